/** What happens in the recorded history, a business date at a time. Every step may be done again: what is there already is left as it is. */
import { dayBounds } from '@probity/bank-batches';
import { canonicalJson } from '@probity/shared-commitments';
import type { CloseLeaf } from '@probity/shared-evidence';
import { ProbityError, withConnection } from '@probity/shared-platform';
import { consistencyProof, formatAddCheckpoint, leafHash, rootOf, signCheckpoint } from '@probity/shared-transparency';
import type { ApiClient } from '../api-client.js';
import { approvalRequest, approve } from '../approve.js';
import { publicKeyOf, secretKeyIn } from '../attestor.js';
import { certify, DEVELOPMENT_CERTIFIER } from '../certifier.js';
import { approveChanges } from '../changes.js';
import type { PreparedCircuits } from '../circuits.js';
import type { BatchView } from '../demo/run-day.js';
import { documentsOf, folders, putCircuit, putCustomers, type HandedOver } from '../demo/set-up.js';
import { registerAll } from '../registering.js';
import { logSigner } from '../tamper/moves.js';
import { stage } from '../terminal.js';
import type { BankSide } from './bank-side.js';
import { DATES, TIME_ZONE } from './dates.js';
import type { RunningClock } from './recorder.js';
import { secondModel } from './second-model.js';

export interface World {
  readonly clock: RunningClock;
  readonly hanse: BankSide;
  readonly alpen: BankSide;
  readonly circuits: PreparedCircuits;
  readonly cacheDirectory: string;
  readonly regulator: ApiClient;
  readonly examiners: readonly ApiClient[];
  readonly submission: ApiClient;
}

/** Days are closed at five in the morning. */
const CLOSING_SECONDS = 5 * 3600;

const EXPLANATION = 'The payment file of Friday was delivered a second time on Saturday under new numbers, and booked. The bookings are reversed on Monday; the file channel now refuses a repeated file.';

export async function registerAtRegulator({ regulator, examiners }: World, { bank }: BankSide): Promise<void> {
  await registerAll(regulator, examiners, documentsOf(await bank.get<HandedOver>('/registrations')));
}

/** The certifier is named, and both banks are registered; there is no sandbox yet. */
export async function register(world: World): Promise<void> {
  const certifier = publicKeyOf(secretKeyIn(folders(world.hanse.directory).certifier));
  await registerAll(world.regulator, world.examiners, [{ kind: 'certifier', name: DEVELOPMENT_CERTIFIER, publicKey: certifier }]);
  for (const side of [world.hanse, world.alpen]) await registerAtRegulator(world, side);
}

/** The whole of a business date at both banks, on the morning after, and what follows it. */
export async function runDate(world: World, date: string): Promise<void> {
  world.clock.set(dayBounds(date, TIME_ZONE).dayEnd + CLOSING_SECONDS);
  await stage(`${date}`, async () => {
    await Promise.all([hanseDay(world, date), alpenDay(world, date)]);
    await FOLLOWS[date]?.(world);
  });
}

async function hanseDay(world: World, date: string): Promise<void> {
  if (date < world.hanse.source.days[0]!.date) return;
  await ordinaryDay(world, world.hanse, date, { force: date === DATES.missingPostings });
}

async function alpenDay(world: World, date: string): Promise<void> {
  const { alpen } = world;
  switch (date) {
    case DATES.missingDay:
      return;
    case DATES.lateAttestation:
      await alpen.send(dayOf(alpen, date).transactions);
      await sealed(alpen, date, 'normal');
      return;
    case DATES.duplicateArrives:
      await duplicatedFile(world, date);
      return;
    default:
      await ordinaryDay(world, alpen, date);
  }
}

async function ordinaryDay({ clock }: World, side: BankSide, date: string, { force = false } = {}): Promise<BatchView> {
  const { transactions } = dayOf(side, date);
  if (transactions.length > 0) await side.send(transactions);
  const batch = await sealed(side, date, transactions.length > 0 ? 'normal' : 'empty');
  if (batch.state === 'sealed') await side.attest(batch, clock.nowSeconds());
  return side.judged(batch.id, force);
}

async function duplicatedFile({ clock, alpen }: World, date: string): Promise<void> {
  await alpen.send(dayOf(alpen, date).transactions);
  const batch = await sealed(alpen, date, 'normal');
  if (batch.state === 'sealed') await alpen.attest(batch, clock.nowSeconds());
  const stopped = await alpen.until(batch.id, ({ state, failureCode }) => state === 'judged' || failureCode === 'EXPLANATION_MISSING');
  if (stopped.state !== 'judged') await alpen.bank.put(`/batches/${batch.id}/explanation`, { text: EXPLANATION });
  await alpen.judged(batch.id);
}

/** What happens on the morning after a date, once that date is done. */
const FOLLOWS: { readonly [date: string]: (world: World) => Promise<void> } = {
  [DATES.developmentKey]: ({ regulator, examiners }) => registerAll(regulator, examiners, [{ kind: 'mode', sandbox: true }]),
  [dayBefore(DATES.shadowFrom)]: prepareSecondModel,
  [dayBefore(DATES.lateAttestationComes)]: async ({ clock, alpen }) => {
    const batch = await sealed(alpen, DATES.lateAttestation, 'normal');
    if (batch.state === 'sealed') await alpen.attest(batch, clock.nowSeconds());
    await alpen.judged(batch.id);
  },
  [dayBefore(DATES.missingPostingsArrive)]: async ({ clock, hanse }) => {
    const date = DATES.missingPostings;
    // The accounts are not in the bank's register yet: every row waits in quarantine.
    await hanse.send(hanse.source.withheld.get(date)!);
    const first = await sealed(hanse, date, 'normal');
    const correction = await sealed(hanse, date, 'correction', first.id);
    if (correction.state === 'sealed') await hanse.attest(correction, clock.nowSeconds());
    await hanse.judged(correction.id);
  },
  [dayBefore(dayBefore(DATES.modelChange))]: registerSecondModel,
  [dayBefore(DATES.accountsOpened)]: async ({ clock, hanse }) => {
    const date = DATES.missingPostings;
    await putCustomers(hanse.bank, hanse.source.openedLater);
    await hanse.send(hanse.source.withheld.get(date)!);
    const late = await sealed(hanse, date, 'late');
    if (late.state === 'sealed') await hanse.attest(late, clock.nowSeconds());
    await hanse.judged(late.id);
  },
  [DATES.lastBackup]: ({ alpen }) => alpen.backUp(),
  [DATES.lostDay]: restoredBackup,
  [dayBefore(dayBefore(DATES.thresholdRaised))]: raiseThresholds,
};

/** The bank proposes and approves the second model from a later date on, and tries it beside the first one until then. */
async function prepareSecondModel({ hanse, circuits, cacheDirectory, clock }: World): Promise<void> {
  const { bank } = hanse;
  const { onnx, model, circuit } = await secondModel(cacheDirectory, () => undefined);
  const program = `${circuits.program.id}@${circuits.program.version}`;
  await putCircuit(bank, circuit);
  const version = `${model.id}@${model.version}`;
  await bank.put('/reference/models', { version, onnx: Buffer.from(onnx).toString('base64'), modelCircuit: circuit.id, featureProgram: program, validFrom: DATES.modelChange });
  await bank.put('/reference/certificates', await certify(model, circuits.program, circuit, secretKeyIn(folders(hanse.directory).certifier), new Date(clock.nowSeconds() * 1000)));
  await approveChanges(hanse.checkers, 'in force after a shadow period');
  await bank.put('/scoring/challenger', { version: 1, validFrom: DATES.shadowFrom, modelVersion: version });
}

/** The shadow period has to show something before the bank hands the model in. */
async function registerSecondModel(world: World): Promise<void> {
  const { bank } = world.hanse;
  const [challenger] = await bank.get<{ id: string }[]>('/scoring/challengers');
  if (challenger === undefined) throw new ProbityError('SHADOW_MISSING', 'no model was tried beside the one in force: start the recording anew');
  await bank.get(`/scoring/challenger/${challenger.id}/comparison`);
  await registerAtRegulator(world, world.hanse);
}

/** "For capacity": lines moved up so far that about two of five alerts by score of the days under the new model would not have been. */
async function raiseThresholds(world: World): Promise<void> {
  const { hanse } = world;
  const { thresholds, belowLine } = hanse.source.policy!;
  const rows = await withConnection(hanse.ownerUrl, async (sql) =>
    (await sql.query<{ segment: number; score: string }>('SELECT segment, score FROM bank.record WHERE business_date >= $1', [DATES.modelChange])).rows);
  const margins = rows.map(({ segment, score }) => Number(score) - Number(thresholds[segment]!)).filter((margin) => margin >= 0).sort((a, b) => a - b);
  const raise = (margins[Math.floor(margins.length * 0.4)] ?? 0) + 1;
  await hanse.bank.put('/reference/policies', { version: 2, validFrom: DATES.thresholdRaised, thresholds: thresholds.map((line) => Number(line) + raise), belowLine: belowLine.map(Number) });
  await approveChanges(hanse.checkers, 'capacity of the alert desk');
  await registerAtRegulator(world, hanse);
}

/** The bank goes on from a backup, does not know it, and is found out; then it recovers as it should. */
async function restoredBackup({ clock, alpen, submission }: World): Promise<void> {
  const date = DATES.lostDay;
  await alpen.restore();
  await submission.postText('/witness/add-checkpoint', await anotherHistory(alpen));
  const { lost } = await alpen.bank.post<{ lost: { batchId: string; businessDate: string }[] }>('/log/recover');
  await alpen.send(dayOf(alpen, date).transactions);
  const recovery = await sealed(alpen, date, 'recovery', lost[0]?.batchId);
  if (recovery.state === 'sealed') await alpen.attest(recovery, clock.nowSeconds());
  const approver = alpen.client('approver');
  for (const folder of folders(alpen.directory).approvers) {
    const request = await approvalRequest(approver, recovery.id);
    await approve(approver, recovery.id, request, secretKeyIn(folder)).catch((error: unknown) => {
      if (!(error instanceof ProbityError) || error.code !== 'APPROVAL_REPEATED') throw error;
    });
  }
  await alpen.judged(recovery.id);
}

/**
 * A checkpoint over the restored log and other leaves than those that were cosigned, signed with the bank's own key: what a bank's
 * operator sends who closes the day again by hand. The bank's own service would have refused to.
 */
async function anotherHistory(alpen: BankSide): Promise<string> {
  const { leaves, note } = await withConnection(alpen.ownerUrl, async (sql) => ({
    leaves: (await sql.query<{ leaf: Buffer }>('SELECT leaf FROM bank.log_leaf ORDER BY index')).rows.map(({ leaf }) => leaf),
    note: (await sql.query<{ note: string }>('SELECT note FROM bank.log_checkpoint ORDER BY size DESC LIMIT 1')).rows[0]!.note,
  }));
  const close = leaves.map((leaf) => JSON.parse(leaf.toString('utf8')) as CloseLeaf).findLast(({ kind }) => kind === 'close')!;
  const again = Buffer.from(canonicalJson({ ...close, businessDate: DATES.lostDay }), 'utf8');
  const hashes = [...leaves, again, again].map(leafHash);
  const signer = logSigner(folders(alpen.directory).bank, note);
  const checkpoint = signCheckpoint({ origin: signer.name, size: hashes.length, root: rootOf(hashes) }, signer);
  return formatAddCheckpoint({ oldSize: leaves.length, consistency: consistencyProof(hashes, leaves.length), checkpoint });
}

/** A batch of a date and kind: the one that is there, or a new one. */
async function sealed(side: BankSide, date: string, kind: string, supersedes?: string): Promise<BatchView> {
  const known = (await side.bank.list<BatchView>(`/batches?from=${date}&to=${date}`)).find((batch) => batch.kind === kind);
  return known !== undefined && known.state !== 'sealing' ? known : side.seal(date, kind, supersedes);
}

function dayOf({ source }: BankSide, date: string): BankSide['source']['days'][number] {
  return source.days.find((day) => day.date === date)!;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
