/** What people do with cases. Each method is one transaction; the row lock of the case decides who comes first. */
import { AlertEntity, CaseEventEntity, RecordEntity } from '@probity/bank-batches';
import type { Disposition } from '@probity/shared-evidence';
import type { Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { caseUnknown, lockCase, recordChanges, type WrittenChange } from './case-record.js';
import type { CaseChange, CaseLevel } from './case-state.js';
import { digestText, type Digested } from './digests.js';
import { AbsenceEntity, CaseAlertEntity, CaseEntity } from './entities/case.entity.js';
import { CaseError } from './errors.js';

export interface CaseActor {
  readonly id: string;
  /** May take what was escalated, and decide on what others propose. */
  readonly approves: boolean;
}

/** Which cases the next one is taken from. */
export interface QueueFilter {
  readonly level?: CaseLevel;
  /** At least as urgent. */
  readonly priority?: number;
}

/** Longest time for which a case can be put aside. */
const MAX_SNOOZE_SECONDS = 90 * 86_400;

type Make = (row: CaseEntity, manager: EntityManager) => WrittenChange | Promise<WrittenChange>;

export class Cases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the most urgent open case that nobody else is taking: by priority, then by what is due first. Analysts at the same
   * time get different ones, since a locked row is skipped. Undefined where there is none.
   * @throws CaseError ASSIGNEE_AWAY, LEVEL_TOO_LOW
   */
  async next(filter: QueueFilter, actor: CaseActor): Promise<CaseEntity | undefined> {
    requireLevel(filter.level ?? 'analyst', actor);
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.nowSeconds();
      await requirePresent(manager, actor.id, now);
      const query = manager.createQueryBuilder(CaseEntity, 'item')
        .where("item.state = 'open' AND (item.snoozedUntil IS NULL OR item.snoozedUntil <= :now) AND item.priority <= :priority", { now, priority: filter.priority ?? 4 });
      if (filter.level !== undefined || !actor.approves) query.andWhere('item.level = :level', { level: filter.level ?? 'analyst' });
      const row = await query.orderBy('item.priority').addOrderBy('item.dueAt').addOrderBy('item.id').limit(1).setLock('pessimistic_write').setOnLocked('skip_locked').getOne();
      return row === null ? undefined : recordChanges(manager, row, [{ change: { kind: 'assigned', content: { assignee: actor.id } } }], actor.id, now);
    });
  }

  /** @param version of the case that the caller has seen */
  async assign(id: string, version: number, assignee: string, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, async (_row, manager) => {
      await requirePresent(manager, assignee, this.clock.nowSeconds());
      return { change: { kind: 'assigned', content: { assignee } } };
    });
  }

  /** By the assignee, or by who assigns. */
  async release(id: string, version: number, actor: CaseActor, assigns: boolean): Promise<CaseEntity> {
    return this.change(id, version, actor, (row) => {
      if (!assigns) requireAssignee(row, actor);
      return { change: { kind: 'released', content: {} } };
    });
  }

  async start(id: string, version: number, actor: CaseActor): Promise<CaseEntity> {
    return this.work(id, version, actor, () => ({ change: { kind: 'started', content: {} } }));
  }

  /** Asks the customer or who looks after them; the clock stands until there is an answer. */
  async ask(id: string, version: number, { party, text }: { readonly party: 'customer' | 'relationship-manager'; readonly text: string }, actor: CaseActor): Promise<CaseEntity> {
    return this.work(id, version, actor, () => withText(text, ({ digest }) => ({ kind: 'waiting', content: { party, digest } })));
  }

  /** The answer, or that there is none. */
  async answer(id: string, version: number, text: string, actor: CaseActor): Promise<CaseEntity> {
    return this.work(id, version, actor, () => withText(text, ({ digest }) => ({ kind: 'resumed', content: { digest } })));
  }

  /** Anybody who works on cases may add a note; it loses nobody's update, so it names no version. */
  async note(id: string, text: string, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, undefined, actor, () => withText(text, ({ digest }) => ({ kind: 'noted', content: { digest } })));
  }

  /** Puts a case aside; its clock goes on. @param until epoch seconds */
  async snooze(id: string, version: number, { until, text }: { readonly until: number; readonly text: string }, actor: CaseActor): Promise<CaseEntity> {
    const now = this.clock.nowSeconds();
    if (until <= now || until > now + MAX_SNOOZE_SECONDS) throw new CaseError('UNTIL_PAST', 'until: from now on, and 90 days at the most', 400);
    return this.change(id, version, actor, (row) => {
      if (row.assignee !== null) requireAssignee(row, actor);
      return withText(text, ({ digest }) => ({ kind: 'snoozed', content: { until, digest } }));
    });
  }

  /** Hands a case up; it is in the queue again, for who may approve. */
  async escalate(id: string, version: number, { level, text }: { readonly level: 'senior' | 'mlro'; readonly text: string }, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, (row) => {
      if (row.level === level || (row.level === 'mlro' && level === 'senior')) throw new CaseError('CASE_TRANSITION', `the case is at the level ${row.level} already`);
      return withText(text, ({ digest }) => ({ kind: 'escalated', content: { level, digest } }));
    });
  }

  async prioritise(id: string, version: number, { priority, text }: { readonly priority: number; readonly text: string }, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, () => withText(text, ({ digest }) => ({ kind: 'prioritised', content: { priority, digest } })));
  }

  async proposeClose(
    id: string, version: number, { disposition, reason, text }: { readonly disposition: Disposition; readonly reason: string; readonly text: string }, actor: CaseActor,
  ): Promise<CaseEntity> {
    return this.work(id, version, actor, () => withText(text, ({ digest }) => ({ kind: 'close-proposed', content: { disposition, reason, digest } })));
  }

  /** Closes what somebody else proposed, as of the version that the approver has seen: what joined since is in no approval. */
  async approveClose(id: string, version: number, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, ({ proposal }) => ({ change: { kind: 'closed', content: { disposition: proposal?.disposition ?? 'inconclusive', reason: proposal?.reason ?? 'none' } } }));
  }

  async proposeReopen(id: string, version: number, text: string, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, () => withText(text, ({ digest }) => ({ kind: 'reopen-proposed', content: { digest } })));
  }

  /** @throws CaseError CUSTOMER_HAS_OPEN_CASE, SAME_PERSON */
  async approveReopen(id: string, version: number, actor: CaseActor): Promise<CaseEntity> {
    try {
      return await this.change(id, version, actor, () => ({ change: { kind: 'reopened', content: {} } }));
    } catch (error) {
      if (error instanceof Error && error.message.includes('case_state_customer')) {
        throw new CaseError('CUSTOMER_HAS_OPEN_CASE', 'the customer has another open case: go on there, and close it before this one is opened again');
      }
      throw error;
    }
  }

  /**
   * Takes the merge of an alert back: it is looked at by itself. Asks nobody, since it only makes more work; a closed case waits
   * for a second person to open it again. Made once for an alert; the row lock of its case decides.
   * @throws CaseError ALERT_NOT_MERGED, ALERT_WAITS where it is in no case yet
   */
  async unmerge(alertId: string, text: string, actor: Pick<CaseActor, 'id'>): Promise<CaseEntity> {
    const { manager } = this.dataSource;
    const alert = await manager.findOneBy(AlertEntity, { id: alertId });
    if (alert?.state !== 'merged') throw notMerged();
    const member = await manager.findOneBy(CaseAlertEntity, { alertId });
    if (!member) throw new CaseError('ALERT_WAITS', 'the alert is on its way into a case: try again in a few seconds');
    const { businessDate } = await manager.findOneByOrFail(RecordEntity, { id: alert.recordId });
    return this.change(member.caseId, undefined, actor, async (_row, tx) => {
      if (await tx.existsBy(CaseEventEntity, { alertId, kind: 'alert-unmerged' })) throw notMerged();
      return { ...withText(text, ({ digest }) => ({ kind: 'alert-unmerged', content: { digest } })), alert: { id: alertId, businessDate } };
    });
  }

  /** Sends a proposal back; who made it may also take it back so. */
  async refuse(id: string, version: number, what: 'close-refused' | 'reopen-refused', text: string, actor: CaseActor): Promise<CaseEntity> {
    return this.change(id, version, actor, () => withText(text, ({ digest }) => ({ kind: what, content: { digest } })));
  }

  /** Until then nobody gives this analyst a case. @param until epoch seconds; in the past: here again */
  async setAbsence(analyst: string, until: number, actor: CaseActor): Promise<void> {
    await this.dataSource.manager.upsert(AbsenceEntity, { analyst, until: BigInt(until), actor: actor.id }, ['analyst']);
  }

  /** A change by the case's assignee. */
  private async work(id: string, version: number, actor: CaseActor, make: () => WrittenChange): Promise<CaseEntity> {
    return this.change(id, version, actor, (row) => {
      requireAssignee(row, actor);
      return make();
    });
  }

  /** @param version undefined where nobody's update can be lost */
  async change(id: string, version: number | undefined, actor: Pick<CaseActor, 'id'>, make: Make): Promise<CaseEntity> {
    return this.dataSource.transaction(async (manager) => {
      const row = await lockCase(manager, id);
      requireVersion(row, version);
      return recordChanges(manager, row, [await make(row, manager)], actor.id, this.clock.nowSeconds());
    });
  }

  /** @throws CaseError CASE_UNKNOWN */
  async byId(id: string): Promise<CaseEntity> {
    const row = await this.dataSource.manager.findOneBy(CaseEntity, { id });
    if (!row) throw caseUnknown();
    return row;
  }
}

const notMerged = (): CaseError => new CaseError('ALERT_NOT_MERGED', 'there is no alert with this id that is merged into another: it is unknown, stands alone, or its merge was taken back');

/** A change with its text: the case log gets the digest only. */
export function withText(text: string, make: (digested: Digested) => CaseChange): WrittenChange {
  const digested = digestText(text);
  return { change: make(digested), text: { ...digested, text } };
}

export function requireVersion(row: CaseEntity, version: number | undefined): void {
  if (version !== undefined && row.version !== version) {
    throw new CaseError('CASE_VERSION_CHANGED', `the case is at version ${row.version} by now: read it again, then decide`, 412);
  }
}

function requireAssignee({ assignee }: CaseEntity, { id }: CaseActor): void {
  if (assignee !== id) throw new CaseError('NOT_ASSIGNEE', 'this is done by who the case is assigned to', 403);
}

function requireLevel(level: CaseLevel, { approves }: CaseActor): void {
  if (level !== 'analyst' && !approves) throw new CaseError('LEVEL_TOO_LOW', 'what was escalated is taken by who may approve cases', 403);
}

async function requirePresent(manager: EntityManager, analyst: string, now: number): Promise<void> {
  const absence = await manager.findOneBy(AbsenceEntity, { analyst });
  if (absence !== null && absence.until > BigInt(now)) throw new CaseError('ASSIGNEE_AWAY', 'this analyst is away: no case goes there until then');
}

