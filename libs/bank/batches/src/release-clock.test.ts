import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueInstant, releaseOf, type ReleaseRule } from './release-clock.js';

const rule: ReleaseRule = { timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], holidays: ['2026-04-03', '2026-04-06'], dueTime: '12:00' };
const at = (instant: string): number => Date.parse(instant) / 1000;

test('a date is due at noon of the next banking day, by the bank\'s clocks', () => {
  for (const [date, due] of [
    ['2026-03-02', '2026-03-03T11:00:00Z'], // a Monday, in winter
    ['2026-03-27', '2026-03-30T10:00:00Z'], // a Friday; the clocks change on the Sunday
    ['2026-03-28', '2026-03-30T10:00:00Z'], // Saturday and Sunday are due with it
    ['2026-04-02', '2026-04-07T10:00:00Z'], // before Easter
  ] as const) assert.equal(dueInstant(date, rule), at(due), date);
  assert.throws(() => dueInstant('2026-03-02', { ...rule, weekdays: [] }), RangeError);
});

test('a release is on time, due, late or missing', () => {
  const due = dueInstant('2026-03-02', rule);
  const of = (closed: boolean, releasedAt: number | null, now: number): unknown[] => {
    const { state, lateSeconds } = releaseOf('2026-03-02', rule, closed, releasedAt, now);
    return [state, lateSeconds];
  };
  assert.deepEqual(of(true, due, due + 9), ['on-time', 0]);
  assert.deepEqual(of(true, due + 5, due + 9), ['late', 5]);
  assert.deepEqual(of(true, null, due), ['due', 0]);
  assert.deepEqual(of(false, null, due), ['due', 0]);
  assert.deepEqual(of(true, null, due + 1), ['late', 1]);
  assert.deepEqual(of(false, null, due + 1), ['missing', 1]);
});
