import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { pruneNotices, spreadNotices, type MailDigests, type WebhookDeliveries } from '@probity/bank-notices';
import type { Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

const TICK_MILLISECONDS = 1_000;
const PRUNE_MILLISECONDS = 10 * 60_000;
/** So long the end waits for a mail server. A mail that is not noted by then is sent again. */
const DRAIN_MILLISECONDS = 5_000;

/**
 * Sends notices while the service runs; what it did not come to is waiting at the next start. Webhooks do not wait for each other:
 * a receiver that is slow to answer holds up its own deliveries only.
 */
export class NoticesBackground implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #tick: Promise<unknown> = Promise.resolve();
  #mailing: Promise<void> | undefined;
  #prunedAt = 0;
  readonly #stop = new AbortController();
  /** By webhook. */
  readonly #delivering = new Map<string, Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly deliveries: WebhookDeliveries,
    private readonly digests: MailDigests | undefined,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#plan();
  }

  /** While the database is still there: what came of attempts that end here is noted. */
  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#tick;
    await Promise.all(this.#delivering.values());
    await Promise.race([this.#mailing, sleep(DRAIN_MILLISECONDS, undefined, { ref: false })]);
  }

  #plan(): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#tick = this.#look().finally(() => this.#plan());
    }, TICK_MILLISECONDS);
  }

  async #look(): Promise<void> {
    await this.#try('notices not given to webhooks', async () => {
      await spreadNotices(this.dataSource);
      for (const webhookId of await this.deliveries.due()) if (!this.#stop.signal.aborted) this.#start(webhookId);
    });
    this.#mailing ??= this.#try('mails not sent', () => this.#mail()).finally(() => (this.#mailing = undefined));
    if (Date.now() - this.#prunedAt < PRUNE_MILLISECONDS) return;
    this.#prunedAt = Date.now();
    await this.#try('old notices not removed', () => pruneNotices(this.dataSource));
  }

  #start(webhookId: string): void {
    if (this.#delivering.has(webhookId)) return;
    const work = async (): Promise<void> => {
      while (!this.#stop.signal.aborted && (await this.deliveries.deliver(webhookId, this.#stop.signal)) > 0);
    };
    this.#delivering.set(webhookId, this.#try('deliveries of a webhook not noted', work).finally(() => this.#delivering.delete(webhookId)));
  }

  async #mail(): Promise<void> {
    if (this.digests === undefined) return;
    await this.digests.gather();
    while (!this.#stop.signal.aborted) {
      const sent = await this.digests.sendNext();
      if (sent === undefined) return;
      if ('error' in sent) this.logger.warn({ err: sent.error }, 'a mail could not be sent, trying again');
    }
  }

  async #try(trouble: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error }, `${trouble}, trying again`);
    }
  }
}
