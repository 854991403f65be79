/** Money is integers: minor units as bigint, never a float. */
import { AMOUNT_BITS } from '@probity/shared-commitments';
import { ISO_CURRENCIES } from './currencies.js';
import { TransactionError } from './errors.js';

/** ISO 4217 numeric codes of the currencies that intake knows. Bitcoin has none. */
export const CURRENCY_NUMBER: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ISO_CURRENCIES.map(({ code, numeric }) => [code, numeric])), XBT: 0,
};

/** ISO 4217 numeric of a currency. Throws CURRENCY_UNKNOWN. */
export function currencyNumber(currency: string): bigint {
  const number = CURRENCY_NUMBER[currency];
  if (number === undefined) throw new TransactionError('CURRENCY_UNKNOWN', 'the currency is not one that intake knows');
  return BigInt(number);
}

/** Decimal places that `parseMillionths` keeps. */
const MILLIONTHS_DIGITS = 6;

/** Reads an unsigned decimal of at most six places exactly, as integer millionths. Throws AMOUNT_INVALID or AMOUNT_TOO_PRECISE. */
export function parseMillionths(text: string): bigint {
  const match = /^([0-9]{1,18})(?:\.([0-9]+))?$/.exec(text);
  if (!match) throw new TransactionError('AMOUNT_INVALID', 'the amount is not an unsigned decimal');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > MILLIONTHS_DIGITS) throw new TransactionError('AMOUNT_TOO_PRECISE', 'the amount has more than six decimal places');
  return BigInt(match[1]! + fraction.padEnd(MILLIONTHS_DIGITS, '0'));
}

/** Millionths as minor units of a currency with `minorDigits` places. Throws AMOUNT_TOO_PRECISE rather than round. */
export function millionthsToMinor(millionths: bigint, minorDigits: number): bigint {
  const unit = 10n ** BigInt(MILLIONTHS_DIGITS - minorDigits);
  if (millionths % unit !== 0n) throw new TransactionError('AMOUNT_TOO_PRECISE', "the amount has more decimal places than its currency's minor unit");
  return millionths / unit;
}

/** Checks 0 <= amount < 2^48. Throws AMOUNT_OUT_OF_RANGE naming the place. */
export function requireAmount(amount: bigint, name: string): bigint {
  if (amount < 0n || amount >> BigInt(AMOUNT_BITS) !== 0n) {
    throw new TransactionError('AMOUNT_OUT_OF_RANGE', `${name} does not fit ${AMOUNT_BITS} bits of minor units`);
  }
  return amount;
}
