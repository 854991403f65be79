import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fsck, CaseEventEntity } from '@probity/bank-batches';
import {
  CaseAlertEntity, CaseEntity, CaseEvidence, Cases, checkCases, checkDesk, dispositionsOf, EvidenceStore, eventsOfCase, FiuDesk, KnownGood, listCases, openCases, QualitySampling, viewsOf,
  type CaseActor,
} from '@probity/bank-cases';
import { putCustomers } from '@probity/bank-intake';
import { FixedClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankKeys } from '../bank-keys.js';
import { asOwner, DATE, openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { Models } from '../models.js';

/** Monday noon in Berlin. */
const NOW = Date.parse(`${DATE}T11:00:00Z`) / 1000;
const CUSTOMERS = 24;
const analyst = (id: string): CaseActor => ({ id, approves: false });
const senior = (id: string): CaseActor => ({ id, approves: true });
const code = (wanted: string) => (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === wanted;

describe('cases', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let cases: Cases;
  const clock = new FixedClock(NOW);
  const directory = mkdtempSync(join(tmpdir(), 'probity-evidence-'));
  const alerting = (id: string, customer: number, more = {}): ReturnType<typeof payment> => payment(id, { debtor: { bank: 'HOME', account: `CANARY-ACCOUNT-C${customer}` }, ...more });

  before(async () => {
    bank = await openTestBank();
    cases = new Cases(bank.dataSource, clock);
    await putCustomers(bank.dataSource, Array.from({ length: CUSTOMERS }, (_, i) => ({
      customerId: `CANARY-CUSTOMER-C${i}`, segment: 3, riskClass: i % 3, accounts: [{ bank: 'HOME', account: `CANARY-ACCOUNT-C${i}` }, { bank: 'HOME', account: `CANARY-SECOND-C${i}` }],
    })), bank.app.get(BankKeys).pseudonymKey, 'test');
  });
  after(async () => {
    await bank?.close();
    rmSync(directory, { recursive: true });
  });

  const all = (): Promise<CaseEntity[]> => bank.dataSource.manager.find(CaseEntity, { order: { id: 'ASC' } });
  const caseOf = async (customer: number): Promise<CaseEntity> => {
    const { cases: [found] } = await listCases(bank.dataSource.manager, { customer: `CANARY-CUSTOMER-C${customer}` }, { limit: 1 }, clock.nowSeconds());
    return cases.byId(found!.id);
  };
  const alertsOf = async ({ id }: CaseEntity): Promise<string[]> => (await bank.dataSource.manager.find(CaseAlertEntity, { where: { caseId: id }, order: { alertId: 'ASC' } })).map(({ alertId }) => alertId);
  /** Assigned to an analyst, and started. */
  const underWork = async (customer: number, who: string): Promise<CaseEntity> => {
    const { id, version } = await caseOf(customer);
    const assigned = await cases.assign(id, version, who, senior('boss'));
    return cases.start(id, assigned.version, analyst(who));
  };
  const closed = async (customer: number, disposition: 'explained' | 'suspicious-reported' = 'explained'): Promise<CaseEntity> => {
    const { id, version } = await underWork(customer, 'ann');
    const proposed = await cases.proposeClose(id, version, { disposition, reason: 'salary', text: 'CANARY text' }, analyst('ann'));
    return cases.approveClose(id, proposed.version, senior('sue'));
  };
  const isSound = async (): Promise<void> => {
    assert.deepEqual([await checkCases(bank.dataSource.manager), await checkDesk(bank.dataSource.manager)], [[], []]);
  };

  it('opens one case a customer, whatever number of alerts, accounts and takers', async () => {
    const transactions = Array.from({ length: CUSTOMERS }, (_, i) => [alerting(`a${i}`, i), alerting(`b${i}`, i, { debtor: { bank: 'HOME', account: `CANARY-SECOND-C${i}` }, bookingTime: '2026-03-03T10:00:00Z' })]).flat();
    await bank.intake.take(transactions, 'test');
    const taken = await Promise.all([1, 2, 3, 4].map(() => openCases(bank.dataSource, clock)));
    assert.ok(taken.reduce((sum, count) => sum + count, 0) >= 2 * CUSTOMERS);
    const rows = await all();
    assert.equal(rows.length, CUSTOMERS);
    for (const row of rows) assert.equal((await alertsOf(row)).length, 2);
    assert.equal(await openCases(bank.dataSource, clock), 0);
    assert.equal((await bank.dataSource.query<unknown[]>('SELECT 1 FROM bank.case_intake')).length, 0);
    // Each alert's event stands in the chain of its own date.
    const joined = await bank.dataSource.query<{ own: boolean }[]>(
      `SELECT event.business_date = record.business_date AS own FROM bank.case_event event
         JOIN bank.alert alert ON alert.id = event.alert_id JOIN bank.record record ON record.id = alert.record_id WHERE event.kind = 'alert-joined'`,
    );
    assert.deepEqual(joined, Array.from({ length: CUSTOMERS }, () => ({ own: true })));
    await isSound();
  });

  it('gives 20 analysts at the same time 20 different cases, the most urgent first', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, (_, i) => cases.next({}, analyst(`analyst ${i}`))));
    assert.equal(new Set(given.map((row) => row!.id)).size, 20);
    given.forEach((row, i) => assert.deepEqual([row!.assignee, row!.state], [`analyst ${i}`, 'assigned']));
    const left = (await all()).filter(({ state }) => state === 'open');
    assert.equal(left.length, CUSTOMERS - 20);
    assert.ok(Math.max(...given.map((row) => row!.priority)) <= Math.min(...left.map(({ priority }) => priority)));
    await cases.setAbsence('analyst 0', NOW + 60, senior('boss'));
    await assert.rejects(cases.next({}, analyst('analyst 0')), code('ASSIGNEE_AWAY'));
    await assert.rejects(cases.next({ level: 'mlro' }, analyst('analyst 1')), code('LEVEL_TOO_LOW'));
    for (const row of given) await cases.release(row!.id, row!.version, analyst(row!.assignee!), false);
    await isSound();
  });

  it('refuses an update of what was not read, and work by somebody else', async () => {
    const { id, version } = await underWork(0, 'ann');
    await assert.rejects(cases.snooze(id, version - 1, { until: NOW + 60, text: 'later' }, analyst('ann')), code('CASE_VERSION_CHANGED'));
    await assert.rejects(cases.ask(id, version, { party: 'customer', text: 'why' }, analyst('ben')), code('NOT_ASSIGNEE'));
    await assert.rejects(cases.snooze(id, version, { until: NOW - 1, text: 'later' }, analyst('ann')), code('UNTIL_PAST'));
    await assert.rejects(cases.start(id, version, analyst('ann')), code('CASE_TRANSITION'));
    const snoozed = await cases.snooze(id, version, { until: NOW + 60, text: 'later' }, analyst('ann'));
    const back = await cases.release(id, snoozed.version, analyst('ann'), false);
    const up = await cases.escalate(id, back.version, { level: 'senior', text: 'too large for me' }, analyst('ann'));
    assert.deepEqual([up.level, up.state, up.snoozedUntil], ['senior', 'open', null]);
    const other = await cases.next({ level: 'senior' }, senior('sue'));
    assert.equal(other!.id, id);
    // Two at the same time with what both have read: one wins.
    const two = await Promise.allSettled([1, 2].map((n) => cases.prioritise(id, other!.version, { priority: n, text: 'x' }, senior('sue'))));
    assert.deepEqual(two.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('stops the clock while it waits for an answer', async () => {
    const asked = await underWork(1, 'ann');
    const dueBefore = asked.dueAt!;
    clock.advance(3600);
    const waiting = await cases.ask(asked.id, asked.version, { party: 'customer', text: 'CANARY question' }, analyst('ann'));
    clock.advance(2 * 86_400);
    const [view] = await viewsOf(bank.dataSource.manager, [waiting], clock.nowSeconds());
    assert.equal(view!.sla!.state, 'paused');
    const resumed = await cases.answer(asked.id, waiting.version, 'CANARY answer', analyst('ann'));
    // Two days of eight hours each.
    assert.equal(resumed.dueAt! > dueBefore, true);
    const [after] = await viewsOf(bank.dataSource.manager, [resumed], clock.nowSeconds());
    assert.equal(after!.sla!.remainingSeconds, view!.sla!.remainingSeconds);
    clock.set(NOW);
  });

  it('closes by two people: not by one, not what has changed, and once', async () => {
    const { id, version } = await underWork(2, 'sue');
    const proposed = await cases.proposeClose(id, version, { disposition: 'suspicious-reported', reason: 'structuring', text: 'CANARY report' }, senior('sue'));
    await assert.rejects(cases.approveClose(id, proposed.version, senior('sue')), code('SAME_PERSON'));
    await bank.intake.take([alerting('late', 2, { bookingTime: '2026-03-04T10:00:00Z' })], 'test');
    await openCases(bank.dataSource, clock);
    await assert.rejects(cases.approveClose(id, proposed.version, senior('sam')), code('CASE_VERSION_CHANGED'));
    const joined = await cases.byId(id);
    assert.deepEqual([joined.state, joined.proposal, (await alertsOf(joined)).length], ['in-progress', null, 3]);
    const again = await cases.proposeClose(id, joined.version, { disposition: 'suspicious-reported', reason: 'structuring', text: 'with the new alert' }, senior('sue'));
    const approvals = await Promise.allSettled(['sam', 'sal', 'sid'].map((name) => cases.approveClose(id, again.version, senior(name))));
    assert.equal(approvals.filter(({ status }) => status === 'fulfilled').length, 1);
    const done = await cases.byId(id);
    assert.deepEqual([done.state, done.disposition, done.decidedBy[0]], ['closed', 'suspicious-reported', 'sue']);
    const records = (await bank.dataSource.query<{ id: string }[]>('SELECT record_id AS id FROM bank.alert WHERE id = ANY($1)', [await alertsOf(done)])).map((row) => row.id);
    assert.deepEqual([...(await dispositionsOf(bank.dataSource.manager, records)).values()], Array(3).fill('suspicious-reported'));
    await isSound();
  });

  it('opens again by two people, unless the customer has another open case', async () => {
    const row = await closed(3);
    const proposed = await cases.proposeReopen(row.id, row.version, 'a new fact', analyst('ann'));
    await bank.intake.take([alerting('after-close', 3, { bookingTime: '2026-03-04T10:00:00Z' })], 'test');
    await openCases(bank.dataSource, clock);
    assert.notEqual((await caseOf(3)).id, row.id);
    await assert.rejects(cases.approveReopen(row.id, proposed.version, senior('sue')), code('CUSTOMER_HAS_OPEN_CASE'));
    const kept = await cases.refuse(row.id, proposed.version, 'reopen-refused', 'goes on in the new case', senior('sue'));
    assert.equal(kept.state, 'closed');
    const other = await closed(4);
    const wanted = await cases.proposeReopen(other.id, other.version, 'a new fact', senior('sue'));
    await assert.rejects(cases.approveReopen(other.id, wanted.version, senior('sue')), code('SAME_PERSON'));
    assert.deepEqual([(await cases.approveReopen(other.id, wanted.version, senior('sam'))).state, (await cases.byId(other.id)).disposition], ['open', null]);
    await isSound();
  });

  it('keeps evidence under its hash, once, and gives out nothing that has changed', async () => {
    const evidence = new CaseEvidence(bank.dataSource, new EvidenceStore(directory, 100), clock);
    const { id } = await caseOf(5);
    const file = { name: 'CANARY statement.pdf', contentType: 'application/pdf' };
    const [first, second] = [await evidence.add(id, file, Readable.from([Buffer.from('CANARY '), Buffer.from('pdf')]), 'ann'), await evidence.add(id, file, Readable.from([Buffer.from('CANARY pdf')]), 'ann')];
    assert.deepEqual(readdirSync(directory), [first.sha256]);
    assert.deepEqual([second.sha256, second.version], [first.sha256, first.version + 1]);
    assert.equal(await textOf((await evidence.read(id, first.id)).content), 'CANARY pdf');
    await assert.rejects(evidence.add(id, file, Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 'ann'), code('EVIDENCE_SIZE'));
    await assert.rejects(evidence.add(id, { ...file, contentType: 'text/html' }, Readable.from(['x']), 'ann'), code('EVIDENCE_TYPE'));
    await assert.rejects(evidence.read((await caseOf(6)).id, first.id), code('EVIDENCE_UNKNOWN'));
    assert.deepEqual(readdirSync(directory), [first.sha256], 'what was refused leaves nothing');
    writeFileSync(join(directory, first.sha256), 'other');
    await assert.rejects(evidence.read(id, first.id), code('EVIDENCE_DAMAGED'));
    await isSound();
  });

  it('draws the sample that the seed gives, after the period, and lets somebody else review', async () => {
    const sampling = new QualitySampling(bank.dataSource, clock);
    const rates = { 'false-positive': 0, explained: 10_000, 'suspicious-reported': 0, 'suspicious-not-reported': 0, inconclusive: 0 };
    await assert.rejects(sampling.commit({ periodFrom: NOW - 100, periodTo: NOW, rates }, 'qa'), code('SAMPLING_PERIOD'));
    const committed = await sampling.commit({ periodFrom: NOW, periodTo: NOW + 3600, rates }, 'qa');
    assert.equal(committed.seed, null);
    await assert.rejects(sampling.draw(committed.id, 'qa'), code('SAMPLING_PERIOD'));
    const row = await closed(7);
    clock.advance(3600);
    const draws = await Promise.all([sampling.draw(committed.id, 'qa'), sampling.draw(committed.id, 'qb')]);
    // Of those that are closed as explained: the one of customer 3, and this one.
    assert.deepEqual(draws.map(({ drawn }) => drawn), [2, 2]);
    const review = (await sampling.reviews(committed.id)).find(({ caseId }) => caseId === row.id)!;
    await assert.rejects(sampling.review(review.id, { outcome: 'agree', text: 'fine' }, 'sue'), code('SAME_PERSON'));
    assert.equal((await sampling.review(review.id, { outcome: 'disagree', text: 'look again' }, 'qa')).outcome, 'disagree');
    await assert.rejects(sampling.review(review.id, { outcome: 'agree', text: 'fine' }, 'qa'), code('REVIEW_DONE'));
    const proposed = await cases.byId(row.id);
    assert.deepEqual([proposed.state, proposed.proposal], ['pending-reopen', { by: 'qa' }]);
    assert.equal((await cases.approveReopen(row.id, proposed.version, senior('sam'))).state, 'open');
    clock.set(NOW);
    await isSound();
  });

  it('lets a known-good decision of two people propose, and nothing more, until it expires', async () => {
    const knownGood = new KnownGood(bank.dataSource, clock);
    const about = await closed(8);
    const [alert] = await alertsOf(about);
    const put = { caseId: about.id, reason: 'score', counterpartyOfAlert: alert!, disposition: 'explained' as const, text: 'CANARY salary', days: 30 };
    const proposed = await knownGood.propose(put, 'ann');
    await assert.rejects(knownGood.decide(proposed.id, 'approved', 'ann'), code('SAME_PERSON'));
    const next = async (id: string, more = {}): Promise<CaseEntity> => {
      await bank.intake.take([alerting(id, 8, more)], 'test');
      await openCases(bank.dataSource, clock);
      return caseOf(8);
    };
    const before = await next('kg-1');
    assert.equal(before.suggestion, null);
    assert.equal((await knownGood.decide(proposed.id, 'approved', 'sue')).state, 'approved');
    const matched = await next('kg-2');
    assert.deepEqual([matched.state, matched.suggestion], ['open', { decision: proposed.id, disposition: 'explained' }]);
    assert.deepEqual((await knownGood.list()).map(({ matched: times }) => times), [1]);
    const other = await next('kg-3', { creditor: { bank: 'AWAY', account: 'SOMEBODY-ELSE', country: 276 } });
    assert.equal(other.suggestion, null, 'an alert with another counterparty is covered by no decision');
    await assert.rejects(knownGood.decide(proposed.id, 'refused', 'sue'), code('DECISION_STATE'));
    assert.equal((await knownGood.decide(proposed.id, 'revoked', 'sue')).state, 'revoked');
    await isSound();
  });

  it('answers the FIU in time by two people, and the case log shows nothing of it', async () => {
    const desk = new FiuDesk(bank.dataSource, clock);
    const put = { reference: 'FIU-1', urgency: 'normal' as const, legalBasis: 'CANARY law', subjects: ['CANARY-CUSTOMER-C1'], receivedAt: NOW - 3600 };
    const [one, two] = await Promise.all([desk.receive(put, 'ann'), desk.receive(put, 'ben')]);
    assert.equal(one.id, two.id);
    await assert.rejects(desk.receive({ ...put, legalBasis: 'other' }, 'ann'), code('REQUEST_CONFLICT'));
    // Monday; the fifth working day after it is the next Monday, 17:00 in Berlin.
    assert.equal(one.dueAt, Date.parse('2026-03-09T16:00:00Z') / 1000);
    assert.equal((await desk.receive({ ...put, reference: 'FIU-2', urgency: 'urgent' }, 'ann')).dueAt, put.receivedAt + 86_400);
    const assigned = await desk.assign(one.id, 1, 'ann', 'mlro');
    await assert.rejects(desk.draft(one.id, assigned.version, 'x', 'ben'), code('NOT_ASSIGNEE'));
    const drafted = await desk.draft(one.id, assigned.version, 'CANARY answer', 'ann');
    await assert.rejects(desk.release(one.id, drafted.version, 'ann'), code('SAME_PERSON'));
    await assert.rejects(desk.release(one.id, assigned.version, 'mlro'), code('CASE_VERSION_CHANGED'));
    assert.equal((await desk.release(one.id, drafted.version, 'mlro')).clock, 'answered');
    await assert.rejects(desk.draft(one.id, drafted.version + 1, 'more', 'ann'), code('REQUEST_STATE'));
    assert.deepEqual((await desk.list()).map(({ reference }) => reference), ['FIU-2', 'FIU-1']);
    const events = await bank.dataSource.manager.findBy(CaseEventEntity, { kind: 'desk-noted' });
    assert.ok(events.length >= 6);
    for (const { content } of events) assert.deepEqual(Object.keys(content).sort(), ['digest', 'version']);
    await isSound();
  });

  it('lists a page at a time, by what is asked for', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listCases(bank.dataSource.manager, {}, { cursor, limit: 7 }, NOW);
      seen.push(...page.cases.map(({ id }) => id));
      if ((cursor = page.cursor) === undefined) break;
    }
    assert.deepEqual(seen, (await all()).map(({ id }) => id).reverse());
    const count = async (filter: Parameters<typeof listCases>[1], now = NOW): Promise<number> => (await listCases(bank.dataSource.manager, filter, { limit: 200 }, now)).cases.length;
    const rows = await all();
    assert.equal(await count({ state: 'closed' }), rows.filter(({ state }) => state === 'closed').length);
    assert.equal(await count({ disposition: 'suspicious-reported' }), 1);
    assert.equal(await count({ assignee: 'ann', state: 'in-progress' }), rows.filter(({ assignee, state }) => assignee === 'ann' && state === 'in-progress').length);
    assert.equal((await count({ sla: 'green' })) + (await count({ sla: 'amber' })), rows.filter(({ closedAt }) => closedAt === null).length);
    assert.equal(await count({ sla: 'red' }, NOW + 60 * 86_400), rows.filter(({ closedAt }) => closedAt === null).length);
    assert.equal(await count({ customer: 'nobody' }), 0);
  });

  it('puts nothing personal into the case log, which holds together', async () => {
    const events = await bank.dataSource.query<{ content: unknown }[]>('SELECT content FROM bank.case_event');
    assert.ok(events.length > 100);
    assert.doesNotMatch(JSON.stringify(events), /CANARY|HOME|AWAY/);
    const report = await fsck(bank.dataSource, { evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: undefined, proves: () => true });
    assert.deepEqual(report.problems, []);
    assert.equal((await eventsOfCase(bank.dataSource.manager, (await caseOf(2)).id))[0]!.kind, 'case-opened');
  });

  it('finds what somebody with rights on the database changes', async () => {
    const { id } = await caseOf(2);
    const tampers: [string, string][] = [
      [`UPDATE bank.case_state SET disposition = 'explained' WHERE id = '${id}'`, 'CASE_ROW_DIFFERS'],
      [`UPDATE bank.case_state SET pauses = '[]' WHERE id = '${id}'`, 'CASE_ROW_DIFFERS'],
      [`UPDATE bank.case_text SET text = 'other' WHERE case_id = '${id}'`, 'CASE_TEXT_DIFFERS'],
      [`DELETE FROM bank.case_alert WHERE case_id = '${id}'`, 'CASE_ALERTS_DIFFER'],
      [`DELETE FROM bank.case_event WHERE content ->> 'case' = '${id}' AND kind = 'started'`, 'CASE_EVENTS_BROKEN'],
    ];
    await asOwner(bank, async (owner) => {
      for (const [sql, wanted] of tampers) {
        await owner.transaction(async (manager) => {
          for (const table of ['case_text', 'case_alert', 'case_event']) await manager.query(`ALTER TABLE bank.${table} DISABLE TRIGGER append_only`);
          await manager.query(sql);
          assert.deepEqual(await checkCases(manager), [{ code: wanted, caseId: id }], sql);
          throw new Error('rolled back');
        }).catch((error: Error) => assert.equal(error.message, 'rolled back'));
      }
      await assert.rejects(owner.query('DELETE FROM bank.case_text'), /APPEND_ONLY/);
    });
    await assert.rejects(bank.dataSource.query('DELETE FROM bank.case_state'), /permission denied/);
  });
});
