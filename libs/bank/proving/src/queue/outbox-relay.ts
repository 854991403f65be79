import { bankCalendar, BatchEntity, earlyChunksUnderWay, expressChunks, OutboxEntity, provingSwitch, ScheduleRunEntity } from '@probity/bank-batches';
import type { Logger } from '@probity/shared-platform';
import { IsNull } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { provingError } from './proving-error.js';
import type { ProvingFlows } from './prove-flow.js';
import { JOB_QUEUE, QUEUES } from './queues.js';

export interface OutboxRelayOptions {
  readonly dataSource: DataSource;
  readonly flows: ProvingFlows;
  readonly logger: Logger;
  readonly pollMilliseconds?: number;
  /** Instead of the table's, for tests. */
  readonly waitingLimit?: number;
  /** Called with each recovery: notes the run of the calendar that is due, if one was missed. */
  readonly noteDueRun?: () => Promise<unknown>;
}

const PROVING = QUEUES[JOB_QUEUE['prove-chunk']];

/** How often the relay looks for what the queue has lost: a queue may be emptied while the api runs on. */
const RECOVER_MILLISECONDS = 60_000;

/**
 * Takes rows of the outbox to the queue. A row is marked only after the queue has its jobs; a crash in between adds
 * them twice, which job ids make harmless. Any number of relays may run at once.
 */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #recoverAt = 0;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
  }

  /** Looks for what the queue has lost, at once and then every minute, and polls the outbox. */
  start(): void {
    this.#schedule(0);
  }

  /** Takes no more rows; resolves when the one in hand is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /**
   * Dispatches what is waiting, oldest business date first, as long as the queue of proofs is below its limit. Returns how many
   * rows it took. A row that fails is logged, kept, and tried at the next poll.
   */
  async dispatchWaiting(): Promise<number> {
    const { dataSource, logger } = this.#options;
    const waiting = await waitingRows(dataSource);
    // Before anything is added: a queue that lost its data must not take up work that somebody stopped.
    if (waiting.length > 0) await this.#applySwitch();
    let taken = 0;
    for (const { id, limited } of waiting) {
      try {
        if (limited && (await this.#full())) continue;
        taken += (await this.#dispatch(id)) ? 1 : 0;
      } catch (error) {
        logger.error({ outboxId: id, err: error }, 'outbox row not dispatched, trying again');
      }
    }
    return taken;
  }

  async #full(): Promise<boolean> {
    const { flows, waitingLimit = PROVING.waitingLimit } = this.#options;
    return (await flows.load()).waiting >= waitingLimit;
  }

  /** Pauses or resumes the queue as the database wants it. */
  async #applySwitch(): Promise<void> {
    const { dataSource, flows, logger } = this.#options;
    const paused = (await provingSwitch(dataSource.manager))?.paused ?? false;
    if (await flows.setPaused(paused)) logger.warn({ paused }, 'queue of proofs was not as wanted');
  }

  /**
   * Puts back into the queue what it no longer knows: that it is paused, the hour of closing, runs of the calendar, and batches being proven
   * whose row was dispatched, after a queue was emptied or restored from an older backup. Also starts over flows that failed
   * without the batch having failed.
   */
  async recover(): Promise<void> {
    await this.#applySwitch();
    await this.#recoverClosing();
    await this.#recoverBatches();
    await this.#recoverExpress();
    await this.#recoverEarlyChunks();
  }

  async #recoverClosing(): Promise<void> {
    const { dataSource, flows, logger, noteDueRun } = this.#options;
    const bank = await bankCalendar(dataSource.manager);
    if (bank === undefined) return;
    const { closeTime, weekdays } = bank.calendar;
    if (await flows.scheduleClosing({ closeTime, weekdays, timeZone: bank.timeZone })) logger.info({ version: bank.calendar.version }, 'hour of closing put into the queue');
    await noteDueRun?.();
    const unfinished = await dataSource.getRepository(ScheduleRunEntity).find({ select: { id: true }, where: { finishedAt: IsNull() } });
    for (const { id } of unfinished) {
      if ((await flows.enqueueRun(id)) !== 'already there') logger.warn({ runId: id }, 'run of the calendar was not in the queue');
    }
  }

  async #recoverBatches(): Promise<void> {
    const { dataSource, flows, logger } = this.#options;
    const batches = await dataSource
      .createQueryBuilder(BatchEntity, 'batch')
      .select(['batch.id', 'batch.chunks', 'batch.businessDate'])
      .where("batch.state IN ('closed', 'proving')")
      // What the queue was never given is the outbox's: it waits there for its turn.
      .andWhere("EXISTS (SELECT 1 FROM bank.outbox handed WHERE handed.topic = 'prove-batch' AND handed.payload ->> 'batchId' = batch.id::text AND handed.dispatched_at IS NOT NULL)")
      .getMany();
    for (const { id, chunks, businessDate } of batches) {
      const outcome = await flows.enqueue(id, chunks, PROVING.priorities.ofDate(businessDate));
      if (outcome !== 'already there') logger.warn({ batchId: id, outcome }, 'batch under way was not in the queue');
    }
  }

  /** Also of wishes that came in the moment in which their chunk was sealed or closed. */
  async #recoverExpress(): Promise<void> {
    const { dataSource, flows, logger } = this.#options;
    for (const { batchId, chunkIndex } of await expressChunks(dataSource.manager)) {
      const added = await flows.enqueueChunk('express', { batchId, chunkIndex }, PROVING.priorities.express);
      if (added) logger.warn({ batchId, chunkIndex }, 'express chunk was not in the queue');
    }
  }

  async #recoverEarlyChunks(): Promise<void> {
    const { dataSource, flows, logger } = this.#options;
    for (const { batchId, chunkIndex, businessDate } of await earlyChunksUnderWay(dataSource.manager)) {
      const added = await flows.enqueueChunk('early', { batchId, chunkIndex }, PROVING.priorities.ofDate(businessDate));
      if (added) logger.warn({ batchId, chunkIndex }, 'early chunk was not in the queue');
    }
  }

  async #dispatch(id: string): Promise<boolean> {
    return this.#options.dataSource.transaction(async (manager) => {
      const row = await manager.findOne(OutboxEntity, { where: { id, dispatchedAt: IsNull() }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
      if (row === null) return false;
      await this.#handOver(manager, row);
      await manager.update(OutboxEntity, { id }, { dispatchedAt: new Date() });
      return true;
    });
  }

  async #handOver(manager: EntityManager, { id, topic, payload: { batchId, chunkIndex, runId } }: OutboxEntity): Promise<void> {
    const { flows, logger } = this.#options;
    if (topic === 'prove-batch' && batchId !== undefined) {
      const { chunks, businessDate } = await manager.findOneOrFail(BatchEntity, { select: { id: true, chunks: true, businessDate: true }, where: { id: batchId } });
      const outcome = await flows.enqueue(batchId, chunks, PROVING.priorities.ofDate(businessDate));
      logger.info({ batchId, chunks, outcome }, 'batch handed to the queue');
    } else if (topic === 'prove-chunk' && batchId !== undefined && chunkIndex !== undefined) {
      const { businessDate } = await manager.findOneOrFail(BatchEntity, { select: { id: true, businessDate: true }, where: { id: batchId } });
      await flows.enqueueChunk('early', { batchId, chunkIndex }, PROVING.priorities.ofDate(businessDate));
    } else if (topic === 'express-chunk' && batchId !== undefined && chunkIndex !== undefined) {
      await flows.enqueueChunk('express', { batchId, chunkIndex }, PROVING.priorities.express);
    } else if (topic === 'close-days' && runId !== undefined) {
      await flows.enqueueRun(runId);
    } else {
      throw provingError('OUTBOX_TOPIC_UNKNOWN', `outbox row ${id} has a topic that nothing handles`);
    }
  }

  async #look(): Promise<void> {
    if (Date.now() >= this.#recoverAt) {
      await this.recover();
      this.#recoverAt = Date.now() + RECOVER_MILLISECONDS;
    }
    await this.dispatchWaiting();
  }

  #schedule(milliseconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#look().then(
        () => this.#schedule(this.#options.pollMilliseconds ?? 500),
        (error: unknown) => {
          this.#options.logger.error({ err: error }, 'outbox not read, trying again');
          this.#schedule(5_000);
        },
      );
    }, milliseconds);
  }
}

/** Rows to hand over: first what waits for no prover, then by business date. `limited` ones wait while the queue is full. */
async function waitingRows(dataSource: DataSource): Promise<{ id: string; limited: boolean }[]> {
  return dataSource
    .createQueryBuilder(OutboxEntity, 'waiting')
    .leftJoin(BatchEntity, 'batch', "batch.id = (waiting.payload ->> 'batchId')::uuid")
    .select('waiting.id', 'id')
    .addSelect("waiting.topic IN ('prove-batch', 'prove-chunk')", 'limited')
    .where('waiting.dispatchedAt IS NULL')
    .orderBy('limited')
    .addOrderBy('batch.businessDate')
    .addOrderBy('waiting.id')
    .limit(100)
    .getRawMany<{ id: string; limited: boolean }>();
}
