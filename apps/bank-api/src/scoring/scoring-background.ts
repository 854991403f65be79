import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { LoadedAnnouncement, ShadowScoring } from '@probity/bank-model-watch';
import type { Logger } from '@probity/shared-platform';

/** Between two slices, and while there is nothing to do: scoring for people who wait comes first. */
const BETWEEN_MILLISECONDS = 50;
const IDLE_MILLISECONDS = 2_000;

/** Beside the requests: tells what this process has loaded, and lets the challenger score what is committed. */
export class ScoringBackground implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly shadow: ShadowScoring,
    private readonly announcement: LoadedAnnouncement,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.announcement.start();
    this.#schedule(IDLE_MILLISECONDS);
  }

  /** While the database is still there: it is let go of after all modules were told. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    await this.announcement.stop();
  }

  #schedule(milliseconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#slice().then((pause) => this.#schedule(pause));
    }, milliseconds);
  }

  /** @returns how long to pause then */
  async #slice(): Promise<number> {
    try {
      return (await this.shadow.slice()) > 0 ? BETWEEN_MILLISECONDS : IDLE_MILLISECONDS;
    } catch (error) {
      this.logger.error({ err: error }, 'challenger did not score, trying again');
      return IDLE_MILLISECONDS;
    }
  }
}
