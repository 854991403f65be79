import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { LogLevel } from './config.js';
import { currentRequestId } from './http/request-id.js';

export type { Logger } from 'pino';

/**
 * A JSON logger on stderr: stdout belongs to results. Field names that could hold secrets are removed. An error is
 * passed as it is, `{ err: error }`: {@link describeError} is applied here.
 */
export function createLogger(options: { readonly name: string; readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      redact: {
        paths: ['token', 'password', 'salt', 'secret', 'authorization', '*.token', '*.password', '*.salt', '*.secret', '*.authorization', 'req.headers.authorization'],
        remove: true,
      },
      serializers: { err: describeError },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/**
 * What is logged of an error: kind, code and place. Messages of foreign errors are left out, since database and
 * parser messages quote the data they choked on.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { kind: typeof error };
  }

  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).map((line) => line.trim());
  const own = error.name === 'ProbityError' ? { detail: error.message } : {};

  return { kind: error.name, code, ...own, stack: frames.slice(0, 12), ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }) };
}

/** Nest's own log lines, through pino. */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  log(message: unknown, context?: unknown): void {
    this.#logger.debug({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#logger.error({ context: rest.at(-1), ...(message instanceof Error ? { err: message } : {}) }, message instanceof Error ? message.name : String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.#logger.warn({ context }, String(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.#logger.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: unknown): void {
    this.#logger.trace({ context }, String(message));
  }
}
