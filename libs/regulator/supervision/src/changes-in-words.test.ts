import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleTrust } from '@probity/shared-proof-verifier/testing';
import { lineChanges, modelChanges, policyChanges, programChanges } from './changes-in-words.js';

const { lineRegisters: [lines], policies: [policy], models: [model], featurePrograms: [program] } = sampleTrust();

test('lines that are added, removed, renamed and exchanged are named', () => {
  const line = { slot: 5, code: 'card', name: 'Cards', currency: 'EUR' };
  const [first] = lines!.lines;
  assert.deepEqual(lineChanges(lines, { ...lines!, version: 2, lines: [...lines!.lines, line] }), ['Line added: Cards (card, EUR).']);
  assert.deepEqual(lineChanges({ ...lines!, lines: [...lines!.lines, line] }, lines!), ['Line removed: Cards (card).']);
  assert.deepEqual(lineChanges(lines, { ...lines!, lines: [{ ...first!, name: 'Other' }, ...lines!.lines.slice(1)] }), [`Line ${first!.code} renamed: ${first!.name} is now Other.`]);
  assert.deepEqual(lineChanges(lines, { ...lines!, lines: [{ ...first!, code: 'other', name: 'Other' }, ...lines!.lines.slice(1)] }), [`Line ${first!.name} (${first!.code}) gives way to Other (other).`]);
  assert.deepEqual(lineChanges(lines, { ...lines!, version: 2 }), ['Nothing changes but the version.']);
});

test('a policy says that thresholds changed, and never how', () => {
  assert.match(policyChanges(policy, { ...policy!, version: 2, policyCommitment: '9' })[0]!, /thresholds or their salt differ/);
  assert.match(policyChanges(policy, { ...policy!, version: 2 })[0]!, /same thresholds/);
});

test('a model under another name, and a program that reads more', () => {
  assert.deepEqual(modelChanges(model, { ...model!, modelId: 'other@2.0.0' }).slice(1), ['Both have the same digest: it is the same model under another name.', 'The circuit stays the same.']);
  const more = { name: 'extra', bits: 1, meaning: 'x', value: { field: 'weekend' } };
  const [added, read] = programChanges(program, { ...program!, program: { ...program!.program, features: [...program!.program.features, more] } });
  assert.equal(added, 'Feature added: extra.');
  assert.ok(read === undefined || read === 'Field read added: weekend.');
});
