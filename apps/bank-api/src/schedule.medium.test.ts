import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BatchEntity, CalendarEntity, DayClosing, OutboxEntity, putCalendar, ScheduleRunEntity } from '@probity/bank-batches';
import { createLogger, FixedClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { approveChanges, asOwner, openTestBank, payment, type TestBank } from './bank.test-helper.js';

const logger = createLogger({ name: 'schedule-test', level: 'silent' });
const seconds = (utc: string): number => Date.parse(utc) / 1000;
const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;
const NIGHTLY = { closeTime: '01:30', weekdays: [1, 2, 3, 4, 5], closedDates: ['2026-01-06'], continuous: false };

describe('closing days by the calendar', { skip: skipWithoutPostgres() }, () => {
  const clock = new FixedClock(0);
  let bank: TestBank;
  let closing: DayClosing;
  before(async () => {
    bank = await openTestBank();
    closing = new DayClosing(bank.dataSource, (request) => bank.lifecycle.seal(request), clock, logger);
  });
  after(() => bank?.close());

  const at = (utc: string): void => clock.set(seconds(utc));
  const batches = async (): Promise<string[]> =>
    (await bank.dataSource.manager.find(BatchEntity, { order: { businessDate: 'ASC', batchIndex: 'ASC' } })).map(({ businessDate, kind, state }) => `${businessDate} ${kind} ${state}`);
  const waitingRuns = async (): Promise<string[]> => (await bank.dataSource.manager.findBy(OutboxEntity, { topic: 'close-days' })).map(({ payload }) => payload.runId!);
  const judge = (businessDate: string): Promise<unknown> => bank.dataSource.manager.update(BatchEntity, { businessDate }, { state: 'judged', verdict: { summary: 'shown' } as never });

  it('runs nothing without a calendar', async () => {
    at('2026-01-02T10:00:00Z');
    assert.equal(await closing.noteDueRun(), undefined);
    assert.deepEqual(await closing.view(), { calendar: null, next: null, runs: [] });
  });

  it('keeps every version of the calendar, and none without a run', async () => {
    const { manager } = bank.dataSource;
    const never = { ...NIGHTLY, closedDates: Array.from({ length: 500 }, (_, i) => new Date(seconds('2026-01-01T00:00:00Z') * 1000 + i * 86_400_000).toISOString().slice(0, 10)) };
    await assert.rejects(putCalendar(manager, never, clock.nowSeconds(), 'test'), code('CALENDAR_INVALID'));
    const versions = await Promise.all([1, 2, 3].map(() => putCalendar(manager, NIGHTLY, clock.nowSeconds(), 'test')));
    assert.deepEqual(versions.map(({ version }) => version), [1, 1, 1]);
    assert.equal((await putCalendar(manager, { ...NIGHTLY, closeTime: '02:00' }, clock.nowSeconds(), 'test')).version, 2);
    assert.equal((await putCalendar(manager, NIGHTLY, clock.nowSeconds(), 'test')).version, 3);
    await asOwner(bank, (owner) => assert.rejects(owner.query("UPDATE bank.calendar SET close_time = '03:00'"), /APPEND_ONLY/));
    assert.equal(await manager.count(CalendarEntity), 3);
    await approveChanges(bank, clock);
    // What was due before the calendar was put is no concern of it.
    assert.equal(await closing.noteDueRun(), undefined);
    // 2 January is a Friday; the run of Monday is the next one.
    assert.deepEqual((await closing.view()).next, { date: '2026-01-05', at: seconds('2026-01-05T00:30:00Z') });
  });

  it('notes a due run once, however often and by how many it is asked', async () => {
    await bank.intake.take([payment('n1', { bookingTime: '2026-01-02T12:00:00Z' }), payment('n2', { bookingTime: '2026-01-05T09:00:00Z' })], 'test');
    at('2026-01-05T00:30:00Z');
    const noted = (await Promise.all(Array.from({ length: 6 }, () => closing.noteDueRun()))).filter((id) => id !== undefined);
    assert.equal(noted.length, 1);
    assert.deepEqual(await waitingRuns(), noted);
  });

  it('gives every date up to yesterday its own batch, in order, the weekend included', async () => {
    const [runId] = await waitingRuns();
    assert.deepEqual(await Promise.all([closing.run(runId!), closing.run(runId!)]).then((sealed) => sealed.some((count) => count > 0)), true);
    assert.deepEqual(await batches(), ['2026-01-01 empty sealed', '2026-01-02 normal sealed', '2026-01-03 empty sealed', '2026-01-04 empty sealed']);
    assert.equal(await closing.run(runId!), 0, 'a run is done once');
    const [run] = (await closing.view()).runs;
    assert.deepEqual([run!.date, run!.failures, run!.actor], ['2026-01-05', [], 'calendar']);
    assert.notEqual(run!.finishedAt, null);
  });

  it('does not run on a closed date, and the next run catches up', async () => {
    at('2026-01-06T12:00:00Z');
    assert.equal(await closing.noteDueRun(), undefined);
    at('2026-01-07T00:31:00Z');
    const runId = await closing.noteDueRun();
    assert.equal(await closing.run(runId!), 2);
    assert.deepEqual((await batches()).slice(4), ['2026-01-05 normal sealed', '2026-01-06 empty sealed']);
  });

  it('seals what came after a judged batch as late, and leaves a batch alone that waits for finance', async () => {
    await bank.intake.take([payment('l1', { bookingTime: '2026-01-02T13:00:00Z' }), payment('l2', { bookingTime: '2026-01-05T13:00:00Z' })], 'test');
    await judge('2026-01-02');
    const runId = await closing.startRun('somebody');
    assert.equal(await closing.run(runId), 1);
    assert.deepEqual((await batches()).filter((text) => text.startsWith('2026-01-02')), ['2026-01-02 normal judged', '2026-01-02 late sealed']);
    assert.deepEqual((await closing.view()).runs[0], { ...(await closing.view()).runs[0]!, id: runId, date: null, sealed: 1, actor: 'somebody' });
  });

  it('goes on with a batch whose sealing was interrupted', async () => {
    await asOwner(bank, async (owner) => {
      await owner.query("UPDATE bank.batch SET state = 'sealing' WHERE business_date = '2026-01-06'");
    });
    assert.equal(await closing.run(await closing.startRun('somebody')), 1);
    assert.ok((await batches()).includes('2026-01-06 empty sealed'));
  });

  it('lets no date that can not be sealed hold up the others, and says which', async () => {
    at('2026-01-09T12:00:00Z');
    const broken = new DayClosing(bank.dataSource, (request) => (request.businessDate === '2026-01-07' ? bank.lifecycle.attest('0198c1f2-0000-7000-8000-000000000000', {}) : bank.lifecycle.seal(request)), clock, logger);
    const runId = await broken.startRun('somebody');
    assert.equal(await broken.run(runId), 1);
    assert.deepEqual((await broken.view()).runs[0]!.failures, [{ businessDate: '2026-01-07', code: 'ATTESTATION_CONTEXT' }]);
    assert.equal(await closing.run(await closing.startRun('somebody')), 1, 'the next run tries it again');

    const away = new DayClosing(bank.dataSource, () => Promise.reject(new Error('connection lost')), clock, logger);
    at('2026-01-10T12:00:00Z');
    const later = await away.startRun('somebody');
    await assert.rejects(away.run(later), /connection lost/);
    assert.equal((await bank.dataSource.manager.findOneByOrFail(ScheduleRunEntity, { id: later })).finishedAt, null, 'the queue tries it again');
    assert.equal(await closing.run(later), 1);
  });
});
