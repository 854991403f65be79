/** Writes what happens to a case: its row, what was written with it, and its event, in one transaction. */
import { appendCaseEvents, lockBusinessDay, type NewCaseEvent } from '@probity/bank-batches';
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { changedCase, type CaseChange, type CaseFacts } from './case-state.js';
import type { Digested } from './digests.js';
import { CaseEntity, CaseTextEntity } from './entities/case.entity.js';
import { CaseError } from './errors.js';
import { currentHours } from './hours-store.js';
import { slaTimes } from './sla.js';

export function factsOf(row: CaseEntity): CaseFacts {
  return {
    version: row.version, state: row.state, level: row.level, priority: row.priority, assignee: row.assignee, snoozedUntil: row.snoozedUntil === null ? null : Number(row.snoozedUntil),
    proposal: row.proposal, disposition: row.disposition, reason: row.reason, decidedBy: row.decidedBy, suggestion: row.suggestion,
    openedAt: Number(row.openedAt), closedAt: row.closedAt === null ? null : Number(row.closedAt), pauses: row.pauses,
  };
}

/** The columns of a row that its events decide, with the times by the business hours of now. */
export async function columnsOf(manager: EntityManager, facts: CaseFacts): Promise<Omit<CaseEntity, 'id' | 'customerPseudonym' | 'alertId' | 'businessDate'>> {
  const { hours, targetSeconds } = await currentHours(manager);
  const { amberAt, dueAt } = slaTimes(hours, { startedAt: facts.openedAt, pauses: facts.pauses, targetSeconds: targetSeconds(facts.priority) });
  const wide = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
  return {
    ...facts, decidedBy: [...facts.decidedBy], pauses: [...facts.pauses], openedAt: BigInt(facts.openedAt), closedAt: wide(facts.closedAt), snoozedUntil: wide(facts.snoozedUntil),
    amberAt: wide(amberAt), dueAt: wide(dueAt),
  };
}

/** The row of a case, locked: cases before business dates, in the order of locks. @throws CaseError CASE_UNKNOWN */
export async function lockCase(manager: EntityManager, id: string): Promise<CaseEntity> {
  const row = await manager.findOne(CaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw caseUnknown();
  return row;
}

export const caseUnknown = (): CaseError => new CaseError('CASE_UNKNOWN', 'there is no case with this id', 404);

export interface WrittenChange {
  readonly change: CaseChange;
  /** What was written with it; its digest is in the change. */
  readonly text?: Digested & { readonly text: string };
  /** The alert on whose date's chain it stands, where that is not the case's first one. */
  readonly alert?: { readonly id: string; readonly businessDate: string };
}

/** Writes changes of a locked case, in order; the dates are locked last, since intake waits for them. */
export async function recordChanges(manager: EntityManager, row: CaseEntity, changes: readonly WrittenChange[], actor: string, at: number): Promise<CaseEntity> {
  let facts = factsOf(row);
  const events: { date: string; event: NewCaseEvent }[] = [];
  for (const { change, text, alert } of changes) {
    facts = changedCase(facts, change, actor, at);
    events.push({ date: alert?.businessDate ?? row.businessDate, event: eventOf(row.id, facts.version, change, alert?.id ?? row.alertId, actor, at) });
    if (text) await manager.insert(CaseTextEntity, { id: newId(), caseId: row.id, version: facts.version, ...text, actor, at: BigInt(at) });
  }
  const columns = await columnsOf(manager, facts);
  await manager.update(CaseEntity, { id: row.id }, columns as never);
  await appendEvents(manager, events);
  return { ...row, ...columns };
}

export function eventOf(caseId: string, version: number, { kind, content }: CaseChange, alert: string, actor: string, at: number): NewCaseEvent {
  return { kind, alert, actor, at, content: { case: caseId, version, ...content } } as NewCaseEvent;
}

/** Appends each event to the chain of its date: dates in ascending order, as everybody locks them. */
export async function appendEvents(manager: EntityManager, events: readonly { readonly date: string; readonly event: NewCaseEvent }[]): Promise<void> {
  for (const date of [...new Set(events.map((item) => item.date))].sort()) {
    await lockBusinessDay(manager, date);
    await appendCaseEvents(manager, date, events.filter((item) => item.date === date).map(({ event }) => event));
  }
}
