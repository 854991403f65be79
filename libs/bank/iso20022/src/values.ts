/** Checks of values, by the data types of ISO 20022 message definitions. None of them quotes the value. */
import { DateTime } from 'luxon';
import type { IsoErrorCode } from './errors.js';
import { simple, type SimpleType } from './schema.js';

/** ISO 4217 currencies whose minor unit is not a hundredth: digits after the point. */
const OTHER_MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};
const HUNDREDTHS = new Set((
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR '
  + 'FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR '
  + 'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP '
  + 'TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW'
).split(' '));

/** Digits after the point of a currency's amounts; undefined for what is no currency of ISO 4217. */
export function minorDigits(currency: string): number | undefined {
  return OTHER_MINOR_DIGITS[currency] ?? (HUNDREDTHS.has(currency) ? 2 : undefined);
}

/** ISO 20022 amounts: 18 digits in all. */
const AMOUNT = /^(?=(?:\.?[0-9]){1,18}$)([0-9]+)(?:\.([0-9]{1,5}))?$/;

/** Minor units of a decimal amount, exactly; or why there are none. */
export function toMinorUnits(text: string, currency: string): bigint | IsoErrorCode {
  const match = AMOUNT.exec(text);
  if (match === null) return 'AMOUNT_INVALID';
  const digits = minorDigits(currency);
  if (digits === undefined) return 'CURRENCY_UNKNOWN';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return fraction.length > digits ? 'AMOUNT_TOO_PRECISE' : BigInt(match[1]! + fraction.padEnd(digits, '0'));
}

/** ISO 13616: country, two check digits, account; the whole is 1 modulo 97 (ISO 7064). */
export function isIban(text: string): boolean {
  const iban = text.toUpperCase();
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) rest = Number(`${rest}${parseInt(sign, 36)}`) % 97;
  return rest === 1;
}

const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;
const DATE_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})?$/;

/** Epoch seconds of an ISODateTime, or NaN. @param zone of times that name none */
export function secondsOf(dateTime: string, zone: string): number {
  if (!DATE_TIME.test(dateTime)) return Number.NaN;
  const parsed = DateTime.fromISO(dateTime, { zone });
  return parsed.isValid ? Math.floor(parsed.toSeconds()) : Number.NaN;
}

const matching = (pattern: RegExp, code: IsoErrorCode): SimpleType => simple((text) => (pattern.test(text) ? undefined : code));

/** 1 to `max` characters, as XML Schema counts them. */
export const text = (max: number): SimpleType => simple((value) => {
  // Below two units a character it can't be too long, nor too short above.
  if (value.length >= 1 && value.length <= max) return undefined;
  return value.length > 2 * max || value.length === 0 || [...value].length > max ? 'TEXT_LENGTH' : undefined;
});
export const pattern = (expression: RegExp): SimpleType => matching(expression, 'VALUE_INVALID');
export const oneOf = (...codes: readonly string[]): SimpleType => simple((value) => (codes.includes(value) ? undefined : 'VALUE_INVALID'));

export const numericText = pattern(/^[0-9]{1,15}$/);
export const decimal = pattern(/^[+-]?(?=(?:\.?[0-9]){1,18}$)[0-9]+(?:\.[0-9]{1,17})?$/);
export const indicator = oneOf('true', 'false', '1', '0');
export const currency = simple((value) => (minorDigits(value) === undefined ? 'CURRENCY_UNKNOWN' : undefined));
export const country = pattern(/^[A-Z]{2}$/);
export const iban = simple((value) => (isIban(value) ? undefined : 'IBAN_INVALID'));
/** ISO 9362. */
export const bic = matching(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'BIC_INVALID');
export const uetr = matching(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/, 'UETR_INVALID');
export const date = simple((value) => (
  /^[0-9-]{10}(?:Z|[+-][0-9]{2}:[0-9]{2})?$/.test(value) && DATE.test(value) && DateTime.fromISO(value.slice(0, 10), { zone: 'utc' }).isValid ? undefined : 'DATE_INVALID'
));
export const dateTime = simple((value) => (Number.isNaN(secondsOf(value, 'utc')) ? 'TIME_INVALID' : undefined));
export const amount = simple((value, { Ccy }) => {
  const minor = toMinorUnits(value, Ccy!);
  return typeof minor === 'bigint' ? undefined : minor;
}, ['Ccy']);
