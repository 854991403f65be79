/** Files for tests of imports, and a bank that runs them by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore, ImportJobs, ImportRunner, type ImportFormat, type ImportView } from '@probity/bank-imports';
import type { Intake } from '@probity/bank-intake';
import type { TransactionInput } from '@probity/bank-transactions';
import { createLogger, systemClock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

export const CSV_HEADER = 'source,external_id,booking_time,debtor_bank,debtor_account,debtor_country,creditor_bank,creditor_account,creditor_country,amount,currency,channel,counter_amount,counter_currency,reversal,reference';

export function csvOf(transactions: readonly TransactionInput[]): string {
  const rows = transactions.map(({ source, externalId, bookingTime, debtor, creditor, amount, channel, counterAmount, reversal, reference }) => [
    source, externalId, bookingTime, debtor.bank, debtor.account, debtor.country, creditor.bank, creditor.account, creditor.country, amount.minor, amount.currency, channel,
    counterAmount?.minor, counterAmount?.currency, reversal, reference,
  ].map((field) => field ?? '').join(','));
  return `${[CSV_HEADER, ...rows].join('\n')}\n`;
}

export const ndjsonOf = (documents: readonly unknown[]): string => documents.map((document) => `${JSON.stringify(document)}\n`).join('');

export async function* bytesOf(text: string | Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

/** Imports of a bank, with a runner that runs when it is told to. */
export class TestImports {
  readonly directory = mkdtempSync(join(tmpdir(), 'probity-imports-'));
  readonly files = new FileStore(this.directory);
  readonly jobs: ImportJobs;

  constructor(private readonly dataSource: DataSource, private readonly intake: Pick<Intake, 'take'>) {
    this.jobs = new ImportJobs(dataSource, this.files, systemClock);
  }

  /** Another process, as it were. */
  runner(intake = this.intake): ImportRunner {
    return new ImportRunner(this.dataSource, this.files, () => intake as Intake, systemClock, createLogger({ name: 'test', level: 'silent' }));
  }

  async receive(text: string | Uint8Array, format: ImportFormat): Promise<ImportView> {
    return this.jobs.receive(bytesOf(text), format, 'test');
  }

  async take(text: string | Uint8Array, format: ImportFormat): Promise<ImportView> {
    const { id } = await this.receive(text, format);
    await this.runner().runWaiting();
    return this.jobs.byId(id);
  }

  async errors(id: string): Promise<{ row: number; place: string; code: string; reason: string }[]> {
    const lines: string[] = [];
    for await (const line of this.jobs.errorFile(id)) lines.push(line);
    return lines.map((line) => JSON.parse(line) as { row: number; place: string; code: string; reason: string });
  }

  close(): void {
    rmSync(this.directory, { recursive: true });
  }
}
