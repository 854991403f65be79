/** Customers, accounts and FX tables. */
import { linesOn } from '@probity/bank-batches';
import { changeKind, effectiveOn, isRejected, noteProposal, proposing, type ChangeKind, type ChangeKinds } from '@probity/bank-governance';
import { accountKey, fxTableDigest, pseudonymCache, type AccountId, type FxTable, type LineRegister } from '@probity/bank-transactions';
import { EMPTY_WINDOW, packWindow } from '@probity/bank-features';
import { newId } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { AccountEntity, CustomerEntity, FxTableEntity } from './entities/raw.entity.js';
import { IntakeError } from './errors.js';
import { LIST_CHANGE_KINDS, requireKnownDigits } from './reference-lists.js';

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

export const customerSchema = z.strictObject({
  customerId: z.string().min(1).max(128),
  segment: z.number().int().min(0).max(3),
  riskClass: z.number().int().min(0).max(3),
  accounts: z.array(z.strictObject({ bank: z.string().min(1).max(128), account: z.string().min(1).max(128) })).min(1).max(1000),
});
export type CustomerPut = z.infer<typeof customerSchema>;

/** 1 to 5,000 customers of one request, no customer and no account twice. */
export const customersOf = <Schema extends z.ZodType<CustomerPut>>(customer: Schema): z.ZodArray<Schema> =>
  z
    .array(customer)
    .min(1)
    .max(5000)
    .refine((customers) => isUnique(customers.map(({ customerId }) => customerId)), 'a customer is listed twice')
    .refine((customers) => isUnique(customers.flatMap(({ accounts }) => accounts.map(accountKey))), 'an account is listed twice');

/** Rows of one statement: Postgres takes at most 65,535 parameters. */
const QUERY_ROWS = 1000;

/**
 * Puts customers with their accounts. Those known get the new segment and risk class, for records from now on; an account
 * stays with its customer. About a quarter of a millisecond of Poseidon for each new account.
 */
export async function putCustomers(dataSource: Pick<DataSource | EntityManager, 'transaction'>, put: readonly CustomerPut[], pseudonymKey: bigint, actor: string): Promise<{ customers: number; accounts: number }> {
  const pseudonymOf = pseudonymCache(pseudonymKey);
  const customers = [...put].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  return dataSource.transaction(async (manager) => {
    const known = new Map((await manager.findBy(CustomerEntity, { customerId: In(customers.map(({ customerId }) => customerId)) })).map((row) => [row.customerId, row]));
    for (const { customerId, segment, riskClass } of customers) {
      const row = known.get(customerId);
      if (row && (row.segment !== segment || row.riskClass !== riskClass)) await manager.update(CustomerEntity, { customerId }, { segment, riskClass, actor });
    }
    const fresh = customers.filter(({ customerId }) => !known.has(customerId));
    await insertAll(manager, CustomerEntity, fresh.map(({ customerId, segment, riskClass }) => ({ id: newId(), customerId, segment, riskClass, pseudonym: pseudonymOf('customer', customerId), actor })));

    const wanted = customers.flatMap(({ customerId, accounts }) => accounts.map((account) => ({ ...account, customer: customerId })))
      .sort((a, b) => (accountKey(a) < accountKey(b) ? -1 : 1));
    const before = await customerOfAccounts(manager, wanted);
    const missing = wanted.filter((account) => !before.has(accountKey(account)));
    const windowState = [...packWindow(EMPTY_WINDOW)];
    await insertAll(manager, AccountEntity, missing.map((account) => ({ ...account, id: newId(), pseudonym: pseudonymOf('account', accountKey(account)), windowState, version: 0, actor })));
    const now = await customerOfAccounts(manager, wanted);
    if (wanted.some((account) => now.get(accountKey(account)) !== account.customer)) throw new IntakeError('REFERENCE_CONFLICT', 'an account belongs to another customer already');
    return { customers: fresh.length, accounts: missing.length };
  });
}

async function customerOfAccounts(manager: EntityManager, accounts: readonly AccountId[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let i = 0; i < accounts.length; i += QUERY_ROWS) {
    const slice = accounts.slice(i, i + QUERY_ROWS);
    const rows = await manager.findBy(AccountEntity, { bank: In([...new Set(slice.map(({ bank }) => bank))]), account: In(slice.map(({ account }) => account)) });
    rows.forEach((row) => found.set(accountKey(row), row.customer));
  }
  return found;
}

/** Leaves alone what another request put meanwhile. Sorted, so that two requests never wait for each other in a circle. */
async function insertAll<T extends object>(manager: EntityManager, entity: new () => T, rows: readonly Partial<T>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += QUERY_ROWS) {
    await manager.createQueryBuilder().insert().into(entity).values(rows.slice(i, i + QUERY_ROWS) as never).orIgnore().execute();
  }
}

/** What an approval of an FX table binds. */
export const FX_CHANGE: ChangeKind<FxTableEntity> = {
  kind: 'fx-table', entity: FxTableEntity, contentOf: ({ document }) => ({ ...document }),
};

export const INTAKE_CHANGE_KINDS: ChangeKinds = [changeKind(FX_CHANGE), ...LIST_CHANGE_KINDS];

/**
 * Proposes the FX table that holds from its date on. The same again changes nothing; another for the same date is refused,
 * unless the first was rejected, and so is one that counts a currency in other minor units than the table of currencies that
 * holds by then.
 */
export async function putFxTable(manager: EntityManager, table: FxTable, actor: string): Promise<void> {
  await requireKnownDigits(manager, table);
  const { date } = table;
  const digest = fxTableDigest(table);
  await proposing(manager, FX_CHANGE, async (tx) => {
    const known = await tx.findBy(FxTableEntity, { date });
    for (const row of known) {
      if (await isRejected(tx, row)) continue;
      if (row.digest !== digest) throw new IntakeError('REFERENCE_CONFLICT', `another FX table holds from ${date}: put one with a later date`);
      return;
    }
    const row: FxTableEntity = { id: newId(), date, document: table, digest, actor };
    await tx.insert(FxTableEntity, row as never);
    await noteProposal(tx, FX_CHANGE, row, { version: known.length === 0 ? date : `${date}#${known.length + 1}`, validFrom: date, maker: actor });
  });
}

/** The FX table that holds on a business date. */
export async function fxTableRow(manager: EntityManager, businessDate: string): Promise<FxTableEntity> {
  const found = await effectiveOn(manager, FX_CHANGE, businessDate);
  if (!found) throw new IntakeError('FX_TABLE_MISSING', `no FX table holds on ${businessDate}: PUT /reference/fx/${businessDate} first, and have it approved`);
  return found;
}

/** The rules of the register of lines that holds on a date, as `transactions` reads them. */
export async function lineRulesOn(manager: EntityManager, businessDate: string): Promise<LineRegister> {
  return (await linesOn(manager, businessDate)).rules as LineRegister;
}
