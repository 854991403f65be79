/** What a program can read, which is all that a model on it can: the set is public, and so checkable against what must not be read. */
import type { FeatureProgram } from './program.js';

export interface FieldsRead {
  /** Name of the feature, or id of the rule. */
  readonly name: string;
  readonly kind: 'feature' | 'rule';
  readonly meaning: string;
  /** Fields of posting and window, sorted; through other features too. */
  readonly fields: readonly string[];
}

/** The fields that each feature and rule reads, in the program's order. */
export function fieldsRead({ features, rules }: FeatureProgram): FieldsRead[] {
  const ofFeature = new Map<string, ReadonlySet<string>>();
  const walk = (part: unknown, found: Set<string>): Set<string> => {
    if (typeof part !== 'object' || part === null) return found;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'field' && typeof value === 'string') found.add(value);
      else if (key === 'feature' && typeof value === 'string') ofFeature.get(value)?.forEach((field) => found.add(field));
      else walk(value, found);
    }
    return found;
  };
  const read: FieldsRead[] = [];
  for (const { name, meaning, value } of features) {
    const fields = walk(value, new Set());
    ofFeature.set(name, fields);
    read.push({ name, kind: 'feature', meaning, fields: [...fields].sort() });
  }
  for (const { id, meaning, when } of rules ?? []) read.push({ name: id, kind: 'rule', meaning, fields: [...walk(when, new Set())].sort() });
  return read;
}
