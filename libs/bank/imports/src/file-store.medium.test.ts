import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { sha256Hex } from '@probity/shared-commitments';
import { ImportError } from './errors.js';
import { FileStore } from './file-store.js';

const ID = '01a215b5-72f8-7250-b925-545a12806f5e';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe('the store of files on their way in', () => {
  const parent = mkdtempSync(join(tmpdir(), 'probity-files-'));
  const directory = join(parent, 'imports');
  after(() => rmSync(parent, { recursive: true }));
  const store = new FileStore(directory, { fileBytes: 10, storeBytes: 25, receiving: 2 });
  const refusal = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
    const error: unknown = await store.receive(input).then(() => assert.fail('taken'), (caught: unknown) => caught);
    assert.ok(error instanceof ImportError, String(error));
    return error.code;
  };

  it('writes what comes, for its own user only, and knows its hash', async () => {
    const file = await store.receive(pieces('abc', '', 'def'));
    assert.deepEqual([file.bytes, file.sha256, readFileSync(file.path, 'utf8')], [6, sha256Hex('abcdef'), 'abcdef']);
    assert.deepEqual([statSync(file.path).mode & 0o777, statSync(directory).mode & 0o777], [0o600, 0o700]);
    await store.keep(file, ID);
    assert.ok(store.has(ID));
    await store.remove(ID);
    assert.deepEqual(readdirSync(directory), []);
  });

  it('keeps nothing of what is too large, empty or cut', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked += 1;
        yield Buffer.from('1234');
      }
    }
    assert.equal(await refusal(endless()), 'IMPORT_TOO_LARGE');
    assert.equal(asked, 3, 'no more is asked for than is written');
    assert.equal(await refusal(pieces('')), 'IMPORT_EMPTY');
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('aborted');
    }
    assert.equal(await refusal(cut()), 'IMPORT_INCOMPLETE');
    assert.deepEqual(readdirSync(directory), []);
  });

  it('takes no more than a few at once, nor more than the disk should hold', async () => {
    const open: (() => void)[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      await new Promise<void>((resume) => open.push(resume));
    }
    const both = [store.receive(slow()), store.receive(slow())];
    assert.equal(await refusal(pieces('b')), 'IMPORT_STORE_FULL');
    while (open.length < 2) await new Promise((resume) => setTimeout(resume, 1));
    open.forEach((resume) => resume());
    for (const file of await Promise.all(both)) await store.discard(file);
    const held = [await store.receive(pieces('0123456789')), await store.receive(pieces('0123456789')), await store.receive(pieces('0123456789'))];
    assert.equal(await refusal(pieces('b')), 'IMPORT_STORE_FULL');
    for (const file of held) await store.discard(file);
  });

  it('sweeps old files that nobody needs, and touches no others', async () => {
    const names = [`${ID}.import`, ID.replace('01', '02') + '.import', `${ID}.part`, 'notes.txt', `x${ID}.import`, '..import'];
    for (const name of names) writeFileSync(join(directory, name), 'x');
    mkdirSync(join(directory, 'folder.part'));
    await store.sweep(() => Promise.resolve(false));
    assert.equal(readdirSync(directory).length, names.length + 1, 'young files may be of a request that is at work');
    for (const name of names) utimesSync(join(directory, name), 1, 1);
    await store.sweep((id) => Promise.resolve(id === ID));
    assert.deepEqual(readdirSync(directory).sort(), ['..import', `${ID}.import`, 'folder.part', 'notes.txt', `x${ID}.import`].sort());
  });
});
