/** Makes cases anew from the case log and compares: rows, texts and files against the events they belong to. */
import type { EntityManager } from 'typeorm';
import { factsOf } from './case-record.js';
import { caseOfEvents } from './case-state.js';
import { eventsOfCase } from './case-views.js';
import { saltedDigest } from './digests.js';
import { CaseAlertEntity, CaseEntity, CaseEvidenceEntity, CaseTextEntity } from './entities/case.entity.js';
import { CaseError } from './errors.js';

export interface CaseProblem {
  readonly code: 'CASE_ROW_DIFFERS' | 'CASE_EVENTS_BROKEN' | 'CASE_TEXT_DIFFERS' | 'CASE_EVIDENCE_DIFFERS' | 'CASE_ALERTS_DIFFER';
  readonly caseId: string;
}

const PAGE = 200;

/** What differs; nothing where all is well. Reads a page of cases at a time. */
export async function checkCases(manager: EntityManager): Promise<CaseProblem[]> {
  const problems: CaseProblem[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await manager.createQueryBuilder(CaseEntity, 'item').where('item.id > :after', { after }).orderBy('item.id').limit(PAGE).getMany();
    for (const row of rows) problems.push(...(await checkCase(manager, row)).map((code) => ({ code, caseId: row.id })));
    if (rows.length < PAGE) return problems;
    after = rows.at(-1)!.id;
  }
}

async function checkCase(manager: EntityManager, row: CaseEntity): Promise<CaseProblem['code'][]> {
  const events = await eventsOfCase(manager, row.id);
  const problems: CaseProblem['code'][] = [];
  try {
    const made = caseOfEvents(events);
    if (canonical(made) !== canonical(factsOf(row)) || events[0]?.alert !== row.alertId || events[0]?.businessDate !== row.businessDate) problems.push('CASE_ROW_DIFFERS');
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    return ['CASE_EVENTS_BROKEN'];
  }
  const digests = new Map(events.flatMap(({ content }) => ('digest' in content ? [[content.version, content.digest] as const] : [])));
  const texts = await manager.findBy(CaseTextEntity, { caseId: row.id });
  const files = await manager.findBy(CaseEvidenceEntity, { caseId: row.id });
  if (texts.some(({ version, salt, text, digest }) => digests.get(version) !== digest || saltedDigest(salt, text) !== digest)) problems.push('CASE_TEXT_DIFFERS');
  if (files.some(({ version, sha256 }) => digests.get(version) !== sha256)) problems.push('CASE_EVIDENCE_DIFFERS');
  if (texts.length + files.length !== digests.size && !problems.includes('CASE_TEXT_DIFFERS')) problems.push('CASE_TEXT_DIFFERS');
  const joined = events.filter(({ kind }) => kind === 'case-opened' || kind === 'alert-joined').map(({ alert }) => alert).sort();
  const alerts = (await manager.findBy(CaseAlertEntity, { caseId: row.id })).map(({ alertId }) => alertId).sort();
  if (joined.join() !== alerts.join()) problems.push('CASE_ALERTS_DIFFER');
  return problems;
}

const canonical = (value: object): string => JSON.stringify(value, (_key, part: unknown) =>
  (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
