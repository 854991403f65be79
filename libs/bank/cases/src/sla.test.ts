import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBusinessSeconds, businessSeconds, endOfWorkingDay, type BusinessHours } from './business-hours.js';
import { slaState, slaText, slaTimes, spentSeconds, type Pause, type SlaClock } from './sla.js';

const BERLIN: BusinessHours = { timeZone: 'Europe/Berlin', opens: '09:00', closes: '17:00', weekdays: [1, 2, 3, 4, 5], holidays: ['2026-04-03', '2026-04-06'] };
const at = (iso: string): number => Date.parse(iso) / 1000;
const HOUR = 3600;

test('nights, weekends and holidays do not count; the change of the clocks moves the hours and not their number', () => {
  // Friday 16:00 to Monday 10:00, over the night of 29 March in which Berlin goes to summer time.
  assert.equal(businessSeconds(BERLIN, at('2026-03-27T15:00:00Z'), at('2026-03-30T08:00:00Z')), 2 * HOUR);
  // Good Friday and Easter Monday.
  assert.equal(businessSeconds(BERLIN, at('2026-04-02T14:00:00Z'), at('2026-04-07T08:00:00Z')), 2 * HOUR);
  assert.equal(businessSeconds(BERLIN, at('2026-03-02T08:00:00Z'), at('2026-03-02T16:00:00Z')), 8 * HOUR);
  assert.equal(addBusinessSeconds(BERLIN, at('2026-03-27T15:00:00Z'), 2 * HOUR), at('2026-03-30T08:00:00Z'));
  assert.equal(endOfWorkingDay(BERLIN, at('2026-03-31T20:00:00Z'), 5), at('2026-04-09T15:00:00Z'));
});

test('hours over a night in which the clocks change have 23 or 25 hours a day', () => {
  const always: BusinessHours = { ...BERLIN, opens: '00:00', closes: '23:59', weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
  const day = (date: string): number => businessSeconds(always, at(`${date}T00:00:00+01:00`), at(`${date}T00:00:00+01:00`) + 25 * HOUR) - businessSeconds(always, at(`${date}T00:00:00+01:00`) + 24 * HOUR, at(`${date}T00:00:00+01:00`) + 25 * HOUR);
  assert.equal(day('2026-03-10'), 24 * HOUR - 60);
  assert.equal(businessSeconds(always, at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z')), 23 * HOUR - 60);
  assert.equal(businessSeconds(always, at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z')), 25 * HOUR - 60);
});

const zones = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
const hours = fc.record({
  timeZone: zones, opens: fc.constantFrom('00:00', '02:15', '09:00'), closes: fc.constantFrom('09:30', '17:00', '23:59'),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), holidays: fc.constant(['2026-04-03', '2026-10-26']),
});
const instant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-01T00:00:00Z') });

test('time adds up, whatever the zone; adding what has passed comes back to where it passed', () => {
  fc.assert(fc.property(hours, instant, fc.nat(20 * 86_400), fc.nat(20 * 86_400), (rules, from, first, second) => {
    const [middle, to] = [from + first, from + first + second];
    const sum = businessSeconds(rules, from, middle) + businessSeconds(rules, middle, to);
    assert.equal(businessSeconds(rules, from, to), sum);
    assert.ok(sum <= first + second);
    const back = addBusinessSeconds(rules, from, sum);
    assert.ok(back <= to || sum === 0);
    assert.equal(businessSeconds(rules, from, back), sum);
  }), { numRuns: 60 });
});

/** A clock with pauses that follow on each other, the last one perhaps without end. */
const clocks = fc.record({ startedAt: instant, steps: fc.array(fc.integer({ min: 1, max: 3 * 86_400 }), { maxLength: 6 }), targetSeconds: fc.integer({ min: 1, max: 40 * HOUR }) })
  .map(({ startedAt, steps, targetSeconds }): SlaClock => {
    const pauses: Pause[] = [];
    let time = startedAt;
    steps.forEach((step, i) => {
      time += step;
      if (i % 2 === 0) pauses.push({ from: time, to: null });
      else pauses[pauses.length - 1] = { from: pauses.at(-1)!.from, to: time };
    });
    return { startedAt, pauses, targetSeconds };
  });

test('a pause is what it says: what is spent with pauses and what passes in them is all that passes', () => {
  fc.assert(fc.property(clocks, fc.nat(30 * 86_400), (clock, later) => {
    const now = clock.startedAt + later;
    const inPauses = clock.pauses.reduce((sum, { from, to }) => sum + businessSeconds(BERLIN, from, Math.min(to ?? Infinity, now)), 0);
    assert.equal(spentSeconds(BERLIN, clock, now) + inPauses, businessSeconds(BERLIN, clock.startedAt, now));
  }), { numRuns: 60 });
});

test('it is due when its target is spent, not a second before, and never while the clock stands', () => {
  fc.assert(fc.property(clocks, (clock) => {
    const { dueAt, amberAt } = slaTimes(BERLIN, clock);
    const stands = clock.pauses.at(-1)?.to === null;
    if (dueAt === null) {
      assert.ok(stands && spentSeconds(BERLIN, clock, clock.startedAt + 400 * 86_400) < clock.targetSeconds);
    } else {
      assert.equal(spentSeconds(BERLIN, clock, dueAt), clock.targetSeconds);
      assert.ok(spentSeconds(BERLIN, clock, dueAt - 1) < clock.targetSeconds);
      assert.ok(amberAt !== null && amberAt <= dueAt);
    }
  }), { numRuns: 60 });
});

test('the state has a text beside its colour', () => {
  const times = { amberAt: 100, dueAt: 200 };
  assert.deepEqual([50, 100, 199, 200].map((now) => slaState(times, now)), ['green', 'amber', 'amber', 'red']);
  assert.equal(slaState({ amberAt: 100, dueAt: null }, 500), 'paused');
  assert.deepEqual([slaText('green', 5400), slaText('red', -60), slaText('paused', 3600)], ['1 h 30 min of business hours left', 'late by 0 h 1 min of business hours', 'stands still, 1 h 0 min of business hours left']);
});
