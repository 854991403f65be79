import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadServiceConfig, type NoticesConfig } from './index.js';

const notices = (variables: Record<string, string>): NoticesConfig => loadServiceConfig('bank', { BANK_APP_DATABASE_URL: 'postgres://nowhere/none', ...variables }).notices!;
const MAIL = { SMTP_URL: 'smtp://probity:CANARY%40word@mail.bank.example', NOTICE_FROM: 'Probity <probity@bank.example>', NOTICE_TO: 'desk@bank.example' };
/** Names the variable, and never quotes a value. */
const refused = (pattern: RegExp) => (error: Error): boolean => pattern.test(error.message) && /CONFIG_INVALID/.test(error.message) && !error.message.includes('CANARY');

test('without variables webhooks reach public addresses only, and no mail is sent', () => {
  assert.deepEqual(notices({}), { webhooks: { hosts: [], networks: [], loopback: false }, mail: undefined });
  assert.equal(loadServiceConfig('regulator', { REGULATOR_APP_DATABASE_URL: 'postgres://nowhere/none', ...MAIL }).notices, undefined);
});

test('inner hosts, addresses and networks are told apart', () => {
  const { webhooks } = notices({ WEBHOOK_ALLOWED_HOSTS: 'case.bank.example, 10.1.0.0/16,10.2.3.4, fd00::/8 ,::1', WEBHOOK_ALLOW_LOOPBACK: 'true' });
  assert.deepEqual(webhooks, { hosts: ['case.bank.example'], networks: ['10.1.0.0/16', '10.2.3.4/32', 'fd00::/8', '::1/128'], loopback: true });
  for (const wrong of ['10.0.0.0/33', '10.0.0.0/8/8', 'https://bank.example', '*.bank.example', 'fd00::/129', '10.0.0.0/-1']) {
    assert.throws(() => notices({ WEBHOOK_ALLOWED_HOSTS: wrong }), refused(/WEBHOOK_ALLOWED_HOSTS/), wrong);
  }
  assert.throws(() => notices({ WEBHOOK_ALLOW_LOOPBACK: 'yes' }), refused(/WEBHOOK_ALLOW_LOOPBACK/));
});

test('mails go to everybody, or to those of an event', () => {
  const { mail } = notices({ ...MAIL, NOTICE_TO_DAY_REFUSED: 'operations@bank.example,mlro@bank.example', NOTICE_MINUTES: '15' });
  assert.deepEqual(mail, {
    server: { host: 'mail.bank.example', port: 587, tls: 'starttls', credentials: { user: 'probity', password: 'CANARY@word' } },
    from: 'Probity <probity@bank.example>', minutes: 15, link: undefined,
    to: { 'alert.created': ['desk@bank.example'], 'day.cosigned': ['desk@bank.example'], 'day.refused': ['operations@bank.example', 'mlro@bank.example'] },
  });
  const one = notices({ SMTP_URL: 'smtps://mail.bank.example', NOTICE_FROM: 'probity@bank.example', NOTICE_TO_ALERT_CREATED: 'desk@bank.example' }).mail!;
  assert.deepEqual([one.server.port, one.server.tls, one.to['day.refused']], [465, 'implicit', []]);
  assert.equal(notices({ ...MAIL, SMTP_URL: 'smtp://relay:25', SMTP_TLS: 'none' }).mail!.server.tls, 'none');
});

test('a half configuration, a wrong one, and a password in clear are refused', () => {
  for (const name of Object.keys(MAIL)) assert.throws(() => notices({ ...MAIL, [name]: '' }), refused(/mails need all of/), name);
  assert.throws(() => notices({ ...MAIL, SMTP_TLS: 'none' }), refused(/SMTP_TLS/));
  for (const url of ['http://CANARY', 'smtp://', 'smtp://host/CANARY', 'smtp://host?CANARY=1', 'CANARY']) assert.throws(() => notices({ ...MAIL, SMTP_URL: url }), refused(/SMTP_URL/), url);
  for (const to of ['desk', 'desk@bank.example;CANARY@bank.example', 'a@b\nBcc: CANARY@c']) assert.throws(() => notices({ ...MAIL, NOTICE_TO: to }), refused(/NOTICE_TO/), to);
  assert.throws(() => notices({ ...MAIL, NOTICE_FROM: 'a@b.example\r\nBcc: CANARY@c' }), refused(/NOTICE_FROM/));
});

test('the URL with its password may come from a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'probity-smtp-'));
  const file = join(directory, 'url');
  writeFileSync(file, `${MAIL.SMTP_URL}\n`);
  assert.equal(notices({ ...MAIL, SMTP_URL: '', SMTP_URL_FILE: file }).mail!.server.credentials!.password, 'CANARY@word');
  assert.throws(() => notices({ ...MAIL, SMTP_URL_FILE: file }), refused(/both set/));
  assert.throws(() => notices({ ...MAIL, SMTP_URL: '', SMTP_URL_FILE: join(directory, 'none') }), refused(/SMTP_URL_FILE/));
  rmSync(directory, { recursive: true });
});
