/** What the page and its worker say to each other. */
import type { OfflineResult, VerdictLine } from '@probity/shared-proof-verifier';

export interface CheckRequest {
  readonly zip: Uint8Array;
  /** Text of a file of registrations that the reader gave. */
  readonly trust: string | undefined;
}

/** What the header itself says; undefined where the bundle could not be read. */
export interface CheckedHeader {
  readonly bankId: string;
  readonly date: string;
  readonly batchKind: string;
  readonly batchIndex: number;
  readonly records: string;
  readonly alerts: string;
  readonly headerHash: string;
  readonly explanation: string | undefined;
}

export interface CheckResult extends Pick<OfflineResult, 'trustFrom' | 'sandbox' | 'notChecked'> {
  readonly line: VerdictLine;
  /** One for each entry of `line.days`. */
  readonly headers: readonly (CheckedHeader | undefined)[];
  readonly sha256: string;
}

export type CheckMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: CheckResult }
  | { readonly kind: 'bad registrations' }
  | { readonly kind: 'failed'; readonly detail: string };
