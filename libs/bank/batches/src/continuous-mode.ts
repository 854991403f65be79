/**
 * Continuous mode: while a day runs, each full chunk of its records is sealed and proven, so that little is left to do
 * when it ends. In the background, one chunk at a time, and never in a request.
 */
import { setImmediate } from 'node:timers/promises';
import type { Clock, Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { businessDateOf } from './business-day.js';
import { bankCalendar } from './calendar-store.js';
import { BatchEntity } from './entities/batch.entity.js';
import { BusinessDayEntity } from './entities/record.entity.js';
import { bankProfile } from './reference-data.js';
import type { Sealing } from './sealing.js';

/** Who chunks that nobody asked for are put down to. */
const CONTINUOUS_ACTOR = 'continuous';

/** A date whose chunk could not be sealed is left alone for so long. */
const RETRY_MILLISECONDS = 30_000;

export class ContinuousMode {
  readonly #retryAt = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Pick<Sealing, 'sealFullChunk'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Seals every full chunk there is, oldest date first, where the bank's calendar asks for it.
   * @param stopped looked at between chunks
   * @returns how many it sealed
   */
  async sealFullChunks(stopped: () => boolean = () => false): Promise<number> {
    const bank = await bankCalendar(this.dataSource.manager);
    if (!bank?.calendar.continuous) return 0;
    let sealed = 0;
    for (const businessDate of await this.#dates(bank.timeZone)) {
      if ((this.#retryAt.get(businessDate) ?? 0) > Date.now()) continue;
      try {
        while (!stopped() && (await this.sealing.sealFullChunk(businessDate, CONTINUOUS_ACTOR))) {
          sealed += 1;
          await setImmediate();
        }
      } catch (error) {
        this.#retryAt.set(businessDate, Date.now() + RETRY_MILLISECONDS);
        // Its day is sealed at the close all the same, and the other dates go on.
        this.logger.error({ businessDate, err: error }, 'chunk not sealed, trying again');
      }
    }
    return sealed;
  }

  /** Dates up to today that are not closed and may have a full chunk. A row dated ahead by mistake opens no batch: versions may still change for its date. */
  async #dates(timeZone: string): Promise<string[]> {
    const { startDate } = await bankProfile(this.dataSource.manager);
    const rows = await this.dataSource
      .createQueryBuilder(BusinessDayEntity, 'day')
      .leftJoin(BatchEntity, 'batch', 'batch.businessDate = day.businessDate AND batch.batchIndex = 0')
      .select('day.business_date::text', 'date')
      .where('day.businessDate BETWEEN :startDate AND :today', { startDate, today: businessDateOf(this.clock.nowSeconds(), timeZone) })
      .andWhere("(batch.id IS NULL OR batch.state = 'open')")
      .andWhere('day.nextSequence - COALESCE(batch.endSequence, 0) >= COALESCE(batch.slots, 1)')
      .orderBy('day.businessDate')
      .getRawMany<{ date: string }>();
    return rows.map(({ date }) => date);
  }
}
