/** Plots as SVG text: no scripts, no external resources, colours by the page's style sheet, a title and a description each. */

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const WIDTH = 560;
const HEIGHT = 280;
const LEFT = 78;
const RIGHT = 54;
const TOP = 16;
const BOTTOM = 52;

interface Plot {
  readonly title: string;
  /** What the plot shows, in words, for who can't see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

let plots = 0;

function frame({ title, description, xLabel, yLabel }: Plot, inner: string, bottom = BOTTOM): string {
  const id = `plot${++plots}`;
  const height = HEIGHT - BOTTOM + bottom;
  const middle = (TOP + HEIGHT - BOTTOM) / 2;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}t ${id}d">
<title id="${id}t">${escapeHtml(title)}</title><desc id="${id}d">${escapeHtml(description)}</desc>
${inner}
<text class="label" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${height - 6}" text-anchor="middle">${escapeHtml(xLabel)}</text>
<text class="label" transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${escapeHtml(yLabel)}</text>
</svg>`;
}

/** Round steps that cover 0 to `most`. */
export function ticksUpTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step);
}

const at = (value: number): string => value.toFixed(1);
const x = (share: number): number => LEFT + share * (WIDTH - LEFT - RIGHT);
const y = (share: number): number => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);

function yAxis(ticks: readonly number[], format: (value: number) => string): string {
  const top = ticks.at(-1)!;
  return ticks.map((tick) => `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(tick / top))}" y2="${at(y(tick / top))}"/><text class="tick" x="${LEFT - 6}" y="${at(y(tick / top) + 4)}" text-anchor="end">${format(tick)}</text>`).join('');
}

export interface Bar {
  readonly label: string;
  /** One bar a series. */
  readonly values: readonly number[];
  /** Whisker of the last series. */
  readonly interval?: readonly [low: number, high: number];
}

/** Groups of bars; long labels stand slanted. Dashed lines mark values. */
export function barPlot(plot: Plot, bars: readonly Bar[], format: (value: number) => string, lines: readonly { readonly value: number; readonly label: string }[] = []): string {
  const most = Math.max(...bars.flatMap(({ values, interval }) => [...values, interval?.[1] ?? 0]), ...lines.map(({ value }) => value));
  const ticks = ticksUpTo(most);
  const top = ticks.at(-1)!;
  const slot = 1 / bars.length;
  const longest = Math.max(...bars.map(({ label }) => label.length));
  const slanted = longest * 6.2 > slot * (WIDTH - LEFT - RIGHT);
  const drawn = bars.map(({ label, values, interval }, i) => {
    const width = (slot * 0.72) / values.length;
    const rects = values.map((value, s) => {
      const left = x(i * slot + slot * 0.14 + s * width);
      const wide = width * (WIDTH - LEFT - RIGHT) - 1;
      return `<rect class="series${s}" x="${at(left)}" y="${at(y(value / top))}" width="${at(wide)}" height="${at(y(0) - y(value / top))}"><title>${escapeHtml(label)}: ${format(value)}</title></rect>`;
    });
    const middle = x(i * slot + slot * 0.14 + (values.length - 0.5) * width);
    const whisker = interval ? `<path class="whisker" d="M${at(middle)} ${at(y(interval[0] / top))}V${at(y(interval[1] / top))}M${at(middle - 4)} ${at(y(interval[0] / top))}h8M${at(middle - 4)} ${at(y(interval[1] / top))}h8"/>` : '';
    const centre = at(x((i + 0.5) * slot));
    const text = slanted
      ? `<text class="tick" transform="translate(${centre} ${HEIGHT - BOTTOM + 12}) rotate(-35)" text-anchor="end">${escapeHtml(label)}</text>`
      : `<text class="tick" x="${centre}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${escapeHtml(label)}</text>`;
    return rects.join('') + whisker + text;
  });
  let lowest = Infinity;
  const marks = [...lines].sort((a, b) => a.value - b.value).map(({ value, label }) => {
    // Labels of lines that lie close together are moved apart.
    lowest = Math.min(y(value / top) + 4, lowest - 12);
    return `<line class="mark" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(value / top))}" y2="${at(y(value / top))}"/><text class="tick" x="${WIDTH - RIGHT + 5}" y="${at(lowest)}">${escapeHtml(label)}</text>`;
  });
  return frame(plot, yAxis(ticks, format) + drawn.join('') + marks.join(''), slanted ? 36 + longest * 4 : BOTTOM);
}

export interface Curve {
  readonly points: readonly (readonly [number, number])[];
}

/** Curves in the unit square, the second one dashed: two that agree are both seen. */
export function curvePlot(plot: Plot, curves: readonly Curve[], diagonal: boolean): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const axis = ticks.map((tick) => `<text class="tick" x="${at(x(tick))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${tick}</text>`).join('');
  const path = ({ points }: Curve, series: number): string => `<path class="curve line${series}" d="${points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(x(px))} ${at(y(py))}`).join('')}"/>`;
  const chance = diagonal ? `<line class="mark" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>` : '';
  return frame(plot, yAxis(ticks, String) + axis + chance + curves.map(path).join(''));
}
