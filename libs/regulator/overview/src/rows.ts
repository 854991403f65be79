/** What the overview is made from, as the database has it at one moment. */
import type { BatchHeader, Claim, LineRegister, Verdict } from '@probity/shared-evidence';

/** A bank as it is registered. */
export interface BankRow {
  readonly bankId: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** First business date that evidence is owed for. */
  readonly startDate: string;
}

/** A header in the cosigned log with the best verdict on it. */
export interface HeaderRow {
  readonly bankId: string;
  readonly date: string;
  readonly headerHash: string;
  readonly batchIndex: number;
  readonly batchKind: BatchHeader['batchKind'];
  /** Hash of the header that this one replaces. */
  readonly supersedes: string | null;
  readonly summary: Verdict['summary'];
  readonly claims: readonly Claim[];
  /** First evidence of it, first verdict as good as this one, and finance's signature; UTC epoch seconds. */
  readonly receivedAt: number;
  readonly judgedAt: number;
  readonly attestedAt: number | null;
  /** Per slot, of the whole business date up to this batch. */
  readonly coverage: BatchHeader['coverage'];
  /** Of this batch. */
  readonly records: string;
  readonly alerts: string;
}

/** A register of ledger lines. `sequence`: of two with the same valid-from the later one holds. */
export interface LineRegisterRow {
  readonly bankId: string;
  readonly sequence: number;
  readonly validFrom: string;
  readonly lines: LineRegister['lines'];
}

/** Something that was registered. `*` stands for what belongs to no one bank. */
export interface RegistrationSummary {
  readonly bankId: string;
  readonly kind: string;
  readonly name: string;
  readonly validFrom: string | null;
  /** UTC epoch seconds. */
  readonly registeredAt: number;
}

/** What is open besides days. */
export interface OpenMatters {
  /** Checkpoints of the bank that contradict what the witness kept, or what another witness saw. */
  readonly contradictions: readonly { readonly bankId: string; readonly size: number; readonly seenBy: string | null }[];
  /** Evidence that the judge itself failed on. */
  readonly failed: readonly { readonly bankId: string; readonly count: number }[];
  /** Handed in and not yet confirmed by two people. */
  readonly proposals: readonly { readonly bankId: string | null; readonly kind: string; readonly count: number }[];
  /** Keys of the development class: who knows the published seed can make proofs of anything. */
  readonly developmentKeys: number;
}
