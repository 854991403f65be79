import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compileCircom } from '@probity/shared-circuit-build';
import { parseProof, parseVerifyingKey, verifyGroth16, type ProofWire, type VerifyingKey } from '@probity/shared-proof-verifier';
import * as snarkjs from 'snarkjs';
import { directSetup, SetupError } from '@probity/shared-proving-key';
import { circomlibDirectory, smallDigest, smallInput, writeSmallCircuit } from '@probity/shared-proving-key/testing';
import { WitnessProgram } from '../../witness-program.js';
import { javascriptEngine } from './javascript-engine.js';
import { ProvingKey } from './proving-key.js';

describe('JavaScript engine', () => {
  let directory: string;
  let zkey: Uint8Array;
  let key: VerifyingKey;
  let witness: Uint8Array;

  before(async () => {
    const written = await writeSmallCircuit();
    directory = written.directory;
    await mkdir(join(directory, 'out'));
    const { r1cs, wasm } = await compileCircom(written.source, [circomlibDirectory], join(directory, 'out'));
    const setup = await directSetup(r1cs, 'engine test');
    zkey = setup.zkey;
    const parsed = parseVerifyingKey(setup.verifyingKey);
    assert.ok(parsed.ok);
    key = parsed.value;
    witness = WitnessProgram.create(wasm).witness(smallInput);
  });
  after(async () => {
    await rm(directory, { recursive: true });
    await (globalThis as unknown as { curve_bn128?: { terminate(): Promise<void> } }).curve_bn128?.terminate();
  });

  const verified = (proof: ProofWire, signal = smallDigest): boolean => {
    const parsed = parseProof(proof);
    assert.ok(parsed.ok);
    return verifyGroth16(key, signal, parsed.value);
  };

  it('makes proofs that verify, here and in snarkjs, for this signal only, and never the same one twice', async () => {
    const prover = await javascriptEngine.load(zkey);
    const first = await prover.prove(witness);
    const second = await prover.prove(witness);
    assert.ok(verified(first) && verified(second));
    assert.equal(verified(first, smallDigest + 1n), false);
    // r and s blind each of the three points.
    for (const point of ['a', 'b', 'c'] as const) assert.notDeepEqual(first[point], second[point]);
    const stockKey = await snarkjs.zKey.exportVerificationKey(zkey);
    const stockProof = { pi_a: [...first.a, '1'], pi_b: [...first.b, ['1', '0']], pi_c: [...first.c, '1'] };
    assert.equal(await snarkjs.groth16.verify(stockKey, [String(smallDigest)], stockProof), true);
  });

  it('makes no valid proof of a witness that breaks a constraint', async () => {
    const prover = await javascriptEngine.load(zkey);
    const broken = witness.slice();
    broken[2 * 32]! ^= 1;
    assert.equal(verified(await prover.prove(broken)), false);
  });

  it('refuses what is no key, or no witness of its circuit', async () => {
    await assert.rejects(ProvingKey.load(zkey.subarray(0, 500)), SetupError);
    await assert.rejects((await ProvingKey.load(zkey)).prove(witness.subarray(32)), /the key is of a circuit of \d+ wires/);
    // A coefficient of a row that is not there would be written outside of the rows.
    const changed = Buffer.from(zkey);
    let offset = 12;
    while (changed.readUInt32LE(offset) !== 4) offset += 12 + Number(changed.readBigUInt64LE(offset + 4));
    changed.writeUInt32LE(1 << 20, offset + 12 + 4 + 4);
    await assert.rejects(ProvingKey.load(changed), /coefficients of the key are not of its circuit/);
  });
});
