/** What could not be taken: listed, looked at, and sent again, as it is once reference data were mended, or corrected. */
import { DeadLetterEntity, MAX_TRANSACTIONS, QuarantineEntity, type Intake } from '@probity/bank-intake';
import type { Clock } from '@probity/shared-platform';
import { IsNull, LessThanOrEqual, MoreThan, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import { ImportError } from './errors.js';
import { isoTime, isoTimeOrNull } from './import-jobs.js';

/** Without the document. */
export interface DeadLetterView {
  readonly id: string;
  readonly source: string;
  readonly form: 'transaction' | 'raw';
  readonly code: string;
  readonly reason: string;
  readonly businessDate: string | null;
  readonly import: { readonly id: string; readonly place: string } | null;
  readonly attempts: number;
  readonly receivedAt: string;
  readonly ageSeconds: number;
  readonly resolvedAt: string | null;
}

export interface DeadLetterQuery {
  readonly limit: number;
  readonly state: 'waiting' | 'resolved';
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
  /** @param intake asked for late, when every module is there */
  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: () => Intake,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async list({ limit, state, code, source, olderThanSeconds, after }: DeadLetterQuery): Promise<{ rows: DeadLetterView[]; next: string | null }> {
    const where: FindOptionsWhere<DeadLetterEntity> = {
      resolvedAt: state === 'waiting' ? IsNull() : Not(IsNull()),
      ...(code === undefined ? {} : { code }), ...(source === undefined ? {} : { source }), ...(after === undefined ? {} : { id: MoreThan(after) }),
      ...(olderThanSeconds === undefined ? {} : { receivedAt: LessThanOrEqual(BigInt(this.clock.nowSeconds() - olderThanSeconds)) }),
    };
    const rows = await this.dataSource.manager.find(DeadLetterEntity, { where, order: { id: 'ASC' }, take: limit + 1 });
    const page = rows.slice(0, limit);
    return { rows: page.map((row) => this.#viewOf(row)), next: rows.length > limit ? page.at(-1)!.id : null };
  }

  /** How many wait, by code. */
  async codes(): Promise<{ code: string; waiting: number; oldestAt: string }[]> {
    const rows: { code: string; waiting: string; oldest: string }[] = await this.dataSource.query(
      'SELECT code, count(*) AS waiting, min(received_at) AS oldest FROM bank.dead_letter WHERE resolved_at IS NULL GROUP BY code ORDER BY count(*) DESC, code',
    );
    return rows.map(({ code, waiting, oldest }) => ({ code, waiting: Number(waiting), oldestAt: isoTime(BigInt(oldest)) }));
  }

  /** With its raw content. @throws ImportError DEAD_LETTER_UNKNOWN */
  async withDocument(id: string): Promise<DeadLetterView & { externalId: string; document: unknown }> {
    const row = await this.#letter(id);
    return { ...this.#viewOf(row), externalId: row.externalId, document: documentOf(row) ?? null };
  }

  /**
   * Sends one again, as it was kept or corrected. A correction keeps source and external id, where those could be read:
   * a posting that finance counts under them would else wait for ever.
   * @throws ImportError DEAD_LETTER_UNKNOWN, DEAD_LETTER_RESOLVED, DEAD_LETTER_RAW, DEAD_LETTER_IDENTITY
   */
  async resubmit(id: string, corrected: unknown, actor: string): Promise<ResubmitResult> {
    const letter = await this.#letter(id);
    if (letter.resolvedAt !== null) throw new ImportError('DEAD_LETTER_RESOLVED', 'this row was taken meanwhile');
    const document = corrected ?? documentOf(letter);
    if (corrected === undefined && (letter.form === 'raw' || document === undefined)) {
      throw new ImportError('DEAD_LETTER_RAW', 'this row is no transaction, or was too large to keep: send a corrected document with it');
    }
    const named = letter.form === 'transaction' && letter.source !== 'unknown';
    const { source, externalId } = (typeof document === 'object' && document !== null ? document : {}) as { source?: unknown; externalId?: unknown };
    if (corrected !== undefined && named && (source !== letter.source || externalId !== letter.externalId)) {
      throw new ImportError('DEAD_LETTER_IDENTITY', 'the corrected document must keep source and external id of the row');
    }
    const result = await this.#take([document], actor);
    if (result.accepted + result.duplicates > 0) await this.#resolve(letter);
    return result;
  }

  /** Sends again what waits with one code, the oldest first: after reference data were mended. */
  async resubmitAll(code: string, limit: number, actor: string): Promise<ResubmitResult & { readonly left: number }> {
    const where = { code, form: 'transaction' as const, resolvedAt: IsNull() };
    const letters = (await this.dataSource.manager.find(DeadLetterEntity, { where, order: { id: 'ASC' }, take: Math.min(limit, MAX_TRANSACTIONS), select: WITH_DOCUMENT }))
      .filter(({ document }) => document !== null);
    const result = await this.#take(letters.map(documentOf), actor);
    return { ...result, left: await this.dataSource.manager.countBy(DeadLetterEntity, where) };
  }

  async #take(documents: readonly unknown[], actor: string): Promise<ResubmitResult> {
    if (documents.length === 0) return { tried: 0, accepted: 0, records: 0, alerts: 0, duplicates: 0, conflicts: 0, quarantined: 0 };
    const { accepted, records, alerts, duplicates, conflicts, quarantined } = await this.intake().take(documents, actor);
    return { tried: documents.length, accepted, records, alerts, duplicates, conflicts: conflicts.length, quarantined: quarantined.length };
  }

  /** What intake resolves by source and external id itself is done already; a row whose own could not be read is not. */
  async #resolve({ id, source, externalId }: DeadLetterEntity): Promise<void> {
    const resolvedAt = BigInt(this.clock.nowSeconds());
    await this.dataSource.transaction(async (manager) => {
      await manager.update(DeadLetterEntity, { id, resolvedAt: IsNull() }, { resolvedAt });
      await manager.update(QuarantineEntity, { source, externalId, resolvedAt: IsNull() }, { resolvedAt });
    });
  }

  async #letter(id: string): Promise<DeadLetterEntity> {
    const found = await this.dataSource.manager.findOne(DeadLetterEntity, { where: { id }, select: WITH_DOCUMENT });
    if (found === null) throw new ImportError('DEAD_LETTER_UNKNOWN', 'there is no such row', 404);
    return found;
  }

  #viewOf(row: DeadLetterEntity): DeadLetterView {
    const { id, source, form, code, reason, businessDate, importId, place, attempts, receivedAt, resolvedAt } = row;
    return {
      id, source, form, code, reason, businessDate, import: importId === null ? null : { id: importId, place: place! }, attempts,
      receivedAt: isoTime(receivedAt), ageSeconds: this.clock.nowSeconds() - Number(receivedAt), resolvedAt: isoTimeOrNull(resolvedAt),
    };
  }
}

const WITH_DOCUMENT = {
  id: true, source: true, externalId: true, form: true, document: true, code: true, reason: true, businessDate: true, importId: true, place: true, attempts: true,
  receivedAt: true, resolvedAt: true, actor: true,
} as const;

const documentOf = ({ document }: DeadLetterEntity): unknown => (document === null ? undefined : JSON.parse(document));
