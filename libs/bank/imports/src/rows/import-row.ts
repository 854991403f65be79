import { MESSAGE_IDS, NOT_PROVIDED } from '@probity/bank-iso20022';

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
  readonly facts: PaymentFacts;
}

/** What every message says of a payment, as far as it says it. */
export interface PaymentFacts {
  readonly debtor: string | undefined;
  readonly creditor: string | undefined;
  /** Minor units and currency: what was ordered, and what was settled. */
  readonly amounts: readonly string[];
}

/** @param document a transaction, or what should be one */
export function factsOf(document: unknown): PaymentFacts {
  const { debtor, creditor, amount, counterAmount } = document as Record<string, unknown>;
  const amounts = [amount, counterAmount].flatMap((money) => {
    const [minor, currency] = [textIn(money, 'minor'), textIn(money, 'currency')];
    return minor === undefined || currency === undefined ? [] : [`${minor} ${currency}`];
  });
  return { debtor: textIn(debtor, 'account'), creditor: textIn(creditor, 'account'), amounts };
}

function textIn(value: unknown, field: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return typeof found === 'string' && found !== NOT_PROVIDED ? found : undefined;
}

/** Whether two messages that name one payment tell of two: other accounts, or no amount in common. */
export function differ(a: PaymentFacts, b: PaymentFacts): boolean {
  const other = (one: string | undefined, two: string | undefined): boolean => one !== undefined && two !== undefined && one !== two;
  return other(a.debtor, b.debtor) || other(a.creditor, b.creditor) || (a.amounts.length > 0 && b.amounts.length > 0 && !a.amounts.some((amount) => b.amounts.includes(amount)));
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
