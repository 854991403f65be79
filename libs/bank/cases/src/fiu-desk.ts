/**
 * Requests of the FIU: a clock (five working days, in urgent cases 24 hours: AMLR Art. 69), an answer that one person drafts and
 * another releases. Every change is noted; the case log shows that something was noted, and not what.
 */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { endOfWorkingDay, type BusinessHours } from './business-hours.js';
import { noteDesk, type DeskDetail } from './desk.js';
import { FiuRequestEntity } from './entities/desk.entity.js';
import { CaseError } from './errors.js';
import { currentHours } from './hours-store.js';
import { slaState, type SlaState } from './sla.js';

const URGENT_SECONDS = 24 * 3600;
const WORKING_DAYS = 5;

export interface FiuRequestPut {
  /** The FIU's own; the same again is no second request. */
  readonly reference: string;
  readonly urgency: 'normal' | 'urgent';
  readonly legalBasis: string;
  readonly subjects: readonly string[];
  /** Epoch seconds. */
  readonly receivedAt: number;
}

export interface FiuRequestView extends Omit<FiuRequestEntity, 'receivedAt' | 'dueAt' | 'releasedAt'> {
  readonly receivedAt: number;
  readonly dueAt: number;
  readonly releasedAt: number | null;
  readonly clock: SlaState | 'answered';
}

/** When the answer is due: 24 hours by the clock, or the end of the fifth working day after the one it came on. */
export function fiuDueAt(hours: BusinessHours, urgency: 'normal' | 'urgent', receivedAt: number): number {
  return urgency === 'urgent' ? receivedAt + URGENT_SECONDS : endOfWorkingDay(hours, receivedAt, WORKING_DAYS);
}

export class FiuDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws CaseError REQUEST_CONFLICT where the reference is taken by a request with other content */
  async receive(put: FiuRequestPut, actor: string): Promise<FiuRequestView> {
    const now = this.clock.nowSeconds();
    if (put.receivedAt > now) throw new CaseError('UNTIL_PAST', 'receivedAt: not in the future', 400);
    return this.dataSource.transaction(async (manager) => {
      const { hours } = await currentHours(manager);
      const row: FiuRequestEntity = {
        id: newId(), version: 1, ...put, subjects: [...put.subjects], receivedAt: BigInt(put.receivedAt), dueAt: BigInt(fiuDueAt(hours, put.urgency, put.receivedAt)),
        state: 'received', assignee: null, draft: null, draftedBy: null, releasedBy: null, releasedAt: null,
      };
      // The unique reference decides between two who type in the same letter.
      await manager.createQueryBuilder().insert().into(FiuRequestEntity).values(row).orIgnore().execute();
      const stored = await manager.findOneByOrFail(FiuRequestEntity, { reference: put.reference });
      const same = stored.urgency === put.urgency && stored.legalBasis === put.legalBasis && stored.receivedAt === row.receivedAt && stored.subjects.join('\n') === put.subjects.join('\n');
      if (!same) throw new CaseError('REQUEST_CONFLICT', 'reference: taken by a request with other content');
      if (stored.id === row.id) {
        const { reference, urgency, legalBasis, receivedAt } = put;
        await noteDesk(manager, row.id, 1, { kind: 'request-received', reference, urgency, legalBasis, receivedAt, subjects: put.subjects.join('\n') }, actor, now);
      }
      return this.view(stored);
    });
  }

  async assign(id: string, version: number, assignee: string, actor: string): Promise<FiuRequestView> {
    return this.change(id, version, actor, ({ state }) => ({ columns: { assignee, state: state === 'received' ? 'assigned' : state }, detail: { kind: 'request-assigned', assignee } }));
  }

  /** Writes or rewrites the answer; by the assignee. */
  async draft(id: string, version: number, draft: string, actor: string): Promise<FiuRequestView> {
    return this.change(id, version, actor, ({ assignee }) => {
      if (assignee !== actor) throw new CaseError('NOT_ASSIGNEE', 'the answer is drafted by who the request is assigned to', 403);
      return { columns: { draft, draftedBy: actor, state: 'drafted' }, detail: { kind: 'request-drafted', draft } };
    });
  }

  /** Releases the draft of the version that was seen. @throws CaseError SAME_PERSON */
  async release(id: string, version: number, actor: string): Promise<FiuRequestView> {
    return this.change(id, version, actor, ({ state, draftedBy }, now) => {
      if (state !== 'drafted') throw new CaseError('REQUEST_STATE', 'there is no draft to release');
      if (draftedBy === actor) throw new CaseError('SAME_PERSON', 'who drafted the answer does not release it: a second person does', 403);
      return { columns: { state: 'released', releasedBy: actor, releasedAt: BigInt(now) }, detail: { kind: 'request-released' } };
    });
  }

  /** What is due first comes first; answered ones after all others. */
  async list(): Promise<FiuRequestView[]> {
    const rows = await this.dataSource.manager.createQueryBuilder(FiuRequestEntity, 'request')
      .orderBy("request.state = 'released'").addOrderBy('request.dueAt').addOrderBy('request.id').limit(200).getMany();
    return rows.map((row) => this.view(row));
  }

  async byId(id: string): Promise<FiuRequestView> {
    const row = await this.dataSource.manager.findOneBy(FiuRequestEntity, { id });
    if (!row) throw requestUnknown();
    return this.view(row);
  }

  private async change(
    id: string, version: number, actor: string, make: (row: FiuRequestEntity, now: number) => { readonly columns: Partial<FiuRequestEntity>; readonly detail: DeskDetail },
  ): Promise<FiuRequestView> {
    return this.dataSource.transaction(async (manager: EntityManager) => {
      const row = await manager.findOne(FiuRequestEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw requestUnknown();
      if (row.version !== version) throw new CaseError('CASE_VERSION_CHANGED', `the request is at version ${row.version} by now: read it again, then decide`, 412);
      if (row.state === 'released') throw new CaseError('REQUEST_STATE', 'the answer is out: the request does not change any more');
      const now = this.clock.nowSeconds();
      const { columns, detail } = make(row, now);
      const changed = { ...row, ...columns, version: row.version + 1 };
      await manager.update(FiuRequestEntity, { id }, { ...columns, version: changed.version });
      await noteDesk(manager, id, changed.version, detail, actor, now);
      return this.view(changed);
    });
  }

  private view(row: FiuRequestEntity): FiuRequestView {
    const [receivedAt, dueAt] = [Number(row.receivedAt), Number(row.dueAt)];
    const times = { dueAt, amberAt: Math.floor(receivedAt + (dueAt - receivedAt) * 0.75) };
    return {
      ...row, receivedAt, dueAt, releasedAt: row.releasedAt === null ? null : Number(row.releasedAt),
      clock: row.state === 'released' ? 'answered' : slaState(times, this.clock.nowSeconds()),
    };
  }
}

const requestUnknown = (): CaseError => new CaseError('REQUEST_UNKNOWN', 'there is no request with this id', 404);
