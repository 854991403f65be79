import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { compileCircom, type CompiledCircuit } from '@probity/shared-circuit-build';
import { profileCircuit } from '../profile/circuit-profile.js';
import { readR1cs } from '@probity/shared-r1cs';
import { circomlibDirectory, smallDigest, smallInput, writeSmallCircuit } from '@probity/shared-proving-key/testing';
import { ProverError } from './prover.js';
import { WitnessProgram } from './witness-program.js';

let circuit: CompiledCircuit;
let directory: string;

before(async () => {
  const written = await writeSmallCircuit();
  directory = written.directory;
  await mkdir(join(directory, 'out'));
  circuit = await compileCircom(written.source, [circomlibDirectory], join(directory, 'out'));
});
after(() => rm(directory, { recursive: true }));

const rejected = (message: RegExp) => (error: unknown): boolean => error instanceof ProverError && error.code === 'WITNESS_REJECTED' && message.test(error.message);

describe('WitnessProgram', () => {
  it('gives a witness that satisfies every constraint, as often as it is asked', () => {
    const program = WitnessProgram.create(circuit.wasm);
    for (const x of [200n, 0n, 255n]) {
      const witness = program.calculate({ ...smallInput, x });
      const rows = new Map<number, Record<'A' | 'B' | 'C', bigint>>();
      readR1cs(circuit.r1cs).visitTerms((matrix, row, wire, coefficient) => {
        const sums = rows.get(row) ?? { A: 0n, B: 0n, C: 0n };
        sums[matrix] += coefficient * witness[wire]!;
        rows.set(row, sums);
      });
      for (const { A, B, C } of rows.values()) assert.equal((A * B - C) % FIELD_ORDER, 0n);
      if (x === smallInput.x) assert.equal(witness[1], smallDigest);
    }
  });

  it('refuses what the circuit refuses and what is no input of it, without values, and goes on', () => {
    const program = WitnessProgram.create(circuit.wasm);
    assert.throws(() => program.check({ ...smallInput, x: 987654321n }), (error) => rejected(/assert failed/i)(error) && !(error as Error).message.includes('987654321'));
    assert.throws(() => program.check({ ...smallInput, ys: [1n, 2n, 3n] }), rejected(/ys takes 4 values, 3 are given/));
    assert.throws(() => program.check({ x: 1n }), rejected(/takes 5 values, 1 are given/));
    assert.throws(() => program.check({ ...smallInput, z: 1n }), rejected(/signal z takes/));
    assert.equal(program.calculate(smallInput)[1], smallDigest);
  });
});

describe('circuit profile', () => {
  it('counts wires by size, and those that cost a multiplication in the second group', () => {
    const profile = profileCircuit(circuit.r1cs, WitnessProgram.create(circuit.wasm).calculate(smallInput));
    const { zeroOrOne, small, dense } = profile.witness;
    assert.equal(zeroOrOne + small + dense, profile.wires);
    // The square of x + 3y and what is made of it exceed 2^16; the square's own input 206, which is in A and B, does not.
    assert.ok(dense >= 2);
    assert.ok(profile.witness.denseInB <= dense);
    assert.equal(profile.domain, 16);
    assert.ok(profile.coefficients.a > 0 && profile.coefficients.b > 0);
    assert.throws(() => profileCircuit(circuit.r1cs, [1n]), RangeError);
  });
});
