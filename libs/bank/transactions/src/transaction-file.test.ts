import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readTransactions } from './transaction-file.js';

const line = (more: object = {}): string => JSON.stringify({
  source: 'core', externalId: 'x1', bookingTime: '2025-02-03T04:05:06Z', channel: 'transfer',
  debtor: { bank: 'OWN', account: 'SECRET-1' }, creditor: { bank: 'OTHER', account: 'Z9' }, amount: { minor: '12345', currency: 'EUR' }, ...more,
});
const read = async (...lines: string[]): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { externalId } of readTransactions(Readable.from([lines.join('\n')]))) ids.push(externalId);
  return ids;
};

test('a file of lines is read in its order, empty lines left out', async () => {
  assert.deepEqual(await read(line(), '', line({ externalId: 'x2' }), line({ externalId: 'x3', bookingTime: '2025-02-04T00:00:00Z' }), ''), ['x1', 'x2', 'x3']);
  assert.deepEqual(await read(''), []);
});

test('a line that can be no history is named, and not quoted', async () => {
  for (const [code, bad] of [
    ['SCHEMA_INVALID', '{"source":"SECRET'], ['SCHEMA_INVALID', line({ amount: 'SECRET' })], ['SCHEMA_INVALID', line({ externalId: undefined })],
    ['TIME_UNSORTED', line({ bookingTime: '2025-02-03T04:05:05Z' })],
  ] as const) {
    await assert.rejects(read(line(), bad), (error: Error & { code: string }) => error.code === code && error.message.startsWith('line 2: ') && !error.message.includes('SECRET'));
  }
});
