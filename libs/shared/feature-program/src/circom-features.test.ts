/** Every operator of feature programs, on fields and on compound values: the circuit computes what the evaluator does. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { POSTING_LAYOUT, VIEW_LAYOUT, type Posting, type WindowView } from '@probity/shared-commitments';
import fc from 'fast-check';
import { emitFeatures } from './circom-features.js';
import { compileForTest } from './circom-testing.js';
import { evaluateFeatures } from './evaluate.js';
import { featureWidths, type Expression } from './program.js';
import { loadFeatureProgram } from './range.js';

const field = (name: string): Expression => ({ field: name });
const counts: Expression = { add: [field('creditCount1d'), { scale: [field('debitCount1d'), 3] }] };
const values: [number, Expression][] = [
  [1, { equals: [field('channel'), 0] }],
  [1, { equals: [field('channel'), 7] }],
  [1, { equals: [field('channel'), 8] }],
  [1, { equals: [counts, 4] }],
  [1, { equals: [field('hour'), 13] }],
  [1, { equals: [{ constant: 0 }, 0] }],
  [1, { atLeast: [field('channel'), 0] }],
  [1, { atLeast: [field('channel'), 7] }],
  [1, { atLeast: [field('channel'), 8] }],
  [1, { atLeast: [field('channel'), 4] }],
  [1, { atLeast: [counts, 500] }],
  [1, { atLeast: [field('weekend'), 1] }],
  [1, { atLeast: [field('line'), 5] }],
  [4, { bitLength: counts }],
  [4, { bitLength: field('minutesSinceCredit') }],
  [1, { bitLength: field('debit') }],
  [1, { bitLength: { constant: 0 } }],
  [8, { when: [{ not: field('reversal') }, field('idleDays')] }],
  [8, { when: [field('reversal'), field('idleDays')] }],
  [9, { subtract: [{ add: [field('idleDays'), { constant: 255 }] }, field('ageDays')] }],
  [3, { cappedRatio: { numerator: counts, denominator: field('debitCount7d'), scale: 2, cap: 7 } }],
  [1, { cappedRatio: { numerator: field('debit'), denominator: field('reversal'), scale: 1, cap: 1 } }],
  [2, { cappedRatio: { numerator: { constant: 5 }, denominator: { constant: 0 }, scale: 1, cap: 3 } }],
  [2, field('segment')],
  [2, field('riskClass')],
];
const program = loadFeatureProgram({
  id: 'probe', version: '1.0.0', features: values.map(([bits, value], i) => ({ name: `f${i}`, bits, meaning: 'probe', value })),
});

const source = `pragma circom 2.2.0;
include "record/generated/fields.circom";
include "lib/ratio.circom";
${emitFeatures(program).replace(/^include .*$/gm, '')}
template Probe() {
    signal input posting[${POSTING_LAYOUT.length}];
    signal input view[${VIEW_LAYOUT.length}];
    signal input segment; signal input riskClass; signal input weekend; signal input dayStart;
    signal output packed;
    component p = Posting(); p.in <== posting; p.active <== ToBit()(1); p.dayStart <== dayStart; p.dayEnd <== dayStart + 90000;
    component v = View(); v.in <== view;
    component o = Outcome(); o.segment <== segment; o.riskClass <== riskClass; o.score <== 0;
    component f = Features(); f.posting <== p.out; f.view <== v.out; f.outcome <== o.out; f.hour <== p.hour; f.weekend <== weekend;
    packed <== f.packed;
}
component main = Probe();
`;

it('computes every operator as the evaluator does', async () => {
  const circuit = await compileForTest({ source });
  const fields = (layout: readonly { name: string; bits: number }[]): fc.Arbitrary<Record<string, bigint>> =>
    fc.record(Object.fromEntries(layout.map(({ name, bits }) => [name, fc.oneof(fc.bigInt(0n, (1n << BigInt(bits)) - 1n), fc.bigInt(0n, 1n))])));
  const dayStart = 4 * 86_400;
  await fc.assert(
    fc.asyncProperty(
      fields(POSTING_LAYOUT), fields(VIEW_LAYOUT), fc.integer({ min: 0, max: 89_999 }), fc.bigInt(0n, 3n), fc.bigInt(0n, 3n), fc.nat(6),
      async (postingFields, viewFields, second, segment, riskClass, businessDate) => {
        const posting = { ...postingFields, bookingTime: BigInt(dayStart + second) } as Posting;
        const view = viewFields as WindowView;
        const features = evaluateFeatures(program, posting, view, { segment, riskClass, dayStart, businessDate });
        let packed = 0n;
        let shift = 0n;
        for (const [i, bits] of featureWidths(program).entries()) {
          packed += features[i]! << shift;
          shift += BigInt(bits);
        }
        const witness = await circuit.witness({
          posting: POSTING_LAYOUT.map(({ name }) => posting[name]), view: VIEW_LAYOUT.map(({ name }) => view[name]),
          segment, riskClass, weekend: (businessDate + 3) % 7 >= 5 ? 1n : 0n, dayStart: BigInt(dayStart),
        });
        assert.equal(witness[1], packed);
      },
    ),
    { numRuns: 300 },
  );
});
