import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface TiedProcessOptions {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** File descriptor for both outputs, or nowhere. */
  readonly output: number | 'ignore';
  /** Time between SIGINT and SIGQUIT; 15 s by default. */
  readonly stopTimeoutMs?: number;
}

export interface TiedProcess {
  readonly ended: boolean;
  /** Asks for an orderly end (SIGINT); resolves when the process is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it by a signal that leaves it no time, as a crash would: for tests of recovery. Resolves when the process is gone. */
  crash(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
}

/**
 * The shell starts a watcher that blocks on a pipe held open by our process alone, then becomes the program. When the
 * pipe closes, because we stop it or because we were killed, the watcher sends SIGINT.
 */
const SCRIPT = 'exec 3<&0; (cat <&3 >/dev/null; kill -INT $$) & exec "$@" 3<&- </dev/null';

/**
 * Starts a server that cannot outlive this process, however this process ends. It runs in a process group of its own:
 * Ctrl-C reaches us only, and we stop it after its clients.
 */
export function spawnTied(options: TiedProcessOptions): TiedProcess {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', options.command, ...options.arguments], {
    uid: options.uid,
    gid: options.gid,
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...options.environment },
    stdio: ['pipe', options.output, options.output],
  });
  // A write end whose reader went first.
  child.stdin?.on('error', () => undefined);

  return {
    get ended() {
      return hasEnded(child);
    },
    stop: () => stop(child, options.stopTimeoutMs ?? 15_000),
    crash: async (signal) => {
      if (hasEnded(child)) return;
      const exited = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill(signal);
      await exited;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess, timeoutMs: number): Promise<void> {
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.stdin?.destroy();

  if (hasEnded(child)) {
    return;
  }

  const timer = setTimeout(() => child.kill('SIGQUIT'), timeoutMs);
  await exited;
  clearTimeout(timer);
}
