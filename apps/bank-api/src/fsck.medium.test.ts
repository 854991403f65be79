/** Every place where somebody with the database owner's rights can change something, changed: the check names it, and nothing else. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BatchEntity, checkDatabase, FSCK_CODES, fsck, provesStatement, Sealing, type FsckCode, type FsckOptions, type Proves } from '@probity/bank-batches';
import { canonicalJson } from '@probity/shared-commitments';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { formatVerifierKey, verifierOf } from '@probity/shared-transparency';
import { BankKeys } from './bank-keys.js';
import { asOwner, attestBlindly, DATE, openTestBank, payment, storeSimulatedProofs, WITNESS, type TestBank } from './bank.test-helper.js';
import { Models } from './models.js';
import { rotateLogKey } from './rotate-log-key.js';

const OPEN_DATE = '2026-03-04';
/** An alert by the policy of its segment. */
const alerting = (id: string, date: string): ReturnType<typeof payment> =>
  payment(id, { bookingTime: `${date}T11:00:00Z`, debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2', country: 276 } });

const chunkOf = (index: number): string => `chunk_index = ${index} AND batch_id = (SELECT id FROM bank.batch WHERE business_date = '${DATE}' AND kind = 'normal')`;
const record = (set: string, sequence: number, date = OPEN_DATE): string => `UPDATE bank.record SET ${set} WHERE business_date = '${date}' AND sequence = ${sequence}`;
const caseEvent = (set: string, date: string): string => `UPDATE bank.case_event SET ${set} WHERE business_date = '${date}'`;
const batch = (set: string): string => `UPDATE bank.batch SET ${set} WHERE business_date = '${DATE}' AND kind = 'normal'`;
const seal = (set: string): string => `UPDATE bank.seal SET ${set} WHERE position = 0 AND batch_id = (SELECT id FROM bank.batch WHERE business_date = '${DATE}' AND kind = 'normal')`;

/** What is done, and every code that it must bring. */
const TAMPERS: readonly (readonly [sql: string | readonly string[], codes: readonly FsckCode[]])[] = [
  // Records of a day that is not sealed: nothing but these checks stands for them.
  [[record('sequence = 9', 2), `UPDATE bank.business_day SET next_sequence = 10 WHERE business_date = '${OPEN_DATE}'`], ['SEQUENCE_NOT_DENSE']],
  [`UPDATE bank.business_day SET next_sequence = 2 WHERE business_date = '${OPEN_DATE}'`, ['SEQUENCE_COUNTER']],
  [`DELETE FROM bank.business_day WHERE business_date = '${OPEN_DATE}'`, ['SEQUENCE_COUNTER']],
  [record("model_version = 'other@1.0.0'", 0), ['RECORD_VERSIONS']],
  [record('view = view + 1', 0), ['VIEW_DIFFERS']],
  [record('features[1] = features[1] + 1', 0), ['FEATURES_DIFFER', 'SCORE_DIFFERS']],
  [record('rules[1] = 1 - rules[1]', 0), ['FEATURES_DIFFER', 'ALERT_FLAG']],
  [record('score = score + 1', 0), ['SCORE_DIFFERS']],
  [record('alert = false', 1), ['ALERT_FLAG', 'ALERT_EXTRA']],
  // Nothing is computed from the line's own amount before sealing; finance's ledger is what it is compared with.
  [record('amount = amount + 1', 0), []],
  [record('amount_base = amount_base * 4096', 0), ['FEATURES_DIFFER', 'WINDOW_DIFFERS']],
  [`DELETE FROM bank.alert WHERE record_id = (SELECT id FROM bank.record WHERE business_date = '${OPEN_DATE}' AND alert)`, ['ALERT_MISSING', 'CASE_EVENT_EXTRA']],
  [`UPDATE bank.alert SET record_id = gen_random_uuid() WHERE record_id = (SELECT id FROM bank.record WHERE business_date = '${OPEN_DATE}' AND alert)`, ['ALERT_MISSING', 'ALERT_EXTRA', 'CASE_EVENT_EXTRA']],
  [`INSERT INTO bank.alert (id, record_id, reasons, state, actor, raised_at) SELECT gen_random_uuid(), id, '{score}', 'raised', 'x', 0 FROM bank.record WHERE business_date = '${OPEN_DATE}' AND NOT alert LIMIT 1`, ['ALERT_EXTRA', 'CASE_EVENT_MISSING']],
  [`UPDATE bank.alert SET reasons = '{rule:other}' WHERE record_id = (SELECT id FROM bank.record WHERE business_date = '${OPEN_DATE}' AND alert)`, ['ALERT_REASONS', 'CASE_EVENT_EXTRA']],
  [`UPDATE bank.alert SET state = 'merged', merged_into = (SELECT id FROM bank.alert ORDER BY raised_at, id LIMIT 1) WHERE record_id = (SELECT id FROM bank.record WHERE business_date = '${OPEN_DATE}' AND alert)`, ['ALERT_MERGE', 'CASE_EVENT_EXTRA']],
  // The case log: of a day that no header covers yet, and of one that a header covers.
  [caseEvent('sequence = 3', OPEN_DATE), ['CASE_EVENT_CHAIN']],
  [caseEvent('salt = salt + 1', OPEN_DATE), ['CASE_EVENT_CHAIN']],
  [caseEvent(`content = jsonb_set(content, '{reasons}', '["rule:other"]')`, OPEN_DATE), ['CASE_EVENT_CHAIN', 'CASE_EVENT_EXTRA']],
  [caseEvent("kind = 'alert-merged'", OPEN_DATE), ['CASE_EVENT_CHAIN', 'CASE_EVENT_EXTRA']],
  [caseEvent("hash = 'x'", OPEN_DATE), ['CASE_EVENT_CHAIN']],
  [`DELETE FROM bank.case_event WHERE business_date = '${OPEN_DATE}'`, ['CASE_EVENT_MISSING']],
  [['DROP INDEX bank.case_event_alert', `INSERT INTO bank.case_event SELECT gen_random_uuid(), business_date, 1, alert_id, kind, actor, at, content, salt, hash FROM bank.case_event WHERE business_date = '${OPEN_DATE}'`], ['CASE_EVENT_CHAIN', 'CASE_EVENT_EXTRA']],
  [caseEvent("hash = repeat('0', 64)", DATE), ['CASE_EVENT_CHAIN', 'CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  [`DELETE FROM bank.case_event WHERE business_date = '${DATE}'`, ['CASE_EVENT_MISSING', 'CASE_LOG_ROOT', 'CASE_LOG_RANGE', 'HEADER_DIFFERS']],
  ["UPDATE bank.case_log_root SET root = repeat('0', 64)", ['CASE_LOG_ROOT']],
  ["UPDATE bank.case_log_root SET padding_seed = repeat('0', 64)", ['CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  ["UPDATE bank.case_log_root SET padding_seed = 'x'", ['CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  ['DELETE FROM bank.case_log_root', ['CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  ['UPDATE bank.case_log_range SET end_sequence = end_sequence + 1', ['CASE_LOG_RANGE']],
  ["UPDATE bank.case_log_range SET batch_id = (SELECT id FROM bank.batch WHERE kind = 'late')", ['CASE_LOG_RANGE', 'CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  [['DELETE FROM bank.case_log_range', `INSERT INTO bank.case_log_range SELECT id, '${OPEN_DATE}', 0, 1 FROM bank.batch WHERE kind = 'normal'`], ['CASE_LOG_RANGE', 'CASE_LOG_ROOT', 'HEADER_DIFFERS']],
  // Accounts.
  ["UPDATE bank.account SET window_state[1] = '1' WHERE account = 'CANARY-ACCOUNT-1'", ['WINDOW_DIFFERS']],
  ["UPDATE bank.account SET version = version + 1 WHERE account = 'CANARY-ACCOUNT-1'", ['ACCOUNT_VERSIONS']],
  [record('account_version = account_version + 5', 2), ['ACCOUNT_VERSIONS']],
  // Reference data.
  ['UPDATE bank.policy SET below_line[1] = below_line[1] - 1', ['REFERENCE_DIFFERS', 'APPROVAL_DIFFERS']],
  // No digest speaks of the first day: only the approval does.
  ["UPDATE bank.policy SET valid_from = valid_from - 1", ['APPROVAL_DIFFERS']],
  ["DELETE FROM bank.change_approval WHERE actor = 'second-checker'", ['APPROVAL_DIFFERS']],
  ["UPDATE bank.line_register SET sha256 = repeat('0', 64)", ['REFERENCE_DIFFERS', 'HEADER_DIFFERS']],
  ["UPDATE bank.circuit SET verifying_key = jsonb_set(verifying_key, '{alpha}', verifying_key -> 'ic' -> 0) WHERE role = 'record'", ['REFERENCE_DIFFERS', 'PROOF_INVALID']],
  ["UPDATE bank.model SET onnx = ''", ['REFERENCE_DIFFERS']],
  ['DELETE FROM bank.policy', ['REFERENCE_MISSING']],
  // A sealed and judged day.
  [record('amount = amount + 1', 0, DATE), ['COMMITMENT_DIFFERS']],
  [seal('record_salt = record_salt + 1'), ['COMMITMENT_DIFFERS']],
  [seal('inference_salt = inference_salt + 1'), ['COMMITMENT_DIFFERS']],
  [seal('lookup_tag = lookup_tag + 1'), ['COMMITMENT_DIFFERS', 'CLOSE_LEAF_DIFFERS']],
  [seal('sequence = 7'), ['SEALS_DIFFER', 'COMMITMENT_DIFFERS']],
  [seal('rescored = 5'), ['SCORE_DIFFERS', 'COMMITMENT_DIFFERS']],
  [`UPDATE bank.chunk SET totals = jsonb_set(totals, '{large}', '"7"') WHERE ${chunkOf(0)}`, ['TOTALS_OPENING', 'HEADER_DIFFERS']],
  [`UPDATE bank.chunk SET totals_before = totals_before + 1 WHERE ${chunkOf(0)}`, ['TOTALS_CHAIN', 'COMMITMENT_DIFFERS', 'PROOF_STATEMENT', 'CLOSE_LEAF_DIFFERS', 'HEADER_DIFFERS']],
  [`UPDATE bank.chunk SET records_commitment = records_commitment + 1 WHERE ${chunkOf(0)}`, ['COMMITMENT_DIFFERS', 'PROOF_STATEMENT', 'CLOSE_LEAF_DIFFERS', 'HEADER_DIFFERS']],
  [`UPDATE bank.chunk SET first_position = 1 WHERE ${chunkOf(0)}`, ['CHUNKS_DIFFER', 'COMMITMENT_DIFFERS']],
  [batch('chunks = 0'), ['CHUNKS_DIFFER', 'PROOF_UNEXPECTED']],
  [batch('batch_index = 5'), ['BATCH_INDEX', 'RANGE_TILING', 'CLOSE_LEAF_DIFFERS', 'HEADER_DIFFERS']],
  [batch('end_sequence = end_sequence + 1'), ['RANGE_TILING', 'SEALS_DIFFER', 'CHUNKS_DIFFER']],
  [['DROP INDEX bank.batch_one_a_day', `UPDATE bank.batch SET kind = 'empty' WHERE business_date = '${DATE}' AND kind = 'late'`], ['BATCH_DUPLICATE', 'CLOSE_LEAF_DIFFERS', 'HEADER_DIFFERS']],
  [batch('receipt = NULL'), ['STATE_INCONSISTENT']],
  [batch("state = 'published'"), ['STATE_INCONSISTENT', 'HEADER_DIFFERS']],
  [batch("attestation_sha256 = repeat('0', 64)"), ['CLOSE_LEAF_DIFFERS', 'HEADER_DIFFERS']],
  [`DELETE FROM bank.proof WHERE circuit = 'model' AND ${chunkOf(0)}`, ['PROOF_MISSING']],
  [`UPDATE bank.proof SET statement_digest = statement_digest + 1 WHERE circuit = 'model' AND ${chunkOf(0)}`, ['PROOF_STATEMENT']],
  [`UPDATE bank.proof SET proof = jsonb_set(proof, '{a}', proof -> 'c') WHERE circuit = 'record' AND ${chunkOf(0)}`, ['PROOF_INVALID']],
  ['DELETE FROM bank.outbox', ['OUTBOX_MISSING']],
  ['UPDATE bank.outbox SET dispatched_at = NULL', ['OUTBOX_WAITING']],
  [batch("header = jsonb_set(header, '{rescoreDifferences}', '3')"), ['HEADER_DIFFERS']],
  ["UPDATE bank.window_start SET since = '2020-01-01'", ['HEADER_DIFFERS']],
  ["INSERT INTO bank.batch_explanation (batch_id, version, text, actor) SELECT id, 1, 'said afterwards', 'x' FROM bank.batch WHERE kind = 'normal'", ['HEADER_DIFFERS']],
  // Receipts.
  ['UPDATE bank.intake_receipt SET salt = salt + 1 WHERE number = 2', ['RECEIPT_CHAIN']],
  [`UPDATE bank.intake_receipt SET totals = jsonb_set(totals, '{rows}', '"9"') WHERE number = 1`, ['RECEIPT_CHAIN']],
  ["UPDATE bank.intake_receipt SET rows = rows - 0 WHERE number = 1", ['RECEIPT_CHAIN']],
  ["DELETE FROM bank.transaction WHERE external_id = 'late'", ['RECEIPT_ROW_LOST']],
  ['UPDATE bank.receipts_leaf SET leaf_index = 1 WHERE receipt = 1', ['RECEIPT_LEAF']],
  // The log.
  ["UPDATE bank.log_leaf SET leaf = leaf || '\\x20' WHERE index = 1", ['LEAF_HASH', 'CLOSE_LEAF_DIFFERS']],
  ["UPDATE bank.log_leaf SET hash = repeat('0', 64) WHERE index = 2", ['LEAF_HASH', 'CHECKPOINT_ROOT', 'HEADER_DIFFERS']],
  ['UPDATE bank.log_leaf SET index = 99 WHERE index = (SELECT max(index) FROM bank.log_leaf)', ['LEAF_INDEX', 'CHECKPOINT_ROOT', 'CHECKPOINT_MISSING', 'HEADER_DIFFERS']],
  ['UPDATE bank.log_head SET size = size + 1', ['LOG_HEAD']],
  [['DELETE FROM bank.log_cosignature WHERE size = (SELECT max(size) FROM bank.log_checkpoint)', 'DELETE FROM bank.log_checkpoint WHERE size = (SELECT max(size) FROM bank.log_checkpoint)'], ['CHECKPOINT_MISSING', 'STATE_INCONSISTENT']],
  [`INSERT INTO bank.log_key_rotation (from_size, document, actor) VALUES (3, '{"kind":"log-key-rotation","oldKey":"x","newKey":"y","fromSize":3}', 'x')`, ['LOG_KEY_ROTATION']],
  ["UPDATE bank.log_checkpoint SET root = repeat('0', 64) WHERE size = 2", ['CHECKPOINT_ROOT']],
  ["UPDATE bank.log_checkpoint SET note = replace(note, E'\\n2\\n', E'\\n3\\n') WHERE size = 2", ['CHECKPOINT_SIGNATURE', 'COSIGNATURE_INVALID']],
  ['UPDATE bank.log_cosignature SET note = (SELECT note FROM bank.log_checkpoint WHERE size = 2) WHERE size = 2', ['COSIGNATURE_INVALID']],
  ['UPDATE bank.log_cosignature SET note = (SELECT note FROM bank.log_cosignature WHERE size = 3) WHERE size = 2', ['COSIGNATURE_INVALID']],
];

/** The same proofs are looked at after each tampering: points and pairings are the slow part. */
function onceEach(proves: Proves): Proves {
  const known = new Map<string, boolean>();
  return (key, digest, proof) => {
    const name = canonicalJson([key.alpha.toHex(), String(digest), proof]);
    const result = known.get(name) ?? proves(key, digest, proof);
    known.set(name, result);
    return result;
  };
}

describe('fsck', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let options: FsckOptions;
  let late: BatchEntity;
  before(async () => {
    bank = await openTestBank();
    options = { evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: verifierOf(WITNESS), proves: onceEach(provesStatement) };
    await bank.intake.takeHistory([payment('h', { bookingTime: '2025-12-20T10:00:00Z' })], 'test');
    await bank.intake.take([payment('a'), alerting('b', DATE)], 'test');
    await toJudged('normal');
    await bank.intake.take([payment('late')], 'test');
    late = await toJudged('late');
    await bank.intake.take(['x', 'z'].map((id) => payment(id, { bookingTime: `${OPEN_DATE}T10:00:00Z` })).toSpliced(1, 0, alerting('y', OPEN_DATE)), 'test');
  });
  after(() => bank?.close());

  async function toJudged(kind: 'normal' | 'late' | 'correction', supersedes?: string): Promise<BatchEntity> {
    const { manager } = bank.dataSource;
    const sealed = await bank.lifecycle.seal({ businessDate: DATE, kind, supersedes, actor: 'test' });
    await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    await storeSimulatedProofs(bank, sealed);
    await manager.query('UPDATE bank.outbox SET dispatched_at = now()');
    await bank.lifecycle.complete(sealed.id);
    await manager.update(BatchEntity, { id: sealed.id }, { state: 'judged', verdict: { summary: 'shown' } as never });
    return sealed;
  }

  it('finds nothing in a clean database, as the role that services run as', async () => {
    assert.deepEqual(await fsck(bank.dataSource, options), { ok: true, days: 2, chunks: 2, leaves: 6, problems: [] });
  });

  it('scores by the evaluator that it is given', async () => {
    const report = await fsck(bank.dataSource, { ...options, evaluatorOf: async () => () => -1 });
    assert.deepEqual([...new Set(report.problems.map(({ code }) => code))], ['SCORE_DIFFERS']);
  });

  it('takes a checkpoint of another key, and a cosignature of another witness, for none', async () => {
    const other = formatVerifierKey(verifierOf({ name: 'other.test', type: 'ed25519', secretKey: new Uint8Array(32).fill(1) }));
    const codes = async (more: Partial<FsckOptions>): Promise<string[]> => [...new Set((await fsck(bank.dataSource, { ...options, ...more })).problems.map(({ code }) => code))];
    assert.deepEqual(await codes({ firstLogKey: other }), ['CHECKPOINT_SIGNATURE', 'COSIGNATURE_INVALID']);
    assert.deepEqual(await codes({ witnessKey: { ...verifierOf(WITNESS), name: 'other.test' } }), ['COSIGNATURE_INVALID']);
  });

  it('names what was changed, and holds no value of it', async () => {
    await asOwner(bank, async (owner) => {
      const tables: { name: string }[] = await owner.query("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bank'");
      const found: [unknown, string[]][] = [];
      for (const [sql, codes] of TAMPERS) {
        const runner = owner.createQueryRunner();
        await runner.startTransaction();
        try {
          for (const { name } of tables) await runner.query(`ALTER TABLE bank.${name} DISABLE TRIGGER USER`);
          for (const statement of [sql].flat()) await runner.query(statement);
          // Compiled anew, as a process that starts on the tampered database does.
          const models = new Models({ manager: runner.manager } as never);
          const report = await checkDatabase(runner.manager, String(sql).includes('bank.model') ? { ...options, evaluatorOf: models.evaluatorOf } : options);
          found.push([sql, [...new Set(report.problems.map(({ code }) => code))].sort()]);
          assert.equal(report.ok, codes.length === 0);
          for (const { message, where } of report.problems) {
            assert.doesNotMatch(message, /CANARY|\d{4}/);
            assert.doesNotMatch(where, /CANARY/);
          }
        } finally {
          await runner.rollbackTransaction();
          await runner.release();
        }
      }
      assert.deepEqual(found, TAMPERS.map(([sql, codes]) => [sql, [...codes].sort()]));
    });
  });

  it('takes a correction, which covers a range again, and a new log key for what they are', async () => {
    await rotateLogKey(bank.app.get(BankKeys), bank.lifecycle.log, 'test');
    await toJudged('correction', late.id);
    assert.deepEqual(await fsck(bank.dataSource, options), { ok: true, days: 2, chunks: 3, leaves: 9, problems: [] });
  });

  it('takes a day that runs, and is sealed chunk by chunk, for what it is', async () => {
    const date = '2026-03-10';
    await bank.intake.take(['o1', 'o2', 'o3'].map((id) => payment(id, { bookingTime: `${date}T10:00:00Z` })), 'test');
    assert.equal(await bank.app.get(Sealing).sealFullChunk(date, 'test'), true);
    assert.deepEqual(await fsck(bank.dataSource, options), { ok: true, days: 3, chunks: 4, leaves: 9, problems: [] });
  });

  it('has a tampering for every code', () => {
    assert.deepEqual(Object.keys(FSCK_CODES).filter((code) => !TAMPERS.some(([, codes]) => (codes as readonly string[]).includes(code))), []);
  });
});
