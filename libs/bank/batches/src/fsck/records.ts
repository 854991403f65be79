import { featureRow, unpackWindow } from '@probity/bank-features';
import { decide, pack, VIEW_LAYOUT } from '@probity/shared-commitments';
import { ruleIds } from '@probity/shared-feature-program';
import { In } from 'typeorm';
import { BatchEntity } from '../entities/batch.entity.js';
import { AlertEntity, RecordEntity } from '../entities/record.entity.js';
import { factsOf } from '../opening.js';
import { dayRules, PAGE, type Checking, type DayRules } from './checking.js';

/** Every business date that has a counter, a record or a batch, with its counter. */
export async function businessDates({ manager }: Checking): Promise<{ date: string; next: number | null }[]> {
  return manager.query(
    `SELECT dates.date::text AS date, day.next_sequence AS next
       FROM (SELECT business_date AS date FROM bank.business_day UNION SELECT business_date FROM bank.record UNION SELECT business_date FROM bank.batch) dates
       LEFT JOIN bank.business_day day ON day.business_date = dates.date
      ORDER BY dates.date`,
  );
}

/** The records of a date, each on its own: sequence, view, features, score, alert. */
export async function checkRecords(checking: Checking, date: string, next: number | null): Promise<void> {
  const { manager, problems } = checking;
  const rules = await dayRules(checking, date);
  const sealed = (await manager.findBy(BatchEntity, { businessDate: date })).filter(({ state }) => state !== 'sealing');
  let expected = 0;
  for (;;) {
    const rows = await manager.createQueryBuilder(RecordEntity, 'record')
      .where('record.businessDate = :date AND record.sequence >= :expected', { date, expected }).orderBy('record.sequence').limit(PAGE).getMany();
    if (rows.length === 0) break;
    const alerts = new Map((await manager.findBy(AlertEntity, { recordId: In(rows.map(({ id }) => id)) })).map((alert) => [alert.recordId, alert]));
    for (const row of rows) {
      if (row.sequence !== expected) problems.add('SEQUENCE_NOT_DENSE', `${date} sequence ${expected}`);
      expected = row.sequence + 1;
      if (rules === undefined) continue;
      const isSealed = sealed.some(({ firstSequence, endSequence }) => row.sequence >= firstSequence && row.sequence < endSequence);
      checkRecord(checking, rules, row, alerts.get(row.id), isSealed);
    }
  }
  if (expected !== (next ?? 0)) problems.add('SEQUENCE_COUNTER', date);
}

function checkRecord({ problems }: Checking, rules: DayRules, row: RecordEntity, alert: AlertEntity | undefined, isSealed: boolean): void {
  const where = `${row.businessDate} sequence ${row.sequence}`;
  if (row.modelVersion !== rules.modelVersion || row.policyVersion !== rules.policyVersion) problems.add('RECORD_VERSIONS', where);
  const { posting, counterparty } = factsOf(row);
  const context = { segment: BigInt(row.segment), riskClass: BigInt(row.riskClass), dayStart: rules.dayStart, businessDate: rules.businessDate };
  const derived = computed(() => {
    const window = unpackWindow(row.windowState as [bigint, bigint, bigint]);
    const { view, features, rules: flags } = featureRow(rules.program, window, { posting, counterparty }, context);
    return { view: pack(VIEW_LAYOUT, view), features: features.map(Number), rules: flags.map(Number) };
  });
  if (derived?.view !== row.view) problems.add('VIEW_DIFFERS', where);
  if (derived?.features.join() !== row.features.join() || derived.rules.join() !== row.rules.join()) problems.add('FEATURES_DIFFER', where);
  // Of a sealed record, the seal says what the evaluator gave.
  const { evaluate } = rules;
  if (!isSealed && evaluate && computed(() => evaluate(row.features)) !== row.score) problems.add('SCORE_DIFFERS', where);
  checkAlert(problems, rules, row, alert, where);
}

function checkAlert(problems: Checking['problems'], { policy, program }: DayRules, row: RecordEntity, alert: AlertEntity | undefined, where: string): void {
  const decision = decide(policy, BigInt(row.segment), BigInt(row.score), row.rules.map(BigInt));
  const isAlert = decision.alert === 1n;
  if (row.alert !== isAlert) problems.add('ALERT_FLAG', where);
  if (row.alert && alert === undefined) problems.add('ALERT_MISSING', where);
  if (!row.alert && alert !== undefined) problems.add('ALERT_EXTRA', where);
  if (!isAlert || !row.alert || alert === undefined) return;
  const reasons = [...(decision.byScore ? ['score'] : []), ...ruleIds(program).filter((_, slot) => row.rules[slot] === 1).map((id) => `rule:${id}`)];
  if (alert.reasons.join('\n') !== reasons.join('\n')) problems.add('ALERT_REASONS', where);
}

/** Alerts of no record at all. */
export async function checkOrphanAlerts({ manager, problems }: Checking): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    'SELECT alert.id FROM bank.alert alert LEFT JOIN bank.record record ON record.id = alert.record_id WHERE record.id IS NULL ORDER BY alert.id LIMIT 1000',
  );
  for (const { id } of rows) problems.add('ALERT_EXTRA', `alert ${id}`);
}

/** A value in a row may have been edited to one that nothing can be computed from: undefined then. */
export function computed<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}
