import { randomSalt } from '@probity/shared-commitments';
import { operandsOf } from '@probity/shared-integer-ir';
import { compileModel, pickChunkSize, thresholdsOf, UnsupportedModelError, type CompileOptions, type FeatureLayout, type ModelPackage, type ProvingForecast } from '@probity/bank-compiler';
import { ModelFileError } from './errors.js';

/** Constraints of the record circuit for a number of slots. */
export type RecordCost = (slots: number) => number;

export interface ModeInspection {
  readonly supported: boolean;
  /** Why not. */
  readonly reason?: string;
  readonly constraintsPerRecord?: number;
  readonly recordsPerChunk?: number;
  readonly constraints?: number;
  readonly domain?: number;
  readonly domainFill?: number;
  readonly forecast?: ProvingForecast;
}

export interface ModelInspection {
  readonly kind: ModelPackage['kind'];
  readonly producer: string;
  readonly operators: readonly string[];
  readonly output: string;
  readonly trees: number;
  readonly splits: number;
  readonly remarks: readonly string[];
  readonly featuresRead: readonly string[];
  readonly featuresNotRead: readonly string[];
  /** No record's margin can move by more, in lowering to integers. */
  readonly maxMarginError: number;
  readonly compiled: ModeInspection;
  readonly committed: ModeInspection;
}

export type Mode = ModelPackage['mode'];

/**
 * What would come of a model, before anything is built.
 * @throws UnsupportedModelError where it can't be compiled at all
 */
export function inspectModel(onnx: Uint8Array, layout: FeatureLayout, options: { readonly positiveClass?: number }, record: RecordCost): ModelInspection {
  const name = { id: 'inspected', version: '0.0.0' };
  const model = compileModel(onnx, layout, name, options);
  const { summary, output } = model.original;
  const read = featuresRead(model);
  const names = model.ir.features.map((feature) => feature.name);
  return {
    kind: model.kind,
    producer: summary.producer,
    operators: summary.nodes.map(({ operator }) => operator),
    output: output.kind,
    trees: summary.trees,
    splits: summary.splits,
    remarks: summary.remarks,
    featuresRead: names.filter((_, f) => read.has(f)),
    featuresNotRead: names.filter((_, f) => !read.has(f)),
    maxMarginError: model.dropped.maxMarginError,
    compiled: modeOf(() => model, record),
    committed: modeOf(() => compileModel(onnx, layout, name, optionsOf('committed', options.positiveClass)), record),
  };
}

/** Committed models get a random salt, as the digest demands. */
export function optionsOf(mode: Mode, positiveClass: number | undefined, salt = randomSalt()): CompileOptions {
  const chosen = positiveClass === undefined ? {} : { positiveClass };
  return mode === 'committed' ? { ...chosen, mode, salt } : chosen;
}

/** Features on which the score can depend. */
export function featuresRead(model: Pick<ModelPackage, 'ir'>): ReadonlySet<number> {
  const { graph, score, features } = model.ir;
  const read = new Set(thresholdsOf(model.ir).flatMap((cuts, f) => (cuts.length > 0 ? [f] : [])));
  const seen = new Set<number>();
  const waiting = [score];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = graph.nodes[id]!;
    if (node.op === 'input' && node.input < features.length) read.add(node.input);
    waiting.push(...operandsOf(node));
  }
  return read;
}

/** @throws ModelFileError NO_CHUNK_SIZE */
export function chunkSizeOf(model: Pick<ModelPackage, 'costReport'>, record: RecordCost): number {
  const size = pickChunkSize(record, (slots) => model.costReport(slots).total);
  if (size === undefined) throw new ModelFileError('NO_CHUNK_SIZE', 'not even two records fit the largest circuit: use a smaller model');
  return size.slots;
}

function modeOf(compile: () => ModelPackage, record: RecordCost): ModeInspection {
  try {
    const model = compile();
    const slots = chunkSizeOf(model, record);
    const { record: perRecord, total, domain, domainFill, forecast } = model.costReport(slots);
    return { supported: true, constraintsPerRecord: perRecord.total, recordsPerChunk: slots, constraints: total, domain, domainFill, forecast };
  } catch (error) {
    if (error instanceof UnsupportedModelError || error instanceof ModelFileError) return { supported: false, reason: error.message };
    throw error;
  }
}
