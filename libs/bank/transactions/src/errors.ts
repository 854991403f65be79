/** Why a transaction or a file row can't be taken. Closed: add, never rename. */
export type TransactionErrorCode =
  | 'SCHEMA_INVALID'
  | 'COLUMNS_UNKNOWN'
  | 'ROW_MALFORMED'
  | 'TIME_INVALID'
  | 'TIME_UNSORTED'
  | 'AMOUNT_INVALID'
  | 'AMOUNT_TOO_PRECISE'
  | 'AMOUNT_OUT_OF_RANGE'
  | 'CURRENCY_UNKNOWN'
  | 'FORMAT_UNKNOWN'
  | 'FX_RATE_MISSING'
  | 'LINE_MISSING'
  | 'NOT_OUR_ACCOUNT'
  | 'ACCOUNT_UNKNOWN';

/** Thrown for a transaction that must be quarantined. The message names the place, never the value. */
export class TransactionError extends Error {
  override readonly name = 'TransactionError';
  constructor(
    readonly code: TransactionErrorCode,
    message: string,
  ) {
    super(message);
  }
}
