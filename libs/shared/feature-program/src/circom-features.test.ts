/** Every operator of feature programs, on fields and on compound values: the circuit computes what the evaluator does. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { POSTING_LAYOUT, RULE_SLOTS, VIEW_LAYOUT, type Posting, type WindowView } from '@probity/shared-commitments';
import { bitLength } from '@probity/shared-integer-ir';
import fc from 'fast-check';
import { emitFeatures } from './circom-features.js';
import { compileForTest, type CompiledCircuit } from './circom-testing.js';
import { evaluateProgram } from './evaluate.js';
import { loadFeatureProgram } from './load.js';
import { lowerProgram } from './lower.js';
import { featureWidths, PROGRAM_FIELDS, type Expression, type FeatureProgram } from './program.js';

const field = (name: string): Expression => ({ field: name });
const counts: Expression = { add: [field('creditCount1d'), { scale: [field('debitCount1d'), 3] }] };
const balance: Expression = { subtract: [field('creditSum1d'), field('debitSum1d')] };
const values: [number, Expression][] = [
  [1, { equals: [field('channel'), 0] }],
  [1, { equals: [field('channel'), 7] }],
  [1, { equals: [field('channel'), 8] }],
  [1, { equals: [counts, 4] }],
  [1, { equals: [field('hour'), 13] }],
  [1, { equals: [{ constant: 0 }, 0] }],
  [1, { equals: [{ subtract: [field('idleDays'), field('ageDays')] }, 0] }],
  [1, { atLeast: [field('channel'), 0] }],
  [1, { atLeast: [field('channel'), 7] }],
  [1, { atLeast: [field('channel'), 8] }],
  [1, { atLeast: [field('channel'), 4] }],
  [1, { atLeast: [field('ageDays'), 100] }],
  [1, { atLeast: [counts, 500] }],
  [1, { atLeast: [field('weekend'), 1] }],
  [1, { atLeast: [field('line'), 5] }],
  [1, { atLeast: [{ bitLength: field('amount') }, 17] }],
  [1, { atLeast: [balance, 0] }],
  [1, { atLeast: [balance, 12_345] }],
  [4, { bitLength: counts }],
  [4, { bitLength: field('minutesSinceCredit') }],
  [1, { bitLength: field('debit') }],
  [1, { bitLength: { constant: 0 } }],
  [4, { popCount: counts }],
  [4, { popCount: field('minutesSinceCredit') }],
  [2, { popCount: { constant: 5 } }],
  [8, { when: [{ not: field('reversal') }, field('idleDays')] }],
  [8, { when: [field('reversal'), field('idleDays')] }],
  [9, { subtract: [{ add: [field('idleDays'), { constant: 255 }] }, field('ageDays')] }],
  [3, { cappedRatio: { numerator: counts, denominator: field('debitCount7d'), scale: 2, cap: 7 } }],
  [1, { cappedRatio: { numerator: field('debit'), denominator: field('reversal'), scale: 1, cap: 1 } }],
  [2, { cappedRatio: { numerator: { constant: 5 }, denominator: { constant: 0 }, scale: 1, cap: 3 } }],
  [8, { maximum: [field('idleDays'), field('ageDays')] }],
  [8, { minimum: [field('idleDays'), field('ageDays')] }],
  [8, { maximum: [field('idleDays'), { constant: 100 }] }],
  [6, { bitLength: { maximum: [balance, { constant: 1 }] } }],
  [1, { compare: [field('amount'), field('amountBase')] }],
  [1, { compare: [{ scale: [field('creditSum1d'), 3] }, { add: [field('debitSum1d'), { constant: 7 }] }] }],
  [1, { memberOf: [field('counterpartyCountry'), 'countries'] }],
  [1, { memberOf: [field('segment'), 'countries'] }],
  [1, { memberOf: [balance, 'countries'] }],
  [2, field('segment')],
  [2, field('riskClass')],
  [1, { feature: 'f0' }],
  [9, { add: [{ feature: 'f26' }, { feature: 'f0' }] }],
];
const handWritten = loadFeatureProgram({
  id: 'probe', version: '1.0.0', lists: [{ name: 'countries', items: [3, 364, 408, 104, 0] }],
  features: values.map(([bits, value], i) => ({ name: `f${i}`, bits, meaning: 'probe', value })),
  rules: [{ id: 'first', meaning: 'probe', when: { feature: 'f0' } }, { id: 'second', meaning: 'probe', when: { not: { atLeast: [{ feature: 'f26' }, 3] } } }],
});

const LISTS = [{ name: 'small', items: [0, 2, 3, 7] }, { name: 'wide', items: [1, 9, 100, 255, 364, 1_000_000] }];
const CONSTANTS = [0, 1, 2, 3, 7, 8, 100, 255, 1_000_000, 2 ** 40];
/** Expressions of some depth; many of them ask for what their ranges do not allow. */
const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const inner = tie('expression');
  const constant = fc.constantFrom(...CONSTANTS);
  const leaf = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PROGRAM_FIELDS.keys()).map(field) },
    { weight: 1, arbitrary: constant.map((value): Expression => ({ constant: value })) },
    { weight: 1, arbitrary: fc.nat(5).map((i): Expression => ({ feature: `f${i}` })) },
  );
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.tuple(inner, inner).map((add): Expression => ({ add })),
      fc.tuple(inner, inner).map((subtract): Expression => ({ subtract })),
      fc.tuple(inner, fc.constantFrom(0, 1, 3, 16)).map((scale): Expression => ({ scale })),
      fc.tuple(inner, inner).map((when): Expression => ({ when })),
      inner.map((not): Expression => ({ not })),
      inner.map((value): Expression => ({ bitLength: value })),
      inner.map((value): Expression => ({ popCount: value })),
      fc.tuple(inner, inner).map((minimum): Expression => ({ minimum })),
      fc.tuple(inner, inner).map((maximum): Expression => ({ maximum })),
      fc.tuple(inner, inner).map((compare): Expression => ({ compare })),
      fc.tuple(inner, constant).map((atLeast): Expression => ({ atLeast })),
      fc.tuple(inner, constant).map((equals): Expression => ({ equals })),
      fc.tuple(inner, fc.constantFrom('small', 'wide')).map((memberOf): Expression => ({ memberOf })),
      fc.tuple(inner, inner, fc.constantFrom(1, 16), fc.constantFrom(1, 7, 63)).map(([numerator, denominator, scale, cap]): Expression => ({ cappedRatio: { numerator, denominator, scale, cap } })),
    ),
  };
});

/** A program of as many of the expressions as its ranges, widths and slots hold; wide and signed values show by what reads them. */
function programOf(candidates: readonly Expression[]): FeatureProgram {
  const program: FeatureProgram = { id: 'random', version: '1.0.0', lists: LISTS, features: [], rules: [] };
  let bits = 0;
  for (const candidate of candidates) {
    for (const value of [candidate, { bitLength: candidate }, { popCount: candidate }, { compare: [candidate, field('ageDays')] }] as Expression[]) {
      try {
        const feature = { name: `f${program.features.length}`, bits: 24, meaning: 'probe', value };
        const { graph, features } = lowerProgram({ ...program, features: [...program.features, feature] });
        const { min, max } = graph.nodes[features.at(-1)!]!.range;
        const width = Math.max(1, bitLength(max));
        if (min < 0n || width > 12) continue;
        if (max <= 1n && program.rules!.length < RULE_SLOTS) program.rules!.push({ id: `rule-${program.rules!.length}`, meaning: 'probe', when: value });
        if (bits + width > 230 || program.features.length === 64) continue;
        program.features.push({ ...feature, bits: width });
        bits += width;
        break;
      } catch {
        continue;
      }
    }
  }
  return loadFeatureProgram(program);
}

const programs = [handWritten, ...fc.sample(fc.array(expression, { minLength: 120, maxLength: 120 }), { seed: 26, numRuns: 3 }).map(programOf)];

/** One circuit for all programs: compiling takes longer than all the rest. */
const source = `pragma circom 2.2.0;
include "record/generated/fields.circom";
include "lib/compare.circom";
include "lib/member.circom";
include "lib/ratio.circom";
${programs.map((program, i) => emitFeatures(program).replace(/^include .*$/gm, '').replace('template Features()', `template Features${i}()`).replace('function FEATURE_BITS()', `function FEATURE_BITS_${i}()`)).join('\n')}
template Probe() {
    signal input posting[${POSTING_LAYOUT.length}];
    signal input view[${VIEW_LAYOUT.length}];
    signal input segment; signal input riskClass; signal input weekend; signal input dayStart;
    signal output packed[${programs.length}];
    signal output rules[${programs.length}][${RULE_SLOTS}];
    component p = Posting(); p.in <== posting; p.active <== ToBit()(1); p.dayStart <== dayStart; p.dayEnd <== dayStart + 90000;
    component v = View(); v.in <== view;
    component o = Outcome(); o.segment <== segment; o.riskClass <== riskClass; o.score <== 0;
    ${programs.map((_, i) => `component f${i} = Features${i}(); f${i}.posting <== p.out; f${i}.view <== v.out; f${i}.outcome <== o.out; f${i}.hour <== p.hour; f${i}.weekend <== weekend;
    packed[${i}] <== f${i}.packed; rules[${i}] <== f${i}.rules;`).join('\n    ')}
}
component main = Probe();
`;

describe('the circuit of a feature program', () => {
  const dayStart = 4 * 86_400;
  /** Field values at the ends of their ranges and around the constants that programs compare with. */
  const row = (layout: readonly { name: string; bits: number }[]): fc.Arbitrary<Record<string, bigint>> =>
    fc.record(Object.fromEntries(layout.map(({ name, bits }) => {
      const top = (1n << BigInt(bits)) - 1n;
      const near = [...CONSTANTS, ...LISTS[1]!.items].flatMap((value) => [BigInt(value) - 1n, BigInt(value), BigInt(value) + 1n]).filter((value) => value >= 0n && value <= top);
      return [name, fc.oneof(fc.bigInt(0n, top), fc.constantFrom(0n, 1n, top - 1n, top), fc.constantFrom(...near))];
    })));
  const records = fc.record({
    posting: row(POSTING_LAYOUT), view: row(VIEW_LAYOUT), second: fc.oneof(fc.integer({ min: 0, max: 89_999 }), fc.constantFrom(0, 89_999)),
    segment: fc.bigInt(0n, 3n), riskClass: fc.bigInt(0n, 3n), businessDate: fc.nat(6),
  });
  let circuit: CompiledCircuit;
  before(async () => {
    circuit = await compileForTest({ source });
  });

  it('computes every feature and rule as the evaluator does', async () => {
    const seen = programs.map(({ features, rules = [] }) => ({ features: features.map(() => new Set<bigint>()), rules: rules.map(() => new Set<bigint>()) }));
    await fc.assert(
      fc.asyncProperty(records, async ({ posting: postingFields, view: viewFields, second, segment, riskClass, businessDate }) => {
        const posting = { ...postingFields, bookingTime: BigInt(dayStart + second) } as Posting;
        const view = viewFields as WindowView;
        const witness = await circuit.witness({
          posting: POSTING_LAYOUT.map(({ name }) => posting[name]), view: VIEW_LAYOUT.map(({ name }) => view[name]),
          segment, riskClass, weekend: (businessDate + 3) % 7 >= 5 ? 1n : 0n, dayStart: BigInt(dayStart),
        });
        programs.forEach((program, i) => {
          const { features, rules } = evaluateProgram(program, posting, view, { segment, riskClass, dayStart, businessDate });
          let packed = 0n;
          let shift = 0n;
          for (const [at, bits] of featureWidths(program).entries()) {
            assert.ok(features[at]! >= 0n && features[at]! >> BigInt(bits) === 0n, `feature ${at} of program ${i} keeps its width`);
            packed += features[at]! << shift;
            shift += BigInt(bits);
            seen[i]!.features[at]!.add(features[at]!);
          }
          rules.forEach((flag, at) => seen[i]!.rules[at]!.add(flag));
          assert.equal(witness[1 + i], packed, `features of program ${i}`);
          const flags = Array.from({ length: RULE_SLOTS }, (_, slot) => rules[slot] ?? 0n);
          assert.deepEqual(witness.slice(1 + programs.length + i * RULE_SLOTS, 1 + programs.length + (i + 1) * RULE_SLOTS), flags, `rules of program ${i}`);
        });
      }),
      { numRuns: 400 },
    );
    // The programs are not idle: most of what they compute was seen at several values.
    const varied = seen.flatMap(({ features, rules }) => [...features, ...rules]).filter(({ size }) => size > 1).length;
    assert.ok(varied > 100, `${varied} values varied`);
  });

  it('shares a choice with its mirror image', () => {
    const { features } = loadFeatureProgram({
      id: 'mirror', version: '1.0.0',
      features: [
        { name: 'most', bits: 8, meaning: 'probe', value: { maximum: [field('idleDays'), field('ageDays')] } },
        { name: 'least', bits: 8, meaning: 'probe', value: { minimum: [field('idleDays'), field('ageDays')] } },
        { name: 'debits', bits: 8, meaning: 'probe', value: { when: [field('debit'), field('idleDays')] } },
        { name: 'credits', bits: 8, meaning: 'probe', value: { when: [{ not: field('debit') }, field('idleDays')] } },
      ],
    });
    const text = emitFeatures({ id: 'mirror', version: '1.0.0', features });
    assert.equal([...text.matchAll(/^ {4}signal \w+(Chosen|When)\d* <== /gm)].length, 2, text);
  });

  it('compares what a monotone function reads, for nothing where its bits are there', () => {
    const bits: Expression = { bitLength: field('amount') };
    const text = emitFeatures(loadFeatureProgram({
      id: 'pushed', version: '1.0.0',
      features: [{ name: 'amountBits', bits: 6, meaning: 'probe', value: bits }, { name: 'notSmall', bits: 1, meaning: 'probe', value: { atLeast: [bits, 5] } }],
    }));
    assert.match(text, /signal feature_notSmall <== amountAbove\[4\];/);
  });
});
