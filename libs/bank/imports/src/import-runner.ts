/**
 * Takes the files that wait, one after the other in order of arrival, in slices that intake takes in one database
 * transaction each. Any process may die at any line: the outcome of a slice is stored with the number of rows read, and a
 * slice that was taken without its outcome being stored is taken again, which changes nothing.
 */
import { keepDeadLetters, MAX_TRANSACTIONS, type DeadLetter, type Intake } from '@probity/bank-intake';
import { bankProfile } from '@probity/bank-batches';
import { newId, ProbityError, type Clock, type Logger } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { ImportEntity, ImportRowErrorEntity } from './entities/import.entity.js';
import type { FileStore } from './file-store.js';
import { claimPayments } from './payment-claims.js';
import type { ImportFormat, ImportRow } from './rows/import-row.js';
import { fileFailure, rowsOf } from './rows/rows.js';

const POLL_MILLISECONDS = 1000;
/** A process that has not stored a slice for so long counts as dead; one in trouble tries again after it. */
const LEASE_SECONDS = 60;
const SKIPPED_BETWEEN_LEASES = 10_000;
/** Any fixed number: who claims an import waits for who else does. */
const CLAIM_LOCK = 0x1a90_0001;

type RowError = Pick<ImportRowErrorEntity, 'rowNumber' | 'place' | 'code' | 'reason'>;
type Counts = Pick<ImportEntity, 'accepted' | 'records' | 'alerts' | 'duplicates' | 'conflicts' | 'quarantined' | 'refused' | 'skipped'>;

interface Outcome {
  readonly counts: Counts;
  readonly errors: readonly RowError[];
  readonly letters: readonly DeadLetter[];
}

export class ImportRunner {
  /** Of this process. */
  readonly #owner = newId();
  #timer: NodeJS.Timeout | undefined;
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
    this.#running = this.#sweep();
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
    for (let next = await this.#claim(); next !== undefined && !this.#stopped; next = await this.#claim()) {
      if (await this.#run(next)) finished += 1;
      else break;
    }
    return finished;
  }

  #schedule(milliseconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.runWaiting())
        .catch((error: unknown) => this.logger.error({ err: error }, 'imports not looked for, trying again'))
        .finally(() => this.#schedule(POLL_MILLISECONDS));
    }, milliseconds);
  }

  async #sweep(): Promise<void> {
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
      await manager.update(ImportEntity, { id: next.id }, { state: 'running', leaseOwner: this.#owner, startedAt: next.startedAt ?? BigInt(this.clock.nowSeconds()) });
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
    let number = 0;
    let slice: ImportRow[] = [];
    let failure: { code: string; place: string } | undefined;
    try {
      for await (const row of rowsOf(input, job.format, timeZone)) {
        number += 1;
        if (number <= job.rowsRead) {
          // Reading over millions of rows takes minutes.
          if (number % SKIPPED_BETWEEN_LEASES === 0) await this.#extendLease(this.dataSource.manager, job.id);
          continue;
        }
        slice.push(row);
        if (slice.length < MAX_TRANSACTIONS) continue;
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
    const outcome = await this.#outcomeOf(job, rows, end - rows.length + 1);
    return this.dataSource.transaction(async (manager) => {
      const found = await manager.findOneOrFail(ImportEntity, { where: { id: job.id }, lock: { mode: 'pessimistic_write' } });
      if (found.leaseOwner !== this.#owner || found.rowsRead !== end - rows.length) return false;
      const counts = Object.fromEntries(Object.entries(outcome.counts).map(([name, count]) => [name, found[name as keyof Counts] + count]));
      await manager.update(ImportEntity, { id: job.id }, { ...counts, rowsRead: end, bytesRead: BigInt(bytesRead), trouble: null });
      await this.#extendLease(manager, job.id);
      if (outcome.errors.length > 0) await manager.insert(ImportRowErrorEntity, outcome.errors.map((error) => ({ ...error, importId: job.id })));
      await keepDeadLetters(manager, outcome.letters, this.clock.nowSeconds(), job.actor);
      return found.state === 'running';
    });
  }

  async #outcomeOf(job: ImportEntity, rows: readonly ImportRow[], firstNumber: number): Promise<Outcome> {
    const numbered = rows.map((row, i) => ({ row, rowNumber: firstNumber + i }));
    const documents = numbered.flatMap(({ row, rowNumber }) => (row.kind === 'document' ? [{ row, rowNumber }] : []));
    const known = await claimPayments(this.dataSource, documents.flatMap(({ row }) => (row.claim === undefined ? [] : [row.claim])));
    const fresh = documents.filter(({ row }) => row.claim === undefined || !known.has(row.claim));
    const receipt = fresh.length === 0 ? undefined : await this.intake().take(fresh.map(({ row }) => row.document), job.actor);
    const refused = numbered.flatMap(({ row, rowNumber }) => (row.kind === 'refused' ? [{ row, rowNumber }] : []));
    const errorAt = (index: number, code: string, reason: string): RowError => ({ rowNumber: fresh[index]!.rowNumber, place: fresh[index]!.row.place, code, reason });
    return {
      counts: {
        accepted: receipt?.accepted ?? 0, records: receipt?.records ?? 0, alerts: receipt?.alerts ?? 0, duplicates: (receipt?.duplicates ?? 0) + documents.length - fresh.length,
        conflicts: receipt?.conflicts.length ?? 0, quarantined: receipt?.quarantined.length ?? 0, refused: refused.length,
        skipped: rows.filter(({ kind }) => kind === 'skipped').length,
      },
      errors: [
        ...(receipt?.quarantined ?? []).map(({ index, code, reason }) => errorAt(index, code, reason)),
        ...(receipt?.conflicts ?? []).map(({ index, code }) => errorAt(index, code, 'known by source and external id, with other content: nothing was changed')),
        ...refused.map(({ row: { place, code, reason }, rowNumber }) => ({ rowNumber, place, code, reason })),
      ],
      letters: refused.map(({ row, rowNumber }) => letterOf(job, row, rowNumber)),
    };
  }
}

function letterOf({ id, format }: { id: string; format: ImportFormat }, row: Extract<ImportRow, { kind: 'refused' }>, rowNumber: number): DeadLetter {
  const { code, reason, raw, place } = row;
  return { source: format, externalId: `${id}/${rowNumber}`, form: 'raw', document: raw, code, reason, businessDate: null, importId: id, place };
}
