import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consistencyProof, cosign, leafHash, rootOf, signCheckpoint, withCosignatures, type TreeHash } from '@probity/shared-transparency';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ArchiveHistory } from './archive.js';
import { compareKept } from './kept-checkpoint.js';
import { logKey, sampleTrust, witnessKey } from './sample-day.testing.js';

const leaf = (text: string): TreeHash => leafHash(new TextEncoder().encode(text));
const log = ['a', 'b', 'c', 'd', 'e'].map(leaf);
const kept = { size: 3, root: rootOf(log.slice(0, 3)) };

function shown(leaves: readonly TreeHash[], cosigned = true): ArchiveHistory {
  const note = signCheckpoint({ origin: logKey.name, size: leaves.length, root: rootOf(leaves) }, logKey);
  return {
    kind: 'archive-history', checkpoint: cosigned ? withCosignatures(note, cosign(note, witnessKey, 1_761_500_000)) : note,
    consistency: leaves.length < kept.size ? [] : [{ size: kept.size, hashes: consistencyProof(leaves, kept.size).map(bytesToHex) }],
  };
}
const outcome = (history: ArchiveHistory): string => compareKept(kept, history, sampleTrust()).outcome;

test('a log is held against what was seen of it before', () => {
  assert.equal(outcome(shown(log)), 'extends');
  assert.equal(outcome(shown(log.slice(0, 3))), 'extends');
  assert.equal(outcome(shown(log.slice(0, 2))), 'shorter');
  assert.equal(outcome(shown([leaf('x'), ...log.slice(1)])), 'another history');
  assert.equal(outcome({ ...shown(log), consistency: [] }), 'another history');
  assert.equal(outcome(shown(log, false)), 'unsigned');
});
