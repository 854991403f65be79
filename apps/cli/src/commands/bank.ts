/** The bank's side: postings in, days closed, the ledger attested by finance. */
import { writeFileSync } from 'node:fs';
import { writeLedger } from '@probity/bank-transactions';
import { ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import { attestBatch } from '../attestor.js';
import type { BatchView } from '../demo/run-day.js';
import { putCustomers, send } from '../demo/set-up.js';
import { amlworldSource } from '../demo/source.js';
import { result, say, stage, table } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

interface ImportOptions extends ConnectionOptions {
  readonly bank: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly ledger?: string;
}

export function bankCommands(program: Command): void {
  withConnection(program.command('import <file>'), 'bank')
    .description('send an AMLworld CSV file to the bank; bad rows are listed and take no good row with them')
    .requiredOption('--bank <ids>', 'bank ids in the file that are this bank, by comma', (text: string) => text.split(','))
    .option('--from <date>', 'first day')
    .option('--to <date>', 'last day')
    .option('--limit <n>', 'at most this many records', Number)
    .option('--ledger <file>', "also write finance's ledger of these rows")
    .action(async (file: string, options: ImportOptions) => {
      const { bank: banks, from, to, limit } = options;
      const { days, customers, rejected } = await amlworldSource({ file, banks, from, to, limit });
      // Finance's ledger comes from the source, not from what intake makes of it.
      if (options.ledger !== undefined) writeFileSync(options.ledger, writeLedger(days.flatMap(({ ledger }) => ledger)));
      const client = connect('bank', 'importer', options);
      await putCustomers(client, customers);
      const transactions = days.flatMap((day) => day.transactions);
      const tally = await stage(`${transactions.length} transactions sent`, (report) => send(client, '/transactions', transactions, report));
      rejected.forEach(({ line, code, reason }) => say(`  line ${line}: ${code}, ${reason}`));
      result({ ...tally, rejected: rejected.length });
    });

  const batch = program.command('batch').description('close a business date, or see how far its batches are');
  withConnection(batch.command('close <date>'), 'bank')
    .description('seal a date; it closes when finance has attested it, see `ledger attest`')
    .option('--kind <kind>', 'normal, empty, late, correction or recovery', 'normal')
    .option('--supersedes <batch>', 'of a correction or a recovery: id of the batch that it replaces')
    .action(async (businessDate: string, options: ConnectionOptions & { kind: string; supersedes?: string }) => {
      result(await connect('bank', 'operator', options).post<BatchView>('/batches', { businessDate, kind: options.kind, supersedes: options.supersedes }));
    });
  withConnection(batch.command('status'), 'bank')
    .description('batches with their proofs and verdicts')
    .option('--date <date>', 'of one business date')
    .action(async (options: ConnectionOptions & { date?: string }) => {
      const query = options.date === undefined ? '' : `?from=${options.date}&to=${options.date}`;
      const batches = await connect('bank', 'reader', options).get<BatchView[]>(`/batches${query}`);
      table(batches.map(({ businessDate, state, records, chunks, proven, verdict, failureCode }) => ({
        date: businessDate, state, records, proofs: `${proven.record + proven.model} of ${2 * chunks}`, verdict: verdict?.summary ?? '', trouble: failureCode ?? '',
      })));
      result(batches);
    });

  const log = program.command('log').description("the bank's log");
  withConnection(log.command('rotate-key'), 'bank')
    .description('let a new key sign the log from its next checkpoint on; the answer is a file for `register`, and until it is registered the witness refuses the new key')
    .action(async (options: ConnectionOptions) => {
      result({ registrations: [await connect('bank', 'operator', options).post('/log/rotate-key')], certificates: [] });
    });

  const ledger = program.command('ledger').description("finance's own command, with finance's own key");
  withConnection(ledger.command('attest'), 'bank')
    .description('attest the sealed batch of a date from a ledger file; the batch closes with it')
    .requiredOption('--date <date>', 'business date')
    .requiredOption('--from <ledger.csv>', "finance's own extract")
    .requiredOption('--attestor <folder>', "finance's folder: its key, its registers and what it attested before")
    .action(async (options: ConnectionOptions & { date: string; from: string; attestor: string }) => {
      const client = connect('bank', 'ledger-attestor', options);
      const batches = await client.list<BatchView>(`/batches?from=${options.date}&to=${options.date}`);
      const sealed = batches.find(({ state }) => state === 'sealed');
      if (!sealed) throw new ProbityError('NOTHING_TO_ATTEST', `no batch of ${options.date} is sealed and waiting: run \`batch close ${options.date}\` first`);
      const { document } = await attestBatch(options.attestor, client, sealed.id, options.from);
      const { missing, extra } = document.differences;
      if (missing + extra > 0) say(`  signed with differences: ${missing} postings without a record, ${extra} records without a posting`);
      result(document);
    });
}
