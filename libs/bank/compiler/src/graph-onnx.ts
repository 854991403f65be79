/**
 * ONNX back end for graphs that are no sum of trees: standard operators on doubles, stage by stage. All values and all
 * partial sums are integers below 2^53, exact in a double in any order of addition.
 */
import { operandsOf, type Graph, type Node, type NodeId } from '@probity/shared-integer-ir';
import { UnsupportedModelError } from './errors.js';
import type { IntegerModel } from './model.js';
import { ATTRIBUTE_TYPE, TENSOR_TYPE, type OnnxNode } from './onnx/onnx-format.js';

const EXACT = 2n ** 53n;

/** Elements of all stages' matrices, at the most. They are written in full, however few of their weights are not zero. */
const MOST_WEIGHTS = 2 ** 22;

/**
 * The nodes of an ONNX graph from tensor `input` (float32 [N, F]) to tensor `output` (float32 [N, 1]).
 *
 * @throws UnsupportedModelError MODEL_TOO_LARGE
 */
export function graphNodes(model: IntegerModel, input: string, output: string): OnnxNode[] {
  requireExact(model.graph);
  return new Writer(model, input).write(output);
}

/** @throws UnsupportedModelError MODEL_TOO_LARGE where a sum could pass what a double holds exactly */
function requireExact({ nodes }: Graph): void {
  const magnitude = (id: NodeId): bigint => [nodes[id]!.range.max, -nodes[id]!.range.min].reduce((a, b) => (a > b ? a : b), 0n);
  for (const node of nodes) {
    const most =
      node.op === 'linear' ? node.terms.reduce((sum, [of, by]) => sum + magnitude(of) * (by < 0n ? -by : by), node.constant < 0n ? -node.constant : node.constant)
      : node.op === 'select' ? magnitude(node.set) + magnitude(node.clear)
      : 0n;
    if (most >= EXACT) throw new UnsupportedModelError('MODEL_TOO_LARGE', 'a sum of the model needs more than the 53 bits that a double holds exactly');
  }
}

class Writer {
  private readonly written: OnnxNode[] = [];
  private readonly graph: Graph;
  private columns: NodeId[];
  private state: string;
  private names = 0;
  private weights = 0;

  constructor(private readonly model: IntegerModel, input: string) {
    this.graph = model.graph;
    this.columns = this.graph.nodes.flatMap((node, id) => (node.op === 'input' ? [id] : []));
    const order = this.columns.map((id) => (this.graph.nodes[id] as Node & { op: 'input' }).input);
    this.state = this.gatherColumns(this.add('Cast', [input], [int('to', TENSOR_TYPE.double)]), order);
  }

  write(output: string): OnnxNode[] {
    const stages = this.stages();
    const lastReader = new Map<NodeId, number>([[this.model.score, Infinity]]);
    stages.forEach((ids, stage) => ids.forEach((id) => operandsOf(this.graph.nodes[id]!).forEach((operand) => lastReader.set(operand, Math.max(stage, lastReader.get(operand) ?? 0)))));
    stages.forEach((ids, stage) => {
      const parts = [this.state];
      const made: NodeId[] = [];
      for (const op of ['linear', 'atLeast', 'select', 'saturate'] as const) {
        const of = ids.filter((id) => this.graph.nodes[id]!.op === op);
        if (of.length === 0) continue;
        parts.push(this.writeStage(op, of));
        made.push(...of);
      }
      const all = this.add('Concat', parts, [int('axis', 1)]);
      this.columns = [...this.columns, ...made];
      const kept = this.columns.flatMap((id, column) => ((lastReader.get(id) ?? -1) > stage ? [column] : []));
      this.state = this.gatherColumns(all, kept);
      this.columns = kept.map((column) => this.columns[column]!);
    });
    const score = this.gather([this.model.score]);
    this.written.push({ op_type: 'Cast', input: [score], output: [output], name: 'score', attribute: [int('to', TENSOR_TYPE.float)] });
    return this.written;
  }

  /** Nodes by how many operations stand before them; inputs are there already. */
  private stages(): NodeId[][] {
    const stages: NodeId[][] = [];
    const stageOf: number[] = [];
    this.graph.nodes.forEach((node, id) => {
      const stage = node.op === 'input' ? -1 : Math.max(-1, ...operandsOf(node).map((operand) => stageOf[operand]!)) + 1;
      stageOf.push(stage);
      if (stage >= 0) (stages[stage] ??= []).push(id);
    });
    return stages;
  }

  private writeStage(op: 'linear' | 'atLeast' | 'select' | 'saturate', ids: readonly NodeId[]): string {
    const nodes = ids.map((id) => this.graph.nodes[id]!);
    const values = (of: (node: Node) => NodeId): string => this.gather(nodes.map(of));
    const row = (of: (node: Node) => bigint | number): string => this.constant([1, nodes.length], nodes.map((node) => Number(of(node))));
    switch (op) {
      case 'linear': {
        const linear = nodes as (Node & { op: 'linear' })[];
        const place = new Map(this.columns.map((id, column) => [id, column]));
        this.weights += this.columns.length * ids.length;
        if (this.weights > MOST_WEIGHTS) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the matrices of the model's layers come to more than ${MOST_WEIGHTS} elements`);
        const matrix = new Array<number>(this.columns.length * ids.length).fill(0);
        linear.forEach(({ terms }, unit) => terms.forEach(([of, by]) => (matrix[place.get(of)! * ids.length + unit] = Number(by))));
        const product = this.add('MatMul', [this.state, this.constant([this.columns.length, ids.length], matrix)]);
        return this.add('Add', [product, row((node) => (node as Node & { op: 'linear' }).constant)]);
      }
      case 'atLeast': {
        // Of integers: 1 where x - (t - 1) is at least 1, 0 where it is at most 0.
        const above = this.add('Sub', [values((node) => operandsOf(node)[0]!), row((node) => (node as Node & { op: 'atLeast' }).threshold - 1n)]);
        return this.add('Min', [this.add('Max', [above, this.constant([1, 1], [0])]), this.constant([1, 1], [1])]);
      }
      case 'select': {
        const clear = values((node) => (node as Node & { op: 'select' }).clear);
        const difference = this.add('Sub', [values((node) => (node as Node & { op: 'select' }).set), clear]);
        return this.add('Add', [clear, this.add('Mul', [values((node) => (node as Node & { op: 'select' }).flag), difference])]);
      }
      case 'saturate': {
        const scaled = this.add('Mul', [values((node) => operandsOf(node)[0]!), row((node) => 2 ** -(node as Node & { op: 'saturate' }).shift)]);
        const floor = this.add('Max', [this.add('Floor', [scaled]), this.constant([1, 1], [0])]);
        return this.add('Min', [floor, row((node) => (node as Node & { op: 'saturate' }).cap)]);
      }
    }
  }

  private gather(ids: readonly NodeId[]): string {
    return this.gatherColumns(this.state, ids.map((id) => this.columns.indexOf(id)));
  }

  private gatherColumns(of: string, columns: readonly number[]): string {
    const indices = this.constantNode({ dims: [columns.length], data_type: TENSOR_TYPE.int64, raw_data: new Uint8Array(BigInt64Array.from(columns, BigInt).buffer) });
    return this.add('Gather', [of, indices], [int('axis', 1)]);
  }

  private constant(dims: readonly number[], values: readonly number[]): string {
    return this.constantNode({ dims, data_type: TENSOR_TYPE.double, raw_data: new Uint8Array(Float64Array.from(values).buffer) });
  }

  private constantNode(tensor: { dims: readonly number[]; data_type: number; raw_data: Uint8Array }): string {
    return this.add('Constant', [], [{ name: 'value', type: ATTRIBUTE_TYPE.tensor, t: tensor }]);
  }

  private add(op_type: string, input: readonly string[], attribute: OnnxNode['attribute'] = []): string {
    const name = `t${this.names++}`;
    this.written.push({ op_type, input, output: [name], name, attribute });
    return name;
  }
}

const int = (name: string, i: number): OnnxNode['attribute'][number] => ({ name, type: ATTRIBUTE_TYPE.int, i });
