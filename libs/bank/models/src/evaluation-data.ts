/** The evaluation set as a CSV file: a column of integers for each feature, and what else is known of the rows. */
import { createReadStream } from 'node:fs';
import type { ModelFeature } from '@probity/bank-compiler';
import type { EvaluationSet } from '@probity/bank-scoring';
import { SEGMENTS } from '@probity/shared-commitments';
import { parse } from 'csv-parse';
import { ModelFileError } from './errors.js';

/** Column of a feature's real value, before it was made an integer. */
const FLOAT_PREFIX = 'float.';

/**
 * Reads up to `limit` rows. Columns that are no feature, `label` (0 or 1), `typology`, `segment` or `float.<feature>` are left alone.
 *
 * @throws ModelFileError EVALUATION_DATA_INVALID, naming row (from 1, the header not counted) and column, never the value
 */
export async function readEvaluationSet(file: string, features: readonly ModelFeature[], limit: number): Promise<EvaluationSet> {
  const rows: number[][] = [];
  const floatRows: number[][] = [];
  const labels: boolean[] = [];
  const typologies: string[] = [];
  const segments: number[] = [];
  const invalid = (text: string): never => {
    throw new ModelFileError('EVALUATION_DATA_INVALID', `${file}: ${text}`);
  };
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true });
  const source = createReadStream(file);
  // A pipe does not pass errors on.
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let columns: Map<string, number> | undefined;
  let floats: ModelFeature[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (columns === undefined) {
        columns = headerOf(cells, features, invalid);
        floats = features.filter(({ name }) => columns!.has(FLOAT_PREFIX + name));
        continue;
      }
      if (rows.length >= limit) break;
      const row = rows.length + 1;
      if (cells.length !== columns.size) invalid(`row ${row} has ${cells.length} cells, the header ${columns.size}`);
      const cell = (name: string): string => cells[columns!.get(name)!]!;
      const integer = (name: string, top: number, what: string): number => {
        const text = cell(name);
        if (!/^\d{1,16}$/.test(text)) invalid(`row ${row}, column ${name}: not a natural number`);
        if (Number(text) > top) invalid(`row ${row}, column ${name}: ${what}`);
        return Number(text);
      };
      const values = features.map(({ name, bits }) => integer(name, 2 ** bits - 1, `more than the ${bits} bits that are declared`));
      rows.push(values);
      if (floats.length > 0) floatRows.push(features.map(({ name }, f) => (columns!.has(FLOAT_PREFIX + name) ? real(cell(FLOAT_PREFIX + name), `row ${row}, column ${FLOAT_PREFIX}${name}`, invalid) : values[f]!)));
      if (columns.has('label')) labels.push(integer('label', 1, 'neither 0 nor 1') === 1);
      if (columns.has('typology')) typologies.push(cell('typology'));
      if (columns.has('segment')) segments.push(integer('segment', SEGMENTS - 1, `segments are 0 to ${SEGMENTS - 1}`));
    }
  } catch (error) {
    if (error instanceof ModelFileError) throw error;
    // The parser's own message quotes what it found.
    const { code, lines } = error as { code?: string; lines?: number };
    invalid(lines === undefined ? (code ?? 'can’t be read') : `line ${lines} is no CSV (${code})`);
  } finally {
    source.destroy();
  }
  if (rows.length === 0) invalid('no rows');
  return {
    rows,
    ...(floats.length > 0 && { floats: { features: floats.map(({ name }) => name), rows: floatRows } }),
    ...(labels.length > 0 && { labels }),
    ...(typologies.length > 0 && { typologies }),
    ...(segments.length > 0 && { segments }),
  };
}

function headerOf(cells: readonly string[], features: readonly ModelFeature[], invalid: (text: string) => never): Map<string, number> {
  const columns = new Map(cells.map((name, i) => [name, i]));
  if (columns.size !== cells.length) invalid('the header names a column twice');
  const missing = features.filter(({ name }) => !columns.has(name)).map(({ name }) => name);
  if (missing.length > 0) invalid(`no column ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}: the header must name every feature`);
  return columns;
}

function real(text: string, place: string, invalid: (text: string) => never): number {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? invalid(`${place}: not a finite number`) : value;
}
