import { logKeyAt } from '@probity/shared-proof-verifier';
import { GrowingTree, leafHash, parseNote, verifyCheckpoint, verifyCosignature, type TreeHash } from '@probity/shared-transparency';
import { Between } from 'typeorm';
import { LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogLeafEntity } from '../entities/log.entity.js';
import type { Checking } from './checking.js';

const hex = (hash: TreeHash): string => Buffer.from(hash).toString('hex');

/** The log from its first leaf: hashes, roots, signatures. @returns how many leaves there are */
export async function checkLog(checking: Checking): Promise<number> {
  const { manager, problems } = checking;
  const tree = new GrowingTree();
  let leaves = 0;
  let after = -1;
  for (;;) {
    // One at a time: the close leaf of a large day is tens of megabytes.
    const [leaf] = await manager.createQueryBuilder(LogLeafEntity, 'leaf').where('leaf.index > :after', { after }).orderBy('leaf.index').limit(1).getMany();
    if (leaf === undefined) break;
    if (leaf.index !== after + 1) problems.add('LEAF_INDEX', `leaf ${after + 1}`);
    const hash = leafHash(leaf.leaf);
    if (hex(hash) !== leaf.hash) problems.add('LEAF_HASH', `leaf ${leaf.index}`);
    // What a checkpoint signed was made from the stored hashes; where a leaf differs, that was said.
    tree.append(Buffer.from(leaf.hash, 'hex'));
    await checkCheckpoints(checking, after + 2, leaf.index + 1, hex(tree.root()));
    after = leaf.index;
    leaves += 1;
  }
  const head = await manager.findOneBy(LogHeadEntity, { id: 1 });
  if (head?.size !== leaves) problems.add('LOG_HEAD', 'log');
  if (leaves > 0 && !(await manager.existsBy(LogCheckpointEntity, { size: after + 1 }))) problems.add('CHECKPOINT_MISSING', `checkpoint ${after + 1}`);
  const beyond = await manager.createQueryBuilder(LogCheckpointEntity, 'checkpoint').where('checkpoint.size > :size', { size: after + 1 }).getMany();
  for (const { size } of beyond) problems.add('CHECKPOINT_ROOT', `checkpoint ${size}`);
  return leaves;
}

/** Checkpoints of the sizes that end with a leaf; of more than one size where leaves are missing. */
async function checkCheckpoints(checking: Checking, from: number, to: number, root: string): Promise<void> {
  const { manager, problems, logKeys, witnessKey } = checking;
  for (const { size, root: stored, note } of await manager.findBy(LogCheckpointEntity, { size: Between(from, to) })) {
    const where = `checkpoint ${size}`;
    const logKey = logKeyAt(logKeys, size);
    const signed = verifyCheckpoint(note, logKey);
    if (signed === undefined) problems.add('CHECKPOINT_SIGNATURE', where);
    if (stored !== root || size !== to || (signed && (signed.size !== size || hex(signed.root) !== root))) problems.add('CHECKPOINT_ROOT', where);
    const cosigned = await manager.findOneBy(LogCosignatureEntity, { size });
    if (cosigned === null) continue;
    const same = parseNote(cosigned.note)?.text === parseNote(note)?.text && verifyCheckpoint(cosigned.note, logKey) !== undefined;
    if (!same || (witnessKey && verifyCosignature(cosigned.note, witnessKey) === undefined)) problems.add('COSIGNATURE_INVALID', where);
  }
}
