/** Full chunks of synthetic records with the shipped model's circuits: what the proving benches prove. */
import { readFileSync } from 'node:fs';
import { evaluateModel, loadModel } from '@probity/bank-compiler';
import { syntheticBatch, type ProveJob } from '@probity/bank-proving';
import { circuitInputs } from '@probity/shared-commitments';
import { featureWidths } from '@probity/shared-feature-program';
import { parseVerifyingKey, verifyGroth16, type Groth16Proof, type VerifyingKey } from '@probity/shared-proof-verifier';
import { modelDirectory, shippedProgram, type PreparedCircuit } from '../circuits.js';

/** One proof to make. */
export interface BenchJob extends ProveJob {
  readonly circuit: PreparedCircuit['built'];
  readonly digest: bigint;
  readonly verifyingKey: VerifyingKey;
}

/** Both proofs of each chunk. */
export function fullChunks(record: PreparedCircuit, modelCircuit: PreparedCircuit, chunks: number): (readonly [record: BenchJob, model: BenchJob])[] {
  const program = shippedProgram();
  const model = loadModel(modelDirectory(), program);
  const { slots } = record;
  const { batch, chunks: inputs } = syntheticBatch({
    program, slots, modelDigest: model.modelDigest, recordCircuit: record.id, modelCircuit: modelCircuit.id, seed: 1,
    score: (features) => BigInt(evaluateModel(model.ir, features)),
    records: Array.from({ length: chunks }, () => slots),
  });
  const keys = [verifyingKeyOf(record), verifyingKeyOf(modelCircuit)] as const;
  return inputs.map((chunk, index) => {
    const { record: recordInput, model: modelInput, recordDigest, modelDigest } = circuitInputs(slots, featureWidths(program), batch, index, chunk);
    return [
      { circuit: record.built, input: recordInput, digest: recordDigest, verifyingKey: keys[0] },
      { circuit: modelCircuit.built, input: modelInput, digest: modelDigest, verifyingKey: keys[1] },
    ];
  });
}

function verifyingKeyOf({ id, built }: PreparedCircuit): VerifyingKey {
  const key = parseVerifyingKey(JSON.parse(readFileSync(built.paths.vk, 'utf8')));
  if (!key.ok) throw new Error(`verifying key of ${id}: ${key.message}`);
  return key.value;
}

/** @throws Error where a proof does not verify: then nothing was measured */
export function requireVerified({ circuit, digest, verifyingKey }: BenchJob, proof: Groth16Proof): void {
  if (!verifyGroth16(verifyingKey, digest, proof)) throw new Error(`a proof of ${circuit.name} does not verify`);
}
