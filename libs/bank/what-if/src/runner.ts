/** Runs what-ifs in the background, slice by slice. Any process may die at any line: what was not committed is done again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PolicyEntity, policyOf } from '@probity/bank-batches';
import type { Policy } from '@probity/shared-commitments';
import { ProbityError, type Logger } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { WhatIfError } from './errors.js';
import { addRecord, resultOf, type Disposition, type WhatIfRecord } from './tally.js';
import { WhatIfEntity } from './what-if.entity.js';

/** What people decided of records; those that nobody decided on are not in the map. */
export type DispositionsOf = (recordIds: readonly string[]) => Promise<ReadonlyMap<string, Disposition>>;
/** Where no cases are kept: no record has a disposition, and the result says so. */
export const NO_DISPOSITIONS: DispositionsOf = () => Promise.resolve(new Map());

/** Scores of a stored model's version, effective or not. */
export type ScorerOf = (modelVersion: string) => Promise<{ score(records: readonly (readonly bigint[])[]): Promise<number[]> }>;

/** Records of one slice: some tens of milliseconds of the event loop. */
const SLICE = 1_000;
const IDLE_MILLISECONDS = 1_000;
/** Slices that fail in a row, for a reason that may pass, before the run is given up. */
const MAX_ATTEMPTS = 5;

interface RecordRow extends WhatIfRecord {
  readonly score: number;
  readonly features: number[];
  readonly policyVersion: number;
}

export class WhatIfRunner {
  #stopped = false;
  #loop: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scorerOf: ScorerOf,
    private readonly dispositionsOf: DispositionsOf,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly slice = SLICE,
  ) {}

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const worked = await this.runSlice().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'a what-if run could not go on');
        return false;
      });
      if (!worked) await sleep(IDLE_MILLISECONDS, undefined, { ref: false });
    }
  }

  /** Takes the oldest open run that no other process has, one slice further. @returns whether there was one */
  async runSlice(): Promise<boolean> {
    const [next] = await this.dataSource.manager.find(WhatIfEntity, { select: { id: true, draft: true }, where: { state: In(['waiting', 'running']) }, order: { createdAt: 'ASC' }, take: 1 });
    if (!next) return false;
    try {
      // Before the row is locked: loading a model takes seconds, and reads by a connection of its own.
      if ('model' in next.draft) await this.scorerOf(next.draft.model);
      return await this.dataSource.transaction((manager) => this.#slice(manager, next.id));
    } catch (error) {
      await this.#failed(next.id, error);
      throw error;
    }
  }

  async #slice(manager: EntityManager, id: string): Promise<boolean> {
    const run = await manager.findOne(WhatIfEntity, { where: { id, state: In(['waiting', 'running']) }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
    if (!run) return false;
    const records = await this.#records(manager, run);
    const scores = await this.#scores(run, records);
    const policies = await policiesOf(manager, run, records);
    const dispositions = await this.dispositionsOf(records.map((record) => record.id));
    records.forEach((record, i) => addRecord(run.tally, record, scores[i]!, policies(record), dispositions.get(record.id), run));
    const last = records.at(-1);
    const ended = records.length < this.slice;
    await manager.update(WhatIfEntity, { id }, {
      state: ended ? 'done' : 'running', attempts: 0, done: run.done + records.length, tally: run.tally as never,
      ...(last && { atDate: last.businessDate, atSequence: last.sequence }),
      ...(ended && { result: resultOf(run.tally) as never, finishedAt: new Date() }),
    });
    return true;
  }

  /** The next records in order of date and sequence. */
  #records(manager: EntityManager, { fromDate, toDate, atDate, atSequence }: WhatIfEntity): Promise<RecordRow[]> {
    return manager.query<RecordRow[]>(
      `SELECT id, business_date::text AS "businessDate", sequence, segment, rules, alert, score, features, policy_version AS "policyVersion"
         FROM bank.record WHERE business_date BETWEEN $1 AND $2 AND (business_date, sequence) > ($3::date, $4::integer)
        ORDER BY business_date, sequence LIMIT $5`,
      [fromDate, toDate, atDate ?? fromDate, atSequence ?? -1, this.slice],
    );
  }

  async #scores({ draft }: WhatIfEntity, records: readonly RecordRow[]): Promise<number[]> {
    if (!('model' in draft) || records.length === 0) return records.map(({ score }) => score);
    const scores = await (await this.scorerOf(draft.model)).score(records.map(({ features }) => features.map(BigInt)));
    if (scores.length !== records.length) throw new WhatIfError('WHAT_IF_SCORE_COUNT', 'the model gave another number of scores than records');
    return scores;
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const open = { id, state: In(['waiting', 'running']) };
    const { manager } = this.dataSource;
    // What names itself will fail the next time too; a lost connection may not.
    const code = error instanceof ProbityError ? error.code : undefined;
    if (code === undefined) await manager.increment(WhatIfEntity, open, 'attempts', 1);
    const run = await manager.findOneBy(WhatIfEntity, open);
    if (run && (code !== undefined || run.attempts >= MAX_ATTEMPTS)) await manager.update(WhatIfEntity, open, { state: 'failed', failureCode: code ?? 'INTERNAL', finishedAt: new Date() });
  }
}

/** The policy that decides on a record: the draft's, or the one it was decided by then. */
async function policiesOf(manager: EntityManager, { draft }: WhatIfEntity, records: readonly RecordRow[]): Promise<(record: RecordRow) => Policy> {
  if ('policy' in draft) {
    const policy = { thresholds: draft.policy.thresholds.map(BigInt), belowLine: draft.policy.belowLine.map(BigInt) };
    return () => policy;
  }
  const rows = await manager.findBy(PolicyEntity, { version: In([...new Set(records.map(({ policyVersion }) => policyVersion))]) });
  const policies = new Map(rows.map((row) => [row.version, policyOf(row)]));
  return ({ policyVersion }) => policies.get(policyVersion)!;
}
