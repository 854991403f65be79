/** Tries to change valid witnesses of the circuits in use, and lists every change that the constraints let through. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel, evaluateModel, loadModel, modelCircuitFile, modelCircuitId, type CompileOptions } from '@probity/bank-compiler';
import { modelChunk, parseLayout } from '@probity/bank-models';
import { syntheticBatch } from '@probity/bank-proving';
import {
  assureCircuit, circomlibFolder, circuitsFolder, compileForAssurance, foldIndices, overlappingBlocks, type AssuranceOptions, type AssuranceReport, type CircuitSource, type WitnessInput,
} from '@probity/shared-circuit-assurance';
import { circuitInputs, OUTCOME_LAYOUT, POSTING_LAYOUT, randomSalt, VIEW_LAYOUT } from '@probity/shared-commitments';
import { featureWidths, recordCircuitId, recordCircuitPath, recordCircuitSlots } from '@probity/shared-feature-program';
import { repositoryRoot } from '@probity/shared-platform';
import { modelDirectory, shippedProgram, type CircuitSize } from '../circuits.js';
import type { Report } from '../terminal.js';

/** A circuit and what is tried on it. Another one is another entry of `circuitsUnderTest`. */
interface CircuitUnderTest {
  readonly id: string;
  readonly source: CircuitSource;
  /** Valid inputs: a full chunk, and one with a slot that is not in use. */
  readonly inputs: readonly WitnessInput[];
  readonly options: AssuranceOptions;
}

export interface CircuitFindings {
  readonly circuit: string;
  readonly signalsTried: number;
  readonly hints: number;
  readonly hintsTried: number;
  readonly survivors: number;
  /** `how: signal`, folded; empty in a circuit without a hole. */
  readonly unexplained: readonly string[];
  readonly explained: readonly { readonly signal: string; readonly reason: string }[];
  readonly seconds: number;
}

/** In the circuits with full chunks each hint costs a run of a second; every slot is the same template. */
const MOST_HINTS_FULL = 200;

function circuitsUnderTest(size: CircuitSize): CircuitUnderTest[] {
  const program = shippedProgram();
  const model = loadModel(modelDirectory(), program);
  const slots = recordCircuitSlots(size);
  const widths = featureWidths(program);
  const inputs = [slots, slots - 1].map((records, seed) => {
    const { batch, chunks } = syntheticBatch({
      program, slots, modelDigest: model.modelDigest, recordCircuit: recordCircuitId(program, size), modelCircuit: modelCircuitId(model, size), seed: seed + 1,
      score: (features) => BigInt(evaluateModel(model.ir, features)), records: [records],
    });
    return circuitInputs(slots, widths, batch, 0, chunks[0]!);
  });
  const bits = (layout: readonly { readonly name: string; readonly bits: number }[], name: string): number | undefined => layout.find((field) => field.name === name)?.bits;
  const mostHints = size === 'full' ? MOST_HINTS_FULL : undefined;
  const scoreBits = bits(OUTCOME_LAYOUT, 'score');
  return [
    {
      id: recordCircuitId(program, size),
      source: { file: join(circuitsFolder, recordCircuitPath(size)), includes: [circomlibFolder] },
      inputs: inputs.map(({ record }) => record),
      options: {
        mostHints,
        widthOf: (name, ...indices) =>
          ({ posting: POSTING_LAYOUT[indices[1]!]?.bits, view: VIEW_LAYOUT[indices[1]!]?.bits, score: scoreBits, policy: scoreBits, segment: bits(OUTCOME_LAYOUT, 'segment'), riskClass: bits(OUTCOME_LAYOUT, 'riskClass'), active: 1 })[name],
      },
    },
    {
      id: modelCircuitId(model, size),
      source: { file: join(modelDirectory(), modelCircuitFile(size)), includes: [join(circuitsFolder, 'model'), circomlibFolder] },
      inputs: inputs.map(({ model: input }) => input),
      options: { mostHints, reasons: [overlappingBlocks(model.circomSource(slots))], widthOf: (name, ...indices) => ({ features: widths[indices[1]!], active: 1 })[name] },
    },
  ];
}

/**
 * Model circuits of examples, of every kind and in both modes. They are large: their hints are sampled. A committed network
 * is in the tests, small: each hint of a large one costs a run of its 27,000 parameter bits.
 */
const EXAMPLES: readonly (readonly [name: string, options: CompileOptions])[] = [
  ['lightgbm', {}],
  ['logistic-regression', {}],
  ['logistic-regression', { mode: 'committed', salt: randomSalt() }],
  ['mlp', {}],
  ['cnn', {}],
];
const MOST_HINTS_EXAMPLE = 60;

function exampleUnderTest(name: string, compileOptions: CompileOptions): CircuitUnderTest {
  const directory = join(repositoryRoot(), 'models/examples', name);
  const layout = parseLayout(JSON.parse(readFileSync(join(directory, 'features.json'), 'utf8')), `${name}/features.json`);
  const model = compileModel(readFileSync(join(directory, 'model.onnx')), layout, { id: name, version: '1.0.0' }, compileOptions);
  const slots = recordCircuitSlots('tiny');
  const source = model.circomSource(slots);
  const widths = layout.features.map(({ bits }) => bits);
  const context = { circuit: modelCircuitId(model, slots), slots, bankId: 'bank', businessDate: 20_000 };
  return {
    id: context.circuit,
    source: { text: source, includes: [join(circuitsFolder, 'model'), circomlibFolder] },
    inputs: [slots, slots - 1].map((records) => {
      const rows = Array.from({ length: records }, () => widths.map((bits) => randomInt(2 ** bits)));
      return modelChunk(model, context, rows, rows.map((row) => evaluateModel(model.ir, row))).input;
    }),
    options: { mostHints: MOST_HINTS_EXAMPLE, reasons: [overlappingBlocks(source)], widthOf: (signal, ...indices) => ({ features: widths[indices[1]!], active: 1 })[signal] },
  };
}

/** Runs the suite on the circuits with small chunks, on those of the examples, and on those with full chunks too if asked. */
export async function benchMutation({ full, report }: { readonly full: boolean; readonly report: Report }): Promise<CircuitFindings[]> {
  const circuits = [...circuitsUnderTest('tiny'), ...EXAMPLES.map(([name, options]) => exampleUnderTest(name, options)), ...(full ? circuitsUnderTest('full') : [])];
  const findings: CircuitFindings[] = [];
  for (const [index, circuit] of circuits.entries()) findings.push(await tryCircuit(circuit, (fraction) => report((index + fraction) / circuits.length, circuit.id)));
  return findings;
}

async function tryCircuit({ id, source, inputs, options }: CircuitUnderTest, progress: (fraction: number) => void): Promise<CircuitFindings> {
  const started = Date.now();
  const circuit = await compileForAssurance(source);
  const reports: AssuranceReport[] = [];
  for (const [index, input] of inputs.entries()) reports.push(await assureCircuit(circuit, input, { ...options, onProgress: (fraction) => progress((index + fraction) / inputs.length) }));
  const survivors = reports.flatMap((each) => each.survivors);
  const explained = new Map(survivors.flatMap(({ signal, reason }) => (reason === undefined ? [] : [[foldIndices(signal), reason] as const])));
  const sum = (of: (report: AssuranceReport) => number): number => reports.reduce((total, each) => total + of(each), 0);
  return {
    circuit: id,
    signalsTried: sum((each) => each.signalsTried),
    hints: sum((each) => each.hints),
    hintsTried: sum((each) => each.hintsTried),
    survivors: survivors.length,
    unexplained: [...new Set(survivors.filter(({ reason }) => reason === undefined).map(({ attempt, signal, samePublic }) => `${attempt}${samePublic ? '' : ', other public values'}: ${foldIndices(signal)}`))],
    explained: [...explained].map(([signal, reason]) => ({ signal, reason })),
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}
