import { checkedFeatures, modelDigestOf, type ModelFeature } from '@probity/bank-compiler';
import { SCORE_BITS, type FieldElement } from '@probity/shared-commitments';
import type { InferenceSession } from 'onnxruntime-node';
import { openSession, runColumn } from './ort.js';

export class ScoringError extends Error {
  override readonly name = 'ScoringError';
  constructor(
    readonly code: 'MODEL_DIGEST_MISMATCH' | 'GOLDEN_MISMATCH' | 'SCORE_NOT_EXACT',
    message: string,
  ) {
    super(message);
  }
}

/** A feature vector and the score that the evaluator gives it. */
export interface GoldenRecord {
  readonly features: readonly number[];
  readonly score: number;
}

export interface ScorerOptions {
  /** The canonical ONNX file. */
  readonly modelBytes: Uint8Array;
  /** The registered model digest. */
  readonly expectedDigest: FieldElement;
  /** Features in program order, with their widths. */
  readonly features: readonly ModelFeature[];
  /** Scored once at start: a runtime that computes otherwise on this machine must not score a day. */
  readonly golden: readonly GoldenRecord[];
}

/** Scores records with onnxruntime on the canonical model: the integers that the circuit proves. */
export class Scorer {
  private constructor(
    private readonly session: InferenceSession,
    private readonly features: readonly ModelFeature[],
    readonly modelDigest: FieldElement,
  ) {}

  /**
   * @throws ScoringError MODEL_DIGEST_MISMATCH where the bytes are not the registered model, GOLDEN_MISMATCH where
   * this machine's runtime does not give the golden scores
   */
  static async create({ modelBytes, expectedDigest, features, golden }: ScorerOptions): Promise<Scorer> {
    const digest = modelDigestOf(modelBytes);
    if (digest !== expectedDigest) {
      throw new ScoringError('MODEL_DIGEST_MISMATCH', `the model file has digest ${digest}, registered is ${expectedDigest}: install the registered canonical.onnx`);
    }
    const scorer = new Scorer(await openSession(modelBytes), features, digest);
    const scores = await scorer.score(golden.map((record) => record.features));
    const wrong = golden.findIndex(({ score }, i) => score !== scores[i]);
    if (wrong >= 0) throw new ScoringError('GOLDEN_MISMATCH', `golden record ${wrong} got another score: this runtime is not exact, do not score with it`);
    return scorer;
  }

  /**
   * Scores of feature vectors, in their order.
   *
   * @throws FeatureVectorError for a value outside its declared width, ScoringError SCORE_NOT_EXACT for an output that is no score
   */
  async score(records: readonly (readonly bigint[] | readonly number[])[]): Promise<number[]> {
    if (records.length === 0) return [];
    const rows = records.map((record) => checkedFeatures({ features: this.features }, record));
    const scores = [...(await runColumn(this.session, rows, this.features.length))];
    if (!scores.every((score) => Number.isInteger(score) && score >= 0 && score < 2 ** SCORE_BITS)) {
      throw new ScoringError('SCORE_NOT_EXACT', 'the model gave a value that is no integer score');
    }
    return scores;
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
