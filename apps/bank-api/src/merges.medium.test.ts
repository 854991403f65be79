/** Somebody inside the bank wants an alert to vanish behind another one: what shows, and to whom. And how a merge is taken back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlertInsights, alertsOfCustomer, listAlerts, type AlertView } from '@probity/bank-alerts';
import { fsck, putMergeRules } from '@probity/bank-batches';
import { Cases, checkCases, listCases, openCases, type CaseEntity } from '@probity/bank-cases';
import { accountView, customerView } from '@probity/bank-customers';
import { approveAll } from '@probity/bank-governance/testing';
import { putCustomers } from '@probity/bank-intake';
import { FixedClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankKeys } from './bank-keys.js';
import { asOwner, openTestBank, payment, throughProving, type TestBank } from './bank.test-helper.js';
import { CHANGE_KINDS } from './governance/governance.module.js';
import { Models } from './models.js';

const CUSTOMER = 'CANARY-CUSTOMER-M';
const OTHER = 'CANARY-CUSTOMER-N';
const day = (number: number): string => `2026-03-0${number}`;
const REWRITABLE = 'ALTER TABLE bank.case_event DISABLE TRIGGER append_only';
const code = (wanted: string) => (error: unknown): boolean => (error as { code?: unknown }).code === wanted;

describe('merges', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let cases: Cases;
  const clock = new FixedClock(Date.parse('2026-03-09T11:00:00Z') / 1000);
  const alerting = (id: string, date: string, account: string, minor: string): ReturnType<typeof payment> =>
    payment(id, { bookingTime: `${date}T10:00:00Z`, debtor: { bank: 'HOME', account, country: 276 }, amount: { minor, currency: 'EUR' } });

  before(async () => {
    bank = await openTestBank();
    cases = new Cases(bank.dataSource, clock);
    await putCustomers(bank.dataSource, [CUSTOMER, OTHER].map((customerId) => ({
      customerId, segment: 3, riskClass: 0, accounts: [{ bank: 'HOME', account: `CANARY-${customerId.at(-1)}` }, { bank: 'HOME', account: `CANARY-${customerId.at(-1)}2` }],
    })), bank.app.get(BankKeys).pseudonymKey, 'test');
    await putMergeRules(bank.dataSource.manager, { version: 1, validFrom: day(2), rules: [{ id: 'same-customer', per: 'customer', atMost: 100 }] }, 'maker');
    await approveAll(bank.dataSource, CHANGE_KINDS);
  });
  after(() => bank?.close());

  const alertsOn = (date: string): Promise<AlertView[]> => listAlerts(bank.dataSource.manager, { date });
  const takeDay = async (date: string): Promise<AlertView[]> => {
    // One that scores high and two that don't, which are merged into it, and one of another customer.
    const minors = ['960000', '100', '100'];
    await bank.intake.take([...minors.map((minor, i) => alerting(`${date}-${i}`, date, 'CANARY-M', minor)), alerting(`${date}-n`, date, 'CANARY-N', '100')], 'test');
    const alerts = await alertsOn(date);
    assert.deepEqual(alerts.map(({ state }) => state), ['raised', 'merged', 'merged', 'raised']);
    return alerts;
  };
  /** What the header says of alerts, with the proven count. */
  const counts = async (businessDate: string): Promise<{ handled: number; proven: number }> => {
    const { header } = await throughProving(bank, { businessDate, kind: 'normal' });
    return { handled: header!.alerts.raised + header!.alerts.merged, proven: Number(header!.totals.last.alerts) };
  };
  const findings = async (): Promise<string[]> => {
    const { problems } = await fsck(bank.dataSource, { evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: undefined, proves: () => true });
    return problems.filter(({ code: found }) => /^(ALERT|CASE|HEADER)_/.test(found)).map(({ code: found, where }) => `${found} ${where}`);
  };
  /** With the owner's rights, on one connection. */
  const byForce = (statements: readonly string[]): Promise<void> => asOwner(bank, async (owner) => {
    const runner = owner.createQueryRunner();
    for (const sql of statements) await runner.query(sql);
    await runner.release();
  });
  const caseOf = async (customer = CUSTOMER): Promise<CaseEntity> => cases.byId((await listCases(bank.dataSource.manager, { customer }, { limit: 1 }, clock.nowSeconds())).cases[0]!.id);
  /** Assigned, worked on, and proposed to be closed. */
  const closingOf = async ({ id, version }: CaseEntity): Promise<CaseEntity> => {
    const assigned = await cases.assign(id, version, 'ann', { id: 'boss', approves: true });
    const started = await cases.start(id, assigned.version, { id: 'ann', approves: false });
    return cases.proposeClose(id, started.version, { disposition: 'explained', reason: 'salary', text: 'CANARY text' }, { id: 'ann', approves: false });
  };

  it('are counted in the header beside what was raised: together they are the proven count', async () => {
    const alerts = await takeDay(day(2));
    assert.deepEqual(await counts(day(2)), { handled: 4, proven: 4 });
    assert.equal(alerts.length, 4);
    assert.deepEqual(await findings(), []);
  });

  it('made by hand are missing in the header against the proven count, and the check of the database names them', async () => {
    const merge = (id: string, target: string): string => `UPDATE bank.alert SET state = 'merged', merged_into = ${target} WHERE id = '${id}'`;
    const anyway = 'ALTER TABLE bank.alert DROP CONSTRAINT IF EXISTS alert_merged_into_fkey';
    const [earlier] = await alertsOn(day(2));
    const tampers: Readonly<Record<string, (merged: string, raised: string, foreign: string) => string[]>> = {
      [day(3)]: (merged) => [`DELETE FROM bank.case_intake WHERE alert_id = '${merged}'`, `DELETE FROM bank.alert WHERE id = '${merged}'`],
      // Without an event: a raised alert is put behind another one of its customer.
      [day(4)]: (_merged, raised) => [merge(raised, `'${earlier!.id}'`)],
      [day(6)]: (merged) => [anyway, merge(merged, 'gen_random_uuid()')],
      // With an event that was changed to say so.
      [day(7)]: (merged, _raised, foreign) =>
        [merge(merged, `'${foreign}'`), REWRITABLE, `UPDATE bank.case_event SET content = jsonb_set(content, '{into}', '"${foreign}"') WHERE alert_id = '${merged}'`],
    };
    for (const [date, tamper] of Object.entries(tampers)) {
      const alerts = await takeDay(date);
      await byForce(tamper(alerts[1]!.id, alerts[0]!.id, alerts.at(-1)!.id));
      const { handled, proven } = await counts(date);
      assert.equal(proven, 4);
      assert.ok(handled < proven, `${date}: ${handled} of ${proven}`);
    }
    const found = await findings();
    for (const where of [`ALERT_MISSING ${day(3)} sequence 1`, ...[4, 6, 7].map((number) => `ALERT_MERGE ${day(number)} record ${number === 4 ? 0 : 1}`), `CASE_EVENT_CHAIN ${day(7)} event 1`]) {
      assert.ok(found.includes(where), `${where} in ${found.join('; ')}`);
    }
  });

  it('are refused by the database where a service writes one that is no merge', async () => {
    await assert.rejects(bank.dataSource.query("UPDATE bank.alert SET state = 'merged'"), /permission denied/);
    await assert.rejects(bank.dataSource.query('DELETE FROM bank.alert'), /permission denied/);
  });

  it('are seen beside the alert they are told of with, and in the numbers of customer and account', async () => {
    const { manager } = bank.dataSource;
    const date = day(8);
    const alerts = await takeDay(date);
    const merged = alerts.filter(({ state }) => state === 'merged');
    const [first] = merged;
    assert.deepEqual(await listAlerts(manager, { date, state: 'merged' }), merged);
    assert.deepEqual(await listAlerts(manager, { mergedInto: first!.mergedInto! }), merged.filter(({ mergedInto }) => mergedInto === first!.mergedInto));
    assert.equal(alerts.find(({ id }) => id === first!.mergedInto)!.merged, merged.filter(({ mergedInto }) => mergedInto === first!.mergedInto).length);
    assert.deepEqual([first!.mergeRule, first!.mergeRulesVersion, first!.caseId], ['same-customer', 1, null]);

    await openCases(bank.dataSource, clock);
    const item = await caseOf();
    const one = (await alertsOfCustomer(manager, CUSTOMER, { bank: 'HOME', account: 'CANARY-M' }, { limit: 3 }));
    assert.deepEqual([one.alerts.length, typeof one.cursor, one.alerts.every(({ caseId, caseState }) => caseId === item.id && caseState === 'open')], [3, 'string', true]);
    assert.deepEqual((await alertsOfCustomer(manager, CUSTOMER, { bank: 'HOME', account: 'CANARY-M2' }, { limit: 3 })).alerts, []);
    const view = await customerView(manager, CUSTOMER);
    assert.deepEqual([view.alerts.raised + view.alerts.merged, view.alerts.open, view.alerts.closed, view.caseCounts], [view.alerts.open, view.alerts.open, 0, { open: 1, closed: 0 }]);
    assert.ok(view.alerts.merged > 0);
    const account = await accountView(manager, { bank: 'HOME', account: 'CANARY-M' }, clock.nowSeconds());
    assert.deepEqual([account.alerts, account.caseCounts], [view.alerts, view.caseCounts], 'all of them are of this account');
    assert.deepEqual((await accountView(manager, { bank: 'HOME', account: 'CANARY-M2' }, clock.nowSeconds())).alerts, { raised: 0, merged: 0, open: 0, closed: 0 });
    assert.deepEqual(view.links, { alerts: `/customers/${CUSTOMER}/alerts`, cases: `/cases?customer=${CUSTOMER}` });
  });

  it('into an alert whose case is closed open a case of their own: nobody decided on them', async () => {
    const date = day(9);
    await bank.intake.take([alerting('high', date, 'CANARY-N', '960000')], 'test');
    await openCases(bank.dataSource, clock);
    const { id, version } = await closingOf(await caseOf(OTHER));
    await cases.approveClose(id, version, { id: 'sue', approves: true });
    await bank.intake.take([alerting('low', date, 'CANARY-N', '100')], 'test');
    await openCases(bank.dataSource, clock);
    const [high, low] = await alertsOn(date);
    const next = await caseOf(OTHER);
    assert.deepEqual([high!.caseId, high!.caseState, low!.mergedInto, low!.caseId, low!.caseState], [id, 'closed', high!.id, next.id, 'open']);
    assert.notEqual(next.id, id);
  });

  it('are covered by the disposition of their case, and taken back on demand: that opens the case again, by a second person', async () => {
    const merged = (await listAlerts(bank.dataSource.manager, { date: day(8), state: 'merged' }));
    const [first, second] = merged;
    const raised = (await listAlerts(bank.dataSource.manager, { date: day(8), state: 'raised' }))[0]!;
    const proposed = await closingOf(await caseOf());
    const { id } = proposed;

    // While a closing waits for its second person, that withdraws the proposal.
    await assert.rejects(cases.unmerge(raised.id, 'why', { id: 'ben' }), code('ALERT_NOT_MERGED'));
    const back = await cases.unmerge(first!.id, 'another counterparty', { id: 'ben' });
    assert.deepEqual([back.state, back.proposal], ['in-progress', null]);
    await assert.rejects(cases.approveClose(id, proposed.version, { id: 'sue', approves: true }), code('CASE_VERSION_CHANGED'));
    await assert.rejects(cases.unmerge(first!.id, 'again', { id: 'ben' }), code('ALERT_NOT_MERGED'));

    const again = await cases.proposeClose(id, back.version, { disposition: 'explained', reason: 'salary', text: 'CANARY text' }, { id: 'ann', approves: false });
    await cases.approveClose(id, again.version, { id: 'sue', approves: true });
    const views = await Promise.all([first!, second!].map((alert) => bank.app.get(AlertInsights).view(alert.id)));
    assert.deepEqual(views.map(({ state, disposition, mergeTakenBack }) => [state, disposition, mergeTakenBack]), [['merged', 'explained', true], ['merged', 'explained', false]]);
    assert.equal((await customerView(bank.dataSource.manager, CUSTOMER)).alerts.open, 0);

    const [one, two] = await Promise.allSettled([1, 2].map(() => cases.unmerge(second!.id, 'looked at too fast', { id: 'ben' })));
    assert.deepEqual([one!.status, two!.status].sort(), ['fulfilled', 'rejected'], 'once, whoever comes first');
    const reopening = await caseOf();
    assert.deepEqual([reopening.state, reopening.proposal], ['pending-reopen', { by: 'ben' }]);
    await assert.rejects(cases.approveReopen(id, reopening.version, { id: 'ben', approves: true }), code('SAME_PERSON'));
    assert.equal((await cases.approveReopen(id, reopening.version, { id: 'sue', approves: true })).state, 'open');
    assert.deepEqual(await checkCases(bank.dataSource.manager), []);
    assert.deepEqual(await counts(day(8)), { handled: 4, proven: 4 }, 'what was taken back is counted as it came');
    await byForce([REWRITABLE, `UPDATE bank.case_event SET alert_id = '${raised.id}' WHERE kind = 'alert-unmerged' AND alert_id = '${second!.id}'`]);
    assert.ok((await findings()).some((found) => found.startsWith(`CASE_EVENT_EXTRA ${day(8)}`)), 'nothing is taken back that was not merged');
  });
});
