/** What the batches need of the world outside; the api gives it, and tests may give less. */
import type { Claim, EvidenceBundle, SignedReceipt, Verdict } from '@probity/shared-evidence';

/** The regulator's side, over http. Network trouble is thrown as REGULATOR_UNREACHABLE or WITNESS_UNREACHABLE. */
export interface RegulatorPort {
  /** C2SP add-checkpoint: status and body as answered. */
  addCheckpoint(body: string): Promise<{ readonly status: number; readonly body: string }>;
  /** Verifier key of the witness. */
  witnessKey(): Promise<string>;
  submitEvidence(bundle: EvidenceBundle): Promise<SignedReceipt>;
  /** Undefined while the header is not judged yet. */
  verdict(headerHash: string): Promise<Verdict | undefined>;
}

/** Count and amount of one ledger line. */
export interface LineTally {
  readonly slot: number;
  readonly count: bigint;
  /** Minor units of the line's currency. */
  readonly amount: bigint;
}

/** What intake knows of a business date. */
export interface DayFacts {
  /** Postings of the date that are in quarantine, per line. */
  quarantined(businessDate: string): Promise<readonly LineTally[]>;
  /** Digest of the FX table that holds on the date. */
  fxTableDigest(businessDate: string): Promise<bigint>;
}

/** The reference evaluator of a model version (`name@semver`). */
export type EvaluatorOf = (modelVersion: string) => Promise<(features: readonly number[]) => number>;

/** The regulator's own checks, run by the bank before it publishes. */
export type Preflight = (bundle: EvidenceBundle) => Promise<readonly Claim[]>;
