import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * A UUID, or a trace id of 32 hex digits. Nothing else is taken from a caller: the id goes into every log line of the
 * request, and a free text would carry an account number there.
 */
const WELL_FORMED = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;

const current = new AsyncLocalStorage<string>();

/** Id of the request that is being worked on; undefined in the background. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}

/** First of all handlers: names the request by the caller's well-formed `X-Request-Id` or by a new one, and says so in the answer. */
export function nameRequests(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(REQUEST_ID_HEADER);
  const id = given !== undefined && WELL_FORMED.test(given) ? given.toLowerCase() : randomUUID();
  response.setHeader(REQUEST_ID_HEADER, id);
  current.run(id, next);
}
