import { MOST_FEATURE_BITS } from '@probity/shared-commitments';
import { lowerProgram } from './lower.js';
import { FeatureProgramError, featureProgramSchema, ruleIds, type FeatureProgram } from './program.js';

/**
 * Parses and checks a program: closed schema, distinct names, every feature within its declared width, all of it in one
 * packed element, every rule a flag.
 * @throws FeatureProgramError naming feature, rule or list, and the reason
 */
export function loadFeatureProgram(document: unknown): FeatureProgram {
  const parsed = featureProgramSchema.safeParse(document);
  if (!parsed.success) throw new FeatureProgramError(`feature program: ${firstIssue(parsed.error)}`);
  const program = parsed.data;
  // The record circuit of this program would have the id of another size of another program's.
  if (/-(tiny|s\d+)$/.test(program.id)) throw new FeatureProgramError(`feature program: an id may not end like the size of a circuit, as ${program.id} does`);
  requireDistinctLists(program);
  const { graph, features, rules } = lowerProgram(program);

  let total = 0;
  program.features.forEach(({ name, bits }, i) => {
    const { min, max } = graph.nodes[features[i]!]!.range;
    if (min < 0n || max >> BigInt(bits) !== 0n) throw new FeatureProgramError(`feature ${name} may reach [${min}, ${max}], which ${bits} bits do not hold`);
    total += bits;
  });
  if (total > MOST_FEATURE_BITS) throw new FeatureProgramError(`features take ${total} bits, one packed element has room for ${MOST_FEATURE_BITS} beside the score`);

  const ids = ruleIds(program);
  ids.forEach((id, i) => {
    const { min, max } = graph.nodes[rules[i]!]!.range;
    if (min < 0n || max > 1n) throw new FeatureProgramError(`rule ${id} may reach [${min}, ${max}]: a rule is a flag (0 or 1)`);
    if (ids.indexOf(id) !== i) throw new FeatureProgramError(`rule ${id} is there twice`);
  });
  return program;
}

/** A repeated item changes nothing of what a list means, and would give one meaning two digests; of two lists of one name only one would count. */
function requireDistinctLists({ lists = [] }: FeatureProgram): void {
  lists.forEach(({ name, items }, i) => {
    if (lists.findIndex((list) => list.name === name) !== i) throw new FeatureProgramError(`list ${name} is there twice`);
    if (new Set(items).size !== items.length) throw new FeatureProgramError(`list ${name}: an item is there twice`);
  });
}

function firstIssue(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const first = error.issues[0]!;
  return `${first.path.join('.')}: ${first.message}`;
}
