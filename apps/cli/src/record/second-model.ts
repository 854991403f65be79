/** The model that one of the recorded banks changes to: the shipped trees without their last two. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel, importOnnx, treesOnnx } from '@probity/bank-compiler';
import { buildModelCircuit, modelDirectory, shippedProgram } from '../circuits.js';
import type { OtherModel } from '../tamper/other-model.js';
import type { Report } from '../terminal.js';

const ID = 'retail-gbt';
const VERSION = '1.1.0';

/** Compiles it and makes its circuit with the published seed; from the cache where it was made before. */
export async function secondModel(cacheDirectory: string, report: Report): Promise<OtherModel> {
  const program = shippedProgram();
  const { nodes } = importOnnx(readFileSync(join(modelDirectory(), 'model.onnx')), program.features).model;
  const trees = nodes.flatMap((node) => (node.op === 'tree' ? [node.root] : []));
  const onnx = treesOnnx(0, trees.slice(0, -2), program.features.length, `${ID}@${VERSION}`);
  const model = compileModel(onnx, program, { id: ID, version: VERSION });
  return { onnx, model, circuit: await buildModelCircuit(cacheDirectory, 'full', model, report) };
}
