import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@probity/shared-commitments';
import {
  CEREMONY_WITNESS, KNOWN_POWERS_OF_TAU, roundTime, signDocument, verifyDocument, type Ceremony, type CeremonyContribution, type ClaimName, type CloseLeaf, type EvidenceBundle,
} from '@probity/shared-evidence';
import { createDataSource, createLogger, FixedClock, migrateZone, newId, ProbityError } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { circuitKeyDigest, documentLeafHash, signRotation } from '@probity/shared-proof-verifier';
import { earlierLeaf, logKey, publish, sampleParts, sampleTrust, witnessKey } from '@probity/shared-proof-verifier/testing';
import {
  consistencyProof, formatAddCheckpoint, formatSignatureLine, formatVerifierKey, leafHash, rootOf, signCheckpoint, verifierOf, verifyCosignature, withCosignatures, type NoteSigner, type TreeHash,
} from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { REGULATOR_ENTITIES } from './entities.js';
import type { RegistrationBody } from './registration-body.js';
import { registerByTwo } from './testing.js';
import type { ProgramFieldsView } from './timeline.service.js';
import { regulatorMigrations, Supervision } from './supervision.js';

/** 2025-10-28, before noon. */
const NOW = 1_761_650_000;
const receiptSecret = new Uint8Array(32).fill(5);
const logger = createLogger({ name: 'test', level: 'silent' });
const bundle = publish(sampleParts());
const { bankId } = bundle.header;
const texts = [Buffer.from(earlierLeaf()).toString('utf8'), canonicalJson(bundle.close), canonicalJson(bundle.header)];
const hashOf = (text: string): TreeHash => leafHash(Buffer.from(text, 'utf8'));
const leaves = texts.map(hashOf);
/** A leaf like the first one, and another. */
const otherLeaf = (index: number): string => canonicalJson({ ...(JSON.parse(texts[0]!) as CloseLeaf), batchIndex: index });

const checkpoint = (hashes: readonly TreeHash[], signer: NoteSigner = logKey): string => signCheckpoint({ origin: signer.name, size: hashes.length, root: rootOf(hashes) }, signer);
const extend = (hashes: readonly TreeHash[], oldSize: number): string => formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint: checkpoint(hashes) });
const codeOf = (code: string) => (error: unknown): boolean => error instanceof ProbityError && error.code === code;

describe('supervision', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let supervision: Supervision;
  const open = (): Supervision => new Supervision({ dataSource, clock: new FixedClock(NOW), logger, keys: { witness: witnessKey, receiptSecret } });

  const registerAll = async (): Promise<void> => {
    const { bank, certifiers, lineRegisters, featurePrograms, models, policies, circuitKeys } = sampleTrust();
    await registerByTwo(supervision.proposals, [
      { kind: 'mode', sandbox: true }, { kind: 'certifier', ...certifiers[0]! }, bank, ...lineRegisters, ...featurePrograms, ...models, ...policies, ...circuitKeys.map(({ key }) => key),
    ]);
  };
  const register = (document: RegistrationBody): Promise<unknown> => registerByTwo(supervision.proposals, [document]);
  /** Offers the leaves, then has each size cosigned in turn. */
  const cosignLog = async (log: readonly string[], sizes: readonly number[]): Promise<void> => {
    const hashes = log.map(hashOf);
    for (const [i, size] of sizes.entries()) {
      const from = sizes[i - 1] ?? 0;
      await supervision.leaves.offer(bankId, { from, leaves: log.slice(from, size) });
      assert.equal((await supervision.witness.addCheckpoint(extend(hashes.slice(0, size), from))).status, 200);
    }
  };
  const cosignDay = (): Promise<void> => cosignLog(texts, [2, 3]);

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
  const reset = async (): Promise<void> => {
    const admin = await createDataSource({ url: database.adminUrl }).initialize();
    const tables = REGULATOR_ENTITIES.map((entity) => dataSource.getMetadata(entity).tablePath).join(', ');
    await admin.query(`SET session_replication_role = replica; TRUNCATE ${tables} RESTART IDENTITY CASCADE; SET session_replication_role = origin`);
    await admin.destroy();
    supervision = open();
    await registerAll();
  };
  beforeEach(reset);

  test('registering again changes nothing, another document of the same name is refused', async () => {
    const trust = sampleTrust();
    const [known] = await registerByTwo(supervision.proposals, [trust.policies[0]!]);
    assert.equal((await supervision.proposals.propose(trust.policies[0]!, 'somebody else')).id, known!.id);
    await assert.rejects(register({ ...trust.policies[0]!, policyCommitment: '7' }), codeOf('REGISTRATION_CONFLICT'));
    await assert.rejects(register({ ...trust.bank, attestorKey: '00'.repeat(32) }), codeOf('REGISTRATION_CONFLICT'));
    await assert.rejects(register({ ...trust.bank, bankId: 'other-bank' }), codeOf('REGISTRATION_CONFLICT'), 'the log origin is taken');
    await assert.rejects(register({ ...trust.models[0]!, bankId: 'nobody' }), codeOf('BANK_UNKNOWN'));
    const key = trust.circuitKeys[0]!.key;
    await assert.rejects(register({ ...key, circuit: 'other@1.0.0', verifyingKey: { ...key.verifyingKey, delta: key.verifyingKey.gamma } }), codeOf('CIRCUIT_KEY_MALFORMED'));
    assert.deepEqual(await supervision.registrations.trustMaterial(bankId), sampleTrust());
  });

  test('a document counts once two people have confirmed it, neither of whom handed it in', async () => {
    const { proposals, registrations } = supervision;
    const policy = { ...sampleTrust().policies[0]!, version: 2, policyCommitment: '7', validFrom: '2030-01-01' };
    const { id, sha256, state } = await proposals.propose(policy, 'examiner-1');
    const isRegistered = async (): Promise<boolean> => (await registrations.trustMaterial(bankId)).policies.length === 2;
    assert.equal(state, 'pending');
    await assert.rejects(proposals.confirm(id, sha256, '', 'examiner-1'), codeOf('OWN_PROPOSAL'));
    await assert.rejects(proposals.confirm(id, 'ab'.repeat(32), '', 'examiner-2'), codeOf('PROPOSAL_OTHER'));
    assert.equal((await proposals.confirm(id, sha256, 'seen', 'examiner-2')).state, 'pending');
    await assert.rejects(proposals.confirm(id, sha256, '', 'examiner-2'), codeOf('CONFIRMED_BEFORE'));
    assert.equal(await isRegistered(), false);
    // Two at once: one registers it, the other finds it registered.
    const both = await Promise.allSettled(['examiner-3', 'examiner-4'].map((actor) => proposals.confirm(id, sha256, '', actor)));
    assert.deepEqual(both.map((one) => (one.status === 'fulfilled' ? one.value.state : codeOf('PROPOSAL_DECIDED')(one.reason))).sort(), ['registered', true].sort());
    assert.equal(await isRegistered(), true);
    await assert.rejects(proposals.decline(id, 'too late', 'examiner-5'), codeOf('PROPOSAL_DECIDED'));
  });

  test('a key is of class ceremony only by a transcript that the registered witness signed, for its own circuit', async () => {
    const witnessSecret = new Uint8Array(32).fill(71);
    const bankSecret = new Uint8Array(32).fill(72);
    await register({ kind: 'certifier', name: CEREMONY_WITNESS, publicKey: bytesToHex(ed25519.getPublicKey(witnessSecret)) });
    const { verifyingKey } = sampleTrust().circuitKeys.find(({ key }) => key.role === 'record')!.key;
    const circuitKey = { kind: 'circuit-key', circuit: 'record-ceremony@1.0.0', role: 'record', slots: 4, verifyingKey } as const;
    const powersOfTau = KNOWN_POWERS_OF_TAU[0]!;
    const hash = (digit: string): string => digit.repeat(64);
    const basis = { circuit: circuitKey.circuit, slots: 4, r1csSha256: hash('1'), powersOfTau: powersOfTau.blake2b, initialKeySha256: hash('2'), at: '2025-10-28T11:00:00Z' };
    const contributionHash = 'e'.repeat(128);
    const contributions = [
      signDocument<CeremonyContribution>({ kind: 'ceremony-contribution', ...basis, index: 0, by: 'bank', keyBeforeSha256: hash('2'), keyAfterSha256: hash('3'), contributionHash }, bankSecret),
      signDocument<CeremonyContribution>({ kind: 'ceremony-contribution', ...basis, index: 1, by: 'regulator', keyBeforeSha256: hash('3'), keyAfterSha256: hash('4'), contributionHash }, witnessSecret),
    ];
    const transcript: Ceremony = {
      kind: 'ceremony', circuit: circuitKey.circuit, role: 'record', slots: 4, r1csSha256: hash('1'), powersOfTau, initialKeySha256: hash('2'), contributions,
      beacon: { source: 'drand quicknet', round: Math.ceil((Date.parse(basis.at) / 1000 - roundTime(1)) / 3) + 5, value: hash('9'), iterations: 10, contributionHash },
      finalKeySha256: hash('5'), verifyingKeySha256: circuitKeyDigest(circuitKey)!, verifiedBy: CEREMONY_WITNESS,
    };
    await assert.rejects(register(signDocument(transcript, bankSecret)), codeOf('CEREMONY_NOT_VERIFIED'));
    await assert.rejects(register(signDocument({ ...transcript, contributions: contributions.slice(0, 1) }, witnessSecret)), codeOf('CEREMONY_OUTSIDER_MISSING'));
    await register(signDocument(transcript, witnessSecret));
    await register(circuitKey);
    await register({ ...circuitKey, circuit: 'record-another@1.0.0' });
    await register({ ...circuitKey, circuit: 'record-seeded@1.0.0', developmentSeed: 'published' });
    const { circuitKeys } = await supervision.registrations.trustMaterial(bankId);
    const classes = Object.fromEntries(circuitKeys.map(({ key, trustClass }) => [key.circuit, trustClass]));
    assert.equal(classes[circuitKey.circuit], 'ceremony');
    assert.equal(classes['record-another@1.0.0'], 'development', 'the same points under the name of another circuit');
    assert.equal(classes['record-seeded@1.0.0'], 'development');
  });

  test('what was declined is not registered, and may be handed in again', async () => {
    const { proposals } = supervision;
    const policy = { ...sampleTrust().policies[0]!, version: 3, policyCommitment: '8', validFrom: '2030-01-01' };
    const first = await proposals.propose(policy, 'bank');
    await proposals.confirm(first.id, first.sha256, '', 'examiner-1');
    assert.equal((await proposals.decline(first.id, 'of another bank', 'examiner-2')).state, 'declined');
    const second = await proposals.propose(policy, 'bank');
    assert.notEqual(second.id, first.id);
    assert.deepEqual((await proposals.list('pending')).map(({ id }) => id), [second.id]);
  });

  test('a document may wait together with the bank that it is of', async () => {
    const { proposals } = supervision;
    const bank = { ...sampleTrust().bank, bankId: 'second-bank', logKey: formatVerifierKey(verifierOf({ ...logKey, name: 'second.example/log' })) };
    const waiting = await proposals.propose(bank, 'second');
    const lines = await proposals.propose({ ...sampleTrust().lineRegisters[0]!, bankId: 'second-bank' }, 'second');
    await proposals.confirm(lines.id, lines.sha256, '', 'examiner-1');
    await assert.rejects(proposals.confirm(lines.id, lines.sha256, '', 'examiner-2'), codeOf('BANK_UNKNOWN'), 'the bank comes first');
    for (const actor of ['examiner-1', 'examiner-2']) await proposals.confirm(waiting.id, waiting.sha256, '', actor);
    assert.equal((await proposals.confirm(lines.id, lines.sha256, '', 'examiner-2')).state, 'registered');
  });

  test('the database takes no row that was not confirmed word for word, whoever writes it', async () => {
    const confirmed = (await supervision.proposals.list('registered')).find(({ kind }) => kind === 'policy-registration')!;
    const insert = (values: string): Promise<unknown> => dataSource.query(`INSERT INTO regulator.registration (id, bank_id, kind, natural_key, sha256, document, actor, proposal_id) VALUES ${values}`);
    await assert.rejects(insert(`(gen_random_uuid(), '${bankId}', 'policy-registration', 'v9', 'ab', '{"validFrom":"2025-01-01"}', 'bank', NULL)`), /not confirmed by two people/);
    await assert.rejects(insert(`(gen_random_uuid(), '${bankId}', 'policy-registration', 'v9', 'ab', '{"validFrom":"2025-01-01"}', 'bank', '${confirmed.id}')`), /not confirmed by two people/);
    await assert.rejects(dataSource.query("INSERT INTO regulator.mode (sandbox, actor) VALUES (false, 'x')"), /not confirmed by two people/);
  });

  test('what was in force on a day that was judged stays so', async () => {
    await cosignDay();
    await supervision.evidence.receive(bankId, bundle, 'bank');
    while (await supervision.judging.judgeNext());
    const policy = { ...sampleTrust().policies[0]!, version: 4, policyCommitment: '9' };
    await assert.rejects(register({ ...policy, validFrom: bundle.header.businessDate }), codeOf('VALID_FROM_PASSED'));
    await register({ ...policy, validFrom: '2025-10-27' });
  });

  test('a program that reads a forbidden field is refused, and one registered before is pointed at', async () => {
    const program = sampleTrust().featurePrograms[0]!;
    const [{ reads, forbidden }] = (await supervision.timeline.programs(bankId)) as [ProgramFieldsView];
    const field = reads.find(({ fields }) => fields.length > 0)!.fields[0]!;
    assert.deepEqual(forbidden, []);
    await register({ kind: 'forbidden-fields', version: 1, validFrom: '2025-01-01', fields: [{ field, reason: 'test' }, { field: 'nationality', reason: 'Art. 21 of the Charter' }] });
    await assert.rejects(register({ ...program, program: { ...program.program, version: '9.0.0' }, validFrom: '2030-01-01' }), codeOf('FIELD_FORBIDDEN'));
    assert.deepEqual((await supervision.timeline.programs(bankId))[0]!.forbidden, [field]);
  });

  test('what is registered stands on the time line with who handed it in and who confirmed it', async () => {
    const events = await supervision.timeline.events(bankId);
    assert.deepEqual(new Set(events.map(({ kind }) => kind)), new Set(['mode', 'certifier', 'bank-registration', 'line-register', 'feature-program-registration', 'model-registration', 'policy-registration', 'circuit-key']));
    for (const { proposedBy, confirmedBy } of events) assert.deepEqual([proposedBy, confirmedBy], ['bank', ['examiner-1', 'examiner-2']]);
    const [summary] = await supervision.timeline.banks();
    assert.deepEqual([summary!.bankId, summary!.lines.length > 0], [bankId, true]);
  });

  test('a certificate needs a certifier who was named', async () => {
    await register(bundle.certificate!);
    assert.deepEqual((await supervision.registrations.trustMaterial(bankId)).certificates, [bundle.certificate!]);
    const forged = { ...bundle.certificate!, signature: bundle.attestation.signature };
    await assert.rejects(register(forged), codeOf('CERTIFIER_UNKNOWN'));
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
    await supervision.leaves.offer(bankId, { from: 0, leaves: texts });
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
    const later = [...leaves, hashOf(otherLeaf(7))];
    const by = (signer: NoteSigner, hashes: readonly TreeHash[], oldSize: number): string =>
      formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint: checkpoint(hashes, signer) });
    await cosignDay();
    await supervision.leaves.offer(bankId, { from: 3, leaves: [otherLeaf(7)] });
    assert.equal((await witness.addCheckpoint(by(next, later, 3))).status, 403, 'not registered yet');

    const rotation = signRotation({ bankId, fromSize: 4 }, logKey, next);
    const invalid = codeOf('LOG_KEY_ROTATION_INVALID');
    await assert.rejects(register(signRotation({ bankId, fromSize: 3 }, logKey, next)), invalid, 'a size that was cosigned');
    await assert.rejects(register(signRotation({ bankId, fromSize: 2 ** 31 - 1 }, logKey, next)), invalid, 'a size that will never come: the old key would stay, for good');
    await assert.rejects(register({ ...rotation, oldSignature: rotation.newSignature }), invalid);
    await assert.rejects(register(signRotation({ bankId, fromSize: 4 }, next, third)), invalid, 'of a key that does not sign this log');
    await register(rotation);
    await assert.rejects(register(signRotation({ bankId, fromSize: 4 }, logKey, third)), codeOf('REGISTRATION_CONFLICT'), 'a key has one successor');
    assert.deepEqual((await registrations.trustMaterial(bankId)).logKeyRotations, [rotation]);

    assert.equal((await witness.addCheckpoint(by(logKey, later, 3))).status, 403, 'the old key signs nothing new');
    assert.equal((await witness.addCheckpoint(by(next, leaves, 3))).status, 403, 'the new one nothing old');
    assert.equal((await witness.addCheckpoint(by(logKey, leaves, 3))).status, 200, 'what the old key signed stands');
    assert.equal((await witness.addCheckpoint(by(next, later, 3))).status, 200);

    // Evidence from before the rotation is judged by the key of its time.
    await supervision.evidence.receive(bankId, bundle, 'bank');
    while (await supervision.judging.judgeNext());
    const verdict = await supervision.evidence.verdict(bankId, documentLeafHash(bundle.header));
    assert.equal(verdict.claims.find(({ claim }) => claim === 'history')!.code, 'HISTORY_SHOWN');
  });

  test('a checkpoint that races with the rotation of its key is cosigned before it or not at all', async () => {
    const { proposals, witness } = supervision;
    const later = [...leaves, leafHash(utf8ToBytes('later'))];
    await cosignDay();
    const waiting = async (count: number): Promise<void> => {
      const query = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while (((await dataSource.query(query)) as { n: number }[])[0]!.n < count) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const { id, sha256 } = await proposals.propose(signRotation({ bankId, fromSize: 4 }, logKey, { ...logKey, secretKey: new Uint8Array(32).fill(8) }), 'bank');
    await proposals.confirm(id, sha256, '', 'examiner-1');
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM regulator.witness_head WHERE bank_id = $1 FOR UPDATE', [bankId]);
    const registering = proposals.confirm(id, sha256, '', 'examiner-2');
    await waiting(1);
    // The thief of the old key comes in the meantime: its signature is good until the rotation is there.
    const stolen = witness.addCheckpoint(extend(later, 3));
    await waiting(2);
    await holder.commitTransaction();
    await holder.release();
    assert.equal((await registering).state, 'registered');
    assert.equal((await stolen).status, 403);
    assert.equal((await witness.newestCheckpoint(bankId))!.startsWith(checkpoint(leaves)), true);
  });

  test('the witness answers by C2SP to everything else', async () => {
    const { witness } = supervision;
    await cosignDay();
    const other = leaves.map((hash, i) => (i === 0 ? hashOf('rewritten') : hash));
    const longer = [...other, hashOf('more')];
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
    await supervision.leaves.offer(bankId, { from: 0, leaves: texts });
    const answer = await supervision.witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0, consistency: [], checkpoint: checkpoint(leaves) + forged }));
    assert.ok('body' in answer);
    assert.equal(answer.status, 200);
    const newest = await supervision.witness.newestCheckpoint(bankId);
    assert.equal(verifyCosignature(newest!, verifierOf(witnessKey)), NOW);
  });

  test('of two histories offered at once, one is kept', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(async (name) => {
      const fork = [texts[0]!, otherLeaf(name)];
      await supervision.leaves.offer(bankId, { from: 0, leaves: fork }).catch(() => undefined);
      return supervision.witness.addCheckpoint(extend(fork.map(hashOf), 0));
    }));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers) assert.ok(answer.status === 200 || answer.status === 409 || ('problem' in answer && answer.problem.code === 'LEAVES_DIFFER'));
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

    await cosignLog([otherLeaf(7), ...texts.slice(1)], [3]);
    const again = await supervision.evidence.receive(bankId, { ...bundle, log: { ...bundle.log, checkpoint: checkpoint(leaves) } }, 'bank');
    await supervision.judging.judgeNext();
    const state = await supervision.evidence.state(bankId, again.document.bundleSha256);
    assert.equal(state.claims!.find(({ claim }) => claim === 'history')!.code, 'HISTORY_REWRITTEN');
  });

  test('a header in the cosigned log is part of the history, even where its verdict is refused', async () => {
    await cosignLog(texts, [3]);
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
    await cosignLog([...texts, canonicalJson(overtaking.close), canonicalJson(overtaking.header)], [2, 3, 4, 5]);

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
    const cosign = (): Promise<void> => cosignLog([...texts, canonicalJson(other.close), canonicalJson(other.header)], [2, 3, 4, 5]);
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

  test('a date that was closed twice is seen, whichever evidence comes and in which order', async () => {
    const { other, cosign } = secondTry();
    await cosign();
    assert.deepEqual(await judgeInOrder('history', other, bundle), ['DATE_CLOSED_TWICE', 'DATE_CLOSED_TWICE']);
    const [day] = await supervision.evidence.days(bankId, bundle.header.businessDate, bundle.header.businessDate);
    assert.deepEqual(day!.headers.map(({ summary }) => summary).sort(), ['refused', 'refused']);
    const said = new Map(day!.headers.map(({ headerHash, explanation }) => [headerHash, explanation]));
    assert.deepEqual([said.get(documentLeafHash(other.header)), said.get(documentLeafHash(bundle.header))], ['the same date once more', null]);
  });

  test('a close leaf that never got a header is seen, with the same number or another', async () => {
    for (const [batchIndex, expected] of [[0, 'DATE_CLOSED_TWICE'], [1, 'CLOSE_UNACCOUNTED']] as const) {
      const left = canonicalJson({ ...bundle.close, batchIndex, attestationSha256: 'ab'.repeat(32) });
      const liked = publish(sampleParts(), undefined, [leaves[0]!, hashOf(left)]);
      await reset();
      await cosignLog([texts[0]!, left, canonicalJson(liked.close), canonicalJson(liked.header)], [2, 3, 4]);
      assert.deepEqual(await judgeInOrder('history', liked), [expected]);
    }
  });

  test('without the leaves nothing is cosigned, and with other leaves neither', async () => {
    const { witness, leaves: kept } = supervision;
    const problem = async (): Promise<string> => {
      const answer = await witness.addCheckpoint(extend(leaves.slice(0, 2), 0));
      return 'problem' in answer ? answer.problem.code : String(answer.status);
    };
    assert.equal(await problem(), 'LEAVES_MISSING');
    assert.deepEqual(await kept.offer(bankId, { from: 0, leaves: texts.slice(0, 1) }), { cosigned: 0, held: 1 });
    assert.equal(await problem(), 'LEAVES_MISSING');
    await assert.rejects(kept.offer(bankId, { from: 2, leaves: texts.slice(2) }), codeOf('LEAVES_GAP'));
    assert.deepEqual(await kept.offer(bankId, { from: 1, leaves: [otherLeaf(7)] }), { cosigned: 0, held: 2 });
    assert.equal(await problem(), 'LEAVES_DIFFER');
    assert.deepEqual(await dataSource.query('SELECT * FROM regulator.refused_checkpoint'), [], 'what lacks its leaves contradicts nothing');
    await kept.offer(bankId, { from: 1, leaves: texts.slice(1) });
    assert.equal(await problem(), '200', 'what was not cosigned is replaced');

    assert.deepEqual(await kept.offer(bankId, { from: 0, leaves: texts.slice(0, 2) }), { cosigned: 2, held: 3 }, 'the same again changes nothing');
    await assert.rejects(kept.offer(bankId, { from: 0, leaves: [texts[0]!, otherLeaf(7)] }), codeOf('LEAF_CONFLICT'));
    for (const bad of ['{}', 'nonsense', `${texts[0]!} `, canonicalJson({ ...JSON.parse(texts[0]!) as object, account: '1' }), canonicalJson({ ...JSON.parse(texts[0]!) as object, bankId: 'other-bank' })]) {
      await assert.rejects(kept.offer(bankId, { from: 2, leaves: [bad] }), codeOf('LEAF_INVALID'));
    }
    for (const statement of ['UPDATE regulator.log_leaf SET hash = hash', 'DELETE FROM regulator.log_leaf', 'DELETE FROM regulator.recovering']) await assert.rejects(dataSource.query(statement), /permission denied/);
  });

  test('leaves that were handed out again are noted once, and what was logged before stays what it is', async () => {
    await cosignDay();
    const { leaves: kept } = supervision;
    assert.deepEqual((await kept.hashes(bankId, 1)).hashes, leaves.slice(1).map((hash) => bytesToHex(hash)));
    assert.deepEqual((await kept.handOut(bankId, 3, 'bank')).leaves, []);
    assert.deepEqual(await dataSource.query('SELECT * FROM regulator.recovering'), [], 'comparing asks for nothing');
    for (const from of [1, 2]) assert.deepEqual(await kept.handOut(bankId, from, 'bank'), { from, size: 3, leaves: texts.slice(from) });
    assert.deepEqual(await dataSource.query('SELECT size, held FROM regulator.recovering'), [{ size: '3', held: '1' }]);
    assert.deepEqual(await judgeInOrder('history', bundle), ['HISTORY_SHOWN']);

    const next = sampleParts('empty', '2025-10-27');
    next.header.previousHeader = documentLeafHash(bundle.header);
    const onwards = publish(next, undefined, leaves);
    const log = [...texts, canonicalJson(onwards.close), canonicalJson(onwards.header)];
    for (const [size, from] of [[4, 3], [5, 4]] as const) {
      await kept.offer(bankId, { from, leaves: log.slice(from, size) });
      assert.equal((await supervision.witness.addCheckpoint(extend(log.slice(0, size).map(hashOf), from))).status, 200);
    }
    assert.deepEqual(await judgeInOrder('history', onwards), ['RECOVERY_EXPECTED']);
  });

  test('from when on windows hold history can not be moved: not by saying it twice, not by sending the later header first', async () => {
    const log = [texts[0]!];
    const emptyDay = (date: string, windowsSince: string, previousHeader?: string): EvidenceBundle => {
      const parts = sampleParts('empty', date);
      Object.assign(parts.header, { windowsSince, ...(previousHeader !== undefined && { previousHeader }) });
      const day = publish(parts, undefined, log.map(hashOf));
      log.push(canonicalJson(day.close), canonicalJson(day.header));
      return day;
    };
    const first = emptyDay('2025-10-24', '2024-10-01');
    const moved = emptyDay('2025-10-25', '2024-12-01', documentLeafHash(first.header));
    const again = emptyDay('2025-10-26', '2024-12-01', documentLeafHash(moved.header));
    const mended = emptyDay('2025-10-27', '2024-10-01', documentLeafHash(again.header));
    await cosignLog(log, [2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual(await judgeInOrder('windows', first, moved, again, mended), ['WINDOWS_NOT_PROVEN', 'WINDOWS_SINCE_CHANGED', 'WINDOWS_SINCE_CHANGED', 'WINDOWS_NOT_PROVEN']);
  });

  test('a first header that is held back can not say another day than the one that was shown', async () => {
    const parts = sampleParts('empty', '2025-10-27');
    parts.header.windowsSince = '2024-12-01';
    const shown = publish(parts, undefined, leaves);
    await cosignLog([...texts, canonicalJson(shown.close), canonicalJson(shown.header)], [2, 3, 4, 5]);
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
    await assert.rejects(register({ ...sampleTrust().lineRegisters[0]!, version: 2, lines: [{ slot: 0, code: 'a', name: '\ud800', currency: 'EUR' }] }), codeOf('DOCUMENT_INVALID'));
  });

  test('two judges at once give one verdict each bundle', async () => {
    await cosignDay();
    await supervision.evidence.receive(bankId, bundle, 'bank');
    const done = await Promise.all([supervision.judging.judgeNext(), open().judging.judgeNext()]);
    assert.deepEqual(done.sort(), [false, true]);
    assert.equal((await supervision.evidence.verdicts(bankId)).length, 1);
  });
});
