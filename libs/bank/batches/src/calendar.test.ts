import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayBounds } from './business-day.js';
import { addDays, calendarOfPattern, closeInstant, cronPattern, isoWeekday, lastRun, nextRun, runsOn, type Calendar } from './calendar.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16);
const daily = (closeTime: string): Calendar => ({ closeTime, weekdays: EVERY_DAY, closedDates: [] });
/** The runs of `count` days from a date on, as the scheduler takes them: each after the one before. */
function runsFrom(calendar: Calendar, zone: string, date: string, count: number): { date: string; at: string }[] {
  const runs: { date: string; at: string }[] = [];
  let at = dayBounds(date, zone).dayStart - 1;
  for (let i = 0; i < count; i += 1) {
    const run = nextRun(calendar, zone, at);
    runs.push({ date: run.date, at: utc(run.at) });
    ({ at } = run);
  }
  return runs;
}
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo', 'America/St_Johns', 'Asia/Beirut');
const dates = fc.integer({ min: 18_000, max: 25_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

test('a day of 23 hours: a time that does not exist is taken at the end of the gap, once', () => {
  assert.deepEqual(runsFrom(daily('02:30'), 'Europe/Berlin', '2026-03-28', 3), [
    { date: '2026-03-28', at: '2026-03-28T01:30' }, { date: '2026-03-29', at: '2026-03-29T01:00' }, { date: '2026-03-30', at: '2026-03-30T00:30' },
  ]);
});

test('a day of 25 hours: a time that exists twice is taken the first time, once', () => {
  assert.deepEqual(runsFrom(daily('02:30'), 'Europe/Berlin', '2026-10-24', 3), [
    { date: '2026-10-24', at: '2026-10-24T00:30' }, { date: '2026-10-25', at: '2026-10-25T00:30' }, { date: '2026-10-26', at: '2026-10-26T01:30' },
  ]);
});

test('clocks that change at midnight: the day that begins at one o\'clock has its run, the hour before midnight that comes twice has one', () => {
  assert.deepEqual(runsFrom(daily('00:30'), 'America/Santiago', '2026-09-05', 3), [
    { date: '2026-09-05', at: '2026-09-05T04:30' }, { date: '2026-09-06', at: '2026-09-06T04:00' }, { date: '2026-09-07', at: '2026-09-07T03:30' },
  ]);
  assert.deepEqual(runsFrom(daily('23:30'), 'America/Santiago', '2026-04-03', 3), [
    { date: '2026-04-03', at: '2026-04-04T02:30' }, { date: '2026-04-04', at: '2026-04-05T02:30' }, { date: '2026-04-05', at: '2026-04-06T03:30' },
  ]);
});

test('clocks that change by half an hour', () => {
  assert.deepEqual(runsFrom(daily('02:15'), 'Australia/Lord_Howe', '2026-10-03', 3), [
    { date: '2026-10-03', at: '2026-10-02T15:45' }, { date: '2026-10-04', at: '2026-10-03T15:30' }, { date: '2026-10-05', at: '2026-10-04T15:15' },
  ]);
  assert.deepEqual(runsFrom(daily('01:45'), 'Australia/Lord_Howe', '2026-04-04', 3), [
    { date: '2026-04-04', at: '2026-04-03T14:45' }, { date: '2026-04-05', at: '2026-04-04T14:45' }, { date: '2026-04-06', at: '2026-04-05T15:15' },
  ]);
});

test('the run is the first instant of its date at which the clock shows the time or a later one', () => {
  fc.assert(fc.property(dates, times, zones, (date, time, zone) => {
    const { dayStart, dayEnd } = dayBounds(date, zone);
    const at = closeInstant(date, time, zone);
    const shows = (seconds: number): string => DateTime.fromSeconds(seconds, { zone }).toFormat('HH:mm');
    assert.ok(at >= dayStart && at <= dayEnd);
    if (at < dayEnd) assert.ok(shows(at) >= time);
    if (at > dayStart) assert.ok(shows(at - 1) < time);
    for (let earlier = dayStart; earlier < at; earlier += 1800) assert.ok(shows(earlier) < time);
  }), { numRuns: 300 });
});

test('each date that the calendar runs on has one run, in order, and no other date has one', () => {
  fc.assert(fc.property(dates, times, zones, fc.subarray(EVERY_DAY, { minLength: 1 }), fc.array(fc.integer({ min: 0, max: 20 })), (date, closeTime, zone, weekdays, closed) => {
    const calendar = { closeTime, weekdays, closedDates: closed.map((days) => addDays(date, days)) };
    const wanted = Array.from({ length: 30 }, (_, i) => addDays(date, i)).filter((day) => runsOn(calendar, day));
    const runs = runsFrom(calendar, zone, date, wanted.length);
    assert.deepEqual(runs.map((run) => run.date), wanted);
  }), { numRuns: 60 });
});

test('the last run is the one before the next', () => {
  fc.assert(fc.property(dates, times, zones, fc.subarray(EVERY_DAY, { minLength: 1 }), fc.nat(86_399), (date, closeTime, zone, weekdays, second) => {
    const calendar = { closeTime, weekdays, closedDates: [] };
    const now = dayBounds(date, zone).dayStart + second;
    const last = lastRun(calendar, zone, now)!;
    assert.ok(last.at <= now);
    const next = nextRun(calendar, zone, last.at);
    assert.ok(next.at > now);
    assert.deepEqual(nextRun(calendar, zone, now), next);
  }), { numRuns: 200 });
});

test('a calendar survives being a cron pattern', () => {
  fc.assert(fc.property(times, fc.subarray(EVERY_DAY, { minLength: 1 }), (closeTime, weekdays) => {
    assert.deepEqual(calendarOfPattern(cronPattern({ closeTime, weekdays })), { closeTime, weekdays, closedDates: [] });
  }));
  assert.equal(cronPattern(daily('01:30')), '30 1 * * *');
  for (const other of ['* * * * *', '30 1 1 * *', '30 1 * * 1-5', '']) assert.throws(() => calendarOfPattern(other), RangeError);
  assert.deepEqual(['2026-03-02', '2026-03-08'].map(isoWeekday), [1, 7]);
});

test('a calendar without a run within a year is an error, not an endless search', () => {
  const closedDates = Array.from({ length: 500 }, (_, i) => addDays('2026-01-01', i));
  assert.throws(() => nextRun({ ...daily('01:30'), closedDates }, 'UTC', Date.parse('2026-01-02T00:00:00Z') / 1000), RangeError);
});
