/** Test helper: a powers-of-tau file of known scalars, as snarkjs' ceremony would leave it before `prepare phase2`. */
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { buildBn128 } from 'ffjavascript';
import { FixedBasePool } from './fixed-base.js';
import { writeScalar } from './qap.js';
import type { SetupSecrets } from './setup-secrets.js';
import { uint32 } from './zkey-file.js';

/** @param bits log2 of the largest domain it serves */
export async function writePowersOfTau(secrets: SetupSecrets, bits: number): Promise<Uint8Array> {
  const size = 1 << bits;
  const powers = [1n];
  while (powers.length < 2 * size - 1) powers.push((powers.at(-1)! * secrets.tau) % FIELD_ORDER);
  const scaled = (factor: bigint): bigint[] => powers.slice(0, size).map((power) => (power * factor) % FIELD_ORDER);
  const pool = new FixedBasePool(await buildBn128(true), size);
  try {
    const ignore = (): void => {};
    const prime = new Uint8Array(32);
    writeScalar(new DataView(prime.buffer), 0, bn254.fields.Fp.ORDER);
    const bodies = [
      Buffer.concat([uint32(32), prime, uint32(bits), uint32(bits)]),
      (await pool.multiply('G1', powers, ignore)).points,
      (await pool.multiply('G2', scaled(1n), ignore)).points,
      (await pool.multiply('G1', scaled(secrets.alpha), ignore)).points,
      (await pool.multiply('G1', scaled(secrets.beta), ignore)).points,
      (await pool.multiply('G2', [secrets.beta], ignore)).points,
      uint32(0),
    ];
    const sections = bodies.flatMap((body, index) => [uint32(index + 1), uint32(body.byteLength), uint32(0), body]);
    return Buffer.concat([Buffer.from('ptau', 'latin1'), uint32(1), uint32(bodies.length), ...sections]);
  } finally {
    await pool.close();
  }
}
