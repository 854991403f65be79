import { SESSION_SECONDS, SIGN_ON_SECONDS } from '@probity/bank-identity';
import type { SessionCookie } from '@probity/shared-platform';
import type { CookieOptions, Response } from 'express';

const DEVICE_DAYS = 180;

/** Name of the cookie by which a browser is known that signed in before. */
export function deviceCookieName({ name }: SessionCookie): string {
  return `${name}-device`;
}

/**
 * Lax, not Strict: after a login at a provider the browser comes back from another site, and the first page must find the session. Lax
 * sends the cookie from elsewhere only with a navigation that reads.
 */
export function setSessionCookie(response: Response, cookie: SessionCookie, token: string): void {
  response.cookie(cookie.name, token, { ...attributes(cookie), sameSite: 'lax', maxAge: SESSION_SECONDS * 1000 });
  // Answers that set it, or tell of it, are kept by nobody.
  response.setHeader('cache-control', 'no-store');
}

export function setDeviceCookie(response: Response, cookie: SessionCookie, token: string): void {
  response.cookie(deviceCookieName(cookie), token, { ...attributes(cookie), sameSite: 'strict', maxAge: DEVICE_DAYS * 86_400_000 });
}

export function clearSessionCookie(response: Response, cookie: SessionCookie): void {
  response.clearCookie(cookie.name, { ...attributes(cookie), sameSite: 'lax' });
}

/** Name of the cookie that binds a login at a provider to the browser that began it. */
export function signOnCookieName({ name }: SessionCookie): string {
  return `${name}-sign-on`;
}

/** Lax: the provider's page sends the browser back with it. One a browser: a login begun later takes the place of an earlier one. */
export function setSignOnCookie(response: Response, cookie: SessionCookie, secret: string): void {
  response.cookie(signOnCookieName(cookie), secret, { ...attributes(cookie), sameSite: 'lax', maxAge: SIGN_ON_SECONDS * 1000 });
  response.setHeader('cache-control', 'no-store');
}

export function clearSignOnCookie(response: Response, cookie: SessionCookie): void {
  response.clearCookie(signOnCookieName(cookie), { ...attributes(cookie), sameSite: 'lax' });
}

function attributes({ secure }: SessionCookie): CookieOptions {
  return { httpOnly: true, secure, path: '/' };
}
