import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compileModel, evaluateModel, FeatureVectorError, loadModel, thresholdsOf, treesOnnx, type FloatTree, type ModelPackage } from '@probity/bank-compiler';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { fidelityReport } from './fidelity.js';
import { Scorer, ScoringError } from './scorer.js';

const WIDTHS = [1, 2, 4, 6, 7, 8, 11, 24];

/** A small repeatable generator, uniform in [0, 1). */
function seeded(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number(state >> 11n) / 2 ** 53;
  };
}

const random = seeded(1);
const pick = (n: number): number => Math.floor(random() * n);
const grow = (leaves: number): FloatTree => {
  if (leaves === 1) return { leaf: Math.fround((random() - 0.5) * 0.8) };
  const left = 1 + pick(leaves - 1);
  const feature = pick(WIDTHS.length);
  return { feature, cuts: [1 + pick(2 ** WIDTHS[feature]! - 1)], outside: grow(left), inside: grow(leaves - left) };
};
const original = treesOnnx(Math.fround(-2.3), Array.from({ length: 60 }, () => grow(10)), WIDTHS.length, 'original');
const program = { id: 'test', version: '1.0.0', features: WIDTHS.map((bits, i) => ({ name: `feature${i}`, bits })) };
const model: ModelPackage = compileModel(original, program, { id: 'test', version: '1.0.0' });

/** Random records, and for every threshold the values just around it among random others. */
function records(count: number): number[][] {
  const uniform = (): number[] => WIDTHS.map((bits) => pick(2 ** bits));
  const edges = thresholdsOf(model.ir).flatMap((thresholds, f) =>
    [0, 2 ** WIDTHS[f]! - 1, ...thresholds.flatMap((t) => [t - 1, t, t + 1])]
      .filter((value) => value < 2 ** WIDTHS[f]!)
      .map((value) => uniform().map((other, g) => (g === f ? value : other))));
  return [...edges, ...Array.from({ length: count }, uniform)];
}
const golden = records(20).slice(0, 20).map((features) => ({ features, score: evaluateModel(model.ir, features) }));
const options = { modelBytes: model.canonicalOnnx, expectedDigest: model.modelDigest, features: model.ir.features, golden };

const throwsCode = (code: string) => (error: unknown): boolean => error instanceof ScoringError && error.code === code;

describe('scorer', () => {
  test('is bit-exact with the evaluator over more than 10,000 records, in one batch and one by one', async () => {
    const scorer = await Scorer.create(options);
    const inputs = records(11_000);
    const expected = inputs.map((record) => evaluateModel(model.ir, record));
    assert.deepEqual(await scorer.score(inputs), expected);
    for (let i = 0; i < 300; i++) assert.deepEqual(await scorer.score([inputs[i]!.map(BigInt)]), [expected[i]]);
    assert.ok(new Set(expected).size > 1000, 'the records reach many scores');
    await scorer.close();
  });

  test('refuses another model than the registered one', async () => {
    const bytes = Uint8Array.from(options.modelBytes);
    bytes[bytes.length - 1]! ^= 1;
    await assert.rejects(Scorer.create({ ...options, modelBytes: bytes }), throwsCode('MODEL_DIGEST_MISMATCH'));
    await assert.rejects(Scorer.create({ ...options, expectedDigest: options.expectedDigest + 1n }), throwsCode('MODEL_DIGEST_MISMATCH'));
  });

  test('refuses to start where a golden score comes out otherwise', async () => {
    const wrong = golden.map((record, i) => (i === 7 ? { ...record, score: record.score + 1 } : record));
    await assert.rejects(Scorer.create({ ...options, golden: wrong }), throwsCode('GOLDEN_MISMATCH'));
  });

  test('refuses a value outside its width, and takes no records for an answer', async () => {
    const scorer = await Scorer.create(options);
    await assert.rejects(scorer.score([[2, 0, 0, 0, 0, 0, 0, 0]]), FeatureVectorError);
    await assert.rejects(scorer.score([[0, 0]]), FeatureVectorError);
    assert.deepEqual(await scorer.score([]), []);
    await scorer.close();
  });
});

describe('the shipped model', () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const directory = join(root, 'models/retail-gbt/1.0.0');
  const shipped = loadModel(directory, loadFeatureProgram(JSON.parse(readFileSync(join(root, 'circuits/feature-programs/retail-1.0.0.json'), 'utf8'))));
  const vectors = Array.from({ length: 12_000 }, () => shipped.ir.features.map(({ bits }, f) => {
    // Half of the values lie on a threshold or just below it.
    const edges = thresholdsOf(shipped.ir)[f]!;
    return edges.length > 0 && random() < 0.5 ? edges[pick(edges.length)]! - pick(2) : pick(2 ** bits);
  }));

  test('is scored bit-exact with the evaluator', async () => {
    const scorer = await Scorer.create({ modelBytes: shipped.canonicalOnnx, expectedDigest: shipped.modelDigest, features: shipped.ir.features, golden: shipped.golden });
    assert.deepEqual(await scorer.score(vectors), vectors.map((vector) => evaluateModel(shipped.ir, vector)));
    await scorer.close();
  });

  test('stays within the reported bound of the trained model', async () => {
    const report = await fidelityReport(shipped, { rows: vectors }, { alertBudget: 0.01, segmentBound: 1.25 });
    assert.ok(report.errors.max <= shipped.dropped.maxMarginError + 1e-5);
  });
});
