/**
 * One payment, told of by several messages, becomes one transaction: the first message that claims its key. Imports run one
 * after the other, so that nothing happens between a claim and the transaction it stands for but that import's own end.
 */
import type { DataSource } from 'typeorm';
import type { PaymentClaim } from './rows/import-row.js';

interface StoredClaim {
  readonly key: string;
  readonly source: string;
  readonly side: string;
  /** Whether its transaction was taken, or waits to be sent again. */
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
  const owners = await ownersOf(dataSource, [...first.keys()]);
  // A run that ended between claim and transaction must not hide the payment for good, nor must a row that was discarded.
  const left = [...owners.values()].filter((owner) => !owner.held && isOther(owner, first.get(owner.key)!)).map(({ key }) => first.get(key)!);
  await takeOver(dataSource, left);
  left.forEach(({ key, source, side }) => owners.set(key, { key, source, side, held: false }));
  const elsewhere = await takenElsewhere(dataSource, claims);
  return new Set(claims.filter((claim) => isOther(owners.get(claim.key)!, claim) || elsewhere.has(claim)));
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

async function ownersOf(dataSource: DataSource, keys: readonly string[]): Promise<Map<string, StoredClaim>> {
  const rows: StoredClaim[] = await dataSource.query(
    `SELECT key, source, side,
       EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.source = claim.source AND taken.external_id = claim.external_id)
       OR EXISTS (SELECT 1 FROM bank.dead_letter letter WHERE letter.source = claim.source AND letter.external_id = claim.external_id AND letter.resolved_at IS NULL AND letter.discarded_at IS NULL) AS held
     FROM bank.payment_claim claim WHERE key = ANY($1)`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Payments with a UETR that came as transactions of another source, by POST /transactions: those claim nothing. */
async function takenElsewhere(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<Set<PaymentClaim>> {
  const named = claims.filter(({ uetr }) => uetr !== undefined);
  if (named.length === 0) return new Set();
  const rows: { place: string }[] = await dataSource.query(
    `SELECT given.place - 1 AS place FROM unnest($1::text[], $2::boolean[], $3::text[]) WITH ORDINALITY AS given (uetr, returned, source, place)
     WHERE EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.content ->> 'reference' = given.uetr AND taken.source <> given.source
       AND COALESCE((taken.content ->> 'reversal')::boolean, false) = given.returned)`,
    [named.map(({ uetr }) => uetr), named.map(({ returned }) => returned), named.map(({ source }) => source)],
  );
  return new Set(rows.map(({ place }) => named[Number(place)]!));
}

const columnsOf = (claims: readonly PaymentClaim[]): string[][] =>
  [claims.map(({ key }) => key), claims.map(({ source }) => source), claims.map(({ externalId }) => externalId), claims.map(({ side }) => side)];
