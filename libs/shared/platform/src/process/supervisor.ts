import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { inheritedEnvironment } from '../config.js';
import { platformError } from '../errors.js';
import type { Logger } from '../logger.js';

export interface ServiceProcessOptions {
  readonly name: string;
  /** Compiled entry file that calls `runService`. */
  readonly entry: string;
  readonly arguments?: readonly string[];
  /** Configuration of the child, complete: it inherits only what a program needs to run, see `inheritedEnvironment`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Command that runs the service's, with its arguments, and becomes it: `taskset -c 0`, `ip netns exec …`. */
  readonly through?: readonly string[];
  /** How long the service may take to say it is ready; 30 s by default. */
  readonly readyTimeoutMs?: number;
}

export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServiceProcess {
  readonly name: string;
  readonly pid: number;
  /** Address the service said it listens on. */
  readonly url: string | undefined;
  /** Settles when the process is gone, whoever ended it. */
  readonly exited: Promise<ExitStatus>;
  /** SIGTERM, then SIGKILL after the bound. */
  stop(): Promise<ExitStatus>;
  /** Ends it at once, as a crash would: for tests of recovery. */
  kill(): Promise<ExitStatus>;
}

export interface Supervisor {
  /** @throws ProbityError SERVICE_START_FAILED when it exits or stays silent before it is ready */
  start(options: ServiceProcessOptions): Promise<ServiceProcess>;
  /** Stops every service, the last started first. */
  stopAll(): Promise<void>;
}

export interface SupervisorOptions {
  readonly logger: Logger;
  /** Time between SIGTERM and SIGKILL; 25 s by default, longer than a service's own bound. */
  readonly stopTimeoutMs?: number;
  /** Told when a service ends that nobody stopped. */
  readonly onUnexpectedExit?: (name: string, status: ExitStatus) => void;
}

/**
 * Starts services as child processes and leaves none behind. Children are in process groups of their own, so Ctrl-C
 * reaches this process only, which stops them in order; if this process dies, they see the IPC channel close and end.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const running: ServiceProcess[] = [];
  let stopping = false;

  return {
    async start(service) {
      if (stopping) {
        throw platformError('SERVICE_START_FAILED', `${service.name} not started: the supervisor is stopping`);
      }

      const [command, ...before] = [...(service.through ?? []), process.execPath];
      const child = fork(service.entry, service.arguments ?? [], {
        execPath: command,
        execArgv: [...before, ...process.execArgv],
        env: { ...inheritedEnvironment(), ...service.environment },
        detached: true,
        // Both outputs to stderr: stdout belongs to the result of the command that started us.
        stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
      });
      const handle = supervise(service.name, child, options.stopTimeoutMs ?? 25_000);
      running.push(handle.process);

      handle.process.exited.then((status) => {
        running.splice(running.indexOf(handle.process), 1);

        if (!handle.wasStopped()) {
          options.logger.warn({ service: service.name, ...status }, 'service ended');
          options.onUnexpectedExit?.(service.name, status);
        }
      }, () => undefined);

      handle.setUrl(await untilReady(service, child, handle.process));

      return handle.process;
    },

    async stopAll() {
      stopping = true;

      for (const service of [...running].reverse()) {
        await service.stop();
      }

      stopping = false;
    },
  };
}

interface Handle {
  readonly process: ServiceProcess;
  wasStopped(): boolean;
  setUrl(url: string | undefined): void;
}

function supervise(name: string, child: ChildProcess, stopTimeoutMs: number): Handle {
  let stopped = false;
  let url: string | undefined;
  const exited = new Promise<ExitStatus>((done) => {
    child.once('exit', (code, signal) => done({ code, signal }));
    // No process was made: the reason stands in the error that start() throws.
    child.once('error', () => done({ code: null, signal: null }));
  });

  const end = async (signal: NodeJS.Signals): Promise<ExitStatus> => {
    stopped = true;
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    const status = await exited;
    clearTimeout(timer);

    return status;
  };

  return {
    process: {
      name,
      pid: child.pid ?? -1,
      get url() {
        return url;
      },
      exited,
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    },
    wasStopped: () => stopped,
    setUrl: (value) => {
      url = value;
    },
  };
}

async function untilReady(service: ServiceProcessOptions, child: ChildProcess, handle: ServiceProcess): Promise<string | undefined> {
  const timeoutMs = service.readyTimeoutMs ?? 30_000;

  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      const error = platformError('SERVICE_START_FAILED', `${service.name} was not ready within ${timeoutMs / 1000} s: see its log above`);
      handle.kill().then(() => failed(error), failed);
    }, timeoutMs);

    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready') {
        clearTimeout(timer);
        done('url' in message && typeof message.url === 'string' ? message.url : undefined);
      }
    });

    handle.exited.then((status) => {
      clearTimeout(timer);
      failed(platformError('SERVICE_START_FAILED', `${service.name} ended before it was ready (${status.signal ?? `exit code ${status.code}`}): see its log above`));
    }, failed);
  });
}

/**
 * Runs `close` once on SIGINT, SIGTERM, SIGHUP, or when the process that forked us is gone, then exits with the usual
 * code of the signal. A second Ctrl-C while closing changes nothing: what was started is stopped first.
 */
export function closeOnSignals(close: () => Promise<void>): void {
  let closing = false;

  const closeOnce = (exitCode: number): void => {
    if (closing) {
      return;
    }

    closing = true;
    close().then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  };

  process.on('SIGINT', () => closeOnce(130));
  process.on('SIGTERM', () => closeOnce(143));
  process.on('SIGHUP', () => closeOnce(129));

  if (process.connected) {
    process.on('disconnect', () => closeOnce(1));
  }
}
