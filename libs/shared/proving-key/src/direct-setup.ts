/**
 * A Groth16 key made directly from a published seed: trust class `development`.
 *
 * Whoever knows the seed can prove anything under such a key, and everybody knows it. It exists because it takes
 * seconds, and because the same circuit and seed give the same bytes on every machine, so that artifacts can be pinned.
 * The file is what snarkjs would write after `zkey new` with powers of tau of the same scalars (made for a larger
 * domain than the circuit's) and one contribution of delta: `zkey verify` accepts it.
 */
import { createHash } from 'node:crypto';
import { parseSnarkjsVerifyingKey, verifyingKeyToWire } from '@probity/shared-proof-verifier';
import type { VerifyingKeyWire } from '@probity/shared-proof-verifier';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { buildBn128, ChaCha } from 'ffjavascript';
import type { Curve } from 'ffjavascript';
import { FixedBasePool } from './fixed-base.js';
import type { FixedBaseReply } from './fixed-base.js';
import { domainBitsOf, evaluateQap } from './qap.js';
import { readR1cs, type R1cs } from '@probity/shared-r1cs';
import { inverse, TWO_ADICITY } from './scalar-field.js';
import { SetupError } from './setup-error.js';
import { deriveSecrets } from './setup-secrets.js';
import type { SetupSecrets } from './setup-secrets.js';
import { uint32, writeZkey } from './zkey-file.js';

export type DirectSetup = {
  readonly zkey: Uint8Array;
  readonly verifyingKey: VerifyingKeyWire;
  readonly constraints: number;
  readonly wires: number;
  readonly domainSize: number;
};

const CONTRIBUTION_NAME = 'development key from a published seed';

/**
 * Makes the key of a circuit with one public signal.
 * @param r1cs the constraint file's bytes
 * @param seed any text; published beside the key
 * @param onProgress called with the done fraction, 0 to 1
 * @throws R1csError for a file that is no constraint file, SetupError for one of another kind of circuit, or a key that would be degenerate
 */
export async function directSetup(r1csFile: Uint8Array, seed: string, onProgress: (fraction: number) => void = () => {}): Promise<DirectSetup> {
  const r1cs = readR1cs(r1csFile);
  if (r1cs.publicSignals !== 1) throw new SetupError('UNSUPPORTED_R1CS', `the circuit has ${r1cs.publicSignals} public signals; a statement has one`);
  const domainBits = domainBitsOf(r1cs);
  if (domainBits >= TWO_ADICITY) throw new SetupError('UNSUPPORTED_R1CS', 'the circuit is too large for the field');
  return setUp(r1cs, deriveSecrets(seed, createHash('sha256').update(r1csFile).digest(), domainBits), onProgress);
}

/** Makes the key of given scalars. Not exported from the package: a key whose scalars no seed gives is nobody's key. */
export async function setUp(r1cs: R1cs, secrets: SetupSecrets, onProgress: (fraction: number) => void): Promise<DirectSetup> {
  const { scalars, coefficients } = evaluateQap(r1cs, secrets);
  const icLength = r1cs.publicSignals + 1;
  const linkedIc = scalars.linked.slice(0, icLength);
  const linkedC = scalars.linked.slice(icLength);
  const inverseDelta = inverse(secrets.delta);
  const overDelta = (values: readonly bigint[]): bigint[] => values.map((value) => (value * inverseDelta) % FIELD_ORDER);

  const pointCount = 3 * r1cs.wires + 2 * linkedC.length + icLength + scalars.h.length + scalars.circuitHashPowers.length;
  let pointsDone = 0;
  const count = (points: number): void => {
    pointsDone += points;
    onProgress(Math.min(1, pointsDone / pointCount));
  };
  const curve = await buildBn128(true);
  const pool = new FixedBasePool(curve, pointCount);
  try {
    const constants = await pool.multiply('G1', [secrets.alpha, secrets.beta, secrets.delta, 1n, secrets.contribution, (secrets.contribution * secrets.delta) % FIELD_ORDER], () => {});
    const constants2 = await pool.multiply('G2', [secrets.beta, 1n, secrets.delta], () => {});
    const ic = await pool.multiply('G1', linkedIc, count);
    const a = await pool.multiply('G1', scalars.a, count);
    const b1 = await pool.multiply('G1', scalars.b, count);
    const b2 = await pool.multiply('G2', scalars.b, count);
    const initialC = await pool.multiply('G1', linkedC, count);
    const c = await pool.multiply('G1', overDelta(linkedC), count);
    const h = await pool.multiply('G1', overDelta(scalars.h), count);
    const powers = await pool.multiply('G1', scalars.circuitHashPowers, count);

    const [alpha1, beta1, delta1, , knowledge, knowledgeDelta] = split(constants, 64);
    const [beta2, gamma2, delta2] = split(constants2, 128);
    const [alphaHash, betaHash, , generatorHash, knowledgeHash, knowledgeDeltaHash] = splitHashed(constants, 64);
    const [beta2Hash, generator2Hash] = splitHashed(constants2, 128);

    // What snarkjs calls the circuit hash: the key before any contribution, section by section, lengths big-endian.
    const circuitHash = createHash('blake2b512');
    for (const part of [alphaHash!, betaHash!, beta2Hash!, generator2Hash!, generatorHash!, generator2Hash!]) circuitHash.update(part);
    const hashSection = (length: number, points: FixedBaseReply): void => {
      const prefix = Buffer.alloc(4);
      prefix.writeUInt32BE(length);
      circuitHash.update(prefix).update(points.uncompressed);
    };
    hashSection(icLength, ic);
    hashSection(scalars.h.length - 1, powers);
    hashSection(linkedC.length, initialC);
    hashSection(r1cs.wires, a);
    hashSection(r1cs.wires, b1);
    hashSection(r1cs.wires, b2);
    const circuitHashBytes = circuitHash.digest();

    const transcript = createHash('blake2b512').update(circuitHashBytes).update(knowledgeHash!).update(knowledgeDeltaHash!).digest();
    const knowledge2 = curve.G2.toAffine(curve.G2.timesScalar(hashToG2(curve, transcript), secrets.delta));
    const name = Buffer.from(CONTRIBUTION_NAME, 'utf8');
    const parameters = Buffer.concat([Buffer.from([1, name.byteLength]), name]);
    const contributions = Buffer.concat([
      circuitHashBytes,
      uint32(1),
      delta1!,
      knowledge!,
      knowledgeDelta!,
      knowledge2,
      transcript,
      uint32(0),
      uint32(parameters.byteLength),
      parameters,
    ]);

    const verifyingKey = readVerifyingKey(curve, { alpha1: alpha1!, beta2: beta2!, gamma2: gamma2!, delta2: delta2!, ic: ic.points });
    const zkey = writeZkey({
      wires: r1cs.wires,
      publicSignals: r1cs.publicSignals,
      domainSize: scalars.h.length,
      alpha1: alpha1!,
      beta1: beta1!,
      beta2: beta2!,
      gamma2: gamma2!,
      delta1: delta1!,
      delta2: delta2!,
      ic: ic.points,
      coefficients,
      a: a.points,
      b1: b1.points,
      b2: b2.points,
      c: c.points,
      h: h.points,
      contributions,
    });
    return { zkey, verifyingKey, constraints: r1cs.constraints, wires: r1cs.wires, domainSize: scalars.h.length };
  } finally {
    await pool.close();
  }
}

const slices = (bytes: Uint8Array, size: number): Uint8Array[] => Array.from({ length: bytes.byteLength / size }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
const split = (reply: FixedBaseReply, size: number): Uint8Array[] => slices(reply.points, size);
const splitHashed = (reply: FixedBaseReply, size: number): Uint8Array[] => slices(reply.uncompressed, size);

/** The point of a contribution's proof of knowledge, as snarkjs draws it: ChaCha seeded with the transcript. */
function hashToG2(curve: Curve, transcript: Buffer): Uint8Array {
  const seed = Array.from({ length: 8 }, (_, word) => transcript.readUInt32BE(word * 4));
  return curve.G2.fromRng(new ChaCha(seed));
}

type KeyPoints = { readonly alpha1: Uint8Array; readonly beta2: Uint8Array; readonly gamma2: Uint8Array; readonly delta2: Uint8Array; readonly ic: Uint8Array };

function readVerifyingKey(curve: Curve, points: KeyPoints): VerifyingKeyWire {
  const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
  const document: unknown = JSON.parse(
    JSON.stringify(
      {
        protocol: 'groth16',
        curve: 'bn128',
        nPublic: 1,
        vk_alpha_1: curve.G1.toObject(points.alpha1),
        vk_beta_2: curve.G2.toObject(points.beta2),
        vk_gamma_2: curve.G2.toObject(points.gamma2),
        vk_delta_2: curve.G2.toObject(points.delta2),
        IC: slices(points.ic, 64).map((point) => curve.G1.toObject(point)),
      },
      asText,
    ),
  );
  const key = parseSnarkjsVerifyingKey(document);
  if (!key.ok) throw new SetupError('DEGENERATE_KEY', `the circuit gives no usable key (${key.message})`);
  return verifyingKeyToWire(key.value);
}
