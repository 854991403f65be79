import { evaluateModel, marginFromScore, scoreFromMargin, type IntegerModel } from '@probity/bank-compiler';
import { openSession, runColumn } from './ort.js';

/** The original float model against the canonical integer one, on an evaluation set. Margins, not probabilities. */
export interface FidelityReport {
  readonly records: number;
  readonly maxMarginError: number;
  readonly meanMarginError: number;
  /** Per threshold: records that only one of the two models puts at or above it. */
  readonly thresholds: readonly {
    readonly margin: number;
    readonly flips: number;
    readonly flipRate: number;
    /** 95 % Wilson interval of the flip rate. */
    readonly flipRateInterval: readonly [low: number, high: number];
  }[];
}

/**
 * Runs the original ONNX model (raw margin, float32 [N, F] to [N, 1]) and the integer model on the same records.
 *
 * @param thresholds margins at which decisions are compared
 */
export async function fidelityReport(
  originalOnnx: Uint8Array, model: IntegerModel, records: readonly (readonly number[])[], thresholds: readonly number[],
): Promise<FidelityReport> {
  if (records.length === 0) throw new RangeError('a fidelity report needs at least one record');
  const session = await openSession(originalOnnx);
  try {
    const margins = [...(await runColumn(session, records, model.features.length))];
    const scores = records.map((record) => evaluateModel(model, record));
    const errors = scores.map((score, i) => Math.abs(marginFromScore(model.scale, score) - margins[i]!));
    return {
      records: records.length,
      maxMarginError: errors.reduce((most, error) => Math.max(most, error), 0),
      meanMarginError: errors.reduce((sum, error) => sum + error, 0) / records.length,
      thresholds: thresholds.map((margin) => {
        const threshold = scoreFromMargin(model.scale, margin);
        const flips = scores.filter((score, i) => score >= threshold !== margins[i]! >= margin).length;
        return { margin, flips, flipRate: flips / records.length, flipRateInterval: wilson(flips, records.length) };
      }),
    };
  } finally {
    await session.release();
  }
}

/** Wilson score interval of a proportion at 95 %. */
function wilson(hits: number, of: number): [number, number] {
  const z = 1.959964;
  const rate = hits / of;
  const centre = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  return [hits === 0 ? 0 : centre - half, hits === of ? 1 : centre + half];
}
