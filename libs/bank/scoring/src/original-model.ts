/** Runs a model as its file states it, to compare the integer model with. */
import { marginOfOutput, type ImportedModel, type ModelInput } from '@probity/bank-compiler';
import { Tensor } from 'onnxruntime-node';
import { openSession } from './ort.js';

const BATCH = 2000;

/**
 * Margins that the original model gives, in the order of the rows. Infinite where its output is at the end of its range.
 *
 * @param rows values of all features in order; real numbers are taken as they are
 */
export async function originalMargins(original: Pick<ImportedModel, 'runnable' | 'inputs' | 'output'>, rows: readonly (readonly number[])[]): Promise<number[]> {
  const session = await openSession(original.runnable);
  try {
    const margins: number[] = [];
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH);
      const given = Object.fromEntries(original.inputs.map((input) => [input.name, tensorOf(input, batch)]));
      const data = Array.from((await session.run(given))[original.output.name]!.data as Float32Array | Float64Array);
      const width = data.length / batch.length;
      batch.forEach((_, i) => margins.push(marginOfOutput(original.output, data.slice(i * width, (i + 1) * width))));
    }
    return margins;
  } finally {
    await session.release();
  }
}

function tensorOf({ type, columns, shape }: ModelInput, rows: readonly (readonly number[])[]): Tensor {
  const values = rows.flatMap((row) => columns.map((column) => row[column]!));
  const dims = [rows.length, ...shape];
  if (type === 'int64') return new Tensor('int64', BigInt64Array.from(values, (value) => BigInt(Math.round(value))), dims);
  return type === 'double' ? new Tensor('float64', Float64Array.from(values), dims) : new Tensor('float32', Float32Array.from(values), dims);
}
