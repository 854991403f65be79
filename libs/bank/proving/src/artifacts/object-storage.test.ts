/** Against a server that checks signatures by code of its own, and breaks as networks, disks and strangers do. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createLogger } from '@probity/shared-platform';
import { ArtifactError } from './artifact-error.js';
import type { ArtifactErrorCode } from './artifact-error.js';
import { ArtifactStore, sha256Of } from './artifact-store.js';
import { CachedArtifacts, openArtifacts } from './cached-artifacts.js';
import { ObjectStorage } from './object-storage.js';
import { publishArtifacts } from './publish-artifacts.js';
import { startObjectServer } from './testing/object-server.js';
import type { ObjectServer } from './testing/object-server.js';
import { signatureFault } from './testing/signature-v4.js';

const logger = createLogger({ name: 'test', level: 'silent' });
const QUICK = { attempts: 3, retryMilliseconds: 1, silenceMilliseconds: 2_000 };
const bytes = new Uint8Array(randomBytes(300_000));
const sha256 = sha256Of(bytes);

let server: ObjectServer;
let directory: string;
before(async () => {
  server = await startObjectServer();
  directory = await mkdtemp(join(tmpdir(), 'probity-object-storage-'));
});
after(async () => {
  await server?.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(() => {
  server.objects.clear();
  server.faults.length = 0;
  server.requests.length = 0;
});

const pathOf = (name: string): string => `artifacts/bank-one/${name}`;
const storage = (changes: object = {}): ObjectStorage => new ObjectStorage({ ...server.config, ...changes }, QUICK);
const failsWith = (code: ArtifactErrorCode, mention = /./) => (error: unknown): boolean => {
  assert.ok(error instanceof ArtifactError, String(error));
  assert.equal(error.code, code, error.message);
  assert.match(error.message, mention);
  assert.doesNotMatch(error.message, /AKIATEST|secret/);
  return true;
};
const requests = (method: string): number => server.requests.filter((request) => request.method === method).length;

describe('the test server', () => {
  it("finds Amazon's published example good, and any change of it bad", () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
    const scope = 'Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date';
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization: `AWS4-HMAC-SHA256 ${scope},Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
    };
    const example = { method: 'GET', target: '/test.txt', headers, body: new Uint8Array() };
    const fault = (changes: object, now = '2013-05-24T00:01:00Z'): string | undefined => signatureFault({ ...example, ...changes }, credentials, new Date(now));
    assert.equal(fault({}), undefined);
    assert.equal(fault({ target: '/test.txt?acl' }), 'SignatureDoesNotMatch');
    assert.equal(fault({ method: 'PUT' }), 'SignatureDoesNotMatch');
    assert.equal(fault({ headers: { ...headers, range: 'bytes=0-8' } }), 'SignatureDoesNotMatch');
    assert.equal(fault({ body: new Uint8Array(1) }), 'XAmzContentSHA256Mismatch');
    assert.equal(fault({ headers: { ...headers, 'x-amz-acl': 'public-read' } }), 'AccessDenied');
    assert.equal(fault({}, '2013-05-24T01:00:00Z'), 'RequestTimeTooSkewed');
  });
});

describe('ObjectStorage', () => {
  it('gives back what it stored, under the hash of its content', async () => {
    assert.equal(await storage().put(bytes), sha256);
    assert.deepEqual([...server.objects.keys()], [pathOf(sha256)]);
    assert.equal(await storage().put(bytes), sha256);
    assert.deepEqual(new Uint8Array(await storage().get(sha256)), bytes);
    assert.equal(await storage().size(sha256), bytes.length);
    assert.equal(await storage().size('0'.repeat(64)), undefined);
    const empty = new Uint8Array();
    assert.deepEqual(new Uint8Array(await storage().get(await storage().put(empty))), empty);
  });

  it('goes on where a download broke off', async () => {
    server.objects.set(pathOf(sha256), bytes);
    server.faults.push({ kind: 'cut', bytes: 100_000 }, { kind: 'cut', bytes: 50_000 });
    assert.deepEqual(new Uint8Array(await storage().get(sha256)), bytes);
    assert.deepEqual(server.requests.map(({ range }) => range), [undefined, 'bytes=100000-', 'bytes=150000-']);
  });

  it('starts over when the object was replaced in between', async () => {
    server.objects.set(pathOf(sha256), new Uint8Array(bytes.length));
    server.faults.push({ kind: 'cut', bytes: 1_000 });
    const loading = new ObjectStorage(server.config, { ...QUICK, retryMilliseconds: 100 }).get(sha256);
    while (server.requests.length === 0) await new Promise((done) => setTimeout(done, 1));
    server.objects.set(pathOf(sha256), bytes);
    assert.deepEqual(new Uint8Array(await loading), bytes);
    assert.deepEqual(server.requests.map(({ status }) => status), [200, 412, 200]);
  });

  it('tries again what passes by itself, and gives up at last', async () => {
    server.objects.set(pathOf(sha256), bytes);
    for (const [status, code] of [[500, 'InternalError'], [503, 'SlowDown'], [429, 'TooManyRequests']] as const) {
      server.faults.push({ kind: 'status', status, code });
      await storage().get(sha256);
    }
    server.faults.push(...Array.from({ length: 3 }, () => ({ kind: 'status', status: 503, code: 'SlowDown' }) as const));
    await assert.rejects(storage().get(sha256), failsWith('ARTIFACT_STORE_UNREACHABLE', /HTTP 503 SlowDown/));
    server.faults.push({ kind: 'status', status: 500, code: 'InternalError' });
    await storage().put(bytes);
    const closed = await startObjectServer();
    await closed.close();
    await assert.rejects(storage({ endpoint: closed.config.endpoint }).get(sha256), failsWith('ARTIFACT_STORE_UNREACHABLE', /ECONNREFUSED/));
  });

  it('waits for no store that fell silent, neither before nor within an answer', async () => {
    server.objects.set(pathOf(sha256), bytes);
    const impatient = new ObjectStorage(server.config, { ...QUICK, silenceMilliseconds: 100 });
    server.faults.push({ kind: 'silence', bytes: 10 });
    assert.deepEqual(new Uint8Array(await impatient.get(sha256)), bytes);
    server.faults.push(...Array.from({ length: 3 }, () => ({ kind: 'silence', bytes: 0 }) as const));
    await assert.rejects(impatient.get(sha256), failsWith('ARTIFACT_STORE_UNREACHABLE', /silent/));
  });

  it('never uses bytes of another hash: once more for a spoilt transfer, then refused', async () => {
    server.objects.set(pathOf(sha256), bytes);
    server.faults.push({ kind: 'spoilt' });
    assert.deepEqual(new Uint8Array(await storage().get(sha256)), bytes);
    server.objects.set(pathOf(sha256), bytes.toReversed());
    server.requests.length = 0;
    await assert.rejects(storage().get(sha256), failsWith('ARTIFACT_HASH_MISMATCH'));
    assert.equal(requests('GET'), 2);
  });

  it('says what is not there, what is refused and what is too large, without a second try', async () => {
    await assert.rejects(storage().get(sha256), failsWith('ARTIFACT_MISSING', /publish/));
    await assert.rejects(storage().get('../secrets'), failsWith('ARTIFACT_MISSING'));
    await assert.rejects(storage({ secretAccessKey: 'another' }).get(sha256), failsWith('ARTIFACT_STORE_REFUSED', /SignatureDoesNotMatch/));
    await assert.rejects(storage({ region: 'us-east-1' }).put(bytes), failsWith('ARTIFACT_STORE_REFUSED', /AuthorizationHeaderMalformed/));
    server.faults.push({ kind: 'status', status: 301, code: 'PermanentRedirect' });
    await assert.rejects(storage().get(sha256), failsWith('ARTIFACT_STORE_REFUSED', /PermanentRedirect\): region or endpoint/));
    server.faults.push({ kind: 'status', status: 403, code: 'secret 4711' });
    await assert.rejects(storage().get(sha256), failsWith('ARTIFACT_STORE_REFUSED', /\(HTTP 403\)/));
    server.objects.set(pathOf(sha256), bytes);
    await assert.rejects(new ObjectStorage(server.config, { ...QUICK, maxBytes: bytes.length - 1 }).get(sha256), failsWith('ARTIFACT_TOO_LARGE'));
    await new ObjectStorage(server.config, { ...QUICK, maxBytes: bytes.length }).get(sha256);
    assert.equal(server.requests.length, 7);
  });
});

describe('CachedArtifacts', () => {
  const worker = async (): Promise<CachedArtifacts> => new CachedArtifacts(new ArtifactStore(await mkdtemp(join(directory, 'cache-'))), storage(), logger);

  it('fetches once, however many ask at once, and then never again', async () => {
    server.objects.set(pathOf(sha256), bytes);
    const artifacts = await worker();
    const all = await Promise.all(Array.from({ length: 20 }, () => artifacts.get(sha256)));
    for (const one of all) assert.deepEqual(new Uint8Array(one), bytes);
    assert.deepEqual(new Uint8Array(await new CachedArtifacts(artifacts.cache, storage(), logger).get(sha256)), bytes);
    assert.equal(requests('GET'), 1);
    assert.deepEqual(await artifacts.cache.list(), [sha256]);
  });

  it('serves workers that share a directory and start at once', async () => {
    server.objects.set(pathOf(sha256), bytes);
    const first = await worker();
    const others = Array.from({ length: 4 }, () => new CachedArtifacts(first.cache, storage(), logger));
    for (const one of await Promise.all([first, ...others].map((artifacts) => artifacts.get(sha256)))) assert.deepEqual(new Uint8Array(one), bytes);
    assert.deepEqual(await readdir(first.cache.directory), [sha256]);
  });

  it('fetches a damaged copy again, once, and proves with nothing else meanwhile', async () => {
    server.objects.set(pathOf(sha256), bytes);
    const artifacts = await worker();
    await artifacts.get(sha256);
    await writeFile(artifacts.cache.pathOf(sha256), bytes.subarray(1));
    assert.deepEqual(new Uint8Array(await artifacts.get(sha256)), bytes);
    assert.deepEqual(new Uint8Array(await readFile(artifacts.cache.pathOf(sha256))), bytes);
    assert.equal(requests('GET'), 2);

    await writeFile(artifacts.cache.pathOf(sha256), bytes.subarray(1));
    server.objects.set(pathOf(sha256), bytes.subarray(1));
    await assert.rejects(artifacts.get(sha256), failsWith('ARTIFACT_HASH_MISMATCH', /bucket/));
  });

  it('leaves nothing of a failed fetch behind, and takes away what a killed process left', async () => {
    const artifacts = await worker();
    const abandoned = join(artifacts.cache.directory, `${sha256}.${randomUUID()}.tmp`);
    const fresh = join(artifacts.cache.directory, `${sha256}.${randomUUID()}.tmp`);
    for (const path of [abandoned, fresh]) await writeFile(path, 'half');
    await utimes(abandoned, new Date(0), new Date(0));
    await assert.rejects(artifacts.get(sha256), failsWith('ARTIFACT_MISSING'));
    assert.deepEqual((await readdir(artifacts.cache.directory)).map((name) => join(artifacts.cache.directory, name)), [fresh]);
    server.objects.set(pathOf(sha256), bytes);
    assert.deepEqual(new Uint8Array(await artifacts.get(sha256)), bytes, 'missing once is not missing for good');
  });

  it('works without object storage as well', async () => {
    const { cache, ...artifacts } = openArtifacts(join(directory, 'alone'), undefined, logger);
    await assert.rejects(artifacts.get(sha256), failsWith('ARTIFACT_MISSING'));
    assert.equal(await artifacts.put(bytes), sha256);
    assert.deepEqual(new Uint8Array(await artifacts.get(sha256)), bytes);
    assert.deepEqual(await cache.list(), [sha256]);
  });

  it('says that the disk is full, keeps what it has, and goes on once there is room', async (context) => {
    const mounted = join(directory, 'small-disk');
    await mkdir(mounted);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', mounted]).status !== 0) return context.skip('needs a small file system: mounting one takes root');
    try {
      const kept = new Uint8Array(randomBytes(100_000));
      const ballast = join(mounted, 'ballast');
      const artifacts = new CachedArtifacts(new ArtifactStore(mounted), storage(), logger);
      for (const one of [kept, bytes]) server.objects.set(pathOf(sha256Of(one)), one);
      await artifacts.get(sha256Of(kept));
      await writeFile(ballast, new Uint8Array(200_000));

      await assert.rejects(artifacts.get(sha256), failsWith('ARTIFACT_STORE_FULL', /make room/));
      // Nobody told how large it is: the write itself runs into the end of the disk.
      await assert.rejects(artifacts.cache.put(bytes), failsWith('ARTIFACT_STORE_FULL', /ENOSPC/));
      assert.deepEqual((await readdir(mounted)).toSorted(), [sha256Of(kept), 'ballast'].toSorted());
      assert.deepEqual(new Uint8Array(await artifacts.get(sha256Of(kept))), kept);

      await rm(ballast);
      assert.deepEqual(new Uint8Array(await artifacts.get(sha256)), bytes);
    } finally {
      spawnSync('umount', [mounted]);
    }
  });
});

describe('publishArtifacts', () => {
  it('uploads what is not there, once, and mends what is', async () => {
    const local = new ArtifactStore(await mkdtemp(join(directory, 'build-')));
    const wasm = new Uint8Array(randomBytes(1_000));
    const circuits = [{ circuit: 'record-test@1.0.0', zkeySha256: await local.put(bytes), wasmSha256: await local.put(wasm) }];
    const publish = async (again = false): Promise<boolean[]> => (await publishArtifacts(circuits, local, storage(), again)).map(({ uploaded }) => uploaded);

    assert.deepEqual(await publish(), [true, true]);
    assert.deepEqual(await publish(), [false, false]);
    assert.equal(requests('PUT'), 2);
    assert.deepEqual([...server.objects.keys()].toSorted(), [sha256, sha256Of(wasm)].map(pathOf).toSorted());

    server.objects.set(pathOf(sha256), bytes.subarray(1));
    assert.deepEqual(await publish(), [true, false]);
    server.objects.set(pathOf(sha256), bytes.toReversed());
    assert.deepEqual(await publish(true), [true, true]);
    assert.deepEqual(new Uint8Array(await storage().get(sha256)), bytes);

    await assert.rejects(publishArtifacts([{ ...circuits[0]!, wasmSha256: '0'.repeat(64) }], local, storage()), failsWith('ARTIFACT_MISSING'));
    assert.equal((await stat(local.pathOf(sha256))).mode & 0o777, 0o600);
  });
});
