import 'reflect-metadata';
import { Controller, Get, Module, Res } from '@nestjs/common';
import type { INestApplication, Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { DynamicModule } from '@nestjs/common';
import { platformError } from '../errors.js';
import { NestLogger } from '../logger.js';
import type { Logger } from '../logger.js';
import { createMetrics } from '../observability/metrics.js';
import type { Metrics } from '../observability/metrics.js';
import { down } from '../observability/readiness.js';
import type { Readiness } from '../observability/readiness.js';
import { AnswersBytes, openApiDocument, openApiSchema } from './openapi.js';
import type { Answers } from './openapi.js';
import { PermissionGuard, Public, refuseStrangersBodies, RequirePermission, TOKENS_LOCAL } from './auth.js';
import { browserPageHandler } from './browser-page.js';
import type { BrowserPage } from './browser-page.js';
import { ProblemFilter } from './problem.filter.js';
import { ACTOR_BUCKETS, ActorRateGuard, bucketsOf, DEFAULT_RATE_LIMITS, limitAddresses } from './rate-limit.js';
import type { RateLimits } from './rate-limit.js';
import { nameRequests } from './request-id.js';
import type { ServiceTokens } from './service-tokens.js';
import { staticSiteHandler } from './static-site.js';
import type { StaticSite } from './static-site.js';
import { SIGNERS_LOCAL } from './signed-requests.js';
import type { SignerLookup } from './signed-requests.js';
import { SESSIONS_LOCAL } from './user-sessions.js';
import type { UserSessions } from './user-sessions.js';

/** An e-mail and a password, generously. */
const STRANGERS_BODY_LIMIT = '4kb';
import { answerUnparsedRequests } from './unparsed-requests.js';

export interface CreateServiceOptions {
  /** For logs, health and the API document: `bank-api`. */
  readonly name: string;
  readonly version: string;
  readonly module: Type | DynamicModule;
  readonly logger: Logger;
  readonly tokens: ServiceTokens;
  /** 127.0.0.1 by default. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Largest body, as `bytes` understands it; `1mb` by default. */
  readonly bodyLimit?: string;
  /** States of what the service needs, by name; `/ready` answers 503 when one is down. */
  readonly ready?: () => Promise<Readiness>;
  /** Shown at `/metrics`; the process's own where there are no others. */
  readonly metrics?: Metrics;
  /** {@link DEFAULT_RATE_LIMITS} where nothing else is said. */
  readonly rateLimits?: RateLimits;
  /** Sessions of people, of a service that people sign in to. Asked for once the module's providers are there. */
  readonly sessions?: (app: INestApplication) => UserSessions;
  /** Keys of those who sign their requests. */
  readonly signers?: SignerLookup;
  /** Paths where a stranger may POST a small body: to sign in. */
  readonly strangersMayPost?: readonly string[];
  /** What its routes answer with, for the API document. */
  readonly answers?: Answers;
  /** Pages for browsers. Asked for once the module's providers are there. */
  readonly pages?: (app: INestApplication) => readonly BrowserPage[];
  /** Built pages, open to everybody; `/` leads to them. */
  readonly site?: StaticSite;
}

export interface RunningService {
  readonly app: INestApplication;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Builds and starts an HTTP service: helmet, problem details, deny-by-default guard, `/health`, `/ready` and
 * `/metrics`, API docs at `/docs` and `/openapi.json`.
 *
 * @throws ProbityError SERVICE_START_FAILED when the port can't be had
 */
export async function createService(options: CreateServiceOptions): Promise<RunningService> {
  const app = await buildApplication(options);
  const host = options.host ?? '127.0.0.1';

  try {
    await app.listen(options.port ?? 0, host);
  } catch (cause) {
    await app.close();
    throw platformError('SERVICE_START_FAILED', `${options.name} cannot listen on ${host}:${options.port ?? 0}: is the port taken?`, { cause });
  }

  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  options.logger.info({ url }, 'listening');

  return { app, url, port, close: () => app.close() };
}

/** The service's OpenAPI document, without listening: for the committed copy and its check. */
export async function describeService(options: CreateServiceOptions): Promise<OpenAPIObject> {
  const app = await buildApplication(options);

  try {
    await app.init();
    return openApiDocument(app, options);
  } finally {
    await app.close();
  }
}

async function buildApplication(options: CreateServiceOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(serviceModule(options), {
    logger: new NestLogger(options.logger),
    abortOnError: false,
    bodyParser: false,
    // Kept beside what was parsed, to be held against the signature.
    rawBody: options.signers !== undefined,
  });

  answerUnparsedRequests(app.getHttpServer());
  app.setLocal(TOKENS_LOCAL, options.tokens);
  app.setLocal(SESSIONS_LOCAL, options.sessions?.(app));
  app.setLocal(SIGNERS_LOCAL, options.signers);
  app.use(nameRequests);
  // Swagger's page needs inline styles, which helmet permits; on plain http an upgrade of requests would break it.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.use(limitAddresses((options.rateLimits ?? DEFAULT_RATE_LIMITS).address));
  // Before the body parser, as pages parse their own once they know who asks.
  for (const page of options.pages?.(app) ?? []) app.use(page.path, browserPageHandler(page));
  serveSite(app, options.site);
  const strangersMayPost = options.strangersMayPost ?? [];
  app.use(refuseStrangersBodies(strangersMayPost));
  // Whatever type it says to be: what this one reads, the next one leaves alone.
  app.useBodyParser('json', { limit: STRANGERS_BODY_LIMIT, type: ({ method, url }: IncomingMessage) => method === 'POST' && strangersMayPost.includes(url?.split('?')[0] ?? '') });
  app.useBodyParser('json', { limit: options.bodyLimit ?? '1mb' });
  app.disable('x-powered-by');
  app.useGlobalFilters(new ProblemFilter(options.logger));
  SwaggerModule.setup('docs', app, () => openApiDocument(app, options), { jsonDocumentUrl: 'openapi.json' });

  return app;
}

function serveSite(app: NestExpressApplication, site: StaticSite | undefined): void {
  if (site === undefined) return;
  app.use(site.path, staticSiteHandler(site));
  app.use((request: Request, response: Response, next: NextFunction): void => {
    if (request.path === '/' && request.method === 'GET') response.redirect(`${site.path}/`);
    else next();
  });
}

const healthSchema = z.strictObject({ status: z.literal('ok'), service: z.string(), version: z.string() });
const readySchema = healthSchema.extend({ checks: z.record(z.string(), z.enum(['up', 'down'])) });

function serviceModule(options: CreateServiceOptions): Type {
  const metrics = options.metrics ?? createMetrics(options.name);

  @Controller()
  class MonitoringController {
    @Get('health')
    @ApiOperation({ summary: 'Whether the process answers. What it needs is asked by /ready.' })
    @ApiOkResponse({ schema: openApiSchema(healthSchema) })
    @Public()
    health(): z.infer<typeof healthSchema> {
      return { status: 'ok', service: options.name, version: options.version };
    }

    @Get('ready')
    @ApiOperation({ summary: 'Whether what the service needs is there; 503 with the names of what is not.' })
    @ApiOkResponse({ schema: openApiSchema(readySchema) })
    @Public()
    async ready(): Promise<z.infer<typeof readySchema>> {
      const checks = await readinessOf(options);
      if (down(checks).length > 0) throw platformError('UNHEALTHY', `down: ${down(checks).join(', ')}`, { status: 503 });
      return { status: 'ok', service: options.name, version: options.version, checks };
    }

    @Get('metrics')
    @ApiOperation({ summary: 'Metrics in the format of Prometheus.' })
    @AnswersBytes('text/plain')
    @RequirePermission('metrics:read')
    async metrics(@Res() response: Response): Promise<void> {
      response.type(metrics.contentType).send(await metrics.metrics());
    }
  }

  @Module({
    imports: [options.module],
    controllers: [MonitoringController],
    providers: [
      { provide: ACTOR_BUCKETS, useValue: bucketsOf((options.rateLimits ?? DEFAULT_RATE_LIMITS).actor) ?? null },
      { provide: APP_GUARD, useClass: PermissionGuard },
      { provide: APP_GUARD, useClass: ActorRateGuard },
    ],
  })
  class ServiceModule {}

  return ServiceModule;
}

async function readinessOf(options: CreateServiceOptions): Promise<Readiness> {
  try {
    return (await options.ready?.()) ?? {};
  } catch (error) {
    options.logger.warn({ err: error }, 'readiness check failed');
    return { check: 'down' };
  }
}
