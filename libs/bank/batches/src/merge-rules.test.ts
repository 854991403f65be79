import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Merging, mergeRulesSchema, type MergeCandidate, type MergeRules } from './merge-rules.js';

const rules = (...list: MergeRules['rules']): MergeRules => ({ version: 1, validFrom: '2026-03-02', rules: list });
const alert = (id: string, account: string, score: number, ...reasons: string[]): MergeCandidate => ({ id, account, customer: account[0]!, score, reasons });

const anyRules = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), per: fc.constantFrom('account' as const, 'customer' as const), atMost: fc.integer({ min: 1, max: 3 }) }), { selector: ({ id }) => id, maxLength: 3 });
const anyAlerts = fc.array(
  fc.record({ account: fc.constantFrom('x1', 'x2', 'y1', 'z1'), score: fc.integer({ min: 0, max: 3 }), reasons: fc.subarray(['score', 'rule:p', 'rule:q'], { minLength: 1 }) }), { maxLength: 30 },
).map((list) => list.map(({ account, score, reasons }, i) => alert(String(i), account, score, ...reasons)));

test('every alert is raised or merged: into an earlier raised one of its customer that tells as much, as often as the rule allows', () => {
  fc.assert(fc.property(anyRules, anyAlerts, (list, alerts) => {
    const merging = new Merging(rules(...list));
    const merges = new Map(alerts.map((each) => [each.id, merging.place(each)]));
    const raised = alerts.filter(({ id }) => merges.get(id) === undefined);
    const merged = alerts.filter(({ id }) => merges.get(id) !== undefined);
    assert.equal(raised.length + merged.length, alerts.length);
    for (const each of merged) {
      const { into, rule } = merges.get(each.id)!;
      const [other, { per, atMost }] = [raised.find(({ id }) => id === into)!, list.find(({ id }) => id === rule)!];
      assert.ok(Number(other.id) < Number(each.id) && other.customer === each.customer && other.score >= each.score);
      assert.ok(per === 'customer' || other.account === each.account);
      assert.deepEqual(each.reasons.filter((reason) => !other.reasons.includes(reason)), []);
      assert.ok([...merges.values()].filter((merge) => merge?.into === into).length <= Math.max(...list.map((each) => each.atMost)), `${atMost}`);
    }
    if (list.length === 0) assert.equal(merged.length, 0);
  }));
});

test('alerts of other customers in between change nothing, and neither does going on with what is stored', () => {
  fc.assert(fc.property(anyRules, anyAlerts, fc.nat(30), (list, alerts, cut) => {
    const whole = new Merging(rules(...list));
    const expected = alerts.map((each) => whole.place(each));
    for (const customer of ['x', 'y', 'z']) {
      const alone = new Merging(rules(...list));
      alerts.forEach((each, i) => each.customer === customer && assert.deepEqual(alone.place(each), expected[i]));
    }
    const [first, second] = [new Merging(rules(...list)), new Merging(rules(...list))];
    const before = alerts.slice(0, cut).map((each) => ({ each, merge: first.place(each) }));
    for (const { each, merge } of before) {
      if (!merge) second.noteRaised(each, before.filter((other) => other.merge?.into === each.id).length);
    }
    assert.deepEqual(alerts.slice(cut).map((each) => second.place(each)), expected.slice(cut));
  }));
});

test('an alert that tells something new is raised', () => {
  const merging = new Merging(rules({ id: 'same-account', per: 'account', atMost: 2 }));
  assert.equal(merging.place(alert('1', 'x1', 5, 'score')), undefined);
  assert.equal(merging.place(alert('2', 'x1', 6, 'score')), undefined, 'a higher score');
  assert.equal(merging.place(alert('3', 'x1', 5, 'score', 'rule:p')), undefined, 'another reason');
  assert.equal(merging.place(alert('4', 'x2', 5, 'score')), undefined, 'another account');
  assert.deepEqual(merging.place(alert('5', 'x1', 5, 'score')), { into: '1', rule: 'same-account' });
  assert.deepEqual(merging.place(alert('6', 'x1', 4, 'score')), { into: '1', rule: 'same-account' });
  assert.deepEqual(merging.place(alert('7', 'x1', 4, 'score')), { into: '2', rule: 'same-account' }, 'as many as the rule allows');
});

test('rules are named once each', () => {
  const rule = { id: 'a', per: 'account', atMost: 1 };
  assert.equal(mergeRulesSchema.safeParse(rules(rule as never)).success, true);
  assert.equal(mergeRulesSchema.safeParse(rules(rule as never, rule as never)).success, false);
  assert.equal(mergeRulesSchema.safeParse({ ...rules(), more: 1 }).success, false);
});
