/** How a binary is chosen, checked, and handed its files. The binary here is a script that notes what it is given: proofs are tested with a real one in the contract. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Of } from '../../../artifacts/artifact-store.js';
import { ProverError } from '../../prover.js';
import { isRunning, openSmallProver, smallCircuit, type SmallCircuit } from '../../small-prover.testing.js';
import { memoryDirectory } from './nameless-file.js';

const refused = (message: RegExp) => (error: unknown): boolean => error instanceof ProverError && error.code === 'PROVER_BINARY_REFUSED' && message.test(error.message);

describe('prover binary', { skip: process.platform !== 'linux' && 'Linux only' }, () => {
  let directory: string;
  let circuit: SmallCircuit;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'probity-fake-prover-'));
    circuit = await smallCircuit();
  });
  after(() => rm(directory, { recursive: true }));

  const script = async (name: string, body: string): Promise<{ binary: string; binarySha256: string }> => {
    const binary = join(directory, name);
    const text = `#!/bin/sh\n${body}\n`;
    await writeFile(binary, text);
    await chmod(binary, 0o755);
    return { binary, binarySha256: sha256Of(Buffer.from(text)) };
  };

  it('is refused without a pinned hash, with another one, and where there is none, if it was asked for', async () => {
    const { binary, binarySha256 } = await script('prover', 'exit 0');
    for (const config of [{ binary }, { engine: 'rapidsnark', binary }] as const) await assert.rejects(openSmallProver(circuit, config), refused(/is not pinned.*PROVER_BINARY_SHA256/));
    await assert.rejects(openSmallProver(circuit, { binary, binarySha256: '0'.repeat(64) }), refused(new RegExp(`has the SHA-256 ${binarySha256}`)));
    await assert.rejects(openSmallProver(circuit, { binary: join(directory, 'none'), binarySha256 }), refused(/can't be read/));
    await onPath('', () => assert.rejects(openSmallProver(circuit, { engine: 'rapidsnark' }), refused(/no program "prover" on the PATH/)));
  });

  it('on the PATH is used where its hash is pinned; where not, the other engine is, and the log says why', async () => {
    const { binarySha256 } = await script('prover', 'exit 0');
    await onPath(directory, async () => {
      const { prover } = await openSmallProver(circuit, { binarySha256 });
      assert.deepEqual([prover.description.engine, prover.description.version], ['rapidsnark', `sha256:${binarySha256}`]);
      await prover.close();
      const other = await openSmallProver(circuit, {});
      assert.equal(other.prover.description.engine, 'snarkjs');
      assert.ok(other.log.some((line) => line.includes('is not pinned')));
      await other.prover.close();
    });
    await onPath('', async () => {
      const { prover, log } = await openSmallProver(circuit, {});
      assert.equal(prover.description.engine, 'snarkjs');
      assert.ok(log.some((line) => line.includes('no program')));
      await prover.close();
    });
  });

  it('that was exchanged after it was found is refused by the process that is to run it, and no process stays behind', async () => {
    const { prover } = await openSmallProver(circuit, await script('exchanged', 'exit 0'));
    await script('exchanged', 'cat "$2"');
    try {
      for (let i = 0; i < 2; i++) await assert.rejects(prover.prove(circuit.job), refused(/has the SHA-256/));
      for (let i = 0; i < 200 && prover.processIds.length > 0; i += 1) await sleep(10);
      assert.deepEqual(prover.processIds, []);
    } finally {
      await prover.close();
    }
  });

  it('gets files without names, witness and results in memory, and fails without quoting what it prints', async () => {
    const notes = join(directory, 'notes');
    const config = await script('notes-prover', `for f in "$@"; do readlink "$f" >> ${notes}; done; env >> ${notes}.env; echo 200; echo 200 >&2; exit 3`);
    const { prover } = await openSmallProver(circuit, config);
    await assert.rejects(prover.prove(circuit.job), (error: unknown) => error instanceof ProverError && error.code === 'PROVING_FAILED' && /exit code 3/.test(error.message) && !/200/.test(error.message));
    await prover.close();
    const files = readFileSync(notes, 'utf8').trim().split('\n');
    assert.equal(files.length, 4);
    assert.ok(files.every((file) => file.endsWith('(deleted)')), files.join());
    assert.ok(files[0]!.startsWith(tmpdir()));
    for (const file of files.slice(1)) assert.match(file, /^\/dev\/shm\//);
    for (const file of files) assert.equal(existsSync(file.replace(' (deleted)', '')), false);
  });

  it('that writes no proof, or one that is none, is a failure', async () => {
    for (const [name, body] of [['silent', 'exit 0'], ['wrong', `echo '{"pi_a":["1","2","1"]}' > "$3"; exit 0`]] as const) {
      const { prover } = await openSmallProver(circuit, await script(name, body));
      await assert.rejects(prover.prove(circuit.job), (error: unknown) => error instanceof ProverError && error.code === 'PROVING_FAILED' && /wrote no/.test(error.message));
      await prover.close();
    }
  });

  it('ends with the job that is cancelled', async () => {
    const pidFile = join(directory, 'pid');
    const { prover } = await openSmallProver(circuit, await script('slow', `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 600`));
    const controller = new AbortController();
    const job = assert.rejects(prover.prove(circuit.job, controller.signal), (error: unknown) => error instanceof ProverError && error.code === 'PROVING_CANCELLED');
    while (!existsSync(pidFile)) await sleep(10);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    assert.ok(isRunning(pid));
    controller.abort();
    await job;
    for (let i = 0; i < 200 && isRunning(pid); i += 1) await sleep(10);
    assert.equal(isRunning(pid), false);
    await prover.close();
  });

  it('ends with the prover process that runs it, if that alone is killed: it still holds the witness', async () => {
    const pidFile = join(directory, 'orphan');
    const { prover } = await openSmallProver(circuit, await script('endless', `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 60`));
    const job = assert.rejects(prover.prove(circuit.job), (error: unknown) => error instanceof ProverError && error.code === 'PROVER_PROCESS_ENDED');
    while (!existsSync(pidFile)) await sleep(10);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    // As the kernel does when memory is short.
    process.kill(prover.processIds[0]!, 'SIGKILL');
    await job;
    for (let i = 0; i < 200 && isRunning(pid); i += 1) await sleep(10);
    assert.equal(isRunning(pid), false);
    await prover.close();
  });

  it('is not given a witness outside of memory', async () => {
    await assert.rejects(memoryDirectory('/proc'), refused(/is no tmpfs/));
    await assert.rejects(memoryDirectory(join(directory, 'missing')), refused(/is no tmpfs/));
    assert.equal(await memoryDirectory(), '/dev/shm');
  });

  async function onPath(path: string, work: () => Promise<void>): Promise<void> {
    const before = process.env['PATH'];
    process.env['PATH'] = path;
    try {
      await work();
    } finally {
      process.env['PATH'] = before;
    }
  }
});
