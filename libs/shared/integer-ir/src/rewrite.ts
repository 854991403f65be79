/** How passes change a graph: node by node, from the inputs up, into a new one. */
import { GraphBuilder, operandsOf, type Graph, type NodeId, type Operation } from './graph.js';

/** Says what an operation becomes in the new graph, whose nodes its operands already are; undefined: what it is. */
export type Rule = (operation: Operation, builder: GraphBuilder) => NodeId | undefined;

export interface Rewritten {
  readonly graph: Graph;
  readonly outputs: readonly NodeId[];
}

/** Applies a rule to every node that the outputs need. All inputs stay, in their order. */
export function rewrite(graph: Graph, outputs: readonly NodeId[], rule: Rule): Rewritten {
  const changed = copyNeeded(graph, outputs, rule);
  // A rule leaves nodes behind that it looked through.
  return removeDeadCode(changed.graph, changed.outputs);
}

/** Pass: removes what no output needs. */
export function removeDeadCode(graph: Graph, outputs: readonly NodeId[]): Rewritten {
  return copyNeeded(graph, outputs, () => undefined);
}

function copyNeeded(graph: Graph, outputs: readonly NodeId[], rule: Rule): Rewritten {
  const needed = neededBy(graph, outputs);
  const builder = new GraphBuilder();
  const inputs = graph.inputs.map(({ name, range }) => builder.input(name, range));
  const moved = new Map<NodeId, NodeId>();
  graph.nodes.forEach((node, id) => {
    if (!needed[id]) return;
    if (node.op === 'input') {
      moved.set(id, inputs[node.input]!);
      return;
    }
    const operation = withOperands(node, (operand) => moved.get(operand)!);
    const to = rule(operation, builder) ?? builder.copy(operation);
    // The same values, so what was known of their range still holds: a maximum, say, is known by a shape that a rule may change.
    builder.narrow(to, node.range);
    moved.set(id, to);
  });
  return { graph: builder, outputs: outputs.map((output) => moved.get(output)!) };
}

/** Which nodes the outputs read, themselves included. */
export function neededBy(graph: Graph, outputs: readonly NodeId[]): boolean[] {
  const needed = new Array<boolean>(graph.nodes.length).fill(false);
  for (const output of outputs) needed[output] = true;
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    if (needed[id]) for (const operand of operandsOf(graph.nodes[id]!)) needed[operand] = true;
  }
  return needed;
}

function withOperands(node: Operation, move: (operand: NodeId) => NodeId): Operation {
  switch (node.op) {
    case 'input':
      return node;
    case 'linear':
      return { op: 'linear', terms: node.terms.map(([of, coefficient]) => [move(of), coefficient] as const), constant: node.constant };
    case 'select':
      return { op: 'select', flag: move(node.flag), set: move(node.set), clear: move(node.clear) };
    case 'cappedRatio':
      return { op: 'cappedRatio', numerator: move(node.numerator), denominator: move(node.denominator), cap: node.cap };
    case 'product':
      return { op: 'product', left: move(node.left), right: move(node.right) };
    case 'atLeast':
      return { op: 'atLeast', value: move(node.value), threshold: node.threshold };
    case 'memberOf':
      return { op: 'memberOf', value: move(node.value), list: node.list };
    case 'bitLength':
    case 'popCount':
      return { op: node.op, value: move(node.value) };
    case 'saturate':
      return { op: 'saturate', value: move(node.value), shift: node.shift, cap: node.cap };
  }
}
