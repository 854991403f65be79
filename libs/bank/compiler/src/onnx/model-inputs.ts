/** The inputs of a graph: which features they hold. */
import { UnsupportedModelError } from '../errors.js';
import type { ModelFeature } from '../model.js';
import type { FloatGraph } from './float-graph.js';
import { TENSOR_TYPE, type OnnxValueInfo } from './onnx-format.js';
import { rounding, sizeOf, type Column, type SymbolicTensor } from './symbolic.js';

export interface ModelInput {
  readonly name: string;
  readonly type: 'float' | 'double' | 'int64';
  /** Indices of the features it holds, in order. */
  readonly columns: readonly number[];
  /** Dimensions after that of the records. */
  readonly shape: readonly number[];
}

const TYPES: ReadonlyMap<number, ModelInput['type']> = new Map([[TENSOR_TYPE.float, 'float'], [TENSOR_TYPE.double, 'double'], [TENSOR_TYPE.int64, 'int64']]);
/** Beyond, integers are no exact doubles. */
const MOST_BITS = 53;

/**
 * Inputs that the nodes read: a single one holds all features in order, in any shape of that size; several hold one
 * feature each, the one of the same name.
 *
 * @param read names that the needed nodes read.
 */
export function inputsOf(
  declared: readonly OnnxValueInfo[],
  read: readonly string[],
  features: readonly ModelFeature[],
  graph: FloatGraph,
): { readonly inputs: readonly ModelInput[]; readonly tensors: ReadonlyMap<string, SymbolicTensor> } {
  const wide = features.find(({ bits }) => !Number.isInteger(bits) || bits < 1 || bits > MOST_BITS);
  if (wide) throw new UnsupportedModelError('FEATURE_MISMATCH', `feature '${wide.name}' must have 1 to ${MOST_BITS} bits`);
  const names = new Set(read);
  const inputs = declared.filter(({ name }) => names.has(name ?? '')).map((input) => (declared.length === 1 ? whole(input, features) : single(input, features)));
  return {
    inputs,
    tensors: new Map(inputs.map((input) => [input.name, {
      type: input.type, shape: [1, ...input.shape], batched: true, elements: input.columns.map((column) => featureColumn(column, features[column]!.bits, input.type, graph)),
    }])),
  };
}

function whole(input: OnnxValueInfo, features: readonly ModelFeature[]): ModelInput {
  const { name, type, dims } = checked(input);
  const open = dims.filter((length) => length === undefined).length;
  const known = sizeOf(dims.filter((length) => length !== undefined));
  const shape = dims.map((length) => length ?? features.length / known);
  if (open > 1 || sizeOf(shape) !== features.length || !shape.every(Number.isInteger)) {
    throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' holds [${dims.map((length) => length ?? '?').join(', ')}] values a record, but there are ${features.length} features`);
  }
  return { name, type, columns: features.map((_, i) => i), shape };
}

function single(input: OnnxValueInfo, features: readonly ModelFeature[]): ModelInput {
  const { name, type, dims } = checked(input);
  if (dims.length !== 1 || (dims[0] ?? 1) !== 1) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' must hold one column, as there are several inputs`);
  const column = features.findIndex((feature) => feature.name === name);
  if (column < 0) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' is the name of no feature`);
  return { name, type, columns: [column], shape: [1] };
}

/** Name, type and dimensions after that of the records. */
function checked(input: OnnxValueInfo): { name: string; type: ModelInput['type']; dims: readonly (number | undefined)[] } {
  const name = input.name ?? '';
  const type = TYPES.get(input.type?.tensor_type?.elem_type ?? 0);
  if (type === undefined) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' must be a tensor of float, double or int64`);
  const dims = input.type?.tensor_type?.shape?.dim?.map(({ dim_value: length }) => length || undefined) ?? [];
  if (dims.length < 2 || dims.length > 4) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' must have two to four dimensions, the first of them the records`);
  if ((dims[0] ?? 1) !== 1) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' takes exactly ${dims[0]} records at once; export with an open first dimension`);
  if (dims.some((length) => length !== undefined && (length < 0 || length > 2 ** 20))) throw new UnsupportedModelError('FEATURE_MISMATCH', `input '${name}' has a dimension out of range`);
  return { name, type, dims: dims.slice(1) };
}

function featureColumn(feature: number, bits: number, type: ModelInput['type'], graph: FloatGraph): Column {
  return { kind: 'column', feature, bits, at: rounding(type), breaks: [], steps: 1, integer: true, real: graph.feature(feature) };
}
