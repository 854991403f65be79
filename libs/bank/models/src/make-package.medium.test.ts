import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { circuitKeySchema, modelRegistrationSchema } from '@probity/shared-evidence';
import { modelStatementDigest, type ModelStatement } from '@probity/shared-commitments';
import { parseProof, parseVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import { WitnessProgram } from '@probity/bank-proving';
import { fidelityReportSchema, type EvaluationSet } from '@probity/bank-scoring';
import { compareScores } from './compare-scores.js';
import { readLayout } from './feature-layout.js';
import { makePackage, type MadePackage, type PackageOptions, type Stage } from './make-package.js';
import { readPackage } from './registration-package.js';
import { reproducePackage } from './reproduce-package.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FIXTURES = join(ROOT, 'models/training/fixtures');
const INCLUDES = [join(ROOT, 'circuits/model'), join(ROOT, 'node_modules/circomlib/circuits')];
const directory = mkdtempSync(join(tmpdir(), 'probity-models-'));
after(() => rmSync(directory, { recursive: true }));

const silent: Stage = (_title, work) => work(() => undefined);
const onnx = readFileSync(join(FIXTURES, 'sklearn-logistic-regression.onnx'));
const golden = JSON.parse(readFileSync(join(FIXTURES, 'sklearn-logistic-regression.json'), 'utf8')) as { rows: number[][] };
const layout = readLayout(join(ROOT, 'circuits/feature-programs/retail-1.0.0.json'));
// An odd number of rows: the last chunk has a slot that is not in use.
const rows = golden.rows.slice(0, 7);
const data: EvaluationSet = { rows, labels: rows.map((_, i) => i % 2 === 0), segments: rows.map((_, i) => i % 4) };

const options = (mode: 'compiled' | 'committed', out: string): PackageOptions => ({
  onnx, layout, data, mode, id: 'fixture', version: '1.2.3', slots: 2, recordCost: () => 0, bankId: 'test-bank', validFrom: '2025-03-03',
  alertBudget: 0.2, segmentBound: 1.25, cacheDirectory: join(directory, 'cache'), includeDirectories: INCLUDES, developmentSeed: 'test', directory: join(directory, out),
});

for (const mode of ['compiled', 'committed'] as const) {
  describe(`package of a linear model, ${mode}`, () => {
    const folder = join(directory, mode);
    let made: MadePackage;
    before(async () => {
      made = await makePackage(options(mode, mode), silent);
    });

    test('evaluator, onnxruntime and circuit agree on every row, and the proof verifies', () => {
      assert.deepEqual([made.comparison.rowsCompared, made.comparison.chunks, made.comparison.scoreDifferences, made.comparison.decisionDifferences], [7, 4, 0, 0]);
      assert.equal(made.proof.verified, true);
      assert.equal(made.costs.built.constraints, made.costs.predicted.total);
      const { zeroOrOne, small, dense, denseInB } = made.costs.built.witness;
      assert.equal(zeroOrOne + small + dense, made.costs.built.wires);
      assert.ok(denseInB > 0 && denseInB <= dense);
    });

    test('its files hold together: the proof verifies from them alone', () => {
      const { read } = readPackage(folder);
      const { statement, statementDigest, proof } = JSON.parse(read('proof.json').toString()) as { statement: Record<string, string>; statementDigest: string; proof: unknown };
      const key = parseVerifyingKey(JSON.parse(read('verifying-key.json').toString()));
      const parsed = parseProof(proof);
      assert.ok(key.ok && parsed.ok);
      const fields = Object.fromEntries(Object.entries(statement).map(([name, value]) => [name, BigInt(value)])) as ModelStatement;
      assert.equal(String(modelStatementDigest(fields)), statementDigest);
      assert.equal(verifyGroth16(key.value, modelStatementDigest(fields), parsed.value), true);
      assert.equal(verifyGroth16(key.value, modelStatementDigest({ ...fields, modelDigest: fields.modelDigest + 1n }), parsed.value), false);
      const registration = JSON.parse(read('registration.json').toString()) as { circuitKey: unknown; model: unknown };
      assert.equal(circuitKeySchema.parse(registration.circuitKey).slots, 2);
      assert.equal(modelRegistrationSchema.parse(registration.model).modelDigest, statement['modelDigest']);
      fidelityReportSchema.parse(JSON.parse(read('fidelity-report.json').toString()));
    });

    test('only its owner reads what is confidential; a salt is there in committed mode', () => {
      for (const name of ['canonical.onnx', 'model.circom', ...(mode === 'committed' ? ['model-salt'] : [])]) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
      assert.equal(readdirSync(folder).includes('model-salt'), mode === 'committed');
    });

    test('is made again from the trained file, and another file is told apart', async () => {
      const salt = mode === 'committed' ? BigInt(readFileSync(join(folder, 'model-salt'), 'utf8')) : undefined;
      const again = await reproducePackage(folder, onnx, INCLUDES, salt);
      assert.deepEqual([again.same, again.firstDifference, again.notCompared], [true, undefined, []]);
      assert.equal(again.steps.at(-1)!.step, 'r1cs');
      const other = await reproducePackage(folder, readFileSync(join(FIXTURES, 'sklearn-scaled-logistic-regression.onnx')), INCLUDES, salt);
      assert.deepEqual([other.same, other.firstDifference], [false, 'original ONNX']);
      if (mode === 'committed') {
        assert.equal((await reproducePackage(folder, onnx, INCLUDES, salt! + 1n)).firstDifference, 'model digest');
        assert.equal((await reproducePackage(folder, readFileSync(join(FIXTURES, 'sklearn-mlp.onnx')), INCLUDES)).notCompared.length, 1);
      }
    });

    test('a circuit that gives other scores is counted row by row', async () => {
      const { read, manifest } = readPackage(folder);
      const wasm = readFileSync(join(directory, 'cache/artifacts', manifest.circuitArtifacts.wasmSha256));
      // The same circuit, asked for the scores of a model that differs in one constant: one step more on every row.
      const { graph, score } = made.model.ir;
      const shifted = { ...made.model, ir: { ...made.model.ir, graph: { ...graph, nodes: [...graph.nodes, { op: 'linear' as const, terms: [[score, 1n] as const], constant: 1n, range: { min: 1n, max: 2n ** 20n } }] }, score: graph.nodes.length } };
      const compared = await compareScores(shifted, WitnessProgram.create(wasm), { circuit: manifest.circuit, slots: 2, bankId: 'b', businessDate: 1 }, rows, 0.2);
      assert.deepEqual([compared.scoreDifferences, compared.rowsCompared], [7, 7]);
      assert.ok(read('canonical.onnx').length > 0);
    });
  });
}

test('a package without its trained settings is refused', async () => {
  const folder = join(directory, 'compiled');
  const manifest = readFileSync(join(folder, 'model-package.json'), 'utf8');
  writeFileSync(join(folder, 'model-package.json'), manifest.replace('"numberFormat": 1', '"numberFormat": 2'));
  assert.equal((await reproducePackage(folder, onnx, INCLUDES)).firstDifference, 'number format');
});
