/** A prover process as its starter sees it: one request at a time. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment } from '@probity/shared-platform';
import type { EngineSettings } from '../engines/engine.js';
import { ProverError } from '../prover.js';
import type { Proved, Reply, Request } from './messages.js';

/**
 * Node's own refusal of most but computing: the JavaScript engine's process can write no file and start no program, so its
 * witness comes to no disk. It does not refuse the network, and Node calls it no wall against hostile code. (Before Node 23.5 the flag has another name and a warning.)
 */
export function computingOnly(): string[] {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [flag, '--allow-fs-read=*', '--disable-warning=ExperimentalWarning'];
}

/** Without options for Node: `--heapsnapshot-near-heap-limit` writes what is in memory to a file, the refusal above notwithstanding, and `--inspect` shows it. */
function proverEnvironment(): Record<string, string> {
  const { NODE_OPTIONS: _left, ...environment } = inheritedEnvironment();
  return environment;
}

interface Pending {
  readonly done: (proved: Proved | undefined) => void;
  readonly failed: (error: ProverError) => void;
}

export class ProverProcess {
  readonly #child: ChildProcess;
  /** Resolves when the process is gone, whoever ended it. */
  readonly exited: Promise<void>;
  #pending: Pending | undefined;
  #gone = false;
  #killed = false;
  #killedFor: ProverError | undefined;
  /** Names of the circuits it has loaded, the one used least recently first. */
  readonly circuits: string[] = [];

  constructor(settings: EngineSettings) {
    const child = fork(fileURLToPath(new URL('./process-main.js', import.meta.url)), [], {
      serialization: 'advanced',
      env: proverEnvironment(),
      execArgv: settings.engine === 'snarkjs' ? computingOnly() : [],
      // A process group of its own: a prover binary that it runs ends with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    this.exited = new Promise((done) => {
      const gone = (how: string): void => {
        this.#gone = true;
        // Killed alone, by the kernel where memory is short, it leaves a binary behind that goes on with the witness.
        killGroup(child);
        this.#pending?.failed(this.#killedFor ?? ended(how));
        this.#pending = undefined;
        done();
      };
      child.once('exit', (code, signal) => gone(signal ?? `exit code ${code}`));
      child.once('error', (error: NodeJS.ErrnoException) => gone(`no start, ${error.code}`));
    });
    child.on('message', (reply: Reply) => this.#settle(reply));
  }

  /** True from the moment it is killed, before its end is heard of: nothing else is asked of it. */
  get gone(): boolean {
    return this.#gone || this.#killed;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** @throws ProverError what the process answers, PROVER_PROCESS_ENDED when it ends instead */
  request(request: Request): Promise<Proved | undefined> {
    return new Promise((done, failed) => {
      if (this.gone) return failed(this.#killedFor ?? ended('before it was asked'));
      this.#pending = { done, failed };
      this.#child.send(request, (error) => {
        if (error !== null) this.kill(ended('its channel is closed'));
      });
    });
  }

  /** Ends it at once, with the program that it may run; what it was asked fails with `reason`. */
  kill(reason?: ProverError): void {
    if (this.gone) return;
    this.#killed = true;
    this.#killedFor = reason;
    killGroup(this.#child);
  }

  /** Lets it go; resolves when it is gone. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.exited;
  }

  #settle(reply: Reply): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (reply.ok) pending?.done(reply.proved);
    else pending?.failed(new ProverError(reply.code, reply.message));
  }
}

/** A process with what it runs, as far as they are there. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}

const ended = (how: string): ProverError => new ProverError('PROVER_PROCESS_ENDED', `a prover process ended (${how}): was it killed, or was memory short?`);
