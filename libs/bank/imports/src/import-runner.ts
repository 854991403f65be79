/**
 * Takes the files that wait, one after the other in order of arrival, in slices. A slice is one database transaction: its
 * rows, what became of them, and the number of rows read stand or fall together, so that any process may die at any line and
 * the next one goes on where the last slice ended.
 *
 * Who runs an import is decided by a lease in its row, given out under one advisory lock for all imports: one runs at a time.
 */
import { bankProfile } from '@probity/bank-batches';
import { keepDeadLetters, type DeadLetter, type Intake, type IntakeReceipt } from '@probity/bank-intake';
import { newId, ProbityError, type Clock, type Logger } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { ImportEntity, ImportRowErrorEntity } from './entities/import.entity.js';
import { FileError } from './errors.js';
import type { FileStore } from './file-store.js';
import { claimPayments, type Told } from './payment-claims.js';
import type { ImportFormat, ImportRow, PaymentClaim } from './rows/import-row.js';
import { fileFailure, rowsOf } from './rows/rows.js';

const POLL_MILLISECONDS = 1000;
/** A thousand at once would be no faster, and hold the event loop of the service for a third of a second. */
const SLICE_ROWS = 250;
/** A process that has not stored a slice for so long counts as dead; one in trouble tries again after it. */
const LEASE_SECONDS = 60;
const SKIPPED_BETWEEN_LEASES = 10_000;
const SWEEP_MILLISECONDS = 3600 * 1000;
/** A file with more rows that are no transactions is of another format: their errors would fill the database. */
export const MAX_UNREADABLE_ROWS = 10_000;
/** Any fixed number: who claims an import waits for who else does. */
const CLAIM_LOCK = 0x1a90_0001;

type RowError = Pick<ImportRowErrorEntity, 'rowNumber' | 'place' | 'code' | 'reason'>;
type Counts = Pick<ImportEntity, 'accepted' | 'records' | 'alerts' | 'duplicates' | 'conflicts' | 'quarantined' | 'refused' | 'skipped'>;

/** What a slice comes to, before intake has seen it. */
interface Slice {
  readonly rows: number;
  /** Of the last row. */
  readonly end: number;
  readonly bytesRead: number;
  /** For intake: neither refused nor told of by another message. */
  readonly fresh: readonly { readonly document: unknown; readonly rowNumber: number; readonly place: string }[];
  /** Told of by another message, alike. */
  readonly known: number;
  /** Told of by another message, with other accounts or another amount. */
  readonly differing: readonly { readonly rowNumber: number; readonly place: string; readonly claim?: PaymentClaim; readonly document: unknown }[];
  readonly skipped: number;
  readonly refused: readonly { readonly row: Extract<ImportRow, { kind: 'refused' }>; readonly rowNumber: number }[];
}

const NOTHING_TAKEN: IntakeReceipt = { accepted: 0, records: 0, alerts: 0, duplicates: 0, conflicts: [], quarantined: [] };

export class ImportRunner {
  /** Of this process. */
  readonly #owner = newId();
  #timer: NodeJS.Timeout | undefined;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** @param intake asked for late, when every module is there */
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly intake: () => Intake,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#schedule(0);
  }

  /** After the slice that is being taken. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Runs whatever waits. @returns how many imports were run to their end */
  async runWaiting(): Promise<number> {
    let finished = 0;
    while (!this.#stopped) {
      const next = await this.#claim();
      if (next === undefined || !(await this.#run(next))) break;
      finished += 1;
    }
    return finished;
  }

  #schedule(milliseconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#sweep().then(() => this.runWaiting())
        .catch((error: unknown) => this.logger.error({ err: error }, 'imports not looked for, trying again'))
        .finally(() => this.#schedule(POLL_MILLISECONDS));
    }, milliseconds);
  }

  /** Once an hour: files that nobody needs any more. */
  async #sweep(): Promise<void> {
    if (performance.now() - this.#sweptAt < SWEEP_MILLISECONDS) return;
    this.#sweptAt = performance.now();
    try {
      await this.files.sweep((id) => this.dataSource.manager.existsBy(ImportEntity, { id, state: In(['waiting', 'running']) }));
    } catch (error) {
      this.logger.warn({ err: error }, 'old import files not looked through');
    }
  }

  /** The oldest import whose file lies on this machine, unless another process is at one. */
  async #claim(): Promise<ImportEntity | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CLAIM_LOCK]);
      const busy: unknown[] = await manager.query('SELECT 1 FROM bank.import WHERE state IN (\'waiting\', \'running\') AND lease_until > clock_timestamp() LIMIT 1');
      if (busy.length > 0) return undefined;
      const waiting = await manager.find(ImportEntity, { where: { state: In(['waiting', 'running']) }, order: { id: 'ASC' } });
      const next = waiting.find(({ id }) => this.files.has(id));
      if (next === undefined) return undefined;
      // Cancelled a moment ago, it is not revived.
      const { affected } = await manager.update(ImportEntity, { id: next.id, state: In(['waiting', 'running']) }, { state: 'running', leaseOwner: this.#owner, startedAt: next.startedAt ?? BigInt(this.clock.nowSeconds()) });
      if (affected !== 1) return undefined;
      await this.#extendLease(manager, next.id);
      return next;
    });
  }

  async #extendLease(manager: EntityManager, id: string): Promise<void> {
    await manager.query('UPDATE bank.import SET lease_until = clock_timestamp() + make_interval(secs => $2) WHERE id = $1', [id, LEASE_SECONDS]);
  }

  /** Gives the lease back, and removes the file where it is needed no more. Under the row's lock, since a cancelled import may come again. */
  async #letGo(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { state, leaseOwner } = await manager.findOneOrFail(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (leaseOwner !== this.#owner) return;
      await manager.query('UPDATE bank.import SET lease_owner = NULL, lease_until = NULL WHERE id = $1', [id]);
      if (state !== 'waiting' && state !== 'running') await this.files.remove(id);
    });
  }

  /** @returns whether it came to its end: if not, it goes on later */
  async #run(job: ImportEntity): Promise<boolean> {
    try {
      const end = await this.#takeFile(job);
      await this.#letGo(job.id);
      return end === 'finished';
    } catch (error) {
      const trouble = error instanceof ProbityError ? error.code : 'INTERNAL';
      this.logger.error({ err: error, importId: job.id, code: trouble }, 'import could not go on, trying again');
      // The lease stays until it runs out: no other import overtakes this one, and the next try comes after it.
      await this.dataSource.manager.update(ImportEntity, { id: job.id, leaseOwner: this.#owner }, { trouble });
      return false;
    }
  }

  async #takeFile(job: ImportEntity): Promise<'finished' | 'stopped'> {
    const { timeZone } = await bankProfile(this.dataSource.manager);
    const input = this.files.read(job.id);
    let [number, unreadable] = [0, 0];
    let slice: ImportRow[] = [];
    let failure: { code: string; place: string } | undefined;
    try {
      for await (const row of rowsOf(input, job.format, timeZone)) {
        if (row.kind === 'refused' && (unreadable += 1) > MAX_UNREADABLE_ROWS) throw new FileError('ROWS_UNREADABLE', row.place);
        number += 1;
        if (number <= job.rowsRead) {
          // Reading over millions of rows takes minutes.
          if (number % SKIPPED_BETWEEN_LEASES === 0) await this.#extendLease(this.dataSource.manager, job.id);
          continue;
        }
        slice.push(row);
        if (slice.length < SLICE_ROWS) continue;
        if (!(await this.#takeSlice(job, slice, number, input.bytesRead))) return 'finished';
        slice = [];
        if (this.#stopped) return 'stopped';
      }
    } catch (error) {
      failure = fileFailure(error);
      if (failure === undefined) throw error;
    } finally {
      input.destroy();
    }
    // What came before the place where the file broke is good.
    if (slice.length > 0 && !(await this.#takeSlice(job, slice, number, input.bytesRead))) return 'finished';
    await this.dataSource.manager.update(ImportEntity, { id: job.id, leaseOwner: this.#owner, state: 'running' }, {
      state: failure === undefined ? 'done' : 'broken', failureCode: failure?.code ?? null, failurePlace: failure?.place ?? null, finishedAt: BigInt(this.clock.nowSeconds()),
      trouble: null, bytesRead: failure === undefined ? job.bytes : BigInt(input.bytesRead),
    });
    return 'finished';
  }

  /** @param end number of the slice's last row. @returns false once the import is cancelled, or another process has it */
  async #takeSlice(job: ImportEntity, rows: readonly ImportRow[], end: number, bytesRead: number): Promise<boolean> {
    const slice = await this.#sliceOf(rows, end, bytesRead);
    let goesOn = false;
    const store = async (manager: EntityManager, receipt: IntakeReceipt): Promise<void> => {
      goesOn = await this.#storeOutcome(manager, job, slice, receipt);
    };
    if (slice.fresh.length === 0) await this.dataSource.transaction((manager) => store(manager, NOTHING_TAKEN));
    else await this.intake().take(slice.fresh.map(({ document }) => document), job.actor, store);
    return goesOn;
  }

  async #sliceOf(rows: readonly ImportRow[], end: number, bytesRead: number): Promise<Slice> {
    const numbered = rows.map((row, i) => ({ row, rowNumber: end - rows.length + 1 + i }));
    const documents = numbered.flatMap(({ row, rowNumber }) => (row.kind === 'document' ? [{ ...row, rowNumber }] : []));
    const told = await claimPayments(this.dataSource, documents.flatMap(({ claim }) => (claim === undefined ? [] : [claim])));
    const those = (how: Told | undefined): typeof documents => documents.filter(({ claim }) => (claim === undefined ? undefined : told.get(claim)) === how);
    return {
      rows: rows.length, end, bytesRead, fresh: those(undefined), known: those('alike').length, differing: those('differently'), skipped: rows.filter(({ kind }) => kind === 'skipped').length,
      refused: numbered.flatMap(({ row, rowNumber }) => (row.kind === 'refused' ? [{ row, rowNumber }] : [])),
    };
  }

  /** Under the row's lock. Another process may have the import after a long stop of this one: then the rows are taken, and it counts them. */
  async #storeOutcome(manager: EntityManager, job: ImportEntity, slice: Slice, receipt: IntakeReceipt): Promise<boolean> {
    const found = await manager.findOneOrFail(ImportEntity, { where: { id: job.id }, lock: { mode: 'pessimistic_write' } });
    if (found.leaseOwner !== this.#owner || found.rowsRead !== slice.end - slice.rows) return false;
    const taken: Counts = {
      accepted: receipt.accepted, records: receipt.records, alerts: receipt.alerts, duplicates: receipt.duplicates + slice.known, conflicts: receipt.conflicts.length + slice.differing.length,
      quarantined: receipt.quarantined.length, refused: slice.refused.length, skipped: slice.skipped,
    };
    const counts = Object.fromEntries(Object.entries(taken).map(([name, count]) => [name, found[name as keyof Counts] + count]));
    await manager.update(ImportEntity, { id: job.id }, { ...counts, rowsRead: slice.end, bytesRead: BigInt(slice.bytesRead), trouble: null });
    await this.#extendLease(manager, job.id);
    const errors = errorsOf(slice, receipt);
    if (errors.length > 0) await manager.insert(ImportRowErrorEntity, errors.map((error) => ({ ...error, importId: job.id })));
    await keepDeadLetters(manager, lettersOf(job, slice), this.clock.nowSeconds(), job.actor);
    return found.state === 'running';
  }
}

function errorsOf({ fresh, differing, refused }: Slice, { quarantined, conflicts }: IntakeReceipt): RowError[] {
  const errorAt = (index: number, code: string, reason: string): RowError => ({ rowNumber: fresh[index]!.rowNumber, place: fresh[index]!.place, code, reason });
  return [
    ...quarantined.map(({ index, code, reason }) => errorAt(index, code, reason)),
    ...conflicts.map(({ index, code }) => errorAt(index, code, 'known by source and external id, with other content: nothing was changed')),
    ...differing.map(({ rowNumber, place }) => ({ rowNumber, place, ...PAYMENT_DIFFERS })),
    ...refused.map(({ row: { place, code, reason }, rowNumber }) => ({ rowNumber, place, code, reason })),
  ];
}

const PAYMENT_DIFFERS = { code: 'PAYMENT_DIFFERS', reason: 'another message told of a payment of this reference, with other accounts or another amount: is it the same?' } as const;

/** What intake does not see: rows that are no transactions, and those that somebody has to look at before they are taken. */
function lettersOf({ id, format }: { id: string; format: ImportFormat }, { refused, differing }: Slice): DeadLetter[] {
  return [
    ...refused.map(({ row: { code, reason, raw, place }, rowNumber }): DeadLetter => (
      { source: format, externalId: `${id}/${rowNumber}`, form: 'raw', document: raw, code, reason, businessDate: null, importId: id, place })),
    ...differing.map(({ claim, document, place }): DeadLetter => (
      { source: claim!.source, externalId: claim!.externalId, form: 'transaction', document, ...PAYMENT_DIFFERS, businessDate: null, importId: id, place })),
  ];
}
