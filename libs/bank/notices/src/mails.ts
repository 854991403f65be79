import { newId } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { nextAttemptIn } from './backoff.js';
import { EVENTS, type NoticeEvent } from './events.js';

/** How a mail leaves. */
export interface Mailer {
  /** @param id the same at every attempt, for its Message-ID */
  send(mail: { readonly id: string; readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}

export interface MailSettings {
  readonly to: Readonly<Record<NoticeEvent, readonly string[]>>;
  /** So long the first notice waits for others to come into the same mail. */
  readonly minutes: number;
  /** Where people look further. */
  readonly link: string | undefined;
}

type Counts = Partial<Record<NoticeEvent, number>>;
interface ClaimedMail {
  readonly id: string;
  readonly claim: string;
  readonly recipient: string;
  readonly counts: Counts;
  readonly since: Date;
  readonly attempts: number;
  readonly elapsed: number;
}

/** Longer than a mail takes: after it the process that sent it has died. */
const LEASE = '5 minutes';

const WORDS: Readonly<Record<NoticeEvent, readonly [one: string, more: string]>> = {
  'alert.created': ['new alert', 'new alerts'],
  'day.cosigned': ['day cosigned', 'days cosigned'],
  'day.refused': ['day refused', 'days refused'],
};

/**
 * Mails that count what happened, one in some minutes and address. They pass through servers and boxes that are not the bank's
 * backend, so a mail says how many of what, and nothing of any case.
 */
export class MailDigests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly settings: MailSettings,
  ) {}

  /**
   * Counts new notices into mails, once the oldest of them has waited long enough, all in one transaction: each notice is counted
   * once. An advisory lock decides which of two processes does it.
   * @returns how many mails wait now because of it
   */
  async gather(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [turn] = await manager.query<{ mine: boolean }[]>("SELECT pg_try_advisory_xact_lock(hashtext('bank.notice_mail')) AS mine");
      if (!turn!.mine) return 0;
      const [oldest] = await manager.query<{ due: boolean | null }[]>(
        "SELECT min(occurred_at) <= now() - $1 * interval '1 minute' AS due FROM bank.notice WHERE mailed_at IS NULL", [this.settings.minutes],
      );
      if (oldest!.due !== true) return 0;
      const counted = await manager.query<{ event: NoticeEvent; count: number; since: Date }[]>(
        `WITH counted AS (UPDATE bank.notice SET mailed_at = now() WHERE mailed_at IS NULL RETURNING event, occurred_at)
         SELECT event, count(*)::int AS count, min(occurred_at) AS since FROM counted GROUP BY event`,
      );
      const recipients = new Set(counted.flatMap(({ event }) => this.settings.to[event]));
      for (const recipient of recipients) {
        const own = counted.filter(({ event }) => this.settings.to[event].includes(recipient));
        const since = own.map((row) => row.since).reduce((a, b) => (a < b ? a : b));
        await manager.query('INSERT INTO bank.notice_mail (id, recipient, counts, since) VALUES ($1, $2, $3, $4)', [newId(), recipient, Object.fromEntries(own.map(({ event, count }) => [event, count])), since]);
      }
      return recipients.size;
    });
  }

  /**
   * Sends the next mail that is due, at least once: who dies between the server's answer and the note of it lets another process send
   * the mail again. A mail that can't be sent is tried again, for three days.
   * @returns undefined where none is due
   */
  async sendNext(): Promise<{ readonly error: unknown } | { readonly id: string } | undefined> {
    const [[mail]] = await this.dataSource.query<[ClaimedMail[], number]>(
      `WITH due AS MATERIALIZED (SELECT id FROM bank.notice_mail WHERE state = 'waiting' AND next_attempt_at <= now() ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE bank.notice_mail m SET claim = gen_random_uuid(), attempts = m.attempts + 1, next_attempt_at = now() + interval '${LEASE}' FROM due WHERE m.id = due.id
       RETURNING m.id, m.claim, m.recipient, m.counts, m.since, m.attempts, extract(epoch FROM now() - m.created_at)::float8 AS elapsed`,
    );
    if (mail === undefined) return undefined;
    try {
      await this.mailer.send({ id: mail.id, to: mail.recipient, ...digestOf(mail, this.settings.link) });
    } catch (error) {
      await this.#failed(mail);
      return { error };
    }
    await this.dataSource.query("UPDATE bank.notice_mail SET state = 'sent', claim = NULL WHERE id = $1 AND claim = $2", [mail.id, mail.claim]);
    return { id: mail.id };
  }

  async #failed({ id, claim, attempts, elapsed }: ClaimedMail): Promise<void> {
    const seconds = nextAttemptIn({ attempts, elapsed }, Math.random());
    await this.dataSource.query(
      `UPDATE bank.notice_mail SET claim = NULL, state = CASE WHEN $3::float8 IS NULL THEN 'dead' ELSE state END,
         next_attempt_at = now() + coalesce($3::float8, 0) * interval '1 second' WHERE id = $1 AND claim = $2`,
      [id, claim, seconds ?? null],
    );
  }
}

/** What a mail says. Times in UTC: its readers may sit anywhere. */
export function digestOf({ counts, since }: { readonly counts: Counts; readonly since: Date }, link: string | undefined): { subject: string; text: string } {
  const said = EVENTS.flatMap((event) => {
    const count = counts[event] ?? 0;
    return count === 0 ? [] : [`${count} ${WORDS[event][count === 1 ? 0 : 1]}`];
  });
  const from = since.toISOString();
  return {
    subject: `Probity: ${said.join(', ')}`,
    text: [`Since ${from.slice(11, 16)} UTC on ${from.slice(0, 10)}:`, '', ...said, ...(link === undefined ? [] : ['', `See ${link}`]), ''].join('\n'),
  };
}
