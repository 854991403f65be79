/** What the challenger would have changed. */
import type { EntityManager } from 'typeorm';
import { CHALLENGED, challengerOf } from './challenger.js';

/** Lower ends of the bins of score differences, challenger less champion; the first bin is open below, the last one above. */
export const DIFFERENCE_BINS = [-262_144, -65_536, -16_384, -4_096, -1_024, 0, 1, 1_025, 4_097, 16_385, 65_537, 262_145] as const;

const SAMPLE = 20;

export interface Comparison {
  /** Records that the challenger has to say something about. */
  readonly records: number;
  /** Those whose score is still to come, or whose features the challenger's model can't read. */
  readonly unscored: number;
  /** Champion, then challenger. */
  readonly decisions: { readonly bothAlert: number; readonly onlyChampion: number; readonly onlyChallenger: number; readonly neither: number };
  /** Records by the difference of scores, from each bin's lower end up to the next one's. Only 0 itself stands between 0 and 1. */
  readonly differences: readonly { readonly from: number | null; readonly records: number }[];
  /** To be looked at by people: at most 20 of each, spread evenly over all of them and the same each time. */
  readonly sample: {
    /** Alerts of the challenger that the champion did not raise. */
    readonly aboveLine: readonly string[];
    /** Alerts of the champion that the challenger would not raise. */
    readonly belowLine: readonly string[];
  };
}

const PAIRS = `
  SELECT record.id, record.alert AS champion, shadow.alert AS challenger, shadow.score - record.score AS difference
    FROM bank.challenger tried
    JOIN bank.business_day day ON day.business_date >= tried.valid_from AND ${CHALLENGED}
    JOIN bank.record ON record.business_date = day.business_date
    LEFT JOIN bank.shadow_score shadow ON shadow.record_id = record.id
     AND shadow.model_version = coalesce(tried.model_version, record.model_version) AND shadow.policy_version = coalesce(tried.policy_version, record.policy_version)
   WHERE tried.id = $1`;

/** Compares a challenger with what held, over all records of its dates. @throws ModelWatchError CHALLENGER_UNKNOWN */
export async function compareChallenger(manager: EntityManager, id: string): Promise<Comparison> {
  await challengerOf(manager, id);
  const [counts]: Record<'records' | 'unscored' | keyof Comparison['decisions'], number>[] = await manager.query(
    `SELECT count(*)::int AS records, (count(*) FILTER (WHERE challenger IS NULL))::int AS unscored,
       (count(*) FILTER (WHERE champion AND challenger))::int AS "bothAlert", (count(*) FILTER (WHERE champion AND NOT challenger))::int AS "onlyChampion",
       (count(*) FILTER (WHERE NOT champion AND challenger))::int AS "onlyChallenger", (count(*) FILTER (WHERE NOT champion AND NOT challenger))::int AS neither
     FROM (${PAIRS}) pair`,
    [id],
  );
  const { records, unscored, ...decisions } = counts!;
  const binned: { bin: number; records: number }[] = await manager.query(
    `SELECT width_bucket(difference, $2::integer[]) AS bin, count(*)::int AS records FROM (${PAIRS}) pair WHERE difference IS NOT NULL GROUP BY bin`, [id, [...DIFFERENCE_BINS]],
  );
  const found = new Map(binned.map((row) => [row.bin, row.records]));
  return {
    records, unscored, decisions,
    differences: [null, ...DIFFERENCE_BINS].map((from, bin) => ({ from, records: found.get(bin) ?? 0 })),
    sample: { aboveLine: await sampleOf(manager, id, 'NOT champion AND challenger'), belowLine: await sampleOf(manager, id, 'champion AND NOT challenger') },
  };
}

/** Ids grow with time; their hashes do not. */
async function sampleOf(manager: EntityManager, id: string, condition: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(`SELECT id FROM (${PAIRS}) pair WHERE ${condition} ORDER BY md5(id::text) LIMIT ${SAMPLE}`, [id]);
  return rows.map((row) => row.id);
}
