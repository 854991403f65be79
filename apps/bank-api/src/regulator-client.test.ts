import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { documentSha256, signDocument, type Signed } from '@probity/shared-evidence';
import { HttpRegulator } from './regulator-client.js';

/** What the regulator answers next, and what it was asked. */
let answer: { status: number; body: string } = { status: 200, body: '' };
const asked: { method: string | undefined; url: string | undefined; authorization: string | undefined }[] = [];
let server: Server;
let regulator: HttpRegulator;

before(async () => {
  server = createServer(({ method, url, headers: { authorization } }, response) => {
    asked.push({ method, url, authorization });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  regulator = new HttpRegulator({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'secret' }, () => Promise.resolve('bank'), () => new Uint8Array(32));
});
after(() => server.close());

const failsWith = (code: string, text: RegExp) => (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === code && text.test(error.message) && !error.message.includes('secret');

test('a verdict that is not there yet is none', async () => {
  answer = { status: 404, body: '{}' };
  assert.equal(await regulator.verdict('ab'), undefined);
  assert.deepEqual(asked.at(-1), { method: 'GET', url: '/banks/bank/verdicts/ab', authorization: 'Bearer secret' });
});

test('a refusal waits for somebody and keeps its code; trouble passes by itself', async () => {
  answer = { status: 422, body: '{"code":"MALFORMED_EVIDENCE","detail":"not repeated"}' };
  await assert.rejects(regulator.submitEvidence({} as never), failsWith('REGULATOR_REFUSED', /422 MALFORMED_EVIDENCE$/));
  answer = { status: 503, body: 'no json' };
  await assert.rejects(regulator.submitEvidence({} as never), failsWith('REGULATOR_UNREACHABLE', /503$/));
  await assert.rejects(regulator.addCheckpoint('x'), failsWith('WITNESS_UNREACHABLE', /503$/));
});

test('an answer that is no such document says so', async () => {
  for (const body of ['<html>', '{}']) {
    answer = { status: 200, body };
    await assert.rejects(regulator.submitEvidence({} as never), failsWith('REGULATOR_UNREACHABLE', /no receipt/));
    await assert.rejects(regulator.verdict('ab'), failsWith('REGULATOR_UNREACHABLE', /no verdict/));
    await assert.rejects(regulator.witnessKey(), failsWith('WITNESS_UNREACHABLE', /no witness key/));
  }
});

test('a receipt counts where the regulator signed it, for this evidence', async () => {
  const secret = new Uint8Array(32).fill(7);
  const bundle = { header: { bankId: 'bank' } } as never;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pinned = (receiptKey: string): HttpRegulator => new HttpRegulator({ url, token: 'secret', receiptKey }, () => Promise.resolve('bank'), () => new Uint8Array(32));
  const receipt = (change: object = {}): Signed<{ kind: 'receipt' }> => signDocument({ kind: 'receipt' as const, bankId: 'bank', bundleSha256: documentSha256(bundle), receivedAt: '2026-01-01T00:00:00.000Z', ...change }, secret);
  const { publicKey } = receipt();
  answer = { status: 202, body: JSON.stringify(receipt()) };
  assert.deepEqual(await pinned(publicKey).submitEvidence(bundle), receipt());
  await assert.rejects(pinned('00'.repeat(32)).submitEvidence(bundle), failsWith('REGULATOR_REFUSED', /REGULATOR_RECEIPT_KEY/));
  for (const change of [{ bankId: 'other' }, { bundleSha256: '11'.repeat(32) }]) {
    answer = { status: 202, body: JSON.stringify(receipt(change)) };
    await assert.rejects(pinned(publicKey).submitEvidence(bundle), failsWith('REGULATOR_REFUSED', /other evidence/));
  }
  answer = { status: 202, body: JSON.stringify({ ...receipt(), signature: '00'.repeat(64) }) };
  await assert.rejects(pinned(publicKey).submitEvidence(bundle), failsWith('REGULATOR_REFUSED', /not signed/));
});

test('requests are signed by the clock of the regulator, where that is another one', async () => {
  const seen: string[] = [];
  const strict = createServer(({ headers }, response) => {
    const created = Number(/created=(\d+)/.exec(String(headers['signature-input']))![1]);
    seen.push(String(headers.authorization));
    const hoursAgo = Date.now() - 3 * 3_600_000;
    response.writeHead(Math.abs(created * 1000 - hoursAgo) < 60_000 ? 200 : 401, { date: new Date(hoursAgo).toUTCString() }).end('{"hashes":[]}');
  });
  await new Promise<void>((listening) => strict.listen(0, '127.0.0.1', listening));
  try {
    const signing = new HttpRegulator({ url: `http://127.0.0.1:${(strict.address() as AddressInfo).port}` }, () => Promise.resolve('bank'), () => new Uint8Array(32));
    assert.deepEqual(await signing.leafHashes(0), []);
    assert.deepEqual(await signing.leafHashes(0), []);
    assert.deepEqual(seen, ['undefined', 'undefined', 'undefined'], 'the first one twice, and no token');
  } finally {
    strict.close();
  }
});

test("the witness's status and body are handed on, conflicts too", async () => {
  answer = { status: 409, body: '7\n' };
  assert.deepEqual(await regulator.addCheckpoint('x'), { status: 409, body: '7\n' });
});

test('leaves and checkpoints of the log: a refusal keeps its code, and a log that nobody kept is none', async () => {
  answer = { status: 422, body: '{"code":"LEAF_INVALID","detail":"not repeated"}' };
  await assert.rejects(regulator.offerLeaves(0, ['{}']), failsWith('WITNESS_REFUSED', /422 LEAF_INVALID$/));
  answer = { status: 502, body: '' };
  await assert.rejects(regulator.offerLeaves(0, ['{}']), failsWith('WITNESS_UNREACHABLE', /502/));
  answer = { status: 404, body: '{}' };
  assert.equal(await regulator.newestCheckpoint(), undefined);
  answer = { status: 403, body: '{"code":"PERMISSION_DENIED"}' };
  await assert.rejects(regulator.lostLeaves(3), failsWith('REGULATOR_REFUSED', /403 PERMISSION_DENIED$/));
  assert.equal(asked.at(-1)?.url, '/banks/bank/log/leaves?from=3');
  answer = { status: 200, body: '{"hashes":["no hash"]}' };
  await assert.rejects(regulator.leafHashes(0), failsWith('REGULATOR_UNREACHABLE', /no list of hashes/));
});

test('without a regulator every call says what to set', async () => {
  const none = new HttpRegulator(undefined, () => Promise.resolve('bank'), () => new Uint8Array(32));
  await assert.rejects(none.addCheckpoint('x'), failsWith('WITNESS_UNREACHABLE', /REGULATOR_URL/));
});
