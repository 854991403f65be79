/** Roles of people, and what each may do. Duties are kept apart here: whoever changes the table changes what one person can do alone. */
import { PERMISSIONS, type BankPermission } from './permissions.js';

export const ROLES = ['analyst', 'senior-analyst', 'mlro', 'model-validator', 'operator', 'auditor', 'ledger-attestor'] as const;
export type Role = (typeof ROLES)[number];

const ANALYST = ['alerts:read', 'cases:read', 'cases:work', 'customers:read', 'search:read', 'session:own', 'transactions:read'] as const satisfies readonly BankPermission[];

const SENIOR_ANALYST = [
  ...ANALYST, 'cases:approve', 'cases:assign', 'customers:identity', 'known-good:approve', 'qa:review', 'requests:read',
] as const satisfies readonly BankPermission[];

/**
 * - analyst: works cases; sees customers by number, no names.
 * - senior-analyst: also the second pair of eyes on a case, and names where a case needs them.
 * - mlro: also supervisory requests, thresholds, erasure, and the second pair of eyes on roles.
 * - model-validator: approves models and policies, and makes none.
 * - operator: runs the service and proposes changes; approves none, and sees no customer.
 * - auditor: reads everything, and changes nothing.
 * - ledger-attestor: finance; attests, and sees what it attests.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly BankPermission[]>> = {
  analyst: ANALYST,
  'senior-analyst': SENIOR_ANALYST,
  mlro: [
    ...SENIOR_ANALYST, 'approvals:write', 'audit:read', 'batches:read', 'changes:approve', 'changes:read', 'customers:erase', 'identity:approve', 'identity:read',
    'models:read', 'notices:read', 'reference:read', 'registrations:read', 'requests:manage', 'whatif:run',
  ],
  'model-validator': ['alerts:read', 'batches:read', 'changes:approve', 'changes:read', 'models:read', 'reference:read', 'registrations:read', 'session:own', 'whatif:run'],
  operator: [
    'batches:read', 'batches:write', 'changes:propose', 'changes:read', 'history:import', 'identity:manage', 'identity:read', 'imports:read', 'imports:write', 'keys:rotate',
    'log:recover', 'log:rotate', 'metrics:read', 'models:read', 'notices:read', 'proving:operate', 'proving:read', 'reference:read', 'reference:write', 'registrations:read',
    'session:own', 'webhooks:manage',
  ],
  auditor: [...PERMISSIONS.filter((permission) => permission.endsWith(':read')), 'customers:identity', 'session:own'],
  'ledger-attestor': ['attestations:write', 'batches:read', 'session:own'],
};

/** Roles that one person can't have together: who checks must not be who is checked. */
export const APART: readonly (readonly [Role, Role | '*'])[] = [
  ['auditor', '*'],
  ['ledger-attestor', '*'],
  ['operator', 'mlro'],
  ['operator', 'model-validator'],
  ['model-validator', 'mlro'],
];

/** The pair of roles that keeps a list from being one person's; undefined where there is none. */
export function incompatibleRoles(roles: readonly Role[]): readonly [Role, Role] | undefined {
  for (const [role, other] of APART) {
    const clash = roles.includes(role) ? roles.find((candidate) => candidate !== role && (other === '*' || candidate === other)) : undefined;
    if (clash !== undefined) return [role, clash];
  }
  return undefined;
}

/** What a person with these roles may do, each word once, in order; who has no role yet may still sign out. */
export function permissionsOf(roles: readonly Role[]): BankPermission[] {
  return [...new Set<BankPermission>(['session:own', ...roles.flatMap((role) => ROLE_PERMISSIONS[role])])].sort();
}

/** Words that are a role; others, of a newer or older build, give nothing. */
export function knownRoles(words: readonly string[]): Role[] {
  return ROLES.filter((role) => words.includes(role));
}
