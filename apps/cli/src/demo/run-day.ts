/** One business date, from postings to verdict. */
import type { Verdict } from '@probity/shared-evidence';
import { ProbityError } from '@probity/shared-platform';
import { attestBatch } from '../attestor.js';
import type { Stack } from '../stack.js';
import { stage, type Report } from '../terminal.js';
import { folders, ledgerFile, send } from './set-up.js';
import type { SourceDay } from './source.js';

/** What the bank's service answers about a batch. */
export interface BatchView {
  readonly id: string;
  readonly businessDate: string;
  readonly kind: string;
  readonly state: 'open' | 'sealing' | 'sealed' | 'closed' | 'proving' | 'proven' | 'anchored' | 'published' | 'judged' | 'failed';
  readonly failureCode: string | null;
  readonly records: number;
  readonly chunks: number;
  readonly proven: { readonly record: number; readonly model: number };
  readonly eta: { readonly finishesAt: number | null };
  readonly alerts: { readonly raised: number; readonly merged: number } | null;
  /** Records of which each rule holds. */
  readonly rules: Readonly<Record<string, number>> | null;
  readonly headerHash: string | null;
  readonly cosigned: boolean;
  readonly verdict: Verdict | null;
  readonly timings: { readonly closedAt?: number; readonly provenAt?: number };
}

export interface DayRow {
  readonly date: string;
  readonly records: number;
  readonly alerts: number;
  /** Records of which each rule of the feature program holds. */
  readonly rules: Readonly<Record<string, number>>;
  readonly chunks: number;
  readonly proveSeconds: number;
  readonly verdict: Verdict['summary'];
  readonly cosigned: boolean;
}

const POLL_MILLISECONDS = 300;
/** A chunk takes seconds; a batch that stands still for this long has lost its workers. */
const STALLED_MILLISECONDS = 300_000;

/** Posts, seals and attests a date; one that was closed before is left as it is. Proving then goes on by itself. */
export async function closeDay(directory: string, stack: Stack, day: SourceDay): Promise<BatchView> {
  const [known] = await stack.bank.list<BatchView>(`/batches?from=${day.date}&to=${day.date}`);
  if (known && known.state !== 'open' && known.state !== 'sealing' && known.state !== 'sealed') return known;
  await stage(`${day.date}: ${day.transactions.length} transactions scored`, (report) => send(stack.bank, '/transactions', day.transactions, report));
  const batch = await stage(`${day.date}: day sealed, every record re-scored and committed`, () => seal(stack, day.date));
  await stage(`${day.date}: ledger attested by finance, close leaf logged and cosigned`, () => attestBatch(folders(directory).attestor, stack.attestor, batch.id, ledgerFile(directory)));
  return batch;
}

export async function seal(stack: Stack, businessDate: string): Promise<BatchView> {
  return stack.bank.post<BatchView>('/batches', { businessDate, kind: 'normal' });
}

/** Waits until a batch is in one of the states, and reports its proofs. Throws BATCH_STALLED, or BATCH_FAILED unless that was waited for. */
export async function waitFor(stack: Stack, batchId: string, done: (batch: BatchView) => boolean, report: Report = () => undefined): Promise<BatchView> {
  let last = '';
  let changed = Date.now();
  for (;;) {
    const batch = await stack.bank.get<BatchView>(`/batches/${batchId}`);
    const proofs = batch.proven.record + batch.proven.model;
    report(batch.chunks === 0 ? 1 : proofs / (2 * batch.chunks), `${proofs} of ${2 * batch.chunks} proofs, ${batch.state}${timeLeft(batch.eta.finishesAt)}`);
    if (done(batch)) return batch;
    if (batch.failureCode !== null) throw new ProbityError('BATCH_FAILED', `batch of ${batch.businessDate}: ${batch.failureCode}`);
    if (`${batch.state} ${proofs}` !== last) {
      last = `${batch.state} ${proofs}`;
      changed = Date.now();
    }
    if (Date.now() - changed > STALLED_MILLISECONDS) throw new ProbityError('BATCH_STALLED', `batch of ${batch.businessDate} stands at ${last}: is a prover worker running?`);
    await new Promise((resume) => setTimeout(resume, POLL_MILLISECONDS));
  }
}

const timeLeft = (finishesAt: number | null): string => (finishesAt === null ? '' : `, about ${Math.max(1, Math.round((finishesAt - Date.now()) / 1000))} s left`);

/** The whole life of one date. */
export async function runDay(directory: string, stack: Stack, day: SourceDay): Promise<{ row: DayRow; verdict: Verdict }> {
  const { id } = await closeDay(directory, stack, day);
  const batch = await stage(`${day.date}: proven, anchored, published and judged`, (report) => waitFor(stack, id, ({ state }) => state === 'judged', report));
  const verdict = batch.verdict!;
  const { closedAt, provenAt } = batch.timings;
  return {
    row: {
      date: day.date,
      records: batch.records,
      alerts: batch.alerts!.raised + batch.alerts!.merged,
      rules: batch.rules!,
      chunks: batch.chunks,
      proveSeconds: Math.round(((provenAt ?? 0) - (closedAt ?? 0)) / 100) / 10,
      verdict: verdict.summary,
      cosigned: batch.cosigned,
    },
    verdict,
  };
}
