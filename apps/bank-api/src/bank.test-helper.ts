/** A bank in a database of its own, with the shipped model, ready for transactions. Its circuits have made-up keys: nothing here proves. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bn254 } from '@noble/curves/bn254.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import {
  BankLog, BatchError, BatchLifecycle, ChunkEntity, ContinuousMode, loadChunk, putBank, putCertificate, putCircuit, putFeatureProgram, putLines, putModel, putPolicy, Sealing, storeProof,
  type BatchEntity, type RegulatorPort,
} from '@probity/bank-batches';
import { compileModel } from '@probity/bank-compiler';
import { approveAll } from '@probity/bank-governance/testing';
import { Intake, IntakeDayFacts, putCustomers, putFxTable } from '@probity/bank-intake';
import { RETAIL_LINES, type TransactionInput } from '@probity/bank-transactions';
import { chunkStatements, modelStatementDigest, recordStatementDigest } from '@probity/shared-commitments';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import { signDocument, type Claim, type EvidenceBundle, type LedgerAttestation, type LineRegister, type VerifyingKey } from '@probity/shared-evidence';
import { createLogger, migrateZone, repositoryRoot, sqlMigrations, type Clock } from '@probity/shared-platform';
import { createTestDatabase, type TestDatabase } from '@probity/shared-platform/testing';
import { modelTrapdoor, recordTrapdoor, simulateProof, verifyingKeyOf } from '@probity/shared-proof-verifier/testing';
import { cosign, parseAddCheckpoint, parseCheckpoint, parseNote, verifierOf, formatVerifierKey, type NoteSigner } from '@probity/shared-transparency';
import { DataSource } from 'typeorm';
import { BankApiModule } from './bank-api.module.js';
import { BankKeys } from './bank-keys.js';
import { BANK_ENTITIES } from './core.module.js';
import { CHANGE_KINDS } from './governance/governance.module.js';
import { Models } from './models.js';

export const DATE = '2026-03-02';
export const ATTESTOR_SECRET = new Uint8Array(32).fill(7);
/** Of two people who may approve recoveries. */
export const RECOVERY_SECRETS = [11, 12].map((byte) => new Uint8Array(32).fill(byte));
export const WITNESS: NoteSigner = { name: 'witness.test', type: 'cosignature', secretKey: new Uint8Array(32).fill(9) };
const RECORD_CIRCUIT = 'record-test@1.0.0';
const MODEL_CIRCUIT = 'model-test@1.0.0';
const SLOTS = 2;

/** A witness that cosigns whatever grows, and takes evidence without looking. It can be switched off, and counts. */
export class TestRegulator implements RegulatorPort {
  reachable = true;
  refuses = false;
  size = 0;
  /** Runs once, before the next checkpoint is looked at. */
  meanwhile: (() => Promise<unknown>) | undefined;
  readonly received: EvidenceBundle[] = [];

  async addCheckpoint(body: string): Promise<{ status: number; body: string }> {
    if (!this.reachable) throw new Error('test witness is switched off');
    if (this.refuses) return { status: 422, body: '' };
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    const { oldSize, checkpoint } = parseAddCheckpoint(body)!;
    if (oldSize !== this.size) return { status: 409, body: `${this.size}\n` };
    this.size = parseCheckpoint(parseNote(checkpoint)!.text)!.size;
    return { status: 200, body: cosign(checkpoint, WITNESS, 1_800_000_000) };
  }

  offerLeaves(): Promise<void> {
    return this.reachable ? Promise.resolve() : Promise.reject(new Error('test witness is switched off'));
  }

  /** Keeps none: tests of a log that fell behind run against the real regulator. */
  newestCheckpoint(): Promise<undefined> {
    return this.reachable ? Promise.resolve(undefined) : Promise.reject(new Error('test witness is switched off'));
  }

  leafHashes(): Promise<never> {
    return Promise.reject(new Error('the test regulator keeps no leaves'));
  }

  lostLeaves(): Promise<never> {
    return this.leafHashes();
  }

  witnessKey(): Promise<string> {
    return Promise.resolve(formatVerifierKey(verifierOf(WITNESS)));
  }

  submitEvidence(bundle: EvidenceBundle): Promise<never> {
    this.received.push(bundle);
    return Promise.resolve({ document: { kind: 'receipt' }, publicKey: '', signature: '' } as never);
  }

  verdict(): Promise<undefined> {
    return this.refuses ? Promise.reject(new BatchError('REGULATOR_REFUSED', 'test regulator refuses')) : Promise.resolve(undefined);
  }
}

export interface TestBank {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly app: INestApplicationContext;
  readonly intake: Intake;
  readonly lifecycle: BatchLifecycle;
  readonly regulator: TestRegulator;
  /** What the pre-flight says. */
  claims: Claim[];
  close(): Promise<void>;
}

export async function openTestBank(): Promise<TestBank> {
  const database = await createTestDatabase('bank');
  await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-bank-'));
  const logger = createLogger({ name: 'test', level: 'silent' });
  const app = await NestFactory.createApplicationContext(
    BankApiModule.register({ config: { databaseUrl: database.appUrl, dataDirectory, queue: { backend: 'postgres' }, regulator: undefined }, logger, background: false }),
    { logger: false, abortOnError: false },
  );
  const dataSource = app.get(DataSource);
  const keys = app.get(BankKeys);
  await putReferenceData(dataSource, keys.pseudonymKey);
  const regulator = new TestRegulator();
  const log = new BankLog(dataSource, keys, regulator);
  const sealing = new Sealing(dataSource, app.get(Models).evaluatorOf, new IntakeDayFacts());
  const bank: TestBank = {
    database, dataSource, app, regulator, claims: [],
    intake: app.get(Intake),
    lifecycle: new BatchLifecycle(dataSource, sealing, log, regulator, () => Promise.resolve(bank.claims)),
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDirectory, { recursive: true });
    },
  };
  return bank;
}

/** A connection with the owner's rights, as somebody with database access has. */
export async function asOwner<T>(bank: TestBank, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const owner = new DataSource({ type: 'postgres', url: bank.database.ownerUrl, entities: BANK_ENTITIES });
  await owner.initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}

async function putReferenceData(dataSource: DataSource, pseudonymKey: bigint): Promise<void> {
  const { manager } = dataSource;
  const validFrom = '2026-01-01';
  const program = loadFeatureProgram(readJson('circuits/feature-programs/retail-1.0.0.json'));
  const onnx = readFileSync(join(repositoryRoot(), 'models/retail-gbt/1.0.0/model.onnx'));
  const compiled = compileModel(onnx, program, { id: 'retail-gbt', version: '1.0.0' });
  await putBank(manager, {
    bankId: 'test-bank', name: 'Test Bank', timeZone: 'Europe/Berlin', startDate: validFrom,
    attestorKey: Buffer.from(ed25519.getPublicKey(ATTESTOR_SECRET)).toString('hex'), ownBanks: ['HOME'],
    recoveryKeys: RECOVERY_SECRETS.map((key, i) => ({ name: `person ${i + 1}`, publicKey: Buffer.from(ed25519.getPublicKey(key)).toString('hex') })),
  }, 12345n, 'test');
  const register: LineRegister = {
    kind: 'line-register', bankId: 'test-bank', version: 1, validFrom, baseCurrency: 'EUR',
    lines: RETAIL_LINES.lines.map(({ slot, code, name, currency }) => ({ slot, code, name, currency })),
  };
  await putLines(manager, register, RETAIL_LINES, 'test');
  await putFeatureProgram(manager, { document: program, recordCircuit: RECORD_CIRCUIT, validFrom }, 'test');
  await putModel(manager, { version: 'retail-gbt@1.0.0', validFrom, onnx, digest: compiled.modelDigest, opening: null, modelCircuit: MODEL_CIRCUIT, featureProgram: `${program.id}@${program.version}` }, 'test');
  // Segment 3 alerts on every score, the others on none that a test meets.
  await putPolicy(manager, { version: 1, validFrom, thresholds: [1_048_575, 1_048_575, 1_048_575, 0], belowLine: [1_048_575, 1_048_575, 1_048_575, 0] }, 'test');
  const sha = 'a'.repeat(64);
  for (const [circuit, role] of [[RECORD_CIRCUIT, 'record'], [MODEL_CIRCUIT, 'model']] as const) {
    await putCircuit(manager, { circuit, role, slots: SLOTS, r1csSha256: sha, wasmSha256: sha, zkeySha256: sha, verifyingKey: verifyingKeyOf(role === 'record' ? recordTrapdoor : modelTrapdoor), developmentSeed: 'test' }, 'test');
  }
  await putCertificate(manager, signDocument({
    kind: 'circuit-certificate' as const, modelId: 'retail-gbt@1.0.0', modelDigest: compiled.modelDigest.toString(), modelCircuit: MODEL_CIRCUIT,
    featureProgramDigest: featureProgramDigest(program).toString(), slots: SLOTS, r1csSha256: sha, initialKeySha256: sha, finalKeySha256: sha, verifyingKeySha256: sha,
    certifier: 'test', issuedAt: '2026-01-01T00:00:00Z',
  }, new Uint8Array(32).fill(3)), 'test');
  await putFxTable(manager, { version: 't1', date: '2025-12-01', base: 'EUR', rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }, { currency: 'USD', minorDigits: 2, numerator: '9', denominator: '10' }] }, 'test');
  await putCustomers(dataSource, [
    { customerId: 'CANARY-CUSTOMER-1', segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'CANARY-ACCOUNT-1' }] },
    { customerId: 'CANARY-CUSTOMER-2', segment: 3, riskClass: 1, accounts: [{ bank: 'HOME', account: 'CANARY-ACCOUNT-2' }] },
  ], pseudonymKey, 'test');
  await approveAll(dataSource, CHANGE_KINDS);
}

/** Others than the maker approve what waits. @param clock of the service under test */
export async function approveChanges({ dataSource }: TestBank, clock: Clock): Promise<void> {
  await approveAll(dataSource, CHANGE_KINDS, clock.nowSeconds());
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(repositoryRoot(), path), 'utf8'));
}

/** Points that a parser takes, of no circuit. */
function someKey(): VerifyingKey {
  const g1 = (k: bigint): [string, string] => {
    const { x, y } = bn254.G1.Point.BASE.multiply(k).toAffine();
    return [x.toString(), y.toString()];
  };
  const g2 = (k: bigint): VerifyingKey['beta'] => {
    const { x, y } = bn254.G2.Point.BASE.multiply(k).toAffine();
    return [[x.c0.toString(), x.c1.toString()], [y.c0.toString(), y.c1.toString()]];
  };
  return { alpha: g1(2n), beta: g2(3n), gamma: g2(1n), delta: g2(5n), ic: [g1(7n), g1(11n)] };
}

export function payment(externalId: string, more: Partial<TransactionInput> = {}): TransactionInput {
  return {
    source: 'core', externalId, bookingTime: `${DATE}T10:00:00Z`, channel: 'transfer',
    debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-1', country: 276 },
    creditor: { bank: 'AWAY', account: 'CANARY-COUNTERPARTY', country: 276 },
    amount: { minor: '12345', currency: 'EUR' },
    ...more,
  };
}

/** Signs whatever the request says, with the batch's own figures: an attestor without a ledger, for tests of order. */
export async function attestBlindly(bank: TestBank, batch: BatchEntity, secret = ATTESTOR_SECRET): Promise<unknown> {
  const request = await bank.lifecycle.attestationRequest(batch.id);
  const chunks = await bank.dataSource.manager.find(ChunkEntity, { where: { batchId: batch.id }, order: { chunkIndex: 'ASC' } });
  const attestation: LedgerAttestation = {
    kind: 'ledger-attestation', bankId: request.bankId, businessDate: request.businessDate, batchKind: request.batchKind, batchIndex: request.batchIndex,
    lines: Array.from({ length: 8 }, (_, slot) => ({ slot, count: '0', amount: '0', quarantined: { count: '0', amount: '0' } })),
    fxTableDigest: '1',
    differences: { missing: 0, extra: 0 }, slots: request.slots,
    transactionsCommitments: chunks.map(({ transactionsCommitment }) => transactionsCommitment.toString()),
    attestedAt: '2026-03-03T00:00:00Z',
  };
  return signDocument(attestation, secret);
}

/** Puts a proof that is none on every chunk, for tests of what happens after proving. */
export async function storePlaceholderProofs(
  bank: TestBank, batch: BatchEntity, { chunks, milliseconds } = { chunks: batch.chunks, milliseconds: { record: 1, model: 1 } },
): Promise<void> {
  const { a, b, c } = { a: someKey().alpha, b: someKey().beta, c: someKey().alpha };
  for (let chunkIndex = 0; chunkIndex < chunks; chunkIndex += 1) {
    for (const circuit of ['record', 'model'] as const) await storeProof(bank.dataSource, { batchId: batch.id, chunkIndex, circuit, proof: { a, b, c }, statementDigest: 1n, proveMs: milliseconds[circuit] });
  }
}

/** Puts valid proofs of every statement, made by the trapdoors of the test's keys. */
export async function storeSimulatedProofs(bank: TestBank, batch: BatchEntity): Promise<void> {
  for (let chunkIndex = 0; chunkIndex < batch.chunks; chunkIndex += 1) {
    const { batch: context, sealed } = await loadChunk(bank.dataSource, batch.id, chunkIndex);
    const { record, model } = chunkStatements(context, chunkIndex, sealed);
    for (const [circuit, trapdoor, digest] of [['record', recordTrapdoor, recordStatementDigest(record)], ['model', modelTrapdoor, modelStatementDigest(model)]] as const) {
      await storeProof(bank.dataSource, { batchId: batch.id, chunkIndex, circuit, proof: simulateProof(trapdoor, digest), statementDigest: digest, proveMs: 1 });
    }
  }
}

/** Seals, attests, "proves" and publishes one batch. */
export async function throughProving(bank: TestBank, request: { businessDate: string; kind: 'normal' | 'late' | 'correction' | 'recovery'; supersedes?: string }): Promise<BatchEntity> {
  const sealed = await bank.lifecycle.seal({ ...request, actor: 'test' });
  await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
  await storePlaceholderProofs(bank, sealed);
  return bank.lifecycle.complete(sealed.id);
}

/** What no document that leaves the bank may hold. */
export const CANARIES = ['CANARY', 'HOME', 'AWAY'];

/** Continuous mode on a test bank, as its service has it, at noon of `DATE`. */
export function continuousModeOf({ dataSource, app }: TestBank, clock: Clock): ContinuousMode {
  const logger = createLogger({ name: 'test', level: 'silent' });
  return new ContinuousMode(dataSource, new Sealing(dataSource, app.get(Models).evaluatorOf, new IntakeDayFacts()), clock, logger);
}
