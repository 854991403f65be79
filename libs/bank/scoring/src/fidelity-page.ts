import type { DecisionFlips, FidelityReport, MarginErrors } from './fidelity.js';
import { barPlot, curvePlot, escapeHtml } from './svg-plots.js';

/** The fidelity report for people: one page that needs nothing else, in light and dark, on screen and on paper; each plot has its table. */
export function fidelityPage(report: FidelityReport): string {
  const { model } = report;
  const title = `Fidelity of ${model.id}@${model.version}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(title)}</h1>
<p>What the integer form of the model, which is scored and proven, gives on ${integer(report.records)} records beside the original as it was trained (${escapeHtml(model.kind)}).
Confidential: it tells thresholds and rates of this model.</p>
</header>
${summary(report)}
${errorSection('Margin errors', 'The difference between the margins of the two models on the same integer features.', report.errors, report.marginErrorBound)}
${flipSection('Decisions that flip', 'Records that only one of the two models puts at or above a threshold, at thresholds of several alert rates.', report.decisions)}
${report.floatFeatures ? floatSection(report.floatFeatures) : absent('Original features', 'No real-valued features were given (columns <code>float.&lt;feature&gt;</code>), so what rounding the features themselves changes is not shown.')}
${report.quality ? qualitySection(report.quality, report.alertBudget) : absent('Detection', 'No labels were given, or all are the same.')}
${report.typologies ? typologySection(report.typologies, report.alertBudget) : absent('Recall by typology', 'No typologies were given.')}
${report.segments ? segmentSection(report.segments) : absent('Alert rate by segment', 'No segments were given, so outcome fairness is not shown.')}
</main>
</body>
</html>
`;
}

const integer = (value: number): string => value.toLocaleString('en-US');
const percent = (value: number, digits = 2): string => `${(100 * value).toFixed(digits)} %`;
const margin = (value: number): string => (value === 0 ? '0' : Math.abs(value) < 0.001 ? value.toExponential(1) : value.toPrecision(3));
const four = (value: number): string => value.toFixed(4);

function tile(name: string, value: string, note: string, state?: 'good' | 'bad'): string {
  return `<div class="tile${state ? ` ${state}` : ''}"><dt>${name}</dt><dd><strong>${value}</strong><span>${note}</span></dd></div>`;
}

function summary(report: FidelityReport): string {
  const flips = report.decisions.find(({ margin: of }) => of === report.threshold.margin) ?? report.decisions[0]!;
  const { quality, segments } = report;
  const small = segments?.segments.filter((segment) => segment.small).length ?? 0;
  return `<dl class="tiles">
${tile('Largest margin error', margin(report.errors.max), `mean ${margin(report.errors.mean)}, 99 % below ${margin(report.errors.p99)}`)}
${tile(`Decisions that flip at ${percent(report.alertBudget, 1)} alerts`, integer(flips.flips), `${percent(flips.flipRate, 3)}, 95 % interval ${percent(flips.flipRateInterval[0], 3)} to ${percent(flips.flipRateInterval[1], 3)}`)}
${quality ? tile('ROC-AUC', four(quality.canonical.rocAuc), `original ${four(quality.original.rocAuc)}`) : ''}
${segments ? tile('Segments', segments.withinBound ? 'within the bound' : 'outside the bound', `ratio ${segments.bound} either way${small > 0 ? `; ${small} too small to judge` : ''}`, segments.withinBound ? 'good' : 'bad') : ''}
</dl>`;
}

function section(title: string, text: string, plots: readonly string[], table: string, legend: readonly string[] = []): string {
  const key = legend.map((name, i) => `<li><span class="key key${i}"></span>${name}</li>`).join('');
  return `<section>
<h2>${title}</h2>
<p>${text}</p>
${key && `<ul class="legend">${key}</ul>`}
<div class="plots">${plots.map((plot) => `<figure>${plot}</figure>`).join('')}${table}</div>
</section>`;
}

const absent = (title: string, text: string): string => `<section class="absent"><h2>${title}</h2><p>${text}</p></section>`;

/** The first column heads the rows, the others hold figures. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name, i) => `<th scope="col"${i > 0 ? ' class="figure"' : ''}>${name}</th>`).join('');
  const body = rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<details open><summary>${caption}</summary><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div></details>`;
}

function errorPlot(title: string, errors: MarginErrors): string {
  const most = errors.histogram.reduce((best, bin) => (bin.records > best.records ? bin : best), errors.histogram[0]!);
  return barPlot(
    { title, description: `Histogram by half decades. Most records, ${most.records}, differ by ${margin(most.from)} to ${margin(most.to)}; the largest error is ${margin(errors.max)}.`, xLabel: 'margin error, up to', yLabel: 'records' },
    errors.histogram.map(({ to, records }) => ({ label: margin(to), values: [records] })),
    integer,
  );
}

function errorRows({ histogram }: MarginErrors): string[][] {
  return histogram.map(({ from, to, records }) => [`${margin(from)} to ${margin(to)}`, integer(records)]);
}

function notes({ clamped, resolution }: MarginErrors): string {
  return [
    clamped > 0 ? ` ${integer(clamped)} records lie beyond what scores stand for and were compared at the end of that range.` : '',
    resolution > 0 ? ` The original gives no margin but a number made of it, rounded; from it margins can be read to ${margin(resolution)} for 99 % of the records, and errors are what lies beyond.` : '',
  ].join('');
}

function errorSection(title: string, text: string, errors: MarginErrors, bound: number): string {
  return section(title, `${text} Largest ${margin(errors.max)}, mean ${margin(errors.mean)}, 99 % below ${margin(errors.p99)}; the compiler bounds its own part by ${margin(bound)}.${notes(errors)}`, [errorPlot(title, errors)],
    table('Margin errors as a table', ['error', 'records'], errorRows(errors)));
}

function flipPlot(title: string, flips: DecisionFlips): string {
  const worst = flips.reduce((most, row) => (row.flipRate > most.flipRate ? row : most), flips[0]!);
  return barPlot(
    { title, description: `Share of records whose decision flips, with 95 % Wilson intervals, at ${flips.length} alert rates. Most flip at an alert rate of ${percent(worst.alertRate)}: ${worst.flips} records.`, xLabel: 'alert rate', yLabel: 'records that flip' },
    flips.map(({ alertRate, flipRate, flipRateInterval }) => ({ label: percent(alertRate), values: [flipRate], interval: flipRateInterval })),
    (value) => percent(value, 3),
  );
}

function flipTable(caption: string, flips: DecisionFlips): string {
  return table(caption, ['alert rate', 'threshold (margin)', 'flips', 'share', '95 % interval'],
    flips.map((row) => [percent(row.alertRate), margin(row.margin), integer(row.flips), percent(row.flipRate, 3), `${percent(row.flipRateInterval[0], 3)} to ${percent(row.flipRateInterval[1], 3)}`]));
}

function flipSection(title: string, text: string, flips: DecisionFlips): string {
  return section(title, text, [flipPlot(title, flips)], flipTable('Decisions as a table', flips));
}

function floatSection({ features, errors, decisions }: NonNullable<FidelityReport['floatFeatures']>): string {
  return section('Original features', `The original model on ${features.length} real-valued features (${features.map((name) => `<code>${escapeHtml(name)}</code>`).join(', ')}) beside the integer model on integer features. Largest margin difference ${margin(errors.max)}, mean ${margin(errors.mean)}, 99 % below ${margin(errors.p99)}.${notes(errors)}`,
    [errorPlot('Margin differences to the original features', errors), flipPlot('Decisions that flip against the original features', decisions)],
    table('Margin differences as a table', ['difference', 'records'], errorRows(errors)) + flipTable('Decisions as a table', decisions));
}

function qualitySection({ positives, original, canonical, originalOnFloatFeatures: floats }: NonNullable<FidelityReport['quality']>, budget: number): string {
  const models = [['original', original] as const, ['canonical', canonical] as const, ...(floats ? [['original, real-valued features', floats] as const] : [])];
  const areas = (area: 'rocAuc' | 'prAuc'): string => models.map(([name, quality]) => `${name} ${four(quality[area])}`).join(', ');
  return section('Detection', `${integer(positives)} records are labelled. Precision, recall and F1 where each model raises alerts for ${percent(budget, 1)} of the records.`, [
    curvePlot({ title: 'ROC curve', description: `Recall over false alarm rate; areas: ${areas('rocAuc')}.`, xLabel: 'false alarm rate', yLabel: 'recall' }, models.map(([, { roc }]) => ({ points: roc })), true),
    curvePlot({ title: 'Precision-recall curve', description: `Precision over recall; areas: ${areas('prAuc')}.`, xLabel: 'recall', yLabel: 'precision' }, models.map(([, { pr }]) => ({ points: pr })), false),
  ], table('Detection as a table', ['model', 'ROC-AUC', 'PR-AUC', 'precision', 'recall', 'F1'], models.map(([name, q]) => [name, ...[q.rocAuc, q.prAuc, q.precision, q.recall, q.f1].map(four)])), models.map(([name]) => name));
}

function typologySection(typologies: NonNullable<FidelityReport['typologies']>, budget: number): string {
  return section('Recall by typology', `Labelled records of each typology that are among the ${percent(budget, 1)} of alerts, with the 95 % interval of the canonical model.`, [
    barPlot({ title: 'Recall by typology', description: typologies.map(({ name, recallCanonical }) => `${name} ${percent(recallCanonical, 1)}`).join(', '), xLabel: 'typology', yLabel: 'recall' },
      typologies.map(({ name, recallOriginal, recallCanonical, recallInterval }) => ({ label: name, values: [recallOriginal, recallCanonical], interval: recallInterval })), (value) => percent(value, 0)),
  ], table('Recall as a table', ['typology', 'records', 'original', 'canonical', '95 % interval'],
    typologies.map((row) => [escapeHtml(row.name), integer(row.records), percent(row.recallOriginal, 1), percent(row.recallCanonical, 1), `${percent(row.recallInterval[0], 1)} to ${percent(row.recallInterval[1], 1)}`])), ['original', 'canonical']);
}

function segmentSection({ bound, overallRate, withinBound, segments }: NonNullable<FidelityReport['segments']>): string {
  const outside = segments.filter((segment) => !segment.withinBound && !segment.small).map(({ segment }) => segment);
  const verdict = withinBound ? 'Every segment that is large enough to judge lies within it.' : `Outside: segment ${outside.join(', ')}.`;
  return section('Alert rate by segment', `Outcome fairness: how often each segment gets an alert, beside ${percent(overallRate)} over all records. Registered bound: a ratio of ${bound} either way. ${verdict}`, [
    barPlot({ title: 'Alert rate by segment', description: `${segments.map(({ segment, rate, ratio }) => `segment ${segment}: ${percent(rate)}, ratio ${ratio.toFixed(2)}`).join('; ')}. ${verdict}`, xLabel: 'segment', yLabel: 'alert rate' },
      segments.map(({ segment, rate, interval, small }) => ({ label: `${segment}${small ? ' (small)' : ''}`, values: [rate], interval })), (value) => percent(value, 1),
      [{ value: overallRate * bound, label: `× ${bound}` }, { value: overallRate, label: 'overall' }, { value: overallRate / bound, label: `÷ ${bound}` }]),
  ], table('Segments as a table', ['segment', 'records', 'alerts', 'rate', '95 % interval', 'ratio', 'within the bound'],
    segments.map((row) => [String(row.segment), integer(row.records), integer(row.alerts), percent(row.rate), `${percent(row.interval[0])} to ${percent(row.interval[1])}`, row.ratio.toFixed(2), row.small ? 'too small to judge' : row.withinBound ? 'yes' : 'no'])));
}

const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--text:#1b1f27;--quiet:#5a6372;--line:#d9dde4;--a:#2563c9;--b:#c2540a;--c:#2f7d4f;--bad:#b42318;--good:#2f7d4f}
@media (prefers-color-scheme:dark){:root{--ground:#14171c;--panel:#1d2128;--text:#e7eaf0;--quiet:#a2abba;--line:#353b46;--a:#7fabff;--b:#ff9f59;--c:#79cf9b;--bad:#ff8f85;--good:#79cf9b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1180px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:1.7rem;margin:0 0 .4rem}h2{font-size:1.2rem;margin:0 0 .4rem}p{max-width:75ch;margin:.3rem 0}
section{border-top:1px solid var(--line);padding:24px 0 16px;margin-top:24px}
.absent{color:var(--quiet)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:12px;margin:24px 0 0}
.tile{background:var(--panel);border-radius:8px;padding:14px 16px;border-left:4px solid var(--line)}
.tile.good{border-left-color:var(--good)}.tile.bad{border-left-color:var(--bad)}
.tile dt{color:var(--quiet);font-size:.85rem}.tile dd{margin:0}.tile strong{display:block;font-size:1.45rem;font-weight:600}.tile span{color:var(--quiet);font-size:.85rem}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:16px;margin:12px 0;align-items:start}
figure{margin:0;max-width:620px}svg{width:100%;height:auto;display:block}
svg text{font-family:inherit;fill:var(--quiet)}.tick{font-size:11px}.label{font-size:12px}
.grid{stroke:var(--line);stroke-width:1}.mark{stroke:var(--quiet);stroke-width:1;stroke-dasharray:5 4}
.whisker{stroke:var(--text);stroke-width:1.3;fill:none}
.series0{fill:var(--a)}.series1{fill:var(--b)}
.curve{fill:none;stroke-width:2}.line0{stroke:var(--a);stroke-width:4;opacity:.55}.line1{stroke:var(--b);stroke-dasharray:6 4}.line2{stroke:var(--c);stroke-dasharray:2 4}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:18px;padding:0;margin:8px 0 0;font-size:.9rem}.key{display:inline-block;width:14px;height:14px;border-radius:3px;margin-right:7px;vertical-align:-2px}
.key0{background:var(--a)}.key1{background:var(--b)}.key2{background:var(--c)}
details{margin:8px 0}summary{cursor:pointer;color:var(--quiet);font-size:.9rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem;margin-top:8px}
th,td{white-space:nowrap;padding:5px 16px 5px 0;text-align:left;border-bottom:1px solid var(--line)}td,th.figure{text-align:right}tbody th{font-weight:400}
code{font-size:.92em}
@media print{:root{color-scheme:light;--ground:#fff;--panel:#fff;--text:#000;--quiet:#444;--line:#bbb;--a:#2563c9;--b:#c2540a;--c:#2f7d4f}main{padding:0;max-width:none}section{break-inside:avoid}.tile{border:1px solid var(--line)}}
`;
