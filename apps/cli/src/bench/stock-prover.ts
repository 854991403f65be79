/** The stock prover, to measure against: `snarkjs.groth16.prove` from files, in a process of its own, one proof after the other. */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CircuitInput } from '@probity/shared-commitments';
import { parseSnarkjsProof, type Groth16Proof } from '@probity/shared-proof-verifier';
import * as snarkjs from 'snarkjs';

interface StockRequest {
  readonly zkey: string;
  readonly wasm: string;
  readonly input: CircuitInput;
  readonly witness: string;
}

interface StockReply {
  readonly milliseconds: number;
  readonly proof: unknown;
}

export interface StockProver {
  /** Time of the proof alone: making the witness file before it does not count. */
  prove(zkey: string, wasm: string, input: CircuitInput): Promise<{ readonly milliseconds: number; readonly proof: Groth16Proof }>;
  close(): Promise<void>;
}

/** Its witnesses are files, which is no loss: the records are synthetic. */
export async function openStockProver(): Promise<StockProver> {
  const directory = await mkdtemp(join(tmpdir(), 'probity-stock-prover-'));
  const child = fork(fileURLToPath(import.meta.url), ['stock'], { serialization: 'advanced', stdio: ['ignore', process.stderr, process.stderr, 'ipc'] });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    async prove(zkey, wasm, input) {
      const reply = await new Promise<StockReply>((done, failed) => {
        child.once('message', done);
        void exited.then(() => failed(new Error('the stock prover ended: see above')));
        child.send({ zkey, wasm, input, witness: join(directory, 'witness.wtns') } satisfies StockRequest);
      });
      const proof = parseSnarkjsProof(reply.proof);
      if (!proof.ok) throw new Error(`stock prover: ${proof.message}`);
      return { milliseconds: reply.milliseconds, proof: proof.value };
    },
    async close() {
      child.disconnect();
      await exited;
      await rm(directory, { recursive: true });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'stock') {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ zkey, wasm, input, witness }: StockRequest) => {
    void (async () => {
      await snarkjs.wtns.calculate(input, wasm, witness);
      const start = performance.now();
      const { proof } = await snarkjs.groth16.prove(zkey, witness);
      process.send!({ milliseconds: performance.now() - start, proof } satisfies StockReply);
    })();
  });
}
