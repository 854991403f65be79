import type { Logger } from '../logger.js';

/** A message of a child service to the process that started it. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly url?: string;
}

export interface ServiceHandle {
  /** Address of the service, if it has one. */
  readonly url?: string;
  /** Finishes work in hand, then lets go of everything. */
  close(): Promise<void>;
}

export interface RunServiceOptions {
  readonly logger: Logger;
  /** How long `close` may take before the process ends anyway; 20 s by default. */
  readonly closeTimeoutMs?: number;
}

/**
 * Main of a service process: starts it, tells the starter, and closes it on SIGINT, SIGTERM, or when the starter is
 * gone (its IPC channel disconnects). The exit code is 0 after an orderly end and 1 otherwise.
 */
export async function runService(start: () => Promise<ServiceHandle>, options: RunServiceOptions): Promise<void> {
  const { logger } = options;
  let service: ServiceHandle | undefined;
  let closing = false;

  const shutDown = (reason: string): void => {
    if (closing) {
      return;
    }

    closing = true;
    logger.info({ reason }, 'shutting down');
    setTimeout(() => {
      logger.error('shutdown took too long');
      process.exit(1);
    }, options.closeTimeoutMs ?? 20_000).unref();

    Promise.resolve(service?.close()).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'shutdown failed');
        process.exit(1);
      },
    );
  };

  process.on('SIGINT', () => shutDown('SIGINT'));
  process.on('SIGTERM', () => shutDown('SIGTERM'));
  process.on('disconnect', () => shutDown('starter is gone'));
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });

  try {
    service = await start();
  } catch (error) {
    logger.fatal({ err: error }, 'start failed');
    process.exit(1);
  }

  const ready: ReadyMessage = { type: 'ready', url: service.url };
  process.send?.(ready);
}
