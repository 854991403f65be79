import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addRecord, emptyTally, resultOf, type Disposition, type Tally, type WhatIfRecord } from './tally.js';

const POLICY = { thresholds: [100n, 200n, 300n, 400n], belowLine: [50n, 100n, 150n, 200n] };
const sampling = { seed: 'a seed', samples: 3 };
const recordOf = (sequence: number, more: Partial<WhatIfRecord> = {}): WhatIfRecord => ({ id: `record-${sequence}`, businessDate: '2026-03-02', sequence, segment: 0, rules: [0], alert: false, ...more });

describe('the tally of a draft', () => {
  it('counts alerts against those of then, per day and segment', () => {
    const tally = emptyTally();
    const add = (record: WhatIfRecord, score: number, disposition?: Disposition): void => addRecord(tally, record, score, POLICY, disposition, sampling);
    add(recordOf(0), 100, 'productive');
    add(recordOf(1, { alert: true }), 99, 'unproductive');
    add(recordOf(2, { alert: true, rules: [1] }), 0, 'unproductive');
    add(recordOf(3, { segment: 2 }), 299, 'productive');
    add(recordOf(4, { businessDate: '2026-03-01' }), 49);
    const { total, days, dispositions, samples } = resultOf(tally);
    assert.deepEqual(total, { records: 5, alerts: 2, alertsThen: 2, added: 1, dropped: 1, belowLine: 2 });
    assert.deepEqual(days.map(({ date, segments }) => [date, segments.map(({ segment, records, alerts }) => [segment, records, alerts])]), [['2026-03-01', [[0, 1, 0]]], ['2026-03-02', [[0, 3, 2], [2, 1, 0]]]]);
    assert.deepEqual(dispositions, { truePositive: 1, falsePositive: 1, falseNegative: 1, trueNegative: 1, records: 4, precision: 0.5 });
    assert.deepEqual(samples.above.map(({ segment, records }) => [segment, records.map(({ recordId }) => recordId).sort()]), [[0, ['record-0', 'record-2']]]);
    assert.deepEqual(samples.below.map(({ segment, records }) => [segment, records.map(({ recordId }) => recordId)]), [[0, ['record-1']], [2, ['record-3']]]);
    assert.equal(resultOf(emptyTally()).dispositions.precision, null);
  });

  it('is the same wherever it is cut and stored, and draws the same sample in any order', () => {
    const record = fc.record({ segment: fc.integer({ min: 0, max: 3 }), score: fc.integer({ min: 0, max: 500 }), alert: fc.boolean(), rule: fc.constantFrom(0, 1) });
    fc.assert(fc.property(fc.array(record, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (drawn, cut) => {
      const rows = drawn.map(({ score, rule, ...more }, sequence) => ({ record: recordOf(sequence, { ...more, rules: [rule] }), score }));
      const over = (list: typeof rows, stored: (tally: Tally, at: number) => Tally = (tally) => tally): unknown =>
        resultOf(list.reduce((tally, row, at) => {
          addRecord(tally, row.record, row.score, POLICY, undefined, sampling);
          return stored(tally, at);
        }, emptyTally()));
      const whole = over(rows);
      assert.deepEqual(over(rows, (tally, at) => (at % cut === 0 ? (JSON.parse(JSON.stringify(tally)) as Tally) : tally)), whole);
      assert.deepEqual(over([...rows].reverse()), whole);
    }));
  });
});
