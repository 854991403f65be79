/** The mutation suite on generated model circuits: a full chunk, and one with a slot that is not in use. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assureCircuit, compileForAssurance, overlappingBlocks, type AssuranceReport, type AssuredCircuit } from '@probity/shared-circuit-assurance';
import { modelInputs, type ChunkOfVectors } from './chunk-inputs.testing.js';
import { MODEL_INCLUDES } from './circom.testing.js';
import { circomSource } from './circom-model.js';
import { planCircuit } from './circuit-plan.js';
import { commitModel, committedGraph } from './committed-model.js';
import { evaluateModel } from './evaluate-model.js';
import type { FloatModel } from './float-model.js';
import { lowerModel } from './lower-model.js';
import { parametersDigest } from './parameters.js';
import { forestModel, randomForest, randomNetwork, testFeatures, testVectors } from './random-models.testing.js';

const WIDTHS = [1, 3, 7];
const SLOTS = 2;
const SALT = 1n << 125n;
const features = testFeatures(WIDTHS);

interface Subject {
  readonly source: string;
  readonly modelDigest: bigint;
  readonly opening?: ChunkOfVectors['opening'];
  readonly parameterBits?: readonly number[];
}

function compiled(float: FloatModel): Subject {
  return { source: circomSource(features, planCircuit(lowerModel(float, features).model), 'probe', SLOTS), modelDigest: 1n << 190n };
}

function committed(float: FloatModel): Subject {
  const { architecture, block, parameters } = commitModel(lowerModel(float, features));
  return {
    source: circomSource(features, planCircuit(committedGraph(architecture)), 'probe', SLOTS, block),
    modelDigest: parametersDigest(block, parameters, SALT),
    opening: { parameters, salt: SALT },
    parameterBits: block.runs.flatMap(({ count, bits }) => Array.from({ length: count }, () => bits)),
  };
}

const SUBJECTS: readonly (readonly [string, FloatModel, (float: FloatModel) => Subject])[] = [
  ['trees, compiled', forestModel(randomForest(5, features, { trees: 3, leaves: 5, bins: 3, sets: 3 })), compiled],
  ['a linear model, compiled', randomNetwork(1, features, [1]), compiled],
  ['a network, compiled', randomNetwork(2, features, [2, 1]), compiled],
  ['a linear model, committed', randomNetwork(3, features, [1]), committed],
  ['a network, committed', randomNetwork(4, features, [2, 1]), committed],
];

for (const [name, float, make] of SUBJECTS) {
  describe(`${name}, under mutation`, () => {
    const { model } = lowerModel(float, features);
    const subject = make(float);
    let circuit: AssuredCircuit;
    before(async () => {
      circuit = await compileForAssurance({ text: subject.source, includes: MODEL_INCLUDES });
    });

    const assure = (vectors: readonly number[][]): Promise<AssuranceReport> =>
      assureCircuit(
        circuit,
        modelInputs({ slots: SLOTS, widths: WIDTHS, modelDigest: subject.modelDigest, vectors, scores: vectors.map((vector) => evaluateModel(model, vector)), ...(subject.opening && { opening: subject.opening }) }),
        { reasons: [overlappingBlocks(subject.source)], widthOf: (signal, ...indices) => ({ features: WIDTHS[indices[1]!], parameters: subject.parameterBits?.[indices[0]!], active: 1 })[signal] },
      );

    test('nothing of a full chunk can be changed but bits that no tree reads', async () => {
      const { survivors, hints, hintsTried } = await assure(testVectors(model, 4, 1).slice(-2));
      assert.equal(hintsTried, hints);
      assert.ok(hints > 20);
      assert.deepEqual(survivors.filter(({ reason }) => reason === undefined), []);
      assert.deepEqual(survivors.filter(({ attempt }) => attempt !== 'hint'), []);
    });

    test('what can be changed in a slot that is not in use leaves the statement as it is', async () => {
      const { survivors } = await assure(testVectors(model, 4, 2).slice(-1));
      assert.ok(survivors.some(({ signal, attempt }) => signal === 'main.inferenceSalt[1]' && attempt === 'input'));
      for (const { signal, reason, samePublic } of survivors) {
        assert.notEqual(reason, undefined, signal);
        assert.ok(samePublic, signal);
      }
    });
  });
}
