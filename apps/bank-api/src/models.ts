/** Models by version: compiled once, with a scorer for production and the evaluator for sealing. */
import { FeatureProgramEntity, modelWithFile, type EvaluatorOf, type ModelOpening } from '@probity/bank-batches';
import { compileModel, evaluateModel, modelDigestOf, type ModelPackage, type IntegerModel } from '@probity/bank-compiler';
import type { ScorerOf } from '@probity/bank-intake';
import { Scorer, type GoldenRecord } from '@probity/bank-scoring';
import { ProbityError } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

interface LoadedModel {
  readonly compiled: ModelPackage;
  readonly scorer: Scorer;
}

/** Vectors on which runtime and evaluator must agree before a model scores a day. */
const GOLDEN_RECORDS = 256;

export class Models {
  readonly #loaded = new Map<string, Promise<LoadedModel>>();

  constructor(private readonly dataSource: DataSource) {}

  readonly scorerOf: ScorerOf = async (version) => (await this.#load(version)).scorer;

  readonly evaluatorOf: EvaluatorOf = async (version) => {
    const { ir } = (await this.#load(version)).compiled;
    return (features) => evaluateModel(ir, [...features]);
  };

  /** The integers of a model. */
  readonly modelOf = async (version: string): Promise<IntegerModel> => (await this.#load(version)).compiled.ir;

  /** Models that have a session, by the bytes that it runs; of a committed model, whose digest is salted, by its parameters. */
  async loaded(): Promise<{ version: string; digest: string }[]> {
    const settled = await Promise.all([...this.#loaded].map(async ([version, loading]) => {
      const model = await loading.catch(() => undefined);
      return model && { version, digest: (model.compiled.opening ? model.compiled.modelDigest : model.scorer.modelDigest).toString() };
    }));
    return settled.filter((model) => model !== undefined);
  }

  async close(): Promise<void> {
    for (const loading of this.#loaded.values()) await (await loading).scorer.close();
  }

  #load(version: string): Promise<LoadedModel> {
    const known = this.#loaded.get(version);
    if (known) return known;
    const loading = this.#open(version);
    this.#loaded.set(version, loading);
    // A failure is not kept: the next one asking tries again.
    loading.catch(() => this.#loaded.delete(version));
    return loading;
  }

  async #open(version: string): Promise<LoadedModel> {
    const row = await modelWithFile(this.dataSource.manager, version);
    const { document } = await this.dataSource.manager.findOneByOrFail(FeatureProgramEntity, { version: row.featureProgram });
    const compiled = compileModel(row.onnx, document, splitId(version), row.opening ? { mode: 'committed', salt: BigInt(row.opening.salt) } : {});
    if (compiled.modelDigest !== row.digest) throw new ProbityError('MODEL_DIGEST_MISMATCH', `model ${version}: the stored file compiles to another digest than was registered`);
    const scorer = await Scorer.create({ modelBytes: compiled.canonicalOnnx, expectedDigest: modelDigestOf(compiled.canonicalOnnx), features: compiled.ir.features, golden: goldenOf(compiled.ir) });
    return { compiled, scorer };
  }
}

/** What is kept of a committed model to open its digest; null of a compiled one. */
export function storedOpening({ opening }: ModelPackage): ModelOpening | null {
  return opening ? { parameters: opening.parameters.map(String), salt: String(opening.salt) } : null;
}

/** `name@semver` in its parts. */
export function splitId(versionedId: string): { id: string; version: string } {
  const [id, version] = versionedId.split('@') as [string, string];
  return { id, version };
}

/** Feature vectors spread over their widths (a fixed linear congruence, so the same at every start), scored by the evaluator. */
function goldenOf(model: IntegerModel): GoldenRecord[] {
  let state = 1;
  return Array.from({ length: GOLDEN_RECORDS }, (_, i) => {
    const features = model.features.map(({ bits }) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const width = i === 0 ? 0 : i === 1 ? bits : 1 + (state % bits);
      return width === 0 ? 0 : i === 1 ? 2 ** width - 1 : Math.floor((state / 2 ** 32) * 2 ** width);
    });
    return { features, score: evaluateModel(model, features) };
  });
}
