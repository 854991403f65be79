import { ProbityError } from '@probity/shared-platform';
import { incompatibleRoles, knownRoles, type Role } from '../roles.js';
import type { GroupRoles } from '../external-login.js';

/**
 * Which roles the provider's groups give, from the configuration.
 * @throws ProbityError CONFIG_INVALID where a word is no role, or a group would give what nobody may be together
 */
export function groupRolesOf(words: Readonly<Record<string, readonly string[]>>): GroupRoles {
  return Object.fromEntries(Object.entries(words).map(([group, roles]) => [group, rolesOf(roles)]));
}

function rolesOf(words: readonly string[]): Role[] {
  const roles = knownRoles(words);
  const unknown = words.find((word) => !(roles as readonly string[]).includes(word));
  if (unknown !== undefined) throw new ProbityError('CONFIG_INVALID', `OIDC_ROLES: ${unknown} is no role`);
  const clash = incompatibleRoles(roles);
  if (clash) throw new ProbityError('CONFIG_INVALID', `OIDC_ROLES: one group gives ${clash.join(' and ')}, which nobody may be together`);
  return roles;
}
