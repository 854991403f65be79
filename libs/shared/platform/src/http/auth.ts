import { applyDecorators, createParamDecorator, Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import passport from 'passport';
import type { NextFunction, Request, Response } from 'express';
import { platformError } from '../errors.js';
import { isPermitted, ServiceTokens } from './service-tokens.js';
import type { Actor } from './service-tokens.js';

const STRATEGY = 'service-token';
const NO_TOKEN = 'send a service token: Authorization: Bearer …';
const PERMISSION = 'probity:permission';
const PUBLIC = 'probity:public';

/** Where an Express application keeps its tokens (`app.locals`). */
export const TOKENS_LOCAL = 'probity:service-tokens';

/** Declares the permission a route (or every route of a controller) needs, to the guard and in the API document. A route that declares none is refused. */
export function RequirePermission(permission: string): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PERMISSION, permission), ApiExtension('x-permission', permission));
}

/** Declares a route open to everybody: health and documents that are public by nature. */
export function Public(): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}));
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

passport.use(new ServiceTokenStrategy());

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
 * guards only come after it. So a public route takes no body.
 */
export function refuseStrangersBodies(request: Request, _response: Response, next: NextFunction): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || length !== '0';
  next(hasBody && bearerOf(request) === undefined ? platformError('UNAUTHENTICATED', NO_TOKEN, { status: 401 }) : undefined);
}

/** Global guard: denies whatever does not say who may do it. */
@Injectable()
export class PermissionGuard extends AuthGuard(STRATEGY) {
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
    const { user } = context.switchToHttp().getRequest<{ user: Actor }>();

    if (!isPermitted(user, permission)) {
      throw platformError('PERMISSION_DENIED', `this needs the permission ${permission}`, { status: 403 });
    }

    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false | null | undefined): User {
    if (error !== null && error !== undefined) {
      throw error;
    }

    if (user === false || user === null || user === undefined) {
      throw platformError('UNAUTHENTICATED', NO_TOKEN, { status: 401 });
    }

    return user;
  }
}
