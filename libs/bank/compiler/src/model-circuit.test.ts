import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  circuitInputs, FIELD_ORDER, MODEL_STATEMENT, modelStatementDigest, packInference, policyCommitment, taggedHash, POSTING_LAYOUT, VIEW_LAYOUT, ZERO_TOTALS,
  type ChunkInput, type Posting, type RecordOpening, type WindowView,
} from '@probity/shared-commitments';
import { treesOnnx } from './canonical-onnx.js';
import { modelInputs, NAMED_FIELDS } from './chunk-inputs.testing.js';
import { compileModel, type ModelPackage } from './compile-model.js';
import type { FloatTree } from './float-model.js';
import { evaluateModel } from './evaluate-model.js';
import { compileCircom, freeWires, holds, type CompiledCircuit, type Constraint } from './circom.testing.js';
import { randomForest, testLayout, testVectors, type Forest } from './random-models.testing.js';

const NAME = { id: 'test', version: '1.0.0' };
/** Single bits, a feature with a full thermometer, wide ones, one that no tree reads. */
const WIDTHS = [1, 2, 3, 6, 8, 11, 24, 5];
const layout = testLayout(WIDTHS);
const { features } = layout;
const SLOTS = 2;

function compile({ base, trees }: Forest): ModelPackage {
  return compileModel(treesOnnx(base, trees, features.length, 'fixture'), layout, NAME);
}

/** Trees over all features but the last. */
const fixture = (): Forest => randomForest(7, features.slice(0, -1), { trees: 12, leaves: 8, bins: 4, sets: 4 });

const fields = { ...NAMED_FIELDS, modelDigest: 15n };

/** The failing template of the last call; the witness program keeps the messages of earlier ones in front. */
const RANGE_CHECK = /template ((Block)?Thermometer|BoundedBy)_\d+ line: \d+\n.*template ModelRecord_.*\n.*template ModelChunk_.*\n$/;

/** Inputs of the circuit for some feature vectors; `scores` only where they should differ from the model's. */
const inputsOf = (model: ModelPackage, vectors: readonly number[][], scores = vectors.map((v) => evaluateModel(model.ir, v))) =>
  modelInputs({ slots: SLOTS, widths: WIDTHS, modelDigest: fields.modelDigest, vectors, scores });

describe('model circuit', () => {
  let model: ModelPackage;
  let circuit: CompiledCircuit;
  before(async () => {
    model = compile(fixture());
    circuit = await compileCircom(model.circomSource(SLOTS));
  });

  test('has exactly the constraints that the cost report predicts', () => {
    assert.equal(circuit.constraints.length, model.costReport(SLOTS).total);
  });

  test('proves the score of the evaluator for random features and around every threshold', async () => {
    const vectors = testVectors(model.ir, 60, 3);
    for (let i = 0; i + 1 < vectors.length; i += SLOTS) {
      const witness = await circuit.witness(inputsOf(model, vectors.slice(i, i + SLOTS)));
      if (i < 10) assert.ok(circuit.constraints.every((constraint) => holds(constraint, witness)));
    }
  });

  test('refuses any other score', async () => {
    const [vector] = testVectors(model.ir, 1, 4).slice(-1);
    const score = evaluateModel(model.ir, vector!);
    for (const other of [score + 1, score - 1, 0]) await assert.rejects(circuit.witness(inputsOf(model, [vector!], [other])), /Assert Failed/);
  });

  test('refuses a feature outside its width, though it packs to the same element and the score fits', async () => {
    const zero = WIDTHS.map(() => 0);
    const last = WIDTHS.length - 1;
    for (const [f, bits] of WIDTHS.entries()) {
      // One past the width packs like one more of the next feature, or of the score behind the last.
      const most = zero.map((value, g) => (g === f ? 2 ** bits - 1 : value));
      const claimed = zero.map((value, g) => (g === f + 1 ? 1 : value));
      const inputs = inputsOf(model, [claimed], [evaluateModel(model.ir, most) + (f === last ? 1 : 0)]);
      const outside = zero.map((value, g) => (g === f ? 2 ** bits : value));
      await assert.rejects(circuit.witness({ ...inputs, features: [outside, zero] }), RANGE_CHECK);
      // The other way round, below zero: a negative feature takes one from the next.
      const below = zero.map((value, g) => BigInt(g === f ? -1 : g === f + 1 ? 1 : value));
      const belowClaimed = most.slice();
      if (f < last) await assert.rejects(circuit.witness({ ...inputsOf(model, [belowClaimed], [evaluateModel(model.ir, claimed)]), features: [below, zero.map(BigInt)] }), RANGE_CHECK);
    }
  });

  test('refuses slot flags with a gap or that are no flags', async () => {
    const inputs = inputsOf(model, testVectors(model.ir, 2, 5).slice(-2));
    for (const active of [[0n, 1n], [2n, 1n], [1n, 2n]]) await assert.rejects(circuit.witness({ ...inputs, active }), /Assert Failed/);
  });

  // Else the record circuit could count it as in use while the model circuit never computes its score.
  test('a record in use never stands for an unused slot, whatever its features, score and salt', async () => {
    const zeros = WIDTHS.map(() => 0);
    assert.notEqual(evaluateModel(model.ir, zeros), 0);
    const inputs = inputsOf(model, [WIDTHS.map(() => 1)]);
    const claimed = [packInference(WIDTHS, WIDTHS.map(() => 1n), BigInt(evaluateModel(model.ir, WIDTHS.map(() => 1)))), inputs.inferenceSalt[0]!, packInference(WIDTHS, zeros.map(BigInt), 0n), 0n];
    const statementDigest = modelStatementDigest({ ...fields, inferenceCommitment: taggedHash('inference', claimed) });
    await assert.rejects(circuit.witness({ ...inputs, statementDigest }), /Assert Failed/);
  });

  test('refuses a change of any named field', async () => {
    const inputs = inputsOf(model, [WIDTHS.map(() => 1)]);
    for (const { name } of MODEL_STATEMENT.filter((field) => field.name !== 'inferenceCommitment')) {
      await assert.rejects(circuit.witness({ ...inputs, [name]: fields[name as keyof typeof fields] + 1n }), /Assert Failed/);
    }
  });

  test('takes the inputs that the chunk state machine makes', async () => {
    const zero = (layout: readonly { name: string }[]): Record<string, bigint> => Object.fromEntries(layout.map(({ name }) => [name, 0n]));
    const vector = testVectors(model.ir, 1, 6).at(-1)!;
    const record: RecordOpening = {
      facts: { posting: zero(POSTING_LAYOUT) as Posting, account: 1n, customer: 2n, counterparty: 3n, reference: 4n },
      transactionSalt: 5n, view: zero(VIEW_LAYOUT) as WindowView, windowDigest: 6n, segment: 0n, riskClass: 0n,
      features: vector.map(BigInt), rules: [], score: BigInt(evaluateModel(model.ir, vector)), recordSalt: 7n, inferenceSalt: 8n,
    };
    const policy = { thresholds: [9n, 9n, 9n, 9n], belowLine: [1n, 1n, 1n, 1n] };
    const chunk: ChunkInput = { records: [record], totalsBefore: ZERO_TOTALS, totalsBeforeSalt: 1n, totalsAfterSalt: 2n, policy, policySalt: 3n, queryKey: 4n };
    const batch = {
      bankId: 'bank', recordCircuit: 'r@1.0.0', modelCircuit: 'm@1.0.0', businessDate: 19_000, dayStart: 0, dayEnd: 86_400, kind: 'normal' as const, batchIndex: 0,
      featureProgramDigest: 1n, modelDigest: model.modelDigest, policyCommitment: policyCommitment(policy, 3n), queryKeyCommitment: 2n,
    };
    const witness = await circuit.witness(circuitInputs(SLOTS, WIDTHS, batch, 0, chunk).model);
    assert.ok(circuit.constraints.every((constraint) => holds(constraint, witness)));
  });

  test('every wire of a full chunk is pinned down by a constraint', async () => {
    const witness = await circuit.witness(inputsOf(model, testVectors(model.ir, 2, 8).slice(-2)));
    assert.deepEqual(freeWires(circuit, witness), []);
  });

  test('of a chunk with an unused slot only what is multiplied by its zero flag is free: its salt, and features within their width', async () => {
    const witness = await circuit.witness(inputsOf(model, testVectors(model.ir, 2, 9).slice(-1)));
    const free = freeWires(circuit, witness).map((wire) => circuit.names.get(wire)![0]!);
    assert.ok(free.includes('main.inferenceSalt[1]'));
    assert.deepEqual(free.filter((name) => !/^main\.(inferenceSalt\[1\]|features\[1\]\[\d+\])$/.test(name)), []);
  });

  test('refuses a neighbouring feature value under the same commitment', async () => {
    const vector = testVectors(model.ir, 1, 10).at(-1)!;
    const inputs = inputsOf(model, [vector]);
    for (const [f, bits] of WIDTHS.entries()) {
      const neighbour = vector.slice();
      neighbour[f] = vector[f]! === 2 ** bits - 1 ? vector[f]! - 1 : vector[f]! + 1;
      await assert.rejects(circuit.witness({ ...inputs, features: [neighbour, WIDTHS.map(() => 0)] }), /Assert Failed/);
    }
  });
});

/** Coefficients that a verification key shows: those of the constant wire and the public signal, per constraint. */
const visible = (constraints: readonly Constraint[]): string =>
  constraints.map((constraint) => constraint.map((terms) => [terms.get(0) ?? 0n, terms.get(1) ?? 0n].join(':')).join(' ')).join('\n');

describe('what a verification key can show', () => {
  const single = {
    feature: 4, cuts: [100],
    outside: { feature: 3, cuts: [17], outside: { leaf: 0 }, inside: { leaf: 0.5 } },
    inside: { feature: 6, cuts: [70_000], outside: { leaf: 0.25 }, inside: { leaf: 1 } },
  };
  let plain: CompiledCircuit;
  before(async () => {
    plain = await build(single);
  });
  const build = async (tree: FloatTree): Promise<CompiledCircuit> => compileCircom(compile({ base: 0, trees: [tree] }).circomSource(1));

  test('does not depend on a leaf value or a threshold', async () => {
    const otherLeaf = { ...single, outside: { feature: 3, cuts: [17], outside: { leaf: 0 }, inside: { leaf: 0.625 } } };
    const otherThreshold = { ...single, cuts: [101] };
    const [leaf, threshold] = await Promise.all([build(otherLeaf), build(otherThreshold)]);
    assert.notDeepEqual(plain.constraints, leaf.constraints);
    assert.notDeepEqual(plain.constraints, threshold.constraints);
    assert.equal(visible(leaf.constraints), visible(plain.constraints));
    assert.equal(visible(threshold.constraints), visible(plain.constraints));
  });

  test('the wire that carries constants is still a private wire, forced to 1 by its square', () => {
    const { constraints, names } = plain;
    const [wire] = [...names].find(([, of]) => of.includes('main.one'))!;
    assert.ok(wire > 1, 'neither the constant wire nor the public signal');
    const squares = constraints.filter(([a, b, c]) => [a, b].every((terms) => terms.size === 2 && terms.has(0) && terms.has(wire)) && c.size === 0);
    assert.equal(squares.length, 1);
    const [a] = squares[0]!;
    assert.equal((a.get(0)! + a.get(wire)!) % FIELD_ORDER, 0n);
  });
});
