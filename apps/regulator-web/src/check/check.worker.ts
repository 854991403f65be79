/** Runs in a worker of the browser: pairings take seconds, and the page must not stand still meanwhile. */
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import type { CheckMessage, CheckRequest } from './check-messages.js';
import { hashOf, runCheck } from './run-check.js';

const say = (message: CheckMessage): void => (globalThis as unknown as { postMessage(message: CheckMessage): void }).postMessage(message);

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  void tellVerifier();
  try {
    say({ kind: 'result', result: runCheck(data, wasmEngine(), (done, of) => say({ kind: 'progress', done, of })) });
  } catch (error) {
    say({ kind: 'failed', detail: error instanceof Error ? error.message : 'the check itself failed' });
  }
});

/** This file's own hash: the page comes from a server, which could send another verifier to somebody it wants to deceive. */
async function tellVerifier(): Promise<void> {
  const script = await fetch(location.href);
  say({ kind: 'verifier', file: location.pathname.split('/').at(-1) ?? '', sha256: hashOf(await script.arrayBuffer()) });
}
