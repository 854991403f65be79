import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { IntegerGraphError } from './errors.js';
import { evaluateGraph } from './evaluate.js';
import { GraphBuilder, operandsOf, type NodeId } from './graph.js';
import { pushThresholds } from './push-thresholds.js';
import { neededBy, removeDeadCode } from './rewrite.js';

/** A random graph over three inputs, by a list of choices; operations that a range forbids are left out. */
function randomGraph(choices: readonly (readonly [number, number, number, number])[]): GraphBuilder {
  const graph = new GraphBuilder();
  graph.input('flag', { min: 0n, max: 1n });
  graph.input('small', { min: 0n, max: 15n });
  graph.input('signed', { min: -100n, max: 300n });
  for (const [operation, a, b, c] of choices) {
    const node = (n: number): NodeId => n % graph.nodes.length;
    const number = BigInt(c) - 8n;
    try {
      [
        () => graph.linear([[node(a), number], [node(b), 3n]], number * 5n),
        () => graph.select(node(a), node(b), node(c)),
        () => graph.atLeast(node(a), number),
        () => graph.memberOf(node(a), [number, number + 2n, 7n]),
        () => graph.bitLength(node(a)),
        () => graph.popCount(node(a)),
        () => graph.cappedRatio(node(a), node(b), 15n),
        () => graph.saturate(node(a), c % 5, BigInt(b + 1)),
        () => graph.product(node(a), node(b)),
        () => graph.maximum(node(a), node(b)),
        () => graph.minimum(node(a), node(b)),
        () => graph.compare(node(a), node(b)),
      ][operation]!();
    } catch (error) {
      assert.ok(error instanceof IntegerGraphError);
    }
  }
  return graph;
}

const graphs = fc.array(fc.tuple(fc.nat(11), fc.nat(40), fc.nat(40), fc.nat(20)), { maxLength: 30 }).map(randomGraph);
const inputs = fc.tuple(fc.bigInt(0n, 1n), fc.bigInt(0n, 15n), fc.bigInt(-100n, 300n));

describe('graph', () => {
  test('every value lies in its range, and operands stand before', () => {
    fc.assert(fc.property(graphs, inputs, (graph, values) => {
      const value = evaluateGraph(graph, values);
      graph.nodes.forEach((node, id) => {
        assert.ok(value(id) >= node.range.min && value(id) <= node.range.max, node.op);
        assert.ok(operandsOf(node).every((operand) => operand < id));
      });
    }), { numRuns: 500 });
  });

  test('equal operations are one node, whichever way they are written', () => {
    const graph = new GraphBuilder();
    const [x, y] = ['x', 'y'].map((name) => graph.input(name, { min: 0n, max: 7n })) as [NodeId, NodeId];
    assert.equal(graph.linear([[x, 2n], [y, 1n], [x, -1n]]), graph.sum(y, x));
    assert.equal(graph.linear([[graph.sum(x, y), 3n]], 1n), graph.linear([[x, 3n], [y, 3n]], 1n));
    assert.equal(graph.difference(graph.sum(x, y), y), x);
    assert.equal(graph.product(x, y), graph.product(y, x));
    assert.equal(graph.equals(x, 3n), graph.memberOf(x, [3n, 99n]));
  });

  test('what is decided becomes a constant', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', { min: 2n, max: 5n });
    assert.equal(graph.atLeast(x, 2n), graph.constant(1n));
    assert.equal(graph.atLeast(x, 6n), graph.constant(0n));
    assert.equal(graph.memberOf(x, [2n, 3n, 4n, 5n]), graph.constant(1n));
    assert.equal(graph.saturate(x, 0, 9n), x);
    assert.equal(graph.select(graph.atLeast(x, 3n), x, x), x);
  });

  test('a maximum is as narrow as its operands allow', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', { min: 0n, max: 9n });
    const y = graph.input('y', { min: 4n, max: 20n });
    assert.deepEqual(graph.rangeOf(graph.maximum(x, y)), { min: 4n, max: 20n });
    assert.deepEqual(graph.rangeOf(graph.minimum(x, y)), { min: 0n, max: 9n });
  });

  test('refuses what could leave its range', () => {
    const graph = new GraphBuilder();
    const wide = graph.input('wide', { min: 0n, max: (1n << 64n) - 1n });
    const signed = graph.input('signed', { min: -1n, max: 1n });
    const refused = (make: () => unknown, code: IntegerGraphError['code']): void =>
      assert.throws(make, (error) => error instanceof IntegerGraphError && error.code === code);
    refused(() => graph.linear([[wide, 2n]]), 'RANGE_TOO_WIDE');
    refused(() => graph.product(wide, wide), 'RANGE_TOO_WIDE');
    refused(() => graph.select(signed, wide, signed), 'NOT_A_FLAG');
    refused(() => graph.bitLength(signed), 'NEGATIVE_OPERAND');
    refused(() => graph.cappedRatio(wide, signed, 3n), 'NEGATIVE_OPERAND');
    refused(() => graph.saturate(wide, -1, 1n), 'CONSTANT_OUT_OF_RANGE');
    refused(() => evaluateGraph(graph, [0n, 2n]), 'INPUT_OUT_OF_RANGE');
    refused(() => evaluateGraph(graph, [0n]), 'INPUT_OUT_OF_RANGE');
  });
});

describe('passes', () => {
  test('dead code: values stay, and nothing is left that no output needs', () => {
    fc.assert(fc.property(graphs, inputs, fc.nat(), (graph, values, pick) => {
      const output = pick % graph.nodes.length;
      const { graph: live, outputs: [moved] } = removeDeadCode(graph, [output]);
      assert.equal(evaluateGraph(live, values)(moved!), evaluateGraph(graph, values)(output));
      const needed = neededBy(live, [moved!]);
      live.nodes.forEach((node, id) => assert.ok(needed[id] || node.op === 'input'));
      assert.deepEqual(live.nodes[moved!]!.range, graph.nodes[output]!.range);
    }), { numRuns: 500 });
  });

  test('pushing thresholds: values stay', () => {
    fc.assert(fc.property(graphs, inputs, (graph, values) => {
      const all = graph.nodes.map((_, id) => id);
      const pushed = pushThresholds(graph, all);
      const [before, after] = [evaluateGraph(graph, values), evaluateGraph(pushed.graph, values)];
      all.forEach((id) => assert.equal(after(pushed.outputs[id]!), before(id)));
    }), { numRuns: 500 });
  });

  test('pushing thresholds: what was known of a range stays known', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', { min: -3n, max: 10n });
    const output = graph.bitLength(graph.maximum(x, graph.constant(1n)));
    const { graph: pushed, outputs } = pushThresholds(graph, [output]);
    assert.deepEqual(pushed.nodes[outputs[0]!]!.range, { min: 1n, max: 4n });
    for (const value of [-3n, 0n, 1n, 2n, 10n]) assert.equal(evaluateGraph(pushed, [value])(outputs[0]!), evaluateGraph(graph, [value])(output));
  });

  test('pushing thresholds: the monotone function is gone', () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', { min: 0n, max: 1023n });
    const thresholds = [
      graph.atLeast(graph.bitLength(x), 5n),
      graph.atLeast(graph.linear([[x, 2n]], 3n), 36n),
      graph.atLeast(graph.saturate(x, 3, 31n), 2n),
      graph.atLeast(graph.linear([[x, -3n]], 100n), 52n),
    ];
    const { graph: pushed, outputs } = pushThresholds(graph, thresholds);
    assert.ok(pushed.nodes.every(({ op }) => op === 'input' || op === 'atLeast' || op === 'linear'));
    assert.equal(outputs[1], pushed.nodes.findIndex((node) => node.op === 'atLeast' && node.threshold === 17n));
    assert.equal(new Set(outputs.slice(1, 3)).size, 2);
  });
});
