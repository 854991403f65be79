import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { platformError } from '../errors.js';
import { actorOfPage } from './auth.js';
import { isPermitted } from './service-tokens.js';
import type { Actor } from './service-tokens.js';

/** A page for people, outside of the API: signed in to by HTTP Basic with actor id and service token, since a browser sends no bearer token by itself. */
export interface BrowserPage {
  /** `/queues`: everything below it belongs to the page. */
  readonly path: string;
  /** Whoever may look. */
  readonly permission: string;
  /** What answers an actor who may look. */
  readonly handlerFor: (actor: Actor) => RequestHandler;
}

/** Stands before a page: no actor, no page. Errors go on to Nest's filter only from routes, so they are answered here. */
export function browserPageHandler({ permission, handlerFor }: BrowserPage): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    const actor = actorOfPage(request);
    if (actor === undefined) {
      response.setHeader('www-authenticate', 'Basic realm="probity", charset="UTF-8"');
      refuse(response, platformError('UNAUTHENTICATED', 'sign in with an actor and its service token', { status: 401 }));
    } else if (!isPermitted(actor, permission)) {
      refuse(response, platformError('PERMISSION_DENIED', `this needs the permission ${permission}`, { status: 403 }));
    } else if (comesFromElsewhere(request)) {
      refuse(response, platformError('PERMISSION_DENIED', 'this changes something, and may only be sent by the page itself', { status: 403 }));
    } else {
      handlerFor(actor)(request, response, next);
    }
  };
}

/**
 * A browser adds the password it remembers to requests that other sites make it send. What changes something must say
 * that it comes from this page: browsers set these headers themselves, scripts of a site can't.
 */
function comesFromElsewhere(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin, host, authorization, 'sec-fetch-site': site } = request.headers;
  if (/^Bearer /.test(authorization ?? '')) return false;
  return site !== undefined ? site !== 'same-origin' : origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host;
}

function refuse(response: Response, error: ReturnType<typeof platformError>): void {
  response.status(error.status).type('text/plain').send(`${error.code}: ${error.detail}\n`);
}
