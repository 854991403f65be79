/** The parts of the synthetic bank: parties, customers, and how a payment is written down. */
import type { Channel } from '@probity/shared-commitments';
import type { IdentifiedTransaction } from '@probity/bank-transactions';
import type { Random } from './random.js';

export const OWN_BANK = 'PROBITY';
export const SOURCE = 'core';

export type CustomerKind = 'salaried' | 'student' | 'selfEmployed' | 'landlord' | 'firm' | 'club' | 'paymentInstitution' | 'dormant';

export interface Party {
  readonly bank: string;
  readonly account: string;
  /** ISO 3166-1 numeric. */
  readonly country: number;
}

export interface Customer {
  readonly customerId: string;
  readonly kind: CustomerKind;
  /** 0 private, 1 self-employed, landlords and clubs, 2 firms, 3 institutions. */
  readonly segment: number;
  readonly riskClass: number;
  readonly accounts: readonly Party[];
}

/** What the generator knows of a transaction. Intake never sees it. */
export type Label =
  | { readonly kind: 'laundering'; readonly typology: string; readonly variant: string; readonly episode: string }
  | { readonly kind: 'twin'; readonly twin: string; readonly episode: string };

export interface LabelledTransaction {
  readonly transaction: IdentifiedTransaction;
  readonly label?: Label;
}

/** A payment before it has an id. */
export interface Payment {
  /** Epoch seconds. */
  readonly time: number;
  readonly from: Party;
  readonly to: Party;
  readonly minor: number;
  readonly channel: Channel;
  readonly currency?: 'EUR' | 'USD';
  /** Paid in the one, received in the other currency: euros to dollars, by a rate of the day. */
  readonly crossCurrency?: boolean;
  readonly label?: Label;
}

export const HOME = 276;
const NEIGHBOURS = [40, 250, 528, 56, 616, 724, 380];
/** Under increased monitoring or worse in the example list of country risks. */
const RISKY = [136, 591, 566, 760, 404, 704, 364, 862];
const FAR = [840, 826, 792, 356, 804];

export const DAY = 86_400;

/** Weekday 0 Monday to 6 Sunday of a day number since 1970-01-01, a Thursday. */
export const weekday = (day: number): number => (day + 3) % 7;
export const isBusinessDay = (day: number): boolean => weekday(day) < 5;
export const dayOfMonth = (day: number): number => new Date(day * DAY * 1000).getUTCDate();
export const isoDate = (day: number): string => new Date(day * DAY * 1000).toISOString().slice(0, 10);
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000 / DAY;

/** A time of day between two hours, in seconds since the epoch. */
export const at = (random: Random, day: number, fromHour: number, toHour: number): number => day * DAY + random.int(fromHour * 3600, toHour * 3600 - 1);

/** An account elsewhere, usually at home, sometimes next door. */
export function outsider(random: Random, abroad = 0.06): Party {
  const country = random.chance(abroad) ? random.pick(random.chance(0.7) ? NEIGHBOURS : FAR) : HOME;
  return { bank: `BANK${random.int(1, 40)}`, account: `X${random.int(0, 0xffffff).toString(16).padStart(6, '0')}${random.int(0, 0xffff).toString(16)}`, country };
}

export function offshore(random: Random): Party {
  return { bank: `BANK${random.int(41, 60)}`, account: `F${random.int(0, 0xffffff).toString(16).padStart(6, '0')}`, country: random.pick(RISKY) };
}

export const cashDesk = (random: Random): Party => ({ bank: 'CASH', account: `desk-${random.int(1, 12)}`, country: HOME });
export const merchant = (random: Random, index: number): Party => ({ bank: 'CARDS', account: `m${index}`, country: random.chance(0.03) ? random.pick(NEIGHBOURS) : HOME });

const RISK_OF: Record<CustomerKind, readonly number[]> = {
  salaried: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2], student: [0, 0, 0, 1], selfEmployed: [0, 0, 1, 1, 2], landlord: [0, 0, 1], firm: [0, 1, 1, 2],
  club: [0, 0, 1], paymentInstitution: [2, 2, 3], dormant: [0, 0, 0, 1],
};
const SEGMENT_OF: Record<CustomerKind, number> = {
  salaried: 0, student: 0, dormant: 0, selfEmployed: 1, landlord: 1, club: 1, firm: 2, paymentInstitution: 3,
};
/** Out of 100 customers. */
const SHARES: readonly (readonly [CustomerKind, number])[] = [
  ['salaried', 58], ['student', 12], ['selfEmployed', 10], ['landlord', 4], ['firm', 6], ['club', 3], ['paymentInstitution', 1], ['dormant', 6],
];

/** `count` customers in fixed shares, at least one of each kind where there is room. */
export function makeCustomers(random: Random, count: number): Customer[] {
  const kinds = SHARES.flatMap(([kind, share]) => Array<CustomerKind>(Math.max(1, Math.round((share * count) / 100))).fill(kind)).slice(0, count);
  while (kinds.length < count) kinds.push('salaried');
  return kinds.map((kind, i) => {
    const accounts = kind === 'firm' || kind === 'paymentInstitution' ? 2 : random.chance(0.3) ? 2 : 1;
    const id = String(i + 1).padStart(6, '0');
    return {
      customerId: `C${id}`,
      kind,
      segment: SEGMENT_OF[kind],
      riskClass: random.pick(RISK_OF[kind]),
      accounts: Array.from({ length: accounts }, (_, n) => ({ bank: OWN_BANK, account: `A${id}${n + 1}`, country: HOME })),
    };
  });
}
