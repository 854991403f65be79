import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CircuitBuildError } from '@probity/shared-circuit-build';
import { parseVerifyingKey, verifyingKeyDigest } from '@probity/shared-proof-verifier';
import { circomlibDirectory, writeSmallCircuit } from '@probity/shared-proving-key/testing';
import { ArtifactError } from './artifact-error.js';
import { ArtifactStore, sha256Of } from './artifact-store.js';
import { emptyArtifactsLock, pinOf, readArtifactsLock, requirePinned, writeArtifactsLock } from './artifacts-lock.js';
import { buildCircuit } from './build-circuit.js';
import type { BuiltCircuit, CircuitBuild } from './build-circuit.js';
import { withBuildLock } from './build-lock.js';

let directory: string;
let build: CircuitBuild;
let built: BuiltCircuit;
let both: readonly BuiltCircuit[];

before(async () => {
  const written = await writeSmallCircuit();
  directory = written.directory;
  build = { name: 'small', source: written.source, includeDirs: [circomlibDirectory], seed: 'seed', cacheDir: join(directory, 'cache') };
  both = await Promise.all([buildCircuit(build), buildCircuit(build)]);
  built = both[0]!;
});

after(() => rm(directory, { recursive: true }));

const failsWith =
  (code: ArtifactError['code'] | CircuitBuildError['code']) =>
  (error: unknown): boolean =>
    (error instanceof ArtifactError || error instanceof CircuitBuildError) && error.code === code;

describe('buildCircuit', () => {
  it('builds once when asked twice at once, and leaves nothing half done', async () => {
    assert.deepEqual(both.map(({ cached }) => cached).toSorted(), [false, true]);
    assert.deepEqual({ ...both[0], cached: 0 }, { ...both[1], cached: 0 });
    assert.deepEqual((await readdir(build.cacheDir)).toSorted(), ['artifacts', 'builds']);
    assert.equal((await readdir(join(build.cacheDir, 'artifacts'))).length, 4);
    assert.equal((await readdir(join(build.cacheDir, 'builds'))).length, 1);
  });

  it('gives the same hashes from another place, and other keys for another seed', async () => {
    const elsewhere = await writeSmallCircuit();
    try {
      const again = await buildCircuit({ ...build, source: elsewhere.source, cacheDir: join(elsewhere.directory, 'cache') });
      assert.equal(again.cached, false);
      for (const field of ['r1csSha256', 'wasmSha256', 'zkeySha256', 'vkSha256'] as const) assert.equal(again[field], built[field]);
    } finally {
      await rm(elsewhere.directory, { recursive: true });
    }
    const other = await buildCircuit({ ...build, seed: 'other' });
    assert.equal(other.r1csSha256, built.r1csSha256);
    assert.notEqual(other.zkeySha256, built.zkeySha256);
  });

  it('builds again when an included file changed', async () => {
    const changed = await writeSmallCircuit();
    try {
      const first = await buildCircuit({ ...build, source: changed.source });
      assert.equal(first.cached, true);
      await appendFile(join(changed.directory, 'square.circom'), '// changed\n');
      const second = await buildCircuit({ ...build, source: changed.source });
      assert.equal(second.cached, false);
      assert.equal(second.r1csSha256, built.r1csSha256);
    } finally {
      await rm(changed.directory, { recursive: true });
    }
  });

  it('builds again when an artifact is damaged or its record is', async () => {
    await writeFile(built.paths.zkey, 'damaged');
    const mended = await buildCircuit(build);
    assert.deepEqual(mended, { ...built, cached: false });
    for (const record of await readdir(join(build.cacheDir, 'builds'))) await writeFile(join(build.cacheDir, 'builds', record), '{');
    assert.deepEqual(await buildCircuit(build), { ...built, cached: false });
    assert.deepEqual(await buildCircuit(build), { ...built, cached: true });
  });

  it('says what is wrong with a source', async () => {
    const source = join(directory, 'wrong.circom');
    await writeFile(source, 'pragma circom 2.1.6;\ntemplate T() { signal input a; signal output b; b <== a * a * a; }\ncomponent main = T();\n');
    await assert.rejects(buildCircuit({ ...build, source }), (error) => failsWith('CIRCUIT_COMPILE_FAILED')(error) && (error as Error).message.includes('Non quadratic'));
    await writeFile(source, 'include "nowhere.circom";\n');
    await assert.rejects(buildCircuit({ ...build, source }), failsWith('CIRCUIT_SOURCE_MISSING'));
    await assert.rejects(buildCircuit({ ...build, source: join(directory, 'none.circom') }), failsWith('CIRCUIT_SOURCE_MISSING'));
  });
});

describe('ArtifactStore', () => {
  it('gives back what it stored, and refuses what is damaged, missing or no hash', async () => {
    const store = new ArtifactStore(await mkdtemp(join(directory, 'store-')));
    const bytes = new Uint8Array([1, 2, 3]);
    const sha256 = await store.put(bytes);
    assert.equal(sha256, sha256Of(bytes));
    assert.deepEqual(new Uint8Array(await store.get(sha256)), bytes);
    assert.equal((await stat(store.pathOf(sha256))).mode & 0o777, 0o600);

    await writeFile(store.pathOf(sha256), new Uint8Array([1, 2, 4]));
    await assert.rejects(store.get(sha256), failsWith('ARTIFACT_HASH_MISMATCH'));
    await store.put(bytes);
    assert.deepEqual(new Uint8Array(await store.get(sha256)), bytes);

    await assert.rejects(store.get('0'.repeat(64)), failsWith('ARTIFACT_MISSING'));
    for (const name of ['', '../build.json', sha256.toUpperCase(), `${sha256}/..`]) await assert.rejects(store.get(name), failsWith('ARTIFACT_MISSING'));
  });
});

describe('artifacts lock', () => {
  it('pins a build and reads back', async () => {
    const path = join(directory, 'artifacts.lock.json');
    await writeArtifactsLock(path, { ...emptyArtifactsLock(), circuits: { 'small@1.0.0': pinOf(built, 2), 'another@1.0.0': pinOf(built, 4) } });
    const lock = await readArtifactsLock(path);
    assert.deepEqual(Object.keys(lock.circuits), ['another@1.0.0', 'small@1.0.0']);
    assert.doesNotThrow(() => requirePinned(lock, 'small@1.0.0', built));
    assert.equal(lock.circuits['small@1.0.0']!.slots, 2);
    const key = parseVerifyingKey(JSON.parse(await readFile(built.paths.vk, 'utf8')));
    assert.ok(key.ok);
    assert.equal(verifyingKeyDigest(key.value), built.vkSha256);
  });

  it('refuses a build that differs, and a circuit that it does not pin', () => {
    const lock = { ...emptyArtifactsLock(), circuits: { 'small@1.0.0': pinOf(built, 2) } };
    for (const field of ['r1csSha256', 'wasmSha256', 'zkeySha256', 'vkSha256'] as const) {
      assert.throws(() => requirePinned(lock, 'small@1.0.0', { ...built, [field]: '0'.repeat(64) }), failsWith('ARTIFACT_HASH_MISMATCH'));
    }
    assert.throws(() => requirePinned(lock, 'small@1.0.1', built), failsWith('ARTIFACT_NOT_PINNED'));
    assert.throws(() => requirePinned(lock, 'constructor', built), failsWith('ARTIFACT_NOT_PINNED'));
  });

  it('refuses a file of another shape', async () => {
    const path = join(directory, 'malformed.lock.json');
    for (const text of ['', '[]', '{"schema":"probity/artifacts-lock/2","circuits":{}}', '{"schema":"probity/artifacts-lock/1","circuits":{},"extra":1}', '{"schema":"probity/artifacts-lock/1","circuits":{"Small":{}}}']) {
      await writeFile(path, text);
      await assert.rejects(readArtifactsLock(path), failsWith('MALFORMED_LOCK_FILE'));
    }
  });
});

describe('withBuildLock', () => {
  it('takes over a lock that nobody has touched for long', async () => {
    const path = join(directory, 'silent.lock');
    await writeFile(path, String(process.pid));
    await utimes(path, new Date(0), new Date(0));
    assert.equal(await withBuildLock(path, async () => 'done'), 'done');
  });

  it('takes over the lock of a process that is gone', async () => {
    const path = join(directory, 'abandoned.lock');
    const beyondEveryProcess = 2 ** 30;
    await writeFile(path, String(beyondEveryProcess));
    assert.equal(await withBuildLock(path, async () => 'done'), 'done');
    assert.ok(!(await readdir(directory)).includes('abandoned.lock'));
  });
});
