import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { platformError } from '../errors.js';
import type { Logger } from '../logger.js';
import { down } from './readiness.js';
import type { Readiness } from './readiness.js';

export interface ObserveEndpointOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly metrics: Registry;
  readonly ready: () => Promise<Readiness>;
  readonly logger: Logger;
}

export interface ObserveEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * `GET /health`, `/ready` and `/metrics` of a process that has no API, such as a worker: without sign-in, since it holds no
 * tokens and answers with closed labels only. Bind it to an address that only the monitoring reaches.
 *
 * @throws ProbityError SERVICE_START_FAILED when the port can't be had
 */
export async function startObserveEndpoint({ host, port, metrics, ready, logger }: ObserveEndpointOptions): Promise<ObserveEndpoint> {
  const answers: Record<string, () => Promise<{ status: number; type: string; body: string }>> = {
    '/health': () => Promise.resolve(json(200, { status: 'ok' })),
    '/ready': async () => {
      const checks = await ready();
      return json(down(checks).length > 0 ? 503 : 200, { status: down(checks).length > 0 ? 'not ready' : 'ok', checks });
    },
    '/metrics': async () => ({ status: 200, type: metrics.contentType, body: await metrics.metrics() }),
  };
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
    (answer?.() ?? Promise.resolve(json(404, { status: 'not found' }))).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => {
        logger.error({ err: error }, 'monitoring not answered');
        response.writeHead(500).end();
      },
    );
  });

  await new Promise<void>((done, failed) => {
    server.once('error', (cause) => failed(platformError('SERVICE_START_FAILED', `cannot listen on ${host}:${port} for monitoring: is the port taken?`, { cause })));
    server.listen(port, host, done);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  logger.info({ url }, 'monitoring listens');

  return {
    url,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const json = (status: number, body: object): { status: number; type: string; body: string } => ({ status, type: 'application/json', body: JSON.stringify(body) });
