/** Figures of a scoring model on labelled records. Scores of any scale: only their order counts. */

/** Wilson score interval of a proportion at 95 %. */
export function wilson(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const rate = hits / of;
  const centre = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  return [hits === 0 ? 0 : centre - half, hits === of ? 1 : centre + half];
}

/** The value that a share `q` of the values does not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? 0;
}

/** The smallest score at which no more than `budget` of the records are alerts; the largest score, where ties do not let so few. */
export function thresholdAtBudget(scores: readonly number[], budget: number): number {
  const falling = [...scores].sort((a, b) => b - a);
  const most = Math.floor(budget * falling.length);
  let threshold = falling[0]!;
  for (let count = 1; count <= most; count++) if (falling[count] !== falling[count - 1]) threshold = falling[count - 1]!;
  return threshold;
}

/** Counts behind both curves: one point for every distinct score, from the highest down. */
interface CurvePoint {
  readonly hits: number;
  readonly falseAlarms: number;
}

function curveOf(scores: readonly number[], labels: readonly boolean[]): CurvePoint[] {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const points: CurvePoint[] = [{ hits: 0, falseAlarms: 0 }];
  let [hits, falseAlarms] = [0, 0];
  order.forEach((row, at) => {
    if (labels[row]) hits++;
    else falseAlarms++;
    if (at + 1 === order.length || scores[order[at + 1]!] !== scores[row]) points.push({ hits, falseAlarms });
  });
  return points;
}

export interface Quality {
  readonly rocAuc: number;
  /** Average precision: the area under the precision-recall curve as steps. */
  readonly prAuc: number;
  /** At the threshold given. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** False alarm rate and recall: the corners of the curve, at most 400. */
  readonly roc: [number, number][];
  /** Recall and precision. */
  readonly pr: [number, number][];
}

/** @returns undefined where all labels are the same */
export function qualityOf(scores: readonly number[], labels: readonly boolean[], threshold: number): Quality | undefined {
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return undefined;
  const points = curveOf(scores, labels);
  let [rocAuc, prAuc] = [0, 0];
  points.slice(1).forEach(({ hits, falseAlarms }, i) => {
    const before = points[i]!;
    rocAuc += ((falseAlarms - before.falseAlarms) / negatives) * ((hits + before.hits) / 2 / positives);
    prAuc += ((hits - before.hits) / positives) * (hits / (hits + falseAlarms));
  });
  const alerts = scores.map((score) => score >= threshold);
  const found = alerts.filter((alert, i) => alert && labels[i]).length;
  const raised = alerts.filter(Boolean).length;
  return {
    rocAuc, prAuc,
    precision: raised === 0 ? 0 : found / raised,
    recall: found / positives,
    f1: (2 * found) / (raised + positives),
    roc: cornersOf(points).map(({ hits, falseAlarms }) => [falseAlarms / negatives, hits / positives]),
    pr: cornersOf(points.slice(1)).map(({ hits, falseAlarms }) => [hits / positives, hits / (hits + falseAlarms)]),
  };
}

/** Points beside which the curve turns: between them it runs straight along one axis. */
function cornersOf(points: readonly CurvePoint[]): CurvePoint[] {
  const corners = points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return !before || !after || before.hits !== point.hits || after.hits !== point.hits;
  });
  const most = 400;
  const step = Math.max(1, (corners.length - 1) / (most - 1));
  return Array.from({ length: Math.min(corners.length, most) }, (_, i) => corners[Math.min(corners.length - 1, Math.round(i * step))]!);
}
