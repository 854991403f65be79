import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformError } from './errors.js';
import { createLogger, describeError, NestLogger } from './logger.js';

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

test('a logged error shows its name and code, and nothing of a foreign message', () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'service', level: 'info', destination: { write: (line) => void lines.push(line) } });
  const error = Object.assign(new RangeError('account DE89370400440532013000 is odd'), { code: '22003' });

  logger.error({ err: error }, 'not stored');
  new NestLogger(logger).error(error, 'ExceptionsHandler');

  const [own, nest] = lines.map((line) => JSON.parse(line) as { msg: string; err: { kind: string; code: string } });
  assert.deepEqual([own?.msg, own?.err.kind, own?.err.code], ['not stored', 'RangeError', '22003']);
  assert.deepEqual([nest?.msg, nest?.err.kind, nest?.err.code], ['RangeError', 'RangeError', '22003']);
  assert.doesNotMatch(lines.join(''), /DE89/);
});
