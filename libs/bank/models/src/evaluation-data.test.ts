import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ModelFileError } from './errors.js';
import { readEvaluationSet } from './evaluation-data.js';
import { parseLayout } from './feature-layout.js';

const directory = mkdtempSync(join(tmpdir(), 'probity-data-'));
after(() => rmSync(directory, { recursive: true }));

const FEATURES = [{ name: 'amount', bits: 8 }, { name: 'cash', bits: 1 }];
const read = (text: string, limit = 100) => {
  const file = join(directory, 'rows.csv');
  writeFileSync(file, text);
  return readEvaluationSet(file, FEATURES, limit);
};
const refused = (message: RegExp) => (error: unknown): boolean => error instanceof ModelFileError && error.code === 'EVALUATION_DATA_INVALID' && message.test(error.message);

describe('evaluation set', () => {
  test('reads features in the order of the layout, and what else is known of the rows', async () => {
    const set = await read('cash,label,float.amount,segment,amount,typology,note\n1,0,254.7,3,255,,x\n0,1,0.2,0,0,"smurfing, small",y\n');
    assert.deepEqual(set, {
      rows: [[255, 1], [0, 0]],
      // A column that is not there falls back to the integer.
      floats: { features: ['amount'], rows: [[254.7, 1], [0.2, 0]] },
      labels: [false, true], typologies: ['', 'smurfing, small'], segments: [3, 0],
    });
  });

  test('takes as many rows as are asked for', async () => {
    assert.deepEqual(await read('amount,cash\n1,0\n2,0\n3,0\n', 2), { rows: [[1, 0], [2, 0]] });
  });

  test('names row and column of what is wrong, and no value', async () => {
    await assert.rejects(read('amount\n1\n'), refused(/no column cash/));
    await assert.rejects(read('amount,cash\n1,0\n256,0\n'), refused(/row 2, column amount: more than the 8 bits/));
    await assert.rejects(read('amount,cash\n1.5,0\n'), refused(/row 1, column amount: not a natural number$/));
    await assert.rejects(read('amount,cash\n-1,0\n'), refused(/row 1, column amount/));
    await assert.rejects(read('amount,cash\n1,\n'), refused(/row 1, column cash/));
    await assert.rejects(read('amount,cash\n1,0,7\n'), refused(/row 1 has 3 cells, the header 2/));
    await assert.rejects(read('amount,cash,label\n1,0,2\n'), refused(/row 1, column label: neither 0 nor 1/));
    await assert.rejects(read('amount,cash,segment\n1,0,4\n'), refused(/row 1, column segment/));
    await assert.rejects(read('amount,cash,float.amount\n1,0,many\n'), refused(/row 1, column float.amount: not a finite number/));
    await assert.rejects(read('amount,cash,amount\n1,0,1\n'), refused(/names a column twice/));
    await assert.rejects(read('amount,cash\n1,sec"ret\n'), refused(/line 2 is no CSV \(INVALID_OPENING_QUOTE\)$/));
    await assert.rejects(read('amount,cash\n'), refused(/no rows/));
    await assert.rejects(readEvaluationSet(join(directory, 'none.csv'), FEATURES, 1), refused(/ENOENT/));
  });
});

describe('feature layout', () => {
  test('is names and widths, and nothing that is not known', () => {
    assert.deepEqual(parseLayout({ id: 'test', version: '1.0.0', features: FEATURES }, 'f.json').features, FEATURES);
    const invalid = (document: unknown): void => assert.throws(() => parseLayout(document, 'f.json'), (error) => error instanceof ModelFileError && error.code === 'LAYOUT_INVALID' && error.message.startsWith('f.json'));
    invalid({ id: 'test', version: '1.0.0', features: [{ name: 'a', bits: 25 }] });
    invalid({ id: 'test', version: '1.0.0', features: [...FEATURES, FEATURES[0]] });
    invalid({ id: 'test', version: '1.0.0', features: FEATURES, more: 1 });
    invalid([]);
  });
});
