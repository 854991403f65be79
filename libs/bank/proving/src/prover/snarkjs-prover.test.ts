import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import type { VerifyingKey } from '@probity/shared-proof-verifier';
import { compileCircom } from '@probity/shared-circuit-build';
import { directSetup } from '../setup/direct-setup.js';
import { circomlibDirectory, smallDigest, smallInput, writeSmallCircuit } from '../setup/small-circuit.testing.js';
import { ProverError } from './prover.js';
import type { ProveJob } from './prover.js';
import { SnarkjsProver } from './snarkjs-prover.js';

let job: ProveJob;
let key: VerifyingKey;
let directory: string;

before(async () => {
  const written = await writeSmallCircuit();
  directory = written.directory;
  await mkdir(join(directory, 'out'));
  const { r1cs, wasm } = await compileCircom(written.source, [circomlibDirectory], join(directory, 'out'));
  const { zkey, verifyingKey } = await directSetup(r1cs, 'prover test');
  const parsed = parseVerifyingKey(verifyingKey);
  assert.ok(parsed.ok);
  key = parsed.value;
  job = { zkey, wasm, input: smallInput };
});

after(() => rm(directory, { recursive: true }));

const failsWith =
  (code: ProverError['code']) =>
  (error: unknown): boolean =>
    error instanceof ProverError && error.code === code;

describe('SnarkjsProver', () => {
  it('proves jobs handed in at once, and waits for them when it closes', async () => {
    const prover = new SnarkjsProver();
    const jobs = [prover.prove(job), prover.prove(job)];
    await prover.close();
    const results = await Promise.all(jobs);
    for (const { proof, publicSignal } of results) {
      assert.equal(publicSignal, smallDigest);
      assert.equal(verifyGroth16(key, publicSignal, proof), true);
    }
    await assert.rejects(prover.prove(job), failsWith('PROVER_CLOSED'));
    await prover.close();
  });

  it('refuses an input that the circuit refuses, without its values, and goes on', async () => {
    const prover = new SnarkjsProver();
    const tooWide = 987654321n;
    await assert.rejects(prover.prove({ ...job, input: { ...smallInput, x: tooWide } }), (error) => failsWith('WITNESS_REJECTED')(error) && !(error as Error).message.includes(String(tooWide)));
    await assert.rejects(prover.prove({ ...job, input: { x: 1n } }), failsWith('WITNESS_REJECTED'));
    await assert.rejects(prover.prove({ ...job, zkey: job.zkey.subarray(0, 100) }), failsWith('PROVING_FAILED'));
    assert.equal((await prover.prove(job)).publicSignal, smallDigest);
    await prover.close();
  });

  it('works again after the last prover closed, and while another closes', async () => {
    const first = new SnarkjsProver();
    const second = new SnarkjsProver();
    const closing = first.close();
    assert.equal((await second.prove(job)).publicSignal, smallDigest);
    await Promise.all([closing, second.close()]);
    const third = new SnarkjsProver();
    assert.equal((await third.prove(job)).publicSignal, smallDigest);
    await third.close();
  });
});
