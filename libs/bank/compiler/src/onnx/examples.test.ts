import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluateFloat } from '../float-model.js';
import type { ModelFeature } from '../model.js';
import { importOnnx } from './import-model.js';

const EXAMPLES = new URL('../../../../../models/examples/', import.meta.url);

for (const name of readdirSync(EXAMPLES)) {
  test(`the example ${name} can be read`, () => {
    const { features } = JSON.parse(readFileSync(new URL(`${name}/features.json`, EXAMPLES), 'utf8')) as { features: ModelFeature[] };
    const { model, summary } = importOnnx(readFileSync(new URL(`${name}/model.onnx`, EXAMPLES)), features);
    const low = evaluateFloat(model, features.map(() => 0))[model.margin]!;
    const high = evaluateFloat(model, features.map(({ bits }) => 2 ** bits - 1))[model.margin]!;
    assert.ok(Number.isFinite(low) && Number.isFinite(high) && low !== high);
    assert.ok(summary.nodes.length > 0);
  });
}
