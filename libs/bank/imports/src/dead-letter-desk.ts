/** What could not be taken: listed, looked at, sent again (as it is once reference data were mended, or corrected), or discarded. */
import { DeadLetterEntity, MAX_TRANSACTIONS, QuarantineEntity, type Intake, type IntakeReceipt } from '@probity/bank-intake';
import type { Clock } from '@probity/shared-platform';
import { IsNull, LessThanOrEqual, MoreThan, Not, type DataSource, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { ImportError } from './errors.js';
import { isoTime, isoTimeOrNull } from './import-jobs.js';

export type DeadLetterState = 'waiting' | 'resolved' | 'discarded';

/** Without the document. */
export interface DeadLetterView {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly form: 'transaction' | 'raw';
  readonly state: DeadLetterState;
  readonly code: string;
  readonly reason: string;
  readonly businessDate: string | null;
  readonly import: { readonly id: string; readonly place: string } | null;
  /** How often it came again in vain. */
  readonly attempts: number;
  readonly receivedAt: string;
  readonly ageSeconds: number;
  readonly resolvedAt: string | null;
  readonly discarded: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

export interface DeadLetterQuery {
  readonly limit: number;
  readonly state: DeadLetterState;
  readonly code?: string | undefined;
  readonly source?: string | undefined;
  /** At least so old. */
  readonly olderThanSeconds?: number | undefined;
  /** Id of the last one seen. */
  readonly after?: string | undefined;
}

export interface ResubmitResult {
  readonly tried: number;
  readonly accepted: number;
  readonly records: number;
  readonly alerts: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly quarantined: number;
}

export class DeadLetterDesk {
  #last: Promise<unknown> = Promise.resolve();

  /** @param intake asked for late, when every module is there */
  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: () => Intake,
    private readonly clock: Clock,
  ) {}

  /** The oldest first, and one more than `limit` where there are more. */
  async list({ limit, state, code, source, olderThanSeconds, after }: DeadLetterQuery): Promise<DeadLetterView[]> {
    const where: FindOptionsWhere<DeadLetterEntity> = {
      ...IN_STATE[state],
      ...(code === undefined ? {} : { code }), ...(source === undefined ? {} : { source }), ...(after === undefined ? {} : { id: MoreThan(after) }),
      ...(olderThanSeconds === undefined ? {} : { receivedAt: LessThanOrEqual(BigInt(this.clock.nowSeconds() - olderThanSeconds)) }),
    };
    const rows = await this.dataSource.manager.find(DeadLetterEntity, { where, order: { id: 'ASC' }, take: limit + 1 });
    return rows.map((row) => this.#viewOf(row));
  }

  /** How many wait, by code. */
  async codes(): Promise<{ code: string; waiting: number; oldestAt: string }[]> {
    const rows: { code: string; waiting: string; oldest: string }[] = await this.dataSource.query(
      'SELECT code, count(*) AS waiting, min(received_at) AS oldest FROM bank.dead_letter WHERE resolved_at IS NULL AND discarded_at IS NULL GROUP BY code ORDER BY count(*) DESC, code',
    );
    return rows.map(({ code, waiting, oldest }) => ({ code, waiting: Number(waiting), oldestAt: isoTime(BigInt(oldest)) }));
  }

  /** With its raw content. @throws ImportError DEAD_LETTER_UNKNOWN */
  async withDocument(id: string): Promise<DeadLetterView & { document: unknown }> {
    const row = await this.#letter(id);
    return { ...this.#viewOf(row), document: documentOf(row) ?? null };
  }

  /**
   * Sends one again, as it was kept or corrected. A correction keeps source and external id, where those could be read:
   * a posting that finance counts under them would else wait for ever.
   * @throws ImportError DEAD_LETTER_UNKNOWN, DEAD_LETTER_RESOLVED, DEAD_LETTER_DISCARDED, DEAD_LETTER_RAW, DEAD_LETTER_IDENTITY, DEAD_LETTER_BUSY
   */
  async resubmit(id: string, corrected: unknown, actor: string): Promise<ResubmitResult> {
    return this.#alone(id, async () => {
      const letter = await this.#letter(id);
      requireWaiting(letter);
      const document = corrected ?? documentOf(letter);
      if (corrected === undefined && (letter.form === 'raw' || document === undefined)) {
        throw new ImportError('DEAD_LETTER_RAW', 'this row is no transaction, or was too large to keep: send a corrected document with it');
      }
      if (isNamed(letter, documentOf(letter)) && !isNamed(letter, document)) throw new ImportError('DEAD_LETTER_IDENTITY', 'the corrected document must keep source and external id of the row');
      return summaryOf(1, await this.intake().take([document], actor, (manager, receipt) => this.#settle(manager, letter, receipt)));
    });
  }

  /**
   * One re-submission at a time: of a row without a name, two people at once would make two transactions. An advisory lock
   * decides between processes; within one they wait in line, since each holds a connection while intake takes another.
   */
  async #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(() => this.dataSource.transaction(async (manager) => {
      const [{ locked }]: [{ locked: boolean }] = await manager.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, $2)) AS locked', [id, RESUBMIT_LOCK]);
      if (!locked) throw new ImportError('DEAD_LETTER_BUSY', 'somebody else is sending this row again at this moment');
      return work();
    }));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Sends again what waits with one code, what was tried least first: after reference data were mended. */
  async resubmitAll(code: string, limit: number, actor: string): Promise<ResubmitResult & { readonly left: number }> {
    const where = { code, form: 'transaction' as const, ...IN_STATE.waiting, document: Not(IsNull()) };
    const letters = await this.dataSource.manager.find(DeadLetterEntity, { where, order: { attempts: 'ASC', id: 'ASC' }, take: Math.min(limit, MAX_TRANSACTIONS), select: WITH_DOCUMENT });
    const settle = async (manager: EntityManager): Promise<void> => {
      await manager.query(
        `UPDATE bank.dead_letter letter SET resolved_at = $2 WHERE letter.id = ANY ($1) AND letter.resolved_at IS NULL
           AND EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.source = letter.source AND taken.external_id = letter.external_id)`,
        [letters.map(({ id }) => id), this.clock.nowSeconds()],
      );
    };
    const result = letters.length === 0 ? NOTHING : summaryOf(letters.length, await this.intake().take(letters.map(documentOf), actor, settle));
    return { ...result, left: await this.dataSource.manager.countBy(DeadLetterEntity, where) };
  }

  /**
   * Says that one is not to be taken. It stays counted in quarantine, since finance counts its posting; it waits again if its
   * source sends it with another content.
   * @throws ImportError DEAD_LETTER_UNKNOWN, DEAD_LETTER_RESOLVED, DEAD_LETTER_DISCARDED
   */
  async discard(id: string, reason: string, actor: string): Promise<DeadLetterView> {
    return this.dataSource.transaction(async (manager) => {
      requireWaiting(await lockedLetter(manager, id));
      await manager.update(DeadLetterEntity, { id }, { discardedAt: BigInt(this.clock.nowSeconds()), discardedBy: actor, discardReason: reason });
      return this.#viewOf(await manager.findOneByOrFail(DeadLetterEntity, { id }));
    });
  }

  /**
   * Intake has resolved what it took under the row's own name. What it knew already, and what a row without a name became
   * under another, is resolved here; refused once more under the same name, it waits as it did.
   */
  async #settle(manager: EntityManager, letter: DeadLetterEntity, { conflicts }: IntakeReceipt): Promise<void> {
    const { attempts } = await manager.findOneOrFail(DeadLetterEntity, { where: { id: letter.id }, select: { id: true, attempts: true } });
    if (conflicts.length === 0 && attempts === letter.attempts) await this.#resolve(manager, letter.id, letter);
  }

  async #resolve(manager: EntityManager, id: string, { source, externalId }: { source: string; externalId: string }): Promise<void> {
    const resolvedAt = BigInt(this.clock.nowSeconds());
    await manager.update(DeadLetterEntity, { id, resolvedAt: IsNull() }, { resolvedAt });
    await manager.update(QuarantineEntity, { source, externalId, resolvedAt: IsNull() }, { resolvedAt });
  }

  async #letter(id: string): Promise<DeadLetterEntity> {
    const found = await this.dataSource.manager.findOne(DeadLetterEntity, { where: { id }, select: WITH_DOCUMENT });
    if (found === null) throw unknown();
    return found;
  }

  #viewOf(row: DeadLetterEntity): DeadLetterView {
    const { id, source, externalId, form, code, reason, businessDate, importId, place, attempts, receivedAt, resolvedAt, discardedAt, discardedBy, discardReason } = row;
    return {
      id, source, externalId, form, state: stateOf(row), code, reason, businessDate, import: importId === null ? null : { id: importId, place: place! }, attempts,
      receivedAt: isoTime(receivedAt), ageSeconds: this.clock.nowSeconds() - Number(receivedAt), resolvedAt: isoTimeOrNull(resolvedAt),
      discarded: discardedAt === null ? null : { at: isoTime(discardedAt), by: discardedBy!, reason: discardReason! },
    };
  }
}

const IN_STATE = {
  waiting: { resolvedAt: IsNull(), discardedAt: IsNull() },
  resolved: { resolvedAt: Not(IsNull()) },
  discarded: { resolvedAt: IsNull(), discardedAt: Not(IsNull()) },
} satisfies Record<DeadLetterState, FindOptionsWhere<DeadLetterEntity>>;

const WITH_DOCUMENT = {
  id: true, source: true, externalId: true, form: true, document: true, code: true, reason: true, businessDate: true, importId: true, place: true, attempts: true,
  receivedAt: true, resolvedAt: true, actor: true, discardedAt: true, discardedBy: true, discardReason: true,
} as const;

/** Any fixed number, so that no other lock is met. */
const RESUBMIT_LOCK = 0x1a90_0002;

const NOTHING: ResubmitResult = { tried: 0, accepted: 0, records: 0, alerts: 0, duplicates: 0, conflicts: 0, quarantined: 0 };

const unknown = (): ImportError => new ImportError('DEAD_LETTER_UNKNOWN', 'there is no such row', 404);

const stateOf = ({ resolvedAt, discardedAt }: DeadLetterEntity): DeadLetterState => (resolvedAt !== null ? 'resolved' : discardedAt !== null ? 'discarded' : 'waiting');

/** Whether a document bears the name under which its row waits. */
function isNamed({ form, source, externalId }: DeadLetterEntity, document: unknown): boolean {
  const own = (typeof document === 'object' && document !== null ? document : {}) as { source?: unknown; externalId?: unknown };
  return form === 'transaction' && own.source === source && own.externalId === externalId;
}

const documentOf = ({ document }: DeadLetterEntity): unknown => (document === null ? undefined : JSON.parse(document));

function requireWaiting(letter: DeadLetterEntity): void {
  const state = stateOf(letter);
  if (state === 'resolved') throw new ImportError('DEAD_LETTER_RESOLVED', 'this row was taken meanwhile');
  if (state === 'discarded') throw new ImportError('DEAD_LETTER_DISCARDED', 'this row was discarded: send its transaction by POST /transactions if it has to be taken after all');
}

async function lockedLetter(manager: EntityManager, id: string): Promise<DeadLetterEntity> {
  const found = await manager.findOne(DeadLetterEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (found === null) throw unknown();
  return found;
}

function summaryOf(tried: number, { accepted, records, alerts, duplicates, conflicts, quarantined }: IntakeReceipt): ResubmitResult {
  return { tried, accepted, records, alerts, duplicates, conflicts: conflicts.length, quarantined: quarantined.length };
}
