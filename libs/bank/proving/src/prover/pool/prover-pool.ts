/** Processes that prove, as many as there are cores to use, each one proof at a time on one thread. */
import type { Logger } from '@probity/shared-platform';
import { parseProof } from '@probity/shared-proof-verifier';
import type { Artifacts } from '../../artifacts/artifact-store.js';
import type { EngineSettings } from '../engines/engine.js';
import { ProverError, type ProveJob, type Prover, type ProverDescription, type ProveResult } from '../prover.js';
import { circuitName, type Proved } from './messages.js';
import { ProverProcess } from './prover-process.js';

/** Circuits that a process keeps: both, on the day on which a model changes. */
const CIRCUITS_KEPT = 4;

export interface ProverPoolOptions {
  readonly description: ProverDescription;
  readonly settings: EngineSettings;
  /** Where keys and witness programs come from; each process asks for each of them once. */
  readonly artifacts: Pick<Artifacts, 'get'>;
  /** A process whose resident memory is above this after a proof is replaced. */
  readonly memoryLimitMiB: number;
  readonly logger: Logger;
}

/**
 * Processes start when they are needed and stay. One that dies fails its job, with a code that may be tried again, and is
 * replaced for the next one. None outlives this process: each ends when its channel closes.
 */
export class ProverPool implements Prover {
  readonly #options: ProverPoolOptions;
  readonly #processes = new Set<ProverProcess>();
  readonly #idle: ProverProcess[] = [];
  readonly #worn = new WeakSet<ProverProcess>();
  readonly #running = new Set<Promise<unknown>>();
  /** Told when a process is free. */
  readonly #waiting: (() => void)[] = [];
  #places: number;
  #closing: Promise<void> | undefined;
  readonly #killAll = (): void => this.#processes.forEach((one) => one.kill());

  constructor(options: ProverPoolOptions) {
    this.#options = options;
    this.#places = options.description.processes;
    process.once('exit', this.#killAll);
  }

  get description(): ProverDescription {
    return this.#options.description;
  }

  /** Processes that run now, for looks at them from outside. */
  get processIds(): number[] {
    return [...this.#processes].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  prove(job: ProveJob, signal?: AbortSignal): Promise<ProveResult> {
    if (this.#closing !== undefined) return Promise.reject(new ProverError('PROVER_CLOSED', 'the prover is closed'));
    const proving = this.#prove(job, signal);
    this.#running.add(proving);
    void proving.catch(() => undefined).finally(() => this.#running.delete(proving));
    return proving;
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled([...this.#running]).then(async () => {
      await Promise.all([...this.#processes].map((one) => one.end()));
      process.off('exit', this.#killAll);
    });
    return this.#closing;
  }

  async #prove(job: ProveJob, signal: AbortSignal | undefined): Promise<ProveResult> {
    await this.#takePlace(signal);
    let worker: ProverProcess | undefined;
    try {
      worker = await this.#workerFor(circuitName(job.circuit));
      return await this.#proveIn(worker, job, signal);
    } finally {
      if (worker !== undefined) this.#putBack(worker);
      this.#givePlace();
    }
  }

  async #proveIn(worker: ProverProcess, job: ProveJob, signal: AbortSignal | undefined): Promise<ProveResult> {
    const cancel = (): void => worker.kill(cancelled());
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      refuseCancelled(signal);
      await this.#load(worker, job);
      refuseCancelled(signal);
      const proved = (await worker.request({ type: 'prove', circuit: job.circuit, input: job.input }))!;
      if (proved.residentMiB > this.#options.memoryLimitMiB) {
        this.#options.logger.info({ pid: worker.pid, residentMiB: proved.residentMiB }, 'prover process above its memory limit: replaced');
        this.#worn.add(worker);
      }
      return resultOf(proved);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Sends a circuit's artifacts, unless the process has them. */
  async #load(worker: ProverProcess, { circuit }: ProveJob): Promise<void> {
    const name = circuitName(circuit);
    const known = worker.circuits.indexOf(name);
    if (known >= 0) {
      worker.circuits.splice(known, 1);
    } else {
      const [zkey, wasm] = [await this.#options.artifacts.get(circuit.zkeySha256), await this.#options.artifacts.get(circuit.wasmSha256)];
      const forget = worker.circuits.length >= CIRCUITS_KEPT ? worker.circuits.shift() : undefined;
      await worker.request({ type: 'load', circuit, zkey, wasm, forget });
    }
    worker.circuits.push(name);
  }

  /** An idle process, rather one that has the circuit, or a new one. */
  async #workerFor(circuit: string): Promise<ProverProcess> {
    const usable = this.#idle.filter((one) => !one.gone);
    const worker = usable.find(({ circuits }) => circuits.includes(circuit)) ?? usable[0];
    if (worker !== undefined) {
      this.#idle.splice(this.#idle.indexOf(worker), 1);
      return worker;
    }
    const started = new ProverProcess(this.#options.settings);
    this.#processes.add(started);
    void started.exited.then(() => this.#forget(started));
    try {
      await started.request({ type: 'open', settings: this.#options.settings });
    } catch (error) {
      // Nobody else would: with a binary that is refused, each try would leave one more behind.
      started.kill();
      throw error;
    }
    return started;
  }

  #putBack(worker: ProverProcess): void {
    if (this.#worn.has(worker)) void worker.end();
    else if (!worker.gone) this.#idle.push(worker);
  }

  #forget(worker: ProverProcess): void {
    this.#processes.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  /** Waits until fewer jobs run than there may be processes. */
  #takePlace(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(cancelled());
    if (this.#places > 0) {
      this.#places -= 1;
      return Promise.resolve();
    }
    return new Promise((done, failed) => {
      const take = (): void => {
        signal?.removeEventListener('abort', leave);
        done();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        failed(cancelled());
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(take);
    });
  }

  #givePlace(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#places += 1;
    else next();
  }
}

const cancelled = (): ProverError => new ProverError('PROVING_CANCELLED', 'the proof was cancelled');

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

function resultOf({ proof, publicSignal, timings, peakMemoryMiB }: Proved): ProveResult {
  const parsed = parseProof(proof);
  if (!parsed.ok) throw new ProverError('PROVING_FAILED', `the prover gave no proof: ${parsed.message}`);
  return { proof: parsed.value, publicSignal, timings, peakMemoryMiB };
}
