/** The reference meaning of a graph. */
import { IntegerGraphError } from './errors.js';
import { bitLength, operandsOf, saturated, type Graph, type Node, type NodeId } from './graph.js';

/**
 * Evaluates a graph for one list of inputs, node by node on demand: of a select only the side that is taken.
 *
 * @param inputs in the order of `graph.inputs`
 * @returns the value of any node
 * @throws IntegerGraphError INPUT_OUT_OF_RANGE naming the input, never its value
 */
export function evaluateGraph(graph: Graph, inputs: readonly bigint[]): (node: NodeId) => bigint {
  if (inputs.length !== graph.inputs.length) throw new IntegerGraphError('INPUT_OUT_OF_RANGE', `${inputs.length} inputs, the graph takes ${graph.inputs.length}`);
  graph.inputs.forEach(({ name, range }, i) => {
    if (inputs[i]! < range.min || inputs[i]! > range.max) throw new IntegerGraphError('INPUT_OUT_OF_RANGE', `input ${name} is outside its range`);
  });
  const known = new Array<bigint | undefined>(graph.nodes.length);
  const value = (id: NodeId): bigint => known[id]!;
  const needed = (node: Node): readonly NodeId[] => {
    if (node.op !== 'select') return operandsOf(node);
    return known[node.flag] === undefined ? [node.flag] : [value(node.flag) === 1n ? node.set : node.clear];
  };

  const compute = (node: Node): bigint => {
    switch (node.op) {
      case 'input':
        return inputs[node.input]!;
      case 'linear': {
        let sum = node.constant;
        for (const [of, coefficient] of node.terms) sum += coefficient * value(of);
        return sum;
      }
      case 'select':
        return value(node.flag) === 1n ? value(node.set) : value(node.clear);
      case 'atLeast':
        return value(node.value) >= node.threshold ? 1n : 0n;
      case 'memberOf':
        return node.list.includes(value(node.value)) ? 1n : 0n;
      case 'bitLength':
        return BigInt(bitLength(value(node.value)));
      case 'popCount':
        return BigInt(value(node.value).toString(2).replaceAll('0', '').length);
      case 'cappedRatio': {
        const divisor = value(node.denominator);
        const ratio = value(node.numerator) / (divisor === 0n ? 1n : divisor);
        return ratio > node.cap ? node.cap : ratio;
      }
      case 'saturate':
        return saturated(value(node.value), node.shift, node.cap);
      case 'product':
        return value(node.left) * value(node.right);
    }
  };
  return (id) => {
    // A stack of its own, since graphs can be deeper than the stack of calls.
    const stack = [id];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const node = graph.nodes[top]!;
      const open = known[top] === undefined ? needed(node).filter((operand) => known[operand] === undefined) : [];
      if (open.length > 0) stack.push(...open);
      else {
        known[top] ??= compute(node);
        stack.pop();
      }
    }
    return value(id);
  };
}
