/** What a bank registers with its supervisor before any evidence. Registering is no approval. */
import { LINE_SLOTS } from '@probity/shared-commitments';
import { featureProgramSchema } from '@probity/shared-feature-program';
import { z } from 'zod';
import { bankIdString, fieldString, isoDate, isoInstant, lineSlot, publicKeyString, sha256String, signatureString, versionedId } from './primitives.js';
import { recoveryKeysSchema } from './recovery.js';

/** The register of ledger lines: which lines exist, in which slot of the totals, in which currency. */
export const lineRegisterSchema = z.strictObject({
  kind: z.literal('line-register'),
  bankId: bankIdString,
  version: z.number().int().min(1),
  validFrom: isoDate,
  baseCurrency: z.string().regex(/^[A-Z]{3}$/),
  lines: z
    .array(z.strictObject({ slot: lineSlot, code: z.string().regex(/^[a-z][a-z0-9-]*$/), name: z.string().min(1), currency: z.string().regex(/^[A-Z]{3}$/) }))
    .min(1)
    .max(LINE_SLOTS)
    .refine((lines) => (['slot', 'code'] as const).every((name) => new Set(lines.map((line) => line[name])).size === lines.length), 'a slot or a code stands twice'),
});
export type LineRegister = z.infer<typeof lineRegisterSchema>;

export const bankRegistrationSchema = z.strictObject({
  kind: z.literal('bank-registration'),
  bankId: bankIdString,
  name: z.string().min(1),
  /** IANA time zone: the business date is the calendar date in it. */
  timeZone: z.string().min(1),
  /** C2SP verifier key of the log: `<origin>+<hash>+<base64>`. */
  logKey: z.string().min(1),
  attestorKey: publicKeyString,
  queryKeyCommitment: fieldString,
  /** First business date that evidence is owed for. */
  startDate: isoDate,
  /** Who may approve a recovery, two for each. Without them none is accepted. */
  recoveryKeys: recoveryKeysSchema.optional(),
});
export type BankRegistration = z.infer<typeof bankRegistrationSchema>;

/**
 * Names the next key of a bank's log, which keeps its name. Signed by both keys, each over the document without the two
 * signatures: see the proof verifier's `log-keys.ts`.
 */
export const logKeyRotationSchema = z.strictObject({
  kind: z.literal('log-key-rotation'),
  bankId: bankIdString,
  /** C2SP verifier keys. */
  oldKey: z.string().min(1),
  newKey: z.string().min(1),
  /** First size of the log whose checkpoint the new key signs. */
  fromSize: z.number().int().min(1).max(2 ** 31 - 1),
  oldSignature: signatureString,
  newSignature: signatureString,
});
export type LogKeyRotation = z.infer<typeof logKeyRotationSchema>;

/** The key that the bank signs its requests with; the newest version counts, and no other. */
export const requestKeySchema = z.strictObject({ kind: z.literal('request-key'), bankId: bankIdString, version: z.number().int().min(1), publicKey: publicKeyString });
export type RequestKey = z.infer<typeof requestKeySchema>;

export const policyRegistrationSchema = z.strictObject({
  kind: z.literal('policy-registration'),
  bankId: bankIdString,
  version: z.number().int().min(1),
  validFrom: isoDate,
  policyCommitment: fieldString,
});
export type PolicyRegistration = z.infer<typeof policyRegistrationSchema>;

export const modelRegistrationSchema = z.strictObject({
  kind: z.literal('model-registration'),
  bankId: bankIdString,
  modelId: versionedId,
  modelDigest: fieldString,
  modelCircuit: versionedId,
  featureProgramDigest: fieldString,
  validFrom: isoDate,
});
export type ModelRegistration = z.infer<typeof modelRegistrationSchema>;

export const featureProgramRegistrationSchema = z.strictObject({
  kind: z.literal('feature-program-registration'),
  bankId: bankIdString,
  program: featureProgramSchema,
  recordCircuit: versionedId,
  validFrom: isoDate,
});
export type FeatureProgramRegistration = z.infer<typeof featureProgramRegistrationSchema>;

const g1 = z.tuple([z.string(), z.string()]);
const g2 = z.tuple([g1, g1]);
/** A Groth16 verifying key over BN254: affine points as decimal strings, G2 limbs as c0, c1. Points are checked by the verifier. */
export const verifyingKeySchema = z.strictObject({ alpha: g1, beta: g2, gamma: g2, delta: g2, ic: z.tuple([g1, g1]) });
export type VerifyingKey = z.infer<typeof verifyingKeySchema>;
export const proofSchema = z.strictObject({ a: g1, b: g2, c: g1 });
export type Proof = z.infer<typeof proofSchema>;

/** A circuit's key as the bank submits it. The trust class is assigned by the regulator's own service. */
export const circuitKeySchema = z.strictObject({
  kind: z.literal('circuit-key'),
  circuit: versionedId,
  role: z.enum(['record', 'model']),
  /** Records per chunk. */
  slots: z.number().int().min(1).max(4096),
  verifyingKey: verifyingKeySchema,
  /** Direct setup only: the published seed, from which anyone can make the same key. */
  developmentSeed: z.string().min(1).optional(),
});
export type CircuitKey = z.infer<typeof circuitKeySchema>;

/** Says which model a key stands for; the key alone does not. */
export const circuitCertificateSchema = z.strictObject({
  kind: z.literal('circuit-certificate'),
  modelId: versionedId,
  modelDigest: fieldString,
  modelCircuit: versionedId,
  featureProgramDigest: fieldString,
  slots: z.number().int().min(1).max(4096),
  r1csSha256: sha256String,
  /** Of the zkey before and after the certifier's contribution; equal for a direct development setup. */
  initialKeySha256: sha256String,
  finalKeySha256: sha256String,
  verifyingKeySha256: sha256String,
  certifier: z.string().min(1),
  issuedAt: isoInstant,
});
export type CircuitCertificate = z.infer<typeof circuitCertificateSchema>;

/** A document with an Ed25519 signature over its kind and canonical JSON, see `signDocument`. */
export const signedSchema = <T extends z.ZodType>(document: T) => z.strictObject({ document, publicKey: publicKeyString, signature: signatureString });
export interface Signed<T> {
  readonly document: T;
  readonly publicKey: string;
  readonly signature: string;
}
export const signedCertificateSchema = signedSchema(circuitCertificateSchema);
export type SignedCertificate = z.infer<typeof signedCertificateSchema>;

/** Everything that crosses as a registration, told apart by `kind`; a certificate crosses signed. */
export const registrationSchema = z.discriminatedUnion('kind', [
  bankRegistrationSchema,
  lineRegisterSchema,
  featureProgramRegistrationSchema,
  modelRegistrationSchema,
  policyRegistrationSchema,
  circuitKeySchema,
  logKeyRotationSchema,
  requestKeySchema,
]);
export type Registration = z.infer<typeof registrationSchema>;
