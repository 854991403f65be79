/** The transcript of a key's ceremony (phase 2), and what it must show before the key counts as one that no single party can forge under. */
import { z } from 'zod';
import { isoInstant, publicKeyString, sha256String, versionedId } from './primitives.js';
import { KNOWN_POWERS_OF_TAU, powersOfTauSchema, type PowersOfTau } from './powers-of-tau.js';
import { signedSchema, type Signed } from './registrations.js';
import { verifyDocument } from './signing.js';

const blake2b = z.string().regex(/^[0-9a-f]{128}$/);
const slots = z.number().int().min(1).max(4096);

/** What a contributor signs about his own contribution, once he has checked the file before and after it. */
export const ceremonyContributionSchema = z.strictObject({
  kind: z.literal('ceremony-contribution'),
  circuit: versionedId,
  slots,
  r1csSha256: sha256String,
  powersOfTau: blake2b,
  initialKeySha256: sha256String,
  /** From zero. */
  index: z.number().int().min(0).max(15),
  by: z.enum(['bank', 'regulator', 'certifier']),
  keyBeforeSha256: sha256String,
  keyAfterSha256: sha256String,
  /** As snarkjs computes it, over the points of the contribution and everything before it. */
  contributionHash: blake2b,
  at: isoInstant,
});
export type CeremonyContribution = z.infer<typeof ceremonyContributionSchema>;

/** A value that nobody knew when the last contribution was made. Of drand's quicknet: one round each three seconds. */
export const ceremonyBeaconSchema = z.strictObject({
  source: z.literal('drand quicknet'),
  round: z.number().int().min(1).max(2 ** 40),
  /** The round's randomness. */
  value: sha256String,
  /** log2 of how often it is hashed. */
  iterations: z.number().int().min(10).max(40),
  contributionHash: blake2b,
});
export type CeremonyBeacon = z.infer<typeof ceremonyBeaconSchema>;

/** Name under which the supervisor's own witness is registered, by two people as any certifier. */
export const CEREMONY_WITNESS = 'regulator-witness';

/** Of a record circuit, whose source is public: verified by the regulator's witness. Of a compiled model: by its certifier, who has the model. */
export const ceremonySchema = z.strictObject({
  kind: z.literal('ceremony'),
  circuit: versionedId,
  role: z.enum(['record', 'model']),
  slots,
  r1csSha256: sha256String,
  powersOfTau: powersOfTauSchema,
  initialKeySha256: sha256String,
  contributions: z.array(signedSchema(ceremonyContributionSchema)).min(1).max(16),
  beacon: ceremonyBeaconSchema,
  finalKeySha256: sha256String,
  /** As headers name the key. */
  verifyingKeySha256: sha256String,
  /** Who verified the final key and signs this: the witness, or a certifier by name. */
  verifiedBy: z.string().min(1).max(200),
});
export type Ceremony = z.infer<typeof ceremonySchema>;

/** Signed by the witness or certifier, after he verified the final key in his own process. */
export const signedCeremonySchema = z.strictObject({ document: ceremonySchema, publicKey: publicKeyString, signature: z.string().regex(/^[0-9a-f]{128}$/) });
export type SignedCeremony = Signed<Ceremony>;

export const CEREMONY_FAULTS = {
  CEREMONY_NOT_VERIFIED: "the transcript is not signed by the regulator's own witness, or for a model's circuit by a certifier who was named",
  CEREMONY_POWERS_UNKNOWN: 'the powers of tau are none of the listed public files',
  CEREMONY_CHAIN_BROKEN: 'the contributions do not follow on each other, or are of another circuit or setup',
  CEREMONY_CONTRIBUTION_FORGED: 'a contribution is not signed by who is said to have made it',
  CEREMONY_OUTSIDER_MISSING: 'nobody outside the bank contributed: the regulator to a record circuit, the certifier to that of a model',
  CEREMONY_BANK_MISSING: 'the bank did not contribute',
  CEREMONY_BEACON_EARLY: 'the beacon was known before the last contribution, or so late that it was chosen among many',
} as const;
export type CeremonyFault = keyof typeof CEREMONY_FAULTS;

/** drand quicknet (52db9ba7…): the first round's instant and the time between rounds, in seconds. */
const QUICKNET = { genesis: 1_692_803_367, period: 3 };
/** Who may take any later round chooses among millions of values. */
const BEACON_WITHIN_SECONDS = 7 * 86_400;

/** The instant of a round, in seconds since 1970. */
export const roundTime = (round: number): number => QUICKNET.genesis + (round - 1) * QUICKNET.period;

/**
 * What is missing for the class `ceremony`; undefined where nothing is. Whether the files are as the transcript says rests on the witness's
 * signature: it gives it only after it recomputed the key and verified every contribution in it.
 * @param verifierKey of the registered witness or certifier that `verifiedBy` names
 */
export function ceremonyFault({ document, ...rest }: SignedCeremony, verifierKey: string, known: readonly PowersOfTau[] = KNOWN_POWERS_OF_TAU): CeremonyFault | undefined {
  const outsider = document.role === 'record' ? 'regulator' : 'certifier';
  const isWitness = document.verifiedBy === CEREMONY_WITNESS;
  if (!verifyDocument({ document, ...rest }, verifierKey) || isWitness !== (document.role === 'record')) return 'CEREMONY_NOT_VERIFIED';
  const { powersOfTau: powers, contributions, beacon } = document;
  if (!known.some(({ name, power, blake2b: digest }) => name === powers.name && power === powers.power && digest === powers.blake2b)) return 'CEREMONY_POWERS_UNKNOWN';
  let current = document.initialKeySha256;
  for (const [index, { document: one }] of contributions.entries()) {
    const same = one.index === index && one.circuit === document.circuit && one.slots === document.slots && one.r1csSha256 === document.r1csSha256
      && one.powersOfTau === powers.blake2b && one.initialKeySha256 === document.initialKeySha256 && one.keyBeforeSha256 === current;
    if (!same) return 'CEREMONY_CHAIN_BROKEN';
    current = one.keyAfterSha256;
  }
  for (const signed of contributions) {
    const expected = signed.publicKey === verifierKey ? outsider : 'bank';
    if (!verifyDocument(signed, signed.publicKey) || signed.document.by !== expected) return 'CEREMONY_CONTRIBUTION_FORGED';
  }
  if (!contributions.some(({ document: { by } }) => by === outsider)) return 'CEREMONY_OUTSIDER_MISSING';
  if (!contributions.some(({ document: { by } }) => by === 'bank')) return 'CEREMONY_BANK_MISSING';
  const after = roundTime(beacon.round) - Math.max(...contributions.map(({ document: { at } }) => Date.parse(at) / 1000));
  return after > 0 && after <= BEACON_WITHIN_SECONDS ? undefined : 'CEREMONY_BEACON_EARLY';
}
