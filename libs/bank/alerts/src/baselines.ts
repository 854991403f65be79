/** Baselines of models: made once of the records that there are, or put by hand. */
import { checkedFeatures, type IntegerModel } from '@probity/bank-compiler';
import type { EntityManager } from 'typeorm';
import { ModelBaselineEntity } from './baseline.entity.js';
import { AlertError } from './errors.js';

/** Newest records that are no alerts, of which a first baseline is the medians. */
const RECORDS = 5_000;

/** The newest baseline of a model. Where there is none yet, version 1 is made and stays: two that make it at a time end up with the same one. */
export async function baselineOf(manager: EntityManager, modelVersion: string, actor: string): Promise<ModelBaselineEntity> {
  const known = await newest(manager, modelVersion);
  if (known !== undefined) return known;
  const made = await medians(manager, modelVersion);
  await manager.createQueryBuilder().insert().into(ModelBaselineEntity).values({ modelVersion, version: 1, ...made, actor } as never).orIgnore().execute();
  return (await newest(manager, modelVersion))!;
}

async function newest(manager: EntityManager, modelVersion: string): Promise<ModelBaselineEntity | undefined> {
  const [row] = await manager.find(ModelBaselineEntity, { where: { modelVersion }, order: { version: 'DESC' }, take: 1 });
  return row;
}

/** Lower medians, feature by feature, which are values that some record had. */
async function medians(manager: EntityManager, modelVersion: string): Promise<Pick<ModelBaselineEntity, 'features' | 'records'>> {
  const [row]: { features: number[] | null; records: number }[] = await manager.query(
    `WITH chosen AS (SELECT features FROM bank.record WHERE model_version = $1 AND NOT alert ORDER BY business_date DESC, sequence DESC LIMIT ${RECORDS})
     SELECT (SELECT array_agg(median ORDER BY place)
               FROM (SELECT place, percentile_disc(0.5) WITHIN GROUP (ORDER BY value) AS median FROM chosen, unnest(features) WITH ORDINALITY AS item (value, place) GROUP BY place) medians) AS features,
            (SELECT count(*)::int FROM chosen) AS records`,
    [modelVersion],
  );
  if (!row?.features) throw new AlertError('BASELINE_MISSING', `model ${modelVersion} scored no record yet that is no alert: put a baseline (PUT /alerts/baselines)`, 409);
  return { features: row.features, records: row.records };
}

/**
 * Puts the next version of a model's baseline. The same again changes nothing.
 * @throws AlertError BASELINE_INVALID where it does not fit the model
 */
export async function putBaseline(manager: EntityManager, model: IntegerModel, modelVersion: string, features: readonly number[], actor: string): Promise<{ version: number }> {
  try {
    checkedFeatures(model, features);
  } catch (error) {
    throw new AlertError('BASELINE_INVALID', `the baseline does not fit model ${modelVersion}: ${error instanceof Error ? error.message : 'unknown'}`, 400);
  }
  const known = await newest(manager, modelVersion);
  if (known?.features.join() === features.join()) return { version: known.version };
  const version = (known?.version ?? 0) + 1;
  await manager.insert(ModelBaselineEntity, { modelVersion, version, features: [...features], records: 0, actor });
  return { version };
}
