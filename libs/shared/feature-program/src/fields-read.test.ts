import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsRead } from './fields-read.js';
import { featureProgramSchema } from './program.js';

test('fields are found in every operator, and through earlier features', () => {
  const program = featureProgramSchema.parse({
    id: 'x', version: '1.0.0',
    lists: [{ name: 'risky', items: [1] }],
    features: [
      { name: 'a', bits: 6, meaning: 'a', value: { bitLength: { field: 'amountBase' } } },
      { name: 'b', bits: 8, meaning: 'b', value: { cappedRatio: { numerator: { feature: 'a' }, denominator: { field: 'hour' }, scale: 1, cap: 255 } } },
      { name: 'c', bits: 1, meaning: 'c', value: { memberOf: [{ field: 'counterpartyCountry' }, 'risky'] } },
      { name: 'd', bits: 1, meaning: 'd', value: { constant: 1 } },
    ],
    rules: [{ id: 'r', meaning: 'r', when: { when: [{ feature: 'c' }, { atLeast: [{ field: 'channel' }, 2] }] } }],
  });
  assert.deepEqual(fieldsRead(program).map(({ name, fields }) => [name, fields]), [
    ['a', ['amountBase']], ['b', ['amountBase', 'hour']], ['c', ['counterpartyCountry']], ['d', []], ['r', ['channel', 'counterpartyCountry']],
  ]);
});
