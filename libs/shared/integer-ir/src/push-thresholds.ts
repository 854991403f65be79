/** Pass: a comparison of a monotone function becomes a comparison of what the function reads, which needs the function no more. */
import type { GraphBuilder, Graph, NodeId } from './graph.js';
import { rewrite, type Rewritten } from './rewrite.js';

/**
 * `2x + 3 >= 9` becomes `x >= 3`, `bitLength(x) >= 5` becomes `x >= 16`, `saturate(x, 4, c) >= 2` becomes `x >= 32`.
 * Thresholds of one value then meet on that value, and share its comparisons.
 */
export function pushThresholds(graph: Graph, outputs: readonly NodeId[]): Rewritten {
  return rewrite(graph, outputs, (operation, builder) =>
    operation.op === 'atLeast' ? pushed(builder, operation.value, operation.threshold) : undefined);
}

function pushed(builder: GraphBuilder, value: NodeId, threshold: bigint): NodeId {
  const node = builder.nodes[value]!;
  // Decided thresholds are constants already: builder.atLeast sees to it.
  if (threshold <= node.range.min || threshold > node.range.max) return builder.atLeast(value, threshold);
  if (node.op === 'linear' && node.terms.length === 1) {
    const [of, coefficient] = node.terms[0]!;
    const rest = threshold - node.constant;
    if (coefficient > 0n) return pushed(builder, of, ceilDivide(rest, coefficient));
    // -a x >= rest  is  x <= floor(rest / -a)  is  not x >= that + 1
    return builder.not(pushed(builder, of, floorDivide(-rest, -coefficient) + 1n));
  }
  if (node.op === 'bitLength') return pushed(builder, node.value, 1n << (threshold - 1n));
  if (node.op === 'saturate') return pushed(builder, node.value, threshold << BigInt(node.shift));
  return builder.atLeast(value, threshold);
}

const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b);
