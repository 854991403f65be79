/** Many scalars times a fixed generator, on worker threads. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Curve } from 'ffjavascript';
import { writeScalar } from './qap.js';
import { SetupError } from './setup-error.js';

export type GroupName = 'G1' | 'G2';

/** What a worker is started with. */
export type FixedBaseStart = {
  readonly wasm: Uint8Array;
  readonly g1Generator: number;
  readonly g2Generator: number;
  readonly windowBits: Readonly<Record<GroupName, number>>;
};

export type FixedBaseRequest = { readonly group: GroupName; readonly scalars: Uint8Array };

/** Affine points: in a key's form (little-endian Montgomery), and in the form that snarkjs hashes (big-endian). */
export type FixedBaseReply = { readonly points: Uint8Array; readonly uncompressed: Uint8Array };

const CHUNK = 2048;
const SCALAR_BYTES = 32;
/** Above this many points a larger table pays for itself. */
const LARGE_SETUP = 1 << 15;
const MAX_WORKERS = 16;

type Task = { readonly request: FixedBaseRequest; resolve(reply: FixedBaseReply): void; reject(error: Error): void };

/** A pool of workers. Results do not depend on their number. */
export class FixedBasePool {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Task>();
  private readonly waiting: Task[] = [];
  private readonly workers: Worker[] = [];
  private failure: Error | undefined;

  /** @param points about how many points will be asked for: decides the size of the tables and the number of workers */
  constructor(curve: Curve, points: number) {
    const start: FixedBaseStart = {
      wasm: curve.tm.code,
      g1Generator: curve.tm.pG1gen,
      g2Generator: curve.tm.pG2gen,
      windowBits: points > LARGE_SETUP ? { G1: 12, G2: 10 } : { G1: 8, G2: 7 },
    };
    const count = Math.max(1, Math.min(availableParallelism(), MAX_WORKERS, Math.ceil(points / CHUNK)));
    for (let index = 0; index < count; index += 1) {
      const worker = new Worker(new URL('./fixed-base-worker.js', import.meta.url), { workerData: start });
      worker.on('message', (reply: FixedBaseReply) => this.finish(worker, reply));
      worker.on('error', (error) => this.fail(error));
      this.workers.push(worker);
      this.idle.push(worker);
    }
  }

  /** Multiplies the group's generator by each scalar (below r); zero gives the point at infinity (all zero bytes). */
  async multiply(group: GroupName, scalars: readonly bigint[], onPoints: (count: number) => void): Promise<FixedBaseReply> {
    const chunks: Promise<FixedBaseReply>[] = [];
    for (let from = 0; from < scalars.length; from += CHUNK) {
      const chunk = scalars.slice(from, from + CHUNK);
      const bytes = new Uint8Array(chunk.length * SCALAR_BYTES);
      const view = new DataView(bytes.buffer);
      chunk.forEach((scalar, index) => writeScalar(view, index * SCALAR_BYTES, scalar));
      chunks.push(
        this.run({ group, scalars: bytes }).then((reply) => {
          onPoints(chunk.length);
          return reply;
        }),
      );
    }
    const replies = await Promise.all(chunks);
    return { points: Buffer.concat(replies.map((reply) => reply.points)), uncompressed: Buffer.concat(replies.map((reply) => reply.uncompressed)) };
  }

  /** Ends the workers; what was still running is rejected. */
  async close(): Promise<void> {
    this.fail(new SetupError('WORKER_FAILED', 'the setup was closed while it ran'));
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private run(request: FixedBaseRequest): Promise<FixedBaseReply> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && this.idle.length > 0) {
      const worker = this.idle.pop()!;
      const task = this.waiting.shift()!;
      this.busy.set(worker, task);
      worker.postMessage(task.request, [task.request.scalars.buffer as ArrayBuffer]);
    }
  }

  private finish(worker: Worker, reply: FixedBaseReply): void {
    this.busy.get(worker)?.resolve(reply);
    this.busy.delete(worker);
    this.idle.push(worker);
    this.dispatch();
  }

  private fail(cause: Error): void {
    this.failure ??= cause;
    for (const task of [...this.busy.values(), ...this.waiting.splice(0)]) task.reject(this.failure);
    this.busy.clear();
  }
}
