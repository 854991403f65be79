import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProbityError } from '@probity/shared-platform';
import fc from 'fast-check';
import { IdentityError } from '../errors.js';
import { identityOf } from './claims.js';
import { groupRolesOf } from './group-roles.js';
import { isReturnPath } from './return-path.js';
import { secretsOf } from './sign-ons.js';

const HOME = 'https://aml.bank.example';

test('whatever path is taken, a browser stays on this service', () => {
  const piece = fc.constantFrom('/', '\\', '//', '.', '..', '@', ':', '\t', '\n', '%2f', '%5c', '%09', '?', '#', 'evil.example', 'https:', 'cases', 'é', '\u2215', ' ');
  fc.assert(
    fc.property(fc.oneof(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`), fc.webPath(), fc.string()), (path) => {
      if (isReturnPath(path)) assert.equal(new URL(path, HOME).origin, HOME);
    }),
    { numRuns: 2_000 },
  );
  for (const path of ['/', '/cases', '/cases?limit=5&after=x#top', '/a//b', '/%2f%2fevil.example']) assert.ok(isReturnPath(path), path);
  for (const path of ['', 'cases', '//evil.example', '/\\evil.example', '/\t/evil.example', '/..//evil.example\n', `/${'a'.repeat(1024)}`]) assert.ok(!isReturnPath(path), path);
});

test('claims are taken in their own shape only', () => {
  const claims = { iss: HOME, sub: 's', auth_time: 1_772_000_000, email: 'ann@bank.example', name: ' Ann ', groups: ['a'] };
  assert.deepEqual(identityOf(claims, 'groups'), { issuer: HOME, subject: 's', displayName: 'Ann', email: 'ann@bank.example', groups: ['a'], authTime: 1_772_000_000 });
  assert.deepEqual(identityOf({ ...claims, name: ' ', groups: undefined }, 'groups'), { ...identityOf(claims, 'groups'), displayName: 'ann@bank.example', groups: [] });
  assert.deepEqual(identityOf(claims, 'toString').groups, [], 'a name that every object has');
  for (const wrong of [{ groups: 'a' }, { groups: null }, { groups: { 0: 'a', length: 1 } }, { groups: [''] }, { sub: '' }, { sub: 7 }, { auth_time: '1772000000' }, { auth_time: 1.5 }, { email: 'ann' }, { email: undefined }, { iss: null }]) {
    assert.throws(() => identityOf({ ...claims, ...wrong }, 'groups'), (error) => error instanceof IdentityError && error.code === 'OIDC_CLAIMS' && error.detail.includes(Object.keys(wrong)[0]!));
  }
});

test('groups give roles that there are, and none that clash', () => {
  assert.deepEqual(groupRolesOf({ a: ['senior-analyst', 'analyst'], b: ['auditor'] }), { a: ['analyst', 'senior-analyst'], b: ['auditor'] });
  for (const roles of [['analist'], ['operator', 'mlro'], ['__proto__']]) {
    assert.throws(() => groupRolesOf({ a: roles }), (error) => error instanceof ProbityError && error.code === 'CONFIG_INVALID');
  }
});

test('the secrets of a login are unlike each other, and those of another login', () => {
  const all = ['A'.repeat(43), 'B'.repeat(43)].flatMap((secret) => Object.values(secretsOf(secret)));
  assert.equal(new Set(all).size, 6);
  for (const word of all) assert.match(word, /^[\w-]{43}$/);
});
