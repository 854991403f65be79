/** From elements of messages to fields of a transaction. */
import type { TransactionInput } from '@probity/bank-transactions';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { countryNumber } from './countries.js';
import { Iso20022Error, type IsoErrorCode } from './errors.js';
import type { Unit } from './structure.js';
import { secondsOf, toMinorUnits } from './values.js';
import { find, findAll, textOf, type XmlElement } from './xml-element.js';

export interface MappingOptions {
  /** IANA zone of the bank: of times that name none. */
  readonly timeZone: string;
}

/** What a message says of a payment, as intake takes it. */
export interface MappedPayment {
  readonly transaction: TransactionInput;
  /** Names the payment in whatever message it is told of; see {@link paymentKey}. None: it can't be recognised elsewhere. */
  readonly key?: string;
  /** Of a statement's entry: which side it tells of. */
  readonly side: 'debit' | 'credit' | '';
}

export type Party = TransactionInput['debtor'];
export type Money = TransactionInput['amount'];

/** Stands for a bank or account that a message leaves out and that is not ours. */
export const NOT_PROVIDED = 'NOTPROVIDED';

/** An identifier as intake takes it: the text itself, or its digest where it holds other signs or is too long. */
export function identifierOf(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._:#/-]{0,127}$/u.test(text) ? text : `sha256:${sha256Hex(text)}`;
}

/** Of banks: without a slash too. */
const bankIdentifier = (text: string): string => (text.includes('/') ? `sha256:${sha256Hex(text)}` : identifierOf(text));

/** BIC (a head office's without its XXX), else the member id of a clearing system, else any other id. */
export function bankOf(agent: XmlElement | undefined): string | undefined {
  const institution = find(agent, 'FinInstnId');
  const bic = textOf(institution, 'BICFI');
  const id = bic?.replace(/^(.{8})XXX$/, '$1') ?? textOf(institution, 'ClrSysMmbId', 'MmbId') ?? textOf(institution, 'Othr', 'Id');
  return id === undefined ? undefined : bankIdentifier(id);
}

export function accountOf(account: XmlElement | undefined): string | undefined {
  const id = textOf(account, 'Id', 'IBAN')?.toUpperCase() ?? textOf(account, 'Id', 'Othr', 'Id');
  return id === undefined ? undefined : identifierOf(id);
}

/** Of the postal address, else of residence, else of the IBAN, where the account is. */
export function countryOf(party: XmlElement | undefined, account: XmlElement | undefined): number {
  const inner = find(party, 'Pty') ?? find(party, 'Agt', 'FinInstnId') ?? party;
  return countryNumber(textOf(inner, 'PstlAdr', 'Ctry') ?? textOf(inner, 'CtryOfRes') ?? textOf(account, 'Id', 'IBAN')?.slice(0, 2).toUpperCase());
}

/** `Dbtr`, `DbtrAcct` and `DbtrAgt` of an element, or of the creditor. @throws Iso20022Error ACCOUNT_MISSING, AGENT_MISSING */
export function partyOf(unit: Unit, holder: XmlElement | undefined, side: 'Dbtr' | 'Cdtr', path = ''): Party {
  const account = find(holder, `${side}Acct`);
  return {
    bank: required(bankOf(find(holder, `${side}Agt`)), unit, 'AGENT_MISSING', `${path}${side}Agt`),
    account: required(accountOf(account), unit, 'ACCOUNT_MISSING', `${path}${side}Acct`),
    country: countryOf(find(holder, side), account),
  };
}

/** An amount that the schema has checked. */
export function moneyOf(element: XmlElement): Money {
  const currency = element.attributes['Ccy']!;
  return { minor: String(toMinorUnits(element.text, currency)), currency };
}

/** `instant` or `transfer`, by local instrument (SEPA: INST) and service level; `internal` between accounts of one bank. */
export function channelOf(paymentTypes: readonly (XmlElement | undefined)[], debtor: Party, creditor: Party): TransactionInput['channel'] {
  if (debtor.bank === creditor.bank && debtor.bank !== NOT_PROVIDED) return 'internal';
  const paymentType = paymentTypes.find((element) => element !== undefined);
  const levels = findAll(paymentType, 'SvcLvl').map((level) => textOf(level, 'Cd'));
  return isInstant(textOf(paymentType, 'LclInstrm', 'Cd')) || levels.some(isInstant) ? 'instant' : 'transfer';
}

export const isInstant = (code: string | undefined): boolean => code === 'INST';

/** ISO 8601 in UTC of the first time there is: a time, or a date, which stands for its noon UTC. */
export function bookingTime(unit: Unit, candidates: readonly (string | undefined)[], { timeZone }: MappingOptions): string {
  const found = required(candidates.find((text) => text !== undefined), unit, 'TIME_MISSING');
  const seconds = found.includes('T') ? secondsOf(found, timeZone) : Date.parse(`${found.slice(0, 10)}T12:00:00Z`) / 1000;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** UETR, or the end-to-end id where there is a real one. */
export function referenceOf(uetr: string | undefined, endToEndId: string | undefined): string | undefined {
  const text = uetr ?? (endToEndId === NOT_PROVIDED ? undefined : endToEndId);
  return text === undefined ? undefined : identifierOf(text);
}

export interface PaymentFacts {
  readonly uetr?: string | undefined;
  readonly endToEndId?: string | undefined;
  /** Of the payment, also where this is its return. */
  readonly debtorAccount: string;
  readonly creditorAccount: string;
  readonly amount: Money;
  /** Interbank settlement, requested execution or value date: `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  /** A payment and its return have the same references. */
  readonly returned: boolean;
}

/**
 * Names a payment, whichever message tells of it: by its UETR; else, since an end-to-end id is the debtor's own and may come
 * again, by that id with both accounts, amount and date. Without the creditor's, a debtor could hide a payment behind an
 * order of his own that names somebody else.
 */
export function paymentKey({ uetr, endToEndId, debtorAccount, creditorAccount, amount, date, returned }: PaymentFacts): string | undefined {
  if (uetr !== undefined) return keyOf(['uetr', uetr.toLowerCase(), returned]);
  if (endToEndId === undefined || date === undefined || [endToEndId, debtorAccount, creditorAccount].includes(NOT_PROVIDED)) return undefined;
  return keyOf(['end-to-end', endToEndId, debtorAccount, creditorAccount, amount.currency, amount.minor, date.slice(0, 10), returned]);
}

const keyOf = (facts: readonly (string | boolean)[]): string => sha256Hex(canonicalJson(facts.map(String)));

/** The key of a payment that is known by a UETR alone, as rows of other files may be. */
export function keyOfReference(reference: string | undefined, returned: boolean): string | undefined {
  const isUetr = reference !== undefined && /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/i.test(reference);
  return isUetr ? keyOf(['uetr', reference.toLowerCase(), returned]) : undefined;
}

/** @throws Iso20022Error naming what the payment lacks */
export function required<T>(value: T | undefined, unit: Unit, code: IsoErrorCode, below = ''): T {
  if (value === undefined) throw new Iso20022Error(code, below === '' ? unit.place : `${unit.place}/${below}`);
  return value;
}

/** Leaves out what is undefined, since a transaction's schema knows no such value. */
export function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
