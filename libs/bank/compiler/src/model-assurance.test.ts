/** The mutation suite on a generated model circuit: a full chunk, and one with a slot that is not in use. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assureCircuit, compileForAssurance, overlappingBlocks, type AssuranceReport, type AssuredCircuit, type WitnessInput } from '@probity/shared-circuit-assurance';
import { modelStatementDigest, packInference, taggedHash } from '@probity/shared-commitments';
import { ensembleOnnx } from './canonical-onnx.js';
import { MODEL_INCLUDES } from './circom.testing.js';
import { compileModel, type ModelPackage } from './compile-model.js';
import { evaluateModel } from './evaluate-model.js';
import { randomEnsemble, testFeatures, testVectors } from './random-models.testing.js';

const WIDTHS = [1, 3, 7];
const SLOTS = 2;
const features = testFeatures(WIDTHS);

describe('model circuit under mutation', () => {
  let model: ModelPackage;
  let circuit: AssuredCircuit;
  before(async () => {
    const ensemble = randomEnsemble(5, features, { trees: 3, leaves: 5, bins: 3 });
    model = compileModel(ensembleOnnx(ensemble, 'probe'), { features: features.map((feature) => ({ ...feature, meaning: feature.name, value: { constant: 0 } })) }, { id: 'probe', version: '1.0.0' });
    circuit = await compileForAssurance({ text: model.circomSource(SLOTS), includes: MODEL_INCLUDES });
  });

  function inputOf(vectors: readonly number[][]): WitnessInput {
    const named = { modelCircuit: 11n, bankId: 1n << 200n, businessDate: 19_000n, batchContext: 1n << 19n, modelDigest: 1n << 190n };
    const at = <T>(values: readonly T[], absent: T): T[] => Array.from({ length: SLOTS }, (_, i) => values[i] ?? absent);
    const salts = at(vectors.map((_, i) => (1n << 127n) + BigInt(i)), 0n);
    const packed = at(vectors.map((vector) => packInference(WIDTHS, vector.map(BigInt), BigInt(evaluateModel(model.ir, vector)))), 0n);
    const inferenceCommitment = taggedHash('inference', packed.flatMap((value, i) => [value, salts[i]!]));
    return {
      ...named, statementDigest: modelStatementDigest({ ...named, inferenceCommitment }),
      active: at(vectors.map(() => 1n), 0n), features: at(vectors, WIDTHS.map(() => 0)), inferenceSalt: salts,
    };
  }

  const assure = (vectors: readonly number[][]): Promise<AssuranceReport> =>
    assureCircuit(circuit, inputOf(vectors), { reasons: [overlappingBlocks(model.circomSource(SLOTS))], widthOf: (name, ...indices) => ({ features: WIDTHS[indices[1]!], active: 1 })[name] });

  test('nothing of a full chunk can be changed but bits that no tree reads', async () => {
    const { survivors, hints, hintsTried } = await assure(testVectors(model.ir, 4, 1).slice(-2));
    assert.equal(hintsTried, hints);
    assert.ok(hints > 20);
    assert.deepEqual(survivors.filter(({ reason }) => reason === undefined), []);
    assert.deepEqual(survivors.filter(({ attempt }) => attempt !== 'hint'), []);
  });

  test('what can be changed in a slot that is not in use leaves the statement as it is', async () => {
    const { survivors } = await assure(testVectors(model.ir, 4, 2).slice(-1));
    assert.ok(survivors.some(({ signal, attempt }) => signal === 'main.inferenceSalt[1]' && attempt === 'input'));
    for (const { signal, reason, samePublic } of survivors) {
      assert.notEqual(reason, undefined, signal);
      assert.ok(samePublic, signal);
    }
  });
});
