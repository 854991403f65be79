/** Runs a model as its file states it, to compare the integer model with. */
import { marginOfOutput, type ImportedModel, type ModelInput, type ModelOutput } from '@probity/bank-compiler';
import { Tensor } from 'onnxruntime-node';
import { openSession } from './ort.js';

const BATCH = 2000;

export interface OriginalMargin {
  /** Infinite where the output is at the end of its range. */
  readonly margin: number;
  /**
   * How exactly the margin can be read: 0 where the model gives it out. A probability near 1 is rounded to float32, and
   * margins far apart give the same.
   */
  readonly resolution: number;
}

/** Two units in the last place of a float32: its rounding, and that of onnxruntime's approximations. */
const ROUNDING = 2 ** -22;

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
      batch.forEach((_, i) => margins.push(marginAndResolution(original.output, data.slice(i * width, (i + 1) * width))));
    }
    return margins;
  } finally {
    await session.release();
  }
}

function marginAndResolution(output: ModelOutput, row: readonly number[]): OriginalMargin {
  const margin = marginOfOutput(output, row);
  if (output.kind === 'margin' || !Number.isFinite(margin)) return { margin, resolution: 0 };
  const moved = [-1, 1].map((sign) => marginOfOutput(output, row.map((value, column) => (column === output.column ? value * (1 + sign * ROUNDING) : value))));
  // Past the end of the range there is no number: then the margin may be any that is larger.
  return { margin, resolution: Math.max(...moved.map((value) => (Number.isNaN(value) ? Infinity : Math.abs(value - margin)))) };
}

function tensorOf({ type, columns, shape }: ModelInput, rows: readonly (readonly number[])[]): Tensor {
  const values = rows.flatMap((row) => columns.map((column) => row[column]!));
  const dims = [rows.length, ...shape];
  if (type === 'int64') return new Tensor('int64', BigInt64Array.from(values, (value) => BigInt(Math.round(value))), dims);
  return type === 'double' ? new Tensor('float64', Float64Array.from(values), dims) : new Tensor('float32', Float32Array.from(values), dims);
}
