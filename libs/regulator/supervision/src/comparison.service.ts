import { newId, type Clock } from '@probity/shared-platform';
import { verifyLogCheckpoint } from '@probity/shared-proof-verifier';
import { EMPTY_FRONTIER, extendFrontier, frontierRoot } from '@probity/shared-transparency';
import { LessThanOrEqual, type DataSource, type EntityManager } from 'typeorm';
import { ComparedCheckpoint, LogLeaf, RefusedCheckpoint, WitnessHead } from './entities.js';
import { supervisionError } from './errors.js';
import { logKeysOf, type RegistrationService } from './registration.service.js';

/** A checkpoint that somebody else saw, beside the history kept here. */
export interface Comparison {
  readonly size: number;
  /** Lower-case hex. */
  readonly root: string;
  readonly seenBy: string;
  readonly outcome: ComparedCheckpoint['outcome'];
  readonly comparedAt: string;
}

/**
 * Compares checkpoints among witnesses. One witness can be shown one history and a second another, each consistent with
 * itself: only the two side by side tell. Every checkpoint taken here bears the bank's own signature, so one of another
 * history is evidence against the bank, whoever brings it.
 */
export class ComparisonService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a checkpoint as another witness keeps it. The same again changes nothing. One larger than the own log waits until that has grown.
   * @param note C2SP signed note; lines of other keys than the log's are kept unread
   * @throws ProbityError BANK_UNKNOWN, CHECKPOINT_UNSIGNED
   */
  async compare(bankId: string, note: string, seenBy: string, actor: string): Promise<Comparison> {
    const bank = await this.registrations.requireBank(bankId);
    return this.dataSource.transaction(async (manager) => {
      const head = await manager.findOneOrFail(WitnessHead, { where: { bankId }, lock: { mode: 'pessimistic_read' } });
      const checkpoint = verifyLogCheckpoint(note, await logKeysOf(manager, bank))?.checkpoint;
      if (checkpoint === undefined) throw supervisionError('CHECKPOINT_UNSIGNED', 422, "this is no checkpoint that the bank's registered log key of its size has signed: it says nothing about the bank");
      const { size } = checkpoint;
      const root = Buffer.from(checkpoint.root).toString('hex');
      const outcome = await outcomeOf(manager, head, size, root);
      const row = { id: newId(), bankId, size, root, note, seenBy, outcome, actor, createdAt: new Date(this.clock.nowSeconds() * 1000) };
      await manager.createQueryBuilder().insert().into(ComparedCheckpoint).values(row).orIgnore().execute();
      await rememberOther(manager, row);
      return viewOf(await settle(manager, await manager.findOneByOrFail(ComparedCheckpoint, { bankId, size, root }), outcome));
    });
  }

  /** Everything compared of a bank, the newest first; what waited and can be settled now is. */
  async list(bankId: string): Promise<Comparison[]> {
    await this.registrations.requireBank(bankId);
    await this.settleAll(bankId);
    const rows = await this.dataSource.manager.find(ComparedCheckpoint, { where: { bankId }, order: { createdAt: 'DESC', size: 'DESC' }, take: 1000 });
    return rows.map(viewOf);
  }

  /** Settles what was larger than the own log when it came. */
  async settleAll(bankId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const head = await manager.findOneOrFail(WitnessHead, { where: { bankId }, lock: { mode: 'pessimistic_read' } });
      const waiting = await manager.findBy(ComparedCheckpoint, { bankId, outcome: 'not seen here', size: LessThanOrEqual(head.size) });
      for (const row of waiting) {
        const outcome = await outcomeOf(manager, head, row.size, row.root);
        await rememberOther(manager, { ...row, outcome });
        await settle(manager, row, outcome);
      }
    });
  }
}

/** By the own leaves: every size of the own history has one root. */
async function outcomeOf(manager: EntityManager, { bankId, size: own }: WitnessHead, size: number, root: string): Promise<ComparedCheckpoint['outcome']> {
  if (size > own) return 'not seen here';
  const leaves = await manager.find(LogLeaf, { where: { bankId, index: LessThanOrEqual(size - 1) }, select: { bankId: true, index: true, hash: true }, order: { index: 'ASC' } });
  const tree = extendFrontier(EMPTY_FRONTIER, leaves.map(({ hash }) => Buffer.from(hash, 'hex')));
  return Buffer.from(frontierRoot(tree)).toString('hex') === root ? 'same history' : 'another history';
}

async function settle(manager: EntityManager, row: ComparedCheckpoint, outcome: ComparedCheckpoint['outcome']): Promise<ComparedCheckpoint> {
  if (row.outcome === outcome) return row;
  await manager.update(ComparedCheckpoint, { id: row.id }, { outcome });
  return { ...row, outcome };
}

/** Kept among the refused ones too: it is the same evidence as one offered here. */
async function rememberOther(manager: EntityManager, { bankId, size, root, note, outcome }: ComparedCheckpoint): Promise<void> {
  if (outcome !== 'another history') return;
  await manager.createQueryBuilder().insert().into(RefusedCheckpoint).values({ id: newId(), bankId, size, root, note, reason: 'ANOTHER_ROOT' }).orIgnore().execute();
}

const viewOf = ({ size, root, seenBy, outcome, createdAt }: ComparedCheckpoint): Comparison => ({ size, root, seenBy, outcome, comparedAt: createdAt.toISOString() });
