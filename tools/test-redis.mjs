/* A throwaway Redis for tests, where redis-server is on the PATH. */
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const START_TIMEOUT_MS = 10_000;

/** @returns {Promise<{ url: string, stop(): Promise<void> } | undefined>} undefined where there is no redis-server */
export async function startTestRedis() {
  const command = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')).find(existsSync);

  if (command === undefined) {
    return undefined;
  }

  const { freePort, spawnTied } = await import('@probity/shared-platform');
  const directory = mkdtempSync(join(tmpdir(), 'probity-redis-'));
  const port = await freePort();
  const server = spawnTied({
    command,
    arguments: ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no', '--loglevel', 'warning'],
    output: 'ignore',
  });
  await untilListening(port);

  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function untilListening(port) {
  for (const deadline = Date.now() + START_TIMEOUT_MS; ; ) {
    const open = await new Promise((done) => {
      const socket = connect(port, '127.0.0.1', () => done(true));
      socket.on('error', () => done(false));
      socket.on('connect', () => socket.destroy());
    });

    if (open) {
      return;
    }

    if (Date.now() > deadline) {
      throw new Error(`redis-server did not listen on port ${port} within ${START_TIMEOUT_MS / 1000} s`);
    }

    await new Promise((done) => setTimeout(done, 50));
  }
}
