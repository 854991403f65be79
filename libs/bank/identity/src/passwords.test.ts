import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DUMMY_HASH, hashPassword, isOutdated, isPassword, requireStrong } from './passwords.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

test('a password is the one of its hash, in whatever form a keyboard composes it, and no other is', async () => {
  const stored = await hashPassword('caf\u00e9 lantern orbit');
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.ok(await isPassword(stored, 'cafe\u0301 lantern orbit'));
  assert.ok(!(await isPassword(stored, 'cafe lantern orbit')));
  assert.notEqual(stored, await hashPassword('caf\u00e9 lantern orbit'), 'salted');
});

test('who has no password is checked against a hash of the same cost, and never passes', async () => {
  assert.ok(!isOutdated(DUMMY_HASH));
  assert.ok(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA'));
  for (const none of [null, undefined]) assert.equal(await isPassword(none, 'anything'), false);
});

test('a flood of logins is refused before it takes memory, and what waits is served', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => isPassword(null, 'x')));
  const busy = answers.filter((answer) => answer.status === 'rejected' && code('LOGIN_BUSY')(answer.reason));
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 34, 'two at work and 32 waiting');
  assert.equal(busy.length, 26);
  assert.equal(await isPassword(null, 'x'), false, 'and afterwards there is place again');
});

test('short, repetitive and personal passwords are refused', () => {
  const words = ['ann.example@bank.example', 'example', 'Ann'];
  for (const weak of ['short', 'fourteen chars', 'aaaaaaaaaaaaaaaaaaaa', 'abababababababababab', 'ann.example@bank.example1', 'probityprobity1!', 'x'.repeat(300)]) {
    assert.throws(() => requireStrong(weak, words), code('PASSWORD_WEAK'), weak);
  }
  requireStrong('lantern orbit velvet', words);
});
