/** The closed list of what can be permitted on the bank's side: a route can name nothing else, and tsc refuses what is not here. */

export const PERMISSIONS = [
  'alerts:read',
  'approvals:write',
  'attestations:write',
  'audit:read',
  'batches:read',
  'batches:write',
  'cases:approve',
  'cases:assign',
  'cases:read',
  'cases:work',
  'changes:approve',
  'changes:propose',
  'changes:read',
  'customers:erase',
  'customers:identity',
  'customers:read',
  'history:import',
  'identity:approve',
  'identity:manage',
  'identity:read',
  'imports:read',
  'imports:write',
  'keys:rotate',
  'known-good:approve',
  'log:recover',
  'log:rotate',
  'metrics:read',
  'models:read',
  'notices:read',
  'proving:operate',
  'proving:read',
  'qa:review',
  'reference:read',
  'reference:write',
  'registrations:read',
  'requests:manage',
  'requests:read',
  'search:read',
  'session:own',
  'transactions:read',
  'transactions:write',
  'webhooks:manage',
  'whatif:run',
] as const;

export type BankPermission = (typeof PERMISSIONS)[number];

declare module '@probity/shared-platform' {
  interface PermissionsByZone {
    bank: BankPermission;
  }
}

/**
 * What a person must have signed in for within the last minutes: what cannot be taken back, what lets others act, and the second pair
 * of eyes. A screen left open, or a stolen cookie, approves nothing.
 */
export const STEP_UP_PERMISSIONS: ReadonlySet<BankPermission> = new Set([
  'approvals:write',
  'attestations:write',
  'cases:approve',
  'changes:approve',
  'customers:erase',
  'identity:approve',
  'identity:manage',
  'keys:rotate',
  'known-good:approve',
  'log:recover',
  'log:rotate',
  'webhooks:manage',
]);

/** How long a login, or a step-up, counts as fresh. */
export const STEP_UP_SECONDS = 5 * 60;

/** Whether a permission asks for a fresh login; words that are no permission do. */
export function needsFreshLogin(permission: string): boolean {
  const known = PERMISSIONS.find((candidate) => candidate === permission);
  return known === undefined || STEP_UP_PERMISSIONS.has(known);
}
