import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { GIVE_UP_SECONDS, nextAttemptIn, retryAfterSeconds } from './backoff.js';
import { bodyOf } from './events.js';
import { digestOf } from './mails.js';
import { SecretBox } from './secret-box.js';
import { newSecret, secretText, signedHeaders } from './signature.js';

test('the reference library verifies every signature, and none of anything else', () => {
  const now = Math.floor(Date.now() / 1000);
  fc.assert(
    fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 24, maxLength: 64 }), fc.uint8Array({ minLength: 24, maxLength: 64 }), (id, text, secret, former) => {
      const body = JSON.stringify({ text });
      const headers = signedHeaders({ id, timestamp: now, body }, [secret, former]);
      assert.deepEqual(new Webhook(secretText(secret)).verify(body, headers), { text });
      assert.deepEqual(new Webhook(secretText(former)).verify(body, headers), { text });
      assert.throws(() => new Webhook(secretText(newSecret())).verify(body, headers));
      assert.throws(() => new Webhook(secretText(secret)).verify(`${body} `, headers));
      assert.throws(() => new Webhook(secretText(secret)).verify(body, { ...headers, 'webhook-timestamp': String(now - 1) }));
    }),
  );
});

test('what the specification shows as an example comes out', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const headers = signedHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }, [secret]);
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a sealed secret opens for its webhook, with its key, unchanged, and not otherwise', () => {
  const [key, secret] = [newSecret(), newSecret()];
  const box = new SecretBox(key);
  const sealed = box.seal('one', secret);
  assert.deepEqual(box.open('one', sealed), secret);
  const refused = { code: 'WEBHOOK_SECRET_UNREADABLE' };
  assert.throws(() => box.open('other', sealed), refused);
  assert.throws(() => new SecretBox(newSecret()).open('one', sealed), refused);
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed);
    changed[i]! ^= 1;
    assert.throws(() => box.open('one', changed), refused);
  }
  assert.throws(() => box.open('one', Buffer.alloc(3)), refused);
});

test('attempts grow rarer, end after three days, and are spread', () => {
  const round = (random: number): number[] => {
    const times: number[] = [];
    for (let elapsed = 0, attempts = 1; ; attempts += 1) {
      const delay = nextAttemptIn({ attempts, elapsed }, random);
      if (delay === undefined) return times;
      times.push((elapsed += delay));
    }
  };
  const full = round(0.999999).map(Math.round);
  assert.deepEqual(full.slice(0, 5), [10, 40, 130, 400, 1210]);
  for (const random of [0, 0.5, 0.999999]) {
    const times = round(random);
    assert.ok(times.at(-1)! <= GIVE_UP_SECONDS && times.at(-1)! > GIVE_UP_SECONDS - 12 * 3600 - 1, `${times.length} attempts`);
    assert.ok(times.length > 10 && times.length < 25);
  }
  assert.equal(nextAttemptIn({ attempts: 1, elapsed: 0, retryAfter: 3600 }, 0), 3600);
  assert.equal(nextAttemptIn({ attempts: 1, elapsed: 0, retryAfter: 1 }, 0), 5, 'never sooner than by itself');
  assert.equal(nextAttemptIn({ attempts: 1, elapsed: 0, retryAfter: 10 ** 9 }, 0), 12 * 3600, 'a receiver can not end the round by what it asks for');
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-11-26T00:00:00Z') / 1000;
  assert.deepEqual(['120', 'Thu, 26 Nov 2026 00:01:00 GMT', 'Wed, 25 Nov 2026 00:01:00 GMT', 'soon', '-1', '1.5', ''].map((text) => retryAfterSeconds(text, now)), [120, 60, 0, undefined, undefined, undefined, undefined]);
  assert.equal(retryAfterSeconds(undefined, now), undefined);
});

test('a body is what its schema says, the same each time, or none', () => {
  const occurredAt = new Date('2026-11-26T01:02:03.456Z');
  const data = { alertId: '018f0000-0000-7000-8000-000000000001' };
  assert.equal(bodyOf({ event: 'alert.created', data, occurredAt }), `{"type":"alert.created","timestamp":"2026-11-26T01:02:03.456Z","data":{"alertId":"${data.alertId}"}}`);
  for (const wrong of [{ ...data, amount: '1' }, {}, { alertId: 'x' }, null]) assert.equal(bodyOf({ event: 'alert.created', data: wrong, occurredAt }), undefined);
  assert.equal(bodyOf({ event: 'alert.deleted', data, occurredAt }), undefined);
});

test('a mail counts, in words', () => {
  const since = new Date('2026-11-26T09:05:00Z');
  assert.deepEqual(digestOf({ counts: { 'day.refused': 1, 'alert.created': 12 }, since }, 'https://probity.bank.example'), {
    subject: 'Probity: 12 new alerts, 1 day refused',
    text: 'Since 09:05 UTC on 2026-11-26:\n\n12 new alerts\n1 day refused\n\nSee https://probity.bank.example\n',
  });
  assert.equal(digestOf({ counts: { 'day.cosigned': 2 }, since }, undefined).text, 'Since 09:05 UTC on 2026-11-26:\n\n2 days cosigned\n');
});
