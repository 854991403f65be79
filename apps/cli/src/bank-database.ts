/** The bank's database as a command sees it that trusts no service: the tables, the models compiled anew, the log's public key. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { BATCH_ENTITIES, FeatureProgramEntity, logNameOf, modelWithFile, type EvaluatorOf } from '@probity/bank-batches';
import { compileModel, evaluateModel } from '@probity/bank-compiler';
import { createDataSource, joinEmbeddedPostgres, loadMigrationConfig, loadServiceConfig, ProbityError, type Config } from '@probity/shared-platform';
import { formatVerifierKey, noteVerifier, parseVerifierKey } from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

/**
 * Runs work on the bank's database, as the role that its service runs as: the configured one, or the embedded one beside
 * the data directory, whether its services run or not.
 * @param dataDirectory the bank's, as its service has it
 */
export async function withBankDatabase<T>(config: Config, dataDirectory: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const { appUrl, stop } = await database(config, dataDirectory);
  const dataSource = createDataSource({ url: appUrl, entities: [...BATCH_ENTITIES], poolSize: 2, applicationName: 'probity-cli' });
  try {
    await dataSource.initialize();
    return await work(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await stop();
  }
}

async function database({ databases }: Config, dataDirectory: string): Promise<{ appUrl: string; stop(): Promise<void> }> {
  const stop = (): Promise<void> => Promise.resolve();
  if (databases.kind === 'external') return { appUrl: databases.bank.appUrl, stop };
  const embedded = join(dirname(dataDirectory), 'postgres');
  if (existsSync(join(embedded, 'credentials.json'))) return joinEmbeddedPostgres(embedded, 'bank');
  return { appUrl: loadServiceConfig('bank').databaseUrl, stop };
}

/**
 * Runs work on the bank's database as its owner.
 * @param dataDirectory the bank's, beside which the embedded database lies; undefined: BANK_DATABASE_URL
 */
export async function asBankOwner<T>(dataDirectory: string | undefined, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const { ownerUrl, stop } = dataDirectory === undefined
    ? { ownerUrl: loadMigrationConfig('bank').ownerUrl, stop: (): Promise<void> => Promise.resolve() }
    : await joinEmbeddedPostgres(join(dirname(dataDirectory), 'postgres'), 'bank');
  const dataSource = createDataSource({ url: ownerUrl, poolSize: 1, applicationName: 'probity-cli' });
  try {
    await dataSource.initialize();
    return await work(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await stop();
  }
}

/** The reference evaluator of each model, compiled from the stored file. Throws MODEL_DIGEST_MISMATCH. */
export function storedEvaluators({ manager }: DataSource): EvaluatorOf {
  const known = new Map<string, ReturnType<EvaluatorOf>>();
  const open: EvaluatorOf = async (version) => {
    const row = await modelWithFile(manager, version);
    const { document } = await manager.findOneByOrFail(FeatureProgramEntity, { version: row.featureProgram });
    const [id, semver] = version.split('@') as [string, string];
    const mode = row.opening ? ({ mode: 'committed', salt: BigInt(row.opening.salt) } as const) : {};
    const { ir, modelDigest } = compileModel(row.onnx, document, { id, version: semver }, mode);
    if (modelDigest !== row.digest) throw new ProbityError('MODEL_DIGEST_MISMATCH', `model ${version}: the stored file compiles to another digest than was registered`);
    return (features) => evaluateModel(ir, [...features]);
  };
  return (version) => {
    const opened = known.get(version) ?? open(version);
    known.set(version, opened);
    return opened;
  };
}

const keyFileSchema = z.looseObject({ logSigningKey: z.string().regex(/^[0-9a-f]{64}$/), formerLogKeys: z.array(z.string()).default([]) });

/** The verifier key of the log's first key, from the bank's key file. Throws KEYS_UNREADABLE. */
export function firstLogKeyIn(dataDirectory: string): string {
  const file = join(dataDirectory, 'keys', 'bank.json');
  if (!existsSync(file)) throw new ProbityError('KEYS_UNREADABLE', `${file} is not there: --dir takes the bank's data directory`);
  const parsed = keyFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  const first = parsed.data?.formerLogKeys[0];
  if (!parsed.success || (first !== undefined && parseVerifierKey(first) === undefined)) throw new ProbityError('KEYS_UNREADABLE', `${file} is no key file of a bank`);
  const publicKey = ed25519.getPublicKey(hexToBytes(parsed.data.logSigningKey));
  return first ?? formatVerifierKey(noteVerifier(logNameOf(publicKey), 'ed25519', publicKey));
}
