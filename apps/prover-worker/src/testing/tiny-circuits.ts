import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel, modelCircuitId } from '@probity/bank-compiler';
import type { ModelPackage } from '@probity/bank-compiler';
import { buildCircuit } from '@probity/bank-proving';
import type { BuiltCircuit } from '@probity/bank-proving';
import { loadFeatureProgram, recordCircuitId, recordCircuitPath, recordCircuitSlots } from '@probity/shared-feature-program';
import type { FeatureProgram } from '@probity/shared-feature-program';
import { repositoryRoot } from '@probity/shared-platform';

export interface TinyCircuits {
  readonly program: FeatureProgram;
  readonly model: ModelPackage;
  readonly slots: number;
  readonly record: { readonly id: string; readonly built: BuiltCircuit };
  readonly modelCircuit: { readonly id: string; readonly built: BuiltCircuit };
  /** Where the artifacts lie by their SHA-256. */
  readonly artifactsDirectory: string;
}

const shippedModel = (program: FeatureProgram): ModelPackage =>
  compileModel(readFileSync(join(repositoryRoot(), 'models/retail-gbt/1.0.0/model.onnx')), program, { id: 'retail-gbt', version: '1.0.0' });

/** The shipped program and a model, the shipped one unless another is made, with both tiny circuits, built once a checkout. */
export async function tinyCircuits(makeModel = shippedModel): Promise<TinyCircuits> {
  const root = repositoryRoot();
  const cacheDir = join(root, '.probity');
  const program = loadFeatureProgram(JSON.parse(readFileSync(join(root, 'circuits/feature-programs/retail-1.0.0.json'), 'utf8')));
  const model = makeModel(program);
  const slots = recordCircuitSlots('tiny');

  const sources = join(cacheDir, 'sources');
  mkdirSync(sources, { recursive: true, mode: 0o700 });
  const modelSource = join(sources, `${modelCircuitId(model, 'tiny').replace('@', '-')}.circom`);
  writeFileSync(modelSource, model.circomSource(slots), { mode: 0o600 });

  const build = async (id: string, source: string): Promise<{ id: string; built: BuiltCircuit }> => ({
    id,
    built: await buildCircuit({
      name: id.replaceAll(/[@.]/g, '-'),
      source,
      includeDirs: ['circuits/lib', 'circuits/model', 'node_modules/circomlib/circuits'].map((directory) => join(root, directory)),
      seed: 'probity development keys, 2026',
      cacheDir,
    }),
  });
  return {
    program, model, slots,
    record: await build(recordCircuitId(program, 'tiny'), join(root, 'circuits', recordCircuitPath('tiny'))),
    modelCircuit: await build(modelCircuitId(model, 'tiny'), modelSource),
    artifactsDirectory: join(cacheDir, 'artifacts'),
  };
}
