/** A Redis of a test's own, which can be killed and started again with its data or without. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, inheritedEnvironment, spawnTied, type TiedProcess } from '@probity/shared-platform';

const START_MILLISECONDS = 15_000;

/** Path of redis-server, or undefined where the machine has none. */
export function redisCommand(): string | undefined {
  return (inheritedEnvironment()['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')).find(existsSync);
}

export class RedisServer {
  #process: TiedProcess | undefined;

  private constructor(
    private readonly directory: string,
    readonly host: string,
    readonly port: number,
  ) {}

  /** Starts it on a free port. Data lies in an append-only file under `directory`. */
  static async start(directory: string, host = '127.0.0.1'): Promise<RedisServer> {
    const server = new RedisServer(directory, host, await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://${this.host}:${this.port}`;
  }

  /** As a crash: nothing is flushed in order. */
  async kill(): Promise<void> {
    await this.#process?.crash('SIGKILL');
  }

  /** Starts it again, on the same port. */
  async start({ withData = true }: { withData?: boolean } = {}): Promise<void> {
    if (!withData) rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(this.directory, { recursive: true });
    const command = redisCommand();
    if (command === undefined) throw new Error('there is no redis-server on the PATH');
    this.#process = spawnTied({
      command,
      arguments: [
        '--port', String(this.port), '--bind', this.host, '--protected-mode', 'no', '--dir', this.directory, '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec', '--loglevel', 'warning',
      ],
      output: 'ignore',
    });
    await this.#untilLoaded();
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  async #untilLoaded(): Promise<void> {
    for (const deadline = Date.now() + START_MILLISECONDS; ; ) {
      if (await answersPing(this.host, this.port)) return;
      if (Date.now() > deadline) throw new Error(`redis-server did not answer on port ${this.port} within ${START_MILLISECONDS / 1000} s`);
      await sleep(25);
    }
  }
}

/** While it reads its file it answers LOADING. */
function answersPing(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host, () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (answer) => {
      done(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => done(false));
    socket.on('close', () => done(false));
  });
}
