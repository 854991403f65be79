import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Claim } from '@probity/shared-evidence';
import type { HistoryFacts, TrustMaterial } from '@probity/shared-proof-verifier';
import { supervisionError } from './errors.js';

export interface JudgeTask {
  readonly document: unknown;
  readonly trust: TrustMaterial;
  readonly history: HistoryFacts;
}

export type JudgeAnswer = { readonly ok: true; readonly claims: Claim[] } | { readonly ok: false; readonly error: unknown };

/**
 * The judge in a thread of its own. A large bundle takes minutes of hashing and pairings, and the bank decides how large it
 * is: the witness and the other banks' requests must not wait for it. One bundle at a time; the caller sees to that.
 */
export class JudgeThread {
  #worker: Worker | undefined;

  /** @throws what the judge threw, or why the thread ended */
  async judge(task: JudgeTask): Promise<Claim[]> {
    const worker = (this.#worker ??= this.startWorker());
    // An idle thread does not keep the process; one at work does.
    worker.ref();
    const answered = new AbortController();
    try {
      worker.postMessage(task);
      const [answer] = (await Promise.race([once(worker, 'message', answered), endOf(worker, answered)])) as [JudgeAnswer];
      if (answer.ok) return answer.claims;
      throw answer.error;
    } finally {
      answered.abort();
      worker.unref();
    }
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  private startWorker(): Worker {
    const worker = new Worker(new URL('./judge.worker.js', import.meta.url));
    // The task at hand sees the error itself; without a listener an idle thread's would end the process.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}

async function endOf(worker: Worker, options: { signal: AbortSignal }): Promise<never> {
  const [code] = (await once(worker, 'exit', options)) as [number];
  throw supervisionError('JUDGE_ENDED', 500, `the judge's thread ended with code ${code} before its verdict: too little memory, perhaps`);
}
