/** The synthetic bank: same options, same transactions, on every machine. */
import { parseTransaction, RETAIL_LINES, type FxTable, type Holder, type LineRegister, type AccountId } from '@probity/bank-transactions';
import { habitOf } from './habits.js';
import { Random } from './random.js';
import { TWINS } from './twins.js';
import { EPISODE_DAYS, TYPOLOGIES, type Cast } from './typologies.js';
import {
  DAY, dayNumber, isoDate, makeCustomers, OWN_BANK, SOURCE, type Customer, type CustomerKind, type Label, type LabelledTransaction, type Payment,
} from './world.js';

export interface SyntheticBankOptions {
  readonly seed: number;
  /** First date after the history, 'YYYY-MM-DD'. */
  readonly from: string;
  /** Calendar days from there. */
  readonly days: number;
  readonly customers: number;
  /** Days before `from`, for account windows that aren't empty. */
  readonly historyDays: number;
  /** Laundering episodes per 1,000 customers and 30 days, spread evenly. */
  readonly launderingRate: number;
  /** Innocent twins that happen once, by the same measure. */
  readonly twinRate: number;
  /** Laundering episodes that start on the first of the `days`, on top of the rate. */
  readonly plantedEpisodes: number;
}

export interface SyntheticBank {
  readonly banks: ReadonlySet<string>;
  readonly customers: readonly Customer[];
  readonly lines: LineRegister;
  /** One a day, history included. */
  readonly fxTables: readonly FxTable[];
  /** Before `from`, by time. */
  readonly history: readonly LabelledTransaction[];
  /** The `days` from `from`, by time. */
  readonly transactions: readonly LabelledTransaction[];
}

/** Sizes of the demo: about 230 records a day, from Wednesday 2026-03-11 for three business days. */
export const DEMO_BANK = { customers: 115, historyDays: 40, launderingRate: 0, twinRate: 60, plantedEpisodes: 3 } as const;

/** Makes the bank: customers, their habits day by day, laundering and innocent twins among them. */
export function generateBank(options: SyntheticBankOptions): SyntheticBank {
  const { seed } = options;
  const fromDay = dayNumber(options.from);
  const firstDay = fromDay - options.historyDays;
  const endDay = fromDay + options.days;
  const customers = makeCustomers(new Random(seed, 'customers'), options.customers);
  const payments: Payment[] = [];
  const peers = customers.map(({ accounts }) => accounts[0]!);
  for (const customer of customers) {
    const habit = habitOf(seed, customer, peers);
    for (let day = firstDay; day < endDay; day++) payments.push(...habit(day));
  }
  payments.push(...episodes(options, customers, firstDay, fromDay, endDay));
  const fxTables = ratesOf(new Random(seed, 'fx'), firstDay, endDay);
  const inside = payments.filter(({ time }) => time >= firstDay * DAY && time < endDay * DAY);
  inside.sort((a, b) => a.time - b.time);
  const all = inside.map((payment, i) => write(payment, i, fxTables[Math.floor(payment.time / DAY) - firstDay]!));
  const split = inside.findIndex(({ time }) => time >= fromDay * DAY);
  return {
    banks: new Set([OWN_BANK]), customers, lines: RETAIL_LINES, fxTables,
    history: split < 0 ? all : all.slice(0, split),
    transactions: split < 0 ? [] : all.slice(split),
  };
}

/** Looks up who holds an account of the synthetic bank. */
export function holderOf(bank: Pick<SyntheticBank, 'customers'>): (account: AccountId) => Holder | undefined {
  const holders = new Map<string, Holder>();
  for (const { accounts, customerId, segment, riskClass } of bank.customers) {
    accounts.forEach(({ account }) => holders.set(account, { customerId, segment, riskClass }));
  }
  return ({ bank: id, account }) => (id === OWN_BANK ? holders.get(account) : undefined);
}

function episodes(options: SyntheticBankOptions, customers: readonly Customer[], firstDay: number, fromDay: number, endDay: number): Payment[] {
  const random = new Random(options.seed, 'episodes');
  const byKind = new Map<CustomerKind, Customer[]>();
  for (const customer of customers) byKind.set(customer.kind, [...(byKind.get(customer.kind) ?? []), customer]);
  const castFor = (day: number): Cast => {
    const taken = new Set<string>();
    const choose = (kinds: readonly CustomerKind[], accounts: number): Customer => {
      const fitting = kinds.flatMap((kind) => byKind.get(kind) ?? []).filter((customer) => !taken.has(customer.customerId) && customer.accounts.length >= accounts);
      const chosen = random.pick(fitting.length > 0 ? fitting : customers);
      taken.add(chosen.customerId);
      return chosen;
    };
    return { random, day, someone: (...kinds) => choose(kinds, 1), someoneWithTwo: (...kinds) => choose(kinds, 2) };
  };
  const months = (endDay - firstDay) / 30;
  const count = (rate: number): number => Math.round((rate * customers.length * months) / 1000);
  const scripts = Object.entries(TYPOLOGIES).flatMap(([typology, variants]) => Object.entries(variants).map(([variant, script]) => ({ typology, variant, script })));
  const anyDay = (): number => random.int(firstDay, Math.max(firstDay, endDay - EPISODE_DAYS));
  const marked = (payments: Payment[], label: Label): Payment[] => payments.map((payment) => ({ ...payment, label }));
  const launder = (day: number, which: (typeof scripts)[number], i: number): Payment[] =>
    marked(which.script(castFor(day)), { kind: 'laundering', typology: which.typology, variant: which.variant, episode: `laundering-${i}` });

  const result: Payment[] = [];
  const planted = random.sample(scripts.filter(({ typology }) => ['instant mule', 'fan-in', 'structuring', 'scatter-gather'].includes(typology)), options.plantedEpisodes);
  planted.forEach((which, i) => result.push(...launder(fromDay, which, i)));
  for (let i = 0; i < count(options.launderingRate); i++) result.push(...launder(anyDay(), scripts[i % scripts.length]!, options.plantedEpisodes + i));
  const twins = Object.entries(TWINS);
  for (let i = 0; i < count(options.twinRate); i++) {
    const [twin, script] = twins[i % twins.length]!;
    result.push(...marked(script(castFor(anyDay())), { kind: 'twin', twin, episode: `twin-${i}` }));
  }
  return result;
}

/** Dollars wander around 0.92 euros, a step a day. */
function ratesOf(random: Random, firstDay: number, endDay: number): FxTable[] {
  let dollar = 9_200;
  return Array.from({ length: endDay - firstDay }, (_, i) => {
    dollar = Math.min(9_900, Math.max(8_500, dollar + random.int(-45, 45)));
    return {
      version: `synthetic-${isoDate(firstDay + i)}`, date: isoDate(firstDay + i), base: 'EUR',
      rates: [
        { currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' },
        { currency: 'USD', minorDigits: 2, numerator: String(dollar), denominator: '10000' },
      ],
    };
  });
}

function write(payment: Payment, index: number, fx: FxTable): LabelledTransaction {
  const { time, from, to, minor, label } = payment;
  const currency = payment.currency ?? 'EUR';
  const both = from.bank === OWN_BANK && to.bank === OWN_BANK;
  const { numerator, denominator } = fx.rates.find((rate) => rate.currency === 'USD')!;
  const externalId = `T${String(index + 1).padStart(8, '0')}`;
  const transaction = parseTransaction({
    source: SOURCE,
    externalId,
    bookingTime: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
    debtor: from,
    creditor: to,
    amount: { minor: String(minor), currency },
    ...(payment.crossCurrency && !both ? { counterAmount: { minor: String((BigInt(minor) * BigInt(denominator)) / BigInt(numerator)), currency: 'USD' } } : {}),
    channel: both ? 'internal' : payment.channel,
  });
  return { transaction: { ...transaction, externalId }, ...(label ? { label } : {}) };
}
