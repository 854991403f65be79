/** Constants of an ONNX file: initializers, Constant nodes, attributes that hold a tensor. */
import { UnsupportedModelError, type UnsupportedModelCode } from '../errors.js';
import { LIMITS } from './limits.js';
import { TENSOR_TYPE, type OnnxTensor } from './onnx-format.js';
import { constant, sizeOf, type ElementType, type SymbolicTensor } from './symbolic.js';

export const ELEMENT_TYPES: ReadonlyMap<number, ElementType> = new Map([
  [TENSOR_TYPE.float, 'float'], [TENSOR_TYPE.double, 'double'], [TENSOR_TYPE.int64, 'int64'], [TENSOR_TYPE.int32, 'int32'], [TENSOR_TYPE.bool, 'bool'],
]);

interface Layout {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
  readonly list: (tensor: OnnxTensor) => readonly number[] | undefined;
}

/** Raw data is little-endian. */
const LAYOUTS: Readonly<Record<number, Layout>> = {
  [TENSOR_TYPE.float]: { bytes: 4, read: (view, at) => view.getFloat32(at, true), list: (t) => t.float_data },
  [TENSOR_TYPE.double]: { bytes: 8, read: (view, at) => view.getFloat64(at, true), list: (t) => t.double_data },
  [TENSOR_TYPE.int64]: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)), list: (t) => t.int64_data },
  [TENSOR_TYPE.int32]: { bytes: 4, read: (view, at) => view.getInt32(at, true), list: (t) => t.int32_data },
  [TENSOR_TYPE.uint8]: { bytes: 1, read: (view, at) => view.getUint8(at), list: (t) => t.int32_data },
  [TENSOR_TYPE.bool]: { bytes: 1, read: (view, at) => view.getUint8(at), list: (t) => t.int32_data },
};

/**
 * Values of a tensor of one of the types above, as many as its dimensions say.
 *
 * @param what names the tensor in messages.
 */
export function tensorValues(tensor: OnnxTensor, what: string): { readonly dataType: number; readonly shape: readonly number[]; readonly values: readonly number[] } {
  const fail = (code: UnsupportedModelCode, reason: string): never => {
    throw new UnsupportedModelError(code, `${what}: ${reason}`);
  };
  if (tensor.data_location) fail('UNSUPPORTED_ATTRIBUTE', 'its values are in another file; export the model as one file');
  const dataType = tensor.data_type ?? 0;
  const layout = LAYOUTS[dataType] ?? fail('UNSUPPORTED_ATTRIBUTE', `its element type ${dataType} is not supported; use float, double, int64, int32, uint8 or bool`);
  const shape = tensor.dims ?? [];
  if (shape.length > LIMITS.rank || shape.some((length) => length < 0 || length > LIMITS.tensorElements)) fail('MODEL_TOO_LARGE', 'its dimensions are out of range');
  const size = sizeOf(shape);
  if (size > LIMITS.tensorElements) fail('MODEL_TOO_LARGE', `it has more than ${LIMITS.tensorElements} elements`);
  const raw = tensor.raw_data;
  let values: readonly number[];
  if (raw?.length) {
    if (raw.length !== size * layout.bytes) return fail('MALFORMED_ONNX', 'its data does not fit its dimensions');
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    values = Array.from({ length: size }, (_, i) => layout.read(view, i * layout.bytes));
  } else {
    values = layout.list(tensor) ?? [];
    if (values.length !== size) fail('MALFORMED_ONNX', 'its data does not fit its dimensions');
  }
  return { dataType, shape, values };
}

/** A tensor that is known before any record is. */
export function constantTensor(tensor: OnnxTensor, what: string): SymbolicTensor {
  const { dataType, shape, values } = tensorValues(tensor, what);
  const type = ELEMENT_TYPES.get(dataType);
  if (type === undefined) throw new UnsupportedModelError('UNSUPPORTED_ATTRIBUTE', `${what}: its element type ${dataType} is not supported`);
  return { type, shape, elements: values.map(constant), batched: false };
}
