/** A model that is not the registered one: the shipped trees with every leaf halved, so that little reaches a threshold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel, ensembleOnnx, importEnsemble, type FloatEnsemble, type ModelPackage } from '@probity/bank-compiler';
import { buildModelCircuit, modelDirectory, shippedProgram, type CircuitSize, type PreparedCircuit } from '../circuits.js';
import { stage } from '../terminal.js';

export interface OtherModel {
  readonly onnx: Uint8Array;
  readonly model: ModelPackage;
  readonly circuit: PreparedCircuit;
}

type Tree = FloatEnsemble['trees'][number];

const halved = (node: Tree): Tree => ('leaf' in node ? { leaf: node.leaf / 2 } : { ...node, below: halved(node.below), atLeast: halved(node.atLeast) });

/** Compiles it and makes its circuit, under the name of the shipped model or one of its own. */
export async function otherModel(cacheDirectory: string, size: CircuitSize, id: string): Promise<OtherModel> {
  const program = shippedProgram();
  const shipped = importEnsemble(readFileSync(join(modelDirectory(), 'model.onnx')));
  const onnx = ensembleOnnx({ base: shipped.base, trees: shipped.trees.map(halved), declaredInputs: program.features.length }, `${id}@1.0.0`);
  const model = compileModel(onnx, program, { id, version: '1.0.0' });
  const circuit = await stage('another model and its circuit made', (report) => buildModelCircuit(cacheDirectory, size, model, report));
  return { onnx, model, circuit };
}
