import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CASE_STATES, caseOfEvents, changedCase, openedCase, priorityOf, TRANSITIONS, type CaseChange, type CaseFacts } from './case-state.js';
import { CaseError } from './errors.js';
import { isSampled, seedCommitment, WHOLE } from './sampling.js';

const digest = 'd'.repeat(64);
const ID = '0190a0b4-0000-7000-8000-000000000001';
const people = ['ann', 'ben', 'cid'];
const person = fc.constantFrom(...people);
const change: fc.Arbitrary<CaseChange> = fc.oneof(
  fc.record({ kind: fc.constant('assigned' as const), content: fc.record({ assignee: person }) }),
  fc.constantFrom<CaseChange>(
    { kind: 'case-opened', content: { priority: 2 } }, { kind: 'alert-joined', content: { priority: 1 } }, { kind: 'alert-unmerged', content: { digest } }, { kind: 'released', content: {} }, { kind: 'started', content: {} },
    { kind: 'noted', content: { digest } }, { kind: 'evidence-added', content: { digest } }, { kind: 'waiting', content: { party: 'customer', digest } }, { kind: 'resumed', content: { digest } },
    { kind: 'snoozed', content: { until: 9, digest } }, { kind: 'escalated', content: { level: 'senior', digest } }, { kind: 'prioritised', content: { priority: 3, digest } },
    { kind: 'close-proposed', content: { disposition: 'explained', reason: 'salary', digest } }, { kind: 'close-refused', content: { digest } },
    { kind: 'closed', content: { disposition: 'explained', reason: 'salary' } }, { kind: 'reopen-proposed', content: { digest } }, { kind: 'reopen-refused', content: { digest } },
    { kind: 'reopened', content: {} }, { kind: 'known-good-matched', content: { decision: ID, disposition: 'explained' } }, { kind: 'qa-reviewed', content: { outcome: 'agree', digest } },
  ),
);

/** Listed here a second time, by what a bank expects: only what is written down happens. */
const MOVES = new Set([
  'open assigned', 'assigned open', 'assigned in-progress', 'in-progress open', 'in-progress assigned', 'in-progress waiting', 'waiting in-progress', 'in-progress pending-close',
  'pending-close in-progress', 'pending-close closed', 'closed pending-reopen', 'pending-reopen closed', 'pending-reopen open',
]);

test('only listed moves happen, whatever is tried; what a case is follows from what happened', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(fc.array(fc.tuple(change, person), { minLength: 60, maxLength: 120 }), (tries) => {
    let facts: CaseFacts = openedCase(3, 100);
    const events = [eventOf({ kind: 'case-opened', content: { priority: 3 } }, 'system', 1, 100)];
    tries.forEach(([tried, actor], i) => {
      const before = facts;
      try {
        facts = changedCase(before, tried, actor, 101 + i);
      } catch (error) {
        assert.ok(error instanceof CaseError && ['CASE_TRANSITION', 'SAME_PERSON'].includes(error.code));
        return;
      }
      events.push(eventOf(tried, actor, facts.version, 101 + i));
      if (before.state !== facts.state) seen.add(`${before.state} ${facts.state}`);
      assert.ok(before.state === facts.state || MOVES.has(`${before.state} ${facts.state}`), `${tried.kind}: ${before.state} to ${facts.state}`);
      assert.equal(facts.version, before.version + 1);
      assert.equal(facts.disposition !== null, facts.state === 'closed' || facts.state === 'pending-reopen');
      assert.equal(facts.proposal !== null, facts.state === 'pending-close' || facts.state === 'pending-reopen');
      assert.equal(facts.pauses.at(-1)?.to === null, ['waiting', 'closed', 'pending-reopen'].includes(facts.state), 'the clock stands while it waits or is closed, and at no other time');
      if (tried.kind === 'closed' || tried.kind === 'reopened') assert.notEqual(actor, before.proposal!.by);
    });
    assert.deepEqual(caseOfEvents(events), facts);
    if (events.length > 2) assert.throws(() => caseOfEvents([events[0]!, ...events.slice(2)]), CaseError);
  }), { numRuns: 500 });
  assert.ok(seen.size >= 10, 'the tries come to most of the moves');
});

test('each state can be reached and left, and each change names states that there are', () => {
  const [from, to] = [new Set<string>(), new Set<string>(['open'])];
  for (const moves of Object.values(TRANSITIONS)) {
    for (const [state, next] of Object.entries(moves)) {
      if (state === next) continue;
      from.add(state);
      to.add(next);
      assert.ok(MOVES.has(`${state} ${next}`), `${state} ${next}`);
    }
  }
  assert.deepEqual([[...from].sort(), [...to].sort()], [[...CASE_STATES].sort(), [...CASE_STATES].sort()]);
});

test('what joins while a closing waits withdraws the proposal', () => {
  const steps: [CaseChange, string][] = [
    [{ kind: 'assigned', content: { assignee: 'ann' } }, 'ann'], [{ kind: 'started', content: {} }, 'ann'],
    [{ kind: 'close-proposed', content: { disposition: 'explained', reason: 'salary', digest } }, 'ann'], [{ kind: 'alert-joined', content: { priority: 2 } }, 'system'],
  ];
  const facts = steps.reduce((before, [step, actor]) => changedCase(before, step, actor, 1), openedCase(3, 0));
  assert.deepEqual([facts.state, facts.proposal, facts.priority], ['in-progress', null, 2]);
  assert.throws(() => changedCase(facts, { kind: 'closed', content: { disposition: 'explained', reason: 'salary' } }, 'ben', 2), /CASE_TRANSITION/);
});

test('priority only grows more urgent with what an alert shows', () => {
  assert.deepEqual([priorityOf({ riskClass: 0, reasons: ['score'] }, 1), priorityOf({ riskClass: 2, reasons: ['score'] }, 1), priorityOf({ riskClass: 3, reasons: ['score', 'rule:a'] }, 3)], [4, 3, 1]);
});

test('a sample follows from seed and id alone, and is about as large as its rate', () => {
  const seed = 'ab'.repeat(32);
  const ids = Array.from({ length: 4000 }, (_, i) => `case ${i}`);
  const share = (rate: number): number => ids.filter((id) => isSampled(seed, id, rate)).length / ids.length;
  assert.deepEqual([share(0), share(WHOLE)], [0, 1]);
  assert.ok(Math.abs(share(1000) - 0.1) < 0.02);
  assert.ok(ids.filter((id) => isSampled(seed, id, 500)).every((id) => isSampled(seed, id, 1000)), 'a higher rate adds cases and leaves none out');
  assert.notDeepEqual(ids.filter((id) => isSampled(seed, id, 500)), ids.filter((id) => isSampled('cd'.repeat(32), id, 500)));
  // By `sha256sum` of the 32 bytes.
  assert.equal(seedCommitment(seed), '9a2db2e23f1504cd056606553ac049c5e718e8f9ce9233876df1a7a1821af885');
});

function eventOf({ kind, content }: CaseChange, actor: string, version: number, at: number): Parameters<typeof caseOfEvents>[0][number] {
  return { id: ID, businessDate: '2026-03-02', sequence: version, alert: ID, kind, actor, at, content: { case: ID, version, ...content } } as Parameters<typeof caseOfEvents>[0][number];
}
