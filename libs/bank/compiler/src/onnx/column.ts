/** Columns: functions of one feature, and the feature values at which they cross a threshold. */
import { UnsupportedModelError } from '../errors.js';
import { LIMITS } from './limits.js';
import type { Column } from './symbolic.js';

/** Cuts of the values that lie inside an odd number of sets. */
export function xorCuts(sets: readonly (readonly number[])[]): number[] {
  const once = new Set<number>();
  for (const cuts of sets) for (const cut of cuts) if (!once.delete(cut)) once.add(cut);
  return [...once].sort((x, y) => x - y);
}

/** A column with one more operator behind it. */
export function derived(column: Column, changed: Pick<Column, 'at' | 'integer' | 'real'> & Partial<Pick<Column, 'breaks'>>): Column {
  const breaks = changed.breaks ?? column.breaks;
  if (column.steps >= LIMITS.columnSteps) throw new UnsupportedModelError('MODEL_TOO_LARGE', `more than ${LIMITS.columnSteps} operators stand between a feature and here`);
  if (breaks.length >= LIMITS.columnPieces) throw new UnsupportedModelError('MODEL_TOO_LARGE', `a column has more than ${LIMITS.columnPieces} pieces`);
  return { ...column, ...changed, breaks, steps: column.steps + 1 };
}

/** Evaluations that finding cuts takes, at the most, each of all the column's steps. */
export const cutsWork = (column: Column): number => (column.breaks.length + 1) * (column.bits + 2) * column.steps;

/**
 * Cuts of the set of feature values for which `holds(column)`. `holds` must be monotone in its argument (a comparison with
 * a constant); then it changes at most once on each piece of the column, and bisection finds where.
 *
 * @returns undefined where the column is NaN somewhere at a piece's end.
 */
export function cutsWhere(column: Column, holds: (value: number) => boolean): number[] | undefined {
  const cuts: number[] = [];
  const ends = [...column.breaks, 2 ** column.bits];
  let from = 0;
  let before = false;
  for (const end of ends) {
    const [first, last] = [column.at(from), column.at(end - 1)];
    if (Number.isNaN(first) || Number.isNaN(last)) return undefined;
    const atFirst = holds(first);
    if (atFirst !== before) cuts.push(from);
    before = holds(last);
    if (before !== atFirst) {
      let [same, changed] = [from, end - 1];
      while (changed - same > 1) {
        const middle = Math.floor((same + changed) / 2);
        if (holds(column.at(middle)) === atFirst) same = middle;
        else changed = middle;
      }
      cuts.push(changed);
    }
    from = end;
  }
  return cuts;
}

/** Cuts of the feature values for which the column is `value`. Undefined where it is NaN somewhere. */
export function cutsWhereEqual(column: Column, value: number): number[] | undefined {
  const [atLeast, above] = [cutsWhere(column, (x) => x >= value), cutsWhere(column, (x) => x > value)];
  return atLeast && above && xorCuts([atLeast, above]);
}

/** The pieces of a column, cut further. Cuts at 0 begin no new piece. */
export function withBreaks(column: Column, cuts: readonly number[]): number[] {
  return [...new Set([...column.breaks, ...cuts])].filter((cut) => cut > 0).sort((a, b) => a - b);
}
