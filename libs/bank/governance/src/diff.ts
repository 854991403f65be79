/** What a proposed version changes, field by field. */
import { documentSha256 } from '@probity/shared-evidence';
import type { Content } from './kinds.js';

export interface FieldChange {
  /** Dotted; numbers are places in a list. */
  readonly path: string;
  /** Absent: the field is new. */
  readonly before?: unknown;
  /** Absent: the field is gone. */
  readonly after?: unknown;
  /** It changed, and the reader may not see how. */
  readonly hidden?: true;
}

/** Fields that one answer lists, at the most. */
export const MAX_FIELDS = 500;

/** @param hidden top-level fields whose values are left out; that they changed is said all the same, as one field each */
export function diffOf(before: Content | undefined, after: Content, hidden: readonly string[] = []): { readonly fields: FieldChange[]; readonly more: number } {
  const fields: FieldChange[] = [];
  for (const key of keysOf(before, after)) {
    if (!hidden.includes(key)) compare(key, before?.[key], after[key], fields);
    else if (!same(before?.[key], after[key])) fields.push({ path: key, hidden: true });
  }
  return { fields: fields.slice(0, MAX_FIELDS), more: Math.max(0, fields.length - MAX_FIELDS) };
}

function compare(path: string, before: unknown, after: unknown, fields: FieldChange[]): void {
  if (isBranch(before) && isBranch(after)) {
    for (const key of keysOf(before, after)) compare(`${path}.${key}`, (before as Content)[key], (after as Content)[key], fields);
  } else if (!same(before, after)) {
    fields.push({ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
  }
}

const isBranch = (value: unknown): boolean => typeof value === 'object' && value !== null;
const keysOf = (before: unknown, after: unknown): string[] => [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && documentSha256(a) === documentSha256(b));
