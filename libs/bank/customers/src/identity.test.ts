import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { blindTokens, customerRefs, nameWords, registrationWord } from './blind-index.js';
import { openField, sealField, type FieldPlace } from './envelope.js';
import { fieldsOf, identityOf, identitySchema } from './identity.js';
import { LocalKeys } from './keys/local-keys.js';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const place: fc.Arbitrary<FieldPlace> = fc.record({ table: fc.constantFrom('a', 'b'), row: fc.constantFrom('1', '2'), field: fc.constantFrom('name', 'email'), keyVersion: fc.integer({ min: 1, max: 2 }) });
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const unreadable = { code: 'IDENTITY_UNREADABLE' };
const directory = mkdtempSync(join(tmpdir(), 'probity-identity-'));
after(() => rmSync(directory, { recursive: true }));
let files = 0;
const openKeys = (): LocalKeys => LocalKeys.open(join(directory, `keys-${files++}.json`));

describe('sealed fields', () => {
  it('open to what was sealed, and two seals of one text differ', () => {
    fc.assert(fc.property(key, place, text, (dataKey, where, value) => {
      const sealed = sealField(dataKey, where, value);
      assert.equal(openField(dataKey, where, sealed), Buffer.from(value, 'utf8').toString('utf8'));
      assert.notDeepEqual(sealField(dataKey, where, value), sealed);
    }));
  });

  it('open in no other place', () => {
    fc.assert(fc.property(key, place, place, text, (dataKey, here, there, value) => {
      fc.pre(JSON.stringify(here) !== JSON.stringify(there));
      assert.throws(() => openField(dataKey, there, sealField(dataKey, here, value)), unreadable);
    }));
  });

  it('do not open after any bit was changed, cut off, or under another key', () => {
    fc.assert(fc.property(key, place, text, fc.nat(), fc.nat(7), (dataKey, where, value, at, bit) => {
      const sealed = sealField(dataKey, where, value);
      const changed = Buffer.from(sealed);
      changed[at % sealed.length]! ^= 1 << bit;
      assert.throws(() => openField(dataKey, where, changed), unreadable);
      assert.throws(() => openField(dataKey, where, sealed.subarray(0, at % sealed.length)), unreadable);
      assert.throws(() => openField(randomBytes(32), where, sealed), unreadable);
    }));
  });
});

describe('local keys', () => {
  it('lie in a file of the owner alone, and are refused where others can read it', () => {
    const file = join(directory, 'own.json');
    LocalKeys.open(file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o640);
    assert.throws(() => LocalKeys.open(file), { code: 'KEYS_UNREADABLE' });
  });

  it('open what they wrapped, for its owner only, and after new versions until retired', async () => {
    const keys = openKeys();
    const dataKey = randomBytes(32);
    const wrapped = await keys.wrap(dataKey, 'customer-1');
    assert.deepEqual(await keys.unwrap(wrapped, 'customer-1'), dataKey);
    await assert.rejects(keys.unwrap(wrapped, 'customer-2'), unreadable);
    assert.notEqual(await keys.addVersion(), wrapped.keyId);
    assert.deepEqual(await keys.unwrap(wrapped, 'customer-1'), dataKey);
    await assert.rejects(keys.unwrap({ ...wrapped, keyId: await keys.currentKeyId() }, 'customer-1'), unreadable);
    await keys.retireFormer();
    await assert.rejects(keys.unwrap(wrapped, 'customer-1'), { code: 'KEY_UNKNOWN' });
  });

  it('show no key: neither printed nor in an error', async () => {
    const file = join(directory, 'printed.json');
    const keys = LocalKeys.open(file);
    const secrets = readFileSync(file, 'utf8').match(/[0-9a-f]{64}/g)!;
    const wrapped = await keys.wrap(randomBytes(32), 'a');
    const error = await keys.unwrap(wrapped, 'b').catch((reason: unknown) => reason);
    const { inspect } = await import('node:util');
    for (const shown of [JSON.stringify(keys), inspect(keys, { depth: 9, showHidden: true }), inspect(error, { depth: 9, showHidden: true })]) {
      assert.equal(secrets.some((secret) => shown.includes(secret)), false);
    }
    assert.equal(secrets.length, 3);
  });
});

describe('blind index', () => {
  it('finds names however they are written', () => {
    assert.deepEqual(nameWords('  Jürgen MÜLLER-Łukasz & Co. '), ['jurgen', 'muller', 'lukasz', 'co']);
    assert.deepEqual(nameWords('Großmann, A.'), ['grossmann']);
    assert.deepEqual(nameWords('王 小明'), ['小明']);
    assert.equal(registrationWord('hrb 12-345/b'), 'HRB12345B');
  });

  it('gives equal tokens for equal words of one kind, under one key', async () => {
    const keys = openKeys();
    const word = { kind: 'name', word: 'muller' } as const;
    const [first, again, number] = await blindTokens(keys, [word, word, { kind: 'registration', word: 'muller' }]);
    const [other] = await blindTokens(openKeys(), [word]);
    assert.deepEqual(first, again);
    for (const different of [number, other]) assert.notDeepEqual(first, different);
    const [ref] = await customerRefs(keys, ['CUSTOMER-1']);
    assert.match(ref!, /^c-[0-9a-f]{24}$/);
  });
});

describe('identities', () => {
  it('are the same after a way through their fields', () => {
    const identity = identitySchema.parse({
      kind: 'person', name: 'Jürgen Müller', birthDate: '1970-01-02', country: 'DE', email: 'j@example.org', phone: '+49 30 1',
      address: { lines: ['Weg 1'], postcode: '10115', city: 'Berlin', country: 'DE' }, accountNames: [{ bank: 'HOME', account: '1', displayName: 'J. Müller' }],
    });
    assert.deepEqual(identityOf(fieldsOf(identity)), identity);
    assert.equal(fieldsOf(identity).length, 8);
  });

  it('are refused with unknown fields and countries', () => {
    assert.equal(identitySchema.safeParse({ kind: 'person', name: 'A B', shoeSize: 42 }).success, false);
    assert.equal(identitySchema.safeParse({ kind: 'person', name: 'A B', country: 'XX' }).success, false);
  });
});
