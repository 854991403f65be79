/** Runs in a thread of its own, see `JudgeThread`. */
import { parentPort } from 'node:worker_threads';
import { judge } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import type { JudgeAnswer, JudgeTask } from './judge-thread.js';

parentPort?.on('message', ({ document, trust, history }: JudgeTask) => {
  let answer: JudgeAnswer;
  try {
    answer = { ok: true, claims: judge(document, trust, history, { engine: wasmEngine() }) };
  } catch (error) {
    answer = { ok: false, error };
  }
  parentPort?.postMessage(answer);
});
