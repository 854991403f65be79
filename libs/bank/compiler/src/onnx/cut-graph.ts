/** Cuts an ONNX file down to the nodes that one tensor needs, without writing any kept message anew. */
import protobuf from 'protobufjs';

/** What stays. Nodes by position, the rest by name. */
export interface GraphCut {
  readonly nodes: ReadonlySet<number>;
  readonly initializers: ReadonlySet<string>;
  readonly inputs: ReadonlySet<string>;
  /** The ValueInfoProto of the only output. */
  readonly output: Uint8Array;
}

const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;
/** Field of the name in TensorProto and in ValueInfoProto. */
const NAME = { initializer: 8, input: 1 } as const;
const LENGTH_DELIMITED = 2;

/**
 * The file with the kept nodes, initializers and inputs, and one output. Kept messages are copied byte for byte, so that
 * no value changes on the way (a 64-bit integer would, as a number of JavaScript). `bytes` must have been decoded before.
 */
export function cutGraph(bytes: Uint8Array, cut: GraphCut): Uint8Array {
  return rewrite(bytes, (field, content) => (field === MODEL.graph ? [cutOne(content, cut)] : undefined));
}

function cutOne(graph: Uint8Array, cut: GraphCut): Uint8Array {
  let node = 0;
  const kept = rewrite(graph, (field, content) => {
    if (field === GRAPH.node) return cut.nodes.has(node++) ? undefined : [];
    if (field === GRAPH.initializer) return cut.initializers.has(nameIn(content, NAME.initializer)) ? undefined : [];
    if (field === GRAPH.input) return cut.inputs.has(nameIn(content, NAME.input)) ? undefined : [];
    // Shapes of inner tensors are a hint only, and may name tensors that are gone.
    return field === GRAPH.output || field === GRAPH.valueInfo ? [] : undefined;
  });
  const output = protobuf.Writer.create().uint32((GRAPH.output << 3) | LENGTH_DELIMITED).bytes(cut.output).finish();
  return Buffer.concat([kept, output]);
}

/** Copies a message; `change` gives what a length-delimited field becomes, undefined to keep it as it is. */
function rewrite(message: Uint8Array, change: (field: number, content: Uint8Array) => Uint8Array[] | undefined): Uint8Array {
  const reader = protobuf.Reader.create(message);
  const parts: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const from = reader.pos;
    const tag = reader.uint32();
    let changed: Uint8Array[] | undefined;
    if ((tag & 7) === LENGTH_DELIMITED) {
      const content = reader.bytes();
      changed = change(tag >>> 3, content)?.map((bytes) => protobuf.Writer.create().uint32(tag).bytes(bytes).finish());
    } else {
      reader.skipType(tag & 7);
    }
    parts.push(...(changed ?? [message.subarray(from, reader.pos)]));
  }
  return Buffer.concat(parts);
}

function nameIn(message: Uint8Array, field: number): string {
  const reader = protobuf.Reader.create(message);
  let name = '';
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === field && (tag & 7) === LENGTH_DELIMITED) name = reader.string();
    else reader.skipType(tag & 7);
  }
  return name;
}
