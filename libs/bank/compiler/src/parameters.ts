/** The parameters of a committed model: how they are packed, and the digest that stands for them. */
import { requireBits, SALT_BITS, taggedHash, type FieldElement } from '@probity/shared-commitments';

export interface ParameterBlock {
  /** Bits of each parameter, in runs: parameters are range-checked and packed run by run. */
  readonly runs: readonly { readonly count: number; readonly bits: number }[];
  /** Digest of what gives the parameters their meaning: features with their widths, units a layer, number format. */
  readonly architectureDigest: FieldElement;
}

/** Bits of a packed element. */
const ELEMENT_BITS = 253;

/** Elements that are hashed, but for the salt: the architecture, and what the parameters are packed into. */
export function packedElements({ runs }: ParameterBlock): number {
  return runs.reduce((sum, { count, bits }) => sum + Math.ceil(count / Math.floor(ELEMENT_BITS / bits)), 1);
}

/**
 * The salted digest of a committed model's parameters: its `modelDigest`. First the architecture's digest, so that the same
 * numbers under another shape are another model; then the parameters, run by run, as many parameters to an element
 * as fit, the first in the lowest bits; then the salt. The circuit (circuits/model/committed-chunk.circom) opens it.
 *
 * @param parameters natural numbers, each within its run's bits
 * @param salt       random 128-bit value: without it, few weights of little entropy could be found by trying
 */
export function parametersDigest({ runs, architectureDigest }: ParameterBlock, parameters: readonly bigint[], salt: bigint): FieldElement {
  const elements = [architectureDigest];
  let at = 0;
  for (const { count, bits } of runs) {
    const each = Math.floor(ELEMENT_BITS / bits);
    for (let first = 0; first < count; first += each) {
      let packed = 0n;
      for (let i = 0; i < each && first + i < count; i++) packed += requireBits(parameters[at++]!, bits, 'model parameter') << BigInt(i * bits);
      elements.push(packed);
    }
  }
  return taggedHash('committedModel', [...elements, requireBits(salt, SALT_BITS, 'model salt')]);
}
