/** A model in committed mode from its rows to its proof: two versions of it, one circuit, one key. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BATCH_ENTITIES, ModelEntity, ProofEntity } from '@probity/bank-batches';
import { compileModel, type ModelPackage } from '@probity/bank-compiler';
import { ArtifactStore, databaseChunks, openProver, proveChunkHandler, type Prover } from '@probity/bank-proving';
import { randomSalt } from '@probity/shared-commitments';
import type { FeatureProgram } from '@probity/shared-feature-program';
import { createDataSource, createLogger, DEFAULT_PROVER, migrateZone, repositoryRoot, sqlMigrations } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { parseProof, parseVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import type { DataSource } from 'typeorm';
import { sealedBatch, setUpBank } from './testing/sealed-batch.js';
import { tinyCircuits, type TinyCircuits } from './testing/tiny-circuits.js';

const onnx = readFileSync(join(repositoryRoot(), 'models/examples/logistic-regression/model.onnx'));
const committed = (program: FeatureProgram, version = '1.0.0'): ModelPackage =>
  compileModel(onnx, program, { id: 'logistic-regression', version }, { mode: 'committed', salt: randomSalt() });

describe('a committed model', { skip: skipWithoutPostgres() }, () => {
  const logger = createLogger({ name: 'test', level: 'silent' });
  let prover: Prover;
  let database: TestDatabase;
  let dataSource: DataSource;
  let circuits: TinyCircuits;

  before(async () => {
    circuits = await tinyCircuits(committed);
    prover = await openProver({ config: { ...DEFAULT_PROVER, engine: 'snarkjs', processes: 1 }, artifacts: new ArtifactStore(circuits.artifactsDirectory), logger });
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    dataSource = await createDataSource({ url: database.appUrl, entities: [...BATCH_ENTITIES], applicationName: 'committed-model-test' }).initialize();
    await setUpBank(dataSource, circuits);
  });
  after(async () => {
    await prover?.close();
    await dataSource?.destroy();
    await database?.drop();
  });

  const prove = async (batchId: string, circuit: 'record' | 'model'): Promise<void> => {
    const handler = proveChunkHandler({ chunks: databaseChunks(dataSource), prover, logger });
    await handler.handle({ batchId, chunkIndex: 0, circuit }, { lastAttempt: true, progress: async () => undefined });
  };

  it('is proven with its parameters as witness, and the proof names its salted digest', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-02', 2);
    await prove(batch.id, 'model');
    const [stored] = await dataSource.getRepository(ProofEntity).findBy({ batchId: batch.id });
    const key = parseVerifyingKey(JSON.parse(readFileSync(circuits.modelCircuit.built.paths.vk, 'utf8')));
    const proof = parseProof(stored!.proof);
    assert.ok(key.ok && proof.ok && verifyGroth16(key.value, stored!.statementDigest, proof.value));
  });

  it('another salt is another digest and the same circuit', () => {
    const next = committed(circuits.program, '1.0.1');
    assert.notEqual(next.modelDigest, circuits.model.modelDigest);
    assert.deepEqual(next.circuit, circuits.model.circuit);
    assert.equal(next.circomSource(2), circuits.model.circomSource(2));
  });

  it('is not proven with other parameters than those of its digest', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-03', 1);
    const models = dataSource.getRepository(ModelEntity);
    const { opening, version } = await models.createQueryBuilder('model').addSelect('model.opening').getOneOrFail();
    const owner = await createDataSource({ url: database.ownerUrl, entities: [...BATCH_ENTITIES], applicationName: 'tamper' }).initialize();
    const changed = { ...opening!, parameters: opening!.parameters.map((value, i) => (i === 0 ? String(BigInt(value) ^ 1n) : value)) };
    await owner.getRepository(ModelEntity).update({ version }, { opening: changed });
    await owner.destroy();
    await assert.rejects(prove(batch.id, 'model'), (error: Error & { code?: string }) => error.code === 'WITNESS_REJECTED');
  });
});
