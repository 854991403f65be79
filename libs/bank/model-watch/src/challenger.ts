/** Which model and policy are tried beside those that hold. */
import { BatchError, ModelEntity, PolicyEntity, referenceOn } from '@probity/bank-batches';
import { newId } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { ChallengerEntity } from './entities/challenger.entity.js';
import { ModelWatchError } from './errors.js';

export const challengerSchema = z.strictObject({
  version: z.number().int().min(1).max(2 ** 31 - 1),
  /** First business date whose records it is tried on. Those scored already count too: it changes nothing of them. */
  validFrom: z.iso.date(),
  /** A registered model, `name@semver`; left out: the champion's. */
  modelVersion: z.string().min(1).max(128).optional(),
  /** A registered policy; left out: the champion's. */
  policyVersion: z.number().int().min(1).optional(),
});
export type ChallengerPut = z.infer<typeof challengerSchema>;

/**
 * Stores a version of what is tried. Neither model nor policy ends the trial from that date on. The same again changes nothing.
 * @throws ModelWatchError CHALLENGER_CONFLICT, FEATURES_DIFFER; BatchError REFERENCE_MISSING
 */
export async function putChallenger(dataSource: DataSource, { version, validFrom, ...tried }: ChallengerPut, actor: string): Promise<ChallengerEntity> {
  const { manager } = dataSource;
  const [modelVersion, policyVersion] = [tried.modelVersion ?? null, tried.policyVersion ?? null];
  if (modelVersion !== null) await requireSameFeatures(manager, modelVersion, validFrom);
  if (policyVersion !== null && !(await manager.existsBy(PolicyEntity, { version: policyVersion }))) throw new BatchError('REFERENCE_MISSING', `policy ${policyVersion} is not set up: PUT /reference/policies first`);
  const [newest] = await manager.find(ChallengerEntity, { order: { version: 'DESC' }, take: 1 });
  if (version > (newest?.version ?? 0)) {
    // Two puts of one version: the unique key takes the first, and the second is compared with it.
    await manager.createQueryBuilder().insert().into(ChallengerEntity).values({ id: newId(), version, validFrom, modelVersion, policyVersion, actor }).orIgnore().execute();
  }
  const found = await manager.findOneBy(ChallengerEntity, { version });
  if (!found || found.validFrom !== validFrom || found.modelVersion !== modelVersion || found.policyVersion !== policyVersion) {
    throw new ModelWatchError('CHALLENGER_CONFLICT', 'this version is taken by other content, or older than the newest one; put a later version');
  }
  return found;
}

/** A record keeps the features that its own program gave it: another program's model can't be run on them. */
async function requireSameFeatures(manager: EntityManager, modelVersion: string, validFrom: string): Promise<void> {
  const model = await manager.findOneBy(ModelEntity, { version: modelVersion });
  if (!model) throw new BatchError('REFERENCE_MISSING', `model ${modelVersion} is not set up: PUT /reference/models first`);
  const { program } = await referenceOn(manager, validFrom);
  if (model.featureProgram !== program.version) throw new ModelWatchError('FEATURES_DIFFER', `model ${modelVersion} reads feature program ${model.featureProgram}, and ${program.version} holds on ${validFrom}`);
}

/** Every version, the newest first. */
export async function challengers(manager: EntityManager): Promise<ChallengerEntity[]> {
  return manager.find(ChallengerEntity, { order: { version: 'DESC' } });
}

/** @throws ModelWatchError CHALLENGER_UNKNOWN */
export async function challengerOf(manager: EntityManager, id: string): Promise<ChallengerEntity> {
  const found = await manager.findOneBy(ChallengerEntity, { id });
  if (!found) throw new ModelWatchError('CHALLENGER_UNKNOWN', 'there is no challenger with this id: GET /scoring/challengers lists them');
  return found;
}

/** Condition on `day.business_date`: that the challenger with id `$1` is the one for it. */
export const CHALLENGED = `(SELECT id FROM bank.challenger newest WHERE newest.valid_from <= day.business_date ORDER BY newest.version DESC LIMIT 1) = $1`;
