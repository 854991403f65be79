import { Keyset, newId, type Page } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AddressGuard } from './address-guard.js';
import { endDeliveries } from './deliveries.js';
import { NoticeError } from './errors.js';
import type { NoticeEvent } from './events.js';
import type { SecretBox } from './secret-box.js';
import { newSecret, secretText } from './signature.js';

/** Each of them costs a row a notice. */
export const MAX_WEBHOOKS = 20;
export const MAX_OVERLAP_HOURS = 7 * 24;

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly events: readonly NoticeEvent[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
  /** Until then both secrets sign; null where only one does. */
  readonly formerSecretUntil: Date | null;
  /** When its receiver answered 410. */
  readonly disabledAt: Date | null;
  /** Deliveries. */
  readonly waiting: number;
  readonly dead: number;
}

/** The only answer with a secret in it. */
export interface WithSecret {
  readonly webhook: WebhookView;
  /** `whsec_` and base64. It is shown once, and can't be asked for again. */
  readonly secret: string;
}

export interface DeliveryView {
  /** What the receiver was sent as `webhook-id`. */
  readonly id: string;
  readonly event: string;
  readonly state: DeliveryState;
  readonly createdAt: Date;
  readonly attempts: number;
  /** Null where none comes. */
  readonly nextAttemptAt: Date | null;
  /** Of the last attempt: HTTP_<status>, or the code of what was in the way. */
  readonly lastOutcome: string | null;
  readonly deliveredAt: Date | null;
}

/** The webhooks of the bank, and what became of their deliveries. */
export class Webhooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
    private readonly guard: AddressGuard,
  ) {}

  /** All that are not removed, oldest first: {@link MAX_WEBHOOKS} at the most. */
  async list(): Promise<WebhookView[]> {
    return views(this.dataSource.manager);
  }

  /** @throws NoticeError WEBHOOK_URL_REFUSED, WEBHOOK_LIMIT */
  async add(target: string, events: readonly NoticeEvent[], actor: string): Promise<WithSecret> {
    const url = this.guard.checked(target).href;
    const [id, secret] = [newId(), newSecret()];
    return this.dataSource.transaction(async (manager) => {
      // Of two that come at once the second one counts the first.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['bank.webhook']);
      const [row] = await manager.query<{ count: number }[]>('SELECT count(*)::int AS count FROM bank.webhook WHERE removed_at IS NULL');
      if (row!.count >= MAX_WEBHOOKS) throw new NoticeError('WEBHOOK_LIMIT', `there are ${MAX_WEBHOOKS} webhooks: remove one first`);
      await manager.query('INSERT INTO bank.webhook (id, url, events, secret, actor) VALUES ($1, $2, $3, $4, $5)', [id, url, [...new Set(events)], this.box.seal(id, secret), actor]);
      return { webhook: await viewOf(manager, id), secret: secretText(secret) };
    });
  }

  /** Nothing is sent to it from then on, and its secrets are gone. @throws NoticeError WEBHOOK_UNKNOWN */
  async remove(id: string, actor: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(
        "UPDATE bank.webhook SET removed_at = now(), removed_by = $2, secret = '', former_secret = NULL, former_until = NULL WHERE id = $1 AND removed_at IS NULL", [id, actor],
      );
      if (count === 0) throw unknownWebhook(id);
      await endDeliveries(manager, id);
    });
  }

  /**
   * A new secret. The one before signs besides for some hours, so that the receiver can change over; one before that ends now.
   * @throws NoticeError WEBHOOK_UNKNOWN
   */
  async rotateSecret(id: string, overlapHours: number, actor: string): Promise<WithSecret> {
    const secret = newSecret();
    return this.dataSource.transaction(async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(
        `UPDATE bank.webhook SET secret = $2, former_secret = CASE WHEN $3 > 0 THEN secret END, former_until = CASE WHEN $3 > 0 THEN now() + $3 * interval '1 hour' END,
           rotated_at = now(), rotated_by = $4 WHERE id = $1 AND removed_at IS NULL`,
        [id, this.box.seal(id, secret), overlapHours, actor],
      );
      if (count === 0) throw unknownWebhook(id);
      return { webhook: await viewOf(manager, id), secret: secretText(secret) };
    });
  }

  /** Newest first. @throws NoticeError WEBHOOK_UNKNOWN */
  async deliveries(id: string, { state, limit, cursor }: { readonly state?: DeliveryState; readonly limit: number; readonly cursor?: string }): Promise<Page<DeliveryView>> {
    const keyset = new Keyset(`deliveries ${state ?? ''}`, z.tuple([z.int().nonnegative(), z.uuid()]));
    const [micros = null, deliveryId = null] = keyset.after(cursor) ?? [];
    await viewOf(this.dataSource.manager, id);
    const rows = await this.dataSource.query<(DeliveryView & { micros: string })[]>(
      `SELECT d.id, n.event, d.state, d.created_at AS "createdAt", d.attempts, CASE WHEN d.state = 'waiting' THEN d.next_attempt_at END AS "nextAttemptAt",
         d.last_outcome AS "lastOutcome", d.delivered_at AS "deliveredAt", (extract(epoch FROM d.created_at) * 1000000)::bigint AS micros
         FROM bank.webhook_delivery d JOIN bank.notice n ON n.id = d.notice_id
        WHERE d.webhook_id = $1 AND ($2::text IS NULL OR d.state = $2)
          AND ($3::bigint IS NULL OR (d.created_at, d.id) < (timestamptz 'epoch' + $3 * interval '1 microsecond', $4::uuid))
        ORDER BY d.created_at DESC, d.id DESC LIMIT $5`,
      [id, state ?? null, micros, deliveryId, limit + 1],
    );
    const { items, next } = keyset.page(rows, limit, (row) => [Number(row.micros), row.id]);
    return { items: items.map(({ micros: _, ...view }) => view), next };
  }

  /** Has a test notice delivered, in the way of every other. @throws NoticeError WEBHOOK_UNKNOWN, WEBHOOK_DISABLED */
  async test(id: string): Promise<{ deliveryId: string }> {
    return this.dataSource.transaction(async (manager) => {
      const [webhook] = await manager.query<{ disabled: boolean }[]>('SELECT disabled_at IS NOT NULL AS disabled FROM bank.webhook WHERE id = $1 AND removed_at IS NULL FOR SHARE', [id]);
      if (webhook === undefined) throw unknownWebhook(id);
      if (webhook.disabled) throw disabled(id);
      const [row] = await manager.query<{ id: string }[]>(
        `WITH notice AS (INSERT INTO bank.notice (event, data, spread_at, mailed_at) VALUES ('webhook.test', $2, now(), now()) RETURNING id)
         INSERT INTO bank.webhook_delivery (notice_id, webhook_id) SELECT id, $1::uuid FROM notice RETURNING id`,
        [id, { webhookId: id }],
      );
      return { deliveryId: row!.id };
    });
  }

  /**
   * Sends a delivery again, or now, under the same id; three days of attempts begin anew.
   * @throws NoticeError DELIVERY_UNKNOWN, WEBHOOK_DISABLED, DELIVERY_UNDER_WAY
   */
  async resend(deliveryId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ webhookId: string; off: boolean; held: boolean }[]>(
        `SELECT w.id AS "webhookId", w.removed_at IS NOT NULL OR w.disabled_at IS NOT NULL AS off, d.claim IS NOT NULL AND d.next_attempt_at > now() AS held
           FROM bank.webhook_delivery d JOIN bank.webhook w ON w.id = d.webhook_id WHERE d.id = $1 FOR SHARE OF w FOR UPDATE OF d`,
        [deliveryId],
      );
      if (row === undefined) throw new NoticeError('DELIVERY_UNKNOWN', `there is no delivery ${deliveryId}: it may be too old to be kept`, 404);
      if (row.off) throw disabled(row.webhookId);
      if (row.held) throw new NoticeError('DELIVERY_UNDER_WAY', `delivery ${deliveryId} is being sent: look again in a minute`);
      await manager.query(
        "UPDATE bank.webhook_delivery SET state = 'waiting', claim = NULL, attempts = 0, round_since = now(), next_attempt_at = now(), delivered_at = NULL WHERE id = $1", [deliveryId],
      );
    });
  }
}

const unknownWebhook = (id: string): NoticeError => new NoticeError('WEBHOOK_UNKNOWN', `there is no webhook ${id}`, 404);
const disabled = (id: string): NoticeError => new NoticeError('WEBHOOK_DISABLED', `webhook ${id} takes nothing any more: it was removed, or its receiver answered 410. Make a new one`);

async function viewOf(manager: EntityManager, id: string): Promise<WebhookView> {
  const [view] = await views(manager, id);
  if (view === undefined) throw unknownWebhook(id);
  return view;
}

async function views(manager: EntityManager, id: string | null = null): Promise<WebhookView[]> {
  return manager.query<WebhookView[]>(
    `SELECT w.id, w.url, w.events, w.actor AS "createdBy", w.created_at AS "createdAt", w.rotated_at AS "rotatedAt",
       CASE WHEN w.former_until > now() THEN w.former_until END AS "formerSecretUntil", w.disabled_at AS "disabledAt",
       coalesce(c.waiting, 0) AS waiting, coalesce(c.dead, 0) AS dead
       FROM bank.webhook w LEFT JOIN (
         SELECT webhook_id, (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting, (count(*) FILTER (WHERE state = 'dead'))::int AS dead
           FROM bank.webhook_delivery WHERE state <> 'delivered' GROUP BY webhook_id
       ) c ON c.webhook_id = w.id
      WHERE w.removed_at IS NULL AND ($1::uuid IS NULL OR w.id = $1) ORDER BY w.created_at, w.id`,
    [id],
  );
}
