/** Runs a model as its file states it, to compare the integer model with. */
import { marginOfOutput, type ImportedModel, type ModelInput, type ModelOutput } from '@probity/bank-compiler';
import { Tensor } from 'onnxruntime-node';
import { openSession } from './ort.js';

const BATCH = 2000;

export interface OriginalMargin {
  /** Infinite where the output is at the end of its range. */
  readonly margin: number;
  /**
   * Margins that the same output may stand for; both are the margin where the model gives it out. A probability is
   * rounded, and near 0 and 1 margins far apart give the same.
   */
  readonly low: number;
  readonly high: number;
}

/** Two units in the last place of a float32: its rounding, and that of onnxruntime's approximations. */
const ROUNDING = 2 ** -22;
/** onnxruntime computes probabilities as differences to 1, so small ones are no more exact than those near 1. */
const PROBABILITY_STEP = 2 ** -23;

/**
 * Margins that the original model gives, in the order of the rows.
 *
 * @param rows values of all features in order; real numbers are taken as they are
 */
export async function originalMargins(original: Pick<ImportedModel, 'runnable' | 'inputs' | 'output'>, rows: readonly (readonly number[])[]): Promise<OriginalMargin[]> {
  const session = await openSession(original.runnable);
  try {
    const margins: OriginalMargin[] = [];
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH);
      const given = Object.fromEntries(original.inputs.map((input) => [input.name, tensorOf(input, batch)]));
      const data = Array.from((await session.run(given))[original.output.name]!.data as Float32Array | Float64Array);
      const width = data.length / batch.length;
      batch.forEach((_, i) => margins.push(readMargin(original.output, data.slice(i * width, (i + 1) * width))));
    }
    return margins;
  } finally {
    await session.release();
  }
}

function readMargin(output: ModelOutput, row: readonly number[]): OriginalMargin {
  const margin = marginOfOutput(output, row);
  if (output.kind === 'margin') return { margin, low: margin, high: margin };
  const probabilities = output.kind === 'logistic' || output.kind === 'softmax';
  const moved = (sign: number): number =>
    marginOfOutput(output, row.map((value, column) => {
      const by = (column === output.column ? sign : -sign) * (Math.abs(value) * ROUNDING + (probabilities ? PROBABILITY_STEP : 0));
      return probabilities ? Math.min(Math.max(value + by, 0), 1) : value + by;
    }));
  const ends = [margin, moved(-1), moved(1)];
  // Beyond the range of the other functions nothing can be read.
  if (ends.some(Number.isNaN)) return { margin, low: -Infinity, high: Infinity };
  return { margin, low: Math.min(...ends), high: Math.max(...ends) };
}

function tensorOf({ type, columns, shape }: ModelInput, rows: readonly (readonly number[])[]): Tensor {
  const values = rows.flatMap((row) => columns.map((column) => row[column]!));
  const dims = [rows.length, ...shape];
  if (type === 'int64') return new Tensor('int64', BigInt64Array.from(values, (value) => BigInt(Math.round(value))), dims);
  return type === 'double' ? new Tensor('float64', Float64Array.from(values), dims) : new Tensor('float32', Float32Array.from(values), dims);
}
