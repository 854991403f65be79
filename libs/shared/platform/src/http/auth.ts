import { applyDecorators, createParamDecorator, Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import passport from 'passport';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { platformError } from '../errors.js';
import type { ProbityError } from '../errors.js';
import type { Permission } from './permissions.js';
import { isPermitted, ServiceTokens } from './service-tokens.js';
import type { Actor } from './service-tokens.js';
import { actorOfSignature, requireSignedBody } from './signed-requests.js';
import { actorOfCookie, sessionsOf } from './user-sessions.js';

const STRATEGY = 'service-token';
const SESSION_STRATEGY = 'user-session';
const SIGNATURE_STRATEGY = 'signed-request';
const NO_TOKEN = 'send a service token: Authorization: Bearer …';
const NO_SESSION = 'sign in, or send a service token: Authorization: Bearer …';
const PERMISSION = 'probity:permission';
const PUBLIC = 'probity:public';
const CHECKS_BANK = 'probity:checks-bank';

/** Where an Express application keeps its tokens (`app.locals`). */
export const TOKENS_LOCAL = 'probity:service-tokens';

/** Declares the permission a route (or every route of a controller) needs, to the guard and in the API document. A route that declares none is refused. */
export function RequirePermission(permission: Permission): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PERMISSION, permission), ApiExtension('x-permission', permission));
}

/** Declares a route open to everybody: health and documents that are public by nature. */
export function Public(): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}));
}

/** Declares that a route without `:bankId` finds out itself which bank a request is about, and refuses another one's. */
export function ChecksBankItself(): MethodDecorator {
  return SetMetadata(CHECKS_BANK, true);
}

/** The actor of the request, on a route parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { user } = context.switchToHttp().getRequest<{ user?: Actor }>();

  if (user === undefined) {
    throw platformError('UNAUTHENTICATED', 'this route takes its actor from the request, and there is none', { status: 401 });
  }

  return user;
});

/**
 * Reads `Authorization: Bearer …`. Passport is one registry a process, and tests run two services in one process: so
 * the strategy keeps no tokens and takes those of the application the request came to.
 */
class ServiceTokenStrategy extends passport.Strategy {
  override name = STRATEGY;

  override authenticate(request: Request): void {
    const actor = bearerOf(request);

    if (actor === undefined) {
      this.fail(401);
    } else {
      this.success(actor);
    }
  }
}

/** Reads the cookie of a person's session, of a service that has such. */
class UserSessionStrategy extends passport.Strategy {
  override name = SESSION_STRATEGY;

  override authenticate(request: Request): void {
    actorOfCookie(request).then((actor) => (actor === undefined ? this.fail(401) : this.success(actor)), (error: unknown) => this.error(error));
  }
}

/** Verifies the signature of a request, of a service that knows keys. A request with an Authorization header is judged by that alone. */
class SignedRequestStrategy extends passport.Strategy {
  override name = SIGNATURE_STRATEGY;

  override authenticate(request: Request): void {
    if (request.headers.authorization !== undefined) return this.fail(401);
    actorOfSignature(request).then((actor) => (actor === undefined ? this.fail(401) : this.success(actor)), (error: unknown) => this.error(error));
  }
}

passport.use(new ServiceTokenStrategy());
passport.use(new SignedRequestStrategy());
passport.use(new UserSessionStrategy());

function bearerOf(request: Request): Actor | undefined {
  const match = /^Bearer ([A-Za-z0-9._~+/-]{1,512}=*)$/.exec(request.headers.authorization ?? '');
  return actorOfToken(request, match?.[1]);
}

function actorOfToken(request: Request, token: string | undefined): Actor | undefined {
  const tokens: unknown = request.app.locals[TOKENS_LOCAL];
  return tokens instanceof ServiceTokens && token !== undefined ? tokens.actorOf(token) : undefined;
}

/** The actor of a request to a page for browsers: by bearer token, or by HTTP Basic with the actor's id and token. */
export function actorOfPage(request: Request): Actor | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,1024}={0,2})$/.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return bearerOf(request);
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const actor = actorOfToken(request, password);
  return actor?.id === user ? actor : undefined;
}

/**
 * Stands before the body parser: reading a large or deeply nested body takes seconds and hundreds of megabytes, and
 * guards only come after it. So a public route takes no body, but for the few where people sign in, which take a small one.
 */
export function refuseStrangersBodies(strangersMayPost: readonly string[]): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (request.method === 'POST' && strangersMayPost.includes(request.path)) return next();
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    const hasBody = encoding !== undefined || length !== '0';
    if (!hasBody || bearerOf(request) !== undefined) return next();
    strangersActor(request).then((actor) => next(actor === undefined ? unauthenticated(request) : undefined), next);
  };
}

async function strangersActor(request: Request): Promise<Actor | undefined> {
  return (await actorOfSignature(request)) ?? actorOfCookie(request);
}

function unauthenticated(request: Request): ProbityError {
  return platformError('UNAUTHENTICATED', sessionsOf(request) === undefined ? NO_TOKEN : NO_SESSION, { status: 401 });
}

/** Global guard: denies whatever does not say who may do it. */
@Injectable()
export class PermissionGuard extends AuthGuard([STRATEGY, SIGNATURE_STRATEGY, SESSION_STRATEGY]) {
  readonly #reflector: Reflector;

  constructor(@Inject(Reflector) reflector: Reflector) {
    super();
    this.#reflector = reflector;
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];

    if (this.#reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true) {
      return true;
    }

    const permission = this.#reflector.getAllAndOverride<string | undefined>(PERMISSION, targets);

    if (permission === undefined) {
      throw platformError('PERMISSION_NOT_DECLARED', 'this route declares no permission and is closed', { status: 403 });
    }

    await super.canActivate(context);
    const request = context.switchToHttp().getRequest<Request & { user: Actor }>();
    const { user } = request;

    if (!isPermitted(user, permission)) {
      throw platformError('PERMISSION_DENIED', `this needs the permission ${permission}`, { status: 403 });
    }

    if (user.bankId !== undefined) {
      await requireSignedBody(request);
      const isOwn = request.params['bankId'] === undefined ? this.#reflector.getAllAndOverride<boolean | undefined>(CHECKS_BANK, targets) === true : request.params['bankId'] === user.bankId;
      if (!isOwn) throw platformError('PERMISSION_DENIED', 'this key speaks for one bank, and this is not about it', { status: 403 });
    }

    if (user.session !== undefined && sessionsOf(request)?.needsStepUp(user, permission) !== false) {
      throw platformError('STEP_UP_REQUIRED', 'this needs a login of the last minutes: confirm who you are (POST /auth/step-up, or at the provider), and send it again', { status: 403 });
    }

    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false | null | undefined, _info: unknown, context: ExecutionContext): User {
    if (error !== null && error !== undefined) {
      throw error;
    }

    if (user === false || user === null || user === undefined) {
      throw unauthenticated(context.switchToHttp().getRequest<Request>());
    }

    return user;
  }
}
