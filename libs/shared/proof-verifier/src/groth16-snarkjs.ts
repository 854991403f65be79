/** From snarkjs' JSON to the wire forms. Only reshapes: the strict parsers judge the result. */
import { parseProof, parseVerifyingKey } from './groth16.js';
import type { Groth16Proof, Parsed, VerifyingKey } from './groth16.js';

/** Drops the third, projective coordinate, which must be the one that snarkjs writes for an affine point. */
function affine(point: unknown, one: unknown): unknown {
  if (!Array.isArray(point) || point.length !== 3 || JSON.stringify(point[2]) !== JSON.stringify(one)) return undefined;
  return point.slice(0, 2);
}

const affineG1 = (point: unknown): unknown => affine(point, '1');
const affineG2 = (point: unknown): unknown => affine(point, ['1', '0']);

function fieldsOf(document: unknown): Record<string, unknown> {
  return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
}

/** Reads the proof that `snarkjs.groth16.prove` returns (`pi_a`, `pi_b`, `pi_c`, projective, as strings). */
export function parseSnarkjsProof(document: unknown): Parsed<Groth16Proof, 'MALFORMED_PROOF'> {
  const fields = fieldsOf(document);
  return parseProof({ a: affineG1(fields.pi_a), b: affineG2(fields.pi_b), c: affineG1(fields.pi_c) });
}

/** Reads the key that `snarkjs zkey export verificationkey` writes. `vk_alphabeta_12` is redundant and not kept. */
export function parseSnarkjsVerifyingKey(document: unknown): Parsed<VerifyingKey, 'MALFORMED_VERIFYING_KEY'> {
  const fields = fieldsOf(document);
  return parseVerifyingKey({
    protocol: fields.protocol,
    curve: fields.curve === 'bn128' ? 'bn254' : fields.curve,
    nPublic: fields.nPublic,
    alpha: affineG1(fields.vk_alpha_1),
    beta: affineG2(fields.vk_beta_2),
    gamma: affineG2(fields.vk_gamma_2),
    delta: affineG2(fields.vk_delta_2),
    ic: Array.isArray(fields.IC) ? fields.IC.map(affineG1) : undefined,
  });
}
