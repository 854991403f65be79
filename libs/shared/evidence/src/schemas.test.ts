import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { evidenceBundleSchema, ledgerAttestationSchema, registrationSchema, signedCertificateSchema, signedReceiptSchema, verdictSchema } from './index.js';
import { count, fieldString } from './primitives.js';

test('a text that is no decimal is refused, and does not break the reader', () => {
  for (const text of ['abc', '1.5', '', '01', '-1', '0x10', '1n', '٣', '21888242871839275222246405745257275088548364400416034343698204186575808495617']) {
    assert.equal(fieldString.safeParse(text).success, false, text);
  }
  assert.equal(fieldString.safeParse('0').success, true);
});

test('counts fit the integers of the database', () => {
  assert.equal(count.safeParse(2 ** 31 - 1).success, true);
  assert.equal(count.safeParse(2 ** 31).success, false);
});

test('a slot or a code stands once in a register of lines: two lines in one slot would add up unseen', () => {
  const register = (lines: readonly [slot: number, code: string][]): boolean =>
    registrationSchema.safeParse({
      kind: 'line-register', bankId: 'a-bank', version: 1, validFrom: '2025-01-01', baseCurrency: 'EUR', lines: lines.map(([slot, code]) => ({ slot, code, name: code, currency: 'EUR' })),
    }).success;
  assert.equal(register([[0, 'cash'], [1, 'card']]), true);
  assert.equal(register([[0, 'cash'], [0, 'card']]), false);
  assert.equal(register([[0, 'cash'], [1, 'cash']]), false);
});

test('nothing that crosses says how long the bank took: a duration could tell of what was in a batch', () => {
  const names = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const own = 'properties' in node && typeof node.properties === 'object' && node.properties !== null ? Object.keys(node.properties) : [];
    return [...own, ...Object.values(node).flatMap(names)];
  };
  const documents = [evidenceBundleSchema, ledgerAttestationSchema, registrationSchema, signedCertificateSchema, signedReceiptSchema, verdictSchema];
  const fields = new Set(documents.flatMap((schema) => names(z.toJSONSchema(schema, { io: 'input' }))));
  assert.ok(fields.size > 60);
  assert.deepEqual([...fields].filter((field) => /Ms$|[mM]illis|[sS]econds|[dD]uration|[tT]iming|[eE]lapsed|[lL]atency|[eE]ngine|[pP]rover/.test(field)), []);
});
