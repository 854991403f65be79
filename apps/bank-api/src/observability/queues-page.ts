import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { isPermitted, platformError, type Actor, type BrowserPage } from '@probity/shared-platform';
import type { Queue } from 'bullmq';
import type { RequestHandler } from 'express';

const PATH = '/queues';
/** The page can do much more than look: of all that, only trying failed jobs again is let through. Payloads are the outbox' to write. */
const RETRIES = [/^\/api\/queues\/[a-z-]+\/retry\/failed$/, /^\/api\/queues\/[a-z-]+\/[A-Za-z0-9-]+\/retry$/];

/**
 * The page of the queues (bull-board): how many jobs are where, and why some failed. Who may look at proving sees it; who
 * may operate it can try failed jobs again. Jobs hold ids only, and reasons name places, never values.
 */
export function queuesPage(queues: readonly Queue[]): BrowserPage {
  const board = (readOnlyMode: boolean): RequestHandler => {
    const serverAdapter = new ExpressAdapter().setBasePath(PATH);
    const adapters = queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode, allowRetries: !readOnlyMode }));
    createBullBoard({ queues: adapters, serverAdapter, options: { uiConfig: { boardTitle: 'Probity', hideRedisDetails: true } } });
    return serverAdapter.getRouter() as RequestHandler;
  };
  const [looking, operating] = [board(true), board(false)];
  return {
    path: PATH,
    permission: 'proving:read',
    handlerFor: (actor) => (request, response, next) => {
      const fault = refusal(actor, request.method, request.path);
      if (fault !== undefined) response.status(fault.status).json({ error: fault.code, message: fault.detail });
      else (isPermitted(actor, 'proving:operate') ? operating : looking)(request, response, next);
    },
  };
}

function refusal(actor: Actor, method: string, path: string): ReturnType<typeof platformError> | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (!isPermitted(actor, 'proving:operate')) return platformError('PERMISSION_DENIED', 'this needs the permission proving:operate', { status: 403 });
  const isRetry = method === 'PUT' && RETRIES.some((pattern) => pattern.test(path));
  return isRetry ? undefined : platformError('PERMISSION_DENIED', 'this page tries failed jobs again, and changes nothing else', { status: 403 });
}
