/** Plays a dishonest bank, each kind on its own copy of one proven set of days, and reports who noticed. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim, EvidenceBundle } from '@probity/shared-evidence';
import { ProbityError, withConnection, type Config, type Databases } from '@probity/shared-platform';
import { certify } from '../certifier.js';
import { attestBatch, secretKeyIn } from '../attestor.js';
import type { CircuitSize, PreparedCircuits } from '../circuits.js';
import { seal, waitFor, type BatchView } from '../demo/run-day.js';
import { approveChanges } from '../changes.js';
import { folders, ledgerFile, putCircuit, send, type HandedOver } from '../demo/set-up.js';
import { registerAll } from '../registering.js';
import type { DemoSource, SourceDay } from '../demo/source.js';
import { startStack, type Stack } from '../stack.js';
import { say, stage } from '../terminal.js';
import { judgementOf, rewriteDay } from './evidence.js';
import { EXPECTED, TAMPER_KINDS, type TamperKind } from './kinds.js';
import { closeAgain, dropRecord, duplicateRecord, editAmount, hideAlert, logLeaves, omitLine, resetWindows, substituteRecord, type Desk } from './moves.js';
import { otherModel, type OtherModel } from './other-model.js';

export interface TamperOutcome {
  readonly tamper: TamperKind;
  /** True if it was noticed by the one, the claim and the code that it must be noticed by. */
  readonly noticed: boolean;
  readonly by: 'bank' | 'regulator';
  readonly claim: string;
  readonly code: string;
  readonly sentence: string;
}

export interface Theatre {
  readonly config: Config;
  /** Folder of the honest run, whose services are stopped. */
  readonly directory: string;
  readonly databases: Databases;
  readonly source: DemoSource;
  readonly circuits: PreparedCircuits;
}

/** What a script works with: the copied world, its services, and the day to play with. */
interface Scene extends Desk {
  readonly stack: Stack;
  readonly directory: string;
  readonly day: SourceDay;
  readonly theatre: Theatre;
}

type Finding = Pick<TamperOutcome, 'by' | 'claim' | 'code' | 'sentence'>;

export async function playTampers(kinds: TamperKind | 'all', theatre: Theatre): Promise<TamperOutcome[]> {
  const outcomes: TamperOutcome[] = [];
  for (const kind of kinds === 'all' ? TAMPER_KINDS : [kinds]) {
    const outcome = await stage(`tamper: ${kind}`, () => play(kind, theatre));
    say(`      ${outcome.noticed ? 'noticed' : 'NOT NOTICED'} by the ${outcome.by}: ${outcome.claim}, ${outcome.code}. ${outcome.sentence}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function play(kind: TamperKind, theatre: Theatre): Promise<TamperOutcome> {
  const directory = join(theatre.directory, 'tampers', kind);
  const name = (zone: string): string => `${zone}_${kind.replaceAll('-', '_')}`;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const folder of ['bank', 'regulator', 'attestor', 'certifier', 'source']) cpSync(join(theatre.directory, folder), join(directory, folder), { recursive: true });
  const databases = { bank: await theatre.databases.copy('bank', name('bank')), regulator: await theatre.databases.copy('regulator', name('regulator')) };
  const day = theatre.source.days.at(-1)!;
  const stack = await startStack({ config: theatre.config, directory, databases, artifactsDirectory: join(theatre.config.dataDirectory, 'artifacts'), workers: 0 });
  try {
    const found = await withConnection(databases.bank.ownerUrl, (sql) => SCRIPTS[kind]({ sql, date: day.date, stack, directory, day, theatre }));
    const expected = EXPECTED[kind];
    return { tamper: kind, noticed: found.by === expected.by && found.claim === expected.claim && found.code === expected.code, ...found };
  } finally {
    await stack.stop();
    await theatre.databases.drop('bank', name('bank'));
    await theatre.databases.drop('regulator', name('regulator'));
    rmSync(directory, { recursive: true, force: true });
  }
}

const SCRIPTS: { readonly [kind in TamperKind]: (scene: Scene) => Promise<Finding> } = {
  'edited-amount': async (scene) => {
    const batch = await closedDay(scene, {});
    await editAmount(scene);
    const failed = await proven(scene, batch);
    return { by: 'bank', claim: 'records', code: failed.failureCode ?? 'NOTHING', sentence: 'A prover found that a record is no longer what was sealed, and made no proof of it.' };
  },
  'dropped-record': (scene) => publishedDay(scene, 'coverage', { beforeSeal: () => dropRecord(scene) }),
  'duplicated-record': (scene) => publishedDay(scene, 'coverage', { beforeSeal: () => duplicateRecord(scene) }),
  'substituted-record': (scene) => publishedDay(scene, 'coverage', { beforeSeal: () => substituteRecord(scene) }),
  'omitted-line': (scene) => publishedDay(scene, 'coverage', { beforeSeal: () => omitLine(scene) }),
  'capped-alerts': (scene) => publishedDay(scene, 'alerts', { beforeSeal: () => hideAlert(scene) }),
  'reset-windows': async (scene) => {
    const claims = await publishedClaims(scene, { beforeIntake: () => resetWindows(scene) });
    const others = claims.find(({ claim, status }) => claim !== 'windows' && status !== 'shown');
    // No more than `not shown`, and of nothing else: the rest of the day is as true as ever.
    return others ? finding(others) : named(claims, 'windows');
  },
  'swapped-model': async (scene) => {
    const { circuits } = scene.theatre;
    const other = await otherModelFor(scene, circuits.model.id);
    const registered = circuits.model.modelDigest.toString();
    return publishedDay(scene, 'model', {
      beforeIntake: () => swapModel(scene, other),
      // The leaf and the header go on naming the registered model.
      beforeClose: () => scene.sql.query(`UPDATE bank.batch SET context = jsonb_set(context, '{modelDigest}', to_jsonb($1::text)) WHERE business_date = $2`, [registered, scene.date]),
    });
  },
  'rogue-circuit': async (scene) => {
    const { stack, theatre: { circuits } } = scene;
    const other = await otherModelFor(scene, 'retail-rogue');
    await putCircuit(stack.bank, other.circuit);
    await stack.bank.put('/reference/models', {
      version: 'retail-rogue@1.0.0', onnx: Buffer.from(other.onnx).toString('base64'), modelCircuit: other.circuit.id,
      featureProgram: `${circuits.program.id}@${circuits.program.version}`, validFrom: scene.date,
    });
    // The bank's own word for a certificate; it registers the key, and leaves the certificate out of the evidence.
    await stack.bank.put('/reference/certificates', await certify(other.model, circuits.program, other.circuit, secretKeyIn(join(scene.directory, 'nobody')), new Date()));
    await approveChanges(stack.checkers, 'deceived');
    const { registrations } = await stack.bank.get<HandedOver>('/registrations');
    await registerAll(stack.regulator, stack.examiners, registrations);
    const batch = await proven(scene, await closedDay(scene, {}));
    const { certificate: _withheld, ...bundle } = await bundleOf(scene, batch.id);
    return named(await judgementOf(stack.submission, bundle), 'model');
  },
  'rewritten-day': async (scene) => {
    const [first] = await earlierDays(scene);
    const bundle = await rewriteDay(scene.stack.submission, folders(scene.directory).bank, await logLeaves(scene), await bundleOf(scene, first!.id));
    return named(await judgementOf(scene.stack.submission, bundle), 'history');
  },
  'closed-twice': async (scene) => {
    const batch = await closedDay(scene, {});
    await closeAgain(scene, folders(scene.directory).bank);
    return named((await judgedInTheEnd(scene, batch)).verdict!.claims, 'history');
  },
  'replayed-proof': async (scene) => {
    const [first, second] = await earlierDays(scene);
    const [from, into] = [await bundleOf(scene, first!.id), await bundleOf(scene, second!.id)];
    return named(await judgementOf(scene.stack.submission, { ...into, proofs: [from.proofs[0]!, ...into.proofs.slice(1)] }), 'records');
  },
  'changed-field': async (scene) => {
    const [first] = await earlierDays(scene);
    const bundle = await bundleOf(scene, first!.id);
    return named(await judgementOf(scene.stack.submission, { ...bundle, header: { ...bundle.header, explanation: 'all is well' } }), 'history');
  },
};

interface Moves {
  readonly beforeIntake?: () => Promise<unknown>;
  readonly beforeSeal?: () => Promise<unknown>;
  readonly beforeClose?: () => Promise<unknown>;
}

/** Intake, seal, attestation by honest finance, close: with the bank's moves in between. No prover runs yet. */
async function closedDay(scene: Scene, moves: Moves): Promise<BatchView> {
  const { stack, day, directory } = scene;
  await moves.beforeIntake?.();
  await send(stack.bank, '/transactions', day.transactions);
  await moves.beforeSeal?.();
  const batch = await seal(stack, day.date);
  await moves.beforeClose?.();
  await attestBatch(folders(directory).attestor, stack.attestor, batch.id, ledgerFile(directory));
  return batch;
}

const AT_REST: ReadonlySet<BatchView['state']> = new Set(['judged', 'failed']);

/** Lets a prover at the batch and waits until nothing moves: judged, failed, or stopped by the bank's own pre-flight. */
async function proven({ stack }: Scene, { id }: BatchView): Promise<BatchView> {
  await stack.startWorker();
  return waitFor(stack, id, ({ state, failureCode }) => AT_REST.has(state) || failureCode === 'PREFLIGHT_REFUSED');
}

/** The whole day, published against the bank's own pre-flight. */
async function publishedClaims(scene: Scene, moves: Moves): Promise<readonly Claim[]> {
  return (await judgedInTheEnd(scene, await closedDay(scene, moves))).verdict!.claims;
}

async function judgedInTheEnd(scene: Scene, closed: BatchView): Promise<BatchView> {
  const batch = await proven(scene, closed);
  if (batch.failureCode === 'PREFLIGHT_REFUSED') await scene.stack.bank.post(`/batches/${batch.id}/publish`, { force: true });
  else if (batch.state === 'failed') throw new ProbityError('BATCH_FAILED', `the tampered batch failed: ${batch.failureCode}`);
  return waitFor(scene.stack, batch.id, ({ state }) => state === 'judged');
}

async function publishedDay(scene: Scene, claim: Claim['claim'], moves: Moves): Promise<Finding> {
  return named(await publishedClaims(scene, moves), claim);
}

function named(claims: readonly Claim[], claim: Claim['claim']): Finding {
  return finding(claims.find((candidate) => candidate.claim === claim)!);
}

const finding = ({ claim, code, sentence }: Claim): Finding => ({ by: 'regulator', claim, code, sentence });

const earlierDays = ({ stack, date }: Scene): Promise<BatchView[]> => stack.bank.list<BatchView>(`/batches?to=${date}`);
const bundleOf = ({ stack }: Scene, batchId: string): Promise<EvidenceBundle> => stack.bank.get<EvidenceBundle>(`/batches/${batchId}/bundle`);

function otherModelFor({ theatre: { config, circuits } }: Scene, id: string): Promise<OtherModel> {
  const size: CircuitSize = circuits.record.slots > 2 ? 'full' : 'tiny';
  return otherModel(config.dataDirectory, size, id);
}

/** Puts another model where the registered one was, with its circuit and key: the bank's own service sees nothing wrong. */
async function swapModel({ sql, theatre: { circuits } }: Scene, { onnx, model, circuit: { id, built } }: OtherModel): Promise<void> {
  await sql.query('UPDATE bank.model SET onnx = $1, digest = $2 WHERE version = $3', [Buffer.from(onnx), model.modelDigest.toString(), `${circuits.model.id}@${circuits.model.version}`]);
  await sql.query(
    'UPDATE bank.circuit SET r1cs_sha256 = $1, wasm_sha256 = $2, zkey_sha256 = $3, verifying_key_sha256 = $4, verifying_key = $5 WHERE circuit = $6',
    [built.r1csSha256, built.wasmSha256, built.zkeySha256, built.vkSha256, readFileSync(built.paths.vk, 'utf8'), id],
  );
}
