/**
 * Committed mode: weights are witness, opened against a salted digest. The circuit follows from the shape alone (features
 * and units a layer), so it is public, and a retrained model needs no new setup.
 */
import { documentDigest, SCORE_BITS } from '@probity/shared-commitments';
import { GraphBuilder, type NodeId, type Range } from '@probity/shared-integer-ir';
import { UnsupportedModelError } from './errors.js';
import type { LoweredModel } from './lower-model.js';
import type { DenseLayer } from './lower-network.js';
import type { IntegerModel, ModelFeature } from './model.js';
import { HEAD_SCALE, layerFormat, LOWEST_MARGIN, NUMBER_FORMAT, type LayerFormat } from './number-format.js';
import type { ParameterBlock } from './parameters.js';

/** A chain of dense layers: units of each, the last one has one. A linear model has one layer. */
export interface Architecture {
  readonly features: readonly ModelFeature[];
  readonly units: readonly number[];
}

export interface CommittedModel {
  readonly architecture: Architecture;
  readonly block: ParameterBlock;
  /** Weights and biases, shifted to start at zero, in the order of the graph's inputs behind the features. */
  readonly parameters: readonly bigint[];
}

/** @throws UnsupportedModelError UNSUPPORTED_MODE where the model is no chain of dense layers */
export function commitModel({ layers, model }: LoweredModel): CommittedModel {
  if (layers === undefined) {
    throw new UnsupportedModelError('UNSUPPORTED_MODE', 'the committed mode takes linear models and networks whose layers read all of the layer before, with Relu between them; compile this model instead');
  }
  const architecture = { features: model.features, units: layers.map(({ bias }) => bias.length) };
  const parameters = layers.flatMap(({ weights, bias, format }: DenseLayer) => [
    ...weights.flat().map((weight) => weight + half(format.weightBits)),
    ...bias.map((value) => value + half(format.sumBits + 1)),
  ]);
  return { architecture, block: parameterBlock(architecture), parameters };
}

/** Parameters are natural numbers; what they stand for is signed. */
const half = (bits: number): bigint => 1n << BigInt(bits - 1);

/** Formats of the layers, which the shape alone decides. */
function formatsOf({ features, units }: Architecture): LayerFormat[] {
  let operandBits = features.map(({ bits }) => bits);
  return units.map((count, l) => {
    const format = layerFormat(operandBits, l === units.length - 1 ? 'head' : 'hidden');
    operandBits = Array.from({ length: count }, () => format.outputBits);
    return format;
  });
}

export function parameterBlock(architecture: Architecture): ParameterBlock {
  const { features, units } = architecture;
  const formats = formatsOf(architecture);
  return {
    architectureDigest: documentDigest('model-architecture', { numberFormat: String(NUMBER_FORMAT), features: features.map(({ name, bits }) => [name, String(bits)]), units: units.map(String) }),
    runs: units.flatMap((count, l) => [
      { count: count * (l === 0 ? features.length : units[l - 1]!), bits: formats[l]!.weightBits },
      { count, bits: formats[l]!.sumBits + 1 },
    ]),
  };
}

/**
 * The graph of an architecture: inputs are the features, then the parameters, layer by layer weights by unit and then
 * biases. With a model's parameters it gives that model's scores.
 */
export function committedGraph(architecture: Architecture): Pick<IntegerModel, 'graph' | 'features' | 'score'> {
  const { features, units } = architecture;
  const graph = new GraphBuilder();
  const natural = (bits: number): Range => ({ min: 0n, max: (1n << BigInt(bits)) - 1n });
  let operands: NodeId[] = features.map(({ name, bits }) => graph.input(name, natural(bits)));
  let score = operands[0]!;
  const formats = formatsOf(architecture);
  units.forEach((count, l) => {
    const { weightBits, sumBits, shift, align, outputBits } = formats[l]!;
    const signed = (name: string, bits: number): NodeId => graph.linear([[graph.input(name, natural(bits)), 1n]], -half(bits));
    const weights = Array.from({ length: count }, (_, unit) => operands.map((__, i) => signed(`layer ${l} unit ${unit} weight ${i}`, weightBits)));
    const biases = Array.from({ length: count }, (_, unit) => signed(`layer ${l} unit ${unit} bias`, sumBits + 1));
    const sums = weights.map((row, unit) =>
      graph.linear([...row.map((weight, i) => [graph.product(weight, operands[i]!), 1n << BigInt(align[i]!)] as const), [biases[unit]!, 1n]]));
    if (l < units.length - 1) {
      const rounded = sums.map((sum) => (shift === 0 ? sum : graph.linear([[sum, 1n]], 1n << BigInt(shift - 1))));
      operands = rounded.map((sum) => graph.saturate(sum, shift, (1n << BigInt(outputBits)) - 1n));
    } else {
      const lowest = BigInt(LOWEST_MARGIN * 2 ** HEAD_SCALE);
      score = graph.saturate(graph.linear([[sums[0]!, 1n]], -lowest), shift, (1n << BigInt(SCORE_BITS)) - 1n);
    }
  });
  return { graph, features, score };
}
