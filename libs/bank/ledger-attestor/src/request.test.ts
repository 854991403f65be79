import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttestationRequest as Answered } from '@probity/bank-api-client';
import { attestationRequestSchema, type AttestationRequest } from './request.js';

type Writable<T> = T extends readonly (infer Item)[] ? Writable<Item>[] : T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

/** What the bank's service says it answers is what the attestor takes, and the other way round: or this does not compile. */
const asTaken = (answered: Writable<Answered>): AttestationRequest => answered;
const asAnswered = (taken: AttestationRequest): Answered => taken;

test("the attestor's own view of what it is asked agrees with the service's", () => {
  const posting = { source: 'core', externalId: '1', side: 'debit' as const };
  const request = asTaken({ bankId: 'bank-one', businessDate: '2026-03-02', batchKind: 'normal', batchIndex: 0, slots: 16, records: [{ ...posting, sequence: 0, salt: '1' }], quarantined: [{ ...posting, side: 'credit' }] });

  assert.deepEqual(asAnswered(attestationRequestSchema.parse(request)), request);
  // What a type can't say, the attestor still refuses.
  assert.ok(!attestationRequestSchema.safeParse({ ...request, businessDate: '2026-13-40' }).success);
});
