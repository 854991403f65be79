import { readFileSync } from 'node:fs';
import type { ModelPackage } from '@probity/bank-compiler';
import { signDocument, type CircuitCertificate, type Signed } from '@probity/shared-evidence';
import { featureProgramDigest, type FeatureProgram } from '@probity/shared-feature-program';
import { checkKeyAgainstR1cs, referenceOfSeed } from '@probity/shared-proving-key';
import { DEVELOPMENT_SEED, type PreparedCircuit } from './circuits.js';

export const DEVELOPMENT_CERTIFIER = 'development-certifier';

/**
 * Certifies a model circuit in a sandbox, as a certifier would: this program compiled the circuit from the model itself,
 * just now, and recomputes every point of the key before it signs. A direct setup has no contributions, so the first key
 * is the last.
 *
 * @throws SetupError KEY_NOT_OF_CIRCUIT
 */
export async function certify(model: ModelPackage, program: FeatureProgram, circuit: PreparedCircuit, secretKey: Uint8Array, issuedAt: Date): Promise<Signed<CircuitCertificate>> {
  const { zkey, r1cs } = circuit.built.paths;
  await checkKeyAgainstR1cs(readFileSync(zkey), readFileSync(r1cs), referenceOfSeed(DEVELOPMENT_SEED));
  return signDocument(
    {
      kind: 'circuit-certificate',
      modelId: `${model.id}@${model.version}`,
      modelDigest: model.modelDigest.toString(),
      modelCircuit: circuit.id,
      featureProgramDigest: featureProgramDigest(program).toString(),
      slots: circuit.slots,
      r1csSha256: circuit.built.r1csSha256,
      initialKeySha256: circuit.built.zkeySha256,
      finalKeySha256: circuit.built.zkeySha256,
      verifyingKeySha256: circuit.built.vkSha256,
      certifier: DEVELOPMENT_CERTIFIER,
      issuedAt: issuedAt.toISOString(),
    },
    secretKey,
  );
}
