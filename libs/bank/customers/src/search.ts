/** One field to find things by what people have in hand. Exact or by what a text begins with, always by an index. */
import { isPermitted, type Actor } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { nameWords, registrationWord } from './blind-index.js';
import type { Identities } from './identities.js';

export const HITS = 10;

export type HitKind = 'transaction' | 'account' | 'customer' | 'case' | 'alert' | 'batch';

export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
  readonly label: string;
  /** Path of the service's route that shows it. */
  readonly link: string;
}

interface Query {
  readonly text: string;
  readonly manager: EntityManager;
  readonly identities: Identities;
  readonly actor: Actor;
}

interface Source {
  readonly permission: string;
  readonly find: (query: Query) => Promise<Hit[]>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Above every text that begins with this one, in the order of bytes. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;
const path = (...parts: string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/** `~>=~` and `~<~` compare bytes: what an index with text_pattern_ops is sorted by. */
const SQL = {
  externalId: `SELECT id, external_id AS label FROM bank.transaction WHERE external_id ~>=~ $1 AND external_id ~<~ $2 ORDER BY external_id USING ~<~ LIMIT ${HITS}`,
  reference: `SELECT id, external_id AS label FROM bank.transaction
               WHERE content ->> 'reference' IS NOT NULL AND content ->> 'reference' ~>=~ $1 AND content ->> 'reference' ~<~ $2
               ORDER BY content ->> 'reference' USING ~<~ LIMIT ${HITS}`,
  account: `SELECT bank, account FROM bank.account WHERE account ~>=~ $1 AND account ~<~ $2 ORDER BY account USING ~<~ LIMIT ${HITS}`,
  bankAccount: 'SELECT bank, account FROM bank.account WHERE bank = $1 AND account = $2',
  customer: `SELECT customer_id FROM bank.customer WHERE customer_id ~>=~ $1 AND customer_id ~<~ $2 ORDER BY customer_id USING ~<~ LIMIT ${HITS}`,
  alert: 'SELECT alert.id, record.business_date::text AS date FROM bank.alert JOIN bank.record ON record.id = alert.record_id WHERE alert.id = $1',
  batch: "SELECT id, business_date::text || ' ' || kind AS label FROM bank.batch WHERE id = $1",
  batchesOfDate: `SELECT id, business_date::text || ' ' || kind AS label FROM bank.batch WHERE business_date = $1::date ORDER BY batch_index LIMIT ${HITS}`,
} as const;
/** For the test that no search reads a whole table. */
export const SEARCH_SQL: Readonly<Record<string, string>> = SQL;

const customerHit = (customerId: string): Hit => ({ kind: 'customer', id: customerId, label: customerId, link: path('customers', customerId) });

/** Whoever may not see a kind is not told whether there are any. */
const SOURCES: readonly Source[] = [
  {
    permission: 'transactions:read',
    find: async ({ text, manager }) => {
      const range = [text, endOf(text)];
      const rows = [...(await manager.query(SQL.externalId, range)), ...(await manager.query(SQL.reference, range))] as { id: string; label: string }[];
      return rows.map(({ id, label }) => ({ kind: 'transaction', id, label, link: path('transactions', id) }));
    },
  },
  {
    permission: 'customers:read',
    find: async ({ text, manager }) => {
      const [, bank, account] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
      const rows = [
        ...(await manager.query(SQL.account, [text, endOf(text)])),
        ...(bank !== undefined && account !== undefined ? await manager.query(SQL.bankAccount, [bank, account]) : []),
      ] as { bank: string; account: string }[];
      return rows.map((row) => ({ kind: 'account', id: `${row.bank}/${row.account}`, label: `${row.bank}/${row.account}`, link: path('accounts', row.bank, row.account) }));
    },
  },
  {
    permission: 'customers:read',
    find: async ({ text, manager }) => ((await manager.query(SQL.customer, [text, endOf(text)])) as { customer_id: string }[]).map((row) => customerHit(row.customer_id)),
  },
  {
    permission: 'customers:identity',
    find: async ({ text, identities, actor }) => {
      if (UUID.test(text) || DATE.test(text)) return [];
      const number = registrationWord(text);
      const found = [
        ...(await identities.find(nameWords(text).map((word) => ({ kind: 'name', word })), HITS, actor.id)),
        ...(number.length < 4 ? [] : await identities.find([{ kind: 'registration', word: number }], HITS, actor.id)),
      ];
      return found.map(customerHit);
    },
  },
  {
    permission: 'alerts:read',
    find: async ({ text, manager }) => {
      if (!UUID.test(text)) return [];
      const rows = (await manager.query(SQL.alert, [text])) as { id: string; date: string }[];
      return rows.map(({ id, date }) => ({ kind: 'alert', id, label: date, link: path('alerts', id) }));
    },
  },
  {
    permission: 'cases:read',
    find: async ({ text, manager }) => {
      if (!UUID.test(text)) return [];
      const rows = (await manager.query('SELECT id, state FROM bank.case_state WHERE id = $1', [text])) as { id: string; state: string }[];
      return rows.map(({ id, state }) => ({ kind: 'case', id, label: state, link: path('cases', id) }));
    },
  },
  {
    permission: 'batches:read',
    find: async ({ text, manager }) => {
      const sql = UUID.test(text) ? SQL.batch : isDate(text) ? SQL.batchesOfDate : undefined;
      const rows = (sql === undefined ? [] : await manager.query(sql, [text])) as { id: string; label: string }[];
      return rows.map(({ id, label }) => ({ kind: 'batch', id, label, link: path('batches', id) }));
    },
  },
];

const isDate = (text: string): boolean => DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** At most ten hits of a kind, of the kinds that the actor may see. @param text 2 characters or more */
export async function search(manager: EntityManager, identities: Identities, actor: Actor, text: string): Promise<Hit[]> {
  const hits = new Map<string, Hit>();
  const counts = new Map<HitKind, number>();
  for (const { permission, find } of SOURCES) {
    if (!isPermitted(actor, permission)) continue;
    for (const hit of await find({ text, manager, identities, actor })) {
      const key = `${hit.kind} ${hit.id}`;
      const count = counts.get(hit.kind) ?? 0;
      if (hits.has(key) || count >= HITS) continue;
      hits.set(key, hit);
      counts.set(hit.kind, count + 1);
    }
  }
  return [...hits.values()];
}
