/**
 * Whether a text names somebody or something of a business date. It finds what was copied in, not what was paraphrased:
 * docs/lifecycle.md says what it misses.
 */
import type { EntityManager } from 'typeorm';
import { blindTokens, nameWords, registrationWord } from './blind-index.js';
import type { KeyPort } from './keys/key-port.js';

/** As the writer is told: never which one. */
export type Mention = 'the id or reference of a transaction' | 'the number of an account' | 'the id of a customer' | "a customer's name or registration number";

/** An identifier so long is found inside other text too, so that blanks and signs within it hide nothing. */
const LONG_IDENTIFIER = 8;
/** A shorter one is found as a whole word only, and below this length not at all: any text holds it. */
const SHORTEST_IDENTIFIER = 4;
const SHORTEST_REGISTRATION = 4;

/** The signs that identifiers may hold besides letters and digits. */
const SIGNS = ' ._:#/-';

/** Letters and digits of a text, in one form: wide ones and ligatures are letters too, and identifiers may hold them. */
const plainOf = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Capital letters, made by the database on both sides and by the same rules whatever its locale; small ones depend on what follows (Σ). */
const capital = (text: string): string => `upper(${text} COLLATE "und-x-icu")`;

/** Words, between blanks and between signs: "AB-12" gives AB12, AB and 12. */
function wordsOfText(text: string): string[] {
  return [...new Set([...text.split(/\s+/u), ...text.split(/[^\p{L}\p{N}]+/u)].map(plainOf).filter((word) => word !== ''))];
}

/** Ids of the date: what was scored and what waits in quarantine. `$2` the text, `$3` its words, both plain. */
const IDENTIFIERS = `
  WITH said AS MATERIALIZED (
    SELECT ${capital('$2::text')} AS text, ARRAY(SELECT ${capital('word')} FROM unnest($3::text[]) AS word) AS words
  )
  SELECT kind FROM (
    SELECT 'transaction' AS kind, external_id AS id FROM bank.record WHERE business_date = $1
    UNION ALL SELECT 'transaction', external_id FROM bank.quarantine WHERE business_date = $1
    UNION ALL
    SELECT part.kind, part.id
      FROM bank.record
      JOIN bank.transaction ON transaction.id = record.transaction_id
      JOIN bank.account ON account.id = record.account_id
     CROSS JOIN LATERAL (VALUES
       ('transaction', transaction.content ->> 'reference'),
       ('account', transaction.content #>> '{debtor,account}'), ('account', transaction.content #>> '{creditor,account}'),
       ('customer', account.customer)
     ) AS part (kind, id)
     WHERE record.business_date = $1
  ) AS named
  CROSS JOIN LATERAL (SELECT ${capital(`translate(normalize(named.id, NFKC), '${SIGNS}', '')`)} AS plain) AS form
  CROSS JOIN said
  WHERE CASE WHEN length(plain) >= ${LONG_IDENTIFIER} THEN position(plain IN said.text) > 0 ELSE length(plain) >= ${SHORTEST_IDENTIFIER} AND plain = ANY (said.words) END
  LIMIT 1`;

const MENTIONS: Readonly<Record<string, Mention>> = {
  transaction: 'the id or reference of a transaction', account: 'the number of an account', customer: 'the id of a customer',
};

/**
 * What the text names of a business date: the id or reference of a transaction, an account on either side, a customer who
 * holds one, or his name: two of its words, or its only one. Undefined where it finds nothing.
 */
export async function mentionOf(manager: EntityManager, keys: KeyPort, businessDate: string, text: string): Promise<Mention | undefined> {
  const [found] = (await manager.query(IDENTIFIERS, [businessDate, plainOf(text), wordsOfText(text)])) as { kind: string }[];
  if (found !== undefined) return MENTIONS[found.kind];
  return (await namesCustomer(manager, keys, businessDate, text)) ? "a customer's name or registration number" : undefined;
}

/** By the blind index, so no identity is opened. */
async function namesCustomer(manager: EntityManager, keys: KeyPort, businessDate: string, text: string): Promise<boolean> {
  // Word by word: `nameWords` takes no more words than a name has.
  const names = [...new Set(text.split(/\s+/u).flatMap(nameWords))];
  const numbers = [...new Set(text.split(/\s+/u).map(registrationWord))].filter((word) => word.length >= SHORTEST_REGISTRATION);
  const [nameTokens, numberTokens] = await Promise.all([
    blindTokens(keys, names.map((word) => ({ kind: 'name', word }))),
    blindTokens(keys, numbers.map((word) => ({ kind: 'registration', word }))),
  ]);
  const rows: unknown[] = await manager.query(
    `SELECT 1
       FROM (SELECT DISTINCT customer.id
               FROM bank.record
               JOIN bank.account ON account.id = record.account_id
               JOIN bank.customer ON customer.customer_id = account.customer
              WHERE record.business_date = $1) AS holder
       JOIN bank.customer_token AS token ON token.customer = holder.id
      GROUP BY holder.id
     HAVING bool_or(token.token = ANY ($3::bytea[]))
         OR count(*) FILTER (WHERE token.token = ANY ($2::bytea[])) >= least(2, count(*) - (
              SELECT count(*) FROM bank.customer_identity AS field WHERE field.customer = holder.id AND field.field = 'registrationNumber'))
      LIMIT 1`,
    [businessDate, nameTokens, numberTokens],
  );
  return rows.length > 0;
}
