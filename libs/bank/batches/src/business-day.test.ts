import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDay, dayNumber } from '@probity/shared-proof-verifier';
import fc from 'fast-check';
import { businessDateOf, dayBounds, daysSinceEpoch } from './business-day.js';

/** Of the last two clocks go back over midnight, which then comes twice. */
const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Auckland', 'Africa/Cairo', 'Atlantic/Azores', 'America/Havana'];
const dates = fc.integer({ min: 12_000, max: 25_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test('days of 23, 24 and 25 hours', () => {
  const hours = (date: string): number => {
    const { dayStart, dayEnd } = dayBounds(date, 'Europe/Berlin');
    return (dayEnd - dayStart) / 3600;
  };
  assert.deepEqual(['2026-03-29', '2026-03-30', '2026-10-25'].map(hours), [23, 24, 25]);
});

test('days tile the time axis: every second of a day has its date, and the next second the next one', () => {
  fc.assert(fc.property(dates, fc.constantFrom(...zones), fc.nat(), (date, zone, offset) => {
    const { dayStart, dayEnd } = dayBounds(date, zone);
    assert.equal(businessDateOf(dayStart + (offset % (dayEnd - dayStart)), zone), date);
    assert.equal(businessDateOf(dayEnd - 1, zone), date);
    assert.notEqual(businessDateOf(dayEnd, zone), date);
    assert.notEqual(businessDateOf(dayStart - 1, zone), date);
  }));
});

test('a date begins with the first of two midnights', () => {
  assert.deepEqual(['2025-10-25', '2025-10-26'].map((date) => dayBounds(date, 'Atlantic/Azores')), [
    { dayStart: Date.parse('2025-10-25T00:00:00Z') / 1000, dayEnd: Date.parse('2025-10-26T00:00:00Z') / 1000 },
    { dayStart: Date.parse('2025-10-26T00:00:00Z') / 1000, dayEnd: Date.parse('2025-10-27T01:00:00Z') / 1000 },
  ]);
  assert.equal(businessDateOf(Date.parse('2025-10-26T00:30:00Z') / 1000, 'Atlantic/Azores'), '2025-10-26');
});

test('bank and judge cut the same day', () => {
  fc.assert(fc.property(dates, fc.constantFrom(...zones), (date, zone) => {
    assert.deepEqual(dayBounds(date, zone), calendarDay(date, zone));
    assert.equal(daysSinceEpoch(date), dayNumber(date));
  }));
});

test('an unknown time zone is an error, not UTC', () => {
  assert.throws(() => dayBounds('2026-01-01', 'Mars/Olympus'), RangeError);
});
