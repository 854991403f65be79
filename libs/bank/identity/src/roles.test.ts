import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequirePermission } from '@probity/shared-platform';
import { needsFreshLogin, PERMISSIONS, STEP_UP_PERMISSIONS, type BankPermission } from './permissions.js';
import { incompatibleRoles, knownRoles, permissionsOf, ROLE_PERMISSIONS, ROLES, type Role } from './roles.js';

const may = (role: Role, permission: BankPermission): boolean => ROLE_PERMISSIONS[role].includes(permission);

test('every role has words of the closed list only, each once, and none has all', () => {
  for (const role of ROLES) {
    const words = ROLE_PERMISSIONS[role];
    assert.equal(new Set(words).size, words.length, role);
    assert.ok(words.every((word) => PERMISSIONS.includes(word)), role);
    assert.ok(words.length < PERMISSIONS.length, role);
    assert.ok(may(role, 'session:own'), role);
  }
});

test('duties are kept apart', () => {
  const changes: readonly BankPermission[] = PERMISSIONS.filter((word) => !word.endsWith(':read') && word !== 'customers:identity' && word !== 'session:own');
  assert.deepEqual(changes.filter((word) => may('auditor', word)), [], 'an auditor changes nothing');
  assert.ok(PERMISSIONS.filter((word) => word.endsWith(':read')).every((word) => may('auditor', word)), 'and reads everything');
  assert.deepEqual(PERMISSIONS.filter((word) => word.endsWith(':approve') && may('operator', word)), [], 'an operator approves nothing');
  assert.ok(!may('operator', 'approvals:write') && !may('operator', 'customers:read') && !may('operator', 'attestations:write'));
  assert.ok(!may('analyst', 'customers:identity'), 'an analyst sees no names');
  assert.deepEqual(ROLES.filter((role) => may(role, 'attestations:write')), ['ledger-attestor']);
  assert.deepEqual(permissionsOf(['ledger-attestor']), ['attestations:write', 'batches:read', 'session:own']);
});

test('nobody who is allowed to hold a set of roles makes and approves the same', () => {
  const pairs: readonly (readonly [BankPermission, BankPermission])[] = [['changes:propose', 'changes:approve'], ['identity:manage', 'identity:approve']];
  for (let bits = 0; bits < 2 ** ROLES.length; bits += 1) {
    const roles = ROLES.filter((_, i) => (bits >> i) & 1);
    if (incompatibleRoles(roles)) continue;
    const words = permissionsOf(roles);
    for (const [make, approve] of pairs) assert.ok(!words.includes(make) || !words.includes(approve), `${roles.join()}: ${make} and ${approve}`);
  }
  assert.deepEqual(incompatibleRoles(['analyst', 'auditor']), ['auditor', 'analyst']);
  assert.equal(incompatibleRoles(['auditor']), undefined);
  assert.equal(incompatibleRoles(['analyst', 'senior-analyst']), undefined);
});

test('what approves, erases or moves keys asks for a fresh login; an unknown word does too', () => {
  for (const word of PERMISSIONS.filter((candidate) => candidate.endsWith(':approve'))) assert.ok(STEP_UP_PERMISSIONS.has(word), word);
  assert.ok(needsFreshLogin('customers:erase') && needsFreshLogin('keys:rotate') && needsFreshLogin('nobody:knows'));
  assert.ok(!needsFreshLogin('cases:read') && !needsFreshLogin('session:own'));
});

test('a route can ask for nothing but a word of the list', () => {
  RequirePermission('cases:read');
  // @ts-expect-error tsc refuses it: without that, this file does not compile
  RequirePermission('cases:raed');
});

test('words that are no role give nothing', () => {
  assert.deepEqual(knownRoles(['analyst', 'owner', '*']), ['analyst']);
});
