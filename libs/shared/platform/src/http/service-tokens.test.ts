import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ProbityError } from '../errors.js';
import { isPermitted, ServiceTokens } from './service-tokens.js';

const ACTORS = [
  { id: 'operator', permissions: ['*'] },
  { id: 'reader', permissions: ['batches:read'] },
];

function tokenFile(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'probity-tokens-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'inner', 'bank.json');
}

test('tokens are made once, readable by their owner only, and found again', (context) => {
  const file = tokenFile(context);
  const first = ServiceTokens.open(file, ACTORS);
  const second = ServiceTokens.open(file, ACTORS);

  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(first.tokenOf('reader'), second.tokenOf('reader'));
  assert.notEqual(first.tokenOf('reader'), first.tokenOf('operator'));
  assert.deepEqual(second.actorOf(first.tokenOf('reader')), ACTORS[1]);
});

test('a new actor gets a token, the known ones keep theirs', (context) => {
  const file = tokenFile(context);
  const before = ServiceTokens.open(file, ACTORS).tokenOf('operator');
  const after = ServiceTokens.open(file, [...ACTORS, { id: 'worker', permissions: [] }]);

  assert.equal(after.tokenOf('operator'), before);
  assert.equal(after.actorOf(after.tokenOf('worker'))?.id, 'worker');
});

test('an unknown, empty or shortened token belongs to nobody; nor does one of an actor no longer listed', (context) => {
  const file = tokenFile(context);
  const tokens = ServiceTokens.open(file, ACTORS);

  for (const token of ['', 'x', tokens.tokenOf('reader').slice(1), `${tokens.tokenOf('reader')}A`]) {
    assert.equal(tokens.actorOf(token), undefined);
  }

  assert.equal(ServiceTokens.open(file, [ACTORS[0]!]).actorOf(tokens.tokenOf('reader')), undefined);
});

test('a file that others can read, or that is damaged, is refused without quoting it', (context) => {
  const file = tokenFile(context);
  ServiceTokens.open(file, ACTORS);
  chmodSync(file, 0o644);
  assert.throws(() => ServiceTokens.open(file, ACTORS), (error) => error instanceof ProbityError && error.code === 'TOKENS_UNREADABLE');

  chmodSync(file, 0o600);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  assert.throws(() => ServiceTokens.open(file, ACTORS), (error) => error instanceof ProbityError && error.code === 'TOKENS_UNREADABLE' && error.cause === undefined);
});

test('permissions are exact words; only the star stands for all', () => {
  const reader = { id: 'r', permissions: ['batches:read'] };

  assert.equal(isPermitted(reader, 'batches:read'), true);
  assert.equal(isPermitted(reader, 'batches:readall'), false);
  assert.equal(isPermitted(reader, '*'), false);
  assert.equal(isPermitted({ id: 'o', permissions: ['*'] }, 'anything'), true);
});
