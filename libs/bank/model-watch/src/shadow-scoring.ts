/**
 * Scores records once more, with the challenger, after they are committed and beside everything else: a slice at a time, so
 * that a request never waits for one for long. A slice is one database transaction: progress and scores are stored together,
 * and a process that dies leaves both as they were.
 */
import { ModelEntity, PolicyEntity, policyOf, RecordEntity } from '@probity/bank-batches';
import { decide } from '@probity/shared-commitments';
import { Between, type DataSource, type EntityManager } from 'typeorm';
import { CHALLENGED, challengers } from './challenger.js';
import type { ChallengerEntity } from './entities/challenger.entity.js';
import { ModelWatchError } from './errors.js';

/** Production scoring of a model version (`name@semver`). */
export type ShadowScorerOf = (modelVersion: string) => Promise<{ score(records: readonly (readonly number[])[]): Promise<number[]> }>;

/** Records of one slice: some 10 ms of the event loop. */
const SLICE = 200;

interface OpenDate {
  readonly challenger: ChallengerEntity;
  readonly date: string;
}

type Scored = Pick<RecordEntity, 'id' | 'features' | 'rules' | 'segment' | 'score' | 'modelVersion' | 'policyVersion'>;

export class ShadowScoring {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scorerOf: ShadowScorerOf,
  ) {}

  /** Scores the next records that a challenger has not seen. @returns how many were looked at; 0: nothing is left, or another process has it in hand */
  async slice(): Promise<number> {
    const open = await this.#openDate();
    if (!open) return 0;
    const { challenger, date } = open;
    // Loaded before anything is locked: it takes a connection of its own, and long.
    if (challenger.modelVersion !== null) await this.scorerOf(challenger.modelVersion);
    return this.dataSource.transaction(async (manager) => {
      const from = await lockProgress(manager, open);
      if (from === undefined) return 0;
      const records = await manager.find(RecordEntity, {
        select: { id: true, sequence: true, features: true, rules: true, segment: true, score: true, modelVersion: true, policyVersion: true },
        where: { businessDate: date, sequence: Between(from, from + SLICE - 1) }, order: { sequence: 'ASC' },
      });
      if (records.length === 0) return 0;
      await store(manager, await this.#score(manager, challenger, records));
      await manager.query('UPDATE bank.shadow_progress SET next_sequence = $3 WHERE challenger_id = $1 AND business_date = $2', [challenger.id, date, records.at(-1)!.sequence + 1]);
      return records.length;
    });
  }

  /** The earliest date on which a challenger has records before it, the newest version first. */
  async #openDate(): Promise<OpenDate | undefined> {
    for (const challenger of await challengers(this.dataSource.manager)) {
      if (challenger.modelVersion === null && challenger.policyVersion === null) continue;
      const [found]: { date: string }[] = await this.dataSource.query(
        `SELECT day.business_date::text AS date FROM bank.business_day day
           LEFT JOIN bank.shadow_progress done ON done.challenger_id = $1 AND done.business_date = day.business_date
         WHERE day.business_date >= $2 AND day.next_sequence > coalesce(done.next_sequence, 0) AND ${CHALLENGED}
         ORDER BY day.business_date LIMIT 1`,
        [challenger.id, challenger.validFrom],
      );
      if (found) return { challenger, date: found.date };
    }
    return undefined;
  }

  /** Of records whose features the challenger's model can read; of the others nothing is said. */
  async #score(manager: EntityManager, challenger: ChallengerEntity, records: readonly Scored[]): Promise<ShadowScore[]> {
    const readable = challenger.modelVersion === null ? records : await sameProgram(manager, challenger.modelVersion, records);
    const scores = challenger.modelVersion === null ? readable.map(({ score }) => score) : await (await this.scorerOf(challenger.modelVersion)).score(readable.map(({ features }) => features));
    if (scores.length !== readable.length) throw new ModelWatchError('SCORE_COUNT', 'the model gave another number of scores than records');
    const policies = new Map((await manager.find(PolicyEntity)).map((row) => [row.version, policyOf(row)]));
    return readable.map((record, i) => {
      const policyVersion = challenger.policyVersion ?? record.policyVersion;
      const { alert } = decide(policies.get(policyVersion)!, BigInt(record.segment), BigInt(scores[i]!), record.rules.map(BigInt));
      return { record_id: record.id, model_version: challenger.modelVersion ?? record.modelVersion, policy_version: policyVersion, score: scores[i]!, alert: alert === 1n };
    });
  }
}

interface ShadowScore {
  readonly record_id: string;
  readonly model_version: string;
  readonly policy_version: number;
  readonly score: number;
  readonly alert: boolean;
}

async function sameProgram<T extends Scored>(manager: EntityManager, modelVersion: string, records: readonly T[]): Promise<T[]> {
  const programs = new Map((await manager.find(ModelEntity)).map(({ version, featureProgram }) => [version, featureProgram]));
  return records.filter((record) => programs.get(record.modelVersion) === programs.get(modelVersion));
}

/** Takes the lock of a challenger's progress on a date. @returns the first sequence number that is left; undefined where another process holds it */
async function lockProgress(manager: EntityManager, { challenger, date }: OpenDate): Promise<number | undefined> {
  await manager.query('INSERT INTO bank.shadow_progress (challenger_id, business_date) VALUES ($1, $2) ON CONFLICT DO NOTHING', [challenger.id, date]);
  const [row]: { next: number }[] = await manager.query('SELECT next_sequence AS next FROM bank.shadow_progress WHERE challenger_id = $1 AND business_date = $2 FOR UPDATE SKIP LOCKED', [challenger.id, date]);
  return row?.next;
}

/** A score that is there already, of another challenger version with the same model and policy, is the same score. */
async function store(manager: EntityManager, scores: readonly ShadowScore[]): Promise<void> {
  await manager.query('INSERT INTO bank.shadow_score SELECT * FROM json_populate_recordset(NULL::bank.shadow_score, $1) ON CONFLICT DO NOTHING', [JSON.stringify(scores)]);
}
