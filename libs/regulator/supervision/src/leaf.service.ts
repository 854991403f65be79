import { parseLeaf, type BatchHeader, type Leaves } from '@probity/shared-evidence';
import { newId } from '@probity/shared-platform';
import { extendFrontier, frontierRoot, leafHash, sameHash, type Checkpoint, type Frontier } from '@probity/shared-transparency';
import { MoreThanOrEqual, type DataSource, type EntityManager } from 'typeorm';
import { CheckpointRow, LogLeaf, OfferedLeaf, Recovering, WitnessHead } from './entities.js';
import { supervisionError, type SupervisionErrorCode } from './errors.js';
import type { RegistrationService } from './registration.service.js';

/** How far beyond the cosigned log a bank may offer: its token can't fill the disk with what nobody cosigns. */
const MAX_OFFERED = 10_000;
/** Text of one page; a single leaf may be larger. */
const PAGE_BYTES = 8_000_000;
const PAGE_HASHES = 10_000;

/** How many leaves are here: cosigned, and offered after those without a gap. */
export interface HeldLeaves {
  readonly cosigned: number;
  readonly held: number;
}

/** Leaves from an index on, and the size of the cosigned log: the next page starts at `from` plus their number. */
export interface LeafPage extends Leaves {
  readonly size: number;
}

export interface HashPage {
  readonly from: number;
  readonly size: number;
  /** RFC 9162 leaf hashes, hex. */
  readonly hashes: readonly string[];
}

/**
 * Keeps the leaves of the banks' logs: commitments and figures, nothing of a customer. With them the judge sees what a bank
 * closed and never sent evidence of, and a bank that lost its own can have them back.
 */
export class LeafService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
  ) {}

  /**
   * Takes the leaves that a checkpoint to come is over. Idempotent; what is not cosigned yet is replaced.
   * @throws ProbityError LEAF_INVALID, LEAF_CONFLICT where the index is cosigned with another leaf, LEAVES_GAP, BANK_UNKNOWN
   */
  async offer(bankId: string, { from, leaves }: Leaves): Promise<HeldLeaves> {
    await this.registrations.requireBank(bankId);
    const rows = leaves.map((text, i) => rowOf(bankId, from + i, text));
    return this.dataSource.transaction(async (manager) => {
      const head = await lockedHead(manager, bankId);
      await requireSame(manager, bankId, rows.filter(({ index }) => index < head.size));
      const held = await heldBeyond(manager, bankId, head.size);
      if (from > held) throw supervisionError('LEAVES_GAP', 409, `the leaves up to ${held} are here: offer them from there on`);
      if (from + leaves.length > head.size + MAX_OFFERED) throw supervisionError('LEAVES_GAP', 409, `at most ${MAX_OFFERED} leaves beyond the cosigned ones: have them cosigned first`);
      const offered = rows.filter(({ index }) => index >= head.size);
      for (const row of offered) await manager.createQueryBuilder().insert().into(OfferedLeaf).values(row).orUpdate(REPLACED, ['bank_id', 'index']).execute();
      return { cosigned: head.size, held: await heldBeyond(manager, bankId, head.size) };
    });
  }

  /** Hashes of the cosigned leaves, by which a bank compares what it has. Nothing is handed out by them. */
  async hashes(bankId: string, from: number): Promise<HashPage> {
    await this.registrations.requireBank(bankId);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { size } = await manager.findOneByOrFail(WitnessHead, { bankId });
      const rows = await manager.find(LogLeaf, { where: { bankId, index: MoreThanOrEqual(from) }, select: { bankId: true, index: true, hash: true }, order: { index: 'ASC' }, take: PAGE_HASHES });
      return { from, size, hashes: rows.map(({ hash }) => hash) };
    });
  }

  /**
   * Hands cosigned leaves out again to a bank that no longer has them. From then on its log goes on with a recovery: the note
   * of that is stored before the first leaf leaves.
   * @param from how many leaves the bank still has
   */
  async handOut(bankId: string, from: number, actor: string): Promise<LeafPage> {
    await this.registrations.requireBank(bankId);
    return this.dataSource.transaction(async (manager) => {
      const { size } = await lockedHead(manager, bankId);
      if (from >= size) return { from, size, leaves: [] };
      await manager.createQueryBuilder().insert().into(Recovering).values({ id: newId(), bankId, size, held: from, actor }).orIgnore().execute();
      const rows: { leaf: Buffer }[] = await manager.query(
        `SELECT leaf FROM (SELECT index, leaf, sum(length(leaf)) OVER (ORDER BY index) AS bytes FROM regulator.log_leaf WHERE bank_id = $1 AND index >= $2 AND index < $2 + 1000) page
          WHERE bytes <= $3 OR index = $2 ORDER BY index`,
        [bankId, from, PAGE_BYTES],
      );
      return { from, size, leaves: rows.map(({ leaf }) => leaf.toString('utf8')) };
    });
  }
}

const REPLACED = ['leaf', 'hash', 'kind', 'business_date', 'batch_index', 'batch_kind', 'close_leaf_hash'];

function lockedHead(manager: EntityManager, bankId: string): Promise<WitnessHead> {
  return manager.findOneOrFail(WitnessHead, { where: { bankId }, lock: { mode: 'pessimistic_write' } });
}

/** A leaf by the closed schemas, of this bank. */
function rowOf(bankId: string, index: number, text: string): OfferedLeaf {
  const document = parseLeaf(text);
  if (document === undefined) throw supervisionError('LEAF_INVALID', 422, `leaf ${index} is no close leaf, header or head of receipts of the published schemas, in canonical JSON`);
  if (document.bankId !== bankId) throw supervisionError('LEAF_INVALID', 422, `leaf ${index} is of another bank`);
  const leaf = Buffer.from(text, 'utf8');
  const row = { bankId, index, leaf, hash: Buffer.from(leafHash(leaf)).toString('hex') };
  if (document.kind === 'receipts') return { ...row, kind: 'receipts', businessDate: null, batchIndex: null, batchKind: null, closeLeafHash: null };
  const { kind, businessDate, batchIndex, batchKind } = document;
  return { ...row, kind, businessDate, batchIndex, batchKind, closeLeafHash: document.kind === 'header' ? document.closeLeafHash : null };
}

async function requireSame(manager: EntityManager, bankId: string, rows: readonly OfferedLeaf[]): Promise<void> {
  for (const { index, hash } of rows) {
    if (!(await manager.existsBy(LogLeaf, { bankId, index, hash }))) {
      throw supervisionError('LEAF_CONFLICT', 409, `leaf ${index} is cosigned with other content: a log that was cosigned is never rewritten`);
    }
  }
}

/** How many leaves are here without a gap: the cosigned ones and those offered after them. */
async function heldBeyond(manager: EntityManager, bankId: string, size: number): Promise<number> {
  const [row]: { held: string }[] = await manager.query(
    `SELECT $2::bigint + count(*) AS held FROM (SELECT index - row_number() OVER (ORDER BY index) + 1 AS run FROM regulator.offered_leaf WHERE bank_id = $1 AND index >= $2) runs WHERE run = $2`,
    [bankId, size],
  );
  return Number(row!.held);
}

/** Why the witness does not cosign a checkpoint that is consistent with what it kept. */
export interface LeafProblem {
  readonly code: Extract<SupervisionErrorCode, 'LEAVES_MISSING' | 'LEAVES_DIFFER'>;
  readonly detail: string;
}

/**
 * Checks a longer tree against the offered leaves, and keeps those for good. The caller holds the head's lock. Cost: a hash
 * for each new leaf, whatever the log's size.
 * @param frontier of the log as it is cosigned
 */
export async function keepOffered(manager: EntityManager, bankId: string, frontier: Frontier, { size, root }: Checkpoint): Promise<{ readonly frontier: Frontier } | { readonly problem: LeafProblem }> {
  const held = await heldBeyond(manager, bankId, frontier.size);
  if (held < size) return { problem: { code: 'LEAVES_MISSING', detail: `the leaves up to ${held} are here, the checkpoint is over ${size}: send the others to the log's leaves route first` } };
  const rows: { hash: string }[] = await manager.query('SELECT hash FROM regulator.offered_leaf WHERE bank_id = $1 AND index >= $2 AND index < $3 ORDER BY index', [bankId, frontier.size, size]);
  const extended = extendFrontier(frontier, rows.map(({ hash }) => Buffer.from(hash, 'hex')));
  if (!sameHash(frontierRoot(extended), root)) return { problem: { code: 'LEAVES_DIFFER', detail: `the root of the checkpoint is not that of the ${size} leaves that are here: send its own leaves from ${frontier.size} on` } };
  await manager.query('INSERT INTO regulator.log_leaf SELECT * FROM regulator.offered_leaf WHERE bank_id = $1 AND index >= $2 AND index < $3', [bankId, frontier.size, size]);
  await manager.query('DELETE FROM regulator.offered_leaf WHERE bank_id = $1 AND index < $2', [bankId, size]);
  return { frontier: extended };
}

/** Headers of recoveries in a bank's log, in log order. They are few. */
export async function recoveryHeaders(manager: EntityManager, bankId: string): Promise<{ logIndex: number; header: BatchHeader }[]> {
  const rows = await manager.find(LogLeaf, { where: { bankId, kind: 'header', batchKind: 'recovery' }, order: { index: 'ASC' } });
  return rows.map(({ index, leaf }) => ({ logIndex: index, header: headerIn(leaf) }));
}

/** The header in a leaf that was checked when it came. */
export const headerIn = (leaf: Buffer): BatchHeader => JSON.parse(leaf.toString('utf8')) as BatchHeader;

/** Whether the witness cosigned the log at a size. */
export const isCosigned = (manager: EntityManager, bankId: string, size: number): Promise<boolean> => manager.existsBy(CheckpointRow, { bankId, size });
