/** What a registered document changes against the one before it, in plain sentences. */
import type { FeatureProgramRegistration, LineRegister, ModelRegistration, PolicyRegistration } from '@probity/shared-evidence';
import { fieldsRead, ruleIds } from '@probity/shared-feature-program';
import type { ForbiddenFields } from './registration-body.js';

export function lineChanges(before: LineRegister | undefined, after: LineRegister): string[] {
  const old = new Map(before?.lines.map((line) => [line.slot, line]));
  const current = new Map(after.lines.map((line) => [line.slot, line]));
  const sentences: string[] = [];
  for (const [slot, line] of current) {
    const previous = old.get(slot);
    if (previous === undefined) sentences.push(`Line added: ${line.name} (${line.code}, ${line.currency}).`);
    else if (previous.code !== line.code) sentences.push(`Line ${previous.name} (${previous.code}) gives way to ${line.name} (${line.code}).`);
    else {
      if (previous.name !== line.name) sentences.push(`Line ${line.code} renamed: ${previous.name} is now ${line.name}.`);
      if (previous.currency !== line.currency) sentences.push(`Line ${line.code} changes its currency from ${previous.currency} to ${line.currency}.`);
    }
  }
  for (const [slot, line] of old) if (!current.has(slot)) sentences.push(`Line removed: ${line.name} (${line.code}).`);
  if (before && before.baseCurrency !== after.baseCurrency) sentences.push(`Base currency changes from ${before.baseCurrency} to ${after.baseCurrency}.`);
  return orSame(sentences);
}

export function policyChanges(before: PolicyRegistration | undefined, after: PolicyRegistration): string[] {
  if (before === undefined) return [`First policy, version ${after.version}. Its thresholds stay hidden; that they do not change shows.`];
  if (before.policyCommitment === after.policyCommitment) return [`Version ${after.version} binds the same thresholds as version ${before.version}.`];
  return [`Version ${after.version} takes the place of version ${before.version}: thresholds or their salt differ. Which way they moved does not show; the alert rate beside it may.`];
}

export function modelChanges(before: ModelRegistration | undefined, after: ModelRegistration): string[] {
  if (before === undefined) return [`First model: ${after.modelId}.`];
  const sentences = [`Model ${after.modelId} takes the place of ${before.modelId}.`];
  if (before.modelDigest === after.modelDigest) sentences.push('Both have the same digest: it is the same model under another name.');
  sentences.push(before.modelCircuit === after.modelCircuit ? 'The circuit stays the same.' : `The circuit changes from ${before.modelCircuit} to ${after.modelCircuit}.`);
  if (before.featureProgramDigest !== after.featureProgramDigest) sentences.push('It reads another feature program.');
  return sentences;
}

export function programChanges(before: FeatureProgramRegistration | undefined, after: FeatureProgramRegistration): string[] {
  const fieldsOf = ({ program }: FeatureProgramRegistration): Set<string> => new Set(fieldsRead(program).flatMap(({ fields }) => fields));
  const [old, current] = [before ? fieldsOf(before) : new Set<string>(), fieldsOf(after)];
  if (before === undefined) return [`First feature program: ${after.program.id}@${after.program.version}, ${after.program.features.length} features over ${current.size} fields.`];
  const names = (registration: FeatureProgramRegistration): Set<string> => new Set(registration.program.features.map(({ name }) => name));
  const rules = (registration: FeatureProgramRegistration): Set<string> => new Set(ruleIds(registration.program));
  return orSame([
    ...differences('feature', names(before), names(after)), ...differences('field read', old, current), ...differences('rule', rules(before), rules(after)),
    ...(before.recordCircuit === after.recordCircuit ? [] : [`The record circuit changes from ${before.recordCircuit} to ${after.recordCircuit}.`]),
  ]);
}

export function forbiddenChanges(before: ForbiddenFields | undefined, after: ForbiddenFields): string[] {
  const names = (list: ForbiddenFields | undefined): Set<string> => new Set(list?.fields.map(({ field }) => field));
  return orSame(differences('forbidden field', names(before), names(after)));
}

function differences(what: string, before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  const list = (some: Iterable<string>, other: ReadonlySet<string>): string[] => [...some].filter((name) => !other.has(name)).sort();
  const [added, removed] = [list(after, before), list(before, after)];
  const sentence = (names: readonly string[], verb: string): string[] => (names.length === 0 ? [] : [`${names.length === 1 ? what : `${what}s`} ${verb}: ${names.join(', ')}.`.replace(/^./, (letter) => letter.toUpperCase())]);
  return [...sentence(added, 'added'), ...sentence(removed, 'removed')];
}

const orSame = (sentences: readonly string[]): string[] => (sentences.length > 0 ? [...sentences] : ['Nothing changes but the version.']);
