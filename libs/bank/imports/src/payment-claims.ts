/**
 * One payment, told of by several messages, becomes one transaction: the first message that claims its key. Imports run one
 * after the other, so that nothing happens between a claim and the transaction it stands for but that import's own end.
 */
import type { DataSource } from 'typeorm';
import type { PaymentClaim } from './rows/import-row.js';

interface StoredClaim {
  readonly key: string;
  readonly source: string;
  readonly external_id: string;
  readonly side: string;
  /** Whether its transaction was taken, or waits in quarantine. */
  readonly held: boolean;
}

/**
 * Claims the payments of some rows.
 * @returns those that another message has told of already: they are duplicates
 */
export async function claimPayments(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<Set<PaymentClaim>> {
  if (claims.length === 0) return new Set();
  const first = new Map<string, PaymentClaim>();
  claims.forEach((claim) => first.has(claim.key) || first.set(claim.key, claim));
  await insert(dataSource, [...first.values()]);
  const stored = await find(dataSource, [...first.keys()]);
  // A run that ended between claim and transaction must not hide the payment for good.
  const left = [...stored.values()].filter((owner) => !owner.held && isOther(owner, first.get(owner.key)!)).map(({ key }) => first.get(key)!);
  await takeOver(dataSource, left);
  left.forEach((claim) => stored.set(claim.key, { key: claim.key, source: claim.source, external_id: claim.externalId, side: claim.side, held: false }));
  return new Set(claims.filter((claim) => isOther(stored.get(claim.key)!, claim)));
}

/**
 * Messages of one kind tell of each payment once: two with the same key are two payments, of a debtor who uses an
 * end-to-end id twice. Statements tell of it once for each side.
 */
function isOther(owner: StoredClaim, claim: PaymentClaim): boolean {
  return owner.source !== claim.source || owner.side !== claim.side;
}

async function insert(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<void> {
  await dataSource.query('INSERT INTO bank.payment_claim (key, source, external_id, side) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING', columnsOf(claims));
}

async function takeOver(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await dataSource.query(
    `UPDATE bank.payment_claim claim SET source = fresh.source, external_id = fresh.external_id, side = fresh.side
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS fresh (key, source, external_id, side) WHERE claim.key = fresh.key`,
    columnsOf(claims),
  );
}

async function find(dataSource: DataSource, keys: readonly string[]): Promise<Map<string, StoredClaim>> {
  const rows: StoredClaim[] = await dataSource.query(
    `SELECT key, source, external_id, side,
       EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.source = claim.source AND taken.external_id = claim.external_id)
       OR EXISTS (SELECT 1 FROM bank.quarantine waiting WHERE waiting.source = claim.source AND waiting.external_id = claim.external_id) AS held
     FROM bank.payment_claim claim WHERE key = ANY($1)`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

const columnsOf = (claims: readonly PaymentClaim[]): string[][] =>
  [claims.map(({ key }) => key), claims.map(({ source }) => source), claims.map(({ externalId }) => externalId), claims.map(({ side }) => side)];
