import type { Actor } from '@probity/shared-platform';

/** Who may use the bank's service; each gets a token at the first start. */
export const BANK_ACTORS: readonly Actor[] = [
  { id: 'operator', permissions: ['*'] },
  { id: 'importer', permissions: ['transactions:write', 'history:import', 'reference:write', 'imports:write', 'imports:read'] },
  { id: 'ledger-attestor', permissions: ['batches:read', 'attestations:write'] },
  // Two people besides the maker, whatever their machines are called: changes of model, policy and keys need both.
  { id: 'checker', permissions: ['changes:read', 'changes:approve'] },
  { id: 'second-checker', permissions: ['changes:read', 'changes:approve'] },
  // Each of the people who approve recoveries signs with a key of their own; the token only brings the signature in.
  { id: 'approver', permissions: ['batches:read', 'approvals:write'] },
  // Prometheus: figures, and nothing that they were counted from.
  { id: 'monitor', permissions: ['metrics:read'] },
  { id: 'reader', permissions: ['batches:read', 'alerts:read', 'registrations:read', 'proving:read'] },
];
