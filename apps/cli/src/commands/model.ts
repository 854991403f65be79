/** A model before it is registered: what it would cost, its package, and whether a package can be made again. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UnsupportedModelError } from '@probity/bank-compiler';
import { inspectModel, makePackage, readEvaluationSet, readLayout, reproducePackage, type MadePackage, type Mode, type ModeInspection, type ModelInspection } from '@probity/bank-models';
import { loadConfig } from '@probity/shared-platform';
import type { Command } from 'commander';
import { DEVELOPMENT_SEED, MODEL_INCLUDES, recordCost, SHIPPED_PROGRAM } from '../circuits.js';
import { result, say, sayError, stage, table } from '../terminal.js';

/** Rows of the evaluation set that are compared. */
const ROWS = 10_000;

interface CompileFlags {
  readonly features: string;
  readonly data: string;
  readonly out: string;
  readonly id?: string;
  readonly modelVersion: string;
  readonly mode: Mode;
  readonly slots?: number;
  readonly positiveClass?: number;
  readonly rows: number;
  readonly alertBudget: number;
  readonly segmentBound: number;
  readonly saltFile?: string;
  readonly bank: string;
  readonly validFrom: string;
  readonly json?: boolean;
}

export function modelCommands(program: Command): void {
  const model = program.command('model').description('a trained model: inspect it, compile it to a circuit, make its package again');
  model
    .command('inspect <file.onnx>')
    .description('what would come of a model: supported or not and why, features read, costs in both modes; builds nothing')
    .option('--features <file>', 'feature program, or a layout {id, version, features: [{name, bits}]}', SHIPPED_PROGRAM)
    .option('--positive-class <k>', 'class that is scored, of a classifier of several', natural)
    .option('--json', 'only the JSON line')
    .action((file: string, flags: { features: string; positiveClass?: number; json?: boolean }) => inspect(file, flags));
  model
    .command('compile <file.onnx>')
    .description('compile, build the circuit, compare scores with onnxruntime and the circuit, prove a chunk; writes the registration package')
    .requiredOption('--features <file>', 'feature program, or a layout {id, version, features: [{name, bits}]}')
    .requiredOption('--data <file.csv>', `evaluation set: a column a feature; optional label, typology, segment, float.<feature>`)
    .requiredOption('--out <directory>', 'the package')
    .option('--id <id>', 'of the model; the name of its folder else')
    .option('--model-version <semver>', 'of the model', '1.0.0')
    .option('--mode <mode>', 'compiled (weights are constants) or committed (linear models and small networks; weights behind a salted digest)', modeOf, 'compiled')
    .option('--slots <n>', 'records a chunk; picked to fill both domains else', natural)
    .option('--positive-class <k>', 'class that is scored, of a classifier of several', natural)
    .option('--rows <n>', 'rows of the evaluation set that are compared', natural, ROWS)
    .option('--alert-budget <share>', 'share of records that may be alerts', share, 0.01)
    .option('--segment-bound <ratio>', 'registered bound of alert rates by segment against the overall rate', ratio, 1.25)
    .option('--salt-file <file>', 'committed mode: salt of an earlier package; random else')
    .option('--bank <id>', 'bank that registers the model', 'example-bank')
    .option('--valid-from <date>', 'first business date of the registration', new Date().toISOString().slice(0, 10))
    .option('--json', 'only the JSON line')
    .action(compile);
  model
    .command('reproduce <package>')
    .description('for validator and certifier: compile a package again from the trained file, and name the first difference')
    .requiredOption('--onnx <file>', 'the model as it was trained')
    .option('--salt-file <file>', 'committed mode: to compare the model digest too')
    .option('--json', 'only the JSON line')
    .action(reproduce);
}

function inspect(file: string, { features, positiveClass, json }: { features: string; positiveClass?: number; json?: boolean }): void {
  const layout = readLayout(features);
  try {
    const inspection = inspectModel(readFileSync(file), layout, { ...(positiveClass !== undefined && { positiveClass }) }, recordCost());
    if (!json) sayInspection(inspection);
    result({ supported: true, ...inspection });
  } catch (error) {
    if (!(error instanceof UnsupportedModelError)) throw error;
    sayError(error);
    result({ supported: false, code: error.code, message: error.message });
    process.exitCode = 1;
  }
}

async function compile(file: string, flags: CompileFlags): Promise<void> {
  const layout = readLayout(flags.features);
  const data = await stage('evaluation set', () => readEvaluationSet(flags.data, layout.features, flags.rows));
  const salt = saltOf(flags.saltFile);
  const made = await makePackage(
    {
      onnx: readFileSync(file), layout, data,
      id: flags.id ?? idFrom(file), version: flags.modelVersion, mode: flags.mode,
      ...(flags.positiveClass !== undefined && { positiveClass: flags.positiveClass }),
      ...(flags.slots !== undefined && { slots: flags.slots }),
      ...(salt !== undefined && { salt }),
      recordCost: recordCost(), bankId: flags.bank, validFrom: flags.validFrom, alertBudget: flags.alertBudget, segmentBound: flags.segmentBound,
      cacheDirectory: loadConfig().dataDirectory, includeDirectories: MODEL_INCLUDES, developmentSeed: DEVELOPMENT_SEED, directory: flags.out,
    },
    stage,
  );
  if (!flags.json) sayPackage(made, flags.out);
  const { manifest, comparison, costs, proof, fidelity } = made;
  result({
    model: manifest.model, circuit: manifest.circuit, mode: manifest.mode, kind: manifest.kind,
    recordsPerChunk: manifest.slots,
    constraintsPerRecord: costs.predicted.record.total,
    domainFill: Number(costs.built.domainFill.toFixed(3)),
    rowsCompared: comparison.rowsCompared,
    scoreDifferences: comparison.scoreDifferences,
    decisionDifferences: comparison.decisionDifferences,
    maxMarginError: fidelity.errors.max,
    proofVerified: proof.verified,
    proveSeconds: Number(proof.seconds.toFixed(2)),
    package: resolve(flags.out),
  });
  if (!proof.verified || comparison.scoreDifferences > 0) process.exitCode = 1;
}

async function reproduce(directory: string, { onnx, saltFile, json }: { onnx: string; saltFile?: string; json?: boolean }): Promise<void> {
  const reproduction = await stage('compile again', () => reproducePackage(directory, readFileSync(onnx), MODEL_INCLUDES, saltOf(saltFile)));
  if (!json) {
    table(reproduction.steps.map(({ step, same }) => ({ step, result: same ? 'same' : 'DIFFERENT' })));
    for (const note of reproduction.notCompared) say(`  not compared: ${note}`);
  }
  result(reproduction);
  if (!reproduction.same) process.exitCode = 1;
}

function sayInspection(inspection: ModelInspection): void {
  say(`\n  ${inspection.kind}, exported by ${inspection.producer || 'an unnamed producer'}; output: ${inspection.output}${inspection.trees > 0 ? `; ${inspection.trees} trees with ${inspection.splits} splits` : ''}`);
  say(`  operators: ${[...new Set(inspection.operators)].join(', ')}`);
  for (const remark of inspection.remarks) say(`  note: ${remark}`);
  say(`  reads ${inspection.featuresRead.length} features: ${inspection.featuresRead.join(', ')}`);
  if (inspection.featuresNotRead.length > 0) say(`  does not read: ${inspection.featuresNotRead.join(', ')}`);
  say(`  lowering to integers moves no margin by more than ${inspection.maxMarginError.toPrecision(2)}\n`);
  const row = (mode: string, of: ModeInspection): Record<string, string | number> => ({
    mode,
    'constraints/record': of.constraintsPerRecord ?? '-', 'records/chunk': of.recordsPerChunk ?? '-', constraints: of.constraints ?? '-', domain: of.domain ?? '-',
    fill: of.domainFill === undefined ? '-' : `${(100 * of.domainFill).toFixed(0)} %`,
    'key MiB': of.forecast ? Math.round(of.forecast.keyBytes / 2 ** 20) : '-', 'memory MiB': of.forecast?.memoryMiB ?? '-', 'proof s': of.forecast?.seconds ?? '-',
  });
  table([row('compiled', inspection.compiled), row('committed', inspection.committed)]);
  for (const [mode, { reason }] of [['compiled', inspection.compiled], ['committed', inspection.committed]] as const) if (reason) say(`  ${mode}: not supported, ${reason}`);
}

function sayPackage({ costs: { predicted, built, forecast, measured }, comparison, fidelity }: MadePackage, out: string): void {
  const share = (part: number): string => `${((100 * part) / built.wires).toFixed(1)} %`;
  say();
  table([
    ...predicted.record.features.map(({ name, cuts, constraints }) => ({ part: `feature ${name}`, 'a record': constraints, 'a chunk': constraints * predicted.slots, note: `${cuts} cuts` })),
    { part: 'products', 'a record': predicted.record.products, 'a chunk': predicted.record.products * predicted.slots, note: 'inner nodes, weights of a committed model' },
    { part: 'saturations', 'a record': predicted.record.saturations, 'a chunk': predicted.record.saturations * predicted.slots, note: 'rectifiers, rescaling' },
    { part: 'slot', 'a record': predicted.record.slot, 'a chunk': predicted.record.slot * predicted.slots, note: '' },
    { part: 'hashes and parameters', 'a record': 0, 'a chunk': predicted.inferenceHash + predicted.statementHash + predicted.parameters + 1, note: 'once a chunk' },
  ].filter((row) => row['a chunk'] > 0));
  say();
  table([
    { figure: 'constraints', value: built.constraints.toLocaleString('en-US'), note: `domain ${built.domain}, ${(100 * built.domainFill).toFixed(1)} % full; predicted ${predicted.total.toLocaleString('en-US')}` },
    { figure: 'wires', value: built.wires.toLocaleString('en-US'), note: `0 or 1: ${share(built.witness.zeroOrOne)}, small: ${share(built.witness.small)}, dense: ${share(built.witness.dense)}, dense in B: ${share(built.witness.denseInB)}` },
    { figure: 'coefficients', value: (built.coefficients.a + built.coefficients.b + built.coefficients.c).toLocaleString('en-US'), note: `A ${built.coefficients.a}, B ${built.coefficients.b}, C ${built.coefficients.c}` },
    { figure: 'key', value: `${(forecast.keyBytes / 2 ** 20).toFixed(1)} MiB`, note: '' },
    { figure: 'proof', value: `${measured.seconds.toFixed(2)} s`, note: `forecast ${forecast.seconds} s and ${forecast.memoryMiB} MiB` },
    { figure: 'largest margin error', value: fidelity.errors.max.toPrecision(3), note: `on ${fidelity.records} records, bound ${fidelity.marginErrorBound.toPrecision(3)}` },
    { figure: 'score differences', value: String(comparison.scoreDifferences), note: `evaluator, onnxruntime and circuit on ${comparison.rowsCompared} rows` },
  ]);
  say(`\n  written: ${join(out, 'README.md')} and the rest of the package\n`);
}

/** `models/examples/lightgbm/model.onnx` is called lightgbm. */
function idFrom(file: string): string {
  const name = basename(file, '.onnx') === 'model' ? basename(dirname(resolve(file))) : basename(file, '.onnx');
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-$/g, '') || 'model';
}

function saltOf(file: string | undefined): bigint | undefined {
  if (file === undefined) return undefined;
  const text = readFileSync(file, 'utf8').trim();
  if (!/^\d+$/.test(text)) throw new InvalidOption(`${file} holds no salt: one decimal number is expected`);
  return BigInt(text);
}

class InvalidOption extends Error {
  readonly code = 'OPTION_INVALID';
}

function natural(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidOption(`${text}: a natural number is expected`);
  return Number(text);
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidOption(`${text}: a share between 0 and 1 is expected`);
  return value;
}

function ratio(text: string): number {
  const value = Number(text);
  if (!(value >= 1)) throw new InvalidOption(`${text}: a ratio of at least 1 is expected`);
  return value;
}

function modeOf(text: string): Mode {
  if (text !== 'compiled' && text !== 'committed') throw new InvalidOption(`${text}: compiled or committed is expected`);
  return text;
}
