/** Account windows: warming them up before a bank's first business date. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readTransactions, type IdentifiedTransaction } from '@probity/bank-transactions';
import { ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client.js';
import { putCustomers } from '../demo/set-up.js';
import { amlworldSource } from '../demo/source.js';
import { result, say, stage, type Report } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

interface SeedOptions extends ConnectionOptions {
  readonly from: string;
  readonly bank?: readonly string[];
}

interface HistoryReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: readonly unknown[];
  readonly quarantined: readonly { readonly index: number; readonly code: string; readonly reason: string }[];
}

/** Counts of transactions. Those that came before change nothing; those in conflict or quarantine moved no window. */
export interface SeedTally {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly quarantined: number;
}

const REQUEST_SIZE = 500;

export function windowCommands(program: Command): void {
  const windows = program.command('windows').description('what the bank remembers of each account');
  withConnection(windows.command('seed'), 'bank')
    .description('before the first business date: fill account windows from the transactions of the past; the same file again changes nothing')
    .requiredOption('--from <history>', 'NDJSON, a transaction a line in order of booking time; or with --bank an AMLworld CSV file')
    .option('--bank <ids>', 'bank ids in a CSV file that are this bank, by comma', (text: string) => text.split(','))
    .action(async (options: SeedOptions) => {
      if (!existsSync(options.from)) throw new ProbityError('FILE_MISSING', `--from: there is no file ${options.from}`);
      const bank = connect('bank', 'importer', options);
      const tally = options.bank ? await seedFromCsv(bank, options.from, options.bank) : await seedFromLines(bank, options.from);
      result(tally);
      if (tally.conflicts + tally.quarantined > 0) process.exitCode = 1;
    });
}

/** In two passes, so that a line that can't be history is found before anything is sent. A line at a time is in memory. */
async function seedFromLines(bank: ApiClient, file: string): Promise<SeedTally> {
  const lines = await stage('file read and in order', async () => {
    let count = 0;
    for await (const _ of readTransactions(createReadStream(file))) count += 1;
    return count;
  });
  const bytes = statSync(file).size;
  if (lines === 0) throw new ProbityError('NO_DATA', `--from: ${file} (${bytes} bytes) holds no transaction`);
  return stage(`${lines} transactions sent`, (report) => seedWindows(bank, readTransactions(createReadStream(file)), (read) => report(read / lines)));
}

/** The whole file in memory: its format has no order, so it is sorted first. Every account is its own customer, as with `import`. */
async function seedFromCsv(bank: ApiClient, file: string, banks: readonly string[]): Promise<SeedTally> {
  const { days, customers, rejected } = await amlworldSource({ file, banks });
  await putCustomers(bank, customers);
  const transactions = days.flatMap((day) => day.transactions);
  const tally = await stage(`${transactions.length} transactions sent`, (report) => seedWindows(bank, transactions, (read) => report(read / transactions.length)));
  rejected.forEach(({ line, code, reason }) => say(`  line ${line}: ${code}, ${reason}`));
  return { ...tally, quarantined: tally.quarantined + rejected.length };
}

/** Sends history in requests, one after the other: a request that does not arrive is sent again by running the command again. */
export async function seedWindows(
  bank: Pick<ApiClient, 'post'>, transactions: AsyncIterable<IdentifiedTransaction> | Iterable<IdentifiedTransaction>, progress: (read: number) => ReturnType<Report> = () => undefined,
): Promise<SeedTally> {
  const tally = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, quarantined: 0 };
  const send = async (slice: readonly IdentifiedTransaction[]): Promise<void> => {
    const { accepted, duplicates, conflicts, quarantined } = await bank.post<HistoryReceipt>('/history', { transactions: slice });
    quarantined.forEach(({ index, code, reason }) => say(`  transaction ${tally.read + index + 1}: ${code}, ${reason}`));
    tally.read += slice.length;
    tally.accepted += accepted;
    tally.duplicates += duplicates;
    tally.conflicts += conflicts.length;
    tally.quarantined += quarantined.length;
    progress(tally.read);
  };
  let slice: IdentifiedTransaction[] = [];
  for await (const transaction of transactions) {
    slice.push(transaction);
    if (slice.length === REQUEST_SIZE) {
      await send(slice);
      slice = [];
    }
  }
  if (slice.length > 0) await send(slice);
  return tally;
}
