/** The commands as processes of their own, against a bank that answers from a list. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ArtifactStore, type WorkerView } from '@probity/bank-proving';
import { startObjectServer } from '@probity/bank-proving/testing';

const directory = mkdtempSync(join(tmpdir(), 'probity-cli-proving-'));
const store = new ArtifactStore(join(directory, 'artifacts'));
const [zkeySha256, wasmSha256] = [await store.put(new Uint8Array(1_000)), await store.put(new Uint8Array(10))];
mkdirSync(join(directory, 'tokens'));
writeFileSync(join(directory, 'tokens', 'bank.json'), JSON.stringify({ reader: 'a-token' }));

const worker: WorkerView = {
  id: '0198c1f2-0000-7000-8000-000000000001', host: 'prover-1', pid: 7, engine: 'snarkjs', engineVersion: '0.7.6', processes: 1, cores: 2, memoryMib: 4096,
  keys: [{ circuit: 'record-test@1.0.0', sha256: zkeySha256 }], state: 'lost', trouble: 'ARTIFACT_MISSING', proofs: 3, startedAt: '2026-03-02T01:00:00.000Z', lastSeenAt: '2026-03-02T02:00:00.000Z',
};
const answers: Record<string, unknown> = { '/workers': [worker], '/circuits': [{ circuit: 'record-test@1.0.0', zkeySha256, wasmSha256 }] };
const bank = createServer(({ url, headers }, response) => {
  response.writeHead(headers.authorization === 'Bearer a-token' ? 200 : 401).end(JSON.stringify(answers[url!]));
});
bank.listen(0, '127.0.0.1');
await once(bank, 'listening');
const storage = await startObjectServer();
after(async () => {
  bank.close();
  await storage.close();
  rmSync(directory, { recursive: true });
});

async function probity(environment: Record<string, string>, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url)), ...args, '--url', `http://127.0.0.1:${(bank.address() as AddressInfo).port}`, '--dir', directory], {
    env: { PATH: process.env['PATH'], PROBITY_DATA_DIRECTORY: directory, ...environment },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (text) => { output[name] += String(text); });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

test('workers are listed with what became of them', async () => {
  const { code, stdout, stderr } = await probity({}, 'workers');
  assert.equal(code, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), [worker]);
  assert.match(stderr, /prover-1 +7 +lost +snarkjs 0\.7\.6 +1 +2 +4096 +1 +3 +2026-03-02 02:00:00 +ARTIFACT_MISSING/);
});

test('artifacts of registered circuits are published once', async () => {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey } = storage.config;
  const secretFile = join(directory, 'secret');
  writeFileSync(secretFile, `${secretAccessKey}\n`);
  const environment = {
    ARTIFACTS_S3_ENDPOINT: endpoint, ARTIFACTS_S3_BUCKET: bucket, ARTIFACTS_S3_PREFIX: prefix, ARTIFACTS_S3_REGION: region, ARTIFACTS_S3_ACCESS_KEY_ID: accessKeyId, ARTIFACTS_S3_SECRET_ACCESS_KEY_FILE: secretFile,
  };
  for (const uploaded of [true, false]) {
    const { code, stdout, stderr } = await probity(environment, 'circuits', 'publish');
    assert.equal(code, 0, stderr);
    assert.deepEqual((JSON.parse(stdout) as { sha256: string; uploaded: boolean }[]).map((one) => [one.sha256, one.uploaded]), [[zkeySha256, uploaded], [wasmSha256, uploaded]]);
  }
  assert.deepEqual([...storage.objects.keys()].sort(), [zkeySha256, wasmSha256].map((name) => `artifacts/bank-one/${name}`).sort());

  const without = await probity({}, 'circuits', 'publish');
  assert.equal(without.code, 1);
  assert.match(without.stderr, /CONFIG_INVALID: no object storage is configured/);
});
