/**
 * The part of the ONNX file format that models of banks need. Field numbers are those of the public ONNX specification
 * (onnx.proto); unknown fields are skipped when reading, as protobuf demands, so whoever reads a message checks
 * everything that gives it its meaning.
 */
import protobuf from 'protobufjs';
import { UnsupportedModelError } from '../errors.js';

const SCHEMA = `
syntax = "proto2";
message ModelProto {
  optional int64 ir_version = 1;
  optional string producer_name = 2;
  optional string producer_version = 3;
  optional GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8;
  repeated bytes functions = 25;
}
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
message GraphProto {
  repeated NodeProto node = 1;
  optional string name = 2;
  repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11;
  repeated ValueInfoProto output = 12;
  repeated bytes sparse_initializer = 15;
}
message NodeProto {
  repeated string input = 1;
  repeated string output = 2;
  optional string name = 3;
  optional string op_type = 4;
  repeated AttributeProto attribute = 5;
  optional string domain = 7;
}
message AttributeProto {
  optional string name = 1;
  optional float f = 2;
  optional int64 i = 3;
  optional bytes s = 4;
  optional TensorProto t = 5;
  optional bytes g = 6;
  repeated float floats = 7;
  repeated int64 ints = 8;
  repeated bytes strings = 9;
  repeated bytes graphs = 11;
  optional int32 type = 20;
  optional string ref_attr_name = 21;
}
message TensorProto {
  repeated int64 dims = 1;
  optional int32 data_type = 2;
  repeated float float_data = 4 [packed = true];
  repeated int32 int32_data = 5 [packed = true];
  repeated int64 int64_data = 7 [packed = true];
  optional string name = 8;
  optional bytes raw_data = 9;
  repeated double double_data = 10 [packed = true];
  optional int32 data_location = 14;
}
message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; }
message TypeProto { optional TensorTypeProto tensor_type = 1; optional bytes sequence_type = 4; optional bytes map_type = 5; }
message TensorTypeProto { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
message TensorShapeProto { repeated DimensionProto dim = 1; }
message DimensionProto { optional int64 dim_value = 1; optional string dim_param = 2; }
`;

/** Values of TensorProto.data_type and TensorTypeProto.elem_type that this compiler computes with. */
export const TENSOR_TYPE = { float: 1, uint8: 2, int32: 6, int64: 7, bool: 9, double: 11 } as const;

export interface OnnxTensor {
  readonly name?: string;
  readonly dims?: readonly number[];
  readonly data_type?: number;
  readonly float_data?: readonly number[];
  readonly int32_data?: readonly number[];
  readonly int64_data?: readonly number[];
  readonly double_data?: readonly number[];
  readonly raw_data?: Uint8Array;
  /** 1: the values are in another file. */
  readonly data_location?: number;
}
export interface OnnxAttribute {
  readonly name?: string;
  readonly type?: number;
  readonly f?: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly t?: OnnxTensor;
  readonly g?: Uint8Array;
  readonly floats?: readonly number[];
  readonly ints?: readonly number[];
  readonly strings?: readonly Uint8Array[];
  readonly graphs?: readonly Uint8Array[];
  readonly ref_attr_name?: string;
}
export interface OnnxNode {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly name?: string;
  readonly op_type?: string;
  readonly domain?: string;
  readonly attribute: readonly OnnxAttribute[];
}
export interface OnnxValueInfo {
  readonly name?: string;
  readonly type?: {
    readonly tensor_type?: {
      readonly elem_type?: number;
      readonly shape?: { readonly dim?: readonly { readonly dim_value?: number; readonly dim_param?: string }[] };
    };
    readonly sequence_type?: Uint8Array;
    readonly map_type?: Uint8Array;
  };
}
export interface OnnxModel {
  readonly ir_version?: number;
  readonly producer_name?: string;
  readonly producer_version?: string;
  readonly opset_import: readonly { readonly domain?: string; readonly version?: number }[];
  /** Operators that the model defines itself; they go before those of the standard. */
  readonly functions: readonly Uint8Array[];
  readonly graph: {
    readonly name?: string;
    readonly node: readonly OnnxNode[];
    readonly initializer: readonly OnnxTensor[];
    readonly input: readonly OnnxValueInfo[];
    readonly output: readonly OnnxValueInfo[];
    readonly sparse_initializer: readonly Uint8Array[];
  };
}

const root = protobuf.parse(SCHEMA, { keepCase: true }).root;
const modelType = root.lookupType('ModelProto');
const valueInfoType = root.lookupType('ValueInfoProto');

/** Reads an ONNX file. Integers beyond 2^53 lose their low bits. Throws MALFORMED_ONNX where the bytes are no protobuf model with a graph. */
export function decodeOnnx(bytes: Uint8Array): OnnxModel {
  let model: Record<string, unknown>;
  try {
    model = modelType.toObject(modelType.decode(bytes), { longs: Number, arrays: true });
  } catch {
    throw new UnsupportedModelError('MALFORMED_ONNX', 'the file is not an ONNX model: its protobuf encoding is broken');
  }
  if (model['graph'] === undefined) throw new UnsupportedModelError('MALFORMED_ONNX', 'the file is not an ONNX model: it has no graph');
  return model as unknown as OnnxModel;
}

/** Writes an ONNX file: the same model gives the same bytes. */
export function encodeOnnx(model: object): Uint8Array {
  return modelType.encode(modelType.fromObject(model as Record<string, unknown>)).finish();
}

/** The message that declares a tensor of any shape. */
export function encodeTensorInfo(name: string, elementType: number): Uint8Array {
  return valueInfoType.encode(valueInfoType.fromObject({ name, type: { tensor_type: { elem_type: elementType } } })).finish();
}
