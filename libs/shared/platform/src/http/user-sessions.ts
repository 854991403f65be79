import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { platformError } from '../errors.js';
import type { Actor } from './service-tokens.js';

/** What a service of people brings: who a cookie's token is, and which permissions ask for a fresh login. */
export interface UserSessions {
  readonly cookie: SessionCookie;
  /** The actor of a live session, with its `session`; undefined where it is over. */
  find(token: string): Promise<Actor | undefined>;
  /** Whether this permission asks for a login that is newer than the session's. */
  needsStepUp(actor: Actor, permission: string): boolean;
}

export interface SessionCookie {
  readonly name: string;
  /** False for plain http on this machine only. */
  readonly secure: boolean;
  /** `https://aml.bank.example`, as browsers see the service; undefined: whatever host they ask. */
  readonly origin: string | undefined;
}

/**
 * The cookie of a session. `__Host-`: browsers take it from this very host alone, over TLS, for all paths, so no neighbour on the domain
 * can plant one. Plain http has no such thing, and only a loopback address is served so.
 */
export function sessionCookie({ secure, origin }: Omit<SessionCookie, 'name'>): SessionCookie {
  return { name: secure ? '__Host-probity' : 'probity-development', secure, origin };
}

/** Where an Express application keeps its {@link UserSessions} (`app.locals`). */
export const SESSIONS_LOCAL = 'probity:user-sessions';

export const CSRF_HEADER = 'x-probity-csrf';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * The value of a cookie. Two of one name: one of them was planted, and nobody can say which, so neither counts.
 */
export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const values = (request.headers.cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  const [value] = values;
  return values.length === 1 && value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** The word that a page of ours must send with what changes something: made from the session's token, which no page can read. */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('probity csrf').digest('base64url');
}

/**
 * The actor of a request that carries a session's cookie. A request with an Authorization header is judged by that alone.
 *
 * Browsers add the cookie to whatever makes them send a request, so one that changes something needs two proofs that a page of ours
 * sent it: where it comes from, which browsers state themselves, and the session's own word in a header, which other sites neither
 * know nor may send.
 *
 * @throws ProbityError CSRF_REFUSED (403)
 */
export async function actorOfCookie(request: Request): Promise<Actor | undefined> {
  const sessions = sessionsOf(request);
  if (sessions === undefined || request.headers.authorization !== undefined) return undefined;
  const token = cookieOf(request, sessions.cookie.name);
  const actor = token === undefined ? undefined : await sessions.find(token);
  if (actor === undefined || token === undefined || isSafe(request)) return actor;
  refuseOtherSites(request);
  if (!sameWord(request.get(CSRF_HEADER) ?? '', csrfTokenOf(token))) {
    throw platformError('CSRF_REFUSED', `send ${CSRF_HEADER} with the word that GET /auth/session tells`, { status: 403 });
  }
  return actor;
}

export function sessionsOf(request: Request): UserSessions | undefined {
  return request.app.locals[SESSIONS_LOCAL] as UserSessions | undefined;
}

/**
 * Refuses what another site made a browser send. A request that says nothing of where it comes from is no browser's: those state
 * `Origin` on everything but GET and HEAD.
 *
 * @throws ProbityError CSRF_REFUSED (403)
 */
export function refuseOtherSites(request: Request): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const own = sessionsOf(request)?.cookie.origin;
  const sameOrigin = origin === undefined || (URL.canParse(origin) && (own === undefined ? new URL(origin).host === host : origin === own));
  if (!sameOrigin || (site !== undefined && site !== 'same-origin')) {
    throw platformError('CSRF_REFUSED', 'this changes something, and may only be sent by a page of this service', { status: 403 });
  }
}

function isSafe({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function sameWord(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
