/** What the compiler saves: each model's circuit for one record against the same integer model written naively. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileModel, type FeatureLayout } from '@probity/bank-compiler';
import { inPrivateDirectory, readLayout } from '@probity/bank-models';
import { compileCircom } from '@probity/shared-circuit-build';
import { readR1cs } from '@probity/shared-r1cs';
import { repositoryRoot } from '@probity/shared-platform';
import { modelDirectory, MODEL_INCLUDES, SHIPPED_PROGRAM } from '../circuits.js';
import type { Report } from '../terminal.js';
import { naiveCircuit, recordTemplateAlone } from './naive-circuit.js';

export interface CircuitBench {
  readonly name: string;
  readonly kind: 'tree' | 'linear' | 'mlp' | 'cnn';
  /** Counted in the compiled circuit of one record, hashes left out. */
  readonly constraintsPerRecord: number;
  readonly naiveConstraintsPerRecord: number;
  /** How many times fewer. */
  readonly ratio: number;
}

interface Subject {
  readonly name: string;
  readonly onnx: string;
  readonly layout: FeatureLayout;
}

/** The example models and the shipped ones. Compiles both circuits of each, with full simplification. */
export async function benchCircuits(report: Report): Promise<CircuitBench[]> {
  const subjects = subjectsOf();
  const rows: CircuitBench[] = [];
  for (const [i, subject] of subjects.entries()) {
    report(i / subjects.length, subject.name);
    rows.push(await benchOne(subject));
  }
  return rows;
}

function subjectsOf(): Subject[] {
  const examples = join(repositoryRoot(), 'models', 'examples');
  const names = existsSync(examples) ? readdirSync(examples).filter((name) => existsSync(join(examples, name, 'model.onnx'))) : [];
  return [
    ...names.map((name) => ({ name, onnx: join(examples, name, 'model.onnx'), layout: readLayout(join(examples, name, 'features.json')) })),
    ...['retail-gbt', 'amlworld-gbt'].map((name) => ({ name, onnx: join(modelDirectory(name), 'model.onnx'), layout: readLayout(SHIPPED_PROGRAM) })),
  ];
}

async function benchOne({ name, onnx, layout }: Subject): Promise<CircuitBench> {
  const model = compileModel(readFileSync(onnx), layout, { id: 'bench', version: '1.0.0' });
  const convolution = model.original.summary.nodes.some(({ operator }) => operator === 'Conv');
  const constraintsPerRecord = await countConstraints(recordTemplateAlone(model.circomSource(2)));
  const naiveConstraintsPerRecord = await countConstraints(naiveCircuit(model.ir));
  return {
    name,
    kind: model.kind === 'trees' ? 'tree' : model.kind === 'linear' ? 'linear' : convolution ? 'cnn' : 'mlp',
    constraintsPerRecord, naiveConstraintsPerRecord,
    ratio: Number((naiveConstraintsPerRecord / constraintsPerRecord).toFixed(2)),
  };
}

function countConstraints(source: string): Promise<number> {
  return inPrivateDirectory(async (directory) => {
    const main = join(directory, 'main.circom');
    await writeFile(main, source, { mode: 0o600 });
    await mkdir(join(directory, 'out'));
    return readR1cs((await compileCircom(main, MODEL_INCLUDES, join(directory, 'out'))).r1cs).constraints;
  });
}
