import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { regulatorMigrations, REGULATOR_ENTITIES, Supervision } from '@probity/regulator-supervision';
import { registerByTwo } from '@probity/regulator-supervision/testing';
import { canonicalJson } from '@probity/shared-commitments';
import { verifyDocument } from '@probity/shared-evidence';
import { createDataSource, createLogger, FixedClock, migrateZone, ProbityError } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { documentLeafHash } from '@probity/shared-proof-verifier';
import { earlierLeaf, logKey, publish, sampleParts, sampleTrust, witnessKey } from '@probity/shared-proof-verifier/testing';
import { consistencyProof, formatAddCheckpoint, leafHash, rootOf, signCheckpoint } from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { EXAMINATION_ENTITIES } from './entities.js';
import { ExaminationService } from './examination.service.js';
import { conclusion, recordPdf } from './record-pdf.js';

/** 2025-10-28, before noon: two days after the sample day, whose successor is owed too. */
const NOW = 1_761_650_000;
const secretKey = new Uint8Array(32).fill(6);
const bundle = publish(sampleParts());
const { bankId, businessDate } = bundle.header;
const codeOf = (code: string) => (error: unknown): boolean => error instanceof ProbityError && error.code === code;

describe('examinations', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let examinations: ExaminationService;

  before(async () => {
    database = await createTestDatabase('regulator');
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
    dataSource = await createDataSource({ url: database.appUrl, entities: [...REGULATOR_ENTITIES, ...EXAMINATION_ENTITIES] }).initialize();
    const clock = new FixedClock(NOW);
    const supervision = new Supervision({ dataSource, clock, logger: createLogger({ name: 'test', level: 'silent' }), keys: { witness: witnessKey, receiptSecret: new Uint8Array(32).fill(5) } });
    examinations = new ExaminationService(dataSource, supervision, secretKey, clock);

    const trust = sampleTrust();
    await registerByTwo(supervision.proposals, [
      { kind: 'mode', sandbox: true }, { kind: 'certifier', ...trust.certifiers[0]! }, trust.bank, ...trust.lineRegisters, ...trust.featurePrograms, ...trust.models, ...trust.policies,
      ...trust.circuitKeys.map(({ key }) => key),
    ]);
    const texts = [Buffer.from(earlierLeaf()).toString('utf8'), canonicalJson(bundle.close), canonicalJson(bundle.header)];
    const hashes = texts.map((text) => leafHash(Buffer.from(text, 'utf8')));
    for (const [from, size] of [[0, 2], [2, 3]] as const) {
      await supervision.leaves.offer(bankId, { from, leaves: texts.slice(from, size) });
      const tree = hashes.slice(0, size);
      const checkpoint = signCheckpoint({ origin: logKey.name, size, root: rootOf(tree) }, logKey);
      assert.equal((await supervision.witness.addCheckpoint(formatAddCheckpoint({ oldSize: from, consistency: consistencyProof(tree, from), checkpoint }))).status, 200);
    }
    await supervision.evidence.receive(bankId, bundle, 'bank');
    while (await supervision.judging.judgeNext());
  });
  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const open = (): Promise<string> => examinations.open({ title: 'Autumn visit', legalBasis: 'Art. 77', bankIds: [bankId], from: businessDate, to: '2025-10-31' }, 'user:a').then(({ id }) => id);

  test('a file is filled, nothing is taken out of it, and its record is signed over what was found', async () => {
    const id = await open();
    const headerHash = documentLeafHash(bundle.header);
    await examinations.add(id, { kind: 'day', bankId, reference: businessDate, note: 'the first day' }, 'user:a');
    await examinations.add(id, { kind: 'verdict', bankId, reference: headerHash, note: 'asked about windows' }, 'user:b');
    await examinations.add(id, { kind: 'checkpoint', bankId, reference: '3', note: 'compared by hand' }, 'user:a');
    await examinations.add(id, { kind: 'note', note: 'belongs to another file' }, 'user:a');
    await examinations.add(id, { kind: 'withdrawal', reference: '4', note: 'wrong file' }, 'user:a');
    await examinations.add(id, { kind: 'closing', note: 'done' }, 'user:b');
    await assert.rejects(examinations.add(id, { kind: 'note', note: 'late' }, 'user:a'), codeOf('EXAMINATION_CLOSED'));

    const { sha256, record } = await examinations.sign(id, 'user:b');
    assert.ok(verifyDocument(record, bytesToHex(ed25519.getPublicKey(secretKey))));
    assert.deepEqual(await examinations.record(id, sha256), record);
    const { document } = record;
    assert.equal(conclusion(document), `1 bank, 2 business dates expected from ${businessDate} to 2025-10-31: 1 complete, 0 not shown, 0 refused, 1 missing; 0 headers superseded.`);
    assert.deepEqual(document.banks[0]!.exceptions, [{ date: '2025-10-27', word: 'missing', codes: [] }]);
    assert.equal(document.banks[0]!.checkpoint!.size, 3);
    assert.deepEqual(document.entries.map(({ number, kind, verdicts }) => [number, kind, verdicts.map(({ summary }) => summary)]), [[1, 'day', ['shown']], [2, 'verdict', ['shown']], [3, 'checkpoint', []]]);
    assert.equal(document.withdrawn, 1);
    assert.equal((await examinations.view(id)).entries.length, 6);
    const pdf = await recordPdf(record);
    assert.ok(pdf.equals(await recordPdf(record)));
    assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)!.length, 2);
  });

  test('what is outside the scope, or does not exist, is refused', async () => {
    const id = await open();
    await assert.rejects(examinations.add(id, { kind: 'day', bankId, reference: '2025-11-01', note: 'x' }, 'user:a'), codeOf('SCOPE_LEFT'));
    await assert.rejects(examinations.add(id, { kind: 'day', bankId: 'other-bank', reference: businessDate, note: 'x' }, 'user:a'), codeOf('SCOPE_LEFT'));
    await assert.rejects(examinations.add(id, { kind: 'verdict', bankId, reference: 'ab'.repeat(32), note: 'x' }, 'user:a'), codeOf('VERDICT_NOT_FOUND'));
    await assert.rejects(examinations.add(id, { kind: 'checkpoint', bankId, reference: '99', note: 'x' }, 'user:a'), codeOf('REFERENCE_UNKNOWN'));
    await assert.rejects(examinations.add(id, { kind: 'withdrawal', reference: '1', note: 'x' }, 'user:a'), codeOf('ENTRY_UNKNOWN'));
    await assert.rejects(examinations.open({ title: 't', legalBasis: 'l', bankIds: ['nobody'], from: businessDate, to: businessDate }, 'user:a'), codeOf('BANK_UNKNOWN'));
    await assert.rejects(dataSource.query("UPDATE regulator.examination_entry SET note = ''"), /permission denied/);
  });

  test('examiners who write at once get numbers without a gap', async () => {
    const id = await open();
    const added = await Promise.all(Array.from({ length: 12 }, (_, i) => examinations.add(id, { kind: 'note', note: `note ${i}` }, 'user:a')));
    assert.deepEqual(added.map(({ number }) => number).sort((a, b) => a - b), Array.from({ length: 12 }, (_, i) => i + 1));
  });
});
