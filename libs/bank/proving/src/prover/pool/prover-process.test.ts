import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isRunning, openSmallProver, smallCircuit } from '../small-prover.testing.js';
import { computingOnly } from './prover-process.js';

describe('prover process', () => {
  it('of the JavaScript engine can write no file and start no program: Node refuses it', async () => {
    const file = JSON.stringify(join(tmpdir(), 'probity-must-not-be-there'));
    const attempt = `const refused = (work) => { try { work(); return false; } catch (error) { return error.code === 'ERR_ACCESS_DENIED'; } };
      const fs = require('node:fs');
      console.log(refused(() => fs.writeFileSync(${file}, 'x')) && refused(() => fs.mkdirSync(${file})) && refused(() => require('node:child_process').execFileSync('true')));`;
    const { stdout } = await promisify(execFile)(process.execPath, [...computingOnly(), '--eval', attempt]);
    assert.equal(stdout.trim(), 'true');
  });

  it('runs with that refusal, with nothing of a job among its arguments, and without configuration in its environment', { skip: process.platform !== 'linux' && 'no /proc' }, async () => {
    const circuit = await smallCircuit();
    process.env['BANK_APP_DATABASE_URL'] = 'postgres://canary';
    const { prover } = await openSmallProver(circuit, { engine: 'snarkjs' });
    try {
      await prover.prove(circuit.job);
      const read = (what: string): string[] => readFileSync(`/proc/${prover.processIds[0]}/${what}`, 'utf8').split('\0').filter(Boolean);
      const [, ...words] = read('cmdline');
      assert.deepEqual(words.slice(0, -1), computingOnly());
      assert.match(words.at(-1)!, /process-main\.js$/);
      assert.ok(!read('environ').some((entry) => entry.includes('canary')));
    } finally {
      delete process.env['BANK_APP_DATABASE_URL'];
      await prover.close();
    }
  });

  it('takes no options for Node from outside: one of them has the heap written to a file, whatever else is refused', { skip: process.platform !== 'linux' && 'no /proc' }, async () => {
    const circuit = await smallCircuit();
    const options = process.env['NODE_OPTIONS'];
    process.env['NODE_OPTIONS'] = '--heapsnapshot-near-heap-limit=1';
    const { prover } = await openSmallProver(circuit, { engine: 'snarkjs' });
    try {
      await prover.prove(circuit.job);
      assert.ok(!readFileSync(`/proc/${prover.processIds[0]}/environ`, 'utf8').includes('heapsnapshot'));
    } finally {
      if (options === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = options;
      await prover.close();
    }
  });

  it('leaves no memory in a core dump, nor does a program that it starts', { skip: process.platform !== 'linux' && 'no /proc' }, async () => {
    const circuit = await smallCircuit();
    const { prover } = await openSmallProver(circuit, { engine: 'snarkjs' });
    try {
      await prover.prove(circuit.job);
      // The mask goes over to children, and stays through an exec: see core(5).
      assert.equal(readFileSync(`/proc/${prover.processIds[0]}/coredump_filter`, 'utf8').trim(), '00000000');
    } finally {
      await prover.close();
    }
  });

  it('ends when its starter is killed', async () => {
    const starter = fork(fileURLToPath(new URL('./pool-starter.testing.js', import.meta.url)), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [pid] = (await once(starter, 'message')) as [number];
    assert.ok(isRunning(pid));
    starter.kill('SIGKILL');
    for (let i = 0; i < 200 && isRunning(pid); i += 1) await sleep(25);
    assert.equal(isRunning(pid), false);
  });
});
