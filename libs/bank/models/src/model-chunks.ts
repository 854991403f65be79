/** Inputs of a model circuit for rows of features: what a bank does at sealing, without records around it. */
import { randomSalt, modelStatementDigest, packBatchContext, packInference, taggedHash, textDigest, type CircuitInput, type FieldElement, type ModelStatement } from '@probity/shared-commitments';
import type { ModelPackage } from '@probity/bank-compiler';

export interface ChunkContext {
  readonly circuit: string;
  readonly slots: number;
  readonly bankId: string;
  /** Days since 1970-01-01. */
  readonly businessDate: number;
}

export interface ModelChunk {
  readonly input: CircuitInput;
  readonly statement: ModelStatement;
  readonly statementDigest: FieldElement;
}

/**
 * One chunk of 1 to `slots` rows. The commitment is of the scores given: a witness exists only where the circuit gives the same.
 */
export function modelChunk(model: Pick<ModelPackage, 'ir' | 'modelDigest' | 'opening'>, context: ChunkContext, rows: readonly (readonly number[])[], scores: readonly number[], chunkIndex = 0): ModelChunk {
  const { slots } = context;
  const widths = model.ir.features.map(({ bits }) => bits);
  const features = rows.map((row) => row.map(BigInt));
  const salts = rows.map(() => randomSalt());
  const list = features.flatMap((row, i) => [packInference(widths, row, BigInt(scores[i]!)), salts[i]!]);
  const statement: ModelStatement = {
    modelCircuit: textDigest('circuit', context.circuit),
    bankId: textDigest('bank', context.bankId),
    businessDate: BigInt(context.businessDate),
    batchContext: packBatchContext('normal', 0, chunkIndex),
    modelDigest: model.modelDigest,
    inferenceCommitment: taggedHash('inference', Array.from({ length: 2 * slots }, (_, i) => list[i] ?? 0n)),
  };
  const { inferenceCommitment: _proven, ...named } = statement;
  const statementDigest = modelStatementDigest(statement);
  const perSlot = <T>(values: readonly T[], absent: T): T[] => Array.from({ length: slots }, (_, i) => values[i] ?? absent);
  return {
    statement, statementDigest,
    input: {
      ...named, statementDigest,
      ...(model.opening && { parameters: model.opening.parameters, modelSalt: model.opening.salt }),
      active: perSlot(rows.map(() => 1n), 0n),
      features: perSlot(features, widths.map(() => 0n)),
      inferenceSalt: perSlot(salts, 0n),
    },
  };
}
