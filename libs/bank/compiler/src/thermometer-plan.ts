/** Pass "merge thresholds": which cuts each feature's thermometer gets, so that every constant it is compared with is one bit. */

/** How a feature is bounded and compared; see the templates in circuits/lib/thermometer.circom. */
export type FeaturePlan = {
  readonly bits: number;
  /** Cuts, strictly increasing: the model's thresholds, and what makes the checks cheaper. */
  readonly cuts: readonly number[];
  readonly constraints: number;
} & (
  | { readonly template: 'BoundedBy' }
  /** Two checks of `slack` bits. */
  | { readonly template: 'Thermometer'; readonly slack: number }
  /** One check; the blocks between cuts have 2^size values. */
  | { readonly template: 'BlockThermometer'; readonly sizes: readonly number[] }
);

/** The cheapest way to tell the thresholds apart and bound the feature. */
export function planFeature(bits: number, thresholds: readonly number[]): FeaturePlan {
  if (thresholds.length === 0) return { template: 'BoundedBy', bits, cuts: [], constraints: bits };
  const plans = [...blockPlans(bits, thresholds), ...gapPlans(bits, thresholds)];
  return plans.reduce((best, plan) => (plan.constraints < best.constraints ? plan : best));
}

/** Ends of the intervals between thresholds, as [start, end). */
function intervals(bits: number, thresholds: readonly number[]): (readonly [number, number])[] {
  return [...thresholds, 2 ** bits].map((end, i) => [thresholds[i - 1] ?? 0, end]);
}

/** Two checks: bins of up to 2^slack values, wider intervals are cut. */
function gapPlans(bits: number, thresholds: readonly number[]): FeaturePlan[] {
  return Array.from({ length: bits - 1 }, (_, i) => i + 1).flatMap((slack) => {
    const count = intervals(bits, thresholds).reduce((sum, [start, end]) => sum + Math.ceil((end - start) / 2 ** slack), -1);
    if (count > thresholds.length + MOST_CUTS) return [];
    const cuts = intervals(bits, thresholds).flatMap(([start, end]) =>
      Array.from({ length: Math.ceil((end - start) / 2 ** slack) }, (_, i) => start + i * 2 ** slack));
    return [{ template: 'Thermometer' as const, bits, slack, cuts: cuts.slice(1), constraints: count + 2 * slack }];
  });
}

/** One check: each interval is covered by blocks of one size, which overlap where they don't fit exactly. */
function blockPlans(bits: number, thresholds: readonly number[]): FeaturePlan[] {
  const parts = intervals(bits, thresholds);
  const fitting = [...new Set(parts.map(([start, end]) => Math.floor(Math.log2(end - start))))].sort((a, b) => b - a);
  const smallest = fitting.at(-1)!;
  return subsets(fitting.slice(0, -1).slice(0, MOST_SIZES)).flatMap((larger) => {
    const allowed = [...larger, smallest];
    const sizeFor = ([start, end]: readonly [number, number]): number => allowed.find((size) => 2 ** size <= end - start)!;
    const count = parts.reduce((sum, part) => sum + Math.ceil((part[1] - part[0]) / 2 ** sizeFor(part)), -1);
    if (count > thresholds.length + MOST_CUTS) return [];
    const blocks = parts.flatMap((part) => {
      const size = sizeFor(part);
      return Array.from({ length: Math.ceil((part[1] - part[0]) / 2 ** size) }, (_, i) => ({ size, start: Math.min(part[0] + i * 2 ** size, part[1] - 2 ** size) }));
    });
    const constraints = count + allowed[0]! + allowed.length - 1;
    return [{ template: 'BlockThermometer' as const, bits, constraints, sizes: blocks.map(({ size }) => size), cuts: blocks.slice(1).map(({ start }) => start) }];
  });
}

/** No useful plan adds more cuts to the thresholds; keeps wide features from being laid out value by value. */
const MOST_CUTS = 512;

/** Sizes tried beside the smallest: more kinds of block hardly ever pay, and subsets are many. */
const MOST_SIZES = 8;

/** All subsets of a few values, each in the given order. */
function subsets(values: readonly number[]): number[][] {
  return values.reduceRight<number[][]>((all, value) => [...all, ...all.map((subset) => [value, ...subset])], [[]]);
}
