#!/usr/bin/env node
/**
 * `npm run demo:record`: records six weeks of two fictional banks with the services, provers and keys of the demo, into
 * `samples/recorded`. Run by hand; killed and started again, it goes on where it was.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRegulatorService } from '@probity/regulator-api';
import { FILES, readHistory, recordingSchema, shortVerdict, type Recording } from '@probity/regulator-history';
import { sha256Hex } from '@probity/shared-commitments';
import { closeOnSignals, createLogger, loadConfig, loadServiceConfig, repositoryRoot, serviceEnvironment, type Config } from '@probity/shared-platform';
import { ApiClient } from './api-client.js';
import { prepareCircuits } from './circuits.js';
import { folders, send, setUpBank, writeLedgerFile } from './demo/set-up.js';
import { BankSide, renamed } from './record/bank-side.js';
import { ALPEN, datesBetween, HANSE, TO } from './record/dates.js';
import { EVENTS } from './record/events.js';
import { lastTime, recordCalls, RunningClock } from './record/recorder.js';
import { recordedSource } from './record/source.js';
import { register, runDate, type World } from './record/steps.js';
import { EXAMINERS } from './registering.js';
import { migrate, openStackDatabases, tokenOf } from './stack.js';
import { result, say, sayError, stage } from './terminal.js';

const SAMPLES = join(repositoryRoot(), 'samples', 'recorded');
/** The Friday before the first day. */
const STARTS_AT = Date.parse('2026-09-18T08:00:00Z') / 1000;

const closers: (() => Promise<unknown>)[] = [];
const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};

async function main(until: string): Promise<void> {
  const started = Date.now();
  const loaded = loadConfig();
  const config = { ...loaded, logLevel: loaded.logLevel === 'info' ? ('error' as const) : loaded.logLevel };
  const directory = join(config.dataDirectory, 'recording');
  closeOnSignals(closeAll);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const circuits = await stage('circuits and development keys', (report) => prepareCircuits(config.dataDirectory, 'full', report));
  const databases = await openStackDatabases(config, directory);
  closers.push(() => databases.stop());
  const done = new Steps(join(directory, 'done'));
  await done.once('migrated', async () => {
    await migrate(config, databases);
    await databases.copy('bank', 'hanse');
  });

  const journal = join(directory, FILES.journal);
  const clock = new RunningClock(lastTime(journal) ?? STARTS_AT);
  const recording = putKeys(directory);
  const regulator = await startRegulatorService(regulatorConfig(config, directory, databases.regulator.appUrl), createLogger({ name: 'regulator', level: config.logLevel }), clock);
  closers.push(() => regulator.close());
  recordCalls(regulator.supervision, clock, journal);
  const client = (actor: string): ApiClient => new ApiClient(regulator.url, tokenOf(folders(directory).regulator, 'regulator', actor));

  const link = { url: regulator.url };
  const open = async (bank: typeof HANSE, database: typeof databases.bank): Promise<BankSide> => {
    const side = await BankSide.open({ config, databases, directory: join(directory, bank.bankId), source: recordedSource(bank), regulator: link }, database);
    closers.push(() => side.stop());
    return side;
  };
  const world: World = {
    clock, circuits, cacheDirectory: config.dataDirectory, regulator: client('operator'), examiners: EXAMINERS.map(client), submission: client('bank'),
    hanse: await open(HANSE, renamed(databases.bank, 'hanse')), alpen: await open(ALPEN, databases.bank),
  };
  for (const side of [world.hanse, world.alpen]) await done.once(`set up ${side.source.bankId}`, () => setUp(world, side));
  await done.once('registered', () => register(world));

  for (const date of datesBetween(ALPEN.from, until)) await done.once(date, () => runDate(world, date));
  clock.set(clock.nowSeconds() + 3600);
  const verdicts = [HANSE, ALPEN].map(({ bankId }) => regulator.supervision.evidence.verdicts(bankId));
  writeSamples({ ...recording, to: until, endsAt: clock.nowSeconds() }, journal, (await Promise.all(verdicts)).flat().map(shortVerdict));
  result({ directory: SAMPLES, seconds: Math.round((Date.now() - started) / 1000) });
}

/** What is done, a name a line: a step that was cut short is done again. */
class Steps {
  constructor(private readonly file: string) {}

  async once(name: string, work: () => Promise<unknown>): Promise<void> {
    const done = existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
    if (done.split('\n').includes(name)) return;
    await work();
    writeFileSync(this.file, `${done}${name}\n`);
  }
}

async function setUp({ circuits, clock, hanse, alpen }: World, side: BankSide): Promise<void> {
  // One certifier for both.
  if (side === alpen) cpSync(folders(hanse.directory).certifier, folders(alpen.directory).certifier, { recursive: true });
  writeLedgerFile(side.directory, side.source);
  await stage(`${side.source.name} set up`, () => setUpBank(side.directory, side, side.source, circuits, new Date(clock.nowSeconds() * 1000)));
  await send(side.bank, '/history', side.source.history);
}

function regulatorConfig({ queue, logLevel }: Config, directory: string, appUrl: string): ReturnType<typeof loadServiceConfig> {
  return loadServiceConfig('regulator', serviceEnvironment({ zone: 'regulator', appUrl, dataDirectory: folders(directory).regulator, queue, logLevel, port: 0 }));
}

/** Keys that everyone may know: by them nothing is proven to anyone, and a recording made again has the same. */
function putKeys(directory: string): Recording {
  const keyOf = (what: string): string => sha256Hex(`probity recorded history, ${what}, published on purpose`);
  const recording = recordingSchema.parse({
    schema: 'probity/recorded-history/1', name: 'Two fictional banks, autumn 2026', from: ALPEN.from, to: TO, endsAt: STARTS_AT,
    note: 'Recorded from synthetic banks with development keys. The keys below are published on purpose: nothing here proves anything about anyone.',
    keys: { witness: keyOf('witness'), receipt: keyOf('receipt') },
  });
  const file = join(folders(directory).regulator, 'regulator', 'keys.json');
  if (!existsSync(file)) {
    mkdirSync(join(folders(directory).regulator, 'regulator'), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(recording.keys), { mode: 0o600 });
  }
  return recording;
}

function writeSamples(recording: Recording, journal: string, verdicts: readonly ReturnType<typeof shortVerdict>[]): void {
  mkdirSync(SAMPLES, { recursive: true });
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const inOrder = [...verdicts].sort((a, b) => `${a.bankId} ${a.businessDate} ${a.batchIndex}`.localeCompare(`${b.bankId} ${b.businessDate} ${b.batchIndex}`));
  copyFileSync(journal, join(SAMPLES, FILES.journal));
  writeFileSync(join(SAMPLES, FILES.recording), json(recording));
  writeFileSync(join(SAMPLES, FILES.verdicts), inOrder.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
  writeFileSync(join(SAMPLES, FILES.events), json(EVENTS.filter(({ date }) => date <= recording.to)));
  readHistory(SAMPLES);
  say(`  ${Object.values(FILES).join(', ')} written to ${SAMPLES}`);
}

try {
  const { values } = parseArgs({ options: { until: { type: 'string', default: TO } } });
  await main(values.until);
} catch (error) {
  sayError(error);
  process.exitCode = 1;
} finally {
  await closeAll();
}
