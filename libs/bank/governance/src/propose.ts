/** How a version is proposed: its row and its change in one transaction. Nothing here makes it effective. */
import { documentSha256 } from '@probity/shared-evidence';
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { ChangeEntity, ChangeOutcomeEntity } from './entities/change.entity.js';
import type { ChangeKind, GovernedRow } from './kinds.js';

export interface Proposal {
  /** What has versions; the kind itself unless given. */
  readonly entity?: string;
  /** The next number of the entity unless given. */
  readonly version?: string;
  /** First business date, of kinds that have one. */
  readonly validFrom?: string;
  readonly maker: string;
}

/** Runs a proposal of a kind alone: its advisory lock decides which of two comes first, and the second sees the first's rows. */
export function proposing<Row extends GovernedRow, T>(manager: EntityManager, { kind }: ChangeKind<Row>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return manager.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`bank.change ${kind}`]);
    return work(tx);
  });
}

/** Notes a stored row as proposed. Inside `proposing`, in the transaction that inserts the row. */
export async function noteProposal<Row extends GovernedRow>(tx: EntityManager, kind: ChangeKind<Row>, row: Row, proposal: Proposal): Promise<void> {
  const { entity = kind.kind, validFrom = null, maker } = proposal;
  const version = proposal.version ?? String((await tx.countBy(ChangeEntity, { kind: kind.kind, entity })) + 1);
  await tx.insert(ChangeEntity, {
    id: newId(), kind: kind.kind, entity, version, subject: row.id, contentSha256: documentSha256(kind.contentOf(row)), validFrom, maker,
    // The database puts the number that holds.
    required: 0,
  });
}

export type ChangeState = 'pending' | 'effective' | 'rejected';

/** What has become of a stored row; pending where nobody decided. */
export async function stateOf(manager: EntityManager, subject: string): Promise<ChangeState> {
  return (await manager.findOneBy(ChangeOutcomeEntity, { subject }))?.outcome ?? 'pending';
}

/** Whether a row was rejected: it stays, and its place is free for another. */
export async function isRejected(manager: EntityManager, { id }: GovernedRow): Promise<boolean> {
  return (await stateOf(manager, id)) === 'rejected';
}
