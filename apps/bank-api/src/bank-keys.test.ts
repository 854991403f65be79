import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  assert.deepEqual(first.logSigner, second.logSigner);
  assert.notEqual(BankKeys.open(join(directory, 'other.json')).logSigner.name, first.logSigner.name);
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
