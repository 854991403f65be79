import { MESSAGE_IDS } from '@probity/bank-iso20022';

export const IMPORT_FORMATS = ['ndjson', 'csv', ...MESSAGE_IDS] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A payment as its key names it, whatever message tells of it. */
export interface PaymentClaim {
  readonly key: string;
  readonly source: string;
  readonly externalId: string;
  /** Of a statement's entry: the side it tells of. */
  readonly side: 'debit' | 'credit' | '';
  /** Where the payment has one: transactions of other sources may have it as their reference. */
  readonly uetr?: string;
  /** It is the return of the payment of that UETR. */
  readonly returned: boolean;
}

/** One row of a file. */
export type ImportRow =
  /** For intake, which checks it. */
  | { readonly kind: 'document'; readonly place: string; readonly document: unknown; readonly claim?: PaymentClaim }
  /** It can't be read as a transaction. */
  | { readonly kind: 'refused'; readonly place: string; readonly code: string; readonly reason: string; readonly raw: unknown }
  /** Nothing to take: an entry that is not booked. */
  | { readonly kind: 'skipped'; readonly place: string };

/** Longest line of an NDJSON file, longest row of a CSV file. */
export const MAX_ROW_BYTES = 64 << 10;
