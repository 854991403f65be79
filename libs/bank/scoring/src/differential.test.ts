/** onnxruntime on the canonical model gives the evaluator's score, for random models and for files of every library. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { canonicalOnnx, compileModel, evaluateModel, importOnnx, lowerModel, thresholdsOf, UnsupportedModelError, type FloatModel, type FloatNode, type FloatTree, type IntegerModel, type ModelFeature } from '@probity/bank-compiler';
import { openSession, runColumn } from './ort.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const WIDTHS = [1, 2, 5, 8, 11, 24];
const features: ModelFeature[] = WIDTHS.map((bits, i) => ({ name: `feature${i}`, bits }));

const feature = fc.nat(WIDTHS.length - 1);
const weight = fc.double({ min: -1, max: 1, noNaN: true });
const cuts = (f: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 2 ** WIDTHS[f]! - 1 }), { minLength: 1, maxLength: 4 }).map((values) => values.sort((a, b) => a - b));

const { tree } = fc.letrec<{ tree: FloatTree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.record({ leaf: weight }),
    feature.chain((f) => fc.record({ feature: fc.constant(f), cuts: cuts(f), outside: tie('tree'), inside: tie('tree') }))),
}));

/** A graph over all features whose nodes read whatever stands before them; the margin is a sum of the last ones. */
const graph: fc.Arbitrary<FloatModel> = fc.array(
  fc.oneof(
    fc.record({ op: fc.constant('affine' as const), of: fc.array(fc.tuple(fc.nat(30), weight), { minLength: 1, maxLength: 5 }), constant: weight }),
    fc.record({ op: fc.constant('clip' as const), of: fc.nat(30), min: fc.constantFrom(0, -0.5, -Infinity), max: fc.constantFrom(1, 6, Infinity) }),
    fc.record({ op: fc.constant('maximum' as const), of: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant('tree' as const), root: tree }),
    feature.chain((f) => fc.record({ op: fc.constant('inside' as const), feature: fc.constant(f), cuts: cuts(f) })),
  ),
  { minLength: 1, maxLength: 12 },
).map((made) => {
  const nodes: FloatNode[] = features.map((_, f) => ({ op: 'feature', feature: f }));
  // Features of many bits come scaled, as a trained model would have them.
  features.forEach(({ bits }, f) => nodes.push({ op: 'affine', terms: [[f, 2 ** -bits]], constant: 0 }));
  const from = features.length;
  const before = (n: number): number => from + (n % (nodes.length - from));
  for (const node of made) {
    if (node.op === 'affine') nodes.push({ op: 'affine', terms: node.of.map(([of, by]) => [before(of), by] as const), constant: node.constant });
    else if (node.op === 'clip') nodes.push({ ...node, of: before(node.of) });
    else if (node.op === 'maximum') nodes.push({ op: 'maximum', of: node.of.map(before) });
    else nodes.push(node);
  }
  nodes.push({ op: 'affine', terms: nodes.slice(from).map((_, i) => [from + i, 0.7] as const), constant: -0.3 });
  return { nodes, margin: nodes.length - 1 };
});

/** The ends of every width, what lies around every threshold, and some in between. */
function vectorsOf(model: Pick<IntegerModel, 'graph' | 'features'>, count: number): number[][] {
  let state = 7;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const edges = thresholdsOf(model).map((thresholds, f) => {
    const most = 2 ** model.features[f]!.bits - 1;
    return [0, most, ...thresholds.flatMap((t) => [t - 1, t, t + 1])].filter((value) => value <= most);
  });
  return [
    model.features.map(() => 0),
    model.features.map(({ bits }) => 2 ** bits - 1),
    ...Array.from({ length: count }, () => model.features.map(({ bits }, f) => (below(2) === 0 ? edges[f]![below(edges[f]!.length)]! : below(2 ** bits)))),
  ];
}

async function differences(model: IntegerModel, canonical: Uint8Array, count: number): Promise<number> {
  const session = await openSession(canonical);
  try {
    const vectors = vectorsOf(model, count);
    const scores = await runColumn(session, vectors, model.features.length);
    return vectors.filter((vector, i) => evaluateModel(model, vector) !== scores[i]).length;
  } finally {
    await session.release();
  }
}

describe('random models', () => {
  let compared = 0;
  after(() => assert.ok(compared > 100, `only ${compared} random models could be compared`));

  const agrees = async (float: FloatModel): Promise<void> => {
    let model: IntegerModel;
    let canonical: Uint8Array;
    try {
      ({ model } = lowerModel(float, features));
      canonical = canonicalOnnx(model, 'random@1.0.0');
    } catch (error) {
      // Random weights can come to a constant, or to more than the format holds: said, never approximated.
      assert.ok(error instanceof UnsupportedModelError, String(error));
      return;
    }
    compared += 1;
    assert.equal(await differences(model, canonical, 60), 0);
  };

  test('graphs of every operation', () => fc.assert(fc.asyncProperty(graph, agrees), { numRuns: 150 }));

  test('sums of trees', () =>
    fc.assert(fc.asyncProperty(fc.array(fc.tuple(tree, weight), { minLength: 1, maxLength: 6 }), (trees) =>
      agrees({ nodes: [...trees.map(([root]) => ({ op: 'tree' as const, root })), { op: 'affine', terms: trees.map(([, by], id) => [id, by] as const), constant: 0.5 }], margin: trees.length })), { numRuns: 150 }));
});

describe('trained models', () => {
  const fixtures = join(ROOT, 'models/training/fixtures');
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.onnx'))) {
    test(`${file} scores as the evaluator does`, async () => {
      const golden = JSON.parse(readFileSync(join(fixtures, file.replace('.onnx', '.json')), 'utf8')) as { features: ModelFeature[]; positiveClass?: number };
      const { model: float } = importOnnx(readFileSync(join(fixtures, file)), golden.features, golden.positiveClass === undefined ? {} : { positiveClass: golden.positiveClass });
      const { model } = lowerModel(float, golden.features);
      assert.equal(await differences(model, canonicalOnnx(model, 'fixture@1.0.0'), 300), 0);
    });
  }

  const examples = join(ROOT, 'models/examples');
  for (const name of readdirSync(examples)) {
    test(`the example ${name} scores as the evaluator does`, async () => {
      const layout = JSON.parse(readFileSync(join(examples, name, 'features.json'), 'utf8')) as { id: string; version: string; features: ModelFeature[] };
      const { ir, canonicalOnnx: canonical } = compileModel(readFileSync(join(examples, name, 'model.onnx')), layout, { id: name, version: '1.0.0' });
      assert.equal(await differences(ir, canonical, 1000), 0);
    });
  }
});
