/** Kinds of governed rows. A new one is an entry here and a row in `bank.governed_kind`. */
import type { EntityManager, EntityTarget } from 'typeorm';
import { GovernanceError } from './errors.js';

export type Content = Readonly<Record<string, unknown>>;

export interface ChangeKind<Row extends GovernedRow = GovernedRow> {
  readonly kind: string;
  readonly entity: EntityTarget<Row>;
  /** All that an approval binds, out of the stored row, as JSON. Large files by their digest. */
  readonly contentOf: (row: Row) => Content;
  /** Top-level fields of the content that only people who approve or propose see. */
  readonly confidential?: readonly string[];
}

export interface GovernedRow {
  readonly id: string;
}

export type ChangeKinds = readonly ChangeKind[];

/** A kind as part of a list: what it reads is its own row, whatever the list holds besides. */
export function changeKind<Row extends GovernedRow>(kind: ChangeKind<Row>): ChangeKind {
  return kind as unknown as ChangeKind;
}

/** Throws CHANGE_KIND_UNKNOWN for a kind that this build does not know. */
export function kindOf(kinds: ChangeKinds, name: string): ChangeKind {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw new GovernanceError('CHANGE_KIND_UNKNOWN', `changes of kind ${name} are not known to this service`);
  return found;
}

/** The content of a stored row as it is now; undefined where the row is gone. */
export async function contentNow(manager: EntityManager, { entity, contentOf }: ChangeKind, subject: string): Promise<Content | undefined> {
  const row = await manager.findOneBy(entity, { id: subject });
  return row ? contentOf(row) : undefined;
}
