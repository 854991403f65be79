/** What a judge judges by: what was registered, and what is known of the history. None of it comes from the evidence. */
import {
  bankRegistrationSchema, circuitKeySchema, featureProgramRegistrationSchema, lineRegisterSchema, logKeyRotationSchema, modelRegistrationSchema,
  policyRegistrationSchema, publicKeyString, signedCertificateSchema, type CircuitKey,
} from '@probity/shared-evidence';
import type { BatchKind } from '@probity/shared-commitments';
import { z } from 'zod';
import { parseVerifyingKey, verifyingKeyDigest, type Parsed, type VerifyingKey } from '../groth16.js';

export const TRUST_CLASSES = ['development', 'ceremony'] as const;
export type TrustClass = (typeof TRUST_CLASSES)[number];

/** Registrations of one bank as the regulator has them, in the order in which they were registered. */
export const trustMaterialSchema = z.strictObject({
  bank: bankRegistrationSchema,
  /** In order: each follows on the one before, the first one on the bank's registered key. */
  logKeyRotations: z.array(logKeyRotationSchema),
  lineRegisters: z.array(lineRegisterSchema),
  featurePrograms: z.array(featureProgramRegistrationSchema),
  models: z.array(modelRegistrationSchema),
  policies: z.array(policyRegistrationSchema),
  /** The class is assigned by the regulator's own service, never declared by the bank. */
  circuitKeys: z.array(z.strictObject({ key: circuitKeySchema, trustClass: z.enum(TRUST_CLASSES) })),
  certifiers: z.array(z.strictObject({ name: z.string().min(1), publicKey: publicKeyString })),
  /** Certificates registered ahead; the evidence may carry its own. */
  certificates: z.array(signedCertificateSchema),
  /** C2SP verifier key of the regulator's witness. */
  witnessKey: z.string().min(1),
  /** Development keys are accepted, and said to be, only in a sandbox. */
  sandbox: z.boolean(),
});
export type TrustMaterial = z.infer<typeof trustMaterialSchema>;

/** An earlier header of the same business date, in the log that the witness keeps. */
export interface EarlierHeader {
  readonly headerHash: string;
  readonly batchIndex: number;
  readonly kind: BatchKind;
  /** No claim of its verdict was refused. */
  readonly accepted: boolean;
  /** Log hash of the header it replaced. */
  readonly supersedes?: string;
  /** Its proven totals, per line slot. */
  readonly lines: readonly { readonly count: bigint; readonly amount: bigint }[];
}

/** Another close leaf of the same date in the log. */
export interface OtherClose {
  readonly hash: string;
  readonly batchIndex: number;
  readonly logIndex: number;
  /** True if a header in the log names it. */
  readonly headed: boolean;
  /** True if an approved recovery header in the log abandons it; the judged header itself aside. */
  readonly abandoned: boolean;
}

/** What the regulator knows besides the evidence. */
export type HistoryFacts =
  | {
      readonly known: true;
      /** `kept`: the witness cosigned exactly this checkpoint; `conflicting`: it has, or was offered, another history; `unseen`: neither. */
      readonly checkpoint: 'kept' | 'conflicting' | 'unseen';
      /** True if the witness cosigned a checkpoint that holds the close leaf and not yet the header. */
      readonly closeWitnessedFirst: boolean;
      /** Newest header before this one in the log; undefined if there is none. */
      readonly previousHeader: string | undefined;
      /** True if the header that the evidence names as its predecessor is in the log, and judged or from before a restore, after which its evidence may be lost. */
      readonly namedPreviousKnown: boolean;
      /**
       * `windowsSince` of the bank's other headers: of the one judged first whose claim was not refused, wherever it is in the log. Not of
       * the one before: then one refusal would buy another day for good, and a header that is held back could say what it likes.
       */
      readonly statedWindowsSince?: string;
      /** Headers of the same date before this one in the log, in log order. */
      readonly sameDate: readonly EarlierHeader[];
      /** True if another header of the date, later in the log and known already, has this batch index or a lower one. */
      readonly placeTaken: boolean;
      /** Every other close leaf of the date, in log order. */
      readonly otherCloses: readonly OtherClose[];
      /** Size of the log at which leaves were handed out again after a restore, while no approved recovery header follows it before this one. */
      readonly recovering: number | undefined;
      /** Of the cosigned size that a recovery header names: whether the witness cosigned it, and whether leaves were handed out again at it. */
      readonly recoverySize: { readonly cosigned: boolean; readonly restored: boolean };
    }
  /** Offline: the history rests on the cosignature in the checkpoint. */
  | {
      readonly known: false;
      /** Every earlier header of the date, in log order, where an archive holds them all. */
      readonly sameDate?: readonly EarlierHeader[];
    };

export type KnownHistory = Extract<HistoryFacts, { known: true }>;
export const UNKNOWN_HISTORY: HistoryFacts = { known: false };

/** The checked verifying key of a registered circuit. */
export function parseCircuitKey({ verifyingKey }: Pick<CircuitKey, 'verifyingKey'>): Parsed<VerifyingKey, 'MALFORMED_VERIFYING_KEY'> {
  return parseVerifyingKey({ protocol: 'groth16', curve: 'bn254', nPublic: 1, ...verifyingKey });
}

/** How headers and certificates name a key: hex SHA-256 of its checked wire form; undefined for a malformed key. */
export function circuitKeyDigest(key: Pick<CircuitKey, 'verifyingKey'>): string | undefined {
  const parsed = parseCircuitKey(key);
  return parsed.ok ? verifyingKeyDigest(parsed.value) : undefined;
}

/** The registration in force on a date: the newest valid-from not after it; of equals, the one registered last. */
export function inForce<T extends { readonly validFrom: string }>(registrations: readonly T[], date: string): T | undefined {
  return registrations.reduce<T | undefined>(
    (best, candidate) => (candidate.validFrom <= date && (best === undefined || candidate.validFrom >= best.validFrom) ? candidate : best),
    undefined,
  );
}
