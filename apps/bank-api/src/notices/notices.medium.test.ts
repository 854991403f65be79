import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { AlertEntity, BatchEntity } from '@probity/bank-batches';
import {
  AddressGuard, MailDigests, noticeSchema, pruneNotices, SecretBox, SmtpMailer, spreadNotices, WebhookDeliveries, Webhooks, type Notice, type NoticeEvent, type Resolve,
} from '@probity/bank-notices';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, systemClock, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { BANK_ACTORS } from '../actors.js';
import { asOwner, attestBlindly, openTestBank, payment, storePlaceholderProofs, throughProving, type TestBank } from '../bank.test-helper.js';
import { startBankService } from '../service.js';

const LOOPBACK = { hosts: [], networks: [], loopback: true };
/** Its postings alert on every score. */
const ALERTING = { bank: 'HOME', account: 'CANARY-ACCOUNT-2', country: 276 };

interface Received {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver of webhooks that answers what it is told to, and notes what it was sent. */
class Receiver {
  status = 204;
  headers: Record<string, string> = {};
  delayMilliseconds = 0;
  readonly received: Received[] = [];
  /** Ids that were sent while the same id was still being answered. */
  readonly overlaps: string[] = [];
  readonly #open = new Set<string>();
  readonly #server: Server = createServer((request, response) => {
    void (async () => {
      const headers = request.headers as Record<string, string>;
      const id = headers['webhook-id']!;
      if (this.#open.has(id)) this.overlaps.push(id);
      this.#open.add(id);
      this.received.push({ id, headers, body: await textOf(request) });
      await new Promise((resolve) => setTimeout(resolve, this.delayMilliseconds));
      this.#open.delete(id);
      response.writeHead(this.status, this.headers).end();
    })();
  });

  async listen(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  close(): void {
    this.#server.close();
  }

  clear(): void {
    this.received.length = 0;
    Object.assign(this, { status: 204, headers: {}, delayMilliseconds: 0 });
  }
}

describe('notices', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let box: SecretBox;
  let webhooks: Webhooks;
  let worker: WebhookDeliveries;
  let url: string;
  let payments = 0;
  const receiver = new Receiver();

  const workerWith = (guard: AddressGuard): WebhookDeliveries => new WebhookDeliveries(bank.dataSource, box, guard, systemClock);

  before(async () => {
    bank = await openTestBank();
    url = await receiver.listen();
    const guard = new AddressGuard(LOOPBACK);
    box = bank.app.get(SecretBox);
    webhooks = new Webhooks(bank.dataSource, box, guard);
    worker = workerWith(guard);
  });
  after(async () => {
    receiver.close();
    await bank?.close();
  });
  afterEach(async () => {
    receiver.clear();
    for (const { id } of await webhooks.list()) await webhooks.remove(id, 'test');
    await bank.dataSource.query('DELETE FROM bank.notice');
  });

  const raiseAlerts = async (count: number): Promise<string[]> => {
    const rows = Array.from({ length: count }, () => payment(`CANARY-${(payments += 1)}`, { debtor: ALERTING, amount: { minor: '7770001112229', currency: 'EUR' } }));
    const before = await bank.dataSource.manager.find(AlertEntity);
    await bank.intake.take(rows, 'test');
    const known = new Set(before.map(({ id }) => id));
    return (await bank.dataSource.manager.find(AlertEntity)).map(({ id }) => id).filter((id) => !known.has(id));
  };
  const addWebhook = async (...events: NoticeEvent[]): Promise<{ id: string; secret: string }> => {
    const { webhook, secret } = await webhooks.add(url, events, 'test');
    return { id: webhook.id, secret };
  };
  /** One round of the background's work. */
  const run = async (id: string, by = worker): Promise<void> => {
    await spreadNotices(bank.dataSource);
    while ((await by.deliver(id)) > 0);
  };
  /** What waits is due, and whoever holds it has died. */
  const letTimePass = (): Promise<unknown> => bank.dataSource.query("UPDATE bank.webhook_delivery SET next_attempt_at = now() WHERE state = 'waiting'");
  const verified = ({ headers, body }: Received, secret: string): Notice => noticeSchema.parse(new Webhook(secret).verify(body, headers));
  const noticesOf = async (event: NoticeEvent): Promise<Notice['data'][]> =>
    (await bank.dataSource.query<{ data: Notice['data'] }[]>('SELECT data FROM bank.notice WHERE event = $1 ORDER BY occurred_at', [event])).map(({ data }) => data);
  const deliveriesOf = async (id: string): Promise<{ state: string; attempts: number; lastOutcome: string | null; id: string; nextAttemptAt: Date | null }[]> =>
    [...(await webhooks.deliveries(id, { limit: 200 })).items];

  it('tell of each alert once, signed, with nothing of the case', async () => {
    const { id, secret } = await addWebhook('alert.created');
    const alerts = await raiseAlerts(3);
    assert.equal(alerts.length, 3);
    await run(id);
    await run(id);
    const told = receiver.received.map((message) => verified(message, secret));
    assert.deepEqual(told.map(({ type, data }) => [type, data]).sort(), alerts.map((alertId) => ['alert.created', { alertId }]).sort());
    assert.equal(new Set(receiver.received.map((message) => message.id)).size, 3);
    for (const { body, headers } of receiver.received) {
      assert.doesNotMatch(body + JSON.stringify(headers), /CANARY|HOME|AWAY|7770001112229/);
      assert.throws(() => new Webhook(secret).verify(body.replace('alert', 'alarm'), headers), /No matching signature/);
    }
    const altered = receiver.received[0]!;
    assert.throws(() => new Webhook(secret).verify(altered.body, { ...altered.headers, 'webhook-id': receiver.received[1]!.id }), /No matching signature/);
  });

  it('are none of what was rolled back', async () => {
    const { id } = await addWebhook('alert.created');
    await asOwner(bank, (owner) => owner.query("ALTER TABLE bank.case_event ADD CONSTRAINT broken CHECK (actor <> 'broken') NOT VALID"));
    await assert.rejects(bank.intake.take([payment('CANARY-ROLLED-BACK', { debtor: ALERTING })], 'broken'), /broken/);
    await asOwner(bank, (owner) => owner.query('ALTER TABLE bank.case_event DROP CONSTRAINT broken'));
    await run(id);
    assert.deepEqual([receiver.received.length, (await noticesOf('alert.created')).length], [0, 0]);
  });

  it('tell that a day was cosigned, and that one was refused by the pre-flight, the witness and the verdict', async () => {
    const { id, secret } = await addWebhook('day.cosigned', 'day.refused');
    const refusedClaim = { claim: 'alerts' as const, status: 'refused' as const, code: 'ALERTS_DIFFER', sentence: 'CANARY: sentences stay here.' };
    bank.claims = [refusedClaim];
    const held = await throughProving(bank, { businessDate: '2026-03-02', kind: 'normal' });
    bank.claims = [];
    assert.equal(held.failureCode, 'PREFLIGHT_REFUSED');
    const day = { batchId: held.id, businessDate: '2026-03-02', kind: 'normal' };
    assert.deepEqual(await noticesOf('day.cosigned'), [{ ...day, headerHash: held.headerHash }]);
    assert.deepEqual(await noticesOf('day.refused'), [{ ...day, code: 'PREFLIGHT_REFUSED', claims: [{ claim: 'alerts', code: 'ALERTS_DIFFER' }] }]);

    await bank.lifecycle.publish(held.id, true);
    bank.regulator.verdict = () => Promise.resolve({ summary: 'refused', claims: [refusedClaim] } as never);
    assert.equal((await bank.lifecycle.publish(held.id, false)).state, 'judged');
    bank.regulator.verdict = () => Promise.resolve(undefined);
    const empty = await bank.lifecycle.seal({ businessDate: '2026-03-03', kind: 'empty', actor: 'test' });
    bank.regulator.refuses = true;
    await assert.rejects(bank.lifecycle.attest(empty.id, await attestBlindly(bank, empty)), /WITNESS_REFUSED/);
    bank.regulator.refuses = false;

    await run(id);
    const told = receiver.received.map((message) => verified(message, secret));
    assert.deepEqual(told.map(({ type, data }) => [type, 'code' in data ? data.code : null]).sort(), [
      ['day.cosigned', null], ['day.refused', 'PREFLIGHT_REFUSED'], ['day.refused', 'VERDICT_REFUSED'], ['day.refused', 'WITNESS_REFUSED'],
    ]);
    assert.ok(receiver.received.every(({ body }) => !body.includes('CANARY')));
    await bank.lifecycle.close(empty.id);
    await storePlaceholderProofs(bank, empty);
    assert.equal((await bank.lifecycle.complete(empty.id)).state, 'published');
    assert.equal((await bank.dataSource.manager.findOneByOrFail(BatchEntity, { id: empty.id })).failureCode, null);
    assert.equal((await noticesOf('day.cosigned')).length, 2);
  });

  it('wait for a receiver that is away, under the same id, and by what it asks for', async () => {
    const { id, secret } = await addWebhook('alert.created');
    await raiseAlerts(1);
    Object.assign(receiver, { status: 503, headers: { 'retry-after': '7200' } });
    await run(id);
    const [waiting] = await deliveriesOf(id);
    assert.deepEqual([waiting!.state, waiting!.attempts, waiting!.lastOutcome], ['waiting', 1, 'HTTP_503']);
    assert.ok(waiting!.nextAttemptAt!.getTime() > Date.now() + 7_100_000, 'not before two hours are over');

    receiver.clear();
    receiver.close();
    await letTimePass();
    await run(id);
    assert.deepEqual((await deliveriesOf(id)).map(({ state, attempts, lastOutcome }) => [state, attempts, lastOutcome]), [['waiting', 2, 'CONNECTION_FAILED']]);

    await receiver.listen(Number(new URL(url).port));
    await letTimePass();
    await run(id);
    assert.deepEqual(receiver.received.map((message) => [message.id, verified(message, secret).type]), [[waiting!.id, 'alert.created']]);
    assert.deepEqual((await deliveriesOf(id)).map(({ state, lastOutcome }) => [state, lastOutcome]), [['delivered', 'HTTP_204']]);
  });

  it('follow no redirect, end after three days, and are sent again by hand under the same id', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(1);
    Object.assign(receiver, { status: 307, headers: { location: url } });
    await run(id);
    assert.deepEqual([receiver.received.length, (await deliveriesOf(id))[0]!.lastOutcome], [1, 'HTTP_307']);
    await bank.dataSource.query("UPDATE bank.webhook_delivery SET round_since = now() - interval '3 days', next_attempt_at = now()");
    await run(id);
    const [dead] = await deliveriesOf(id);
    assert.equal(dead!.state, 'dead');
    assert.deepEqual((await webhooks.list()).map((webhook) => [webhook.waiting, webhook.dead]), [[0, 1]]);
    await letTimePass();
    await run(id);
    assert.equal(receiver.received.length, 2, 'what was given up is left alone');

    receiver.clear();
    await webhooks.resend(dead!.id);
    await run(id);
    assert.deepEqual([receiver.received.map((message) => message.id), (await deliveriesOf(id))[0]!.state], [[dead!.id], 'delivered']);
    await webhooks.resend(dead!.id);
    const [claimed] = await worker.claim(id);
    await assert.rejects(webhooks.resend(dead!.id), { code: 'DELIVERY_UNDER_WAY' });
    await worker.attempt(claimed!);
    assert.equal(receiver.received.length, 2);
  });

  it('end where the receiver says that it is gone', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(6);
    receiver.status = 410;
    await run(id);
    await raiseAlerts(1);
    await letTimePass();
    await run(id);
    const deliveries = await deliveriesOf(id);
    assert.deepEqual([deliveries.length, new Set(deliveries.map(({ state }) => state)), receiver.received.length], [6, new Set(['dead']), 4]);
    const [webhook] = await webhooks.list();
    assert.ok(webhook!.disabledAt);
    await assert.rejects(webhooks.resend(deliveries[0]!.id), { code: 'WEBHOOK_DISABLED' });
    await assert.rejects(webhooks.test(id), { code: 'WEBHOOK_DISABLED' });
  });

  it('are sent again, under the same id, by whom did not die, and what the dead one notes counts no more', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(1);
    await spreadNotices(bank.dataSource);
    const [held] = await worker.claim(id);
    assert.deepEqual(await worker.claim(id), [], 'nobody else takes it while its lease runs');
    await letTimePass();
    receiver.status = 500;
    await run(id);
    receiver.status = 204;
    await worker.attempt(held!);
    assert.deepEqual(receiver.received.map((message) => message.id), [held!.id, held!.id]);
    assert.deepEqual((await deliveriesOf(id)).map(({ state, attempts, lastOutcome }) => [state, attempts, lastOutcome]), [['waiting', 2, 'HTTP_500']]);
  });

  it('are never sent by two processes at the same time', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(30);
    receiver.delayMilliseconds = 5;
    const others = Array.from({ length: 3 }, () => workerWith(new AddressGuard(LOOPBACK)));
    await Promise.all([worker, ...others].map((one) => run(id, one)));
    assert.deepEqual([receiver.received.length, new Set(receiver.received.map((message) => message.id)).size, receiver.overlaps], [30, 30, []]);
  });

  it('end at once where the process ends, and are sent again by the next one', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(1);
    await spreadNotices(bank.dataSource);
    receiver.delayMilliseconds = 300;
    const stop = new AbortController();
    const sending = worker.deliver(id, stop.signal);
    while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await sending;
    assert.deepEqual((await deliveriesOf(id)).map(({ state, lastOutcome }) => [state, lastOutcome]), [['waiting', 'STOPPED']]);
    await letTimePass();
    await run(id);
    assert.deepEqual([receiver.received.length, new Set(receiver.received.map((message) => message.id)).size, (await deliveriesOf(id))[0]!.state], [2, 1, 'delivered']);
  });

  it('are signed by both secrets while a receiver changes over', async () => {
    const { id, secret } = await addWebhook('alert.created');
    const rotated = await webhooks.rotateSecret(id, 1, 'test');
    assert.ok(rotated.webhook.formerSecretUntil);
    await raiseAlerts(1);
    await run(id);
    for (const known of [secret, rotated.secret]) assert.equal(verified(receiver.received[0]!, known).type, 'alert.created');
    assert.equal(receiver.received[0]!.headers['webhook-signature']!.split(' ').length, 2);

    const last = await webhooks.rotateSecret(id, 0, 'test');
    await webhooks.test(id);
    await run(id);
    const message = receiver.received[1]!;
    assert.deepEqual(verified(message, last.secret).data, { webhookId: id });
    for (const former of [secret, rotated.secret]) assert.throws(() => verified(message, former), /No matching signature/);

    const secretsLeft = (): Promise<{ former: boolean; bytes: number }[]> =>
      bank.dataSource.query('SELECT former_secret IS NOT NULL AS former, octet_length(secret) AS bytes FROM bank.webhook WHERE id = $1', [id]);
    await webhooks.rotateSecret(id, 1, 'test');
    await bank.dataSource.query("UPDATE bank.webhook SET former_until = now() - interval '1 second' WHERE id = $1", [id]);
    await webhooks.test(id);
    await run(id);
    assert.throws(() => verified(receiver.received[2]!, last.secret), /No matching signature/, 'its time is over');
    await pruneNotices(bank.dataSource);
    assert.deepEqual(await secretsLeft(), [{ former: false, bytes: 60 }]);
    await webhooks.remove(id, 'test');
    assert.deepEqual(await secretsLeft(), [{ former: false, bytes: 0 }]);
  });

  it('keep secrets sealed, each for its webhook', async () => {
    const [one, other] = [await addWebhook('alert.created'), await addWebhook('day.cosigned')];
    const stored = await bank.dataSource.query<{ text: string }[]>('SELECT to_jsonb(w)::text AS text FROM bank.webhook w');
    const bytes = Buffer.from(one.secret.slice('whsec_'.length), 'base64');
    assert.equal(bytes.length, 32);
    for (const { text } of stored) for (const form of [one.secret, bytes.toString('hex'), bytes.toString('base64')]) assert.equal(text.includes(form), false);
    assert.equal(JSON.stringify(await webhooks.list()).includes(one.secret.slice(6)), false);
    await bank.dataSource.query('UPDATE bank.webhook SET secret = (SELECT secret FROM bank.webhook WHERE id = $1) WHERE id = $2', [other.id, one.id]);
    await raiseAlerts(1);
    await run(one.id);
    assert.deepEqual([receiver.received.length, (await deliveriesOf(one.id))[0]!.lastOutcome], [0, 'WEBHOOK_SECRET_UNREADABLE']);
  });

  it('never leave with more than their schema has', async () => {
    const { id } = await addWebhook('alert.created');
    await bank.dataSource.query("INSERT INTO bank.notice (event, data) VALUES ('alert.created', jsonb_build_object('alertId', gen_random_uuid(), 'amount', '1'))");
    await run(id);
    assert.deepEqual([receiver.received.length, (await deliveriesOf(id)).map(({ state, lastOutcome }) => [state, lastOutcome])], [0, [['dead', 'PAYLOAD_REFUSED']]]);
  });

  it('go to the address that was checked, whatever the name answers next', async () => {
    const { port } = new URL(url);
    const asked: string[] = [];
    const answers = ['127.0.0.1', '10.0.0.1', '169.254.169.254'];
    const rebinding: Resolve = (hostname) => Promise.resolve([{ address: answers[asked.push(hostname) - 1]!, family: 4 }]);
    const { webhook } = await webhooks.add(`http://localhost:${port}/hook`, ['alert.created'], 'test');
    const { id } = webhook;
    const rebound = workerWith(new AddressGuard(LOOPBACK, rebinding));
    await raiseAlerts(1);
    await run(id, rebound);
    assert.deepEqual([receiver.received.length, asked], [1, ['localhost']], 'one look-up a connection');
    for (const address of answers.slice(1)) {
      await webhooks.resend((await deliveriesOf(id))[0]!.id);
      await run(id, rebound);
      assert.deepEqual([receiver.received.length, (await deliveriesOf(id))[0]!.lastOutcome], [1, 'ADDRESS_FORBIDDEN'], address);
    }
  });

  it('page by cursor, and old ones are removed with their deliveries', async () => {
    const { id } = await addWebhook('alert.created');
    await raiseAlerts(5);
    await run(id);
    const first = await webhooks.deliveries(id, { limit: 3 });
    const second = await webhooks.deliveries(id, { limit: 3, cursor: first.next! });
    assert.deepEqual([first.items.length, second.items.length, second.next], [3, 2, null]);
    assert.equal(new Set([...first.items, ...second.items].map((delivery) => delivery.id)).size, 5);
    await asOwner(bank, (owner) => owner.query("UPDATE bank.notice SET occurred_at = now() - interval '31 days' WHERE id IN (SELECT id FROM bank.notice LIMIT 2)"));
    assert.equal(await pruneNotices(bank.dataSource), 2);
    assert.equal((await deliveriesOf(id)).length, 3);
  });

  describe('by mail', () => {
    const mails: { readonly to: readonly string[]; readonly text: string }[] = [];
    let refuse = false;
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        void textOf(stream).then((text) => {
          if (refuse) return done(new Error('try later'));
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
          done();
        });
      },
    });
    let digests: MailDigests;

    before(async () => {
      server.listen(0, '127.0.0.1');
      await once(server.server, 'listening');
      const environment = {
        ...serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory: 'nowhere', queue: { backend: 'postgres' }, logLevel: 'silent' }),
        SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, SMTP_TLS: 'none', NOTICE_FROM: 'Probity <probity@bank.example>',
        NOTICE_TO: 'desk@bank.example', NOTICE_TO_DAY_REFUSED: 'desk@bank.example, operations@bank.example', NOTICE_LINK: 'https://probity.bank.example',
      };
      const { mail } = loadServiceConfig('bank', environment).notices!;
      digests = new MailDigests(bank.dataSource, new SmtpMailer(mail!.server, mail!.from), mail!);
    });
    after(() => new Promise<void>((resolve) => server.close(() => resolve())));

    const grow = (minutes: number): Promise<unknown> => asOwner(bank, (owner) => owner.query(`UPDATE bank.notice SET occurred_at = occurred_at - interval '${minutes} minutes'`));

    it('come once for all of some minutes, and hold counts alone', async () => {
      await raiseAlerts(2);
      assert.equal(await digests.gather(), 0, 'not before they have waited');
      await grow(5);
      await raiseAlerts(1);
      await bank.dataSource.query("INSERT INTO bank.notice (event, data) VALUES ('day.refused', '{}')");
      const gathered = await Promise.all([digests.gather(), digests.gather()]);
      assert.equal(gathered[0] + gathered[1], 2, 'two addresses, by one of two processes');

      refuse = true;
      assert.ok('error' in (await digests.sendNext())!);
      refuse = false;
      assert.equal(await bank.dataSource.query<{ count: number }[]>("SELECT count(*)::int AS count FROM bank.notice_mail WHERE state = 'waiting'").then(([row]) => row!.count), 2);
      await bank.dataSource.query('UPDATE bank.notice_mail SET next_attempt_at = now()');
      while (await digests.sendNext());
      assert.equal(await digests.gather(), 0);
      while (await digests.sendNext());

      assert.deepEqual(mails.map(({ to }) => to).sort(), [['desk@bank.example'], ['operations@bank.example']]);
      const [desk, operations] = ['desk', 'operations'].map((name) => mails.find(({ to }) => to[0]!.startsWith(name))!.text) as [string, string];
      assert.match(desk, /Subject: Probity: 3 new alerts, 1 day refused\r\n/);
      assert.match(desk, /\r\n3 new alerts\r\n1 day refused\r\n\r\nSee https:\/\/probity\.bank\.example\r\n/);
      assert.match(operations, /Subject: Probity: 1 day refused\r\n/);
      assert.match(desk, /Message-ID: <[0-9a-f-]{36}@bank\.example>/i);
      assert.match(desk, /Auto-Submitted: auto-generated/i);
      assert.doesNotMatch(desk, /CANARY|HOME|AWAY|7770001112229/);
    });

    it('are sent again by whom did not die, with the same Message-ID', async () => {
      mails.length = 0;
      await raiseAlerts(1);
      await grow(5);
      await digests.gather();
      const dies = new MailDigests(bank.dataSource, { send: () => new Promise(() => undefined) }, { to: { 'alert.created': [], 'day.cosigned': [], 'day.refused': [] }, minutes: 5, link: undefined });
      void dies.sendNext();
      while ((await bank.dataSource.query<unknown[]>('SELECT 1 FROM bank.notice_mail WHERE claim IS NOT NULL')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(await digests.sendNext(), undefined, 'nobody else takes it while its lease runs');
      await bank.dataSource.query("UPDATE bank.notice_mail SET next_attempt_at = now() WHERE state = 'waiting'");
      const sent = await digests.sendNext();
      assert.ok(sent !== undefined && 'id' in sent);
      assert.deepEqual(mails.map(({ text }) => /Message-ID: <([^@]*)@/i.exec(text)![1]), [sent.id]);
    });
  });

  describe('of a running service', () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-notices-'));
    const logLines: string[] = [];
    const answers: string[] = [];
    let service: RunningService;
    let tokens: ServiceTokens;

    before(async () => {
      await migrateQueueSchema(bank.database.ownerUrl);
      const environment = {
        ...serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'trace' }), WEBHOOK_ALLOW_LOOPBACK: 'true',
      };
      const config = loadServiceConfig('bank', environment);
      tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
      service = await startBankService(config, createLogger({ name: 'bank-api', level: 'trace', destination: { write: (line) => void logLines.push(line) } }));
    });
    after(async () => {
      await service?.close();
      rmSync(dataDirectory, { recursive: true });
    });

    const send = async <T>(method: string, path: string, body?: unknown, actor = 'operator'): Promise<{ status: number; answer: T }> => {
      const response = await fetch(new URL(path, service.url), {
        method, headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, 'content-type': 'application/json' }, body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      answers.push(text);
      return { status: response.status, answer: (text === '' ? undefined : response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T };
    };
    const untilReceived = async (count: number): Promise<void> => {
      for (const end = Date.now() + 8_000; receiver.received.length < count && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(receiver.received.length, count);
    };

    it('are sent by themselves, and their secret is in no other answer and in no log', async () => {
      const target = `${url}?token=CANARY-RECEIVER`;
      assert.equal((await send('POST', '/webhooks', { url: target, events: ['alert.created'] }, 'reader')).status, 403);
      const refused = await send<{ code: string }>('POST', '/webhooks', { url: 'https://169.254.169.254/CANARY', events: ['alert.created'] });
      assert.deepEqual([refused.status, refused.answer.code], [422, 'WEBHOOK_URL_REFUSED']);
      assert.equal((await send('POST', '/webhooks', { url: target, events: ['score.changed'] })).status, 400);
      const made = await send<{ webhook: { id: string }; secret: string }>('POST', '/webhooks', { url: target, events: ['alert.created'] });
      assert.equal(made.status, 201);
      // This answer shows it, and so does the rotation's.
      answers.pop();
      const { secret, webhook: { id } } = made.answer;

      const [alertId] = await raiseAlerts(1);
      await untilReceived(1);
      assert.deepEqual(verified(receiver.received[0]!, secret).data, { alertId });
      assert.equal((await send('POST', `/webhooks/${id}/test`)).status, 202);
      await untilReceived(2);
      assert.deepEqual(verified(receiver.received[1]!, secret).data, { webhookId: id });

      let items: { id: string; state: string }[] = [];
      while (items.length < 2 || items.some(({ state }) => state === 'waiting')) ({ items } = (await send<{ items: { id: string; state: string }[] }>('GET', `/webhooks/${id}/deliveries`)).answer);
      assert.equal((await send('POST', `/deliveries/${items[1]!.id}/resend`)).status, 202);
      await untilReceived(3);
      assert.equal(receiver.received[2]!.id, receiver.received[0]!.id);

      const rotated = await send<{ secret: string }>('POST', `/webhooks/${id}/rotate-secret`, {});
      answers.pop();
      assert.equal(rotated.status, 200);
      const metrics = await send<string>('GET', '/metrics', undefined, 'monitor');
      assert.match(metrics.answer, /probity_webhook_deliveries\{state="dead",service="bank-api"\} 0/);
      assert.equal((await send('GET', '/webhooks')).status, 200);
      assert.equal((await send('DELETE', `/webhooks/${id}`)).status, 204);
      assert.deepEqual((await send('GET', '/webhooks')).answer, []);
      assert.deepEqual((await send<{ code: string }>('POST', `/webhooks/${id}/test`)).answer.code, 'WEBHOOK_UNKNOWN');
      const hidden = [secret, rotated.answer.secret].flatMap((one) => [one.slice('whsec_'.length), Buffer.from(one.slice(6), 'base64').toString('hex')]);
      assert.ok(answers.length >= 10 && logLines.length > 20);
      for (const text of [...answers, ...logLines]) for (const one of hidden) assert.equal(text.includes(one), false, text.slice(0, 300));
      assert.deepEqual(logLines.filter((line) => line.includes('CANARY')), [], "a receiver's token may be part of its URL");
    });
  });
});
