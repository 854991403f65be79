/** The identities of customers: put, read with a reason, found by a word, erased, and kept under a key that changes. */
import { randomBytes } from 'node:crypto';
import { CustomerEntity } from '@probity/bank-intake';
import { canonicalJson } from '@probity/shared-commitments';
import { newId, type Clock } from '@probity/shared-platform';
import { In, IsNull, Not, type DataSource, type EntityManager } from 'typeorm';
import { blindTokens, customerRefs } from './blind-index.js';
import { CustomerIdentityEntity, CustomerKeyEntity, CustomerTokenEntity, IdentityAccessEntity } from './entities/identity.entity.js';
import { DATA_KEY_BYTES, openField, sealField, type FieldPlace } from './envelope.js';
import { CustomerError } from './errors.js';
import { fieldsOf, identityOf, wordsOf, type ErasureReason, type Identity, type IdentityPurpose } from './identity.js';
import type { KeyPort } from './keys/key-port.js';
import { mentionOf, type Mention } from './mentions.js';

/** Name of the advisory lock that keeps a rotation apart from who wraps and opens. */
const ROTATION_LOCK = 'bank.customer_key rotation';
/** Customers of one transaction of a rotation. */
const ROTATION_ROWS = 200;
const INSERT_ROWS = 1000;
const SEALED_AT_ONCE = 200;

export interface IdentityPut {
  readonly customerId: string;
  readonly identity: Identity;
}

export interface AccessView {
  readonly actor: string;
  readonly action: IdentityAccessEntity['action'];
  readonly purpose: string;
  /** Epoch seconds. */
  readonly at: number;
}

export class Identities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: KeyPort,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts identities of customers that are known. Another identity than before gets a new data key, and the one before is gone;
   * the same again changes nothing. In the caller's transaction.
   * @returns how many are new or changed
   * @throws CustomerError IDENTITY_ERASED where one was erased: putting it again would undo that
   */
  async put(manager: EntityManager, put: readonly IdentityPut[], actor: string): Promise<number> {
    if (put.length === 0) return 0;
    await shareKeys(manager);
    // In one order for all senders, and under row locks: of two at a time, the second one sees the first one's version.
    const rows = await manager.find(CustomerEntity, { where: { customerId: In(put.map(({ customerId }) => customerId)) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const identities = new Map(put.map(({ customerId, identity }) => [customerId, identity]));
    const known = new Map((await manager.findBy(CustomerKeyEntity, { id: In(rows.map(({ id }) => id)) })).map((row) => [row.id, row]));
    if ([...known.values()].some(({ erasedAt }) => erasedAt !== null)) {
      throw new CustomerError('IDENTITY_ERASED', "the identity of one of these customers was erased: send the customer without it", 409);
    }
    // Bound to the customer, so that nobody sees by equal digests that two customers are one person.
    const macs = await this.keys.mac('index', rows.map(({ id, customerId }) => canonicalJson(['identity', id, identities.get(customerId)!])));
    const changed = rows.filter(({ id }, i) => !known.get(id)?.contentMac?.equals(macs[i]!));
    const macOf = new Map(rows.map(({ id }, i) => [id, macs[i]!]));
    // In slices, with the database between them: sealing thousands in one go would hold up every other request.
    for (const slice of slices(changed, SEALED_AT_ONCE)) {
      const entries = slice.map(({ id, customerId }) => ({ id, version: (known.get(id)?.version ?? 0) + 1, identity: identities.get(customerId)!, contentMac: macOf.get(id)! }));
      await this.#seal(manager, entries, actor);
    }
    return changed.length;
  }

  async #seal(manager: EntityManager, entries: readonly { id: string; version: number; identity: Identity; contentMac: Buffer }[], actor: string): Promise<void> {
    const fields: CustomerIdentityEntity[] = [];
    const keyRows: CustomerKeyEntity[] = [];
    for (const { id, version, identity, contentMac } of entries) {
      const dataKey = randomBytes(DATA_KEY_BYTES);
      try {
        const wrapped = await this.keys.wrap(dataKey, id);
        keyRows.push({ ...wrapped, id, version, contentMac, actor, putAt: BigInt(this.clock.nowSeconds()), erasedAt: null, erasedBy: null, eraseReason: null });
        fields.push(...fieldsOf(identity).map(([field, value]) => ({ customer: id, field, keyVersion: version, sealed: sealField(dataKey, placeOf(id, field, version), value) })));
      } finally {
        dataKey.fill(0);
      }
    }
    const words = entries.flatMap(({ id, identity }) => wordsOf(identity).map((word) => ({ id, word })));
    const tokens = await blindTokens(this.keys, words.map(({ word }) => word));
    await this.#store(manager, keyRows, fields, words.map(({ id }, i) => ({ token: tokens[i]!, customer: id })));
  }

  async #store(manager: EntityManager, keyRows: readonly CustomerKeyEntity[], fields: readonly CustomerIdentityEntity[], tokens: readonly CustomerTokenEntity[]): Promise<void> {
    for (const ids of slices(keyRows.map(({ id }) => id))) {
      await manager.delete(CustomerIdentityEntity, { customer: In(ids) });
      await manager.delete(CustomerTokenEntity, { customer: In(ids) });
    }
    for (const slice of slices(keyRows)) await manager.upsert(CustomerKeyEntity, slice, ['id']);
    for (const slice of slices(fields)) await manager.insert(CustomerIdentityEntity, slice);
    for (const slice of slices(tokens)) await manager.insert(CustomerTokenEntity, slice);
  }

  /**
   * Opens a customer's identity. What is given out stands in the access log: both are one transaction.
   * @throws CustomerError CUSTOMER_UNKNOWN, IDENTITY_MISSING, IDENTITY_ERASED, IDENTITY_UNREADABLE (a ciphertext was changed or moved)
   */
  async read(customerId: string, purpose: IdentityPurpose, actor: string): Promise<Identity> {
    return this.dataSource.transaction(async (manager) => {
      await shareKeys(manager);
      const { id, version, keyId, wrapped } = await this.#keyOf(manager, customerId);
      if (wrapped === null || keyId === null) throw new CustomerError('IDENTITY_ERASED', 'the identity of this customer was erased', 410);
      const rows = await manager.findBy(CustomerIdentityEntity, { customer: id });
      const dataKey = await this.keys.unwrap({ keyId, wrapped }, id);
      let identity: Identity;
      try {
        identity = identityOf(rows.map(({ field, sealed }) => [field, openField(dataKey, placeOf(id, field, version), sealed)] as const));
      } finally {
        dataKey.fill(0);
      }
      await this.#note(manager, [customerId], 'read', purpose, actor);
      return identity;
    });
  }

  /**
   * Destroys a customer's data key, and what searching found the customer by. The sealed fields stay, and nobody can open
   * them; records and proofs know the customer by a pseudonym, and stay as they are. Again: changes nothing.
   * @throws CustomerError CUSTOMER_UNKNOWN, IDENTITY_MISSING
   */
  async erase(customerId: string, reason: ErasureReason, actor: string): Promise<{ erasedAt: number }> {
    return this.dataSource.transaction(async (manager) => {
      // After the lock of the customer's row: an identity that is being put is seen, or comes too late.
      await manager.findOne(CustomerEntity, { where: { customerId }, lock: { mode: 'pessimistic_write' } });
      const { id, erasedAt } = await this.#keyOf(manager, customerId);
      if (erasedAt !== null) return { erasedAt: Number(erasedAt) };
      const at = this.clock.nowSeconds();
      await manager.update(CustomerKeyEntity, { id }, { wrapped: null, keyId: null, contentMac: null, erasedAt: BigInt(at), erasedBy: actor, eraseReason: reason });
      await manager.delete(CustomerTokenEntity, { customer: id });
      await this.#note(manager, [customerId], 'erased', reason, actor);
      return { erasedAt: at };
    });
  }

  /** Ids of at most `limit` customers that have all the words. Who searched stands in the access log of each one found. */
  async find(words: Parameters<typeof blindTokens>[1], limit: number, actor: string): Promise<string[]> {
    if (words.length === 0) return [];
    const tokens = await blindTokens(this.keys, words);
    return this.dataSource.transaction(async (manager) => {
      const rows: { customer_id: string }[] = await manager.query(
        `SELECT customer.customer_id
           FROM bank.customer_token first
           JOIN bank.customer ON customer.id = first.customer
          WHERE first.token = $1
            AND NOT EXISTS (SELECT 1 FROM unnest($2::bytea[]) AS wanted (token)
                             WHERE NOT EXISTS (SELECT 1 FROM bank.customer_token other WHERE other.token = wanted.token AND other.customer = first.customer))
          ORDER BY first.customer LIMIT $3`,
        [tokens[0], tokens.slice(1), limit],
      );
      const found = rows.map((row) => row.customer_id);
      await this.#note(manager, found, 'found', 'search', actor);
      return found;
    });
  }

  /** What a text names of a business date. Opens no identity, and tells nobody which one, so it stands in no access log. */
  readonly mentionOf = (manager: EntityManager, businessDate: string, text: string): Promise<Mention | undefined> => mentionOf(manager, this.keys, businessDate, text);

  /** Who looked at a customer's identity, newest first, at most 500. @throws CustomerError CUSTOMER_UNKNOWN */
  async accesses(customerId: string): Promise<AccessView[]> {
    if (!(await this.dataSource.manager.existsBy(CustomerEntity, { customerId }))) throw unknownCustomer();
    const [customerRef] = await customerRefs(this.keys, [customerId]);
    const rows = await this.dataSource.manager.find(IdentityAccessEntity, { where: { customerRef: customerRef! }, order: { at: 'DESC', id: 'DESC' }, take: 500 });
    return rows.map(({ actor, action, purpose, at }) => ({ actor, action, purpose, at: Number(at) }));
  }

  /**
   * Makes a new version of the key-encryption key, wraps every data key under it and destroys the versions before: fields
   * are not touched. Ended in the middle, it may be asked for again, and goes on where it was.
   * @returns the version that wraps now, and how many data keys moved
   */
  async rotate(): Promise<{ keyId: string; rewrapped: number }> {
    await this.#addVersion();
    let rewrapped = 0;
    for (let moved = ROTATION_ROWS; moved === ROTATION_ROWS; rewrapped += moved) {
      moved = await this.dataSource.transaction(async (manager) => {
        await shareKeys(manager);
        return this.#rewrap(manager);
      });
    }
    // What was put meanwhile may be wrapped by the version before. Nobody wraps or opens while this lock is held.
    await this.dataSource.transaction(async (manager) => {
      await lockKeys(manager);
      for (let moved = ROTATION_ROWS; moved === ROTATION_ROWS; rewrapped += moved) moved = await this.#rewrap(manager);
    });
    // After the commit: were the versions destroyed before, a crash between would leave keys that nothing opens.
    const keyId = await this.dataSource.transaction(async (manager) => {
      await lockKeys(manager);
      if (!(await this.#isUnfinished(manager))) await this.keys.retireFormer();
      return this.keys.currentKeyId();
    });
    return { keyId, rewrapped };
  }

  /** Unless a rotation has not ended: then that one is gone on with. */
  async #addVersion(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockKeys(manager);
      if (!(await this.#isUnfinished(manager))) await this.keys.addVersion();
    });
  }

  async #isUnfinished(manager: EntityManager): Promise<boolean> {
    return manager.existsBy(CustomerKeyEntity, { keyId: Not(await this.keys.currentKeyId()), wrapped: Not(IsNull()) });
  }

  /** Moves some data keys to the current version, which stays while the caller holds the lock, shared or not. @returns how many */
  async #rewrap(manager: EntityManager): Promise<number> {
    const keyId = await this.keys.currentKeyId();
    const rows = await manager.find(CustomerKeyEntity, { where: { keyId: Not(keyId), wrapped: Not(IsNull()) }, order: { id: 'ASC' }, take: ROTATION_ROWS, lock: { mode: 'pessimistic_write' } });
    for (const row of rows) {
      const dataKey = await this.keys.unwrap({ keyId: row.keyId!, wrapped: row.wrapped! }, row.id);
      try {
        await manager.update(CustomerKeyEntity, { id: row.id }, await this.keys.wrap(dataKey, row.id));
      } finally {
        dataKey.fill(0);
      }
    }
    return rows.length;
  }

  async #keyOf(manager: EntityManager, customerId: string): Promise<CustomerKeyEntity> {
    const customer = await manager.findOneBy(CustomerEntity, { customerId });
    if (!customer) throw unknownCustomer();
    const key = await manager.findOneBy(CustomerKeyEntity, { id: customer.id });
    if (!key) throw new CustomerError('IDENTITY_MISSING', 'no identity of this customer was put: PUT /reference/customers with identity', 404);
    return key;
  }

  async #note(manager: EntityManager, customerIds: readonly string[], action: IdentityAccessEntity['action'], purpose: string, actor: string): Promise<void> {
    if (customerIds.length === 0) return;
    const refs = await customerRefs(this.keys, customerIds);
    await manager.insert(IdentityAccessEntity, refs.map((customerRef) => ({ id: newId(), customerRef, actor, action, purpose, at: BigInt(this.clock.nowSeconds()) })));
  }
}

export const unknownCustomer = (): CustomerError => new CustomerError('CUSTOMER_UNKNOWN', 'no such customer', 404);

const placeOf = (row: string, field: string, keyVersion: number): FieldPlace => ({ table: 'bank.customer_identity', row, field, keyVersion });

/** Held while keys are wrapped or opened, so that no version is destroyed meanwhile. */
async function shareKeys(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [ROTATION_LOCK]);
}

async function lockKeys(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [ROTATION_LOCK]);
}

function* slices<T>(rows: readonly T[], size = INSERT_ROWS): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
