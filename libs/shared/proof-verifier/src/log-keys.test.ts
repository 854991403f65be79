import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogKeyRotation } from '@probity/shared-evidence';
import { formatVerifierKey, leafHash, rootOf, signCheckpoint, verifierOf, type NoteSigner } from '@probity/shared-transparency';
import { logKeyAt, logKeyPeriods, signRotation, verifyLogCheckpoint } from './log-keys.js';

const signer = (byte: number, name = 'bank.example/log'): NoteSigner => ({ name, type: 'ed25519', secretKey: new Uint8Array(32).fill(byte) });
const vkey = (of: NoteSigner): string => formatVerifierKey(verifierOf(of));
const [a, b, c] = [signer(1), signer(2), signer(3)];
const first = signRotation({ bankId: 'a-bank', fromSize: 5 }, a, b);
const second = signRotation({ bankId: 'a-bank', fromSize: 9 }, b, c);

test('each size has the key that was in force', () => {
  const periods = logKeyPeriods(vkey(a), [first, second])!;
  assert.deepEqual([1, 4, 5, 8, 9, 1000].map((size) => logKeyAt(periods, size)), [a, a, b, b, c, c].map(verifierOf));
  assert.deepEqual(logKeyPeriods(vkey(a), []), [{ fromSize: 0, key: verifierOf(a) }]);
});

test('a checkpoint verifies under the key of its size only: an old key signs nothing new, a new one nothing old', () => {
  const periods = logKeyPeriods(vkey(a), [first])!;
  const note = (size: number, by: NoteSigner): string => signCheckpoint({ origin: by.name, size, root: rootOf(Array.from({ length: size }, (_, i) => leafHash(new Uint8Array([i])))) }, by);
  assert.equal(verifyLogCheckpoint(note(4, a), periods)?.checkpoint.size, 4);
  assert.equal(verifyLogCheckpoint(note(5, b), periods)?.checkpoint.size, 5);
  assert.equal(verifyLogCheckpoint(note(5, a), periods), undefined);
  assert.equal(verifyLogCheckpoint(note(4, b), periods), undefined);
  assert.equal(verifyLogCheckpoint('nothing', periods), undefined);
});

test('a rotation that does not follow, or lacks a signature, is none', () => {
  const cases: Record<string, LogKeyRotation> = {
    'of another key': second,
    'to the same key': signRotation({ bankId: 'a-bank', fromSize: 5 }, a, a),
    'of another log': signRotation({ bankId: 'a-bank', fromSize: 5 }, a, signer(2, 'other.example/log')),
    'from size 0': signRotation({ bankId: 'a-bank', fromSize: 0 }, a, b),
    'another size': { ...first, fromSize: 6 },
    'another bank': { ...first, bankId: 'b-bank' },
    'not signed by the old key': { ...first, oldSignature: signRotation({ bankId: 'a-bank', fromSize: 5 }, c, b).oldSignature },
    'not signed by the new key': { ...first, newSignature: first.oldSignature },
    'signatures exchanged': { ...first, oldSignature: first.newSignature, newSignature: first.oldSignature },
  };
  for (const [what, rotation] of Object.entries(cases)) assert.equal(logKeyPeriods(vkey(a), [rotation]), undefined, what);
  assert.equal(logKeyPeriods(vkey(a), [first, signRotation({ bankId: 'a-bank', fromSize: 5 }, b, c)]), undefined, 'not later');
  // A key has one successor for good, so a log that came back to it could never leave it again; and it was given up for a reason.
  assert.equal(logKeyPeriods(vkey(a), [first, signRotation({ bankId: 'a-bank', fromSize: 9 }, b, a)]), undefined, 'back to a former key');
  assert.equal(logKeyPeriods('no key', []), undefined);
});
