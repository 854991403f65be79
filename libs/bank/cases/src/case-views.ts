/** Cases as they are read: lists with a cursor, one case, and its history. */
import { caseEventOf, CaseEventEntity } from '@probity/bank-batches';
import type { CaseEvent, Disposition } from '@probity/shared-evidence';
import type { EntityManager } from 'typeorm';
import type { CaseLevel, CaseState, Proposal } from './case-state.js';
import { CaseAlertEntity, CaseEntity, CaseEvidenceEntity, CaseTextEntity } from './entities/case.entity.js';
import { currentHours } from './hours-store.js';
import { slaState, slaText, spentSeconds, type SlaState } from './sla.js';

export interface CaseView {
  readonly id: string;
  /** Sent back as `If-Match` with a change. */
  readonly version: number;
  readonly state: CaseState;
  readonly level: CaseLevel;
  /** 1 is urgent, 4 low. */
  readonly priority: number;
  readonly assignee: string | null;
  /** Times are epoch seconds. */
  readonly snoozedUntil: number | null;
  readonly proposal: Proposal | null;
  readonly disposition: Disposition | null;
  readonly reason: string | null;
  /** What a known-good decision proposes; a person decides. */
  readonly suggestion: CaseEntity['suggestion'];
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly sla: { readonly state: SlaState; readonly text: string; readonly dueAt: number | null; readonly remainingSeconds: number } | null;
}

export interface CaseFilter {
  readonly state?: CaseState;
  readonly assignee?: string;
  readonly priority?: number;
  readonly sla?: SlaState;
  /** Customer id of the bank. */
  readonly customer?: string;
  readonly disposition?: Disposition;
}

export interface CasePage {
  readonly cases: readonly CaseView[];
  /** Where the next page goes on; absent on the last one. */
  readonly cursor?: string;
}

const SLA_CONDITIONS: Readonly<Record<SlaState, string>> = {
  red: 'item.due_at <= :now',
  amber: 'item.due_at > :now AND item.amber_at <= :now',
  green: 'item.due_at > :now AND item.amber_at > :now',
  paused: 'item.due_at IS NULL',
};

/** Newest first. The cursor is the last id of the page before: ids are in order of time, so what comes in meanwhile moves no page. */
export async function listCases(manager: EntityManager, filter: CaseFilter, { cursor, limit }: { readonly cursor?: string; readonly limit: number }, now: number): Promise<CasePage> {
  const query = manager.createQueryBuilder(CaseEntity, 'item').orderBy('item.id', 'DESC').limit(limit + 1);
  for (const column of ['state', 'assignee', 'priority', 'disposition'] as const) {
    if (filter[column] !== undefined) query.andWhere(`item.${column} = :${column}`, { [column]: filter[column] });
  }
  if (filter.sla !== undefined) query.andWhere(`item.closed_at IS NULL AND ${SLA_CONDITIONS[filter.sla]}`, { now });
  if (filter.customer !== undefined) query.andWhere('item.customer_pseudonym = (SELECT pseudonym FROM bank.customer WHERE customer_id = :customer)', { customer: filter.customer });
  if (cursor !== undefined) query.andWhere('item.id < :cursor', { cursor });
  const rows = await query.getMany();
  const cases = await viewsOf(manager, rows.slice(0, limit), now);
  return rows.length > limit ? { cases, cursor: rows[limit - 1]!.id } : { cases };
}

/** @param now epoch seconds */
export async function viewsOf(manager: EntityManager, rows: readonly CaseEntity[], now: number): Promise<CaseView[]> {
  if (rows.length === 0) return [];
  const { hours, targetSeconds } = await currentHours(manager);
  return rows.map((row) => {
    const { id, version, state, level, priority, assignee, proposal, disposition, reason, suggestion, pauses } = row;
    const target = targetSeconds(priority);
    const remainingSeconds = target - spentSeconds(hours, { startedAt: Number(row.openedAt), pauses, targetSeconds: target }, now);
    const times = { amberAt: numberOf(row.amberAt), dueAt: numberOf(row.dueAt) };
    const color = slaState(times, now);
    return {
      id, version, state, level, priority, assignee, snoozedUntil: numberOf(row.snoozedUntil), proposal, disposition, reason, suggestion,
      openedAt: Number(row.openedAt), closedAt: numberOf(row.closedAt),
      sla: row.closedAt === null ? { state: color, text: slaText(color, remainingSeconds), dueAt: times.dueAt, remainingSeconds } : null,
    };
  });
}

const numberOf = (value: bigint | null): number | null => (value === null ? null : Number(value));

/** A step of a case's history: the event, and what was written or put with it. */
export interface HistoryStep {
  readonly event: CaseEvent;
  readonly text?: string;
  readonly file?: { readonly id: string; readonly name: string; readonly contentType: string; readonly bytes: number; readonly sha256: string };
}

export interface CaseDetail {
  readonly alerts: readonly string[];
  /** Which of them were merged into another, and whether that was taken back. */
  readonly merged: readonly { readonly alert: string; readonly into: string; readonly takenBack: boolean }[];
  readonly history: readonly HistoryStep[];
}

/** The events of a case, in order of its versions. */
export async function eventsOfCase(manager: EntityManager, id: string): Promise<CaseEvent[]> {
  const rows = await manager.createQueryBuilder(CaseEventEntity, 'event')
    .where("event.content ? 'case' AND event.content ->> 'case' = :id", { id }).orderBy("(event.content ->> 'version')::integer").getMany();
  return rows.map(caseEventOf);
}

export async function caseDetail(manager: EntityManager, id: string): Promise<CaseDetail> {
  const texts = new Map((await manager.findBy(CaseTextEntity, { caseId: id })).map(({ version, text }) => [version, text]));
  const files = new Map((await manager.findBy(CaseEvidenceEntity, { caseId: id })).map((row) => [row.version, row]));
  const alerts = await manager.find(CaseAlertEntity, { where: { caseId: id }, order: { alertId: 'ASC' } });
  const history = (await eventsOfCase(manager, id)).map((event): HistoryStep => {
    const version = 'version' in event.content ? event.content.version : 0;
    const [text, file] = [texts.get(version), files.get(version)];
    return {
      event,
      ...(text === undefined ? {} : { text }),
      ...(file === undefined ? {} : { file: { id: file.id, name: file.name, contentType: file.contentType, bytes: Number(file.bytes), sha256: file.sha256 } }),
    };
  });
  const merged: CaseDetail['merged'] = await manager.query(
    `SELECT alert.id AS alert, alert.merged_into AS into, EXISTS (SELECT 1 FROM bank.case_event event WHERE event.alert_id = alert.id AND event.kind = 'alert-unmerged') AS "takenBack"
       FROM bank.case_alert member JOIN bank.alert ON alert.id = member.alert_id WHERE member.case_id = $1 AND alert.state = 'merged' ORDER BY alert.id`,
    [id],
  );
  return { alerts: alerts.map(({ alertId }) => alertId), merged, history };
}

/** The dispositions of the closed cases that records belong to, by record id. A record without a closed case is left out. */
export async function dispositionsOf(manager: EntityManager, recordIds: readonly string[]): Promise<Map<string, Disposition>> {
  const rows: { record: string; disposition: Disposition }[] = await manager.query(
    `SELECT alert.record_id AS record, item.disposition
       FROM bank.alert alert JOIN bank.case_alert member ON member.alert_id = alert.id JOIN bank.case_state item ON item.id = member.case_id
      WHERE alert.record_id = ANY($1) AND item.state = 'closed'`,
    [[...recordIds]],
  );
  return new Map(rows.map(({ record, disposition }) => [record, disposition]));
}
