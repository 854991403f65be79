import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { POSTING_LAYOUT, VIEW_LAYOUT, type PackedField, type Posting, type WindowView } from '@probity/shared-commitments';
import { bitLength } from '@probity/shared-integer-ir';
import { evaluateProgram, isWeekend } from './evaluate.js';
import { loadFeatureProgram } from './load.js';
import { featureProgramDigest, type Expression } from './program.js';

const shipped = JSON.parse(readFileSync(new URL('../../../../circuits/feature-programs/retail-1.0.0.json', import.meta.url), 'utf8')) as unknown;
const row = (layout: readonly PackedField[]): fc.Arbitrary<Record<string, bigint>> =>
  fc.record(Object.fromEntries(layout.map(({ name, bits }) => [name, fc.oneof(fc.constantFrom(0n, (1n << BigInt(bits)) - 1n), fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }))])));
const context = { segment: 3n, riskClass: 3n, dayStart: 1_800_000_000, businessDate: 20_833 };
const of = (value: Expression, bits = 24): unknown => ({ id: 'x', version: '1.0.0', features: [{ name: 'f', bits, meaning: 'm', value }] });

test('every feature of the shipped program stays within its declared width on any input', () => {
  const program = loadFeatureProgram(shipped);
  fc.assert(
    fc.property(row(POSTING_LAYOUT), row(VIEW_LAYOUT), fc.integer({ min: 0, max: 89_999 }), (posting, view, offset) => {
      const { features } = evaluateProgram(program, { ...posting, bookingTime: BigInt(context.dayStart + offset) } as Posting, view as WindowView, context);
      features.forEach((value, i) => assert.ok(value >= 0n && bitLength(value) <= program.features[i]!.bits, program.features[i]!.name));
    }),
  );
});

test('operators', () => {
  const zero = Object.fromEntries([...POSTING_LAYOUT, ...VIEW_LAYOUT].map(({ name }) => [name, 0n]));
  const value = (expression: Expression, fields: Record<string, bigint> = {}): bigint =>
    evaluateProgram(loadFeatureProgram(of(expression)), { ...zero, bookingTime: BigInt(context.dayStart), ...fields } as Posting, { ...zero, ...fields } as WindowView, context).features[0]!;
  assert.equal(value({ bitLength: { field: 'amount' } }), 0n);
  assert.equal(value({ bitLength: { field: 'amount' } }, { amount: 255n }), 8n);
  assert.equal(value({ bitLength: { field: 'amount' } }, { amount: 256n }), 9n);
  assert.equal(value({ atLeast: [{ field: 'amount' }, 10] }, { amount: 9n }), 0n);
  assert.equal(value({ atLeast: [{ field: 'amount' }, 10] }, { amount: 10n }), 1n);
  assert.equal(value({ equals: [{ field: 'channel' }, 3] }, { channel: 3n }), 1n);
  const ratio: Expression = { cappedRatio: { numerator: { field: 'amount' }, denominator: { field: 'amountBase' }, scale: 16, cap: 63 } };
  assert.equal(value(ratio, { amount: 5n, amountBase: 2n }), 40n);
  assert.equal(value(ratio, { amount: 5n, amountBase: 0n }), 63n);
  assert.equal(value(ratio), 0n);
  assert.equal(value({ field: 'hour' }, { bookingTime: BigInt(context.dayStart + 3600) }), 1n);
});

test('operators on two values, lists, and earlier features', () => {
  const zero = Object.fromEntries([...POSTING_LAYOUT, ...VIEW_LAYOUT].map(({ name }) => [name, 0n]));
  const evaluate = (program: unknown, fields: Record<string, bigint>): ReturnType<typeof evaluateProgram> =>
    evaluateProgram(loadFeatureProgram(program), { ...zero, bookingTime: BigInt(context.dayStart), ...fields } as Posting, { ...zero, ...fields } as WindowView, context);
  const [a, b] = [{ field: 'idleDays' }, { field: 'ageDays' }];
  const program = {
    id: 'x', version: '1.0.0', lists: [{ name: 'countries', items: [364, 408] }],
    features: [
      { name: 'most', bits: 8, meaning: 'm', value: { maximum: [a, b] } },
      { name: 'least', bits: 8, meaning: 'm', value: { minimum: [a, b] } },
      { name: 'reaches', bits: 1, meaning: 'm', value: { compare: [a, b] } },
      { name: 'ones', bits: 4, meaning: 'm', value: { popCount: a } },
      { name: 'listed', bits: 1, meaning: 'm', value: { memberOf: [{ field: 'counterpartyCountry' }, 'countries'] } },
      { name: 'spread', bits: 8, meaning: 'm', value: { subtract: [{ maximum: [{ feature: 'most' }, { constant: 255 }] }, { feature: 'least' }] } },
    ],
    rules: [{ id: 'listed', meaning: 'm', when: { feature: 'listed' } }, { id: 'old', meaning: 'm', when: { atLeast: [{ feature: 'most' }, 200] } }],
  };
  assert.deepEqual(evaluate(program, { idleDays: 7n, ageDays: 200n, counterpartyCountry: 408n }), { features: [200n, 7n, 0n, 3n, 1n, 248n], rules: [1n, 1n] });
  assert.deepEqual(evaluate(program, { idleDays: 9n, ageDays: 9n, counterpartyCountry: 276n }), { features: [9n, 9n, 1n, 2n, 0n, 246n], rules: [0n, 0n] });
  assert.throws(() => evaluate(program, { idleDays: 256n }), /idleDays/);
});

test('weekends', () => {
  assert.deepEqual([0, 1, 2, 3, 4].map(isWeekend), [false, false, true, true, false]);
});

test('refuses what it cannot honour, naming the feature', () => {
  const refused = (document: unknown, what: RegExp): void => assert.throws(() => loadFeatureProgram(document), (error: Error & { code?: string }) => error.code === 'FEATURE_PROGRAM_INVALID' && what.test(error.message));
  refused(of({ field: 'nationality' }), /features/);
  refused(of({ subtract: [{ constant: 0 }, { field: 'debit' }] }), /feature f may reach \[-1, 0\]/);
  refused(of({ field: 'amount' }), /24 bits/);
  refused(of({ when: [{ field: 'line' }, { field: 'debit' }] }), /takes a flag/);
  refused(of({ cappedRatio: { numerator: { field: 'amount' }, denominator: { field: 'amount' }, scale: 1, cap: 10 } }), /2\^k - 1/);
  // Beyond the 24 bits that the circuit takes; and past 32 bits, where `&` would see the low half only.
  for (const cap of [2 ** 25 - 1, 3 * 2 ** 32 - 1]) {
    refused(of({ bitLength: { cappedRatio: { numerator: { field: 'amount' }, denominator: { field: 'amount' }, scale: 1, cap } } }), /24 bits/);
  }
  refused(of({ bitLength: { scale: [{ field: 'amount' }, 2 ** 40] } }), /64 bits/);
  refused({ ...(of({ field: 'debit' }) as object), extra: 1 }, /./);
  // Features stand before what reads them, so none can read itself, by whatever way round.
  refused(of({ feature: 'f' }), /feature f: there is no feature f before it/);
  refused({ ...(of({ feature: 'g' }) as { features: object[] }), features: [...(of({ feature: 'g' }) as { features: object[] }).features, { name: 'g', bits: 1, meaning: 'm', value: { feature: 'f' } }] }, /no feature g before/);
  refused(of({ popCount: { subtract: [{ constant: 0 }, { field: 'debit' }] } }), /never negative/);
  refused(of({ memberOf: [{ field: 'channel' }, 'constructor'] }), /no list constructor/);
  const withLists = (...lists: number[][]): unknown => ({ ...(of({ memberOf: [{ field: 'channel' }, 'codes'] }) as object), lists: lists.map((items) => ({ name: 'codes', items })) });
  refused(withLists([1, 2, 1]), /list codes: an item is there twice/);
  refused(withLists([1], [2]), /list codes is there twice/);
  refused(withLists([]), /lists.0.items/);
  refused(withLists([-1]), /lists.0.items/);
  const withRules = (...rules: object[]): unknown => ({ ...(of({ field: 'debit' }) as object), rules });
  const rule = { id: 'r', meaning: 'm', when: { field: 'debit' } };
  refused(withRules({ ...rule, when: { field: 'line' } }), /rule r may reach \[0, 7\]/);
  refused(withRules({ ...rule, when: { not: { field: 'line' } } }), /rule r: .*takes a flag/);
  refused(withRules(rule, rule), /rule r is there twice/);
  refused(withRules(...Array.from({ length: 9 }, (_, i) => ({ ...rule, id: `r${i}` }))), /rules/);
  refused(withRules(), /rules/);
  // A line break would end the comment that the meaning becomes in the circuit's source.
  refused(withRules({ ...rule, meaning: 'm\n    rules[0] === 0;' }), /meaning/);
  refused(withRules({ ...rule, meaning: 'm\u2028' }), /meaning/);
  for (const id of ['x-tiny', 'x-s16']) refused({ ...(of({ field: 'debit' }) as object), id }, /like the size of a circuit/);
});

test('the digest is the digest of the whole document', () => {
  const program = loadFeatureProgram(shipped);
  assert.equal(featureProgramDigest(program), 334363204216847682983533736806087668803023782250832045197666609880949346771n);
  assert.notEqual(featureProgramDigest({ ...program, version: '1.0.1' }), featureProgramDigest(program));
});
