import type { Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { AddressGuard } from './address-guard.js';
import { nextAttemptIn } from './backoff.js';
import { NoticeError } from './errors.js';
import { bodyOf } from './events.js';
import { post, type Answer } from './post.js';
import type { SecretBox } from './secret-box.js';
import { signedHeaders } from './signature.js';

/** Of one webhook, by one process: a receiver is not flooded by what gathered while it was away. */
const AT_ONCE = 4;
/** Longer than any attempt takes: after it the process that made it has died. */
const LEASE = '60 seconds';
const GONE = 410;

/** A delivery that this process holds until its lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly claim: string;
  readonly attempts: number;
  /** Seconds since its round began. */
  readonly elapsed: number;
  readonly event: string;
  readonly data: unknown;
  readonly occurredAt: Date;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: Buffer;
  /** Null where there is none, or its time is over. */
  readonly formerSecret: Buffer | null;
}

/**
 * Sends what is due, at least once. A row lock decides who claims a delivery (SKIP LOCKED), a lease how long it is held, and the
 * claim's own id whether what came of an attempt still counts.
 */
export class WebhookDeliveries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
    private readonly guard: AddressGuard,
    private readonly clock: Clock,
  ) {}

  /** Webhooks with deliveries that are due. */
  async due(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      "SELECT id FROM bank.webhook w WHERE EXISTS (SELECT FROM bank.webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting' AND d.next_attempt_at <= now())",
    );
    return rows.map(({ id }) => id);
  }

  /** Sends some of what is due of a webhook, at the same time. @param stop ends attempts that are under way: they are made again @returns how many */
  async deliver(webhookId: string, stop?: AbortSignal): Promise<number> {
    const claimed = await this.claim(webhookId);
    const ended = await Promise.allSettled(claimed.map((delivery) => this.attempt(delivery, stop)));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    return claimed.length;
  }

  async claim(webhookId: string): Promise<ClaimedDelivery[]> {
    const [rows] = await this.dataSource.query<[ClaimedDelivery[], number]>(
      `WITH due AS MATERIALIZED (
         SELECT id FROM bank.webhook_delivery WHERE webhook_id = $1 AND state = 'waiting' AND next_attempt_at <= now()
         ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
       )
       UPDATE bank.webhook_delivery d SET claim = gen_random_uuid(), attempts = d.attempts + 1, next_attempt_at = now() + interval '${LEASE}'
         FROM due, bank.notice n, bank.webhook w
        WHERE d.id = due.id AND n.id = d.notice_id AND w.id = d.webhook_id
        RETURNING d.id, d.claim, d.attempts, extract(epoch FROM now() - d.round_since)::float8 AS elapsed, n.event, n.data, n.occurred_at AS "occurredAt",
          w.id AS "webhookId", w.url, w.secret, CASE WHEN w.former_until > now() THEN w.former_secret END AS "formerSecret"`,
      [webhookId, AT_ONCE],
    );
    return rows;
  }

  /** Sends one delivery, and notes what came of it. */
  async attempt(delivery: ClaimedDelivery, stop?: AbortSignal): Promise<void> {
    const { id, webhookId } = delivery;
    const body = bodyOf(delivery);
    // Trying again would not mend it, and it must not leave.
    if (body === undefined) return this.#died(this.dataSource.manager, delivery, 'PAYLOAD_REFUSED');
    let secrets: Buffer[];
    try {
      secrets = [delivery.secret, ...(delivery.formerSecret === null ? [] : [delivery.formerSecret])].map((sealed) => this.box.open(webhookId, sealed));
    } catch (error) {
      if (error instanceof NoticeError) return this.#failed(delivery, error.code);
      throw error;
    }
    await this.#note(delivery, await post(this.guard, delivery.url, signedHeaders({ id, timestamp: this.clock.nowSeconds(), body }, secrets), body, { stop }));
  }

  async #note(delivery: ClaimedDelivery, answer: Answer): Promise<void> {
    if ('obstacle' in answer) return this.#failed(delivery, answer.obstacle);
    const outcome = `HTTP_${answer.status}`;
    if (answer.status === GONE) return this.#disable(delivery, outcome);
    if (answer.status < 200 || answer.status > 299) return this.#failed(delivery, outcome, answer.retryAfter);
    await this.dataSource.query(
      "UPDATE bank.webhook_delivery SET state = 'delivered', claim = NULL, last_outcome = $3, delivered_at = now() WHERE id = $1 AND claim = $2",
      [delivery.id, delivery.claim, outcome],
    );
  }

  async #failed(delivery: ClaimedDelivery, outcome: string, retryAfter?: number): Promise<void> {
    const seconds = nextAttemptIn({ attempts: delivery.attempts, elapsed: delivery.elapsed, retryAfter }, Math.random());
    if (seconds === undefined) return this.#died(this.dataSource.manager, delivery, outcome);
    await this.dataSource.query(
      'UPDATE bank.webhook_delivery SET claim = NULL, last_outcome = $3, next_attempt_at = now() + $4 * interval \'1 second\' WHERE id = $1 AND claim = $2',
      [delivery.id, delivery.claim, outcome, seconds],
    );
  }

  async #died(manager: EntityManager, { id, claim }: ClaimedDelivery, outcome: string): Promise<void> {
    await manager.query("UPDATE bank.webhook_delivery SET state = 'dead', claim = NULL, last_outcome = $3 WHERE id = $1 AND claim = $2", [id, claim, outcome]);
  }

  /** The receiver wants nothing any more. */
  async #disable(delivery: ClaimedDelivery, outcome: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('UPDATE bank.webhook SET disabled_at = now() WHERE id = $1 AND disabled_at IS NULL', [delivery.webhookId]);
      await this.#died(manager, delivery, outcome);
      await endDeliveries(manager, delivery.webhookId);
    });
  }
}

/** What waits for a webhook that takes nothing any more. Its row is locked already, so that no new ones come. */
export async function endDeliveries(manager: EntityManager, webhookId: string): Promise<void> {
  await manager.query("UPDATE bank.webhook_delivery SET state = 'dead', claim = NULL, last_outcome = 'WEBHOOK_DISABLED' WHERE webhook_id = $1 AND state = 'waiting'", [webhookId]);
}
