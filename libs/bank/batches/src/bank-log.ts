/** The bank's RFC 9162 log in Postgres. */
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { MAX_LEAVES, type LogKeyRotation } from '@probity/shared-evidence';
import { signRotation } from '@probity/shared-proof-verifier';
import {
  consistencyProof, formatAddCheckpoint, formatVerifierKey, inclusionProof, leafHash, parseSize, parseVerifierKey, rootOf, signCheckpoint, verifierOf,
  verifyCheckpoint, verifyCosignature, withCosignatures, type Checkpoint, type NoteSigner, type TreeHash,
} from '@probity/shared-transparency';
import type { DataSource, EntityManager } from 'typeorm';
import { LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogKeyRotationEntity, LogLeafEntity } from './entities/log.entity.js';
import { BatchError } from './errors.js';
import type { RegulatorPort } from './ports.js';
import { bankProfile } from './reference-data.js';

/** Times that the witness is asked for one checkpoint, each after it said what size it keeps. */
const WITNESS_ATTEMPTS = 5;

/** Text of leaves in one request; a single leaf may be larger. */
const PAGE_BYTES = 8_000_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The name of a log is for good: taken from its first key, so that no two banks share one. */
export function logNameOf(firstPublicKey: Uint8Array): string {
  return `probity-bank-log-${sha256Hex(firstPublicKey).slice(0, 16)}`;
}

/** The bank's signing keys of its log: the one in force, and during a rotation the next one. */
export interface LogKeyring {
  /** C2SP verifier key of the first one. */
  firstKey(): string;
  signers(): readonly NoteSigner[];
}

const vkeyOf = (signer: NoteSigner): string => formatVerifierKey(verifierOf(signer));

async function newestRotation(manager: EntityManager): Promise<LogKeyRotation | undefined> {
  const [newest] = await manager.find(LogKeyRotationEntity, { order: { fromSize: 'DESC' }, take: 1 });
  return newest?.document;
}

export class BankLog {
  readonly #keyring: LogKeyring;

  constructor(
    private readonly dataSource: DataSource,
    keys: NoteSigner | LogKeyring,
    private readonly regulator: Pick<RegulatorPort, 'addCheckpoint' | 'newestCheckpoint' | 'offerLeaves' | 'witnessKey'>,
  ) {
    this.#keyring = 'signers' in keys ? keys : { firstKey: () => vkeyOf(keys), signers: () => [keys] };
  }

  /** Size of the log when it was last known to hold all that the witness has seen. */
  #confirmed: number | undefined;

  /** C2SP verifier key, as registered with the bank: the first one. */
  get logKey(): string {
    return this.#keyring.firstKey();
  }

  /** The key that signs what is appended now. Who calls holds the head. */
  async #signer(manager: EntityManager): Promise<NoteSigner> {
    const wanted = (await newestRotation(manager))?.newKey ?? this.logKey;
    const signer = this.#keyring.signers().find((candidate) => vkeyOf(candidate) === wanted);
    if (signer === undefined) throw new BatchError('LOG_KEY_MISSING', "the key file does not hold the key that signs the log now: restore it, or the database that belongs to it", { status: 500 });
    return signer;
  }

  /**
   * Lets another key sign from the next checkpoint on. Signed by both, to be registered with the regulator: until it is, the
   * witness refuses what the new key signs. The same key again returns the same rotation.
   * @throws BatchError LOG_KEY_UNUSED where the key so far has signed nothing yet
   */
  async rotateKey(next: NoteSigner, actor: string): Promise<LogKeyRotation> {
    return this.dataSource.transaction(async (manager) => {
      const { size } = await manager.findOneOrFail(LogHeadEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
      const newest = await newestRotation(manager);
      if (newest?.newKey === vkeyOf(next)) return newest;
      if (newest?.fromSize === size + 1) throw new BatchError('LOG_KEY_UNUSED', 'the key of the last rotation has signed nothing yet: rotate again after the next checkpoint');
      const document = signRotation({ bankId: (await bankProfile(manager)).bankId, fromSize: size + 1 }, await this.#signer(manager), next);
      await manager.insert(LogKeyRotationEntity, { fromSize: document.fromSize, document, actor });
      return document;
    });
  }

  /**
   * Appends a leaf and signs the new checkpoint, in the caller's transaction. The head's row lock is held from before
   * `build` runs until the transaction ends, so that what the leaf says of the log is true when it is appended.
   */
  async append(manager: EntityManager, build: () => Promise<unknown>): Promise<{ index: number; hash: string }> {
    const head = await manager.findOneOrFail(LogHeadEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
    const leaf = Buffer.from(canonicalJson(await build()), 'utf8');
    const hash = hex(leafHash(leaf));
    const index = head.size;
    // Asked before the transaction already, unless a caller forgot: nobody should wait for the witness with the head locked.
    await this.requireNotBehind(index);
    await manager.insert(LogLeafEntity, { index, leaf, hash });
    await this.sign(manager, index + 1, rootOf(await this.hashes(manager, index + 1)));
    const { affected } = await manager.update(LogHeadEntity, { id: 1, size: index }, { size: index + 1 });
    if (affected !== 1) throw new BatchError('LOG_HEAD_MOVED', `the head of the log is no longer ${index}, though its row is locked: nothing was appended; see who else writes to log_head`, { status: 500 });
    return { index, hash };
  }

  /**
   * Refuses to go on where the witness has seen more of this log than it holds, as after a restore: what is appended then could
   * never be taken back, and the log would never be cosigned again. Asked of the witness once a process, and again should the
   * log have become shorter meanwhile.
   * @param known size of the log, for who holds its lock
   * @throws BatchError LOG_BEHIND_WITNESS, WITNESS_UNREACHABLE
   */
  async requireNotBehind(known?: number): Promise<void> {
    const size = known ?? (await this.#size());
    if (this.#confirmed !== undefined && size >= this.#confirmed) {
      this.#confirmed = size;
      return;
    }
    const note = await this.regulator.newestCheckpoint();
    const kept = note === undefined ? 0 : (await this.ownCheckpoint(note)).size;
    if (kept > size) throw behindWitness(kept, size);
    this.#confirmed = size;
  }

  /**
   * The checkpoint in a note, if one of this log's own keys signed it: only they say what the log once was, so that a false answer
   * can't make the bank think that it lost anything.
   * @throws BatchError WITNESS_REFUSED
   */
  async ownCheckpoint(note: string): Promise<Checkpoint> {
    const rotations = await this.dataSource.manager.find(LogKeyRotationEntity);
    for (const key of new Set([this.logKey, ...rotations.map(({ document }) => document.newKey), ...this.#keyring.signers().map(vkeyOf)])) {
      const verifier = parseVerifierKey(key);
      const checkpoint = verifier && verifyCheckpoint(note, verifier);
      if (checkpoint) return checkpoint;
    }
    throw new BatchError('WITNESS_REFUSED', 'the checkpoint that the witness keeps is not signed by a key of this log: restore the key file too, and see which key the bank registered');
  }

  /** A checkpoint signed with the key in force, stored; the caller holds the head. */
  async sign(manager: EntityManager, size: number, root: TreeHash): Promise<void> {
    const signer = await this.#signer(manager);
    await manager.insert(LogCheckpointEntity, { size, root: hex(root), note: signCheckpoint({ origin: signer.name, size, root }, signer) });
  }

  /**
   * Has the witness cosign the newest checkpoint unless it did. Idempotent; what the witness answers is stored before
   * anything relies on it.
   * @returns size of the newest cosigned checkpoint
   * @throws BatchError WITNESS_UNREACHABLE, or WITNESS_REFUSED where the witness keeps another history than this log
   */
  async cosign(): Promise<number> {
    const size = await this.#size();
    if (size === 0 || (await this.dataSource.manager.existsBy(LogCosignatureEntity, { size }))) return size;
    const { note } = await this.dataSource.manager.findOneByOrFail(LogCheckpointEntity, { size });
    const hashes = await this.hashes(this.dataSource.manager, size);
    const lines = await this.ask(note, hashes, (await this.newestCosigned())?.size ?? 0);
    if (lines === undefined) return this.cosign();
    const cosigned = withCosignatures(note, lines);
    const witness = parseVerifierKey(await this.regulator.witnessKey());
    if (!witness || verifyCosignature(cosigned, witness) === undefined) throw new BatchError('WITNESS_REFUSED', 'the witness answered with a cosignature that does not verify');
    await this.dataSource.createQueryBuilder().insert().into(LogCosignatureEntity).values({ size, note: cosigned }).orIgnore().execute();
    return size;
  }

  /** The witness's signature lines; undefined where it cosigned a later checkpoint of this log first, for another batch. */
  private async ask(note: string, hashes: readonly TreeHash[], believed: number): Promise<string | undefined> {
    let oldSize = believed;
    for (let attempt = 0; attempt < WITNESS_ATTEMPTS; attempt++) {
      await this.#offer(oldSize, hashes.length);
      const { status, body } = await this.regulator.addCheckpoint(formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint: note }));
      if (status === 200) return body;
      if (status !== 409) throw new BatchError('WITNESS_REFUSED', `the witness refused the checkpoint of size ${hashes.length} with status ${status}`);
      // The witness kept another size than this log believed: after a restore, a lost answer, or another batch's cosigning.
      const kept = parseSize(body);
      if (kept === undefined) throw new BatchError('WITNESS_REFUSED', 'the witness keeps another size of this log and does not say which');
      if (kept > hashes.length) {
        if (kept <= (await this.#size())) return undefined;
        throw behindWitness(kept, hashes.length);
      }
      oldSize = kept;
    }
    throw new BatchError('WITNESS_REFUSED', `the witness answered ${WITNESS_ATTEMPTS} times that it keeps another size than it said before`);
  }

  /** Hands the leaves of a range in, a page at a time. */
  async #offer(from: number, end: number): Promise<void> {
    for (let at = from; at < end; ) {
      const rows: { leaf: Buffer }[] = await this.dataSource.query(
        `SELECT leaf FROM (SELECT index, leaf, sum(length(leaf)) OVER (ORDER BY index) AS bytes FROM bank.log_leaf WHERE index >= $1 AND index < least($2::int, $1 + ${MAX_LEAVES})) page
          WHERE bytes <= ${PAGE_BYTES} OR index = $1 ORDER BY index`,
        [at, end],
      );
      await this.regulator.offerLeaves(at, rows.map(({ leaf }) => leaf.toString('utf8')));
      at += rows.length;
    }
  }

  async #size(): Promise<number> {
    return (await this.dataSource.manager.findOneByOrFail(LogHeadEntity, { id: 1 })).size;
  }

  async newestCosigned(): Promise<LogCosignatureEntity | undefined> {
    const [newest] = await this.dataSource.manager.find(LogCosignatureEntity, { order: { size: 'DESC' }, take: 1 });
    return newest;
  }

  /** The cosigned note of a size, where there is one. */
  async cosignedNote(size: number): Promise<string | undefined> {
    return (await this.dataSource.manager.findOneBy(LogCosignatureEntity, { size }))?.note;
  }

  /** The newest checkpoint, cosigned where it is; undefined while the log is empty. */
  async checkpoint(): Promise<string | undefined> {
    const [newest] = await this.dataSource.manager.find(LogCheckpointEntity, { order: { size: 'DESC' }, take: 1 });
    return newest && ((await this.cosignedNote(newest.size)) ?? newest.note);
  }

  /** Inclusion proof of a leaf in the tree of a size, hex, lowest level first. */
  async inclusion(index: number, size: number): Promise<string[]> {
    return inclusionProof(await this.hashes(this.dataSource.manager, size), index).map(hex);
  }

  private async hashes(manager: EntityManager, size: number): Promise<TreeHash[]> {
    const rows = await manager.createQueryBuilder(LogLeafEntity, 'leaf').select('leaf.hash', 'hash').where('leaf.index < :size', { size }).orderBy('leaf.index').getRawMany<{ hash: string }>();
    return rows.map(({ hash }) => Uint8Array.from(Buffer.from(hash, 'hex')));
  }
}

function behindWitness(kept: number, size: number): BatchError {
  return new BatchError('LOG_BEHIND_WITNESS', `the witness keeps ${kept} leaves of this log, and the log holds ${size}: after a restore from backup run \`probity bank recover\` before anything else; nothing was appended`);
}
