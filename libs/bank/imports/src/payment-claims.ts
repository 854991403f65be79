/**
 * One payment, told of by several messages, becomes one transaction: the first message that claims its key. Imports run one
 * after the other, so that nothing happens between a claim and the transaction it stands for but that import's own end.
 */
import type { DataSource } from 'typeorm';
import { differ, factsOf, type PaymentClaim } from './rows/import-row.js';

interface StoredClaim {
  readonly key: string;
  readonly source: string;
  readonly side: string;
  /** Whether its transaction was taken, or waits to be sent again. */
  readonly held: boolean;
  /** Its transaction, once it was taken. */
  readonly content: unknown;
}

/** Another message has told of the payment: alike, or of other accounts or another amount under the same reference. */
export type Told = 'alike' | 'differently';

/**
 * Claims the payments of some rows.
 * @returns those that another message has told of already. Who reuses a reference must not hide a payment behind another
 *   one: what was told differently is no duplicate
 */
export async function claimPayments(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<Map<PaymentClaim, Told>> {
  if (claims.length === 0) return new Map();
  const first = new Map<string, PaymentClaim>();
  claims.forEach((claim) => first.has(claim.key) || first.set(claim.key, claim));
  await insert(dataSource, [...first.values()]);
  const owners = await ownersOf(dataSource, [...first.keys()]);
  // A run that ended between claim and transaction must not hide the payment for good, nor must a row that was discarded.
  const left = [...owners.values()].filter((owner) => !owner.held && isOther(owner, first.get(owner.key)!)).map(({ key }) => first.get(key)!);
  await takeOver(dataSource, left);
  left.forEach(({ key, source, side }) => owners.set(key, { key, source, side, held: false, content: null }));
  const told = await toldElsewhere(dataSource, claims);
  for (const claim of claims) {
    const owner = owners.get(claim.key)!;
    // One that is in the same slice has its facts with its claim.
    if (isOther(owner, claim)) told.set(claim, howTold(claim, owner.content ?? null, first.get(claim.key)!));
  }
  return told;
}

function howTold(claim: PaymentClaim, content: unknown, first: PaymentClaim): Told {
  return differ(claim.facts, content === null ? first.facts : factsOf(content)) ? 'differently' : 'alike';
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
    `SELECT claim.key, claim.source, claim.side, taken.content,
       taken.id IS NOT NULL OR EXISTS (SELECT 1 FROM bank.dead_letter letter WHERE letter.source = claim.source AND letter.external_id = claim.external_id AND letter.resolved_at IS NULL AND letter.discarded_at IS NULL) AS held
     FROM bank.payment_claim claim LEFT JOIN bank.transaction taken ON taken.source = claim.source AND taken.external_id = claim.external_id WHERE claim.key = ANY($1)`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Payments with a UETR that came as transactions of another source, by POST /transactions: those claim nothing. */
async function toldElsewhere(dataSource: DataSource, claims: readonly PaymentClaim[]): Promise<Map<PaymentClaim, Told>> {
  const named = claims.filter(({ uetr }) => uetr !== undefined);
  if (named.length === 0) return new Map();
  const rows: { place: string; content: unknown }[] = await dataSource.query(
    `SELECT given.place - 1 AS place, taken.content FROM unnest($1::text[], $2::boolean[], $3::text[]) WITH ORDINALITY AS given (uetr, returned, source, place)
     JOIN LATERAL (SELECT content FROM bank.transaction WHERE content ->> 'reference' = given.uetr AND source <> given.source
       AND COALESCE((content ->> 'reversal')::boolean, false) = given.returned ORDER BY id LIMIT 1) taken ON true`,
    [named.map(({ uetr }) => uetr), named.map(({ returned }) => returned), named.map(({ source }) => source)],
  );
  return new Map(rows.map(({ place, content }) => [named[Number(place)]!, howTold(named[Number(place)]!, content, named[Number(place)]!)]));
}

const columnsOf = (claims: readonly PaymentClaim[]): string[][] =>
  [claims.map(({ key }) => key), claims.map(({ source }) => source), claims.map(({ externalId }) => externalId), claims.map(({ side }) => side)];
