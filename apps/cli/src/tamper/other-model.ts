/** A model that is not the registered one: the first half of the shipped trees, so that less is noticed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel, importOnnx, treesOnnx, type ModelPackage } from '@probity/bank-compiler';
import { buildModelCircuit, modelDirectory, shippedProgram, type CircuitSize, type PreparedCircuit } from '../circuits.js';
import { stage } from '../terminal.js';

export interface OtherModel {
  readonly onnx: Uint8Array;
  readonly model: ModelPackage;
  readonly circuit: PreparedCircuit;
}

/** Compiles it and makes its circuit, under the name of the shipped model or one of its own. */
export async function otherModel(cacheDirectory: string, size: CircuitSize, id: string): Promise<OtherModel> {
  const program = shippedProgram();
  const { nodes } = importOnnx(readFileSync(join(modelDirectory(), 'model.onnx')), program.features).model;
  const trees = nodes.flatMap((node) => (node.op === 'tree' ? [node.root] : []));
  const onnx = treesOnnx(0, trees.slice(0, trees.length / 2), program.features.length, `${id}@1.0.0`);
  const model = compileModel(onnx, program, { id, version: '1.0.0' });
  const circuit = await stage('another model and its circuit made', (report) => buildModelCircuit(cacheDirectory, size, model, report));
  return { onnx, model, circuit };
}
