import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import type { INestApplication, Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import helmet from 'helmet';
import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import { platformError } from '../errors.js';
import { NestLogger } from '../logger.js';
import type { Logger } from '../logger.js';
import { openApiDocument } from './openapi.js';
import { PermissionGuard, Public, refuseStrangersBodies, TOKENS_LOCAL } from './auth.js';
import { ProblemFilter } from './problem.filter.js';
import type { ServiceTokens } from './service-tokens.js';

/** One dependency's state, as the health route shows it. */
export type HealthState = 'up' | 'down';

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
  /** States of what the service needs, by name; the health route answers 503 when one is down. */
  readonly health?: () => Promise<Readonly<Record<string, HealthState>>>;
}

export interface RunningService {
  readonly app: INestApplication;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Builds and starts an HTTP service: helmet, problem details, deny-by-default guard, `/health`, API docs at `/docs`
 * and `/openapi.json`.
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
  });

  app.use(refuseStrangersBodies);
  app.useBodyParser('json', { limit: options.bodyLimit ?? '1mb' });
  app.disable('x-powered-by');
  app.setLocal(TOKENS_LOCAL, options.tokens);
  // Swagger's page needs inline styles, which helmet permits; on plain http an upgrade of requests would break it.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.useGlobalFilters(new ProblemFilter(options.logger));
  SwaggerModule.setup('docs', app, () => openApiDocument(app, options), { jsonDocumentUrl: 'openapi.json' });

  return app;
}

function serviceModule(options: CreateServiceOptions): Type {
  @Controller('health')
  class HealthController {
    @Get()
    @Public()
    async health(): Promise<Record<string, unknown>> {
      const checks = await healthOf(options);

      if (Object.values(checks).includes('down')) {
        throw platformError('UNHEALTHY', `down: ${Object.keys(checks).filter((name) => checks[name] === 'down').join(', ')}`, { status: 503 });
      }

      return { status: 'ok', service: options.name, version: options.version, checks };
    }
  }

  @Module({ imports: [options.module], controllers: [HealthController], providers: [{ provide: APP_GUARD, useClass: PermissionGuard }] })
  class ServiceModule {}

  return ServiceModule;
}

async function healthOf(options: CreateServiceOptions): Promise<Readonly<Record<string, HealthState>>> {
  try {
    return (await options.health?.()) ?? {};
  } catch (error) {
    options.logger.warn({ err: error }, 'health check failed');
    return { check: 'down' };
  }
}
