import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateWords, instantWords } from './dates.js';
import { amountWords, countWords, shareWords } from './numbers.js';

test('amounts are exact, in the digits of their currency', () => {
  assert.equal(amountWords('123450', 'EUR'), '1,234.50 EUR');
  assert.equal(amountWords('7', 'EUR'), '0.07 EUR');
  assert.equal(amountWords('9007199254740993001', 'EUR'), '90,071,992,547,409,930.01 EUR');
  assert.equal(amountWords('-250', 'JPY'), '−250 JPY');
  assert.equal(amountWords('1234567', 'KWD'), '1,234.567 KWD');
});

test('counts and shares', () => {
  assert.equal(countWords(1204), '1,204');
  assert.equal(countWords('12'), '12');
  assert.equal(shareWords(0.01234), '1.2 %');
});

test('a date is the same date everywhere; a moment is told in its time zone', () => {
  assert.equal(dateWords('2025-10-26'), 'Sun 26 Oct');
  assert.equal(dateWords('2025-10-26', true), 'Sunday 26 October 2025');
  assert.match(instantWords('2025-10-26T00:30:00Z', 'Europe/Paris'), /^26 Oct 2025, 02:30 (CEST|GMT\+2)$/);
  assert.match(instantWords('2025-10-26T01:30:00Z', 'Europe/Paris'), /^26 Oct 2025, 02:30 (CET|GMT\+1)$/);
});
