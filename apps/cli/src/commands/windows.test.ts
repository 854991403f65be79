import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readTransactions, type IdentifiedTransaction } from '@probity/bank-transactions';
import type { ApiClient } from '../api-client.js';
import { seedWindows } from './windows.js';

const transaction = (externalId: string): IdentifiedTransaction => ({
  source: 'core', externalId, bookingTime: '2025-02-03T04:05:06Z', channel: 'transfer', reversal: false,
  debtor: { bank: 'OWN', account: 'A1', country: 276 }, creditor: { bank: 'OTHER', account: 'Z9', country: 364 }, amount: { minor: '12345', currency: 'EUR' },
});

test('history is sent in order, in requests of 500, and counted', async () => {
  const sent: string[][] = [];
  const bank = {
    post: (path: string, { transactions }: { transactions: IdentifiedTransaction[] }) => {
      assert.equal(path, '/history');
      sent.push(transactions.map(({ externalId }) => externalId));
      return Promise.resolve({ accepted: transactions.length - 2, duplicates: 1, conflicts: [], quarantined: [{ index: 0, code: 'ACCOUNT_UNKNOWN', reason: 'test' }] });
    },
  } as unknown as ApiClient;
  const ids = Array.from({ length: 1001 }, (_, i) => `x${i}`);
  const lines = Readable.from(ids.map((id) => `${JSON.stringify(transaction(id))}\n`));
  const tally = await seedWindows(bank, readTransactions(lines));
  assert.deepEqual(sent.map(({ length }) => length), [500, 500, 1]);
  assert.deepEqual(sent.flat(), ids);
  assert.deepEqual(tally, { read: 1001, accepted: 995, duplicates: 3, conflicts: 0, quarantined: 3 });
});
