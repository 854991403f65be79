/** Customers as the bank sends them: what scoring needs, their accounts, and optionally who they are. */
import { CustomerEntity, customerSchema, customersOf, putCustomers } from '@probity/bank-intake';
import { In, type DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Identities, IdentityPut } from './identities.js';
import { identitySchema } from './identity.js';

export const customersSchema = customersOf(customerSchema.extend({ identity: identitySchema.optional() }));
export type CustomersPut = z.infer<typeof customersSchema>;

/** Puts customers, their accounts and identities: all of them or none. Without identity, the one before stays. */
export async function putCustomersWithIdentity(
  dataSource: DataSource, identities: Identities, put: CustomersPut, pseudonymKey: bigint, actor: string,
): Promise<{ customers: number; accounts: number; identities: number }> {
  const withIdentity = put.flatMap(({ customerId, identity }): IdentityPut[] => (identity ? [{ customerId, identity }] : []));
  return dataSource.transaction(async (manager) => {
    // All rows in one order before the first change, or two requests with the same customers would wait for each other in a circle.
    if (withIdentity.length > 0) await manager.find(CustomerEntity, { select: { id: true }, where: { customerId: In(put.map(({ customerId }) => customerId)) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const done = await putCustomers(manager, put, pseudonymKey, actor);
    return { ...done, identities: await identities.put(manager, withIdentity, actor) };
  });
}
