/** A reader's own memory of a log: what was seen last time, against what is shown now. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { verifyConsistency, type Checkpoint } from '@probity/shared-transparency';
import type { ArchiveHistory } from './archive.js';
import { newestOf } from './sequence.js';
import type { TrustMaterial } from './trust.js';

/**
 * - `extends`: what is shown now holds everything that was there, unchanged
 * - `shorter`: the log has fewer entries than it had
 * - `another history`: it does not extend the one that was seen
 * - `unsigned`: the checkpoint is not signed by the log's key, or not cosigned by the witness
 */
export type KeptOutcome = 'extends' | 'shorter' | 'another history' | 'unsigned';

/** @param history the newest checkpoint, with a consistency proof from the size that was kept @returns also the checkpoint to keep from now on */
export function compareKept(kept: Pick<Checkpoint, 'size' | 'root'>, history: ArchiveHistory, trust: TrustMaterial): { readonly outcome: KeptOutcome; readonly newest?: Checkpoint } {
  const newest = newestOf(history, trust);
  if (newest === undefined) return { outcome: 'unsigned' };
  if (newest.size < kept.size) return { outcome: 'shorter', newest };
  const proof = history.consistency.find(({ size }) => size === kept.size)?.hashes ?? [];
  return { outcome: verifyConsistency(kept.size, kept.root, newest.size, newest.root, proof.map(hexToBytes)) ? 'extends' : 'another history', newest };
}
