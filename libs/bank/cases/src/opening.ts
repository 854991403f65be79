/**
 * From an alert to a case: alerts wait in `bank.case_intake`, which a trigger writes with each alert, and join the open case
 * of their customer or open one. Scoring waits for none of it.
 */
import { AlertEntity, bankProfile, RecordEntity } from '@probity/bank-batches';
import { newId, type Clock } from '@probity/shared-platform';
import { In, Not, type DataSource, type EntityManager } from 'typeorm';
import { appendEvents, columnsOf, eventOf, recordChanges, type WrittenChange } from './case-record.js';
import { openedCase, priorityOf, type CaseChange } from './case-state.js';
import { CaseAlertEntity, CaseEntity } from './entities/case.entity.js';
import { matchingDecision } from './known-good-match.js';

/** The service itself. */
const ACTOR = 'case-intake';
/** Alerts of one transaction, at the most: it holds the lock of each of their dates. */
const SLICE = 50;
const CLOSED = ['closed', 'pending-reopen'] as const;

interface WaitingAlert {
  readonly alert: AlertEntity;
  readonly record: RecordEntity;
}

/** Takes the alerts that wait, a customer at a time, until there are none. @returns how many */
export async function openCases(dataSource: DataSource, clock: Clock): Promise<number> {
  if ((await dataSource.query<unknown[]>('SELECT 1 FROM bank.case_intake LIMIT 1')).length === 0) return 0;
  // Without a bank there is no time zone to count in; alerts of a bank that is being set up wait.
  await bankProfile(dataSource.manager);
  let taken = 0;
  for (;;) {
    const done = await dataSource.transaction((manager) => openNext(manager, clock.nowSeconds()));
    if (done === 0) return taken;
    taken += done;
  }
}

/** The waiting alerts of the customer whose alert has waited longest. Row locks keep two takers apart; the index of open cases decides between them all the same. */
async function openNext(manager: EntityManager, now: number): Promise<number> {
  const [next] = await manager.query<{ customer: string }[]>(
    `SELECT record.customer_pseudonym::text AS customer
       FROM bank.case_intake waiting JOIN bank.alert alert ON alert.id = waiting.alert_id JOIN bank.record record ON record.id = alert.record_id
      ORDER BY waiting.alert_id LIMIT 1 FOR UPDATE OF waiting SKIP LOCKED`,
  );
  if (!next) return 0;
  // Another taker of the same customer's alerts waits here, and then finds the case.
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`bank.case_state ${next.customer}`]);
  const ids = await manager.query<{ id: string }[]>(
    `SELECT waiting.alert_id AS id
       FROM bank.case_intake waiting JOIN bank.alert alert ON alert.id = waiting.alert_id JOIN bank.record record ON record.id = alert.record_id
      WHERE record.customer_pseudonym = $1 ORDER BY waiting.alert_id LIMIT $2 FOR UPDATE OF waiting SKIP LOCKED`,
    [next.customer, SLICE],
  );
  if (ids.length === 0) return 1;
  await intoCase(manager, BigInt(next.customer), await waitingAlerts(manager, ids.map(({ id }) => id)), now);
  await manager.query('DELETE FROM bank.case_intake WHERE alert_id = ANY($1)', [ids.map(({ id }) => id)]);
  return ids.length;
}

async function waitingAlerts(manager: EntityManager, ids: readonly string[]): Promise<WaitingAlert[]> {
  const alerts = await manager.find(AlertEntity, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  const records = new Map((await manager.findBy(RecordEntity, { id: In(alerts.map(({ recordId }) => recordId)) })).map((record) => [record.id, record]));
  return alerts.map((alert) => ({ alert, record: records.get(alert.recordId)! }));
}

async function intoCase(manager: EntityManager, customerPseudonym: bigint, waiting: readonly WaitingAlert[], now: number): Promise<void> {
  const open = await manager.findOne(CaseEntity, { where: { customerPseudonym, state: Not(In([...CLOSED])) }, lock: { mode: 'pessimistic_write' } });
  const row = open ?? (await openCase(manager, customerPseudonym, waiting[0]!, now));
  const joining = open ? waiting : waiting.slice(1);
  const before = open ? await manager.countBy(CaseAlertEntity, { caseId: row.id }) : 1;
  let { priority } = row;
  const changes = joining.map(({ alert, record }, i): WrittenChange => {
    priority = Math.min(priority, priorityOf({ riskClass: record.riskClass, reasons: alert.reasons }, before + i + 1));
    return { change: { kind: 'alert-joined', content: { priority } }, alert: { id: alert.id, businessDate: record.businessDate } };
  });
  if (joining.length > 0) await manager.insert(CaseAlertEntity, joining.map(({ alert }) => ({ alertId: alert.id, caseId: row.id })));
  const decision = await matchingDecision(manager, row.id, now);
  if (decision) changes.push({ change: { kind: 'known-good-matched', content: { decision: decision.id, disposition: decision.disposition } } });
  if (changes.length > 0) await recordChanges(manager, row, changes, ACTOR, now);
}

async function openCase(manager: EntityManager, customerPseudonym: bigint, { alert, record }: WaitingAlert, now: number): Promise<CaseEntity> {
  const priority = priorityOf({ riskClass: record.riskClass, reasons: alert.reasons }, 1);
  const row: CaseEntity = { id: newId(), customerPseudonym, alertId: alert.id, businessDate: record.businessDate, ...(await columnsOf(manager, openedCase(priority, now))) };
  await manager.insert(CaseEntity, row as never);
  await manager.insert(CaseAlertEntity, { alertId: alert.id, caseId: row.id });
  const change: CaseChange = { kind: 'case-opened', content: { priority } };
  await appendEvents(manager, [{ date: row.businessDate, event: eventOf(row.id, 1, change, alert.id, ACTOR, now) }]);
  return row;
}
