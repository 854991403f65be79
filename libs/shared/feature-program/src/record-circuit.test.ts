/** The tiny record circuit against the TypeScript that seals chunks: same statement, and nothing else accepted. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  circuitInputs, domainOf, FIELD_ORDER, POSTING_LAYOUT, policyCommitment, queryKeyCommitment, sealChunk, totalsVector, VIEW_LAYOUT, ZERO_TOTALS,
  type BatchContext, type ChunkInput, type CircuitInput, type PackedField, type Posting, type RecordOpening, type SignalValue, type WindowView,
} from '@probity/shared-commitments';
import { jointlyFreeWires, replaceableWires } from '@probity/shared-circuit-assurance';
import fc from 'fast-check';
import { circuitsFolder, compileForTest, type CompiledCircuit } from './circom-testing.js';
import { generateRecordCircuit, recordCircuitId, recordCircuitMain, recordCircuitPath, recordCircuitSlots, type RecordCircuitSize } from './circom.js';
import { evaluateProgram } from './evaluate.js';
import { loadFeatureProgram } from './load.js';
import { featureProgramDigest, featureWidths, ruleIds } from './program.js';
import { recordCircuitConstraints, type MeasuredCircuit } from './record-cost.js';

const program = loadFeatureProgram(JSON.parse(readFileSync(join(circuitsFolder, 'feature-programs/retail-1.0.0.json'), 'utf8')));
const widths = featureWidths(program);
const slots = recordCircuitSlots('tiny');
const compiled: Promise<CompiledCircuit> = compileForTest({ main: recordCircuitPath('tiny') });

interface Day {
  readonly businessDate: number;
  readonly dayStart: number;
  readonly dayEnd: number;
}
const DAY: Day = { businessDate: 20_000, dayStart: 20_000 * 86_400 - 3_600, dayEnd: 20_001 * 86_400 - 3_600 };

/** A record but for its features and rules, which follow from the day. */
type Facts = Omit<RecordOpening, 'features' | 'rules'>;

function openingOf(facts: Facts, day: Day): RecordOpening {
  const context = { segment: facts.segment, riskClass: facts.riskClass, dayStart: day.dayStart, businessDate: day.businessDate };
  return { ...facts, ...evaluateProgram(program, facts.facts.posting, facts.view, context) };
}

function batchOf(day: Day, chunk: Omit<ChunkInput, 'records'>): BatchContext {
  return {
    ...day,
    bankId: 'test-bank',
    recordCircuit: recordCircuitId(program, 'tiny'),
    modelCircuit: 'model-test@1.0.0',
    kind: 'normal',
    batchIndex: 0,
    featureProgramDigest: featureProgramDigest(program),
    modelDigest: 7n,
    policyCommitment: policyCommitment(chunk.policy, chunk.policySalt),
    queryKeyCommitment: queryKeyCommitment(chunk.queryKey),
  };
}

function inputsOf(day: Day, chunk: Omit<ChunkInput, 'records'> & { records: readonly Facts[] }): ReturnType<typeof circuitInputs> {
  return circuitInputs(slots, widths, batchOf(day, chunk), 3, { ...chunk, records: chunk.records.map((facts) => openingOf(facts, day)) });
}

const postingOf = (values: Partial<Posting>): Posting =>
  ({ ...Object.fromEntries(POSTING_LAYOUT.map(({ name }) => [name, 0n])), bookingTime: BigInt(DAY.dayStart), ...values }) as Posting;
const viewOf = (values: Partial<WindowView>): WindowView => ({ ...Object.fromEntries(VIEW_LAYOUT.map(({ name }) => [name, 0n])), ...values }) as WindowView;

function factsOf(posting: Partial<Posting> = {}, view: Partial<WindowView> = {}, rest: Partial<Facts> = {}): Facts {
  return {
    facts: { posting: postingOf(posting), account: 11n, customer: 12n, counterparty: 13n, reference: 14n },
    transactionSalt: 15n, view: viewOf(view), windowDigest: 16n, segment: 1n, riskClass: 2n, score: 600_000n, recordSalt: 17n, inferenceSalt: 18n,
    ...rest,
  };
}
const POLICY = { thresholds: [500_000n, 600_000n, 700_000n, 1_048_575n], belowLine: [400_000n, 599_999n, 0n, 1_048_575n] };
const chunkOf = (...records: Facts[]): Omit<ChunkInput, 'records'> & { records: Facts[] } => ({
  records, totalsBefore: ZERO_TOTALS, totalsBeforeSalt: 21n, totalsAfterSalt: 22n, policy: POLICY, policySalt: 23n, queryKey: 24n,
});
const ORDINARY = factsOf(
  { amount: 123_456n, amountBase: 950_000n, bookingTime: BigInt(DAY.dayStart + 45_296), line: 5n, channel: 1n, debit: 1n, counterpartyRisk: 2n, counterpartyCountry: 276n, currency: 978n },
  { creditSum1d: 2_000_000n, debitSum1d: 900_000n, creditCount1d: 3n, debitCount7d: 9n, distinctIn7d: 5n, meanAmountBits: 17n, minutesSinceCredit: 40n, idleDays: 1n, ageDays: 200n },
);

async function accepts(inputs: { record: CircuitInput; recordDigest: bigint }): Promise<bigint[]> {
  const circuit = await compiled;
  const witness = await circuit.witness(inputs.record);
  assert.deepEqual(circuit.system.brokenRows(witness), []);
  assert.equal(witness[1], inputs.recordDigest);
  return witness;
}
/** The constraint that fails must be in one of the named templates, not just the digest that no longer fits. */
async function refuses(record: CircuitInput, template: RegExp, why: string): Promise<void> {
  const circuit = await compiled;
  await assert.rejects(circuit.witness(record), template, why);
}
const inTemplate = (...names: string[]): RegExp => new RegExp(`Assert Failed[^]*^Error in template (${names.join('|')})_\\d+ `, 'm');

/** Replaces the value at a path of the inputs. */
function changed(input: CircuitInput, path: readonly [string, ...number[]], value: bigint): CircuitInput {
  const [name, ...rest] = path;
  const put = (old: SignalValue, indices: readonly number[]): SignalValue =>
    indices.length === 0 ? value : (old as readonly SignalValue[]).map((item, i) => (i === indices[0] ? put(item, indices.slice(1)) : item));
  return { ...input, [name]: put(input[name]!, rest) };
}
const postingAt = (name: string): number => POSTING_LAYOUT.findIndex((field) => field.name === name);

const widthOf = (bits: number): fc.Arbitrary<bigint> => fc.bigInt(0n, (1n << BigInt(bits)) - 1n);
const element = fc.bigInt(0n, FIELD_ORDER - 1n);
const valuesOf = (layout: readonly PackedField[]): fc.Arbitrary<Record<string, bigint>> =>
  fc.record(Object.fromEntries(layout.map(({ name, bits }) => [name, fc.oneof(widthOf(bits), fc.constant(0n), fc.constant((1n << BigInt(bits)) - 1n))])));
/** Days of 23, 24 and 25 hours. */
const days: fc.Arbitrary<Day> = fc.record({ businessDate: fc.nat(40_000), hours: fc.constantFrom(23, 24, 25) })
  .map(({ businessDate, hours }) => ({ businessDate, dayStart: businessDate * 86_400 + 7_200, dayEnd: businessDate * 86_400 + 7_200 + hours * 3_600 }));
const chunks = days.chain((day) => {
  const bookingTime = fc.oneof(fc.integer({ min: day.dayStart, max: day.dayEnd - 1 }), fc.constantFrom(day.dayStart, day.dayEnd - 1)).map(BigInt);
  const facts: fc.Arbitrary<Facts> = fc.record({
    facts: fc.record({
      posting: fc.tuple(valuesOf(POSTING_LAYOUT), bookingTime).map(([posting, time]) => ({ ...posting, bookingTime: time }) as Posting),
      account: widthOf(120), customer: widthOf(120), counterparty: widthOf(120), reference: element,
    }),
    transactionSalt: widthOf(128),
    view: valuesOf(VIEW_LAYOUT).map((view) => view as WindowView),
    windowDigest: element, segment: widthOf(2), riskClass: widthOf(2), score: widthOf(20), recordSalt: widthOf(128), inferenceSalt: widthOf(128),
  });
  const policy = fc.array(fc.tuple(widthOf(20), widthOf(20)), { minLength: 4, maxLength: 4 }).map((pairs) => ({
    thresholds: pairs.map(([a, b]) => (a > b ? a : b)),
    belowLine: pairs.map(([a, b]) => (a > b ? b : a)),
  }));
  return fc.record({ day: fc.constant(day), records: fc.array(facts, { minLength: 1, maxLength: slots }), policy, queryKey: element, policySalt: widthOf(128) });
});

describe('the record circuit', () => {
  it('is as generated from the tables', () => {
    for (const [path, source] of generateRecordCircuit(program)) assert.equal(readFileSync(join(circuitsFolder, path), 'utf8'), source, path);
  });

  it('fits the domain of 2^14 in its tiny size', async () => {
    const { system } = await compiled;
    assert.equal(system.publicSignals, 1);
    assert.ok(system.rows + system.publicSignals + 1 <= 2 ** 14, `${system.rows} constraints`);
    const snapshot = JSON.parse(readFileSync(join(circuitsFolder, 'constraints.json'), 'utf8')) as Record<string, { constraints: number; wires: number }>;
    const pinned = snapshot[recordCircuitId(program, 'tiny')];
    assert.deepEqual({ constraints: pinned?.constraints, wires: pinned?.wires }, { constraints: system.rows, wires: system.wires });
  });

  it('costs at any size what two sizes foretell', async () => {
    const snapshot = JSON.parse(readFileSync(join(circuitsFolder, 'constraints.json'), 'utf8')) as Record<string, { constraints: number }>;
    const measured = (size: RecordCircuitSize): MeasuredCircuit => ({ slots: recordCircuitSlots(size), constraints: snapshot[recordCircuitId(program, size)]!.constraints });
    const source = recordCircuitMain(program, 3).replace('"chunk.circom"', '"record/chunk.circom"');
    const { system } = await compileForTest({ source });
    assert.equal(recordCircuitConstraints([measured('tiny'), measured('full')], 3), system.rows);
    assert.equal(domainOf(system.rows), 16_384);
  });

  it('exists at 2 to 256 slots, each with an id of its own', () => {
    assert.equal(recordCircuitId(program, 16), 'record-retail-s16@1.0.0');
    assert.equal(recordCircuitId(program, 32), recordCircuitId(program, 'full'));
    assert.equal(recordCircuitId(program, 2), 'record-retail-tiny@1.0.0');
    for (const slots of [1, 257, 2.5, Number.NaN]) assert.throws(() => recordCircuitId(program, slots), RangeError);
  });

  it('proves the statement of any chunk that can be sealed', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, async ({ day, ...chunk }) => {
        await accepts(inputsOf(day, { ...chunk, totalsBefore: ZERO_TOTALS, totalsBeforeSalt: 21n, totalsAfterSalt: 22n }));
      }),
      { numRuns: 25 },
    );
  });

  it('carries totals on from any totals before', async () => {
    const totalsBefore = {
      records: 70_000n, lines: ZERO_TOTALS.lines.map((_, i) => ({ count: BigInt(i), amount: 1n << 60n })), large: 3n, alerts: 4n, belowLine: 5n,
      histogram: ZERO_TOTALS.histogram.map((_, i) => BigInt(i * 7)), rules: ZERO_TOTALS.rules.map((_, i) => BigInt(i * 11)),
    };
    await accepts(inputsOf(DAY, { ...chunkOf(ORDINARY, factsOf({ line: 0n, amount: (1n << 48n) - 1n })), totalsBefore }));
  });

  it('takes every field at its bounds, and none beyond', async () => {
    for (const [name, layout] of [['posting', POSTING_LAYOUT], ['view', VIEW_LAYOUT]] as const) {
      const { record } = inputsOf(DAY, chunkOf(ORDINARY));
      for (const [i, { bits, name: field }] of layout.entries()) {
        if (field === 'bookingTime') continue;
        await refuses(changed(record, [name, 0, i], 1n << BigInt(bits)), inTemplate('ToBits', 'OneHot'), `${field} at 2^${bits}`);
        await refuses(changed(record, [name, 0, i], FIELD_ORDER - 1n), inTemplate('ToBits', 'OneHot'), `${field} at -1`);
      }
    }
    const top = (layout: readonly PackedField[]): Record<string, bigint> => Object.fromEntries(layout.map(({ name, bits }) => [name, (1n << BigInt(bits)) - 1n]));
    const last = { bookingTime: BigInt(DAY.dayEnd - 1) };
    await accepts(inputsOf(DAY, chunkOf(factsOf({ ...top(POSTING_LAYOUT), ...last }, top(VIEW_LAYOUT), { score: 1_048_575n, segment: 3n, riskClass: 3n }), factsOf())));
  });

  it('has the features of limits, of empty denominators and of caps', async () => {
    const cases: Facts[] = [0n, 1n, 899_999n, 900_000n, 900_001n, 999_999n, 1_000_000n, 1_000_001n, 1_048_575n, 1_048_576n, (1n << 48n) - 1n].map((amountBase) =>
      factsOf({ amountBase, debit: 1n }, { creditSum1d: amountBase >> 9n }),
    );
    // A quotient of 62, 63 (the cap) and 64, just below and at the step; and no credit at all.
    for (const [debitSum1d, creditSum1d] of [[62n, 16n], [63n, 16n], [64n, 16n], [629n, 160n], [630n, 160n], [5n, 0n], [0n, 0n], [0n, 9n], [(1n << 40n) - 1n, 1n]] as const) {
      cases.push(factsOf({}, { debitSum1d, creditSum1d }));
    }
    for (const channel of [0n, 1n, 2n, 3n, 7n]) cases.push(factsOf({ channel }));
    for (const facts of cases) await accepts(inputsOf(DAY, chunkOf(facts)));
  });

  it('decides at the threshold and at the below-line threshold of every segment', async () => {
    for (const [s, threshold] of POLICY.thresholds.entries()) {
      for (const score of [threshold, threshold - 1n, POLICY.belowLine[s]!, POLICY.belowLine[s]! - 1n]) {
        if (score >= 0n) await accepts(inputsOf(DAY, chunkOf(factsOf({}, {}, { segment: BigInt(s), score }))));
      }
    }
  });

  it('raises an alert where a rule holds, whatever the score, and counts every rule', async () => {
    const risky = { amountBase: 1_000_000n, counterpartyRisk: 2n };
    const near = [{ amountBase: 999_999n }, { nearLimitCount7d: 2n }] as const;
    const cases: [Facts[], [bigint, bigint], bigint, bigint][] = [
      // No rule, by one short of each condition.
      [[factsOf({ ...risky, amountBase: 999_999n }, {}, { score: 0n })], [0n, 0n], 0n, 0n],
      [[factsOf({ ...risky, counterpartyRisk: 1n }, {}, { score: 0n })], [0n, 0n], 0n, 0n],
      [[factsOf(near[0], { nearLimitCount7d: 1n }, { score: 599_999n })], [0n, 0n], 0n, 1n],
      [[factsOf({ amountBase: 1_000_000n }, near[1], { score: 0n })], [0n, 0n], 0n, 0n],
      // One rule; the other; each in a record of its own, and with an alert by score too: one alert a record.
      [[factsOf(risky, {}, { score: 0n })], [1n, 0n], 1n, 0n],
      [[factsOf(...near, { score: 599_999n })], [0n, 1n], 1n, 0n],
      [[factsOf(risky, {}, { score: 1_048_575n }), factsOf(...near, { score: 1_048_575n })], [1n, 1n], 2n, 0n],
      [[factsOf(risky, {}, { score: 599_999n }), factsOf(risky, {}, { score: 0n })], [2n, 0n], 2n, 0n],
    ];
    for (const [facts, rules, alerts, belowLine] of cases) {
      const inputs = inputsOf(DAY, chunkOf(...facts));
      const { totalsAfter } = sealChunk(slots, widths, { ...chunkOf(), records: facts.map((of) => openingOf(of, DAY)) });
      assert.deepEqual([totalsAfter.rules.slice(0, 2), totalsAfter.alerts, totalsAfter.belowLine], [rules, alerts, belowLine]);
      await accepts(inputs);
    }
  });

  it('refuses a statement that hides a rule, counts it twice, or counts it elsewhere', async () => {
    assert.deepEqual(ruleIds(program), ['large-high-risk-country', 'repeated-near-limit']);
    const opening = openingOf(factsOf({ amountBase: 1_000_000n, counterpartyRisk: 2n }, {}, { score: 0n }), DAY);
    assert.deepEqual(opening.rules, [1n, 0n]);
    const digestOf = (rules: readonly bigint[]): bigint => {
      const chunk = { ...chunkOf(), records: [{ ...opening, rules }] };
      return circuitInputs(slots, widths, batchOf(DAY, chunk), 3, chunk).recordDigest;
    };
    const honest = inputsOf(DAY, chunkOf(factsOf({ amountBase: 1_000_000n, counterpartyRisk: 2n }, {}, { score: 0n })));
    assert.equal(digestOf([1n, 0n]), honest.recordDigest);
    for (const lie of [[0n, 0n], [], [0n, 1n], [1n, 1n], [1n, 0n, 1n], [1n, 0n, 0n, 0n, 0n, 0n, 0n, 1n]]) {
      await refuses({ ...honest.record, statementDigest: digestOf(lie) }, inTemplate('RecordChunk'), `rules ${lie.join()}`);
    }
    assert.throws(() => digestOf([2n, 0n]), { code: 'OUT_OF_RANGE' });
    assert.throws(() => digestOf(new Array(9).fill(0n)), { code: 'WRONG_LENGTH' });
  });

  it('knows the weekend of every day of a week and beyond', async () => {
    for (const businessDate of [0, 1, 2, 3, 4, 5, 6, 7, 20_000, 2 ** 20 - 1]) {
      await accepts(inputsOf({ ...DAY, businessDate }, chunkOf(ORDINARY)));
    }
  });

  it('refuses a booking time outside the day', async () => {
    const { record } = inputsOf(DAY, chunkOf(ORDINARY));
    for (const time of [DAY.dayStart - 1, DAY.dayEnd, DAY.dayStart - 86_400, DAY.dayEnd + 131_072, 0]) {
      for (const slot of [0, 1]) {
        const moved = changed(record, ['posting', slot, postingAt('bookingTime')], BigInt(time));
        await refuses(moved, inTemplate('ToBits', 'BookingTime'), `${time - DAY.dayStart} s after the start`);
      }
    }
  });

  it('refuses a gap before an active slot, and a flag that is none', async () => {
    const { record } = inputsOf(DAY, chunkOf(ORDINARY, ORDINARY));
    await refuses(changed(record, ['active', 0], 0n), inTemplate('OneHot', 'RecordSlot', 'RecordChunk'), 'gap');
    await refuses(changed(record, ['active', 1], 2n), inTemplate('ToBit'), 'two');
  });

  it('refuses to hide a record in an inactive slot', async () => {
    const { record } = inputsOf(DAY, chunkOf(ORDINARY, ORDINARY));
    await refuses(changed(record, ['active', 1], 0n), inTemplate('OneHot'), 'its line');
    const plain = inputsOf(DAY, chunkOf(ORDINARY, factsOf({}, {}, { score: 0n }))).record;
    await refuses(changed(plain, ['active', 1], 0n), inTemplate('RecordChunk'), 'statement of two records');
  });

  it('takes the same posting twice, as two records: that it is one is for intake and the ledger attestor to say', async () => {
    const once = inputsOf(DAY, chunkOf(ORDINARY));
    const twice = inputsOf(DAY, chunkOf(ORDINARY, ORDINARY));
    await accepts(twice);
    assert.notEqual(twice.recordDigest, once.recordDigest);
    // Neither statement serves for the other chunk: a record cannot be counted twice unseen, nor two as one.
    await refuses({ ...twice.record, statementDigest: once.recordDigest }, inTemplate('RecordChunk'), 'two as one');
    await refuses({ ...once.record, statementDigest: twice.recordDigest }, inTemplate('RecordChunk'), 'one as two');
  });

  it('gives nothing for an inactive slot, whatever it holds', async () => {
    const inputs = inputsOf(DAY, chunkOf(ORDINARY));
    let { record } = inputs;
    for (const [name, value] of [['account', 5n], ['reference', 6n], ['transactionSalt', 7n], ['windowDigest', 8n], ['recordSalt', 9n], ['inferenceSalt', 10n], ['segment', 2n]] as const) {
      record = changed(record, [name, 1], value);
    }
    // A posting that would be large, and of which a rule would hold.
    record = changed(changed(record, ['posting', 1, postingAt('amountBase')], 2_000_000n), ['posting', 1, postingAt('amount')], 5n);
    record = changed(record, ['posting', 1, postingAt('counterpartyRisk')], 3n);
    await accepts({ ...inputs, record });
    await refuses(changed(record, ['score', 1], 1n), inTemplate('RecordSlot'), 'a score in an inactive slot');
    await refuses(changed(record, ['posting', 1, postingAt('line')], 1n), inTemplate('OneHot'), 'a line in an inactive slot');
  });

  it('refuses another value at any named place', async () => {
    const { record } = inputsOf(DAY, chunkOf(ORDINARY, ORDINARY));
    const places: [string, ...number[]][] = [
      ['statementDigest'], ['recordCircuit'], ['bankId'], ['businessDate'], ['dayStart'], ['dayEnd'], ['batchContext'], ['featureProgramDigest'],
      ['policy', 0], ['policy', 7], ['policySalt'], ['queryKey'], ['totalsBeforeSalt'], ['totalsAfterSalt'],
      ...totalsVector(ZERO_TOTALS).map((_, i): [string, number] => ['totals', i]),
      ...[0, 1].flatMap((slot) => [
        ...['account', 'customer', 'counterparty', 'reference', 'transactionSalt', 'windowDigest', 'segment', 'riskClass', 'score', 'recordSalt', 'inferenceSalt']
          .map((name): [string, number] => [name, slot]),
        ...POSTING_LAYOUT.map((_, i): [string, number, number] => ['posting', slot, i]),
        ...VIEW_LAYOUT.map((_, i): [string, number, number] => ['view', slot, i]),
      ]),
    ];
    for (const path of places) {
      const old = path.slice(1).reduce<SignalValue>((value, i) => (value as readonly SignalValue[])[i as number]!, record[path[0]]!) as bigint;
      await refuses(changed(record, path, old ^ 1n), /Assert Failed/, path.join('.'));
    }
  });

  it('refuses a statement of another alert, feature, total, tag or batch', async () => {
    const honest = inputsOf(DAY, chunkOf(ORDINARY));
    const opening = openingOf(ORDINARY, DAY);
    const digestOf = (chunk: ChunkInput, batch: Partial<BatchContext> = {}, index = 3): bigint =>
      circuitInputs(slots, widths, { ...batchOf(DAY, chunk), ...batch }, index, chunk).recordDigest;
    const chunk = { ...chunkOf(), records: [opening] };
    assert.equal(digestOf(chunk), honest.recordDigest);
    const lies: Record<string, bigint> = {
      alert: digestOf({ ...chunk, policy: { ...POLICY, thresholds: [500_000n, 600_001n, 700_000n, 1_048_575n] } }, { policyCommitment: policyCommitment({ ...POLICY, thresholds: [500_000n, 600_001n, 700_000n, 1_048_575n] }, 23n) }),
      'one record more': digestOf({ ...chunk, records: [opening, opening] }),
      'totals before': digestOf({ ...chunk, totalsBefore: { ...ZERO_TOTALS, records: 1n } }),
      'query key': digestOf({ ...chunk, queryKey: 25n }, { queryKeyCommitment: queryKeyCommitment(24n) }),
      'other bank': digestOf(chunk, { bankId: 'other-bank' }),
      'other chunk': digestOf(chunk, {}, 4),
      'other kind': digestOf(chunk, { kind: 'correction' }),
      ...Object.fromEntries(program.features.map(({ name }, i) => [
        name, digestOf({ ...chunk, records: [{ ...opening, features: opening.features.map((value, at) => (at === i ? value ^ 1n : value)) }] }),
      ])),
    };
    for (const [what, digest] of Object.entries(lies)) {
      await refuses({ ...honest.record, statementDigest: digest }, inTemplate('RecordChunk'), what);
    }
  });

  it('refuses a policy whose below-line threshold is above its threshold', async () => {
    const { record } = inputsOf(DAY, chunkOf(ORDINARY));
    await refuses(changed(record, ['policy', 4], POLICY.thresholds[0]! + 1n), inTemplate('ToBits'), 'below line above threshold');
  });

  it('has no wire that another value could replace', async () => {
    const circuit = await compiled;
    // Both slots in use, no zero denominator: IsZeroValue leaves its inverse free there, and says so.
    const witness = await accepts(inputsOf(DAY, chunkOf(ORDINARY, factsOf({ amountBase: 77n }, { creditSum1d: 5n }))));
    assert.deepEqual(replaceableWires(circuit.system, witness), []);
  });

  it('has no wires that could move together, given the inputs that are only hashed or added to', async () => {
    const taken = new Set<bigint>();
    // Every such input has a value of its own, by which its wire is found: inputs come first in a witness. Far apart, so that no sum hits another.
    const own = (): bigint => {
      const value = (1n << 100n) + (BigInt(taken.size) << 60n);
      taken.add(value);
      return value;
    };
    const records = [ORDINARY, factsOf({ amountBase: 77n }, { creditSum1d: 5n })].map((facts) => ({
      ...facts,
      facts: { ...facts.facts, account: own(), customer: own(), counterparty: own(), reference: own() },
      transactionSalt: own(), windowDigest: own(), recordSalt: own(), inferenceSalt: own(),
    }));
    const totalsBefore = {
      records: own(), lines: ZERO_TOTALS.lines.map(() => ({ count: own(), amount: own() })), large: own(), alerts: own(), belowLine: own(),
      histogram: ZERO_TOTALS.histogram.map(own), rules: ZERO_TOTALS.rules.map(own),
    };
    const inputs = inputsOf(DAY, { ...chunkOf(...records), totalsBefore, totalsBeforeSalt: own(), totalsAfterSalt: own(), policySalt: own(), queryKey: own() });
    const witness = await accepts(inputs);
    const values = [...taken, ...['bankId', 'batchContext', 'dayStart', 'dayEnd'].map((name) => inputs.record[name] as bigint)];
    const given = values.map((value) => witness.indexOf(value));
    assert.ok(!given.includes(-1));
    assert.deepEqual(jointlyFreeWires((await compiled).system, witness, given), []);
  });

  it('leaves only the inverse of zero free where denominators are empty', async () => {
    const circuit = await compiled;
    const witness = await accepts(inputsOf(DAY, chunkOf(factsOf({ debit: 1n, amountBase: 9n }), factsOf())));
    const free = replaceableWires(circuit.system, witness);
    assert.equal(free.length, slots);
    assert.ok(free.every(({ wire }) => witness[wire] === 0n));
  });
});

