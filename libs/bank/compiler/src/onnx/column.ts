/** Columns: functions of one feature, and the feature values at which they cross a threshold. */
import { type Column } from './symbolic.js';

/** Cuts of `a xor b`. */
export function xorCuts(a: readonly number[], b: readonly number[]): number[] {
  const once = new Set(a);
  for (const cut of b) if (!once.delete(cut)) once.add(cut);
  return [...once].sort((x, y) => x - y);
}

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
  return atLeast && above && xorCuts(atLeast, above);
}

/** The pieces of a column, cut further. Cuts at 0 begin no new piece. */
export function withBreaks(column: Column, cuts: readonly number[]): number[] {
  return [...new Set([...column.breaks, ...cuts])].filter((cut) => cut > 0).sort((a, b) => a - b);
}
