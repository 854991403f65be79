/** The two fictional banks: ordinary days of the synthetic bank, and what the recorded history needs besides. */
import { businessDateOf, dayBounds } from '@probity/bank-batches';
import { generateBank, holderOf, OWN_BANK, type SyntheticBank } from '@probity/bank-synthetic';
import { fxTableOn, toRecords, type AccountId, type Holder, type IdentifiedTransaction } from '@probity/bank-transactions';
import type { DemoSource, SourceCustomer, SourceDay } from '../demo/source.js';
import { BIG_DAY, DATES, datesBetween, HANSE, TIME_ZONE, TO, type RecordedBank } from './dates.js';

export interface RecordedSource extends DemoSource {
  /** Customers whose accounts were opened on the big day, and were forgotten in the bank's own register at first. */
  readonly openedLater: readonly SourceCustomer[];
  /** By date: transactions that finance books and the bank's service is not given with the others. */
  readonly withheld: ReadonlyMap<string, readonly IdentifiedTransaction[]>;
}

/** Customers of whom finance knows, and the bank's register of accounts does not. */
const FORGOTTEN = customersOf('Q', 2);

/** A little history, so that windows are not empty on the first day. */
const HISTORY_DAYS = 30;
const HOME = 276;

export function recordedSource(bank: RecordedBank): RecordedSource {
  const synthetic = generateBank({
    seed: bank.seed, from: bank.from, days: datesBetween(bank.from, TO).length, customers: bank.customers, historyDays: HISTORY_DAYS, launderingRate: 0, twinRate: 60, plantedEpisodes: 1,
  });
  const openedLater = bank === HANSE ? customersOf('N', BIG_DAY.notFed) : [];
  const all = [...synthetic.history, ...synthetic.transactions].map(({ transaction }) => transaction);
  const byDate = new Map<string, IdentifiedTransaction[]>();
  for (const transaction of all) {
    const date = businessDateOf(Date.parse(transaction.bookingTime) / 1000, TIME_ZONE);
    byDate.set(date, [...(byDate.get(date) ?? []), transaction]);
  }
  const holder = holderOf(synthetic);
  const later = new Map([...openedLater, ...FORGOTTEN].flatMap((customer) => customer.accounts.map(({ account }) => [account, customer])));
  const holds = (account: AccountId): Holder | undefined => holder(account) ?? later.get(account.account);
  const ledgerOf = (date: string, transactions: readonly IdentifiedTransaction[]): SourceDay['ledger'] => {
    const context = { banks: synthetic.banks, lines: synthetic.lines, fx: fxTableOn(synthetic.fxTables, date), holderOf: holds };
    return transactions.flatMap((transaction) => toRecords(transaction, context).map(({ entry }) => entry));
  };

  const withheld = new Map<string, IdentifiedTransaction[]>();
  const days = datesBetween(bank.from, TO).map((date): SourceDay => {
    const ordinary = byDate.get(date) ?? [];
    const transactions = bank === HANSE ? ofHanse(date, ordinary, synthetic, ledgerOf) : ofAlpen(date, ordinary, byDate, synthetic);
    const extra = bank === HANSE && date === DATES.missingPostings ? firstPayments(openedLater, date) : [];
    if (extra.length > 0) withheld.set(date, extra);
    return { date, transactions, ledger: ledgerOf(date, [...transactions, ...extra]) };
  });
  return {
    bankId: bank.bankId,
    name: bank.name,
    ownBanks: [...synthetic.banks],
    baseCurrency: 'EUR',
    timeZone: TIME_ZONE,
    // Low lines, so that banks as small as these have alerts to speak of.
    policy: { thresholds: [90_000, 115_000, 150_000, 125_500], belowLine: [80_000, 100_000, 140_000, 115_000] },
    lines: synthetic.lines,
    fxTables: synthetic.fxTables,
    customers: synthetic.customers.map(({ customerId, segment, riskClass, accounts }) => ({ customerId, segment, riskClass, accounts: accounts.map(({ bank: id, account }) => ({ bank: id, account })) })),
    history: [...byDate].filter(([date]) => date < bank.from).flatMap(([, transactions]) => transactions),
    days,
    openedLater, withheld,
  };
}

type LedgerOf = (date: string, transactions: readonly IdentifiedTransaction[]) => SourceDay['ledger'];

function ofHanse(date: string, ordinary: readonly IdentifiedTransaction[], { customers }: SyntheticBank, ledgerOf: LedgerOf): readonly IdentifiedTransaction[] {
  if (date === DATES.emptySunday) return [];
  // Of accounts that nobody entered at the bank: they wait in quarantine.
  if (date === DATES.quarantine) return [...ordinary, ...firstPayments(FORGOTTEN, date)].sort(byTime);
  if (date !== DATES.missingPostings) return ordinary;
  // A dividend run of another bank's client: one posting a payment.
  const missing = BIG_DAY.ledger - BIG_DAY.notFed - ledgerOf(date, ordinary).length;
  const accounts = customers.flatMap((customer) => customer.accounts);
  const start = dayBounds(date, TIME_ZONE).dayStart + 9 * 3600;
  return [...ordinary, ...Array.from({ length: missing }, (_, i) => payment(date, `dividend-${i}`, start + i * 11, DIVIDENDS, accounts[i % accounts.length]!, 1_900 + 137 * (i % 89)))].sort(byTime);
}

function ofAlpen(date: string, ordinary: readonly IdentifiedTransaction[], byDate: ReadonlyMap<string, readonly IdentifiedTransaction[]>, synthetic: SyntheticBank): readonly IdentifiedTransaction[] {
  if (date === DATES.duplicateArrives) {
    // The file of the day before once more, under new numbers and a day later; finance booked it as well.
    return byDate.get(DATES.duplicatedFile)!.map((transaction) => ({
      ...transaction, externalId: `${transaction.externalId}-again`,
      bookingTime: new Date(Date.parse(transaction.bookingTime) + 86_400_000).toISOString().replace('.000Z', 'Z'),
    }));
  }
  return date >= DATES.muleWaveFrom && date <= DATES.muleWaveTo ? [...ordinary, ...mules(date, synthetic)].sort(byTime) : ordinary;
}

const byTime = (a: IdentifiedTransaction, b: IdentifiedTransaction): number => Date.parse(a.bookingTime) - Date.parse(b.bookingTime);
const DIVIDENDS = { bank: 'BANK7', account: 'dividends', country: HOME };

function payment(date: string, name: string, time: number, debtor: AccountId & { country: number }, creditor: AccountId, minor: number): IdentifiedTransaction {
  return {
    source: 'core', externalId: `${date}-${name}`, bookingTime: new Date(time * 1000).toISOString().replace('.000Z', 'Z'), channel: 'instant', reversal: false,
    debtor, creditor: { bank: creditor.bank, account: creditor.account, country: HOME }, amount: { minor: String(minor), currency: 'EUR' },
  };
}

/** Paid in from anywhere, and gone within the hour, at private customers, four times a day. */
function mules(date: string, { customers }: SyntheticBank): IdentifiedTransaction[] {
  const owners = customers.filter(({ segment }) => segment === 0);
  const day = Number(date.slice(-2));
  const { dayStart } = dayBounds(date, TIME_ZONE);
  return Array.from({ length: 4 }, (_, i) => {
    const own = owners[(day + 3 * i) % owners.length]!.accounts[0]!;
    const mine = { bank: own.bank, account: own.account, country: HOME };
    const total = 310_000 + 71_300 * ((day + i) % 7);
    const start = dayStart + (8 + 3 * i) * 3600;
    const elsewhere = (n: number): { bank: string; account: string; country: number } => ({ bank: `BANK${11 + n}`, account: `mule-${date}-${i}-${n}`, country: n === 2 ? 566 : HOME });
    return [
      payment(date, `mule-${i}-in`, start, elsewhere(0), mine, total),
      payment(date, `mule-${i}-out-1`, start + 700, mine, elsewhere(1), Math.floor(total * 0.5)),
      payment(date, `mule-${i}-out-2`, start + 1_900, mine, elsewhere(2), Math.floor(total * 0.45)),
    ];
  }).flat();
}

function customersOf(letter: string, count: number): SourceCustomer[] {
  return Array.from({ length: count }, (_, i) => {
    const customerId = `${letter}${String(i + 1).padStart(5, '0')}`;
    return { customerId, segment: 0, riskClass: 1, accounts: [{ bank: OWN_BANK, account: `${customerId}1` }] };
  });
}

function firstPayments(customers: readonly SourceCustomer[], date: string): IdentifiedTransaction[] {
  const start = dayBounds(date, TIME_ZONE).dayStart + 15 * 3600;
  return customers.map(({ accounts }, i) => payment(date, `opening-${i}`, start + i * 60, { bank: 'BANK3', account: `before-${i}`, country: HOME }, accounts[0]!, 50_000 + 2_500 * i));
}
