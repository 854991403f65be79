/** What a regulator can find out about a record circuit without asking anybody: compile it from public sources, and remake its key. */
import { join } from 'node:path';
import type { CircuitView, NewCircuitCheck } from '@probity/regulator-circuits';
import { compileRecordCircuit } from '@probity/shared-circuit-build';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import { repositoryRoot } from '@probity/shared-platform';
import { circuitKeyDigest, type TrustMaterial } from '@probity/shared-proof-verifier';
import { directSetup } from '@probity/shared-proving-key';
import type { ApiClient } from './api-client.js';
import { stage } from './terminal.js';

/** Rebuilds every record circuit of a bank and hands in what came of each. @returns what the regulator's service says of all its keys afterwards */
export async function checkCircuits(regulator: ApiClient, bankId: string): Promise<CircuitView[]> {
  const path = `/banks/${encodeURIComponent(bankId)}`;
  const { circuitKeys, featurePrograms } = await regulator.get<TrustMaterial>(`${path}/trust`);
  const sources = { circuits: join(repositoryRoot(), 'circuits'), circomlib: join(repositoryRoot(), 'node_modules/circomlib/circuits') };
  for (const { program, recordCircuit } of featurePrograms) {
    for (const { key } of circuitKeys.filter(({ key: { role, circuit } }) => role === 'record' && circuit === recordCircuit)) {
      const { circuit, r1cs } = await stage(`${recordCircuit}, ${key.slots} slots, compiled from public sources`, () => compileRecordCircuit(loadFeatureProgram(program), key.slots, sources));
      const { developmentSeed: seed } = key;
      const remade = seed === undefined ? undefined : await stage('its key, remade from the published seed', (report) => directSetup(r1cs, seed, report));
      const check: NewCircuitCheck = {
        keySha256: circuitKeyDigest(key)!,
        featureProgramDigest: featureProgramDigest(program).toString(),
        r1csSha256: circuit.r1csSha256,
        remadeKeySha256: remade === undefined ? null : circuitKeyDigest({ verifyingKey: wireOf(remade.verifyingKey) })!,
        compiler: circuit.compiler,
        constraints: circuit.constraints,
      };
      await regulator.post('/circuit-checks', check);
    }
  }
  return regulator.get<CircuitView[]>(`${path}/circuits`);
}

/** The key without what is the same of every key. */
function wireOf({ alpha, beta, gamma, delta, ic }: Awaited<ReturnType<typeof directSetup>>['verifyingKey']): TrustMaterial['circuitKeys'][number]['key']['verifyingKey'] {
  return JSON.parse(JSON.stringify({ alpha, beta, gamma, delta, ic })) as TrustMaterial['circuitKeys'][number]['key']['verifyingKey'];
}
