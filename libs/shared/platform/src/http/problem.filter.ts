import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import { platformError, ProbityError } from '../errors.js';
import type { FieldProblem, PlatformErrorCode } from '../errors.js';
import type { Logger } from '../logger.js';
import { currentRequestId } from './request-id.js';

/** Problem details (RFC 9457), with a closed code of ours. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** This occurrence: the request, as its log lines name it. */
  readonly instance?: string;
  readonly fields?: readonly FieldProblem[];
}

/** {@link Problem} for API documents. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', description: 'urn:probity:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' },
    instance: { type: 'string', description: 'urn:probity:request:<X-Request-Id>' },
    fields: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
} satisfies { properties: Record<keyof Problem, object> } & Record<string, unknown>;

/** What a caller is told about an error: nothing about errors that aren't ours. */
export function problemOf(error: unknown): Problem {
  const known = error instanceof ProbityError ? error : foreignError(error);
  const requestId = currentRequestId();

  return {
    type: `urn:probity:problem:${known.code}`,
    title: STATUS_CODES[known.status] ?? 'Error',
    status: known.status,
    detail: known.detail,
    code: known.code,
    ...(requestId === undefined ? {} : { instance: `urn:probity:request:${requestId}` }),
    ...(known.fields.length === 0 ? {} : { fields: known.fields }),
  };
}

/** What Postgres says of text with a NUL character, as text and within JSON: only a request can have brought one. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

function foreignError(error: unknown): ProbityError {
  if (error instanceof Error && 'code' in error && UNSTORABLE_TEXT.has(String(error.code))) {
    return platformError('VALIDATION_FAILED', 'a text of the request holds a character that can not be stored: leave NUL out', { status: 400 });
  }

  const status = statusOf(error);

  if (status === undefined || status >= 500) {
    return platformError('INTERNAL', 'the service failed; its log holds the cause', { status: status ?? 500 });
  }

  const { code, detail } = HTTP_PROBLEMS[status] ?? { code: 'REQUEST_REFUSED' as const, detail: 'the request was refused' };

  return platformError(code, detail, { status });
}

/** Fixed texts: messages of body parsers quote the body. */
const HTTP_PROBLEMS: Readonly<Record<number, { code: PlatformErrorCode; detail: string }>> = {
  400: { code: 'REQUEST_REFUSED', detail: 'the request is malformed: is the body valid JSON?' },
  401: { code: 'UNAUTHENTICATED', detail: 'send a service token: Authorization: Bearer …' },
  403: { code: 'PERMISSION_DENIED', detail: 'the actor lacks the permission' },
  404: { code: 'NOT_FOUND', detail: 'there is no such resource' },
  409: { code: 'CONFLICT', detail: 'the resource is in another state' },
  405: { code: 'REQUEST_REFUSED', detail: 'the resource does not take this method' },
  413: { code: 'PAYLOAD_TOO_LARGE', detail: 'the body is too large: send less at once' },
  415: { code: 'MEDIA_TYPE_UNSUPPORTED', detail: 'send application/json in UTF-8' },
  429: { code: 'RATE_LIMITED', detail: 'too many requests: wait' },
};

/** Nest's exceptions and the body parser's errors (http-errors) carry a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) {
    return error.getStatus();
  }

  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 600) {
    return error.status;
  }

  return undefined;
}

/** Turns every error of a request into problem details, and logs those that are the service's own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error);

    if (problem.status >= 500) {
      // The route's pattern and not the path, which may hold identifiers.
      this.#logger.error({ err: error, method: request.method, route: routePattern(request), code: problem.code }, 'request failed');
    }

    if (response.headersSent) {
      response.end();
      return;
    }

    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function routePattern(request: Request): string | undefined {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : undefined;
}
