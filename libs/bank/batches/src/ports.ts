/** What the batches need of the world outside; the api gives it, and tests may give less. */
import type { Claim, EvidenceBundle, SignedReceipt, Verdict } from '@probity/shared-evidence';
import type { EntityManager } from 'typeorm';

/** The regulator's side, over http. Network trouble is thrown as REGULATOR_UNREACHABLE or WITNESS_UNREACHABLE. */
export interface RegulatorPort {
  /** C2SP add-checkpoint: status and body as answered. */
  addCheckpoint(body: string): Promise<{ readonly status: number; readonly body: string }>;
  /**
   * Hands in leaves of the log, from an index on, as the exact text of each. Called before the checkpoint over them.
   * A refusal (another leaf is cosigned there, or one is malformed) is thrown as WITNESS_REFUSED.
   */
  offerLeaves(from: number, leaves: readonly string[]): Promise<void>;
  /** The newest checkpoint that the witness cosigned, with its cosignature; undefined before the first. */
  newestCheckpoint(): Promise<string | undefined>;
  /** Hex hashes of cosigned leaves from an index on, a page at a time; empty at the end. */
  leafHashes(from: number): Promise<readonly string[]>;
  /** Cosigned leaves from an index on, a page at a time. The regulator notes that they were asked for: the log then needs a recovery. */
  lostLeaves(from: number): Promise<readonly string[]>;
  /** Verifier key of the witness. */
  witnessKey(): Promise<string>;
  submitEvidence(bundle: EvidenceBundle): Promise<SignedReceipt>;
  /** Undefined while the header is not judged yet. */
  verdict(headerHash: string): Promise<Verdict | undefined>;
}

/** A posting that could not be scored yet, and whose ledger line is known. */
export interface QuarantinedPosting {
  readonly source: string;
  readonly externalId: string;
  readonly side: 'debit' | 'credit';
  readonly slot: number;
  /** Minor units of the line's currency, as a decimal string. */
  readonly amount: string;
}

/** What intake knows of a business date. Read in the caller's transaction: who holds a date's lock must not wait for a second connection. */
export interface DayFacts {
  /** Postings of the date that are in quarantine now. */
  quarantined(manager: EntityManager, businessDate: string): Promise<QuarantinedPosting[]>;
  /** Digest of the FX table that holds on the date. */
  fxTableDigest(manager: EntityManager, businessDate: string): Promise<bigint>;
}

/** The reference evaluator of a model version (`name@semver`). */
export type EvaluatorOf = (modelVersion: string) => Promise<(features: readonly number[]) => number>;

/** The regulator's own checks, run by the bank before it publishes. */
export type Preflight = (bundle: EvidenceBundle) => Promise<readonly Claim[]>;
