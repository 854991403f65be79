import { newId, type Clock } from '@probity/shared-platform';
import { verifyLogCheckpoint } from '@probity/shared-proof-verifier';
import {
  cosign, formatSignatureLine, formatSize, formatVerifierKey, parseAddCheckpoint, parseCheckpoint, parseNote, signaturesOf, verifierOf,
  verifyConsistency, type AddCheckpointRequest, type Checkpoint, type NoteSigner,
} from '@probity/shared-transparency';
import type { DataSource, EntityManager } from 'typeorm';
import { Bank, CheckpointRow, RefusedCheckpoint, WitnessHead } from './entities.js';
import { keepOffered, type LeafProblem } from './leaf.service.js';
import { logKeysOf } from './registration.service.js';

/** An answer of the witness, by C2SP tlog-witness. */
export type WitnessAnswer =
  /** The cosignature line. */
  | { readonly status: 200; readonly body: string }
  /** The size that the witness has; the body of the answer is of type text/x.tlog.size. */
  | { readonly status: 409; readonly body: string }
  | { readonly status: 400 | 403 | 404 | 422; readonly body: '' }
  /** A refusal by policy: the leaves under the checkpoint are not here. The body says which, and what cures it. */
  | { readonly status: 422; readonly problem: LeafProblem };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * The witness: cosigns whatever extends the history it kept and whose leaves are here, and nothing else. No approval: what
 * the leaves say is the judge's business. The new head is in the database before the cosignature leaves.
 */
export class WitnessService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: NoteSigner,
    private readonly clock: Clock,
  ) {}

  verifierKey(): string {
    return formatVerifierKey(verifierOf(this.signer));
  }

  /** Answers an add-checkpoint request. @param speaksFor the one bank that the sender speaks for; 403 for another one's log */
  async addCheckpoint(body: string, speaksFor?: string): Promise<WitnessAnswer> {
    const request = parseAddCheckpoint(body);
    const note = request === undefined ? undefined : parseNote(request.checkpoint);
    if (request === undefined || note === undefined) return { status: 400, body: '' };

    const bank = await this.dataSource.manager.findOneBy(Bank, { origin: note.text.split('\n', 1)[0] ?? '' });
    if (bank === null) return { status: 404, body: '' };
    if (speaksFor !== undefined && bank.bankId !== speaksFor) return { status: 403, body: '' };
    if (parseCheckpoint(note.text) === undefined) return { status: 400, body: '' };
    return this.dataSource.transaction(async (manager) => {
      // Rotations are registered under this lock: keys read before it could be those of before a rotation, and a stolen old key still count.
      const head = await manager.findOneOrFail(WitnessHead, { where: { bankId: bank.bankId }, lock: { mode: 'pessimistic_write' } });
      const verified = verifyLogCheckpoint(request.checkpoint, await logKeysOf(manager, bank));
      if (verified === undefined) return { status: 403, body: '' };
      const { checkpoint, key } = verified;
      if (request.oldSize > checkpoint.size) return { status: 400, body: '' };

      // Lines of other keys were not checked, and one in the witness' own name would spoil the note that is kept: they go.
      const own = signaturesOf(note, key).map(({ name, keyHash, signature }) => formatSignatureLine(name, keyHash, signature));
      return this.extend(manager, head, { ...request, checkpoint: `${note.text}\n${own.join('')}` }, checkpoint);
    });
  }

  private async extend(manager: EntityManager, head: WitnessHead, request: AddCheckpointRequest, checkpoint: Checkpoint): Promise<WitnessAnswer> {
    const { bankId } = head;
    if (request.oldSize !== head.size) {
      await this.rememberConflict(manager, bankId, request, checkpoint);
      return { status: 409, body: formatSize(head.size) };
    }
    if (checkpoint.size === head.size && hex(checkpoint.root) !== head.root) {
      await this.remember(manager, bankId, request, checkpoint, 'ANOTHER_ROOT');
      return { status: 409, body: formatSize(head.size) };
    }
    if (!verifyConsistency(head.size, Buffer.from(head.root, 'hex'), checkpoint.size, checkpoint.root, request.consistency)) {
      await this.remember(manager, bankId, request, checkpoint, 'NOT_CONSISTENT');
      return { status: 422, body: '' };
    }
    const leaves = await keepOffered(manager, bankId, { size: head.size, roots: head.frontier.map((node) => Buffer.from(node, 'hex')) }, checkpoint);
    if ('problem' in leaves) return { status: 422, problem: leaves.problem };

    const cosignature = cosign(request.checkpoint, this.signer, this.clock.nowSeconds());
    const root = hex(checkpoint.root);
    await manager.update(WitnessHead, { bankId, size: head.size, root: head.root }, { size: checkpoint.size, root, frontier: leaves.frontier.roots.map(hex) });
    // A size that was cosigned before keeps its first note: cosigning it again adds a newer time only.
    await manager.createQueryBuilder().insert().into(CheckpointRow)
      .values({ id: newId(), bankId, size: checkpoint.size, root, note: request.checkpoint, cosignature })
      .orIgnore().execute();
    return { status: 200, body: cosignature };
  }

  /** A checkpoint of a size that was kept with another root shows a rewritten history, whatever old size came with it. */
  private async rememberConflict(manager: EntityManager, bankId: string, request: AddCheckpointRequest, checkpoint: Checkpoint): Promise<void> {
    const kept = await manager.findOneBy(CheckpointRow, { bankId, size: checkpoint.size });
    if (kept !== null && kept.root !== hex(checkpoint.root)) await this.remember(manager, bankId, request, checkpoint, 'ANOTHER_ROOT');
  }

  private async remember(
    manager: EntityManager, bankId: string, request: AddCheckpointRequest, checkpoint: Checkpoint, reason: RefusedCheckpoint['reason'],
  ): Promise<void> {
    await manager.createQueryBuilder().insert().into(RefusedCheckpoint)
      .values({ id: newId(), bankId, size: checkpoint.size, root: hex(checkpoint.root), note: request.checkpoint, reason })
      .orIgnore().execute();
  }

  /** The newest cosigned checkpoint of a bank as a note with its cosignature; undefined before the first. */
  async newestCheckpoint(bankId: string): Promise<string | undefined> {
    const [newest] = await this.dataSource.manager.find(CheckpointRow, { where: { bankId }, order: { size: 'DESC' }, take: 1 });
    return newest === undefined ? undefined : newest.note + newest.cosignature;
  }
}
