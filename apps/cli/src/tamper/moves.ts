/** What a dishonest bank does, as the owner of its own database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { EMPTY_WINDOW, packWindow } from '@probity/bank-features';
import { canonicalJson } from '@probity/shared-commitments';
import type { CloseLeaf } from '@probity/shared-evidence';
import { leafHash, rootOf, signCheckpoint, type NoteSigner } from '@probity/shared-transparency';
import type { Client } from 'pg';

/** A copy of the bank's database, opened by its owner, and the date that is tampered with. */
export interface Desk {
  readonly sql: Client;
  readonly date: string;
}

async function rows<T>({ sql }: Desk, text: string, values: unknown[]): Promise<T[]> {
  return (await sql.query(text, values)).rows as T[];
}

/** Cash paid in: the demo's day has two of the same amount, see `shortened`. */
const CASH_LINE = 5;

export async function editAmount(desk: Desk): Promise<void> {
  await desk.sql.query('UPDATE bank.record SET amount = amount + 1 WHERE business_date = $1 AND sequence = 0', [desk.date]);
}

export async function dropRecord(desk: Desk): Promise<void> {
  await remove(desk, await rows<Row>(desk, 'SELECT id FROM bank.record WHERE business_date = $1 ORDER BY sequence DESC LIMIT 1', [desk.date]));
}

export async function omitLine(desk: Desk): Promise<void> {
  await remove(desk, await rows<Row>(desk, 'SELECT id FROM bank.record WHERE business_date = $1 AND line = $2', [desk.date, CASH_LINE]));
}

interface Row {
  readonly id: string;
}

/** Removes records with their alerts and closes the gaps, so that sequence numbers are dense again. */
async function remove(desk: Desk, records: readonly Row[]): Promise<void> {
  const ids = records.map(({ id }) => id);
  await desk.sql.query('DELETE FROM bank.alert WHERE record_id = ANY($1)', [ids]);
  await desk.sql.query('DELETE FROM bank.record WHERE id = ANY($1)', [ids]);
  const left = await rows<Row>(desk, 'SELECT id FROM bank.record WHERE business_date = $1 ORDER BY sequence', [desk.date]);
  for (const [sequence, { id }] of left.entries()) await desk.sql.query('UPDATE bank.record SET sequence = $1 WHERE id = $2', [sequence, id]);
  await desk.sql.query('UPDATE bank.business_day SET next_sequence = $1 WHERE business_date = $2', [left.length, desk.date]);
}

/** Writes one of two equal cash deposits as if it were the other: counts and amounts stay what they were. */
export async function duplicateRecord(desk: Desk): Promise<void> {
  const [kept, lost] = await rows<Row & { external_id: string; reference: string; booking_time: string }>(
    desk,
    `SELECT a.id, a.external_id, a.reference, a.booking_time FROM bank.record a
     WHERE a.business_date = $1 AND a.line = $2 AND EXISTS (SELECT 1 FROM bank.record b WHERE b.id <> a.id AND b.business_date = $1 AND b.line = $2 AND b.amount = a.amount)
     ORDER BY a.sequence LIMIT 2`,
    [desk.date, CASH_LINE],
  );
  await desk.sql.query('UPDATE bank.record SET external_id = $1, reference = $2, booking_time = $3 WHERE id = $4', [kept!.external_id, kept!.reference, kept!.booking_time, lost!.id]);
}

/** Puts another party in a record's place; the amount stays. */
export async function substituteRecord(desk: Desk): Promise<void> {
  await desk.sql.query('UPDATE bank.record SET counterparty_pseudonym = counterparty_pseudonym + 1 WHERE business_date = $1 AND sequence = 0', [desk.date]);
}

export async function hideAlert(desk: Desk): Promise<void> {
  const hidden = await desk.sql.query(
    'DELETE FROM bank.alert WHERE id IN (SELECT a.id FROM bank.alert a JOIN bank.record r ON r.id = a.record_id WHERE r.business_date = $1 LIMIT 1)',
    [desk.date],
  );
  if (hidden.rowCount !== 1) throw new Error('the day has no alert to hide');
}

/** Makes every account look as if it had no history. */
export async function resetWindows({ sql }: Desk): Promise<void> {
  await sql.query('UPDATE bank.account SET window_state = $1', [packWindow(EMPTY_WINDOW).map(String)]);
}

/** The leaves of the bank's log, in order. */
export async function logLeaves(desk: Desk): Promise<Buffer[]> {
  return (await rows<{ leaf: Buffer }>(desk, 'SELECT leaf FROM bank.log_leaf ORDER BY index', [])).map(({ leaf }) => leaf);
}

/**
 * Logs a second close leaf of the date, over other commitments: the bank may then prove and publish whichever day it likes
 * better. Signed with the bank's own key, so that its own service and the witness take the log as it is.
 */
export async function closeAgain(desk: Desk, bankFolder: string): Promise<void> {
  const leaves = await logLeaves(desk);
  const close = JSON.parse(leaves.at(-1)!.toString('utf8')) as CloseLeaf;
  const leaf = Buffer.from(canonicalJson({ ...close, lookupTags: [...close.lookupTags].reverse() }), 'utf8');
  const hashes = [...leaves, leaf].map(leafHash);
  const size = hashes.length;
  const root = rootOf(hashes);
  const [newest] = await rows<{ note: string }>(desk, 'SELECT note FROM bank.log_checkpoint ORDER BY size DESC LIMIT 1', []);
  const signer = logSigner(bankFolder, newest!.note);
  const note = signCheckpoint({ origin: signer.name, size, root }, signer);
  const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
  await desk.sql.query('INSERT INTO bank.log_leaf (index, leaf, hash) VALUES ($1, $2, $3)', [size - 1, leaf, hex(hashes.at(-1)!)]);
  await desk.sql.query('INSERT INTO bank.log_checkpoint (size, root, note) VALUES ($1, $2, $3)', [size, hex(root), note]);
  await desk.sql.query('UPDATE bank.log_head SET size = $1', [size]);
}

/** The key that signs the bank's log, under the name that a checkpoint of it begins with. */
export function logSigner(bankFolder: string, checkpoint: string): NoteSigner {
  const { logSigningKey } = JSON.parse(readFileSync(join(bankFolder, 'keys', 'bank.json'), 'utf8')) as { logSigningKey: string };
  return { name: checkpoint.split('\n')[0]!, type: 'ed25519', secretKey: hexToBytes(logSigningKey) };
}
