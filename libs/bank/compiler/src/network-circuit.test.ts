import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { visibleInKey } from '@probity/shared-circuit-assurance';
import { modelInputs, type ChunkOfVectors } from './chunk-inputs.testing.js';
import { circomSource } from './circom-model.js';
import { compileCircom, freeWires, holds, type CompiledCircuit } from './circom.testing.js';
import { planCircuit } from './circuit-plan.js';
import { commitModel, committedGraph } from './committed-model.js';
import { costReport, type CostReport } from './cost-report.js';
import { evaluateModel } from './evaluate-model.js';
import type { FloatModel } from './float-model.js';
import { lowerModel } from './lower-model.js';
import type { IntegerModel } from './model.js';
import { parametersDigest } from './parameters.js';
import { randomNetwork, testFeatures, testVectors } from './random-models.testing.js';

const WIDTHS = [1, 3, 6, 11];
const features = testFeatures(WIDTHS);
const SLOTS = 2;
const SALT = 77n;

/** A network with every operation that lowering makes: flags of sets, clips at both ends, a maximum, a tree. */
const everything: FloatModel = {
  nodes: [
    { op: 'feature', feature: 3 },
    { op: 'inside', feature: 2, cuts: [7, 8, 40] },
    { op: 'affine', terms: [[0, 0.01], [1, -3]], constant: 0.25 },
    { op: 'clip', of: 2, min: -1, max: 6 },
    { op: 'affine', terms: [[0, -0.02]], constant: 4 },
    { op: 'clip', of: 4, min: -Infinity, max: 3 },
    { op: 'maximum', of: [3, 5] },
    { op: 'tree', root: { feature: 1, cuts: [2], outside: { leaf: 0.5 }, inside: { feature: 0, cuts: [1], outside: { leaf: -0.75 }, inside: { leaf: 2 } } } },
    { op: 'affine', terms: [[6, 2], [7, 1]], constant: -1 },
  ],
  margin: 8,
};

interface Case {
  readonly model: IntegerModel;
  readonly circuit: CompiledCircuit;
  readonly cost: CostReport;
  readonly modelDigest: bigint;
  readonly opening?: ChunkOfVectors['opening'];
}

async function compiled(float: FloatModel): Promise<Case> {
  const { model } = lowerModel(float, features);
  const plan = planCircuit(model);
  return { model, circuit: await compileCircom(circomSource(features, plan, 'test', SLOTS)), cost: costReport(features, plan, SLOTS), modelDigest: 15n };
}

async function committed(float: FloatModel): Promise<Case> {
  const lowered = lowerModel(float, features);
  const { architecture, block, parameters } = commitModel(lowered);
  const plan = planCircuit(committedGraph(architecture));
  return {
    model: lowered.model,
    circuit: await compileCircom(circomSource(features, plan, 'test', SLOTS, block)),
    cost: costReport(features, plan, SLOTS, block),
    modelDigest: parametersDigest(block, parameters, SALT),
    opening: { parameters, salt: SALT },
  };
}

const inputsOf = ({ model, modelDigest, opening }: Case, vectors: readonly number[][], scores = vectors.map((vector) => evaluateModel(model, vector))) =>
  modelInputs({ slots: SLOTS, widths: WIDTHS, modelDigest, vectors, scores, ...(opening && { opening }) });

const CASES: readonly (readonly [string, () => Promise<Case>])[] = [
  ['a linear model, compiled', () => compiled(randomNetwork(1, features, [1]))],
  ['a network, compiled', () => compiled(randomNetwork(2, features, [4, 3, 1]))],
  ['a network of every operation, compiled', () => compiled(everything)],
  ['a linear model, committed', () => committed(randomNetwork(3, features, [1]))],
  ['a network, committed', () => committed(randomNetwork(4, features, [3, 2, 1]))],
];

for (const [name, make] of CASES) {
  describe(name, () => {
    let of: Case;
    before(async () => {
      of = await make();
    });

    test('has exactly the constraints that the cost report predicts', () => {
      assert.equal(of.circuit.constraints.length, of.cost.total);
    });

    test('proves the score of the evaluator', async () => {
      const vectors = testVectors(of.model, 40, 3);
      for (let i = 0; i + 1 < vectors.length; i += SLOTS) {
        const witness = await of.circuit.witness(inputsOf(of, vectors.slice(i, i + SLOTS)));
        if (i < 6) assert.ok(of.circuit.constraints.every((constraint) => holds(constraint, witness)));
      }
    });

    test('refuses any other score', async () => {
      const vector = testVectors(of.model, 1, 4).at(-1)!;
      const score = evaluateModel(of.model, vector);
      for (const other of [score + 1, Math.max(0, score - 1), score === 0 ? 1 : 0]) {
        if (other !== score && other < 2 ** 20) await assert.rejects(of.circuit.witness(inputsOf(of, [vector], [other])), /Assert Failed/);
      }
    });

    test('every wire of a full chunk is pinned down by a constraint', async () => {
      for (const seed of [8, 9]) {
        const witness = await of.circuit.witness(inputsOf(of, testVectors(of.model, 2, seed).slice(-2)));
        assert.deepEqual(freeWires(of.circuit, witness).map((wire) => of.circuit.names.get(wire)), []);
      }
    });

    test('the wire that carries constants is a private wire of its own', () => {
      const [wire] = [...of.circuit.names].find(([, names]) => names.includes('main.one'))!;
      assert.ok(wire > 1);
    });
  });
}

describe('what a verification key can show of a network', () => {
  /** Two units whose biases, and the last sum's constant, are the only difference between the models. */
  const withConstants = (hidden: number, last: number): FloatModel => ({
    nodes: [
      { op: 'feature', feature: 3 },
      { op: 'affine', terms: [[0, 0.01]], constant: hidden },
      { op: 'affine', terms: [[0, -0.0125]], constant: 4 },
      { op: 'clip', of: 1, min: 0, max: Infinity },
      { op: 'clip', of: 2, min: 0, max: Infinity },
      { op: 'affine', terms: [[3, 0.5], [4, -0.75]], constant: last },
    ],
    margin: 5,
  });

  test('does not depend on its constants', async () => {
    const [first, other] = await Promise.all([compiled(withConstants(-3, 0.25)), compiled(withConstants(-3.5, 0.375))]);
    assert.equal(first.circuit.constraints.length, other.circuit.constraints.length, 'models of one shape');
    assert.notDeepEqual(first.circuit.constraints, other.circuit.constraints);
    assert.equal(visibleInKey(other.circuit.system), visibleInKey(first.circuit.system));
  });
});

describe('committed parameters', () => {
  let of: Case;
  before(async () => {
    of = await committed(randomNetwork(4, features, [3, 2, 1]));
  });

  test('are opened: another parameter or another salt is refused under the same digest', async () => {
    const inputs = inputsOf(of, testVectors(of.model, 2, 5).slice(-2));
    const { parameters } = of.opening!;
    await of.circuit.witness(inputs);
    await assert.rejects(of.circuit.witness({ ...inputs, modelSalt: SALT + 1n }), /Assert Failed/);
    for (const i of [0, 7, parameters.length - 1]) {
      await assert.rejects(of.circuit.witness({ ...inputs, parameters: parameters.map((value, j) => (i === j ? value ^ 1n : value)) }), /Assert Failed/);
    }
  });

  test('are held within their width, though one past it would pack like one more of the next', async () => {
    const inputs = inputsOf(of, testVectors(of.model, 2, 5).slice(-2));
    const { parameters } = of.opening!;
    const { runs } = commitModel(lowerModel(randomNetwork(4, features, [3, 2, 1]), features)).block;
    const shifted = parameters.map((value, i) => (i === 0 ? value + (1n << BigInt(runs[0]!.bits)) : i === 1 ? value - 1n : value));
    await assert.rejects(of.circuit.witness({ ...inputs, parameters: shifted }), /template ToBits/);
  });
});
