import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  CASE_CHAIN_START, CASE_EVENT_KINDS, caseEventHash, caseEventInclusion, caseEventOpeningSchema, caseEventSchema, caseLogOver, caseLogSchema, MIN_CASE_LOG_LEAVES, verifyCaseEvent,
  type CaseEvent, type CaseEventOpening,
} from './case-log.js';

const SEED = 'ab'.repeat(32);
const EVENT: CaseEvent = {
  id: '0190a0b4-0000-7000-8000-000000000001', businessDate: '2026-03-02', sequence: 0, alert: '0190a0b4-0000-7000-8000-000000000002', kind: 'alert-raised', actor: 'importer', at: 1_772_450_000,
  content: { record: 4, reasons: ['score', 'rule:very-large'] },
};
const SALT = 0x0123456789abcdef0123456789abcdefn;
const hash = caseEventHash(CASE_CHAIN_START, SALT, EVENT);
const others = (count: number): string[] => Array.from({ length: count }, (_, i) => createHash('sha256').update(`other ${i}`).digest('hex'));
const openingUnder = (hashes: readonly string[]): CaseEventOpening => ({ event: EVENT, previousHash: CASE_CHAIN_START, salt: SALT.toString(), ...caseEventInclusion(hashes, SEED, hash) });

test('the hash of an event is what its definition says, computed by hand', () => {
  const json = '{"actor":"importer","alert":"0190a0b4-0000-7000-8000-000000000002","at":1772450000,"businessDate":"2026-03-02","content":{"reasons":["score","rule:very-large"],"record":4},'
    + '"id":"0190a0b4-0000-7000-8000-000000000001","kind":"alert-raised","sequence":0}';
  const bytes = Buffer.concat([Buffer.from('probity/case-event/v1\n'), Buffer.alloc(32), Buffer.from('0123456789abcdef0123456789abcdef', 'hex'), Buffer.from(json)]);
  assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  assert.throws(() => caseEventHash(CASE_CHAIN_START, 1n << 128n, EVENT), RangeError);
  assert.notEqual(caseEventHash(CASE_CHAIN_START, 1n, EVENT), caseEventHash(CASE_CHAIN_START, 2n, EVENT));
  assert.notEqual(caseEventHash(hash, SALT, EVENT), hash);
});

test('the root is the RFC 9162 root over sorted leaves, computed by hand', () => {
  const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  const padding = Array.from({ length: 1023 }, (_, i) => sha(Buffer.from('probity/case-log-padding/v1\n'), Buffer.from(SEED, 'hex'), Buffer.from(String(i))));
  let level = [Buffer.from(hash, 'hex'), ...padding].map((leaf) => sha(Buffer.from([0]), leaf)).sort((a, b) => Buffer.compare(a, b));
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, i) => sha(Buffer.from([1]), level[2 * i]!, level[2 * i + 1]!));
  assert.deepEqual(caseLogOver([hash], SEED), { root: level[0]!.toString('hex'), leaves: 1024 });
});

test('the number of leaves is a power of two of at least 1,024, and the root depends on every event and on the padding', () => {
  const sizes = [0, 1, 1023, 1024, 1025, 2048, 2049].map((count) => caseLogOver(others(count), SEED).leaves);
  assert.deepEqual(sizes, [1024, 1024, 1024, 1024, 2048, 2048, 4096]);
  const { root } = caseLogOver(others(3), SEED);
  assert.equal(caseLogOver(others(3).reverse(), SEED).root, root);
  for (const other of [caseLogOver(others(2), SEED), caseLogOver(others(4), SEED), caseLogOver(others(3), 'ac'.repeat(32))]) assert.notEqual(other.root, root);
});

test('the header takes no other number of leaves', () => {
  const takes = (leaves: unknown): boolean => caseLogSchema.safeParse({ root: hash, leaves }).success;
  assert.deepEqual([1024, 2048, MIN_CASE_LOG_LEAVES * 2 ** 14].map(takes), [true, true, true]);
  assert.deepEqual([0, 1, 512, 1023, 1025, 3072, 2 ** 31, -1024, 1024.5, '1024'].map(takes), Array(10).fill(false));
  assert.equal(caseLogSchema.safeParse({ root: hash, leaves: 1024, events: 3 }).success, false);
});

test('an event has the content of its kind, and no text', () => {
  const at = { ...EVENT, content: { case: EVENT.id, version: 2 } };
  const takes = (kind: string, content: object): boolean => caseEventSchema.safeParse({ ...EVENT, kind, content: { ...at.content, ...content } }).success;
  assert.equal(new Set(CASE_EVENT_KINDS).size, CASE_EVENT_KINDS.length);
  assert.deepEqual([takes('started', {}), takes('noted', { digest: hash }), takes('closed', { disposition: 'explained', reason: 'salary' })], [true, true, true]);
  assert.deepEqual([takes('noted', { text: 'x' }), takes('noted', { digest: 'x' }), takes('started', { digest: hash }), takes('closed', { disposition: 'explained' }), takes('other', {})], Array(5).fill(false));
  assert.equal(takes('alert-raised', {}), false);
});

test('an event opens under the root it is in, among any number of others, and under no other', () => {
  for (const count of [0, 1, 6, 1022, 1023, 1024, 2500]) {
    const hashes = [...others(count), hash];
    const caseLog = caseLogOver(hashes, SEED);
    const opening = openingUnder(hashes);
    assert.deepEqual(caseEventOpeningSchema.parse(opening), opening);
    assert.equal(verifyCaseEvent(caseLog, opening), true, `${count} others`);
    assert.equal(verifyCaseEvent(caseLogOver(others(count), SEED), opening), false, `${count} others`);
  }
  assert.throws(() => caseEventInclusion(others(2), SEED, hash), RangeError);
});

test('where an opened event stands says nothing of how many there are', () => {
  // The event that was appended first stands wherever its hash does.
  const places = Array.from({ length: 40 }, (_, i) => {
    const first = createHash('sha256').update(`first ${i}`).digest('hex');
    return caseEventInclusion([first, ...others(2)], SEED, first).index;
  });
  assert.ok(Math.min(...places) < 256 && Math.max(...places) > 768);
});

test('a changed event, salt, predecessor, place or path opens nothing, and neither does a document of another form', () => {
  const caseLog = caseLogOver([hash, ...others(5)], SEED);
  const good = openingUnder([hash, ...others(5)]);
  const changes: ((opening: CaseEventOpening) => void)[] = [
    ({ event }) => { event.id = event.alert; },
    ({ event }) => { event.alert = event.id; },
    ({ event }) => { event.kind = 'alert-merged'; },
    ({ event }) => { event.businessDate = '2026-03-03'; },
    ({ event }) => { event.sequence = 1; },
    ({ event }) => { event.actor = 'other'; },
    ({ event }) => { event.at += 1; },
    ({ event }) => { Object.assign(event.content, { record: 5 }); },
    ({ event }) => { Object.assign(event.content, { reasons: ['score'] }); },
    ({ event }) => { Object.assign(event.content, { case: event.id }); },
    (opening) => { opening.salt = (SALT + 1n).toString(); },
    // As wide as integer strings may be: no salt, and no reason to break.
    (opening) => { opening.salt = (SALT + (1n << 128n)).toString(); },
    (opening) => { opening.previousHash = hash; },
    (opening) => { opening.index ^= 1; },
    (opening) => { opening.index += 1024; },
    (opening) => { opening.path.pop(); },
    (opening) => { opening.path.push(hash); },
    (opening) => { opening.path[3] = hash; },
    (opening) => { opening.path[0] = 'x'; },
    (opening) => { Object.assign(opening, { note: 'x' }); },
    (opening) => { Object.assign(opening.event, { customer: 'x' }); },
  ];
  assert.equal(verifyCaseEvent(caseLog, good), true);
  for (const change of changes) {
    const changed = structuredClone(good);
    change(changed);
    assert.equal(verifyCaseEvent(caseLog, changed), false, change.toString());
  }
  assert.equal(verifyCaseEvent({ ...caseLog, leaves: 2048 }, good), false);
  for (const nothing of [undefined, null, 'x', [], {}]) assert.equal(verifyCaseEvent(caseLog, nothing), false);
});
