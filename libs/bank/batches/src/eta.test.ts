import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { etaOf, secondsFor, type EtaInput, type Work } from './eta.js';

const count = fc.integer({ min: 0, max: 100_000 });
const seconds = fc.integer({ min: 1, max: 60_000 }).map((milliseconds) => milliseconds / 1000);
const work: fc.Arbitrary<Work> = fc.record({ remaining: fc.record({ record: count, model: count }), secondsPerProof: fc.record({ record: seconds, model: seconds }) });
const provers = fc.integer({ min: 1, max: 64 });
const input: EtaInput = {
  standing: null, remaining: { record: 10, model: 10 }, secondsPerProof: { record: 3, model: 1 }, ahead: [], paused: false, provers: 2, now: 1_000_000,
};

test('work is shared by the provers', () => {
  assert.deepEqual(etaOf(input), { remaining: input.remaining, secondsPerProof: input.secondsPerProof, provers: 2, finishesAt: 1_020_000, reason: null });
  assert.equal(etaOf({ ...input, ahead: [{ remaining: { record: 2, model: 0 }, secondsPerProof: { record: 5, model: null } }] }).finishesAt, 1_025_000);
});

test('one proof is made by one prover', () => {
  assert.equal(secondsFor([{ remaining: { record: 1, model: 1 }, secondsPerProof: { record: 3, model: 1 } }], 64), 3);
});

test('without a time it says why', () => {
  const cases: [Partial<EtaInput>, string][] = [
    [{ standing: 'NOT_CLOSED' }, 'NOT_CLOSED'], [{ standing: 'PROVEN', provers: 0 }, 'PROVEN'], [{ paused: true, provers: 0 }, 'PAUSED'], [{ provers: 0 }, 'NO_PROVER'],
    [{ secondsPerProof: { record: 3, model: null } }, 'NOT_MEASURED'],
  ];
  for (const [more, reason] of cases) assert.deepEqual([etaOf({ ...input, ...more }).finishesAt, etaOf({ ...input, ...more }).reason], [null, reason]);
  assert.equal(etaOf({ ...input, remaining: { record: 10, model: 0 }, secondsPerProof: { record: 3, model: null } }).finishesAt, 1_015_000, 'what is not needed need not be measured');
});

test('more work never ends earlier, more provers never later, and a prover gains no more than itself', () => {
  fc.assert(fc.property(fc.array(work, { maxLength: 5 }), work, provers, (all, more, hands) => {
    const now = secondsFor(all, hands)!;
    assert.ok(secondsFor([...all, more], hands)! >= now);
    assert.ok(secondsFor(all, hands + 1)! <= now);
    assert.ok(secondsFor(all, 1)! <= now * hands * (1 + 1e-9));
    assert.ok(secondsFor(all, 1)! >= now);
  }));
});
