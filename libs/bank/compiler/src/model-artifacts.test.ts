import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, beforeEach, describe, test } from 'node:test';
import { MODEL_STATEMENT, modelStatementDigest, packInference, taggedHash } from '@probity/shared-commitments';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { compileCircom, freeWires } from './circom.testing.js';
import { planFeature } from './thermometer-plan.js';
import { ModelArtifactError } from './errors.js';
import { generateModelArtifacts, loadModel } from './model-artifacts.js';
import { marginFromScore, thresholdsOf } from './model.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SHIPPED = join(ROOT, 'models/retail-gbt/1.0.0');
const program = loadFeatureProgram(JSON.parse(readFileSync(join(ROOT, 'circuits/feature-programs/retail-1.0.0.json'), 'utf8')));

describe('model folder', () => {
  const home = mkdtempSync(join(tmpdir(), 'probity-models-'));
  const copy = join(home, 'retail-gbt/1.0.0');
  beforeEach(() => cpSync(SHIPPED, copy, { recursive: true }));
  after(() => rmSync(home, { recursive: true, force: true }));

  const edit = (file: string, change: (content: Record<string, unknown>) => void): void => {
    const content = JSON.parse(readFileSync(join(copy, file), 'utf8')) as Record<string, unknown>;
    change(content);
    writeFileSync(join(copy, file), JSON.stringify(content));
  };
  const refused = (code: string, message: RegExp): void => {
    assert.throws(() => loadModel(copy, program), (error) => error instanceof ModelArtifactError && error.code === code && message.test(error.message));
  };

  for (const [id, directory] of [['retail-gbt', SHIPPED], ['amlworld-gbt', join(ROOT, 'models/amlworld-gbt/1.0.0')]] as const) {
    test(`of ${id} is up to date`, () => {
      const model = loadModel(directory, program);
      assert.equal(model.id, id);
      assert.ok(model.golden.length >= 20);
    });
  }

  test('the shipped model fits the domain that its chunk size was chosen for', () => {
    const report = loadModel(SHIPPED, program).costReport(32);
    assert.equal(report.domain, 2 ** 14);
    assert.ok(report.perRecord <= 800);
  });

  test('the policy asks for the suggested margins, to a grid step', () => {
    const model = loadModel(SHIPPED, program);
    const { thresholds } = JSON.parse(readFileSync(join(SHIPPED, 'policy.json'), 'utf8')) as { thresholds: number[] };
    model.policy.thresholds.forEach((score, segment) => {
      const margin = marginFromScore(model.ir.scale, Number(score));
      assert.ok(margin >= thresholds[segment]! && margin < thresholds[segment]! + model.dropped.step);
    });
  });

  test('generating twice writes nothing the second time', () => {
    rmSync(join(copy, 'compiled.json'));
    assert.deepEqual(generateModelArtifacts(copy, { check: false, program }), ['compiled.json']);
    assert.deepEqual(generateModelArtifacts(copy, { check: false, program }), []);
  });

  test('refuses a compiled file that differs or is missing', () => {
    const bytes = readFileSync(join(copy, 'canonical.onnx'));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(join(copy, 'canonical.onnx'), bytes);
    refused('MODEL_ARTIFACT_DRIFT', /canonical\.onnx/);
    rmSync(join(copy, 'canonical.onnx'));
    refused('MODEL_ARTIFACT_DRIFT', /canonical\.onnx/);
  });

  test('refuses files of training that do not belong together', () => {
    edit('manifest.json', (manifest) => (manifest['sha256'] = '0'.repeat(64)));
    refused('MODEL_MANIFEST_MISMATCH', /sha256/);
    cpSync(SHIPPED, copy, { recursive: true });
    edit('manifest.json', (manifest) => (manifest['features'] as string[]).reverse());
    refused('MODEL_MANIFEST_MISMATCH', /features/);
    cpSync(SHIPPED, copy, { recursive: true });
    edit('golden.json', (golden) => ((golden['rows'] as { margin: number }[])[3]!.margin += 0.01));
    refused('MODEL_GOLDEN_MISMATCH', /row 3/);
    cpSync(SHIPPED, copy, { recursive: true });
    edit('policy.json', (policy) => (policy['thresholds'] = [1]));
    refused('MODEL_FILE_INVALID', /thresholds/);
  });
});

test('the compiled tiny circuit of the shipped model is as large as its file says, and no wire that matters is free', async () => {
  const model = loadModel(SHIPPED, program);
  const circuit = await compileCircom(readFileSync(join(SHIPPED, 'model-tiny.circom'), 'utf8'));
  assert.equal(circuit.constraints.length, model.costReport(2).total);
  const records = model.golden.slice(0, 2);
  const list = records.flatMap(({ features, score }, i) => [packInference(program.features.map(({ bits }) => bits), features.map(BigInt), BigInt(score)), BigInt(i) + 7n]);
  const fields = { modelCircuit: 1n, bankId: 2n, businessDate: 3n, batchContext: 4n, modelDigest: model.modelDigest };
  const witness = await circuit.witness({
    ...fields, statementDigest: modelStatementDigest({ ...fields, inferenceCommitment: taggedHash('inference', list) }),
    active: [1, 1], features: records.map(({ features }) => features), inferenceSalt: [7, 8],
  });
  // Bits of cuts that only cover a range may have two values where blocks overlap; no tree reads them.
  const read = new Set(thresholdsOf(model.ir).flatMap((thresholds, f) => {
    const { cuts } = planFeature(model.ir.features[f]!.bits, thresholds);
    return thresholds.map((threshold) => `f${f}.atLeast[${cuts.indexOf(threshold)}]`);
  }));
  const free = freeWires(circuit, witness).flatMap((wire) => circuit.names.get(wire)!);
  assert.deepEqual(free.filter((name) => !/\.f\d+\.atLeast\[\d+\]$/.test(name) || read.has(name.replace(/^.*\.(f\d+)/, '$1'))), []);
});

test('the statement table of the model circuit is that of the code', () => {
  const readme = readFileSync(join(ROOT, 'circuits/model/README.md'), 'utf8');
  const rows = MODEL_STATEMENT.map(({ name, bits, meaning }, i) => `| ${i + 1} | \`${name}\` | ${bits} | ${meaning} |`);
  assert.ok(readme.includes(rows.join('\n')));
});
