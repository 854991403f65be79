/** Imports as their senders see them. */
import { newId, type Clock } from '@probity/shared-platform';
import { LessThan, MoreThan, type DataSource } from 'typeorm';
import { ImportEntity, ImportRowErrorEntity, type ImportState } from './entities/import.entity.js';
import { ImportError } from './errors.js';
import type { FileStore } from './file-store.js';
import type { ImportFormat } from './rows/import-row.js';

/** What is told of an import. */
export interface ImportView {
  readonly id: string;
  readonly format: ImportFormat;
  readonly sha256: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** Of the bytes, 0 to 1. */
  readonly progress: number;
  readonly rows: { readonly read: number; readonly accepted: number; readonly duplicates: number; readonly conflicts: number; readonly quarantined: number; readonly refused: number; readonly skipped: number };
  readonly records: number;
  readonly alerts: number;
  /** Why a broken file could not be read on, and where. */
  readonly failure: { readonly code: string; readonly place: string } | null;
  /** Code of what keeps it from going on; it is tried again. */
  readonly trouble: string | null;
  readonly actor: string;
  readonly receivedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const UNFINISHED: ImportState[] = ['waiting', 'running'];
const ERRORS_PAGE = 1000;

export class ImportJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a file to the disk and puts it in line. The same file again is the former import: one that was cancelled goes on
   * where it stopped, and one that lost its file has it again.
   * @throws ImportError IMPORT_TOO_LARGE, IMPORT_EMPTY, IMPORT_INCOMPLETE, IMPORT_STORE_FULL
   */
  async receive(input: AsyncIterable<Uint8Array>, format: ImportFormat, actor: string): Promise<ImportView> {
    const file = await this.files.receive(input);
    try {
      const row = { id: newId(), format, sha256: file.sha256, bytes: BigInt(file.bytes), state: 'waiting' as const, actor, receivedAt: BigInt(this.clock.nowSeconds()) };
      // The unique key of hash and format decides which of two senders was first. The file is there before anybody can look for it.
      return await this.dataSource.transaction(async (manager) => {
        await manager.createQueryBuilder().insert().into(ImportEntity).values(row).orIgnore().execute();
        const found = await manager.findOneOrFail(ImportEntity, { where: { sha256: file.sha256, format }, lock: { mode: 'pessimistic_write' } });
        const goesOn = found.state === 'cancelled';
        if (goesOn) await manager.update(ImportEntity, { id: found.id }, { state: 'waiting', finishedAt: null, trouble: null });
        if (goesOn || (UNFINISHED.includes(found.state) && !this.files.has(found.id))) await this.files.keep(file, found.id);
        return viewOf(await manager.findOneByOrFail(ImportEntity, { id: found.id }));
      });
    } finally {
      await this.files.discard(file);
    }
  }

  /** The newest first, and one more than `limit` where there are more. @param before id of the last one seen */
  async list(limit: number, before?: string): Promise<ImportView[]> {
    const rows = await this.dataSource.manager.find(ImportEntity, { where: before === undefined ? {} : { id: LessThan(before) }, order: { id: 'DESC' }, take: limit + 1 });
    return rows.map(viewOf);
  }

  /** @throws ImportError IMPORT_UNKNOWN */
  async byId(id: string): Promise<ImportView> {
    const found = await this.dataSource.manager.findOneBy(ImportEntity, { id });
    if (found === null) throw unknown();
    return viewOf(found);
  }

  /** The rows that were not taken, as NDJSON: place, code and reason, never a value. */
  async *errorFile(id: string): AsyncGenerator<string> {
    let after = 0;
    for (;;) {
      const rows = await this.dataSource.manager.find(ImportRowErrorEntity, { where: { importId: id, rowNumber: MoreThan(after) }, order: { rowNumber: 'ASC' }, take: ERRORS_PAGE });
      for (const { rowNumber, place, code, reason } of rows) yield `${JSON.stringify({ row: rowNumber, place, code, reason })}\n`;
      if (rows.length < ERRORS_PAGE) return;
      after = rows.at(-1)!.rowNumber;
    }
  }

  /**
   * Stops an import after the slice it is at. What was taken stays.
   * @throws ImportError IMPORT_FINISHED, IMPORT_UNKNOWN
   */
  async cancel(id: string): Promise<ImportView> {
    return this.dataSource.transaction(async (manager) => {
      const found = await manager.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (found === null) throw unknown();
      if (found.state === 'cancelled') return viewOf(found);
      if (!UNFINISHED.includes(found.state)) throw new ImportError('IMPORT_FINISHED', `the import is ${found.state}: nothing is left to cancel`);
      await manager.update(ImportEntity, { id }, { state: 'cancelled', finishedAt: BigInt(this.clock.nowSeconds()), trouble: null });
      // Who runs it removes the file once he has closed it.
      if (found.leaseOwner === null) await this.files.remove(id);
      return viewOf(await manager.findOneByOrFail(ImportEntity, { id }));
    });
  }
}

const unknown = (): ImportError => new ImportError('IMPORT_UNKNOWN', 'there is no such import', 404);

function viewOf(row: ImportEntity): ImportView {
  const { id, format, sha256, state, accepted, duplicates, conflicts, quarantined, refused, skipped, records, alerts, trouble, actor } = row;
  return {
    id, format, sha256, bytes: Number(row.bytes), state, progress: Number(row.bytesRead) / Number(row.bytes),
    rows: { read: row.rowsRead, accepted, duplicates, conflicts, quarantined, refused, skipped }, records, alerts,
    failure: row.failureCode === null ? null : { code: row.failureCode, place: row.failurePlace! },
    trouble, actor, receivedAt: isoTime(row.receivedAt), startedAt: isoTimeOrNull(row.startedAt), finishedAt: isoTimeOrNull(row.finishedAt),
  };
}

/** ISO 8601 of epoch seconds. */
export const isoTime = (seconds: bigint): string => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
export const isoTimeOrNull = (seconds: bigint | null): string | null => (seconds === null ? null : isoTime(seconds));
