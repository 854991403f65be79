import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformError } from './errors.js';
import { describeError } from './logger.js';

test('a foreign error is described without its message, which may quote data', () => {
  const error = Object.assign(new TypeError('account DE89370400440532013000 is odd'), { code: 'E_ODD' });
  const described = describeError(error);

  assert.equal(described['kind'], 'TypeError');
  assert.equal(described['code'], 'E_ODD');
  assert.doesNotMatch(JSON.stringify(described), /DE89/);
});

test('an error of ours keeps its detail, its cause is described in turn', () => {
  const described = describeError(platformError('CONFIG_INVALID', 'set both', { cause: new Error('geheim') }));

  assert.equal(described['detail'], 'CONFIG_INVALID: set both');
  assert.equal((described['cause'] as { kind: string }).kind, 'Error');
  assert.doesNotMatch(JSON.stringify(described), /geheim/);
});
