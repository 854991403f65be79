import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportTrainingFeatures, generateBank, holderOf, type Label, type LabelledTransaction, type TrainingExport, type TrainingTransaction } from '@probity/bank-synthetic';
import { accountAsCustomer, AMLWORLD_FX, AMLWORLD_LINES, EXAMPLE_COUNTRY_RISK, importAmlworld } from '@probity/bank-transactions';
import type { Command } from 'commander';
import { shippedProgram } from '../circuits.js';
import { say } from '../terminal.js';

type TrainingData = Omit<TrainingExport, 'program' | 'countryRisk'>;

const TRAINING_FROM = '2025-03-03';

export function featureCommands(program: Command): void {
  const features = program.command('features').description('features as production computes them; training reads them, and computes none itself');
  const write = features.command('export').description('training features as CSV, with labels and the columns to split by');
  write
    .command('retail <out.csv>')
    .description('of the synthetic bank')
    .option('--customers <n>', 'customers', Number, 6000)
    .option('--days <n>', 'days after the history', Number, 90)
    .option('--seed <n>', 'seed', Number, 7)
    .action((out: string, size: { customers: number; days: number; seed: number }) => exportTo(out, retail(size)));
  write
    .command('amlworld <file> <out.csv>')
    .description('of an AMLworld file')
    .option('--bank <ids>', 'only records of these banks, by comma', (text) => text.split(','), [])
    .action(async (file: string, out: string, { bank }: { bank: string[] }) => exportTo(out, await amlworld(file, bank)));
}

async function exportTo(out: string, data: TrainingData): Promise<void> {
  await pipeline(Readable.from(exportTrainingFeatures({ program: shippedProgram(), countryRisk: EXAMPLE_COUNTRY_RISK, ...data })), createWriteStream(out));
  say(`  written: ${out}`);
}

function retail({ customers, days, seed }: { customers: number; days: number; seed: number }): TrainingData {
  const bank = generateBank({ seed, from: TRAINING_FROM, days, customers, historyDays: 45, launderingRate: 40, twinRate: 110, plantedEpisodes: 0 });
  const training = ({ transaction, label }: LabelledTransaction): TrainingTransaction => ({
    transaction,
    label: label?.kind === 'laundering' ? 1 : 0,
    notes: { ...notesOf(label), warmup: transaction.bookingTime < TRAINING_FROM ? '1' : '0' },
  });
  return {
    transactions: [...bank.history, ...bank.transactions].map(training),
    banks: bank.banks, lines: bank.lines, fxTables: bank.fxTables, holderOf: holderOf(bank),
    noteColumns: ['warmup', 'typology', 'variant', 'twin', 'episode'],
  };
}

function notesOf(label: Label | undefined): Record<string, string> {
  if (!label) return {};
  return label.kind === 'laundering' ? { typology: label.typology, variant: label.variant, episode: label.episode } : { twin: label.twin, episode: label.episode };
}

async function amlworld(file: string, banks: readonly string[]): Promise<TrainingData> {
  const { transactions } = await importAmlworld(createReadStream(file), { banks });
  const own = banks.length > 0 ? banks : transactions.flatMap(({ transaction }) => [transaction.debtor.bank, transaction.creditor.bank]);
  const seen = new Set<string>();
  return {
    transactions: transactions.map(({ transaction, laundering, paymentKey }) => {
      const repeated = seen.has(paymentKey) ? '1' : '0';
      seen.add(paymentKey);
      return { transaction, label: laundering ? 1 : 0, notes: { paymentKey, repeated, channel: transaction.channel } };
    }),
    banks: new Set(own), lines: AMLWORLD_LINES, fxTables: [AMLWORLD_FX], holderOf: accountAsCustomer,
    noteColumns: ['paymentKey', 'repeated', 'channel'],
  };
}
