/** What is told: one closed schema an event. Ids, dates and codes; never an amount, a name, a feature or a score. */
import { batchKind, CLAIMS, isoDate, logHash } from '@probity/shared-evidence';
import { z } from 'zod';

/** What a webhook or a mail can be about. */
export const EVENTS = ['alert.created', 'day.cosigned', 'day.refused'] as const;
export type NoticeEvent = (typeof EVENTS)[number];

const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const batch = { batchId: z.uuid(), businessDate: isoDate, kind: batchKind } as const;
/** @param timestamp when it happened */
const event = <Type extends string, Data extends z.ZodType>(type: Type, data: Data): z.ZodObject<{ type: z.ZodLiteral<Type>; timestamp: z.ZodISODateTime; data: Data }, z.core.$strict> =>
  z.strictObject({ type: z.literal(type), timestamp: z.iso.datetime(), data });

/** An alert was raised. One that was merged into another gives none. */
export const alertCreatedSchema = event('alert.created', z.strictObject({ alertId: z.uuid() }));

/** The header of a batch is in the log, and the witness cosigned a checkpoint over it. */
export const dayCosignedSchema = event('day.cosigned', z.strictObject({ ...batch, headerHash: logHash }));

/** The pre-flight, the witness, the regulator or its verdict refused a batch, or it lacks an explanation: it waits for somebody. */
export const dayRefusedSchema = event(
  'day.refused',
  z.strictObject({
    ...batch,
    code: z.enum(['PREFLIGHT_REFUSED', 'EXPLANATION_MISSING', 'WITNESS_REFUSED', 'LOG_BEHIND_WITNESS', 'REGULATOR_REFUSED', 'VERDICT_REFUSED']),
    /** Which claims were refused and why, where claims were judged. */
    claims: z.array(z.strictObject({ claim: z.enum(CLAIMS), code })),
  }),
);

/** Somebody asked for it, to try a webhook. */
export const webhookTestSchema = event('webhook.test', z.strictObject({ webhookId: z.uuid() }));

/** Every body that a webhook can be sent. */
export const noticeSchema = z.discriminatedUnion('type', [alertCreatedSchema, dayCosignedSchema, dayRefusedSchema, webhookTestSchema]);
export type Notice = z.infer<typeof noticeSchema>;

/** A row of `bank.notice`. */
export interface NoticeRow {
  readonly event: string;
  readonly data: unknown;
  readonly occurredAt: Date;
}

/**
 * The bytes that are signed and sent: the same at every attempt.
 * @returns undefined where the row holds more or other than its event's schema has: that never leaves
 */
export function bodyOf({ event: type, data, occurredAt }: NoticeRow): string | undefined {
  const parsed = noticeSchema.safeParse({ type, timestamp: occurredAt.toISOString(), data });
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}
