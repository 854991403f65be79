/** Linear models and networks to the integer form, in the fixed point of `number-format.ts`. */
import { SCORE_BITS } from '@probity/shared-commitments';
import { bitLength, GraphBuilder, type NodeId } from '@probity/shared-integer-ir';
import { UnsupportedModelError } from './errors.js';
import type { FloatModel, FloatNode, FloatNodeId, FloatTree } from './float-model.js';
import { readBy } from './fold-affine.js';
import type { LoweredModel } from './lower-model.js';
import { dropDeadBranches, insideFlag, sumOfTrees } from './lower-trees.js';
import { isLeaf, type IntegerTree, type ModelFeature } from './model.js';
import { ACTIVATION_BITS, HEAD_SCALE, layerFormat, LOWEST_MARGIN, SCORE_GRID_BITS, weightLimit, type LayerFormat } from './number-format.js';

/** A layer all of whose units read the same operands: the features, or the units of the layer before. */
export interface DenseLayer {
  readonly format: LayerFormat;
  /** By unit and operand, before alignment. */
  readonly weights: readonly (readonly bigint[])[];
  readonly bias: readonly bigint[];
}

/** Weights of a layer, at the most. */
const MOST_WEIGHTS = 2 ** 22;

/** A float node's integer: `value = integer * 2^-scale`, off by at most `error`. */
interface Lowered {
  readonly node: NodeId;
  readonly scale: number;
  /** Magnitude bits that the format grants. */
  readonly bits: number;
  readonly error: number;
}

/** Units of one depth, which share scale and format. */
interface Level {
  readonly operands: readonly FloatNodeId[];
  readonly format: LayerFormat;
  readonly scale: number;
}

/**
 * @param float folded (`foldAffine`)
 * @throws UnsupportedModelError CONSTANT_MODEL, MODEL_TOO_LARGE
 */
export function lowerNetwork(float: FloatModel, features: readonly ModelFeature[]): LoweredModel {
  return new NetworkLowering(withHead(withAllFeatures(float, features.length)), features).run();
}

/** Every feature is one node, the first ones; so that the format does not tell which features the weights leave out. */
export function withAllFeatures({ nodes, margin }: FloatModel, count: number): FloatModel {
  const result: FloatNode[] = Array.from({ length: count }, (_, feature) => ({ op: 'feature', feature }));
  const moved: FloatNodeId[] = [];
  const move = (id: FloatNodeId): FloatNodeId => moved[id]!;
  for (const node of nodes) {
    if (node.op === 'feature') {
      moved.push(node.feature);
      continue;
    }
    moved.push(result.length);
    if (node.op === 'affine') result.push({ ...node, terms: node.terms.map(([of, weight]) => [move(of), weight] as const) });
    else if (node.op === 'clip') result.push({ ...node, of: move(node.of) });
    else result.push(node.op === 'maximum' ? { ...node, of: node.of.map(move) } : node);
  }
  return { nodes: result, margin: move(margin) };
}

/** The margin is a sum of its own, which nothing else reads. */
function withHead({ nodes, margin }: FloatModel): FloatModel {
  const node = nodes[margin]!;
  const read = nodes.some((other) => readBy(other).includes(margin));
  if (node.op === 'affine' && !read) return { nodes, margin };
  const head: FloatNode = node.op === 'affine' ? node : { op: 'affine', terms: [[margin, 1]], constant: 0 };
  return { nodes: [...nodes, head], margin: nodes.length };
}

class NetworkLowering {
  private readonly graph = new GraphBuilder();
  private readonly inputs: readonly NodeId[];
  private readonly lowered: Lowered[] = [];
  private readonly levelOf: number[] = [];
  private readonly levels = new Map<number, Level>();
  private readonly rounded = new Map<FloatNodeId, Lowered>();
  private readonly rows = new Map<FloatNodeId, { weights: bigint[]; bias: bigint }>();

  constructor(
    private readonly float: FloatModel,
    private readonly features: readonly ModelFeature[],
  ) {
    this.inputs = features.map(({ name, bits }) => this.graph.input(name, { min: 0n, max: (1n << BigInt(bits)) - 1n }));
    float.nodes.forEach((node, id) => {
      const below = Math.max(0, ...readBy(node).map((of) => this.levelOf[of]!));
      this.levelOf.push(id === float.margin ? Infinity : node.op === 'affine' && !this.isForest(node, id) ? below + 1 : below);
    });
  }

  run(): LoweredModel {
    const { nodes, margin } = this.float;
    // Level by level: a level's format needs the operands of all its units.
    const depths = [...new Set(this.levelOf)].sort((a, b) => a - b);
    for (const depth of depths) {
      nodes.forEach((node, id) => {
        if (this.levelOf[id] !== depth) return;
        if (node.op === 'affine' && !this.isForest(node, id) && !this.levels.has(depth)) this.levels.set(depth, this.formatLevel(depth));
        this.lowered[id] = this.lower(node, id);
      });
    }
    const sum = this.lowered[margin]!;
    const { shift } = this.levels.get(Infinity)!.format;
    const lowest = BigInt(LOWEST_MARGIN * 2 ** HEAD_SCALE);
    const score = this.graph.saturate(this.graph.linear([[sum.node, 1n]], -lowest), shift, (1n << BigInt(SCORE_BITS)) - 1n);
    const range = this.graph.rangeOf(score);
    if (range.min === range.max) throw new UnsupportedModelError('CONSTANT_MODEL', 'every feature vector gets the same score: there is nothing to prove');
    const layers = this.denseLayers();
    return {
      kind: this.levels.size === 1 ? 'linear' : 'network',
      model: {
        features: this.features.map(({ name, bits }) => ({ name, bits })),
        graph: this.graph, score,
        maxScore: Number(range.max),
        scale: { gridBits: SCORE_GRID_BITS, shift: LOWEST_MARGIN * 2 ** SCORE_GRID_BITS },
      },
      dropped: { step: 2 ** -SCORE_GRID_BITS, maxMarginError: sum.error + 2 ** -SCORE_GRID_BITS, droppedSplits: 0 },
      ...(layers && { layers }),
    };
  }

  private lower(node: FloatNode, id: FloatNodeId): Lowered {
    switch (node.op) {
      case 'feature':
        return { node: this.inputs[node.feature]!, scale: 0, bits: this.features[node.feature]!.bits, error: 0 };
      case 'inside':
        return { node: insideFlag(this.graph, this.inputs[node.feature]!, node.cuts), scale: 0, bits: 1, error: 0 };
      case 'tree':
        return this.lowerForest({ op: 'affine', terms: [[id, 1]], constant: 0 });
      case 'affine':
        return this.isForest(node, id) ? this.lowerForest(node) : this.lowerSum(node, id);
      case 'clip':
        return this.lowerClip(node);
      case 'maximum': {
        const scale = Math.max(...node.of.map((of) => this.lowered[of]!.scale));
        const aligned = node.of.map((of) => this.graph.linear([[this.lowered[of]!.node, 1n << BigInt(scale - this.lowered[of]!.scale)]]));
        return {
          node: aligned.reduce((a, b) => this.graph.maximum(a, b)), scale,
          bits: Math.max(...node.of.map((of) => this.lowered[of]!.bits + scale - this.lowered[of]!.scale)),
          error: Math.max(...node.of.map((of) => this.lowered[of]!.error)),
        };
      }
    }
  }

  /** A sum of trees below the last layer has its weights in the leaves. */
  private isForest(node: Affine, id: FloatNodeId): boolean {
    return id !== this.float.margin && node.terms.length > 0 && node.terms.every(([of]) => this.float.nodes[of]!.op === 'tree');
  }

  private lowerForest({ terms, constant }: Affine): Lowered {
    const trees = terms.map(([of, weight]) => ({ weight, root: dropDeadBranches((this.float.nodes[of] as FloatNode & { op: 'tree' }).root, this.features) }));
    const largest = (tree: FloatTree): number => (isLeaf(tree) ? Math.abs(tree.leaf) : Math.max(largest(tree.outside), largest(tree.inside)));
    const most = trees.reduce((sum, { weight, root }) => sum + largest(root) * Math.abs(weight), Math.abs(constant));
    const scale = Math.min(ACTIVATION_BITS, ACTIVATION_BITS - 1 - Math.ceil(Math.log2(Math.max(most, 2 ** -20))));
    const snap = (tree: FloatTree, weight: number): IntegerTree =>
      isLeaf(tree) ? { leaf: Math.round(tree.leaf * weight * 2 ** scale) } : { ...tree, outside: snap(tree.outside, weight), inside: snap(tree.inside, weight) };
    const sum = sumOfTrees(this.graph, this.inputs, trees.map(({ root, weight }) => snap(root, weight)));
    return { node: this.graph.linear([[sum, 1n]], onScale(constant, scale)), scale, bits: ACTIVATION_BITS, error: (trees.length + 1) * 2 ** -(scale + 1) };
  }

  private formatLevel(depth: number): Level {
    const units = this.unitsOf(depth);
    const read = new Set(units.flatMap((unit) => unit.terms.map(([of]) => of)));
    if ([...read].some((of) => this.float.nodes[of]!.op === 'feature')) this.features.forEach((_, feature) => read.add(feature));
    if (read.size === 0) throw new UnsupportedModelError('CONSTANT_MODEL', 'a layer of the model reads nothing');
    const operands = [...read].sort((a, b) => a - b);
    // Every unit is written as a sum over all operands, however few of its weights are not zero.
    if (units.length * operands.length > MOST_WEIGHTS) throw new UnsupportedModelError('MODEL_TOO_LARGE', `a layer has ${units.length} units that read ${operands.length} values, at most ${MOST_WEIGHTS} weights are supported`);
    const format = layerFormat(operands.map((of) => this.operand(of).bits), depth === Infinity ? 'head' : 'hidden');
    if (format.sumBits > 62) throw new UnsupportedModelError('MODEL_TOO_LARGE', `a layer of ${operands.length} operands needs sums of ${format.sumBits} bits, at most 62 are supported`);
    return { operands, format, scale: depth === Infinity ? HEAD_SCALE : this.scaleFor(units, operands, format) };
  }

  /** The finest scale on which all weights and biases of a level fit. */
  private scaleFor(units: readonly Affine[], operands: readonly FloatNodeId[], format: LayerFormat): number {
    const place = new Map(operands.map((of, i) => [of, i]));
    const fits = (scale: number): boolean =>
      units.every(({ terms, constant }) =>
        Math.abs(Math.round(constant * 2 ** scale)) < 2 ** (format.sumBits - 1) &&
        terms.every(([of, weight]) => Math.abs(this.weightOn(of, weight, format.align[place.get(of)!]!, scale)) <= weightLimit(format.weightBits)));
    for (let scale = 60; scale >= -60; scale--) if (fits(scale)) return scale;
    throw new UnsupportedModelError('MODEL_TOO_LARGE', 'the weights span more than any scale can hold');
  }

  /** What a sum reads of a node: no more than ACTIVATION_BITS, sign aside. */
  private operand(id: FloatNodeId): Lowered {
    const lowered = this.lowered[id]!;
    const shift = lowered.bits - ACTIVATION_BITS;
    if (shift <= 0) return lowered;
    const known = this.rounded.get(id);
    if (known) return known;
    // Moved up by 2^bits it is never negative, so its highest bits can be taken.
    const up = this.graph.linear([[lowered.node, 1n]], (1n << BigInt(lowered.bits)) + (1n << BigInt(shift - 1)));
    const high = this.graph.saturate(up, shift, (1n << BigInt(ACTIVATION_BITS + 2)) - 1n);
    const rounded = { node: this.graph.linear([[high, 1n]], -(1n << BigInt(ACTIVATION_BITS))), scale: lowered.scale - shift, bits: ACTIVATION_BITS, error: lowered.error + 2 ** -(lowered.scale - shift) };
    this.rounded.set(id, rounded);
    return rounded;
  }

  private weightOn(of: FloatNodeId, weight: number, align: number, scale: number): number {
    return Math.round(weight * 2 ** (scale - align - this.operand(of).scale));
  }

  private lowerSum({ terms, constant }: Affine, id: FloatNodeId): Lowered {
    const { operands, format, scale } = this.levels.get(this.levelOf[id]!)!;
    const weights = new Map(terms);
    let error = Math.abs(constant - Math.round(constant * 2 ** scale) * 2 ** -scale);
    const row = operands.map((of, i) => {
      const weight = weights.get(of) ?? 0;
      const integer = this.weightOn(of, weight, format.align[i]!, scale);
      if (!(Math.abs(integer) <= weightLimit(format.weightBits))) {
        throw new UnsupportedModelError('MODEL_TOO_LARGE', `a weight of the last layer is too large for ${format.weightBits} bits: margins beyond ±16 saturate, scale the output down`);
      }
      const operand = this.operand(of);
      const range = this.graph.rangeOf(operand.node);
      const largest = Math.max(Math.abs(Number(range.min)), Math.abs(Number(range.max))) * 2 ** -operand.scale;
      error += Math.abs(weight) * operand.error + Math.abs(weight - integer * 2 ** (format.align[i]! + operand.scale - scale)) * largest;
      return BigInt(integer);
    });
    const bias = BigInt(Math.round(constant * 2 ** scale));
    if (bitLength(bias < 0n ? -bias : bias) >= format.sumBits) throw new UnsupportedModelError('MODEL_TOO_LARGE', 'a bias is too large for the format');
    this.rows.set(id, { weights: row, bias });
    const node = this.graph.linear(row.map((weight, i) => [this.operand(operands[i]!).node, weight << BigInt(format.align[i]!)] as const), bias);
    return { node, scale, bits: format.sumBits, error };
  }

  /** `clip(x, low, high) = low + min(max(x - low, 0), high - low)`, with the sum's lowest bits rounded away. */
  private lowerClip(clip: Extract<FloatNode, { op: 'clip' }>): Lowered {
    const operand = this.lowered[clip.of]!;
    // An end that the sum's format cannot reach clips nothing; moved by it, the sum would pass its bits and saturate.
    const reach = 2 ** (operand.bits - operand.scale);
    const [min, max] = [clip.min <= -reach ? -Infinity : clip.min, clip.max >= reach ? Infinity : clip.max];
    if (min === -Infinity && max === Infinity) return operand;
    if (min === -Infinity) {
      // min(x, high) = high - max(high - x, 0)
      const rest = this.rectify(this.graph.linear([[operand.node, -1n]], onScale(max, operand.scale)), moved(operand, max), Infinity);
      return { ...rest, node: this.graph.linear([[rest.node, -1n]], onScale(max, rest.scale)) };
    }
    const above = this.rectify(this.graph.linear([[operand.node, 1n]], -onScale(min, operand.scale)), moved(operand, min), max - min);
    return { ...above, node: this.graph.linear([[above.node, 1n]], onScale(min, above.scale)) };
  }

  /** @param bits of the node's magnitude */
  private rectify(node: NodeId, { scale, bits, error }: Omit<Lowered, 'node'>, limit: number): Lowered {
    const shift = Math.max(0, bits - ACTIVATION_BITS);
    const rounded = shift === 0 ? node : this.graph.linear([[node, 1n]], 1n << BigInt(shift - 1));
    const outputBits = Math.max(1, bits - shift);
    const most = limit === Infinity ? 2 ** outputBits - 1 : Math.min(2 ** outputBits - 1, Math.round(limit * 2 ** (scale - shift)));
    if (most < 1) throw new UnsupportedModelError('MODEL_TOO_LARGE', 'a clip is narrower than the grid of its layer');
    const power = (1n << BigInt(bitLength(BigInt(most)))) - 1n;
    const wide = this.graph.saturate(rounded, shift, power);
    const result = BigInt(most) === power ? wide : this.graph.minimum(wide, this.graph.constant(BigInt(most)));
    return { node: result, scale: scale - shift, bits: outputBits, error: error + 2 ** -(scale - shift) };
  }

  private unitsOf(depth: number): Affine[] {
    return this.float.nodes.filter((node, id): node is Affine => node.op === 'affine' && this.levelOf[id] === depth && !this.isForest(node, id));
  }

  /** The layers, where the network is a chain of dense layers with rectifiers between them. */
  private denseLayers(): DenseLayer[] | undefined {
    const layers: DenseLayer[] = [];
    let before = this.features.map((_, feature) => feature);
    for (const [depth, { operands, format }] of this.levels) {
      if (operands.join() !== before.join()) return undefined;
      const units = this.float.nodes.flatMap((node, id) => (node.op === 'affine' && this.levelOf[id] === depth ? [id] : []));
      layers.push({ format, weights: units.map((id) => this.rows.get(id)!.weights), bias: units.map((id) => this.rows.get(id)!.bias) });
      before = units.map((id) => this.float.nodes.findIndex((node) => node.op === 'clip' && node.of === id && node.min === 0 && node.max === Infinity));
    }
    const chained = this.float.nodes.every((node) => node.op === 'feature' || node.op === 'affine' || node.op === 'clip');
    return chained ? layers : undefined;
  }
}

type Affine = Extract<FloatNode, { op: 'affine' }>;

/** What a sum's format is once an end of a clip is taken from it: one bit more, and rounded twice, on the sum's scale and on the output's. */
function moved({ scale, bits, error }: Lowered, by: number): Omit<Lowered, 'node'> {
  if (by === 0) return { scale, bits, error };
  const end = onScale(Math.abs(by), scale);
  return { scale, bits: Math.max(bits, bitLength(end)) + 1, error: error + 2 ** -scale * (1 + 2 ** Math.max(0, bits + 1 - ACTIVATION_BITS)) };
}

const onScale = (value: number, scale: number): bigint => BigInt(Math.round(value * 2 ** scale));
