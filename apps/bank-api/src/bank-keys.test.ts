import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BankKeys, bankKeysFile } from './bank-keys.js';

const directory = mkdtempSync(join(tmpdir(), 'probity-keys-'));
after(() => rmSync(directory, { recursive: true }));
const file = bankKeysFile(directory);

test('keys are made once, for their owner only, and stay', () => {
  const first = BankKeys.open(file);
  const second = BankKeys.open(file);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(first.pseudonymKey, second.pseudonymKey);
  assert.deepEqual(first.signers(), second.signers());
  assert.notEqual(BankKeys.open(join(directory, 'other.json')).signers()[0]!.name, first.signers()[0]!.name);
});

test('a file that others can read is refused', () => {
  chmodSync(file, 0o644);
  assert.throws(() => BankKeys.open(file), { code: 'KEYS_UNREADABLE' });
  chmodSync(file, 0o600);
});

test('a damaged file is refused without quoting it', () => {
  const damaged = join(directory, 'damaged.json');
  writeFileSync(damaged, '{"logSigningKey":"secret-part"', { mode: 0o600 });
  assert.throws(() => BankKeys.open(damaged), (error) => error instanceof Error && !error.message.includes('secret-part'));
});

test('a rotation keeps the name of the log and of the old key the public part only, whenever its process dies', () => {
  const rotating = join(directory, 'rotating.json');
  const keys = BankKeys.open(rotating);
  const [old] = keys.signers();
  const first = keys.firstKey();
  const next = keys.prepareNext();
  assert.deepEqual(BankKeys.open(rotating).prepareNext(), next, 'the same one after a restart');
  assert.deepEqual(keys.signers(), [old, next]);
  const prepared = readFileSync(join(directory, 'rotating-next.json'));
  keys.finishRotation();
  keys.finishRotation();
  assert.deepEqual(keys.signers(), [next]);
  assert.deepEqual([next.name, keys.firstKey()], [old!.name, first]);
  assert.equal(readFileSync(rotating, 'utf8').includes(Buffer.from(old!.secretKey).toString('hex')), false);
  // Died before the prepared key was removed: it is no next key any more.
  writeFileSync(join(directory, 'rotating-next.json'), prepared, { mode: 0o600 });
  assert.notDeepEqual(keys.prepareNext(), next);
  assert.equal(keys.firstKey(), first);
});

test('a derived key is for one purpose of one bank, and a rotation keeps it', () => {
  const deriving = join(directory, 'deriving.json');
  const keys = BankKeys.open(deriving);
  const derived = keys.derivedKey('one');
  assert.equal(derived.length, 32);
  assert.notDeepEqual(keys.derivedKey('other'), derived);
  assert.notDeepEqual(BankKeys.open(file).derivedKey('one'), derived);
  keys.prepareNext();
  keys.finishRotation();
  assert.deepEqual(BankKeys.open(deriving).derivedKey('one'), derived);
});
