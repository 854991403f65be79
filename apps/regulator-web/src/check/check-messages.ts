/** What the page and its worker say to each other. */
import type { ArchiveHistory, KeptOutcome, VerdictLine } from '@probity/shared-proof-verifier';

/** What this browser saw of a bank's log last time. */
export interface KeptCheckpoint {
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

export interface CheckRequest {
  readonly zip: Uint8Array;
  readonly kept: { readonly checkpoint: KeptCheckpoint; readonly history: ArchiveHistory } | undefined;
  /** Change one bit at random first. */
  readonly flip: boolean;
}

export interface CheckedHeader {
  /** Undefined where the bundle could not be read. */
  readonly headerHash: string | undefined;
  readonly claims: VerdictLine['days'][number]['claims'];
}

export interface CheckResult {
  readonly verdict: VerdictLine['verdict'];
  readonly headers: readonly CheckedHeader[];
  readonly checkpoint: VerdictLine['checkpoint'];
  readonly kept: KeptOutcome | undefined;
  /** Where a bit was changed. */
  readonly flipped: string | undefined;
  readonly notChecked: readonly string[];
  readonly proofs: number;
  readonly milliseconds: number;
}

export type CheckMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'verifier'; readonly file: string; readonly sha256: string }
  | { readonly kind: 'result'; readonly result: CheckResult }
  | { readonly kind: 'failed'; readonly detail: string };
