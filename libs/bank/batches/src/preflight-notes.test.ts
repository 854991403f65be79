import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unusual, wantsExplanation } from './preflight-notes.js';

const LINES = [{ slot: 1, code: 'sct-out' }, { slot: 2, code: 'card' }];
const day = (out: number, card: number): ReadonlyMap<number, number> => new Map([[1, out], [2, card]]);
const weeks = (length: number, out = 5, card = 5): ReadonlyMap<number, number>[] => Array.from({ length }, () => day(out, card));

test('a line is silent where it had records on each of the last ten same weekdays, and on no fewer', () => {
  assert.deepEqual(unusual(LINES, day(10, 0), weeks(10)), [{ code: 'LINE_SILENT', line: 'card' }]);
  assert.deepEqual(unusual(LINES, day(10, 1), weeks(10)), []);
  assert.deepEqual(unusual(LINES, day(10, 0), weeks(9)), [], 'nine weeks');
  assert.deepEqual(unusual(LINES, day(10, 0), [...weeks(9), day(10, 0)]), [], 'silent once before');
  assert.deepEqual(unusual(LINES.slice(0, 1), day(10, 0), weeks(10)), [], 'the line is not registered any more');
});

test('a volume is unusual under half and over twice the median, and not at them', () => {
  const before = [day(4, 4), day(5, 5), day(6, 6), day(5, 5)];
  const of = (records: number): unknown => unusual(LINES, day(records, 0), before);
  assert.deepEqual([of(5), of(20)], [[], []]);
  assert.deepEqual(of(4), [{ code: 'VOLUME_UNUSUAL', count: 4, median: 10, days: 4 }]);
  assert.deepEqual(of(21), [{ code: 'VOLUME_UNUSUAL', count: 21, median: 10, days: 4 }]);
  assert.deepEqual(unusual(LINES, day(1, 0), before.slice(1)), [], 'three weeks have no median');
});

test('one odd week among ten does not move what is usual', () => {
  fc.assert(fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 9 }), (odd, place) => {
    const before = weeks(10);
    before[place] = day(odd, odd);
    assert.deepEqual(unusual(LINES, day(5, 5), before), []);
  }));
});

test('what is unusual never holds a day up', () => {
  assert.equal(wantsExplanation(unusual(LINES, day(0, 0), weeks(10))), false);
  assert.equal(wantsExplanation([{ code: 'DAY_RESEMBLES_ANOTHER', date: '2026-03-06', percent: 98, count: 98 }]), true);
});
