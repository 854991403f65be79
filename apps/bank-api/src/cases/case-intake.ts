import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { openCases } from '@probity/bank-cases';
import type { Clock, Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

/** An alert is in a case after this time, or so. */
const INTERVAL_MS = 2_000;

/** Brings waiting alerts into cases while the service runs. What it did not come to is waiting at the next start. */
export class CaseIntake implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.dataSource.isInitialized) this.#plan();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => this.#plan());
    }, INTERVAL_MS);
  }

  async #run(): Promise<void> {
    try {
      await openCases(this.dataSource, this.clock);
    } catch (error) {
      this.logger.warn({ err: error }, 'alerts wait for their cases: tried again');
    }
  }
}
