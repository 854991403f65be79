import { createHash } from 'node:crypto';
import { applyDecorators, Inject, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, of, throwError, type Observable } from 'rxjs';
import { platformError } from '../errors.js';
import type { Actor } from './service-tokens.js';

/** What a key stands for: one request of one actor. */
export interface IdempotentRequest {
  readonly actor: string;
  readonly key: string;
  /** Of method, path and body. */
  readonly requestSha256: string;
}

/** What a request was answered with. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * `begun`: the caller holds the key and runs the request; `attempt` names this holding of it.
 * `done`: it ran. `running`: somebody else holds it. `reused`: it was used for another request.
 */
export type IdempotencyBegin =
  | { readonly outcome: 'begun'; readonly attempt: string }
  | { readonly outcome: 'done'; readonly answer: StoredAnswer }
  | { readonly outcome: 'running' | 'reused' };

/** Where keys are kept. A unique key of (actor, key) decides between two requests that come at once. */
export interface IdempotencyStore {
  begin(request: IdempotentRequest): Promise<IdempotencyBegin>;
  /** Keeps the answer, if `attempt` still holds the key. */
  finish(request: IdempotentRequest, attempt: string, answer: StoredAnswer): Promise<void>;
  /** Gives the key back: nothing was made. */
  release(request: IdempotentRequest, attempt: string): Promise<void>;
}

export const IDEMPOTENCY_STORE = Symbol('IdempotencyStore');

const HEADER = 'idempotency-key';
const WELL_FORMED = /^[\x21-\x7e]{1,128}$/;

/**
 * Answers a repeated request as the first one was answered. Only answers of success are kept: a refusal made nothing, and
 * the same key may be sent again. A crash after the work and before its answer is kept leaves the key held until its lease
 * ends; then the request runs again, so the work itself must take the same twice without doing it twice.
 */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(IDEMPOTENCY_STORE) private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { user: Actor }>();
    const response = http.getResponse<Response>();
    const key = request.get(HEADER);
    if (key === undefined) return next.handle();
    if (!WELL_FORMED.test(key)) throw platformError('IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key: 1 to 128 visible ASCII characters, such as a UUID', { status: 400 });
    const asked = { actor: request.user.id, key, requestSha256: digestOf(request) };
    const begin = await this.store.begin(asked);
    switch (begin.outcome) {
      case 'reused':
        throw platformError('IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was sent with another request: a new request takes a new key', { status: 422 });
      case 'running':
        throw platformError('IDEMPOTENCY_IN_PROGRESS', 'a request with this Idempotency-Key is running: ask again in some seconds', { status: 409 });
      case 'done':
        response.status(begin.answer.status).setHeader('idempotency-replayed', 'true');
        return of(begin.answer.body);
      case 'begun':
        return next.handle().pipe(
          mergeMap((body: unknown) => from(this.store.finish(asked, begin.attempt, { status: response.statusCode, body: body ?? null }).then(() => body))),
          catchError((error: unknown) => from(this.store.release(asked, begin.attempt)).pipe(mergeMap(() => throwError(() => error)))),
        );
    }
  }
}

function digestOf({ method, originalUrl, body }: Request): string {
  return createHash('sha256').update(`${method} ${originalUrl}\n`).update(JSON.stringify(body ?? null)).digest('hex');
}

/**
 * On a POST that makes something: honours `Idempotency-Key`. The answer is kept for a day in the zone's database, so not on
 * a route whose answer holds a secret.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same request gets the same answer, for a day. 1 to 128 visible ASCII characters.' }),
  );
}
