/** How fast transactions are scored and committed: by real services and Postgres, sent by a process of its own, alone and beside a prover. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_BANK } from '@probity/bank-synthetic';
import { loadConfig, newId, type Config, type ServiceProcess } from '@probity/shared-platform';
import type { BatchView } from '../demo/run-day.js';
import { makeAttestation } from '../attestor.js';
import { prepareCircuits, type CircuitSize } from '../circuits.js';
import { clearRun, stopAll, type Running } from '../demo/open.js';
import { folders, ledgerFile, registerInSandbox, send, setUpBank, writeLedgerFile } from '../demo/set-up.js';
import { syntheticSource } from '../demo/source.js';
import { persist } from '../faults/world.js';
import { openStackDatabases, startStack, tokenOf, type Stack } from '../stack.js';
import { cut } from '../tamper/day.js';
import type { Report } from '../terminal.js';
import type { ClientAnswer, ClientMessage, ClientPhase, PhaseFigures } from './ingest-client.js';

export interface IngestFigures {
  /** Transactions a second from 1,000 a request to scored and committed. */
  readonly bulkPerSecond: number;
  /** Of single transactions at a fixed rate, from when each was due. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface IngestBench extends IngestFigures {
  /** Requests of all phases that were refused, failed, or not taken whole. */
  readonly errors: number;
  readonly withProving: IngestFigures;
}

export interface IngestBenchOptions {
  readonly cacheDirectory: string;
  readonly size: CircuitSize;
  /** Seconds of each of the two bulk phases, and of each of the two phases of single transactions. */
  readonly bulkSeconds: number;
  readonly singleSeconds: number;
  readonly customers: number;
  readonly senders: number;
  readonly report: Report;
  /** Told what is no figure: proofs made meanwhile. */
  readonly note: (text: string) => void;
}

const SEED = 1;
const TRANSACTIONS = 1000;
const SINGLES_PER_SECOND = 100;
/** Single transactions before the clock runs: code that runs for the first time is compiled first. */
const WARM_UP_SECONDS = 2;
/** More than a machine is expected to take a second: the synthetic bank must not run dry. */
const MOST_PER_SECOND = 5_000;
/** Transactions that a customer of the synthetic bank makes a day, at the least. */
const PER_CUSTOMER_AND_DAY = 1.2;
/** Chunks of the day that is proven meanwhile: more than a low-priority prover finishes in the time. */
const PROVEN_CHUNKS = 24;
/** Lowest priority: proving takes what scoring leaves. */
const NICE = '19';
const PATIENCE_MILLISECONDS = 120_000;

/**
 * Sets a bank of thousands of accounts up, seals a first date, and measures: bulk and single transactions alone, then both
 * again while a worker at the lowest priority proves the sealed date. Nothing waits for disks: the embedded Postgres runs as
 * everywhere else in this checkout.
 */
export async function benchIngest(options: IngestBenchOptions): Promise<IngestBench> {
  const { cacheDirectory, size, report } = options;
  const circuits = await prepareCircuits(cacheDirectory, size, (fraction, text) => report(fraction * 0.05, text));
  const loaded = loadConfig();
  const config: Config = { ...loaded, logLevel: loaded.logLevel === 'info' ? 'warn' : loaded.logLevel, prover: { ...loaded.prover, processes: 1 } };
  const directory = join(cacheDirectory, 'runs', newId());
  mkdirSync(directory, { recursive: true });
  const running: Running = {};
  const client = new IngestClient();
  try {
    report(0.05, 'synthetic bank');
    const bankSize = { customers: options.customers, historyDays: 0, days: daysFor(options) };
    const all = syntheticSource(SEED, bankSize);
    const first = cut(all.days[0]!, PROVEN_CHUNKS * circuits.record.slots);
    const source = { ...all, days: [first] };
    running.databases = await openStackDatabases(config, directory);
    running.stack = await startStack({ config, directory, databases: running.databases, artifactsDirectory: join(cacheDirectory, 'artifacts'), workers: 0 });
    const { stack } = running;
    report(0.1, 'bank set up');
    writeLedgerFile(directory, source);
    await setUpBank(directory, stack, source, circuits);
    await registerInSandbox(directory, stack);
    report(0.2, 'a first date sealed');
    await send(stack.bank, '/transactions', first.transactions);
    const batch = await stack.bank.post<BatchView>('/batches', { businessDate: first.date, kind: 'normal' });
    const attestation = await makeAttestation(folders(directory).attestor, stack.attestor, batch.id, ledgerFile(directory));
    // Finance hashes for seconds, in which the service closes the connection that was kept for it.
    await persist(() => stack.attestor.post(`/batches/${batch.id}/attestation`, attestation));

    await client.start({ url: stack.bank.url, token: tokenOf(join(directory, 'bank'), 'bank', 'importer'), after: first.date, bank: { ...DEMO_BANK, ...bankSize, seed: SEED, from: first.date } });
    await client.run({ kind: 'single', seconds: WARM_UP_SECONDS, perSecond: SINGLES_PER_SECOND });
    await client.run({ kind: 'bulk', seconds: WARM_UP_SECONDS, senders: options.senders, transactions: TRANSACTIONS });
    const alone = await measure(client, options, 0.3);
    report(0.6, 'a worker at low priority');
    const worker = await stack.startWorker();
    const before = await proofsOf(stack, batch.id, (proofs) => proofs > 0);
    lowerPriority(worker);
    const beside = await measure(client, options, 0.7);
    const after = await proofsOf(stack, batch.id, () => true);
    if (after >= 2 * PROVEN_CHUNKS) throw new Error('proving ended before the measurement did: measure for a shorter time');
    options.note(`${after - before} proofs were made meanwhile by a worker at low priority`);
    // A proof in hand is of no use any more.
    await worker.kill();
    return { ...alone.figures, errors: alone.errors + beside.errors, withProving: beside.figures };
  } finally {
    await client.stop();
    await stopAll(running);
    clearRun(directory);
  }
}

function daysFor({ bulkSeconds, singleSeconds, customers }: IngestBenchOptions): number {
  const transactions = 2 * (bulkSeconds * MOST_PER_SECOND + singleSeconds * SINGLES_PER_SECOND) + WARM_UP_SECONDS * (MOST_PER_SECOND + SINGLES_PER_SECOND);
  return 2 + Math.ceil(transactions / (customers * PER_CUSTOMER_AND_DAY));
}

async function measure(client: IngestClient, { bulkSeconds, singleSeconds, senders, report }: IngestBenchOptions, from: number): Promise<{ figures: IngestFigures; errors: number }> {
  report(from, 'bulk');
  const bulk = await client.run({ kind: 'bulk', seconds: bulkSeconds, senders, transactions: TRANSACTIONS });
  report(from + 0.15, 'single transactions');
  const single = await client.run({ kind: 'single', seconds: singleSeconds, perSecond: SINGLES_PER_SECOND });
  const figures = { bulkPerSecond: Math.round(bulk.accepted / bulk.seconds), p50Ms: quantile(single.latencies, 0.5), p99Ms: quantile(single.latencies, 0.99) };
  return { figures, errors: bulk.errors + single.errors };
}

/** Nearest rank: a value that was measured. */
function quantile(ascending: readonly number[], share: number): number {
  return Number(ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)]!.toFixed(1));
}

/** Proofs of a batch, once there are as many as wanted. */
async function proofsOf(stack: Stack, batchId: string, wanted: (proofs: number) => boolean): Promise<number> {
  for (const deadline = Date.now() + PATIENCE_MILLISECONDS; ; await new Promise((resume) => setTimeout(resume, 200))) {
    const { proven, failureCode } = await stack.bank.get<BatchView>(`/batches/${batchId}`);
    const proofs = proven.record + proven.model;
    if (wanted(proofs)) return proofs;
    if (failureCode !== null || Date.now() > deadline) throw new Error(`the first proof did not come (${failureCode ?? 'too late'})`);
  }
}

/**
 * Of the worker and its prover processes, once they run. Linux shares the processor between sessions first (autogroups), and
 * nice counts only within one; so the worker's session gets the same, where the kernel has them.
 */
function lowerPriority({ pid }: ServiceProcess): void {
  execFileSync('renice', ['-n', NICE, '-g', String(pid)], { stdio: 'ignore' });
  if (existsSync(`/proc/${pid}/autogroup`)) writeFileSync(`/proc/${pid}/autogroup`, NICE);
}

/** The sending process, asked one thing after the other. */
class IngestClient {
  #child: ChildProcess | undefined;

  async start(options: Extract<ClientMessage, { options: unknown }>['options']): Promise<void> {
    this.#child = fork(join(import.meta.dirname, 'ingest-client.js'), { stdio: ['ignore', process.stderr, process.stderr, 'ipc'] });
    await this.#ask({ options });
  }

  async run(phase: ClientPhase): Promise<PhaseFigures> {
    const answer = await this.#ask({ phase });
    if (!('figures' in answer)) throw new Error('the sender answered something else');
    return answer.figures;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) return;
    await new Promise<void>((gone) => {
      child.once('exit', () => gone());
      child.kill();
    });
  }

  #ask(message: ClientMessage): Promise<ClientAnswer> {
    const child = this.#child!;
    return new Promise((done, failed) => {
      const ended = (): void => failed(new Error('the sender ended'));
      child.once('exit', ended);
      child.once('message', (answer: ClientAnswer) => {
        child.off('exit', ended);
        if ('failure' in answer) failed(new Error(`the sender: ${answer.failure}`));
        else done(answer);
      });
      child.send(message);
    });
  }
}
