/**
 * After a restore from backup: brings the log back to what the witness cosigned, with the leaves that the regulator kept, byte
 * for byte, and notes which batches' rows are lost. Nothing is taken on trust: the leaves must give the root that this bank's
 * own key signed, and begin with the leaves that are still here.
 */
import { parseLeaf, type CloseLeaf, type LogLeafDocument, type Verdict } from '@probity/shared-evidence';
import { canonicalJson } from '@probity/shared-commitments';
import { newId } from '@probity/shared-platform';
import {
  EMPTY_FRONTIER, extendFrontier, frontierRoot, leafHash, parseVerifierKey, sameHash, verifyCosignature, type Checkpoint,
} from '@probity/shared-transparency';
import { In, type DataSource, type EntityManager } from 'typeorm';
import type { BankLog } from './bank-log.js';
import { daysSinceEpoch } from './business-day.js';
import { BatchEntity } from './entities/batch.entity.js';
import { LogCosignatureEntity, LogHeadEntity, LogLeafEntity, LogRecoveryEntity } from './entities/log.entity.js';
import { FeatureProgramEntity, ModelEntity, PolicyEntity } from './entities/reference.entity.js';
import { BatchError } from './errors.js';
import { closeLeafOf } from './evidence.js';
import type { RegulatorPort } from './ports.js';
import { unrecovered } from './recovery.js';

/** What a recovery found and did. */
export interface LogRecoveryReport {
  /** Leaves that the log held before, and holds now. */
  readonly held: number;
  readonly size: number;
  /** Batches whose leaves are in the log and whose rows are not here, and which nothing replaced yet: each is to be sealed again as recovery. */
  readonly lost: readonly { readonly batchId: string; readonly businessDate: string; readonly batchIndex: number; readonly kind: BatchEntity['kind']; readonly records: number }[];
}

interface ReturnedLeaf {
  readonly index: number;
  readonly text: string;
  readonly hash: string;
  readonly document: LogLeafDocument;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (hash: string): Uint8Array => Uint8Array.from(Buffer.from(hash, 'hex'));

export class LogRecovery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Pick<BankLog, 'ownCheckpoint' | 'sign'>,
    private readonly regulator: Pick<RegulatorPort, 'newestCheckpoint' | 'leafHashes' | 'lostLeaves' | 'verdict' | 'witnessKey'>,
  ) {}

  /**
   * Appends what the log lost. Everything is stored in one transaction; asked again, it finds nothing to do.
   * @throws BatchError LOG_LEAF_DIFFERS where a leaf that is here is not the one that was cosigned; WITNESS_REFUSED where what
   * the witness gives does not hold; WITNESS_UNREACHABLE, REGULATOR_UNREACHABLE
   */
  async recover(actor: string): Promise<LogRecoveryReport> {
    const own = await this.#ownHashes();
    const kept = await this.#keptCheckpoint();
    if (kept === undefined) return this.#report(own.length, own.length);
    const hashes = await this.#keptHashes(kept.checkpoint);
    const differs = own.findIndex((hash, index) => index < hashes.length && hash !== hashes[index]);
    if (differs >= 0) throw leafDiffers(differs, hashes.length);
    if (own.length >= hashes.length) return this.#report(own.length, own.length);

    const leaves = await this.#returned(own.length, hashes);
    const verdicts = new Map<string, Verdict>();
    for (const { hash, document } of leaves) {
      const verdict = document.kind === 'header' ? await this.regulator.verdict(hash) : undefined;
      if (verdict) verdicts.set(hash, verdict);
    }
    await this.dataSource.transaction(async (manager) => {
      const head = await manager.findOneOrFail(LogHeadEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
      if (head.size !== own.length) throw new BatchError('LOG_HEAD_MOVED', 'the log grew while it was compared with the witness: recover again');
      await this.#append(manager, own, leaves, kept.note);
      for (const leaf of leaves) await place(manager, leaf, verdicts.get(leaf.hash), actor);
      await manager.insert(LogRecoveryEntity, { id: newId(), held: own.length, size: hashes.length, actor });
      await manager.update(BatchEntity, { failureCode: 'LOG_BEHIND_WITNESS' }, { failureCode: null });
    });
    return this.#report(own.length, hashes.length);
  }

  async #report(held: number, size: number): Promise<LogRecoveryReport> {
    const { manager } = this.dataSource;
    const dates = new Set((await manager.findBy(BatchEntity, { lost: true })).map(({ businessDate }) => businessDate));
    const batches = await manager.find(BatchEntity, { where: { businessDate: In([...dates]) }, order: { businessDate: 'ASC', batchIndex: 'ASC' } });
    return { held, size, lost: unrecovered(batches).map(({ id, businessDate, batchIndex, kind, records }) => ({ batchId: id, businessDate, batchIndex, kind, records })) };
  }

  async #ownHashes(): Promise<string[]> {
    const rows = await this.dataSource.manager.find(LogLeafEntity, { select: { index: true, hash: true }, order: { index: 'ASC' } });
    return rows.map(({ hash }) => hash);
  }

  /** The newest cosigned checkpoint, signed by this log's own key and by the witness. */
  async #keptCheckpoint(): Promise<{ note: string; checkpoint: Checkpoint } | undefined> {
    const note = await this.regulator.newestCheckpoint();
    if (note === undefined) return undefined;
    const checkpoint = await this.log.ownCheckpoint(note);
    const witness = parseVerifierKey(await this.regulator.witnessKey());
    if (!witness || verifyCosignature(note, witness) === undefined) throw new BatchError('WITNESS_REFUSED', 'the checkpoint that the witness keeps does not carry its cosignature');
    return { note, checkpoint };
  }

  async #keptHashes({ size, root }: Checkpoint): Promise<string[]> {
    const hashes: string[] = [];
    while (hashes.length < size) {
      const page = await this.regulator.leafHashes(hashes.length);
      if (page.length === 0) break;
      hashes.push(...page);
    }
    // The log may have grown at the witness meanwhile.
    const cosigned = hashes.slice(0, size);
    if (cosigned.length < size || !sameHash(frontierRoot(extendFrontier(EMPTY_FRONTIER, cosigned.map(bytes))), root)) {
      throw new BatchError('WITNESS_REFUSED', 'the leaves that the witness keeps do not give the root that it cosigned: nothing was changed; tell the regulator');
    }
    return cosigned;
  }

  /** The lost leaves, each checked against its hash under the cosigned root. */
  async #returned(held: number, hashes: readonly string[]): Promise<ReturnedLeaf[]> {
    const leaves: ReturnedLeaf[] = [];
    while (held + leaves.length < hashes.length) {
      const page = await this.regulator.lostLeaves(held + leaves.length);
      for (const text of page.slice(0, hashes.length - held - leaves.length)) {
        const index = held + leaves.length;
        const document = parseLeaf(text);
        const hash = hex(leafHash(Buffer.from(text, 'utf8')));
        if (document === undefined || hash !== hashes[index]) throw new BatchError('WITNESS_REFUSED', `leaf ${index} as it came back is not the one that was cosigned: nothing was changed; tell the regulator`);
        leaves.push({ index, text, hash, document });
      }
      if (page.length === 0) throw new BatchError('WITNESS_REFUSED', 'the regulator handed out fewer leaves than it cosigned: nothing was changed; tell the regulator');
    }
    return leaves;
  }

  /** Leaves and checkpoints as they were appended first: signatures of Ed25519 are the same again. */
  async #append(manager: EntityManager, own: readonly string[], leaves: readonly ReturnedLeaf[], cosignedNote: string): Promise<void> {
    let frontier = extendFrontier(EMPTY_FRONTIER, own.map(bytes));
    for (const { index, text, hash } of leaves) {
      frontier = extendFrontier(frontier, [bytes(hash)]);
      await manager.insert(LogLeafEntity, { index, leaf: Buffer.from(text, 'utf8'), hash });
      await this.log.sign(manager, frontier.size, frontierRoot(frontier));
    }
    await manager.insert(LogCosignatureEntity, { size: frontier.size, note: cosignedNote });
    await manager.update(LogHeadEntity, { id: 1 }, { size: frontier.size });
  }
}

function leafDiffers(index: number, kept: number): BatchError {
  return new BatchError('LOG_LEAF_DIFFERS',
    `leaf ${index} of the log is not the one that the witness cosigned (it keeps ${kept}): the backup was changed, or the log was appended to after the restore. `
    + 'Restore an untouched backup and recover before anything is closed; if there is none, settle it with the supervisor. Nothing was changed');
}

/** Finds or makes the batch that a returned leaf belongs to. */
async function place(manager: EntityManager, leaf: ReturnedLeaf, verdict: Verdict | undefined, actor: string): Promise<void> {
  const { document, index, hash } = leaf;
  // What came after the backup is lost with its receipts; the chain goes on from the newest one that is here.
  if (document.kind === 'receipts') return;
  if (document.kind === 'close') return placeClose(manager, document, { closeIndex: index, closeHash: hash }, actor);
  const batch = await manager.findOneBy(BatchEntity, { closeHash: document.closeLeafHash });
  if (!batch) return;
  const { approvals = [], ...recovery } = document.recovery ?? {};
  await manager.update(BatchEntity, { id: batch.id }, {
    header: document as never, headerIndex: index, headerHash: hash,
    ...(batch.lost && {
      ...(verdict && { state: 'judged' as const, verdict: verdict as never }),
      ...(document.recovery && { recovery: recovery as never, approvals: approvals as never }),
      fxTableDigest: BigInt(document.fxTableDigest), rescoreDifferences: document.rescoreDifferences,
    }),
  });
}

async function placeClose(manager: EntityManager, leaf: CloseLeaf, place: { closeIndex: number; closeHash: string }, actor: string): Promise<void> {
  const batches = await manager.find(BatchEntity, { where: { businessDate: leaf.businessDate }, order: { batchIndex: 'ASC' } });
  const same = batches.find(({ batchIndex, closeHash }) => batchIndex === leaf.batchIndex && closeHash === null);
  // Sealed before the backup and closed after it with what is here: its rows are all there, and it goes on.
  if (same && (await isWhatIsHere(manager, same, place.closeHash))) {
    await manager.update(BatchEntity, { id: same.id }, place);
    return;
  }
  const replaced = leaf.supersedes === undefined ? null : await manager.findOneBy(BatchEntity, { headerHash: leaf.supersedes });
  const lost = {
    ...place, kind: leaf.batchKind, state: 'failed' as const, failureCode: 'ROWS_LOST', lost: true, records: leaf.lookupTags.length, chunks: leaf.chunks.length,
    firstSequence: 0, endSequence: 0, supersedes: leaf.supersedes ?? null, supersedesBatch: replaced?.id ?? null,
  };
  if (same) await manager.update(BatchEntity, { id: same.id }, lost);
  else await manager.insert(BatchEntity, { ...(await unknownRows(manager, leaf)), ...lost, batchIndex: freeIndex(leaf.batchIndex, batches), actor } as never);
}

/** The leaf's own number, or the next free one where a date was closed twice under it. */
function freeIndex(wanted: number, batches: readonly BatchEntity[]): number {
  return batches.some(({ batchIndex }) => batchIndex === wanted) ? batches.at(-1)!.batchIndex + 1 : wanted;
}

async function isWhatIsHere(manager: EntityManager, batch: BatchEntity, closeHash: string): Promise<boolean> {
  if (batch.state !== 'sealed' || batch.attestation === null) return false;
  return hex(leafHash(Buffer.from(canonicalJson(await closeLeafOf(manager, batch)), 'utf8'))) === closeHash;
}

/** A row for a batch that nothing is left of but its leaf. */
async function unknownRows(manager: EntityManager, leaf: CloseLeaf): Promise<Partial<BatchEntity>> {
  const { bankId, recordCircuit, modelCircuit, businessDate, dayStart, dayEnd, batchKind, batchIndex, featureProgramDigest, modelDigest, policyCommitment, queryKeyCommitment } = leaf;
  const policy = await manager.findOneBy(PolicyEntity, { commitment: BigInt(policyCommitment) });
  const program = await manager.findOneBy(FeatureProgramEntity, { digest: BigInt(featureProgramDigest) });
  const model = await manager.findOneBy(ModelEntity, { digest: BigInt(modelDigest) });
  return {
    id: newId(), businessDate, slots: leaf.slots,
    context: {
      bankId, recordCircuit, modelCircuit, businessDate: daysSinceEpoch(businessDate), dayStart, dayEnd, kind: batchKind, batchIndex,
      featureProgramDigest, modelDigest, policyCommitment, queryKeyCommitment,
    },
    // What was put in after the backup is lost too.
    policyVersion: policy?.version ?? 0, featureProgramVersion: program?.version ?? 'lost', modelVersion: model?.version ?? 'lost', lineRegisterVersion: 0,
    firstSalt: 0n, rescoreDifferences: 0, quarantined: [], fxTableDigest: 0n, timings: {},
  };
}
