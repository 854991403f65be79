/** The inbox of changes, and deciding them. */
import { documentSha256 } from '@probity/shared-evidence';
import { newId } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { diffOf, type FieldChange } from './diff.js';
import { ChangeApprovalEntity, ChangeEntity, ChangeOutcomeEntity, type Decision } from './entities/change.entity.js';
import { fromDatabase, GovernanceError } from './errors.js';
import { contentNow, kindOf, type ChangeKinds, type Content } from './kinds.js';
import type { ChangeState } from './propose.js';

export interface ApprovalView {
  readonly actor: string;
  readonly decision: Decision;
  readonly note: string;
  /** Epoch seconds. */
  readonly at: number;
}

export interface ChangeView {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly entity: string;
  readonly version: string;
  /** Id of the stored row, as its PUT answered it. */
  readonly subject: string;
  /** What an approval must name; null of what was there before approvals were kept. */
  readonly contentSha256: string | null;
  readonly maker: string;
  readonly proposedAt: string;
  /** Approvals besides the maker that it needs. */
  readonly required: number;
  readonly state: ChangeState;
  readonly validFrom: string | null;
  readonly effectiveFrom: string | null;
  /** EFFECTIVE_LATER: days from its first day on had records when the last approval came, so it holds from a later day. */
  readonly code: 'PENDING' | 'REJECTED' | 'EFFECTIVE' | 'EFFECTIVE_LATER';
  readonly approvals: readonly ApprovalView[];
  /** Against the version in force before it, of a decided change as well. */
  readonly changed: readonly FieldChange[];
  /** Changed fields that are not listed. */
  readonly more: number;
}

export interface Asked {
  readonly state?: ChangeState;
  /** Only changes proposed before this number. */
  readonly before?: number;
  readonly limit: number;
}

export class Changes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kinds: ChangeKinds,
  ) {}

  /** Newest first. @param all whether the reader sees confidential values */
  async list({ state, before, limit }: Asked, all: boolean): Promise<ChangeView[]> {
    const { manager } = this.dataSource;
    const query = manager.createQueryBuilder(ChangeEntity, 'change').leftJoin(ChangeOutcomeEntity, 'outcome', 'outcome.changeId = change.id');
    if (state === 'pending') query.andWhere('outcome.outcome IS NULL');
    else if (state) query.andWhere('outcome.outcome = :state', { state });
    if (before !== undefined) query.andWhere('change.number < :before', { before });
    const rows = await query.orderBy('change.number', 'DESC').limit(limit).getMany();
    return this.#views(rows, all);
  }

  /** @throws GovernanceError CHANGE_UNKNOWN */
  async get(id: string, all: boolean): Promise<ChangeView> {
    const [view] = await this.#views([await this.#change(this.dataSource.manager, id)], all);
    return view!;
  }

  /**
   * Notes a decision on exactly this content; the database refuses who may not decide and says what comes of it.
   * @param now epoch seconds
   * @throws GovernanceError SELF_APPROVAL, DOUBLE_APPROVAL, CONTENT_CHANGED, CHANGE_DECIDED, CHANGE_TOO_LATE, FIRST_DAY_TAKEN, CHANGE_BUSY, CHANGE_UNKNOWN
   */
  async decide(id: string, decision: Decision, by: { readonly actor: string; readonly note: string; readonly contentSha256?: string }, now: number): Promise<ChangeView> {
    await this.dataSource.transaction(async (manager) => {
      const change = await this.#change(manager, id);
      const contentSha256 = by.contentSha256 ?? change.contentSha256 ?? '';
      if (decision === 'approved') await this.#requireStoredContent(manager, change);
      const { kind, entity, version } = change;
      try {
        await manager.insert(ChangeApprovalEntity, { id: newId(), changeId: id, kind, entity, version, contentSha256, decision, actor: by.actor, note: by.note, at: now });
      } catch (error) {
        throw fromDatabase(error);
      }
    });
    return this.get(id, true);
  }

  async #change(manager: EntityManager, id: string): Promise<ChangeEntity> {
    const change = await manager.findOneBy(ChangeEntity, { id });
    if (!change) throw new GovernanceError('CHANGE_UNKNOWN', `there is no change ${id}`);
    return change;
  }

  /** The row must still be what was proposed: somebody with database access could have changed it while it waited. */
  async #requireStoredContent(manager: EntityManager, { kind, subject, contentSha256 }: ChangeEntity): Promise<void> {
    const content = await contentNow(manager, kindOf(this.kinds, kind), subject);
    if (content === undefined || documentSha256(content) !== contentSha256) throw new GovernanceError('CONTENT_CHANGED', 'the stored version is not what was proposed: reject it, and propose it again');
  }

  async #views(changes: readonly ChangeEntity[], all: boolean): Promise<ChangeView[]> {
    const { manager } = this.dataSource;
    const ids = changes.map(({ id }) => id);
    const outcomes = new Map((await manager.findBy(ChangeOutcomeEntity, { changeId: In(ids) })).map((row) => [row.changeId, row]));
    const approvals = await manager.find(ChangeApprovalEntity, { where: { changeId: In(ids) }, order: { id: 'ASC' } });
    const views: ChangeView[] = [];
    for (const change of changes) {
      const own = approvals.filter(({ changeId }) => changeId === change.id).map(({ actor, decision, note, at }) => ({ actor, decision, note, at }));
      views.push({ ...viewOf(change, outcomes.get(change.id)), approvals: own, ...(await this.#diff(manager, change, all)) });
    }
    return views;
  }

  async #diff(manager: EntityManager, change: ChangeEntity, all: boolean): Promise<{ changed: FieldChange[]; more: number }> {
    const kind = this.kinds.find((candidate) => candidate.kind === change.kind);
    const after = kind && (await contentNow(manager, kind, change.subject));
    if (!kind || !after) return { changed: [], more: 0 };
    const before = await this.#inForceBefore(manager, change);
    const { fields, more } = diffOf(before, after, all ? [] : kind.confidential);
    return { changed: fields, more };
  }

  /** The newest effective version among those proposed before. */
  async #inForceBefore(manager: EntityManager, { kind, entity, number }: ChangeEntity): Promise<Content | undefined> {
    const previous = await manager.createQueryBuilder(ChangeEntity, 'change')
      .innerJoin(ChangeOutcomeEntity, 'outcome', `outcome.changeId = change.id AND outcome.outcome = 'effective'`)
      .where('change.kind = :kind AND change.entity = :entity AND change.number < :number', { kind, entity, number })
      .orderBy('outcome.effectiveFrom', 'DESC', 'NULLS LAST').addOrderBy('change.number', 'DESC').limit(1).getOne();
    return previous ? contentNow(manager, kindOf(this.kinds, kind), previous.subject) : undefined;
  }
}

function viewOf(change: ChangeEntity, outcome: ChangeOutcomeEntity | undefined): Omit<ChangeView, 'approvals' | 'changed' | 'more'> {
  const { id, number, kind, entity, version, subject, contentSha256, maker, required, validFrom } = change;
  const state = outcome?.outcome ?? 'pending';
  const effectiveFrom = outcome?.effectiveFrom ?? null;
  const effective = effectiveFrom === validFrom ? 'EFFECTIVE' : 'EFFECTIVE_LATER';
  return {
    id, number, kind, entity, version, subject, contentSha256, maker, proposedAt: change.createdAt.toISOString(), required, state, validFrom, effectiveFrom,
    code: state === 'effective' ? effective : state === 'rejected' ? 'REJECTED' : 'PENDING',
  };
}

export interface UnborneChange {
  readonly kind: string;
  readonly version: string;
  /** The row is gone, is no longer what was approved, or takes effect without the people it needs. */
  readonly what: 'gone' | 'changed' | 'unapproved';
}

/** Effective changes that their approvals do not bear: what somebody with the rights of the tables' owner can do. Of the kinds given, and since approvals are kept. */
export async function unborneChanges(manager: EntityManager, kinds: ChangeKinds): Promise<UnborneChange[]> {
  const approved = await manager.createQueryBuilder(ChangeEntity, 'change')
    .innerJoin(ChangeOutcomeEntity, 'outcome', `outcome.changeId = change.id AND outcome.outcome = 'effective'`)
    .where('change.contentSha256 IS NOT NULL').orderBy('change.number', 'ASC').getMany();
  const found: UnborneChange[] = [];
  for (const { id, kind, entity, version: ownVersion, subject, contentSha256, maker, required } of approved) {
    const version = entity === kind ? ownVersion : entity;
    const approvers = new Set((await manager.findBy(ChangeApprovalEntity, { changeId: id, decision: 'approved', contentSha256: contentSha256! })).map(({ actor }) => actor));
    approvers.delete(maker);
    if (approvers.size < required) found.push({ kind, version, what: 'unapproved' });
    const known = kinds.find((candidate) => candidate.kind === kind);
    const content = known && (await contentNow(manager, known, subject));
    if (known && content === undefined) found.push({ kind, version, what: 'gone' });
    else if (known && documentSha256(content) !== contentSha256) found.push({ kind, version, what: 'changed' });
  }
  return found;
}

/** Changes that wait, oldest first. */
export async function pendingChanges(manager: EntityManager): Promise<ChangeEntity[]> {
  return manager.createQueryBuilder(ChangeEntity, 'change').leftJoin(ChangeOutcomeEntity, 'outcome', 'outcome.changeId = change.id')
    .where('outcome.outcome IS NULL').orderBy('change.number', 'ASC').getMany();
}
