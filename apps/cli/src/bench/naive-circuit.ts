/**
 * The same integer model as a circuit written the way that tutorials and circomlib-ml do, for comparison only.
 *
 * What naive means here, so that the comparison is fair:
 * - the model is the integer model that our circuit proves: the same snapped leaves and weights, dead branches taken out;
 * - trees: one circomlib GreaterEqThan of the feature's declared width for each cut of each split, and one multiplication
 *   to choose a side. Nothing is shared between nodes, though the compiler may still drop what is linear (the
 *   multiplication of a split above two leaves);
 * - linear models and networks: weights are constants, so sums are free. A rectifier takes the sign from the 254 bits of
 *   the sum (Num2Bits(254), then circomlib's Sign), as circomlib-ml's ReLU does. Rescaling by a power of two takes a
 *   quotient and a remainder, both range-checked by Num2Bits. A cap below the quotient's width is one comparison and one
 *   multiplication more;
 * - features are range-checked by Num2Bits of their width, and packed with the score as in our circuit.
 */
import { isLeaf, type IntegerModel, type IntegerTree } from '@probity/bank-compiler';
import { SCORE_BITS } from '@probity/shared-commitments';
import { bitLength, type Node } from '@probity/shared-integer-ir';

export function naiveCircuit(model: IntegerModel): string {
  const { features } = model;
  const lines: string[] = [
    'pragma circom 2.2.0;',
    'include "comparators.circom";',
    'include "bitify.circom";',
    'include "sign.circom";',
    'template Naive() {',
    '    signal input active;',
    `    signal input features[${features.length}];`,
    '    signal output packed;',
    `    component range[${features.length}];`,
    ...features.flatMap(({ bits }, f) => [`    range[${f}] = Num2Bits(${bits});`, `    range[${f}].in <== features[${f}];`]),
  ];
  const score = model.trees ? naiveTrees(model, model.trees, lines) : naiveGraph(model, lines);
  lines.push(`    var score = ${score};`, '    var low = 0;');
  let shift = 0;
  features.forEach(({ bits }, f) => {
    lines.push(`    low += features[${f}] * (1 << ${shift});`);
    shift += bits;
  });
  lines.push(`    packed <== (low + score * (1 << ${shift}) + (1 << ${shift + SCORE_BITS})) * active;`, '}', 'component main = Naive();', '');
  return lines.join('\n');
}

/** The record template of our model circuit alone, as a circuit of its own. */
export function recordTemplateAlone(source: string): string {
  return `${source.slice(0, source.indexOf('component main'))}component main = ModelRecord();\n`;
}

function naiveTrees({ features }: IntegerModel, trees: readonly IntegerTree[], lines: string[]): string {
  let next = 0;
  const visit = (node: IntegerTree): string => {
    if (isLeaf(node)) return String(node.leaf);
    const outside = visit(node.outside);
    const inside = visit(node.inside);
    const flags = node.cuts.map((cut) => {
      const id = next++;
      lines.push(`    component ge${id} = GreaterEqThan(${features[node.feature]!.bits});`, `    ge${id}.in[0] <== features[${node.feature}];`, `    ge${id}.in[1] <== ${cut};`);
      return `ge${id}.out`;
    });
    // Inside between the first and the second cut, from the third on, and so forth.
    const flag = flags.map((name, i) => (i === 0 ? name : `${i % 2 === 0 ? '+' : '-'} ${name}`)).join(' ');
    const id = next++;
    lines.push(`    signal n${id} <== (${flag}) * (${inside} - (${outside})) + ${outside};`);
    return `n${id}`;
  };
  return trees.map(visit).join(' + ');
}

function naiveGraph({ features, graph, score }: IntegerModel, lines: string[]): string {
  const names: string[] = [];
  graph.nodes.forEach((node, id) => {
    names.push(naiveNode(node, id, names, features.map(({ bits }) => bits), graph.nodes, lines));
  });
  return names[score]!;
}

function naiveNode(node: Node, id: number, names: readonly string[], widths: readonly number[], nodes: readonly Node[], lines: string[]): string {
  const name = `v${id}`;
  switch (node.op) {
    case 'input':
      return `features[${node.input}]`;
    case 'linear':
      lines.push(`    signal ${name} <== ${[...node.terms.map(([of, by]) => `(${by}) * ${names[of]}`), `(${node.constant})`].join(' + ')};`);
      return name;
    case 'select':
      lines.push(`    signal ${name} <== ${names[node.flag]} * (${names[node.set]} - ${names[node.clear]}) + ${names[node.clear]};`);
      return name;
    case 'atLeast': {
      const value = nodes[node.value]!;
      if (value.op === 'input') {
        lines.push(`    component g${id} = GreaterEqThan(${widths[value.input]});`, `    g${id}.in[0] <== ${names[node.value]};`, `    g${id}.in[1] <== ${node.threshold};`);
        return `g${id}.out`;
      }
      return atLeastZero(`g${id}`, `${names[node.value]} - (${node.threshold})`, lines);
    }
    case 'saturate': {
      const positive = atLeastZero(`g${id}`, names[node.value]!, lines);
      const most = nodes[node.value]!.range.max;
      const quotient = `q${id}`;
      lines.push(`    signal r${id} <== ${positive} * ${names[node.value]};`);
      if (node.shift === 0) lines.push(`    signal ${quotient} <== r${id};`);
      else {
        // Bound by the sum below and by both range checks.
        lines.push(
          `    signal ${quotient} <-- r${id} >> ${node.shift};`, `    signal m${id} <-- r${id} & ${(1n << BigInt(node.shift)) - 1n};`, `    ${quotient} * ${1n << BigInt(node.shift)} + m${id} === r${id};`,
          `    component mb${id} = Num2Bits(${node.shift});`, `    mb${id}.in <== m${id};`, `    component qb${id} = Num2Bits(${Math.max(1, bitLength(most >> BigInt(node.shift)))});`, `    qb${id}.in <== ${quotient};`,
        );
      }
      if (most >> BigInt(node.shift) <= node.cap) return quotient;
      lines.push(
        `    component cap${id} = LessThan(${bitLength(most >> BigInt(node.shift))});`, `    cap${id}.in[0] <== ${quotient};`, `    cap${id}.in[1] <== ${node.cap};`,
        `    signal ${name} <== cap${id}.out * (${quotient} - ${node.cap}) + ${node.cap};`,
      );
      return name;
    }
    default:
      throw new Error(`${node.op}: a network or linear model has no such node`);
  }
}

/** 1 where the value is no more than half the field. */
function atLeastZero(component: string, value: string, lines: string[]): string {
  lines.push(
    `    component ${component}b = Num2Bits(254);`, `    ${component}b.in <== ${value};`, `    component ${component} = Sign();`,
    `    for (var i = 0; i < 254; i++) ${component}.in[i] <== ${component}b.out[i];`,
  );
  return `(1 - ${component}.sign)`;
}
