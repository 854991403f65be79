import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf, STANDINGS, type KeyFacts } from './standing.js';

const KEY = 'aa'.repeat(32);
const R1CS = 'bb'.repeat(32);
const base: KeyFacts = { role: 'record', keySha256: KEY, trustClass: 'development', hasSeed: true, programs: ['1'], check: { r1csSha256: R1CS, remadeKeySha256: KEY }, ceremonyR1csSha256: undefined, certifiers: [] };
const of = (change: Partial<KeyFacts>): string => standingOf({ ...base, ...change });

test('what a key stands on: checked here, believed of somebody, or neither', () => {
  assert.equal(of({}), 'REBUILT_FROM_SEED');
  assert.equal(of({ check: undefined }), 'NOT_REBUILT');
  assert.equal(of({ programs: [] }), 'NO_PROGRAM');
  assert.equal(of({ check: { r1csSha256: R1CS, remadeKeySha256: 'cc'.repeat(32) } }), 'ANOTHER_KEY');
  assert.equal(of({ hasSeed: false, check: { r1csSha256: R1CS, remadeKeySha256: null } }), 'SETUP_UNKNOWN');
  assert.equal(of({ trustClass: 'ceremony', hasSeed: false, check: { r1csSha256: R1CS, remadeKeySha256: null }, ceremonyR1csSha256: R1CS }), 'REBUILT_FOR_CEREMONY');
  assert.equal(of({ trustClass: 'ceremony', hasSeed: false, check: { r1csSha256: R1CS, remadeKeySha256: null }, ceremonyR1csSha256: 'dd'.repeat(32) }), 'ANOTHER_CIRCUIT');
  assert.equal(of({ role: 'model', check: undefined }), 'NOT_CERTIFIED');
  assert.equal(of({ role: 'model', certifiers: ['auditor'] }), 'CERTIFIED');
  for (const { sentence } of Object.values(STANDINGS)) assert.match(sentence, /\.$/);
});
