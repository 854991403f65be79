import { toRecords, type IdentifiedTransaction } from '@probity/bank-transactions';
import type { DemoSource, SourceDay } from '../demo/source.js';

/** Records that one chunk holds, less room for the deposits below. */
const RECORDS = 28;

/** The start of a day, at most so many records long. */
export function cut({ date, transactions, ledger }: SourceDay, most: number): SourceDay {
  const sides = (externalId: string): number => ledger.filter((entry) => entry.externalId === externalId).length;
  let records = 0;
  const kept = transactions.filter(({ externalId }) => (records += sides(externalId)) <= most);
  const ids = new Set(kept.map(({ externalId }) => externalId));
  return { date, transactions: kept, ledger: ledger.filter(({ externalId }) => ids.has(externalId)) };
}

/**
 * The source as a stage for dishonesty: days of one chunk each, the last one left for the dishonest bank. That one ends
 * with three cash deposits just below the reporting limit, two of them equal: they raise an alert, and two of them can
 * stand in for each other.
 */
export function shortened(source: DemoSource): DemoSource {
  const days = source.days.map((day) => cut(day, RECORDS));
  const last = days.at(-1)!;
  const customer = source.customers.find(({ segment }) => segment === 0)!;
  const deposits = ['950000', '950000', '947000'].map((minor, i): IdentifiedTransaction => ({
    source: 'core', externalId: `deposit-${i}`, bookingTime: `${last.date}T21:0${i}:00Z`, channel: 'cash', reversal: false,
    debtor: { bank: 'CASH', account: `desk-${i}`, country: 276 },
    creditor: { ...customer.accounts[0]!, country: 276 },
    amount: { minor, currency: 'EUR' },
  }));
  const context = { banks: new Set(source.ownBanks), lines: source.lines, fx: source.fxTables.at(-1)!, holderOf: () => customer };
  const entries = deposits.flatMap((deposit) => toRecords(deposit, context).map(({ entry }) => entry));
  return { ...source, days: [...days.slice(0, -1), { ...last, transactions: [...last.transactions, ...deposits], ledger: [...last.ledger, ...entries] }] };
}
