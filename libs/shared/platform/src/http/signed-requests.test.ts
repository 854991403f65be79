import { Body, Controller, Get, Module, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { createLogger } from '../logger.js';
import { ChecksBankItself, CurrentActor, RequirePermission } from './auth.js';
import { createService, type RunningService } from './service.js';
import { ServiceTokens, type Actor } from './service-tokens.js';
import { requireSignedBody, signedHeaders } from './signed-requests.js';

@Controller()
class BanksController {
  @Get('banks/:bankId/days')
  @RequirePermission('metrics:read')
  days(@Param('bankId') bankId: string, @CurrentActor() actor: Actor): object {
    return { bankId, actor: actor.id };
  }

  @Post('banks/:bankId/evidence')
  @RequirePermission('metrics:read')
  evidence(@Body() body: object): object {
    return body;
  }

  @Get('all')
  @RequirePermission('metrics:read')
  all(): object {
    return {};
  }

  @Post('raw')
  @RequirePermission('metrics:read')
  @ChecksBankItself()
  async raw(@Req() request: Request): Promise<object> {
    const body = await text(request);
    await requireSignedBody(request, Buffer.from(body));
    return { body };
  }
}
@Module({ controllers: [BanksController] })
class TestModule {}

const folder = mkdtempSync(join(tmpdir(), 'probity-signed-'));
const seed = (): Uint8Array => {
  const { d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return Buffer.from(d!, 'base64url');
};
const secrets = { north: seed(), south: seed() };
const publicOf = (secretKey: Uint8Array): string => {
  const { x } = createKey(secretKey);
  return Buffer.from(x, 'base64url').toString('hex');
};
let service: RunningService;

before(async () => {
  const publicKeys = { north: publicOf(secrets.north), south: publicOf(secrets.south) };
  service = await createService({
    name: 'test', version: '0', module: TestModule, logger: createLogger({ name: 'test', level: 'silent' }), tokens: ServiceTokens.open(join(folder, 'tokens.json'), [{ id: 'all', permissions: ['*'] }]),
    signers: (keyId) => Promise.resolve(keyId === 'north' || keyId === 'south' ? { actor: { id: `bank ${keyId}`, permissions: ['metrics:read'], bankId: keyId }, publicKey: publicKeys[keyId] } : undefined),
  });
});
after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly id?: string;
  readonly secretKey?: Uint8Array;
  readonly type?: string;
  /** What somebody on the way makes of it. */
  readonly change?: (request: { url: URL; method: string; headers: Record<string, string>; body: string | undefined }) => void;
}

async function send(path: string, { method = 'GET', body, id = 'north', secretKey = secrets.north, type = 'application/json', change }: Sent = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const url = new URL(path, service.url);
  const signed = await signedHeaders({ method, url, ...(body === undefined ? {} : { body }) }, { id, secretKey });
  const headers: Record<string, string> = Object.fromEntries(Object.entries({ ...signed, ...(body === undefined ? {} : { 'content-type': type }) }).map(([name, value]) => [name.toLowerCase(), value]));
  const request = { url, method, headers, body };
  change?.(request);
  const response = await fetch(request.url, { method: request.method, headers: request.headers, ...(request.body === undefined ? {} : { body: request.body }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('who signs reaches its own bank, and no other, and nothing of all banks', async () => {
  assert.deepEqual(await send('/banks/north/days?from=2026-01-01'), { status: 200, body: { bankId: 'north', actor: 'bank north' } });
  assert.equal((await send('/banks/south/days', { id: 'south', secretKey: secrets.south })).status, 200);
  assert.equal((await send('/banks/south/days')).status, 403);
  assert.equal((await send('/all')).status, 403);
  assert.deepEqual((await send('/banks/north/evidence', { method: 'POST', body: '{"a":1}' })).body, { a: 1 });
  assert.deepEqual((await send('/raw', { method: 'POST', body: 'old 5', type: 'text/plain' })).body, { body: 'old 5' });
});

test('what was not signed so is refused', async () => {
  const changes: readonly [string, string, Sent][] = [
    ['by a stranger', '/banks/north/days', { id: 'stranger' }],
    ["by another bank's key", '/banks/north/days', { secretKey: secrets.south }],
    ['another path', '/banks/north/days', { change: ({ url }) => { url.pathname = '/banks/south/days'; } }],
    ['another query', '/banks/north/days?from=1', { change: ({ url }) => { url.search = '?from=2'; } }],
    ['another method', '/banks/north/evidence', { change: (request) => { request.method = 'POST'; } }],
    ['another body', '/banks/north/evidence', { method: 'POST', body: '{"a":1}', change: (request) => { request.body = '{"a":2}'; } }],
    ['another body with its digest', '/banks/north/evidence', { method: 'POST', body: '{"a":1}', change: (request) => { request.body = '{"a":2}'; request.headers['content-digest'] = `sha-256=:${randomBytes(32).toString('base64')}:`; } }],
    ['another raw body', '/raw', { method: 'POST', body: 'old 5', type: 'text/plain', change: (request) => { request.body = 'old 6'; } }],
    ['a body that was not signed', '/banks/north/evidence', { method: 'POST', change: (request) => { request.body = '{}'; request.headers['content-type'] = 'application/json'; } }],
    ['an older signature', '/banks/north/days', { change: ({ headers }) => { headers['signature-input'] = headers['signature-input']!.replaceAll(/(created|expires)=\d+/g, (_, name: string) => `${name}=1700000000`); } }],
    ['two signatures', '/banks/north/days', { change: ({ headers }) => { headers['signature-input'] = `${headers['signature-input']}, other=("@method");keyid="south"`; } }],
    ['part of the digest', '/banks/north/evidence', { method: 'POST', body: '{}', change: ({ headers }) => { headers['signature-input'] = headers['signature-input']!.replace('"content-digest"', '"content-digest";key="x"'); } }],
  ];
  for (const [what, path, sent] of changes) assert.equal((await send(path, sent)).status, 401, what);
});

/** The public half of a seed, as JWK. */
function createKey(secretKey: Uint8Array): { x: string } {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secretKey]);
  return createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' }) as { x: string };
}
