import { readFileSync } from 'node:fs';
import type { ModelFeature } from '../model.js';
import type { ModelOutput } from './model-output.js';

/** Models by each library's own exporter; `models/training/fixtures.py` writes them. */
export const FIXTURES = new URL('../../../../../models/training/fixtures/', import.meta.url);

export interface Golden {
  readonly features: readonly ModelFeature[];
  readonly rows: readonly (readonly number[])[];
  /** What onnxruntime gives for each row. */
  readonly outputs: readonly (readonly number[])[];
  /** Its raw scores, before the function that ends the model. */
  readonly margins: readonly number[];
  readonly positiveClass?: number;
}

export function fixture(name: string): { readonly bytes: Uint8Array; readonly golden: Golden } {
  return { bytes: readFileSync(new URL(`${name}.onnx`, FIXTURES)), golden: JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8')) as Golden };
}

/** The output that a margin stands for. Rows of more than two classes need the other probabilities too. */
export function outputOf(output: ModelOutput, margin: number, row: readonly number[]): number {
  const best = Math.max(...row.filter((_, column) => column !== output.column));
  switch (output.kind) {
    case 'margin':
      return margin;
    case 'logistic':
      return 1 / (1 + Math.exp(-margin));
    case 'softmax':
      return row.length === 2 ? 1 / (1 + Math.exp(-margin)) : best * Math.exp(margin);
    case 'log-softmax':
      return best + margin;
    case 'power':
      return output.offset + output.sign * 2 ** margin;
    case 'probit': {
      const x = 2 * margin - 1;
      const logarithm = Math.log((1 - x) * (1 + x));
      const v = 2 / (Math.PI * 0.147) + logarithm / 2;
      return Math.SQRT2 * Math.sign(x) * Math.sqrt(Math.sqrt(v ** 2 - logarithm / 0.147) - v);
    }
  }
}
