import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseSnarkjsProof, parseSnarkjsVerifyingKey, parseVerifyingKey, verifyGroth16, verifyingKeyToWire } from '@probity/shared-proof-verifier';
import { FIELD_ORDER } from '@probity/shared-commitments';
import * as snarkjs from 'snarkjs';
import { compileCircom } from '@probity/shared-circuit-build';
import type { CompiledCircuit } from '@probity/shared-circuit-build';
import { directSetup } from './direct-setup.js';
import type { DirectSetup } from './direct-setup.js';
import { writePowersOfTau } from './powers-of-tau.testing.js';
import { domainBitsOf } from './qap.js';
import { readR1cs, type R1csError } from '@probity/shared-r1cs';
import type { SetupError } from './setup-error.js';
import { deriveSecrets } from './setup-secrets.js';
import { circomlibDirectory, r1csFile, smallDigest, smallInput, writeSmallCircuit } from './small-circuit.testing.js';
import { countFinitePoints } from './zkey-file.js';

const SEED = 'a published seed';

let circuit: CompiledCircuit;
let setup: DirectSetup;
let directory: string;

before(async () => {
  const written = await writeSmallCircuit();
  directory = written.directory;
  await mkdir(join(directory, 'out'));
  circuit = await compileCircom(written.source, [circomlibDirectory], join(directory, 'out'));
  setup = await directSetup(circuit.r1cs, SEED);
});

after(async () => {
  await (await snarkjs.curves.getCurveFromName('bn128')).terminate();
  await rm(directory, { recursive: true });
});

async function prove(zkey: Uint8Array): ReturnType<typeof snarkjs.groth16.prove> {
  const witness = { type: 'mem' as const };
  await snarkjs.wtns.calculate(smallInput, circuit.wasm, witness);
  return snarkjs.groth16.prove(zkey, witness);
}

async function prepare(powers: Uint8Array): Promise<Uint8Array> {
  const prepared: { type: 'mem'; data?: Uint8Array } = { type: 'mem' };
  await snarkjs.powersOfTau.preparePhase2(powers, prepared);
  return prepared.data!;
}

describe('directSetup', () => {
  it('writes the key that snarkjs verifies against powers of tau of the same scalars', async () => {
    const r1cs = readR1cs(circuit.r1cs);
    const bits = domainBitsOf(r1cs);
    const secrets = deriveSecrets(SEED, createHash('sha256').update(circuit.r1cs).digest(), bits);
    const powers = await prepare(await writePowersOfTau(secrets, bits + 1));
    assert.equal(await snarkjs.zKey.verifyFromR1cs(circuit.r1cs, powers, setup.zkey), true);

    const other = await directSetup(circuit.r1cs, 'another seed');
    assert.equal(await snarkjs.zKey.verifyFromR1cs(circuit.r1cs, powers, other.zkey), false);

    // One point of the L section replaced by another of its points: the file of a forging contributor.
    const broken = Uint8Array.from(setup.zkey);
    const section = sectionOf(broken, 8);
    section.copyWithin(0, 64, 128);
    assert.equal(await snarkjs.zKey.verifyFromR1cs(circuit.r1cs, powers, broken), false);
  });

  it('gives a key under which snarkjs proves, and both verifiers agree', async () => {
    const exported = await snarkjs.zKey.exportVerificationKey(setup.zkey);
    const fromSnarkjs = parseSnarkjsVerifyingKey(exported);
    assert.ok(fromSnarkjs.ok);
    assert.deepEqual(verifyingKeyToWire(fromSnarkjs.value), setup.verifyingKey);

    const { proof, publicSignals } = await prove(setup.zkey);
    assert.deepEqual(publicSignals, [String(smallDigest)]);
    assert.equal(await snarkjs.groth16.verify(exported, publicSignals, proof), true);
    assert.equal(await snarkjs.groth16.verify(exported, [String(smallDigest + 1n)], proof), false);

    const parsed = parseSnarkjsProof(proof);
    assert.ok(parsed.ok);
    assert.equal(verifyGroth16(fromSnarkjs.value, smallDigest, parsed.value), true);
    assert.equal(verifyGroth16(fromSnarkjs.value, smallDigest + 1n, parsed.value), false);
  });

  it('is judged alike by both verifiers when points of the proof are exchanged', async () => {
    const exported = await snarkjs.zKey.exportVerificationKey(setup.zkey);
    const key = parseVerifyingKey(setup.verifyingKey);
    const { proof, publicSignals } = await prove(setup.zkey);
    const { proof: second } = await prove(setup.zkey);
    assert.ok(key.ok);
    const mixtures = [second, { ...proof, pi_a: second.pi_a }, { ...proof, pi_b: second.pi_b }, { ...proof, pi_c: second.pi_c }, { ...proof, pi_a: proof.pi_c, pi_c: proof.pi_a }];
    for (const [index, mixture] of mixtures.entries()) {
      const parsed = parseSnarkjsProof(mixture);
      assert.ok(parsed.ok);
      const ours = verifyGroth16(key.value, smallDigest, parsed.value);
      assert.equal(ours, index === 0);
      assert.equal(await snarkjs.groth16.verify(exported, publicSignals, mixture), ours);
    }
  });

  it('gives another key for another seed', async () => {
    const other = await directSetup(circuit.r1cs, 'another seed');
    const { proof } = await prove(setup.zkey);
    const parsed = parseSnarkjsProof(proof);
    const key = parseVerifyingKey(other.verifyingKey);
    assert.ok(parsed.ok && key.ok);
    assert.equal(verifyGroth16(key.value, smallDigest, parsed.value), false);
  });

  it('gives the same bytes each time and everywhere', async () => {
    const again = await directSetup(circuit.r1cs, SEED);
    assert.ok(Buffer.from(again.zkey).equals(setup.zkey));
    assert.equal(createHash('sha256').update(setup.zkey).digest('hex'), 'ac086aaf23d7ccb86fff1618385a5126ce03ae62af86f536faabceaac2eb6ab3');
  });

  it('holds points wherever a wire appears, unlike a key of tau = 1', async () => {
    const r1cs = readR1cs(circuit.r1cs);
    const used = { A: new Set<number>(), B: new Set<number>(), C: new Set<number>() };
    r1cs.visitTerms((matrix, _, wire) => used[matrix].add(wire));
    for (let wire = 0; wire <= r1cs.publicSignals; wire += 1) used.A.add(wire);
    const finite = countFinitePoints(setup.zkey);
    assert.deepEqual(finite, { a: used.A.size, b1: used.B.size, b2: used.B.size, c: r1cs.wires - 2, h: setup.domainSize });

    const untouched: { type: 'mem'; data?: Uint8Array } = { type: 'mem' };
    await snarkjs.powersOfTau.newAccumulator(await snarkjs.curves.getCurveFromName('bn128'), domainBitsOf(r1cs), untouched);
    const degenerate: { type: 'mem'; data?: Uint8Array } = { type: 'mem' };
    await snarkjs.zKey.newZKey(circuit.r1cs, await prepare(untouched.data!), degenerate);
    const points = countFinitePoints(degenerate.data!);
    // H says nothing here: snarkjs leaves the last power out of a file that just fits, which moves every H point.
    assert.ok(points.a * 2 < finite.a && points.b1 * 2 < finite.b1 && points.c * 2 < finite.c);
  });

  it('reports progress up to the end', async () => {
    const fractions: number[] = [];
    await directSetup(circuit.r1cs, SEED, (fraction) => fractions.push(fraction));
    assert.deepEqual(fractions, fractions.toSorted((left, right) => left - right));
    assert.equal(fractions.at(-1), 1);
  });

  it('refuses files that are no such circuit', async () => {
    const refuses = (file: Uint8Array, code: (SetupError | R1csError)['code']): Promise<void> => assert.rejects(directSetup(file, SEED), { code });
    await refuses(new Uint8Array(), 'MALFORMED_R1CS');
    await refuses(circuit.r1cs.subarray(0, 100), 'MALFORMED_R1CS');
    const headerStart = Buffer.from(circuit.r1cs).indexOf(Buffer.from([32, 0, 0, 0, 1, 0, 0, 240]));
    const otherField = Uint8Array.from(circuit.r1cs);
    otherField[headerStart + 4] = 3;
    await refuses(otherField, 'UNSUPPORTED_R1CS');
    const twoSignals = Uint8Array.from(circuit.r1cs);
    twoSignals[headerStart + 40] = 2;
    await refuses(twoSignals, 'UNSUPPORTED_R1CS');
  });
});

describe('a constraint file made by hand', () => {
  const square = [[[2, 1n]], [[2, 1n]], [[3, 1n]]] as const;
  const refuses = (file: Uint8Array, code: (SetupError | R1csError)['code']): Promise<void> => assert.rejects(directSetup(file, SEED), { code });

  it('is taken where its public signal is constrained', async () => {
    await directSetup(r1csFile(4, [square, [[[1, 1n]], [[0, 1n]], [[3, 1n]]]]), SEED);
  });

  it('is refused where no constraint holds the public signal: a proof would prove every statement', async () => {
    await refuses(r1csFile(4, [square]), 'DEGENERATE_KEY');
    await refuses(r1csFile(4, [square, [[[1, 0n]], [[0, 1n]], [[1, FIELD_ORDER]]]]), 'DEGENERATE_KEY');
  });

  it('is refused where a combination has more terms than the file', async () => {
    const file = r1csFile(4, [square]);
    const body = file.byteLength - 3 * 40;
    for (const [at, count] of [[body, 200], [body + 80, 2]] as const) {
      const overlong = Uint8Array.from(file);
      overlong[at] = count;
      await refuses(overlong, 'MALFORMED_R1CS');
    }
    const tooMany = Uint8Array.from(file);
    tooMany[12 + 12 + 4 + 32 + 24] = 9;
    await refuses(tooMany, 'MALFORMED_R1CS');
  });
});

describe('deriveSecrets', () => {
  it('depends on the seed and the circuit, and gives distinct scalars', () => {
    const hash = new Uint8Array(32);
    const first = deriveSecrets('seed', hash, 10);
    assert.deepEqual(deriveSecrets('seed', hash, 10), first);
    const others = [deriveSecrets('seed 2', hash, 10), deriveSecrets('seed', hash.map(() => 1), 10)];
    const all = [first, ...others].flatMap((secrets) => Object.values(secrets));
    assert.equal(new Set(all).size, 15);
  });
});

/** The body of a section, as a view into the file. */
function sectionOf(zkey: Uint8Array, id: number): Uint8Array {
  const view = new DataView(zkey.buffer, zkey.byteOffset, zkey.byteLength);
  let offset = 12;
  while (view.getUint32(offset, true) !== id) offset += 12 + Number(view.getBigUint64(offset + 4, true));
  return zkey.subarray(offset + 12, offset + 12 + Number(view.getBigUint64(offset + 4, true)));
}
