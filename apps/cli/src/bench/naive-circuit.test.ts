import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileModel, evaluateModel, treesOnnx, type IntegerModel } from '@probity/bank-compiler';
import { inPrivateDirectory } from '@probity/bank-models';
import { WitnessProgram } from '@probity/bank-proving';
import { compileCircom } from '@probity/shared-circuit-build';
import { readR1cs } from '@probity/shared-r1cs';
import { packInference } from '@probity/shared-commitments';
import { repositoryRoot } from '@probity/shared-platform';
import { MODEL_INCLUDES } from '../circuits.js';
import { naiveCircuit, recordTemplateAlone } from './naive-circuit.js';

const compiled = (source: string): ReturnType<typeof compileCircom> =>
  inPrivateDirectory((directory) => {
    writeFileSync(join(directory, 'main.circom'), source);
    mkdirSync(join(directory, 'out'));
    return compileCircom(join(directory, 'main.circom'), MODEL_INCLUDES, join(directory, 'out'));
  });

/** What is compared must be the same model: the naive circuit's output is the evaluator's score, packed. */
async function agrees(model: IntegerModel, rows: readonly (readonly number[])[]): Promise<void> {
  const { wasm } = await compiled(naiveCircuit(model));
  const program = WitnessProgram.create(wasm);
  const scores = rows.map((row) => evaluateModel(model, row));
  assert.ok(new Set(scores).size > 2);
  rows.forEach((row, i) => {
    const features = row.map(BigInt);
    const witness = program.calculate({ active: 1n, features });
    assert.equal(witness[1], packInference(model.features.map(({ bits }) => bits), features, BigInt(scores[i]!)));
  });
}

test('the naive circuit of trees computes the model, and costs more than ours', async () => {
  const features = [{ name: 'amount', bits: 8 }, { name: 'cash', bits: 1 }];
  const onnx = treesOnnx(0, [
    { feature: 0, cuts: [10, 200], outside: { leaf: 0 }, inside: { feature: 1, cuts: [1], outside: { leaf: 1 }, inside: { feature: 0, cuts: [99], outside: { leaf: 3.5 }, inside: { leaf: 2 } } } },
    { feature: 0, cuts: [150], outside: { leaf: 0.25 }, inside: { leaf: 0 } },
  ], 2, 'test');
  const model = compileModel(onnx, { id: 'test', version: '1.0.0', features }, { id: 'test', version: '1.0.0' });
  await agrees(model.ir, [0, 9, 10, 98, 99, 100, 149, 150, 199, 200, 255].flatMap((amount) => [[amount, 0], [amount, 1]]));
  const ours = readR1cs((await compiled(recordTemplateAlone(model.circomSource(2)))).r1cs).constraints;
  const naive = readR1cs((await compiled(naiveCircuit(model.ir))).r1cs).constraints;
  assert.equal(ours, model.costReport(2).record.total - 2, 'the slot flag and the salt are the chunk’s');
  assert.ok(naive > ours);
});

test('the naive circuit of a network computes the model', async () => {
  const folder = join(repositoryRoot(), 'models/training/fixtures');
  const { features, rows } = JSON.parse(readFileSync(join(folder, 'sklearn-mlp.json'), 'utf8')) as { features: { name: string; bits: number }[]; rows: number[][] };
  const model = compileModel(readFileSync(join(folder, 'sklearn-mlp.onnx')), { id: 'test', version: '1.0.0', features }, { id: 'test', version: '1.0.0' });
  await agrees(model.ir, rows.slice(0, 12));
});
