/** Training features, from the code that production runs: Python never computes a feature. */
import { featureRow, EMPTY_WINDOW, type WindowState } from '@probity/bank-features';
import {
  accountKey, fxTableOn, postingOf, toRecords, type CountryRiskList, type FxTable, type Holder, type AccountId, type IdentifiedTransaction, type LineRegister,
} from '@probity/bank-transactions';
import { sha256Hex } from '@probity/shared-commitments';
import type { FeatureProgram } from '@probity/shared-feature-program';

/** One transaction with what only training may know of it. */
export interface TrainingTransaction {
  readonly transaction: IdentifiedTransaction;
  /** 1: laundering. */
  readonly label: 0 | 1;
  /** Free columns, written as they are: typology, variant, episode, payment key … */
  readonly notes: Readonly<Record<string, string>>;
}

export interface TrainingExport {
  readonly program: FeatureProgram;
  readonly transactions: Iterable<TrainingTransaction>;
  readonly banks: ReadonlySet<string>;
  readonly lines: LineRegister;
  readonly fxTables: readonly FxTable[];
  readonly countryRisk: CountryRiskList;
  readonly holderOf: (account: AccountId) => Holder | undefined;
  /** Names of the notes, in column order. */
  readonly noteColumns: readonly string[];
}

/**
 * CSV lines, header first: features in program order, then `label`, `segment`, `customer`, `date` and the notes. Days are UTC.
 * Pseudonyms are cut from SHA-256 here, not from Poseidon under the bank's key: as evenly spread, thousands of times faster,
 * and all that a window takes of a pseudonym is which sketch bit it falls on.
 */
export function* exportTrainingFeatures(options: TrainingExport): Generator<string> {
  const { program, noteColumns } = options;
  yield [...program.features.map(({ name }) => name), 'label', 'segment', 'customer', 'date', ...noteColumns].join(',') + '\n';
  const windows = new Map<string, WindowState>();
  const pseudonyms = new Map<string, bigint>();
  const pseudonymOf = (id: string): bigint => {
    let found = pseudonyms.get(id);
    if (found === undefined) {
      found = BigInt('0x' + sha256Hex(id).slice(0, 30));
      pseudonyms.set(id, found);
    }
    return found;
  };
  const tables = new Map<string, FxTable>();
  const tableOn = (date: string): FxTable => {
    let table = tables.get(date);
    if (table === undefined) {
      table = fxTableOn(options.fxTables, date);
      tables.set(date, table);
    }
    return table;
  };
  for (const { transaction, label, notes } of options.transactions) {
    const date = transaction.bookingTime.slice(0, 10);
    const fx = tableOn(date);
    const businessDate = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    for (const { entry, segment, riskClass, customerId } of toRecords(transaction, { banks: options.banks, lines: options.lines, fx, holderOf: options.holderOf })) {
      const account = accountKey(entry.account);
      const event = { posting: postingOf(entry, { lines: options.lines, fx, countryRisk: options.countryRisk }), counterparty: pseudonymOf(accountKey(entry.counterparty)) };
      const { features, next } = featureRow(program, windows.get(account) ?? EMPTY_WINDOW, event, {
        segment: BigInt(segment), riskClass: BigInt(riskClass), dayStart: businessDate * 86_400, businessDate,
      });
      windows.set(account, next);
      yield [...features, label, segment, customerId, date, ...noteColumns.map((column) => notes[column] ?? '')].join(',') + '\n';
    }
  }
}
