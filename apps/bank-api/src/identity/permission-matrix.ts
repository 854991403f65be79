/** Who may call what, made from the code: the permissions that routes declare, and what roles and service actors have. */
import { needsFreshLogin, ROLE_PERMISSIONS, ROLES } from '@probity/bank-identity';
import { BANK_ACTORS } from '../actors.js';

/** `fresh`: only within minutes after the person proved who they are. */
export type MatrixCell = 'yes' | 'fresh' | 'no';

export interface MatrixRow {
  /** `POST /cases/{id}/notes` */
  readonly operation: string;
  /** Null where everybody may. */
  readonly permission: string | null;
  /** In the order of the roles. */
  readonly roles: readonly MatrixCell[];
  /** In the order of the service actors. */
  readonly actors: readonly MatrixCell[];
}

export interface PermissionMatrix {
  readonly roles: readonly string[];
  readonly actors: readonly string[];
  readonly rows: readonly MatrixRow[];
}

interface Described {
  readonly paths: Readonly<Record<string, object>>;
}

/** @param document the service's OpenAPI document, which says of each operation what it asks for (`x-permission`) */
export function permissionMatrix({ paths }: Described): PermissionMatrix {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { readonly 'x-permission'?: string }>).map(([method, operation]) => ({ operation: `${method.toUpperCase()} ${path}`, permission: operation['x-permission'] ?? null })),
  );
  const rows = operations.map(({ operation, permission }): MatrixRow => ({
    operation, permission,
    roles: ROLES.map((role) => (permission === null ? 'yes' : !includes(ROLE_PERMISSIONS[role], permission) ? 'no' : needsFreshLogin(permission) ? 'fresh' : 'yes')),
    actors: BANK_ACTORS.map(({ permissions }) => (permission === null || includes(permissions, permission) || includes(permissions, '*') ? 'yes' : 'no')),
  }));
  return { roles: ROLES, actors: BANK_ACTORS.map(({ id }) => id), rows: rows.sort((left, right) => order(left.operation, right.operation)) };
}

function includes(list: readonly string[], word: string): boolean {
  return list.includes(word);
}

/** By path, then by method: what belongs together stands together. */
function order(left: string, right: string): number {
  const [a, b] = [left, right].map((operation) => operation.split(' ').reverse().join(' ')) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}
