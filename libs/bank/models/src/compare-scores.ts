import { evaluateModel, modelDigestOf, type ModelPackage } from '@probity/bank-compiler';
import { ProverError, type WitnessProgram } from '@probity/bank-proving';
import { Scorer, thresholdAtBudget } from '@probity/bank-scoring';
import { modelChunk, type ChunkContext } from './model-chunks.js';

/** The three ways to a score, on the same rows: evaluator, onnxruntime on the canonical model, and the circuit's witness. */
export interface ScoreComparison {
  readonly rowsCompared: number;
  readonly chunks: number;
  /** Rows on which the three do not give one score. */
  readonly scoreDifferences: number;
  /** Rows on which they do not come to one decision. */
  readonly decisionDifferences: number;
  /** Score units. */
  readonly threshold: number;
  /** The evaluator's. */
  readonly scores: readonly number[];
}

/** Neither of two scores that the circuit was asked for has a witness: what it gives, if anything, is not known. */
const UNKNOWN = -1;

/**
 * Compares scores, and decisions at the threshold that keeps the alert budget on these rows.
 *
 * The circuit gives no score out; it has a witness for a chunk's inference commitment or none. So the commitment is made
 * of the evaluator's scores: a witness shows that all of them are the circuit's. Where there is none, row by row.
 */
export async function compareScores(
  model: ModelPackage, program: WitnessProgram, context: ChunkContext, rows: readonly (readonly number[])[], alertBudget: number, progress: (fraction: number) => void = () => undefined,
): Promise<ScoreComparison> {
  const scores = rows.map((row) => evaluateModel(model.ir, row));
  const production = await productionScores(model, rows);
  const threshold = thresholdAtBudget(scores, alertBudget);
  const has = (at: number, count: number, of: readonly number[]): boolean => hasWitness(model, program, context, rows.slice(at, at + count), of);
  const proven: number[] = [];
  const chunks = Math.ceil(rows.length / context.slots);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const at = chunk * context.slots;
    const expected = scores.slice(at, at + context.slots);
    if (has(at, expected.length, expected)) proven.push(...expected);
    else expected.forEach((score, i) => proven.push([score, production[at + i]!].find((candidate) => has(at + i, 1, [candidate])) ?? UNKNOWN));
    progress((chunk + 1) / chunks);
    // Lets timers and signals through: a witness holds the thread.
    if (chunk % 8 === 7) await new Promise((done) => setImmediate(done));
  }
  const differing = rows.flatMap((_, i) => (scores[i] === production[i] && scores[i] === proven[i] ? [] : [i]));
  const decisions = differing.filter((i) => proven[i] === UNKNOWN || new Set([scores[i]!, production[i]!, proven[i]!].map((score) => score >= threshold)).size > 1);
  return { rowsCompared: rows.length, chunks, scoreDifferences: differing.length, decisionDifferences: decisions.length, threshold, scores };
}

/** Memory of one run grows with its rows. */
const BATCH = 2000;

async function productionScores(model: ModelPackage, rows: readonly (readonly number[])[]): Promise<number[]> {
  const scorer = await Scorer.create({ modelBytes: model.canonicalOnnx, expectedDigest: modelDigestOf(model.canonicalOnnx), features: model.ir.features, golden: [] });
  try {
    const scores: number[] = [];
    for (let at = 0; at < rows.length; at += BATCH) scores.push(...(await scorer.score(rows.slice(at, at + BATCH))));
    return scores;
  } finally {
    await scorer.close();
  }
}

function hasWitness(model: ModelPackage, program: WitnessProgram, context: ChunkContext, rows: readonly (readonly number[])[], scores: readonly number[]): boolean {
  try {
    program.check(modelChunk(model, context, rows, scores).input);
    return true;
  } catch (error) {
    if (error instanceof ProverError && error.code === 'WITNESS_REJECTED') return false;
    throw error;
  }
}
