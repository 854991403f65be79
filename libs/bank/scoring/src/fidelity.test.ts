import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileModel, treesOnnx, type ModelPackage } from '@probity/bank-compiler';
import { decisionFlips, fidelityReport, fidelityReportSchema, marginErrors, segmentRates, type EvaluationSet } from './fidelity.js';
import { fidelityPage } from './fidelity-page.js';
import { qualityOf, quantile, thresholdAtBudget, wilson } from './statistics.js';
import { ticksUpTo } from './svg-plots.js';

const scale = { gridBits: 2, shift: -4 };

describe('figures', () => {
  test('the threshold of a budget keeps it, ties included', () => {
    const scores = Array.from({ length: 100 }, (_, i) => i);
    assert.equal(thresholdAtBudget(scores, 0.1), 90);
    // Five records share the highest score but one: taking them would break a budget of three.
    assert.equal(thresholdAtBudget([9, 8, 8, 8, 8, 8, ...Array<number>(94).fill(0)], 0.03), 9);
    assert.equal(thresholdAtBudget([9, 8, 8, 8, 8, 8, ...Array<number>(94).fill(0)], 0.06), 8);
    // Where ties let so few not be, the highest score.
    assert.equal(thresholdAtBudget([7, 7, 7, 1], 0.25), 7);
  });

  test('the Wilson interval is that of the literature', () => {
    const [low, high] = wilson(10, 100);
    assert.ok(Math.abs(low - 0.0552) < 1e-4 && Math.abs(high - 0.1744) < 1e-4);
    assert.deepEqual(wilson(0, 50)[0], 0);
    assert.deepEqual(wilson(50, 50)[1], 1);
  });

  test('areas, precision and recall of records ordered by hand', () => {
    // Falling order: hit, miss, hit, miss. Of four pairs three are in order.
    const quality = qualityOf([0.9, 0.8, 0.7, 0.6], [true, false, true, false], 0.7)!;
    assert.equal(quality.rocAuc, 0.75);
    assert.ok(Math.abs(quality.prAuc - (0.5 * 1 + 0.5 * (2 / 3))) < 1e-12);
    assert.deepEqual([quality.precision, quality.recall, quality.f1], [2 / 3, 1, 0.8]);
    assert.equal(qualityOf([1, 1, 1], [true, false, false], 1)!.rocAuc, 0.5);
    assert.equal(qualityOf([1, 2], [true, true], 1), undefined);
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2);
  });

  test('margin errors, and what lies beyond the scores', () => {
    // Scores 0, 4 and 8 stand for margins -1, 0 and 1.
    const errors = marginErrors({ scale, maxScore: 8 }, [0, 4, 8], [-7, 0.25, Infinity].map((margin) => ({ margin, low: margin, high: margin })));
    assert.deepEqual([errors.max, errors.clamped], [0.25, 2]);
    assert.ok(Math.abs(errors.mean - 0.25 / 3) < 1e-12);
    assert.equal(marginErrors({ scale, maxScore: 8 }, [4], [{ margin: 0.25, low: 0.05, high: 0.5 }]).max, 0.05);
    assert.equal(errors.histogram.reduce((sum, bin) => sum + bin.records, 0), 3);
  });

  test('decisions flip where only one of the two reaches the threshold', () => {
    const [row] = decisionFlips({ scale }, [4, 4, 5, 3], [-0.1, 0, 0.3, 0.2], [4]);
    assert.deepEqual([row!.flips, row!.flipRate, row!.alertRate, row!.margin], [2, 0.5, 0.75, 0]);
  });

  test('segments are judged by their ratio, small ones are not judged', () => {
    const of = [...Array<number>(1000).fill(0), ...Array<number>(1000).fill(1), ...Array<number>(20).fill(3)];
    const alerts = of.map((segment, i) => (segment === 0 ? i % 10 === 0 : segment === 1 ? i % 5 === 0 : false));
    const rates = segmentRates(of, alerts, 1.25);
    assert.deepEqual(rates.segments.map(({ rate, withinBound, small }) => [rate, withinBound, small]), [[0.1, false, false], [0.2, false, false], [0, false, true]]);
    assert.equal(rates.withinBound, false);
    assert.equal(segmentRates(of, alerts, 2).withinBound, true);
  });

  test('axes end on round steps', () => {
    assert.deepEqual(ticksUpTo(0.9), [0, 0.25, 0.5, 0.75, 1]);
    assert.ok(ticksUpTo(37).at(-1)! >= 37);
  });
});

describe('fidelity report', () => {
  const features = [{ name: 'amount', bits: 8 }, { name: 'cash', bits: 1 }];
  const onnx = treesOnnx(-0.31, [
    { feature: 0, cuts: [100], outside: { leaf: 0.1234 }, inside: { feature: 1, cuts: [1], outside: { leaf: 0.5678 }, inside: { leaf: 1.9101 } } },
    { feature: 0, cuts: [200], outside: { leaf: -0.3 }, inside: { leaf: 0.7003 } },
  ], 2, 'original');
  const model: ModelPackage = compileModel(onnx, { id: 'test', version: '1.0.0', features }, { id: 'tests', version: '1.0.0' });
  const rows = Array.from({ length: 512 }, (_, i) => [i % 256, i < 256 ? 0 : 1]);
  const set: EvaluationSet = {
    rows,
    floats: { features: ['amount'], rows: rows.map(([amount, cash]) => [amount! + 0.6, cash!]) },
    labels: rows.map(([amount, cash]) => amount! > 150 && cash === 1),
    typologies: rows.map(([amount, cash]) => (amount! > 150 && cash === 1 ? (amount! > 180 ? '<script>"smurfing"' : 'layering') : '')),
    segments: rows.map(([amount]) => amount! % 2),
  };

  test('of a model that loses nothing but the last bits: small errors, no flips, the same quality', async () => {
    const report = await fidelityReport(model, set, { alertBudget: 0.11, segmentBound: 1.25 });
    assert.deepEqual(fidelityReportSchema.parse(report), report);
    assert.ok(report.errors.max <= model.dropped.maxMarginError + 1e-6);
    assert.ok(report.decisions.every(({ flips }) => flips === 0));
    assert.equal(report.quality!.canonical.rocAuc, report.quality!.original.rocAuc);
    assert.deepEqual(report.typologies!.map(({ name, records }) => [name, records]), [['<script>"smurfing"', 75], ['layering', 30]]);
    assert.equal(report.segments!.withinBound, true);
    // The cut at 100 of the integers is one right above 99 in the file: 99.6 lies past it.
    assert.ok(report.floatFeatures!.errors.max > 0.3);
  });

  test('without labels, typologies, segments and floats there are no such sections', async () => {
    const report = await fidelityReport(model, { rows }, { alertBudget: 0.1, segmentBound: 1.25 });
    assert.deepEqual([report.quality, report.typologies, report.segments, report.floatFeatures], [undefined, undefined, undefined, undefined]);
    assert.match(fidelityPage(report), /No labels were given/);
    await assert.rejects(fidelityReport(model, { rows: [] }, { alertBudget: 0.1, segmentBound: 1.25 }), RangeError);
  });

  test('the page has every plot with a title and a table, loads nothing, and escapes names', async () => {
    const page = fidelityPage(await fidelityReport(model, set, { alertBudget: 0.11, segmentBound: 1.25 }));
    const plots = page.match(/<svg[^>]*role="img"[\s\S]*?<\/svg>/g)!;
    assert.equal(plots.length, 8);
    for (const plot of plots) assert.match(plot, /<title id="(plot\d+)t">[^<]+<\/title><desc id="\1d">[^<]+<\/desc>/);
    assert.equal(page.match(/<table>/g)!.length, 7);
    assert.doesNotMatch(page, /<script|https?:|<img|url\(|@import|NaN|undefined/);
    assert.match(page, /&#60;script&#62;&#34;smurfing&#34;/);
  });
});
