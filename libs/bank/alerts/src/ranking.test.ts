import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priorityOf } from './priority.js';
import { sentenceOf } from './sentences.js';
import { typologyHints } from './typologies.js';

test('a priority is the sum of its parts, from 0 to 100, and more of anything never lowers it', () => {
  const facts = fc.record({
    score: fc.nat(2 ** 20), threshold: fc.nat(2 ** 20), maxScore: fc.nat(2 ** 20), riskClass: fc.nat(3), rules: fc.nat(8), amountBits: fc.nat(48), priorAlerts: fc.nat(100),
  });
  fc.assert(fc.property(facts, fc.constantFrom('score', 'riskClass', 'rules', 'amountBits', 'priorAlerts'), (given, more) => {
    const { value, parts } = priorityOf(given);
    assert.equal(value, Object.values(parts).reduce((sum, part) => sum + part));
    assert.ok(value >= 0 && value <= 100);
    assert.ok(priorityOf({ ...given, [more]: given[more as 'score'] + 1 }).value >= value);
  }));
});

test('typology hints name the facts that made them, and a program that lacks a feature gives none', () => {
  assert.deepEqual(typologyHints({ nearLimit: 1, nearLimitCount7d: 3, distinctIn7d: 5 }), [{ typology: 'structuring', facts: { nearLimit: 1, nearLimitCount7d: 3 } }]);
  assert.deepEqual(typologyHints({ debit: 1, passThrough1d: 16, creditCount1d: 2, counterpartyRisk: 3 }).map(({ typology }) => typology), ['rapid-pass-through', 'cross-border-high-risk']);
  assert.deepEqual(typologyHints({}), []);
});

test('every feature has a sentence, by the words of its program where it has no phrase', () => {
  assert.equal(sentenceOf({ name: 'distinctIn7d', meaning: '' }, 7, 1), '7 different counterparties paid in within about a week; usual: 1.');
  assert.equal(sentenceOf({ name: 'amountBits', meaning: '' }, 20, 14), 'The amount is 5,242 to 10,485 in base currency; usual: 81 to 163.');
  assert.equal(sentenceOf({ name: 'passThrough1d', meaning: '' }, 16, 0), 'About 100 % of what came in within about a day went out again.');
  assert.equal(sentenceOf({ name: 'constructor', meaning: 'some count' }, 2, 1), 'Some count: 2; usual: 1.');
});
