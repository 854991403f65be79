import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReport } from './report.js';

const options = { title: 'Verification record', author: 'Supervisor', createdAt: new Date('2026-03-01T00:00:00Z'), footer: 'record 7' };
const render = (rows: number): Promise<Buffer> =>
  renderReport(options, (report) => {
    report.title('Verification record', 'Żółć Bank · Τράπεζα · Банк');
    report.heading('Days');
    report.table({ head: ['date', 'records'], rows: Array.from({ length: rows }, (_, i) => [`day ${i}`, String(i)]), figures: [1] });
    report.facts([['root', 'ab'.repeat(32)]]);
  });

test('the same content gives the same bytes, and other content others', async () => {
  const [once, again, other] = [await render(3), await render(3), await render(4)];
  assert.ok(once.subarray(0, 5).toString('latin1') === '%PDF-');
  assert.ok(once.equals(again));
  assert.ok(!once.equals(other));
});

test('a long table goes on over pages, each with its number', async () => {
  const pages = (await render(200)).toString('latin1').match(/\/Type \/Page\b(?!s)/g);
  assert.ok((pages?.length ?? 0) >= 4);
});
