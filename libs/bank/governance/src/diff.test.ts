import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffOf, MAX_FIELDS } from './diff.js';

const v1 = { version: 1, thresholds: [10, 20], document: { lines: [{ code: 'a', name: 'A' }] } };

describe('what a version changes', () => {
  it('is listed field by field', () => {
    const v2 = { version: 2, thresholds: [10, 25, 30], document: { lines: [{ code: 'a', name: 'B' }] } };
    assert.deepEqual(diffOf(v1, v2).fields, [
      { path: 'version', before: 1, after: 2 },
      { path: 'thresholds.1', before: 20, after: 25 },
      { path: 'thresholds.2', after: 30 },
      { path: 'document.lines.0.name', before: 'A', after: 'B' },
    ]);
    assert.deepEqual(diffOf(v1, structuredClone(v1)).fields, []);
  });

  it('says of a confidential field only that it changed', () => {
    const fields = diffOf(v1, { ...v1, thresholds: [10, 21] }, ['thresholds']).fields;
    assert.deepEqual(fields, [{ path: 'thresholds', hidden: true }]);
    assert.deepEqual(diffOf(v1, v1, ['thresholds']).fields, []);
  });

  it('is all of a first version, and says how much it leaves out', () => {
    assert.deepEqual(diffOf(undefined, { a: 1, b: [2] }).fields, [{ path: 'a', after: 1 }, { path: 'b', after: [2] }]);
    const { fields, more } = diffOf({ list: [] }, { list: Array.from({ length: MAX_FIELDS + 7 }, (_, i) => i) });
    assert.deepEqual([fields.length, more], [MAX_FIELDS, 7]);
  });
});
