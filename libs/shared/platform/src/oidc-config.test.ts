import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadConfig, loadServiceConfig } from './config.js';
import { ProbityError } from './errors.js';
import type { OidcConfig } from './oidc-config.js';

const SET = {
  OIDC_ISSUER: 'https://login.bank.example/realms/staff', OIDC_CLIENT_ID: 'probity', OIDC_CLIENT_SECRET: 'geheim', OIDC_ROLES: '{"aml-analysts": ["analyst"]}',
  PUBLIC_URL: 'https://aml.bank.example/',
};
const oidc = (variables: Record<string, string>): OidcConfig | undefined => loadServiceConfig('bank', { BANK_APP_DATABASE_URL: 'postgres://nowhere/none', ...variables }).oidc;
const refuses = (variables: Record<string, string>, mention: RegExp): void =>
  assert.throws(() => oidc(variables), (error) => error instanceof ProbityError && error.code === 'CONFIG_INVALID' && mention.test(error.detail) && !error.message.includes('geheim'));

test('a provider is told whole, or not at all', () => {
  assert.equal(oidc({}), undefined);
  assert.equal(oidc({ PUBLIC_URL: SET.PUBLIC_URL }), undefined);
  assert.deepEqual(oidc(SET), {
    issuer: SET.OIDC_ISSUER, clientId: 'probity', clientSecret: 'geheim', scopes: 'openid profile email', groupsClaim: 'groups', groupRoles: { 'aml-analysts': ['analyst'] }, publicOrigin: 'https://aml.bank.example',
  });
  for (const name of Object.keys(SET)) refuses({ ...SET, [name]: '' }, /needs all of/);
  refuses({ OIDC_GROUPS_CLAIM: 'roles' }, /needs all of/);
  assert.equal(loadServiceConfig('regulator', { REGULATOR_APP_DATABASE_URL: 'postgres://nowhere/none', ...SET }).oidc, undefined);
});

test('the secret may come from a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'probity-oidc-'));
  try {
    const file = join(directory, 'secret');
    writeFileSync(file, 'of the file\n');
    assert.equal(oidc({ ...SET, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file })?.clientSecret, 'of the file');
    refuses({ ...SET, OIDC_CLIENT_SECRET_FILE: file }, /both set/);
    refuses({ ...SET, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: join(directory, 'none') }, /can't be read/);
    writeFileSync(file, '\n');
    refuses({ ...SET, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file }, /empty/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('plain http is for a provider on this machine', () => {
  assert.equal(oidc({ ...SET, OIDC_ISSUER: 'http://127.0.0.1:9000' })?.issuer, 'http://127.0.0.1:9000');
  for (const issuer of ['http://login.bank.example', 'http://127.0.0.1.evil.example']) refuses({ ...SET, OIDC_ISSUER: issuer }, /http:\/\//);
  for (const issuer of ['login.bank.example', 'ftp://login.bank.example']) refuses({ ...SET, OIDC_ISSUER: issuer }, /OIDC_ISSUER/);
  refuses({ ...SET, OIDC_ISSUER: 'https://login.bank.example/?realm=staff' }, /query/);
});

test('groups and scopes have a shape', () => {
  for (const roles of ['', 'analyst', '["analyst"]', '{"a": "analyst"}', '{"a": []}', '{"a": [7]}']) refuses({ ...SET, OIDC_ROLES: roles }, /OIDC_ROLES/);
  refuses({ ...SET, OIDC_SCOPES: 'profile email' }, /OIDC_SCOPES/);
  assert.equal(oidc({ ...SET, OIDC_SCOPES: 'openid email groups' })?.scopes, 'openid email groups');
});

test('a launcher hands on what is set, to the bank alone', () => {
  assert.deepEqual(loadConfig({ PROBITY_DATA_DIRECTORY: '/tmp/p', ...SET, OIDC_SCOPES: '' }).oidc, SET);
});
