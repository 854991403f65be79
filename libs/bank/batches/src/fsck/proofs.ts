import { effective } from '@probity/bank-governance';
import { parseProof, parseVerifyingKey, verifyGroth16, type VerifyingKey } from '@probity/shared-proof-verifier';
import { ProofEntity, type BatchEntity } from '../entities/batch.entity.js';
import { CircuitEntity } from '../entities/reference.entity.js';
import type { Checking, Proves } from './checking.js';

/** Digests of a chunk's two statements: what its proofs prove. */
export type Statements = Readonly<Record<ProofEntity['circuit'], bigint>>;

/** The circuits' keys, each parsed once. */
export class ProofKeys {
  readonly #known = new Map<string, VerifyingKey | undefined>();

  constructor(private readonly checking: Checking) {}

  async of(circuit: string): Promise<VerifyingKey | undefined> {
    if (!this.#known.has(circuit)) {
      const row = await effective(this.checking.manager, CircuitEntity).andWhere('row.circuit = :circuit', { circuit }).limit(1).getOne();
      const key = row === null ? undefined : parseVerifyingKey(row.verifyingKey);
      if (row === null) this.checking.problems.add('REFERENCE_MISSING', `circuit ${circuit}`);
      this.#known.set(circuit, key?.ok ? key.value : undefined);
    }
    return this.#known.get(circuit);
  }
}

/** Whether a proof is well formed and proves a statement. */
export const provesStatement: Proves = (key, statementDigest, document) => {
  const proof = parseProof(document);
  return proof.ok && verifyGroth16(key, statementDigest, proof.value);
};

/** The proofs of a chunk: of its statements, and valid. @param required whether both must be there already */
export async function checkProofs(
  { manager, problems, proves = provesStatement }: Checking, keys: ProofKeys, batch: BatchEntity, chunkIndex: number, statements: Statements | undefined, required: boolean,
): Promise<void> {
  const proofs = await manager.findBy(ProofEntity, { batchId: batch.id, chunkIndex });
  for (const circuit of ['record', 'model'] as const) {
    const where = `batch ${batch.id} chunk ${chunkIndex} ${circuit}`;
    const stored = proofs.find((proof) => proof.circuit === circuit);
    if (stored === undefined) {
      if (required) problems.add('PROOF_MISSING', where);
      continue;
    }
    if (stored.statementDigest !== statements?.[circuit]) {
      problems.add('PROOF_STATEMENT', where);
      continue;
    }
    const key = await keys.of(circuit === 'record' ? batch.context.recordCircuit : batch.context.modelCircuit);
    if (key !== undefined && !proves(key, stored.statementDigest, stored.proof)) problems.add('PROOF_INVALID', where);
  }
}
