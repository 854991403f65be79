import { BatchEntity, OutboxEntity } from '@probity/bank-batches';
import type { Logger } from '@probity/shared-platform';
import { In, IsNull, Not } from 'typeorm';
import type { DataSource } from 'typeorm';
import { provingError } from './proving-error.js';
import type { ProvingFlows } from './prove-flow.js';

export interface OutboxRelayOptions {
  readonly dataSource: DataSource;
  readonly flows: ProvingFlows;
  readonly logger: Logger;
  readonly pollMilliseconds?: number;
}

/**
 * Takes rows of the outbox to the queue. A row is marked only after the queue has its jobs; a crash in between adds
 * them twice, which job ids make harmless. Any number of relays may run at once.
 */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
  }

  /** Looks once for batches that the queue has lost, then polls. */
  start(): void {
    this.#schedule(0, () => this.recover());
  }

  /** Takes no more rows; resolves when the one in hand is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Dispatches what is waiting and returns how many rows it took. A row that fails is logged, kept, and tried at the next poll. */
  async dispatchWaiting(): Promise<number> {
    const { dataSource, logger } = this.#options;
    const waiting = await dataSource.getRepository(OutboxEntity).find({ select: { id: true }, where: { dispatchedAt: IsNull() }, order: { id: 'ASC' }, take: 100 });
    let taken = 0;
    for (const { id } of waiting) {
      try {
        taken += (await this.#dispatch(id)) ? 1 : 0;
      } catch (error) {
        logger.error({ outboxId: id, err: error }, 'outbox row not dispatched, trying again');
      }
    }
    return taken;
  }

  /**
   * Puts back into the queue what it no longer knows: batches being proven whose row was dispatched, after a queue was
   * emptied or restored from an older backup. Also starts over flows that failed without the batch having failed.
   */
  async recover(): Promise<void> {
    const { dataSource, flows, logger } = this.#options;
    const dispatched = await dataSource.getRepository(OutboxEntity).findBy({ topic: 'prove-batch', dispatchedAt: Not(IsNull()) });
    const batches = await dataSource.getRepository(BatchEntity).find({
      select: { id: true, chunks: true },
      where: { id: In(dispatched.map(({ payload }) => payload.batchId)), state: In(['closed', 'proving']) },
    });
    for (const { id, chunks } of batches) {
      const outcome = await flows.enqueue(id, chunks);
      if (outcome !== 'already there') logger.warn({ batchId: id, outcome }, 'batch under way was not in the queue');
    }
  }

  async #dispatch(id: string): Promise<boolean> {
    const { dataSource, flows, logger } = this.#options;
    return dataSource.transaction(async (manager) => {
      const row = await manager.findOne(OutboxEntity, { where: { id, dispatchedAt: IsNull() }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
      if (row === null) return false;
      if (row.topic !== 'prove-batch') throw provingError('OUTBOX_TOPIC_UNKNOWN', `outbox row ${id} has a topic that nothing handles`);
      const { batchId } = row.payload;
      const { chunks } = await manager.findOneOrFail(BatchEntity, { select: { id: true, chunks: true }, where: { id: batchId } });
      const outcome = await flows.enqueue(batchId, chunks);
      await manager.update(OutboxEntity, { id }, { dispatchedAt: new Date() });
      logger.info({ batchId, chunks, outcome }, 'batch handed to the queue');
      return true;
    });
  }

  #schedule(milliseconds: number, work: () => Promise<unknown>): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = work()
        .then(
          () => this.#schedule(this.#options.pollMilliseconds ?? 500, () => this.dispatchWaiting()),
          (error: unknown) => {
            this.#options.logger.error({ err: error }, 'outbox not read, trying again');
            this.#schedule(5_000, work);
          },
        );
    }, milliseconds);
  }
}
