import { Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { IDEMPOTENCY_STORE, type Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { DatabaseIdempotencyStore } from './idempotency-store.js';

const SWEEP_MILLISECONDS = 10 * 60_000;

/** Removes expired keys from time to time. */
class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: DatabaseIdempotencyStore,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#running = this.store.sweep().then(() => undefined, (error: unknown) => this.logger.warn({ err: error }, 'expired idempotency keys not removed, trying again'));
    }, SWEEP_MILLISECONDS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}

/** What `@Idempotent()` routes of any module need. */
@Module({})
export class IdempotencyModule {
  static register({ logger, background = true }: { readonly logger: Logger; readonly background?: boolean }): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [
        { provide: IDEMPOTENCY_STORE, inject: [DataSource], useFactory: (dataSource: DataSource) => new DatabaseIdempotencyStore(dataSource) },
        ...(background ? [{ provide: Sweeper, inject: [IDEMPOTENCY_STORE], useFactory: (store: DatabaseIdempotencyStore) => new Sweeper(store, logger) }] : []),
      ],
      exports: [IDEMPOTENCY_STORE],
    };
  }
}
