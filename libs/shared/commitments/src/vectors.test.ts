import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchRoot, verifyBatchPath } from './batch-root.js';
import { batchPath, batchTreeRoot } from './batch-tree.js';
import { FIELD_ORDER, parseField } from './field.js';
import { layoutBits, OUTCOME_LAYOUT, pack, POSTING_LAYOUT, unpack, VIEW_LAYOUT, type PackedField, type Posting } from './layout.js';
import { policyCommitment, packPolicy } from './policy.js';
import { pseudonym, referenceDigest, transactionCommitment } from './record.js';
import { MODEL_STATEMENT, packBatchContext, RECORD_STATEMENT, modelStatementDigest, recordStatementDigest, type ModelStatement, type RecordStatement } from './statement.js';
import { canonicalJson, textDigest } from './text.js';
import { totalsCommitment, ZERO_TOTALS } from './totals.js';
import fc from 'fast-check';

const VECTORS = {
  text: 436280074079174564429084785082009433490484440100054463457183277822927387027n,
  account: 1079178539021854593738942714537071399n,
  transaction: 6493032632930346815797105061307753393191441561494071101006129485762805533595n,
  zeroTotals: 19180702251513504201277444624516569212003360800690696029406248337758184503443n,
  policy: 11308993403578420043134539638967886874916829517995792425093150468366776996202n,
  emptyBatch: 21736588820773614569200245678454968003120714491567813299119323013031053202577n,
  threeChunks: 2870685018003310223472753528584837675892918878480644088589263543324504115247n,
};

/** Vectors: written down once, so that a change of any commitment shows as a failing test and never as a silent break. */
test('vectors', () => {
  const posting = Object.fromEntries(POSTING_LAYOUT.map(({ name }, i) => [name, name === 'bookingTime' ? 1_800_000_000n : BigInt(i % 2)])) as Posting;
  const actual = {
    text: textDigest('bank', 'demo'),
    account: pseudonym('account', 7n, 'DEMO/1'),
    transaction: transactionCommitment({ posting, account: 1n, customer: 2n, counterparty: 3n, reference: referenceDigest('r') }, 4n),
    zeroTotals: totalsCommitment(ZERO_TOTALS, 5n),
    policy: policyCommitment({ thresholds: [4n, 5n, 6n, 7n], belowLine: [1n, 2n, 3n, 4n] }, 9n),
    emptyBatch: batchRoot([]),
    threeChunks: batchRoot([1n, 2n, 3n]),
  };
  assert.deepEqual(actual, VECTORS);
});


function values(layout: readonly PackedField[]): fc.Arbitrary<Record<string, bigint>> {
  return fc.record(Object.fromEntries(layout.map(({ name, bits }) => [name, fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n })])), { noNullPrototype: true });
}

for (const [name, layout] of Object.entries({ POSTING_LAYOUT, VIEW_LAYOUT, OUTCOME_LAYOUT } as Record<string, readonly PackedField[]>)) {
  test(`${name} packs injectively and refuses one bit too many`, () => {
    assert.ok(layoutBits(layout) <= 253);
    fc.assert(fc.property(values(layout), (row) => assert.deepEqual(unpack(layout, pack(layout, row)), row)));
    for (const { name: field, bits } of layout) {
      const zeros = Object.fromEntries(layout.map((f) => [f.name, 0n]));
      assert.throws(() => pack(layout, { ...zeros, [field]: 1n << BigInt(bits) }), { code: 'OUT_OF_RANGE' });
    }
  });
}

test('a statement digest depends on every named field', () => {
  const record = Object.fromEntries(RECORD_STATEMENT.map(({ name }, i) => [name, BigInt(i)])) as RecordStatement;
  const model = Object.fromEntries(MODEL_STATEMENT.map(({ name }, i) => [name, BigInt(i)])) as ModelStatement;
  for (const { name } of RECORD_STATEMENT) assert.notEqual(recordStatementDigest({ ...record, [name]: record[name] + 1n }), recordStatementDigest(record), name);
  for (const { name } of MODEL_STATEMENT) assert.notEqual(modelStatementDigest({ ...model, [name]: model[name] + 1n }), modelStatementDigest(model), name);
  assert.throws(() => recordStatementDigest({ ...record, dayStart: 1n << 34n }), { code: 'OUT_OF_RANGE' });
});

test('batch contexts are injective and bounded', () => {
  const seen = new Set(['normal', 'late', 'correction'].flatMap((kind) => [0, 1, 65535].flatMap((b) => [0, 1, 65535].map((c) => packBatchContext(kind as 'normal', b, c)))));
  assert.equal(seen.size, 27);
  assert.throws(() => packBatchContext('normal', 65536, 0), { code: 'OUT_OF_RANGE' });
});

test('decimals have one spelling', () => {
  for (const text of ['', '00', '01', '-1', '+1', ' 1', '1 ', '0x1', '1e3', '1.0', FIELD_ORDER.toString()]) assert.throws(() => parseField(text, 'x'));
  assert.equal(parseField('0', 'x'), 0n);
  assert.equal(parseField((FIELD_ORDER - 1n).toString(), 'x'), FIELD_ORDER - 1n);
});

test('text digests keep parts apart', () => {
  assert.notEqual(textDigest('ab', 'c'), textDigest('a', 'bc'));
  assert.equal(canonicalJson({ b: '1', a: ['x', null] }), '{"a":["x",null],"b":"1"}');
});

test('a policy with a below-line threshold above its threshold is refused', () => {
  assert.throws(() => packPolicy({ thresholds: [1n, 1n, 1n, 1n], belowLine: [2n, 0n, 0n, 0n] }), { code: 'OUT_OF_RANGE' });
});

test('paths of the batch tree hold for their own chunk and index only', () => {
  for (const size of [1, 2, 3, 4, 5, 8]) {
    const chunks = Array.from({ length: size }, (_, i) => BigInt(i + 1));
    const root = batchRoot(chunks);
    assert.equal(batchTreeRoot(chunks), root);
    chunks.forEach((chunk, index) => {
      const path = batchPath(chunks, index);
      assert.ok(verifyBatchPath(root, chunk, index, path));
      assert.ok(!verifyBatchPath(root, chunk + 1n, index, path));
      assert.ok(!verifyBatchPath(root, chunk, index + 1, path));
      path.forEach((_, level) => assert.ok(!verifyBatchPath(root, chunk, index, path.with(level, 0n))));
      // A second spelling of an element, and one below zero: refused, not thrown.
      path.forEach((value, level) => assert.ok([value + FIELD_ORDER, -1n].every((other) => !verifyBatchPath(root, chunk, index, path.with(level, other)))));
      assert.ok(!verifyBatchPath(root, chunk + FIELD_ORDER, index, path));
    });
  }
  assert.notEqual(batchRoot([1n, 2n, 3n]), batchRoot([1n, 2n, 3n, 3n]));
});
