import type { FloatModel, FloatTree } from '../float-model.js';
import { importEnsemble, type FloatNode as OldNode } from '../ensemble-import.js';
import type { ModelFeature } from '../model.js';
import { UnsupportedModelError } from '../errors.js';
export interface ImportedModel {
  readonly model: FloatModel;
  readonly inputs: readonly { readonly name: string; readonly type: 'float' | 'double' | 'int64'; readonly columns: readonly number[]; readonly shape: readonly number[] }[];
  readonly output: { readonly name: string; readonly column: number; readonly kind: 'margin' };
  readonly runnable: Uint8Array;
}
export function importOnnx(bytes: Uint8Array, features: readonly ModelFeature[], _options: object = {}): ImportedModel {
  const ensemble = importEnsemble(bytes);
  if (ensemble.declaredInputs !== undefined && ensemble.declaredInputs !== features.length) throw new UnsupportedModelError('FEATURE_MISMATCH', `the model takes ${ensemble.declaredInputs} inputs, the feature program has ${features.length}`);
  const turn = (node: OldNode): FloatTree => ('leaf' in node ? node : { feature: node.feature, cuts: [node.threshold], outside: turn(node.below), inside: turn(node.atLeast) });
  const nodes = ensemble.trees.map((tree) => ({ op: 'tree' as const, root: turn(tree) }));
  return {
    model: { nodes: [...nodes, { op: 'affine', terms: nodes.map((_, id) => [id, 1] as const), constant: ensemble.base }], margin: nodes.length },
    inputs: [{ name: 'features', type: 'float', columns: features.map((_, i) => i), shape: [features.length] }],
    output: { name: 'margin', column: 0, kind: 'margin' },
    runnable: bytes,
  };
}
