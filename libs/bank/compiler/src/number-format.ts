/**
 * Fixed point for linear models and networks. The format follows from the shape alone (widths of the inputs, units a
 * layer), never from the weights: so a retrained model fits the circuit of the one before.
 *
 * An operand of fewer bits than its layer's widest is scaled up to it (`align`), so that weights of flags and of wide
 * features need about as many bits. A weight w stands as round(w * 2^(scale - align - scale of the operand)).
 */
import { SCORE_BITS } from '@probity/shared-commitments';

/** Version of this format: another one makes another integer model of the same file. */
export const NUMBER_FORMAT = 1;

/** Signed bits of a weight between hidden layers. */
const HIDDEN_WEIGHT_BITS = 17;
/** Signed bits of a weight of the last layer, at the least: it alone decides a linear model, and there are few. */
const HEAD_WEIGHT_BITS = 26;
/** A single feature may move the margin of a linear model by 2^8 either way. */
const HEAD_REACH_BITS = 8;
/** Bits of what a sum reads, at the most: what is wider is rounded before. */
export const ACTIVATION_BITS = 24;
/** Scores stand for margins in [-16, 16): beyond that log odds say nothing any more, and scores saturate. */
export const LOWEST_MARGIN = -16;
export const SCORE_GRID_BITS = SCORE_BITS - 5;
/** Bits that the last sum has below the score's grid. */
const HEAD_SHIFT = 16;
/** Scale of the last sum: value = integer * 2^-HEAD_SCALE. */
export const HEAD_SCALE = SCORE_GRID_BITS + HEAD_SHIFT;

export interface LayerFormat {
  /** Left shift of each operand. */
  readonly align: readonly number[];
  readonly weightBits: number;
  /** Bits of the sum's magnitude, sign aside, whatever the weights are. */
  readonly sumBits: number;
  /** Right shift of the sum in the unit's output. */
  readonly shift: number;
  /** Bits of the unit's output. */
  readonly outputBits: number;
}

/** @param operandBits magnitude bits of each operand */
export function layerFormat(operandBits: readonly number[], kind: 'hidden' | 'head'): LayerFormat {
  const widest = Math.max(...operandBits);
  const weightBits = kind === 'head' ? Math.max(HEAD_WEIGHT_BITS, HEAD_SCALE - widest + HEAD_REACH_BITS + 1) : HIDDEN_WEIGHT_BITS;
  // One bit more than the products' sum: room for the bias.
  const sumBits = weightBits - 1 + widest + Math.ceil(Math.log2(operandBits.length)) + 1;
  const shift = kind === 'head' ? HEAD_SHIFT : Math.max(0, sumBits - ACTIVATION_BITS);
  return { align: operandBits.map((bits) => widest - bits), weightBits, sumBits, shift, outputBits: kind === 'head' ? SCORE_BITS : sumBits - shift };
}

/** Largest magnitude of a weight. */
export const weightLimit = (weightBits: number): number => 2 ** (weightBits - 1) - 1;
