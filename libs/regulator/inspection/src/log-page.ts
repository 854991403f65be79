/** A bank's log as the witness keeps it. Instants are ISO 8601, UTC. */
import type { BatchHeader, Verdict } from '@probity/shared-evidence';

export interface LogEntry {
  readonly index: number;
  readonly kind: 'close' | 'header' | 'receipts';
  /** RFC 9162 leaf hash, hex. */
  readonly hash: string;
  /** Of a close leaf or a header. */
  readonly businessDate: string | null;
  readonly batchIndex: number | null;
  readonly batchKind: BatchHeader['batchKind'] | null;
  /** Of a header that was judged: the best verdict on it. */
  readonly summary: Verdict['summary'] | null;
  /** When a checkpoint that holds it was first cosigned. */
  readonly cosignedAt: string | null;
}

/** A checkpoint that the witness cosigned. */
export interface CosignedCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly cosignedAt: string;
}

/** A signed checkpoint that contradicts the history kept here; it stays as evidence. */
export interface Contradiction {
  readonly size: number;
  readonly root: string;
  readonly seenAt: string;
  /** Who saw it: this witness itself, or another. */
  readonly seenBy: string | null;
  readonly reason: string;
  /** As it was signed. */
  readonly note: string;
}

/** Leaves were handed out again after a restore at the bank. */
export interface HandedOut {
  readonly size: number;
  readonly at: string;
}

export interface LogPage {
  readonly bankId: string;
  /** Name of the log. */
  readonly origin: string;
  readonly head: { readonly size: number; readonly root: string } | null;
  readonly contradictions: readonly Contradiction[];
  readonly handedOut: readonly HandedOut[];
  /** Newest first, at most {@link MAX_CHECKPOINTS}. */
  readonly checkpoints: readonly CosignedCheckpoint[];
  /** Newest first, a page of them. */
  readonly entries: readonly LogEntry[];
  /** `before` of the next page; null on the last. */
  readonly next: number | null;
}

export const MAX_CHECKPOINTS = 200;
export const ENTRIES_A_PAGE = 100;
