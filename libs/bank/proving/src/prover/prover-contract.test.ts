/** What both engines keep to. rapidsnark's part runs where PROVER_BINARY and PROVER_BINARY_SHA256 name a binary. */
import assert from 'node:assert/strict';
import { readdirSync, readlinkSync, watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig, type ProverConfig } from '@probity/shared-platform';
import { verifyGroth16 } from '@probity/shared-proof-verifier';
import { smallDigest } from '@probity/shared-proving-key/testing';
import { ProverError, type ProveResult, type ProverErrorCode } from './prover.js';
import { isRunning, openSmallProver, smallCircuit, type SmallCircuit } from './small-prover.testing.js';

const CANARY = 987_654_321_234n;

const failsWith =
  (code: ProverErrorCode, message = /./) =>
  (error: unknown): boolean =>
    error instanceof ProverError && error.code === code && message.test(error.message) && !error.message.includes(String(CANARY));

const { binary, binarySha256 } = loadConfig().prover;
const engines: readonly [name: string, config: Partial<ProverConfig>, skip: string | false][] = [
  ['snarkjs', { engine: 'snarkjs' }, false],
  ['rapidsnark', { engine: 'rapidsnark', binary, binarySha256 }, binary === undefined && 'PROVER_BINARY and PROVER_BINARY_SHA256 name no binary'],
];

for (const [name, config, skip] of engines) {
  describe(`prover: ${name}`, { skip }, () => {
    let circuit: SmallCircuit;
    before(async () => {
      circuit = await smallCircuit();
    });

    const requireVerified = ({ proof, publicSignal }: ProveResult): void => {
      assert.equal(publicSignal, smallDigest);
      assert.equal(verifyGroth16(circuit.key, publicSignal, proof), true);
    };

    it('proves jobs handed in at once in as many processes as it has, asks for the key once a process, and waits for all when it closes', async () => {
      circuit.artifacts.asked.length = 0;
      const { prover } = await openSmallProver(circuit, { ...config, processes: 2 });
      assert.deepEqual([prover.description.engine, prover.description.processes], [name, 2]);
      assert.notEqual(prover.description.version, '');
      const jobs = Array.from({ length: 6 }, () => prover.prove(circuit.job));
      await sleep(0);
      const pids = prover.processIds;
      assert.equal(pids.length, 2);
      await prover.close();
      for (const result of await Promise.all(jobs)) {
        requireVerified(result);
        assert.ok(result.timings.witnessMilliseconds > 0 && result.timings.proveMilliseconds > 0 && result.peakMemoryMiB > 0);
      }
      const { zkeySha256, wasmSha256 } = circuit.job.circuit;
      assert.deepEqual([...circuit.artifacts.asked].sort(), [zkeySha256, zkeySha256, wasmSha256, wasmSha256].sort());
      assert.deepEqual(pids.filter(isRunning), []);
      await assert.rejects(prover.prove(circuit.job), failsWith('PROVER_CLOSED'));
      await prover.close();
    });

    it('refuses an input that the circuit refuses without its values, and a key that is none or another, and goes on', async () => {
      const other = await smallCircuit('another key');
      const { artifacts } = circuit;
      const { prover, log } = await openSmallProver(circuit, config);
      const { input, circuit: registered } = circuit.job;
      await assert.rejects(prover.prove({ circuit: registered, input: { ...input, x: CANARY } }), failsWith('WITNESS_REJECTED', /small.circom|Num2Bits|Assert/i));
      await assert.rejects(prover.prove({ circuit: registered, input: { x: CANARY } }), failsWith('WITNESS_REJECTED'));
      const [pid] = prover.processIds;
      artifacts.lie(other.job.circuit.zkeySha256, circuit.zkey);
      await assert.rejects(prover.prove({ circuit: { ...registered, zkeySha256: other.job.circuit.zkeySha256 }, input }), failsWith('KEY_REFUSED', /has not the SHA-256/));
      await assert.rejects(prover.prove({ circuit: { ...registered, wasmSha256: artifacts.put(circuit.zkey) }, input }), failsWith('KEY_REFUSED', /is no witness program/));
      // The JavaScript engine reads the key when it takes it, the binary when it proves.
      const noKey = artifacts.put(circuit.zkey.subarray(0, 100));
      await assert.rejects(prover.prove({ circuit: { ...registered, zkeySha256: noKey }, input }), failsWith(name === 'snarkjs' ? 'KEY_REFUSED' : 'PROVING_FAILED'));
      // Of another setup: a proof comes, and does not verify.
      const strange = await prover.prove({ circuit: { ...registered, zkeySha256: artifacts.put(Buffer.from(other.zkey)) }, input });
      assert.equal(verifyGroth16(circuit.key, strange.publicSignal, strange.proof), false);
      requireVerified(await prover.prove(circuit.job));
      assert.deepEqual(prover.processIds, [pid]);
      await prover.close();
      assert.ok(log.length > 0 && !log.join('').includes(String(CANARY)));
    });

    it('fails a job whose process is killed, with a code that may be tried again, and replaces the process', async () => {
      const { prover } = await openSmallProver(circuit, config);
      await prover.prove(circuit.job);
      const [pid] = prover.processIds;
      // Stopped, it is in the middle of the job for as long as it takes to kill it.
      process.kill(pid!, 'SIGSTOP');
      const job = prover.prove(circuit.job);
      const rejected = assert.rejects(job, failsWith('PROVER_PROCESS_ENDED', /SIGKILL/));
      await sleep(20);
      process.kill(pid!, 'SIGKILL');
      await rejected;
      requireVerified(await prover.prove(circuit.job));
      const [next] = prover.processIds;
      assert.notEqual(next, pid);
      // Killed while it has nothing to do.
      process.kill(next!, 'SIGKILL');
      while (isRunning(next!) || prover.processIds.includes(next!)) await sleep(5);
      requireVerified(await prover.prove(circuit.job));
      await prover.close();
    });

    it('cancels a job that runs, one that waits and one that was cancelled before, and goes on', async () => {
      const { prover } = await openSmallProver(circuit, config);
      await prover.prove(circuit.job);
      const [pid] = prover.processIds;
      process.kill(pid!, 'SIGSTOP');
      const [running, waiting] = [new AbortController(), new AbortController()];
      const jobs = [prover.prove(circuit.job, running.signal), prover.prove(circuit.job, waiting.signal)].map((job) => assert.rejects(job, failsWith('PROVING_CANCELLED')));
      const kept = prover.prove(circuit.job);
      await sleep(20);
      waiting.abort();
      await jobs[1];
      assert.ok(isRunning(pid!));
      running.abort();
      await jobs[0];
      requireVerified(await kept);
      assert.equal(isRunning(pid!), false);
      await assert.rejects(prover.prove(circuit.job, AbortSignal.abort()), failsWith('PROVING_CANCELLED'));
      requireVerified(await prover.prove(circuit.job, new AbortController().signal));
      await prover.close();
    });

    it('cancels a job whose artifacts are on their way, and gives its process to no other', async () => {
      const { prover } = await openSmallProver(circuit, config);
      const controller = new AbortController();
      let arrive = (): void => undefined;
      circuit.artifacts.held = new Promise((done) => (arrive = done));
      circuit.artifacts.asked.length = 0;
      const job = assert.rejects(prover.prove(circuit.job, controller.signal), failsWith('PROVING_CANCELLED'));
      const next = prover.prove(circuit.job);
      while (circuit.artifacts.asked.length === 0) await sleep(5);
      circuit.artifacts.held = undefined;
      // The process is killed, and the next job looks for one before its end is heard of.
      controller.abort();
      arrive();
      await job;
      requireVerified(await next);
      await prover.close();
    });

    it('replaces a process above the limit of its memory after its job', async () => {
      const { prover, log } = await openSmallProver(circuit, { ...config, memoryLimitMiB: 1 });
      requireVerified(await prover.prove(circuit.job));
      const [first] = prover.processIds;
      requireVerified(await prover.prove(circuit.job));
      assert.notEqual(prover.processIds.at(-1), first);
      await prover.close();
      assert.equal(isRunning(first!), false);
      assert.equal(log.filter((line) => line.includes('above its memory limit')).length, 2);
    });

    it('leaves no file behind: not in its folder, nor in that for temporary files, nor in shared memory', async () => {
      const temporary = await mkdtemp(join(tmpdir(), 'probity-no-file-'));
      const before = process.env['TMPDIR'];
      process.env['TMPDIR'] = temporary;
      const places = [temporary, process.cwd(), ...(process.platform === 'linux' ? ['/dev/shm'] : [])];
      const seen = new Set<string>();
      const watchers = places.map((place) => watch(place, (_event, file) => seen.add(String(file))));
      try {
        const { prover } = await openSmallProver(circuit, config);
        for (let i = 0; i < 3; i += 1) requireVerified(await prover.prove(circuit.job));
        const files = prover.processIds.flatMap(openFiles).filter((file) => places.some((place) => file.startsWith(`${place}/`)));
        // The binary and its key, which have no name any more; of a proof nothing is left open.
        assert.equal(files.length, name === 'snarkjs' ? 0 : 2);
        assert.ok(files.every((file) => file.endsWith('(deleted)')));
        await prover.close();
        await sleep(20);
      } finally {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
        for (const one of watchers) one.close();
      }
      if (name === 'snarkjs') assert.deepEqual([...seen].filter((file) => !isOfOthers(file)), []);
      for (const place of places) assert.deepEqual(readdirSync(place).filter((file) => seen.has(file) && !isOfOthers(file)), []);
      await rm(temporary, { recursive: true });
    });
  });
}

/** Other test files make and remove their own folders meanwhile. */
const isOfOthers = (file: string): boolean => !/^probity-[0-9a-f]{8}-|wtns|witness/.test(file);

function openFiles(pid: number): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}
