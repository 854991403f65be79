import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { leafBytes, verifyDocument, type ClaimName, type EvidenceBundle } from '@probity/shared-evidence';
import { createDataSource, createLogger, FixedClock, migrateZone, newId, ProbityError } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { documentLeafHash, signRotation } from '@probity/shared-proof-verifier';
import { logKey, publish, sampleParts, sampleTrust, witnessKey } from '@probity/shared-proof-verifier/testing';
import {
  consistencyProof, formatAddCheckpoint, formatSignatureLine, leafHash, rootOf, signCheckpoint, verifierOf, verifyCosignature, withCosignatures, type NoteSigner, type TreeHash,
} from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { REGULATOR_ENTITIES } from './entities.js';
import { regulatorMigrations, Supervision } from './supervision.js';

/** 2025-10-28, before noon. */
const NOW = 1_761_650_000;
const receiptSecret = new Uint8Array(32).fill(5);
const logger = createLogger({ name: 'test', level: 'silent' });
const bundle = publish(sampleParts());
const { bankId } = bundle.header;
const leaves: TreeHash[] = [leafHash(utf8ToBytes('earlier')), leafHash(leafBytes(bundle.close)), leafHash(leafBytes(bundle.header))];

const checkpoint = (hashes: readonly TreeHash[], signer: NoteSigner = logKey): string => signCheckpoint({ origin: signer.name, size: hashes.length, root: rootOf(hashes) }, signer);
const extend = (hashes: readonly TreeHash[], oldSize: number): string => formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint: checkpoint(hashes) });
const codeOf = (code: string) => (error: unknown): boolean => error instanceof ProbityError && error.code === code;

describe('supervision', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let supervision: Supervision;
  const open = (): Supervision => new Supervision({ dataSource, clock: new FixedClock(NOW), logger, keys: { witness: witnessKey, receiptSecret } });

  const registerAll = async (): Promise<void> => {
    const trust = sampleTrust();
    const { registrations } = supervision;
    await registrations.setSandbox(true, 'operator');
    await registrations.nameCertifier(trust.certifiers[0]!, 'operator');
    await registrations.register(trust.bank, 'bank');
    for (const document of [...trust.lineRegisters, ...trust.featurePrograms, ...trust.models, ...trust.policies, ...trust.circuitKeys.map(({ key }) => key)]) {
      await registrations.register(document, 'bank');
    }
  };
  const cosignDay = async (): Promise<void> => {
    for (const [size, oldSize] of [[2, 0], [3, 2]] as const) {
      assert.equal((await supervision.witness.addCheckpoint(extend(leaves.slice(0, size), oldSize))).status, 200);
    }
  };

  before(async () => {
    database = await createTestDatabase('regulator');
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
    dataSource = await createDataSource({ url: database.appUrl, entities: REGULATOR_ENTITIES }).initialize();
  });

  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** A fresh zone for each test. Only a superuser who switches triggers off can empty append-only tables. */
  beforeEach(async () => {
    const admin = await createDataSource({ url: database.adminUrl }).initialize();
    const tables = REGULATOR_ENTITIES.map((entity) => dataSource.getMetadata(entity).tablePath).join(', ');
    await admin.query(`SET session_replication_role = replica; TRUNCATE ${tables} RESTART IDENTITY CASCADE; SET session_replication_role = origin`);
    await admin.destroy();
    supervision = open();
    await registerAll();
  });

  test('the entities say what the tables are', async () => {
    for (const entity of REGULATOR_ENTITIES) await dataSource.getRepository(entity).find({ take: 1 });
    const columns: { name: string }[] = await dataSource.query(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'regulator'`);
    const declared = REGULATOR_ENTITIES.flatMap((entity) => {
      const { tableName, columns: own } = dataSource.getMetadata(entity);
      return own.map(({ databaseName }) => `${tableName}.${databaseName}`);
    });
    assert.deepEqual(columns.map(({ name }) => name).sort(), declared.sort());
  });

  test('registering again changes nothing, another document of the same name is refused', async () => {
    const trust = sampleTrust();
    assert.equal((await supervision.registrations.register(trust.policies[0]!, 'bank')).created, false);
    assert.equal((await supervision.registrations.register(trust.bank, 'bank')).created, false);
    await assert.rejects(supervision.registrations.register({ ...trust.policies[0]!, policyCommitment: '7' }, 'bank'), codeOf('REGISTRATION_CONFLICT'));
    await assert.rejects(supervision.registrations.register({ ...trust.bank, attestorKey: '00'.repeat(32) }, 'bank'), codeOf('REGISTRATION_CONFLICT'));
    await assert.rejects(supervision.registrations.register({ ...trust.bank, bankId: 'other-bank' }, 'bank'), codeOf('REGISTRATION_CONFLICT'), 'the log origin is taken');
    await assert.rejects(supervision.registrations.register({ ...trust.models[0]!, bankId: 'nobody' }, 'bank'), codeOf('BANK_UNKNOWN'));
    const key = trust.circuitKeys[0]!.key;
    await assert.rejects(
      supervision.registrations.register({ ...key, circuit: 'other@1.0.0', verifyingKey: { ...key.verifyingKey, delta: key.verifyingKey.gamma } }, 'bank'),
      codeOf('CIRCUIT_KEY_MALFORMED'),
    );
    assert.deepEqual(await supervision.registrations.trustMaterial(bankId), sampleTrust());
  });

  test('a certificate needs a certifier who was named', async () => {
    assert.equal((await supervision.registrations.register(bundle.certificate!, 'bank')).created, true);
    assert.equal((await supervision.registrations.register(bundle.certificate!, 'bank')).created, false);
    const forged = { ...bundle.certificate!, signature: bundle.attestation.signature };
    await assert.rejects(supervision.registrations.register(forged, 'bank'), codeOf('CERTIFIER_UNKNOWN'));
  });

  test('nobody changes or removes what is append-only, the owner included', async () => {
    const owner = await createDataSource({ url: database.ownerUrl }).initialize();
    try {
      for (const statement of ['UPDATE regulator.bank SET origin = \'x\'', 'DELETE FROM regulator.registration', 'TRUNCATE regulator.mode']) {
        await assert.rejects(dataSource.query(statement), /permission denied/);
        await assert.rejects(owner.query(statement), /append-only/);
      }
    } finally {
      await owner.destroy();
    }
  });

  test('the witness cosigns what extends its history', async () => {
    const first = await supervision.witness.addCheckpoint(extend(leaves.slice(0, 1), 0));
    assert.equal(first.status, 200);
    assert.equal(verifyCosignature(withCosignatures(checkpoint(leaves.slice(0, 1)), first.body), verifierOf(witnessKey)), NOW);
    assert.equal((await supervision.witness.addCheckpoint(extend(leaves, 1))).status, 200);
    assert.equal((await supervision.witness.addCheckpoint(extend(leaves, 3))).status, 200, 'the same again');
    const newest = await supervision.witness.newestCheckpoint(bankId);
    assert.ok(newest !== undefined && newest.startsWith(checkpoint(leaves)));
    assert.equal(verifyCosignature(newest, verifierOf(witnessKey)), NOW);
  });

  test('a new log key counts once both keys name it and the bank registered that, from its size on', async () => {
    const { registrations, witness } = supervision;
    const next: NoteSigner = { ...logKey, secretKey: new Uint8Array(32).fill(8) };
    const third: NoteSigner = { ...logKey, secretKey: new Uint8Array(32).fill(9) };
    const later = [...leaves, leafHash(utf8ToBytes('later'))];
    const by = (signer: NoteSigner, hashes: readonly TreeHash[], oldSize: number): string =>
      formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint: checkpoint(hashes, signer) });
    await cosignDay();
    assert.equal((await witness.addCheckpoint(by(next, later, 3))).status, 403, 'not registered yet');

    const rotation = signRotation({ bankId, fromSize: 4 }, logKey, next);
    const invalid = codeOf('LOG_KEY_ROTATION_INVALID');
    await assert.rejects(registrations.register(signRotation({ bankId, fromSize: 3 }, logKey, next), 'bank'), invalid, 'a size that was cosigned');
    await assert.rejects(registrations.register({ ...rotation, oldSignature: rotation.newSignature }, 'bank'), invalid);
    await assert.rejects(registrations.register(signRotation({ bankId, fromSize: 4 }, next, third), 'bank'), invalid, 'of a key that does not sign this log');
    assert.equal((await registrations.register(rotation, 'bank')).created, true);
    await assert.rejects(registrations.register(signRotation({ bankId, fromSize: 4 }, logKey, third), 'bank'), codeOf('REGISTRATION_CONFLICT'), 'a key has one successor');
    assert.deepEqual((await registrations.trustMaterial(bankId)).logKeyRotations, [rotation]);

    assert.equal((await witness.addCheckpoint(by(logKey, later, 3))).status, 403, 'the old key signs nothing new');
    assert.equal((await witness.addCheckpoint(by(next, leaves, 3))).status, 403, 'the new one nothing old');
    assert.equal((await witness.addCheckpoint(by(logKey, leaves, 3))).status, 200, 'what the old key signed stands');
    assert.equal((await witness.addCheckpoint(by(next, later, 3))).status, 200);
    assert.equal((await registrations.register(rotation, 'bank')).created, false);

    // Evidence from before the rotation is judged by the key of its time.
    await supervision.evidence.receive(bankId, bundle, 'bank');
    while (await supervision.judging.judgeNext());
    const verdict = await supervision.evidence.verdict(bankId, documentLeafHash(bundle.header));
    assert.equal(verdict.claims.find(({ claim }) => claim === 'history')!.code, 'HISTORY_SHOWN');
  });

  test('a checkpoint that races with the rotation of its key is cosigned before it or not at all', async () => {
    const { registrations, witness } = supervision;
    const later = [...leaves, leafHash(utf8ToBytes('later'))];
    await cosignDay();
    const waiting = async (count: number): Promise<void> => {
      const query = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while (((await dataSource.query(query)) as { n: number }[])[0]!.n < count) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM regulator.witness_head WHERE bank_id = $1 FOR UPDATE', [bankId]);
    const registering = registrations.register(signRotation({ bankId, fromSize: 4 }, logKey, { ...logKey, secretKey: new Uint8Array(32).fill(8) }), 'bank');
    await waiting(1);
    // The thief of the old key comes in the meantime: its signature is good until the rotation is there.
    const stolen = witness.addCheckpoint(extend(later, 3));
    await waiting(2);
    await holder.commitTransaction();
    await holder.release();
    assert.equal((await registering).created, true);
    assert.equal((await stolen).status, 403);
    assert.equal((await witness.newestCheckpoint(bankId))!.startsWith(checkpoint(leaves)), true);
  });

  test('the witness answers by C2SP to everything else', async () => {
    const { witness } = supervision;
    await cosignDay();
    const other = leaves.map((hash, i) => (i === 0 ? leafHash(utf8ToBytes('rewritten')) : hash));
    const longer = [...other, leafHash(utf8ToBytes('more'))];
    const foreign: NoteSigner = { ...logKey, name: 'unknown.example/log' };
    const wrongKey: NoteSigner = { ...logKey, secretKey: new Uint8Array(32).fill(8) };

    assert.deepEqual(await witness.addCheckpoint('nonsense'), { status: 400, body: '' });
    assert.deepEqual(await witness.addCheckpoint(extend(leaves, 2)), { status: 409, body: '3\n' });
    assert.deepEqual(await witness.addCheckpoint(extend(leaves.slice(0, 2), 2)), { status: 409, body: '3\n' }, 'a shorter history');
    assert.deepEqual(await witness.addCheckpoint(formatAddCheckpoint({ oldSize: 3, consistency: [], checkpoint: checkpoint(leaves.slice(0, 2)) })), { status: 400, body: '' });
    assert.deepEqual(await witness.addCheckpoint(extend(other, 3)), { status: 409, body: '3\n' }, 'another root of the same size');
    assert.deepEqual(await witness.addCheckpoint(extend(longer, 3)), { status: 422, body: '' }, 'a rewritten leaf');
    assert.deepEqual(await witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0, consistency: [], checkpoint: checkpoint(leaves, foreign) })), { status: 404, body: '' });
    assert.deepEqual(await witness.addCheckpoint(formatAddCheckpoint({ oldSize: 3, consistency: [], checkpoint: checkpoint(leaves, wrongKey) })), { status: 403, body: '' });

    const refused: { size: string; reason: string }[] = await dataSource.query('SELECT size, reason FROM regulator.refused_checkpoint ORDER BY size');
    assert.deepEqual(refused, [{ size: '3', reason: 'ANOTHER_ROOT' }, { size: '4', reason: 'NOT_CONSISTENT' }]);
  });

  test('a false line in the name of the witness does not spoil what the witness gives out', async () => {
    const { name, keyHash } = verifierOf(witnessKey);
    const forged = formatSignatureLine(name, keyHash, new Uint8Array(72));
    const answer = await supervision.witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0, consistency: [], checkpoint: checkpoint(leaves) + forged }));
    assert.equal(answer.status, 200);
    const newest = await supervision.witness.newestCheckpoint(bankId);
    assert.equal(verifyCosignature(newest!, verifierOf(witnessKey)), NOW);
  });

  test('of two histories offered at once, one is kept', async () => {
    const fork = (name: string): string => extend([...leaves.slice(0, 1), leafHash(utf8ToBytes(name))], 0);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => supervision.witness.addCheckpoint(fork(name))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
  });

  test('a good day: receipt first, then every claim shown; the same bundle again changes nothing', async () => {
    await cosignDay();
    const receipt = await supervision.evidence.receive(bankId, bundle, 'bank');
    assert.equal(verifyDocument(receipt, bytesToHex(ed25519.getPublicKey(receiptSecret))), true);
    assert.equal((await supervision.evidence.state(bankId, receipt.document.bundleSha256)).state, 'pending');
    await assert.rejects(supervision.evidence.verdict(bankId, documentLeafHash(bundle.header)), codeOf('VERDICT_NOT_FOUND'));
    assert.equal(await supervision.judging.judgeNext(), true);
    assert.equal(await supervision.judging.judgeNext(), false);

    const verdict = await supervision.evidence.verdict(bankId, documentLeafHash(bundle.header));
    assert.deepEqual(verdict.claims.filter(({ status }) => status !== 'shown').map(({ code }) => code), ['WINDOWS_NOT_PROVEN']);
    assert.deepEqual([verdict.summary, verdict.sandbox], ['shown', true]);
    assert.deepEqual(await supervision.evidence.receive(bankId, structuredClone(bundle), 'bank'), receipt);
    assert.equal(await supervision.judging.judgeNext(), false);
    const days = await supervision.evidence.days(bankId, '2025-10-25', '2025-10-29');
    assert.deepEqual(days.map(({ expected, missing }) => [expected, missing]), [[true, true], [true, false], [true, true], [false, false], [false, false]]);
    assert.deepEqual(days[1]!.headers.map(({ summary, anchored, superseded }) => [summary, anchored, superseded]), [['shown', true, false]]);
  });

  test('what was shown once is not unshown by worse evidence of the same header', async () => {
    await cosignDay();
    const worse: EvidenceBundle = { ...bundle, proofs: [...bundle.proofs].reverse() };
    const digests: string[] = [];
    for (const sent of [worse, bundle, { ...worse, log: { ...bundle.log, closeIndex: 0 } }]) {
      digests.push((await supervision.evidence.receive(bankId, sent, 'bank')).document.bundleSha256);
      await supervision.judging.judgeNext();
    }
    const summaries = await Promise.all(digests.map(async (digest) => (await supervision.evidence.state(bankId, digest)).summary));
    assert.deepEqual(summaries, ['refused', 'shown', 'refused']);
    assert.equal((await supervision.evidence.verdict(bankId, documentLeafHash(bundle.header))).summary, 'shown');
  });

  test('a checkpoint that was never cosigned, or contradicts what was, is refused', async () => {
    const judged = async (): Promise<string> => {
      const sent = { ...bundle, header: { ...bundle.header, explanation: newId() } };
      const { document } = await supervision.evidence.receive(bankId, sent, 'bank');
      await supervision.judging.judgeNext();
      return (await supervision.evidence.state(bankId, document.bundleSha256)).claims!.find(({ claim }) => claim === 'history')!.code;
    };
    const { document } = await supervision.evidence.receive(bankId, bundle, 'bank');
    await supervision.judging.judgeNext();
    assert.equal((await supervision.evidence.state(bankId, document.bundleSha256)).claims!.find(({ claim }) => claim === 'history')!.code, 'CHECKPOINT_NOT_WITNESSED');
    assert.equal(await judged(), 'HEADER_NOT_IN_LOG');

    const rewritten = leaves.map((hash, i) => (i === 0 ? leafHash(utf8ToBytes('rewritten')) : hash));
    assert.equal((await supervision.witness.addCheckpoint(extend(rewritten, 0))).status, 200);
    const again = await supervision.evidence.receive(bankId, { ...bundle, log: { ...bundle.log, checkpoint: checkpoint(leaves) } }, 'bank');
    await supervision.judging.judgeNext();
    const state = await supervision.evidence.state(bankId, again.document.bundleSha256);
    assert.equal(state.claims!.find(({ claim }) => claim === 'history')!.code, 'HISTORY_REWRITTEN');
  });

  test('a header in the cosigned log is part of the history, even where its verdict is refused', async () => {
    assert.equal((await supervision.witness.addCheckpoint(extend(leaves, 0))).status, 200);
    const { document } = await supervision.evidence.receive(bankId, bundle, 'bank');
    await supervision.judging.judgeNext();
    const state = await supervision.evidence.state(bankId, document.bundleSha256);
    assert.deepEqual(state.claims!.filter(({ status }) => status === 'refused').map(({ code }) => code), ['CLOSE_NOT_WITNESSED_FIRST']);
    const [day] = await supervision.evidence.days(bankId, bundle.header.businessDate, bundle.header.businessDate);
    assert.deepEqual([day!.missing, day!.headers[0]!.anchored], [false, true]);
  });

  test('evidence that is no bundle is kept, and refused with its place', async () => {
    const { document } = await supervision.evidence.receive(bankId, { kind: 'evidence-bundle', text: '\u0000' }, 'bank');
    await supervision.judging.judgeNext();
    const state = await supervision.evidence.state(bankId, document.bundleSha256);
    assert.deepEqual([state.state, state.summary, state.claims![0]!.code, state.verdict], ['judged', 'refused', 'MALFORMED_EVIDENCE', undefined]);
    await assert.rejects(supervision.evidence.receive('nobody', {}, 'bank'), codeOf('BANK_UNKNOWN'));
    await assert.rejects(supervision.evidence.receive(bankId, JSON.parse('{"n":1e400}'), 'bank'), codeOf('DOCUMENT_INVALID'));
  });

  test('what was pending when the service died is judged after a restart, in order of arrival', async () => {
    await cosignDay();
    const noisy = { ...bundle, proofs: [] };
    const first = await supervision.evidence.receive(bankId, noisy, 'bank');
    const second = await supervision.evidence.receive(bankId, bundle, 'bank');

    const restarted = open();
    restarted.judging.start();
    while ((await restarted.evidence.state(bankId, second.document.bundleSha256)).state === 'pending') await new Promise((resolve) => setTimeout(resolve, 50));
    await restarted.judging.stop();

    assert.equal((await restarted.evidence.state(bankId, first.document.bundleSha256)).summary, 'refused');
    assert.equal((await restarted.evidence.state(bankId, second.document.bundleSha256)).summary, 'shown');
  });

  test('evidence that overtakes the one of the header before it waits for that', async () => {
    const next = sampleParts('normal', '2025-10-27');
    next.header.previousHeader = documentLeafHash(bundle.header);
    const overtaking = publish(next, undefined, leaves);
    const hashes = [...leaves, leafHash(leafBytes(overtaking.close)), leafHash(leafBytes(overtaking.header))];
    for (const [size, oldSize] of [[2, 0], [3, 2], [4, 3], [5, 4]] as const) {
      assert.equal((await supervision.witness.addCheckpoint(extend(hashes.slice(0, size), oldSize))).status, 200);
    }

    await supervision.evidence.receive(bankId, overtaking, 'bank');
    assert.deepEqual([await supervision.judging.judgeNext(), await supervision.judging.judgeNext()], [true, false], 'put back, then nothing to do');
    await supervision.evidence.receive(bankId, bundle, 'bank');
    while (await supervision.judging.judgeNext());

    assert.deepEqual((await supervision.evidence.verdicts(bankId)).map(({ businessDate, summary }) => [businessDate, summary]), [['2025-10-27', 'shown'], ['2025-10-26', 'shown']]);
  });

  /** Two first batches of one date in one log, each cosigned at its close: the bank may choose which it sends, and when. */
  const secondTry = (): { other: EvidenceBundle; cosign: () => Promise<void> } => {
    const parts = sampleParts();
    parts.header.explanation = 'the same date once more';
    const other = publish(parts, undefined, leaves);
    const hashes = [...leaves, leafHash(leafBytes(other.close)), leafHash(leafBytes(other.header))];
    const cosign = async (): Promise<void> => {
      for (const [size, oldSize] of [[2, 0], [3, 2], [4, 3], [5, 4]] as const) {
        assert.equal((await supervision.witness.addCheckpoint(extend(hashes.slice(0, size), oldSize))).status, 200);
      }
    };
    return { other, cosign };
  };
  const judgeInOrder = async (about: ClaimName, ...sent: readonly EvidenceBundle[]): Promise<string[]> => {
    const codes: string[] = [];
    for (const one of sent) {
      const { document } = await supervision.evidence.receive(bankId, one, 'bank');
      while (await supervision.judging.judgeNext());
      codes.push((await supervision.evidence.state(bankId, document.bundleSha256)).claims!.find(({ claim }) => claim === about)!.code);
    }
    return codes;
  };

  test('a date is never shown twice, whichever of two first batches is sent first', async () => {
    const { other, cosign } = secondTry();
    await cosign();
    assert.deepEqual(await judgeInOrder('history', other, bundle), ['HISTORY_SHOWN', 'BATCH_PLACE_TAKEN']);
    const [day] = await supervision.evidence.days(bankId, bundle.header.businessDate, bundle.header.businessDate);
    assert.deepEqual(day!.headers.map(({ summary }) => summary).sort(), ['refused', 'shown']);
  });

  test('a refused header later in the log takes no place: good evidence of the first one still passes', async () => {
    const { other, cosign } = secondTry();
    await cosign();
    const worse: EvidenceBundle = { ...bundle, proofs: [...bundle.proofs].reverse() };
    assert.deepEqual(await judgeInOrder('history', worse, other, bundle), ['HISTORY_SHOWN', 'PREVIOUS_HEADER_MISMATCH', 'HISTORY_SHOWN']);
    assert.equal((await supervision.evidence.verdict(bankId, documentLeafHash(bundle.header))).summary, 'shown');
  });

  test('from when on windows hold history can not be moved: not by saying it twice, not by sending the later header first', async () => {
    const hashes: TreeHash[] = [leaves[0]!];
    const emptyDay = (date: string, windowsSince: string, previousHeader?: string): EvidenceBundle => {
      const parts = sampleParts('empty', date);
      Object.assign(parts.header, { windowsSince, ...(previousHeader !== undefined && { previousHeader }) });
      const day = publish(parts, undefined, [...hashes]);
      hashes.push(leafHash(leafBytes(day.close)), leafHash(leafBytes(day.header)));
      return day;
    };
    const first = emptyDay('2025-10-24', '2024-10-01');
    const moved = emptyDay('2025-10-25', '2024-12-01', documentLeafHash(first.header));
    const again = emptyDay('2025-10-26', '2024-12-01', documentLeafHash(moved.header));
    const mended = emptyDay('2025-10-27', '2024-10-01', documentLeafHash(again.header));
    for (let size = 2; size <= hashes.length; size += 1) assert.equal((await supervision.witness.addCheckpoint(extend(hashes.slice(0, size), size === 2 ? 0 : size - 1))).status, 200);
    assert.deepEqual(await judgeInOrder('windows', first, moved, again, mended), ['WINDOWS_NOT_PROVEN', 'WINDOWS_SINCE_CHANGED', 'WINDOWS_SINCE_CHANGED', 'WINDOWS_NOT_PROVEN']);
  });

  test('a first header that is held back can not say another day than the one that was shown', async () => {
    const parts = sampleParts('empty', '2025-10-27');
    parts.header.windowsSince = '2024-12-01';
    const shown = publish(parts, undefined, leaves);
    const hashes = [...leaves, leafHash(leafBytes(shown.close)), leafHash(leafBytes(shown.header))];
    for (const [size, oldSize] of [[2, 0], [3, 2], [4, 3], [5, 4]] as const) assert.equal((await supervision.witness.addCheckpoint(extend(hashes.slice(0, size), oldSize))).status, 200);
    assert.deepEqual(await judgeInOrder('windows', shown, bundle), ['WINDOWS_NOT_PROVEN', 'WINDOWS_SINCE_CHANGED']);
  });

  test('the same bundle is judged again once what it lacked is there, and not after it was shown', async () => {
    const stateOf = async (digest: string): Promise<unknown[]> => {
      const { state, summary } = await supervision.evidence.state(bankId, digest);
      return [state, summary];
    };
    const { document } = await supervision.evidence.receive(bankId, bundle, 'bank');
    await supervision.judging.judgeNext();
    assert.deepEqual(await stateOf(document.bundleSha256), ['judged', 'refused'], 'its checkpoint was not cosigned');

    await cosignDay();
    assert.deepEqual((await supervision.evidence.receive(bankId, bundle, 'bank')).document, document, 'the first receipt holds');
    assert.deepEqual(await stateOf(document.bundleSha256), ['pending', undefined]);
    await supervision.judging.judgeNext();
    assert.deepEqual(await stateOf(document.bundleSha256), ['judged', 'shown']);

    await supervision.evidence.receive(bankId, bundle, 'bank');
    assert.equal(await supervision.judging.judgeNext(), false);
  });

  test('what can not be kept or judged is refused by a code, and nothing is left to fail', async () => {
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    for (const sent of [deep, JSON.parse('{"a":1e400}') as unknown]) await assert.rejects(supervision.evidence.receive(bankId, sent, 'bank'), codeOf('DOCUMENT_INVALID'));

    const empty = publish(sampleParts('empty'));
    for (const change of [{ batchIndex: 2 ** 31 - 1 }, { businessDate: '0000-01-01' }, { batchRoot: 'abc' }]) {
      const { document } = await supervision.evidence.receive(bankId, { ...empty, header: { ...empty.header, ...change } }, 'bank');
      await supervision.judging.judgeNext();
      const { state, summary } = await supervision.evidence.state(bankId, document.bundleSha256);
      assert.deepEqual([state, summary], ['judged', 'refused'], JSON.stringify(change));
    }
    await assert.rejects(supervision.registrations.register({ ...sampleTrust().lineRegisters[0]!, version: 2, lines: [{ slot: 0, code: 'a', name: '\ud800', currency: 'EUR' }] }, 'bank'), codeOf('DOCUMENT_INVALID'));
  });

  test('two judges at once give one verdict each bundle', async () => {
    await cosignDay();
    await supervision.evidence.receive(bankId, bundle, 'bank');
    const done = await Promise.all([supervision.judging.judgeNext(), open().judging.judgeNext()]);
    assert.deepEqual(done.sort(), [false, true]);
    assert.equal((await supervision.evidence.verdicts(bankId)).length, 1);
  });
});
