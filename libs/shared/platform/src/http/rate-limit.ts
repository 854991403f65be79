import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { platformError } from '../errors.js';
import type { Actor } from './service-tokens.js';
import { TokenBuckets } from './token-bucket.js';
import type { RateLimit, RateState } from './token-bucket.js';

/** Limits of one process: of each actor, and of each address, known or not. Undefined: no limit. */
export interface RateLimits {
  readonly actor: RateLimit | undefined;
  readonly address: RateLimit | undefined;
}

/** Far above what a bank's own systems ask for (100 requests a second), far below what holds the event loop. */
export const DEFAULT_RATE_LIMITS: RateLimits = { actor: { perSecond: 300, burst: 3_000 }, address: { perSecond: 600, burst: 6_000 } };

/** Asked by machines that watch the service: they must get an answer above all when somebody floods it. */
const EXEMPT = new Set(['/health', '/ready', '/metrics']);

/** Buckets of actors; undefined where they are not limited. */
export const ACTOR_BUCKETS = Symbol('ActorBuckets');

export function bucketsOf(limit: RateLimit | undefined): TokenBuckets | undefined {
  return limit === undefined ? undefined : new TokenBuckets(limit);
}

/** Before everything that costs: who guesses tokens, or sends nonsense, is no actor and is limited by where it comes from. */
export function limitAddresses(limit: RateLimit | undefined): RequestHandler {
  const buckets = bucketsOf(limit);
  return (request: Request, response: Response, next: NextFunction): void => {
    if (buckets === undefined || EXEMPT.has(request.path)) return next();
    const state = buckets.take(request.socket.remoteAddress ?? '');
    // An actor's own limit is told in the headers, an address's only once it is reached.
    next(state.allowed ? undefined : refusal(response, 'address', buckets.limit, state));
  };
}

/** After the guard that knows the actor. */
@Injectable()
export class ActorRateGuard implements CanActivate {
  readonly #buckets: TokenBuckets | undefined;

  constructor(@Inject(ACTOR_BUCKETS) buckets: TokenBuckets | null) {
    this.#buckets = buckets ?? undefined;
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { user, path } = http.getRequest<Request & { user?: Actor }>();
    if (this.#buckets === undefined || user === undefined || EXEMPT.has(path)) return true;
    const response = http.getResponse<Response>();
    const state = this.#buckets.take(user.id);
    if (!state.allowed) throw refusal(response, 'actor', this.#buckets.limit, state);
    tell(response, 'actor', this.#buckets.limit, state);
    return true;
  }
}

function refusal(response: Response, policy: string, limit: RateLimit, state: RateState): Error {
  tell(response, policy, limit, state);
  response.setHeader('retry-after', String(state.retrySeconds));
  return platformError('RATE_LIMITED', `too many requests of this ${policy}: wait ${state.retrySeconds} s, or send more in each`, { status: 429 });
}

/** RateLimit header fields as the IETF's httpapi group drafts them. */
function tell(response: Response, policy: string, { perSecond, burst }: RateLimit, { remaining, resetSeconds }: RateState): void {
  response.setHeader('ratelimit-policy', `"${policy}";q=${burst};w=${Math.ceil(burst / perSecond)}`);
  response.setHeader('ratelimit', `"${policy}";r=${remaining};t=${resetSeconds}`);
}
