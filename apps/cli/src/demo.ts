#!/usr/bin/env node
/** `npm run demo`: the main job, end to end, on one machine. */
import { join } from 'node:path';
import { closeOnSignals, loadConfig, newId, ProbityError, tokensFile, type Config } from '@probity/shared-platform';
import { prepareCircuits } from './circuits.js';
import { clearRun, openBank, stopAll, type Running } from './demo/open.js';
import { parseDemoOptions, type DemoOptions } from './demo/options.js';
import { folders } from './demo/set-up.js';
import { showRecorded } from './demo/recorded.js';
import { runDay, type DayRow } from './demo/run-day.js';
import { amlworldSource, syntheticSource, type DemoSource } from './demo/source.js';
import type { Stack } from './stack.js';
import { shortened } from './tamper/day.js';
import { playTampers } from './tamper/play.js';
import { result, say, sayError, stage, table } from './terminal.js';

const started = Date.now();
const seconds = (): number => Math.round((Date.now() - started) / 100) / 10;

const running: Running = {};

async function main(options: DemoOptions): Promise<void> {
  const loaded = loadConfig();
  // Between the stages only what goes wrong; LOG_LEVEL=debug or warn and the like say otherwise.
  const config = { ...loaded, logLevel: loaded.logLevel === 'info' ? ('warn' as const) : loaded.logLevel };
  const keep = !options.exit && options.tamper === undefined;
  const directory = keep ? join(config.dataDirectory, 'demo') : join(config.dataDirectory, 'runs', newId());
  closeOnSignals(async () => {
    await stopAll(running);
    if (!keep) clearRun(directory);
  });
  if (keep && options.reset) clearRun(directory);
  if (options.recorded) return recorded(options, config);

  say('\n  Probity: a bank, its supervisor, and what can be proven between them\n');
  try {
    const source = await stage('postings and ledger made', () => makeSource(options));
    if (source.days.length === 0) throw new ProbityError('NO_DATA', 'there are no postings in that period: check --bank, --from and --to');
    const circuits = await stage('circuits and development keys', (report) => prepareCircuits(config.dataDirectory, options.circuits, report));
    await openBank(running, config, directory, source, circuits, options.seed);
    const setupSeconds = seconds();

    const rows: DayRow[] = [];
    for (const day of daysToRun(options, source)) rows.push((await runDay(directory, running.stack!, day)).row);

    if (options.tamper === undefined) {
      summarise(rows, running.stack!, directory);
      result({ days: rows, setupSeconds, totalSeconds: seconds() });
      if (keep) await forever();
    } else {
      await running.stack!.stop();
      const outcomes = await playTampers(options.tamper, { config, directory, databases: running.databases!, source, circuits });
      result(options.tamper === 'all' ? { tampers: outcomes } : outcomes[0]);
      process.exitCode = outcomes.every(({ noticed }) => noticed) ? 0 : 1;
    }
  } finally {
    await stopAll(running);
    if (!keep) clearRun(directory);
  }
}

/** The regulator's side alone, kept in a folder of its own. */
async function recorded({ exit, reset }: DemoOptions, config: Config): Promise<void> {
  const directory = join(config.dataDirectory, 'recorded');
  if (reset) clearRun(directory);
  try {
    const { url } = await showRecorded(running, config, directory);
    say(`\n  Recorded: two fictional banks, development keys, a clock that stands still.\n${portalLines(url, directory)}`);
    if (!exit) await forever();
  } finally {
    await stopAll(running);
  }
}

async function makeSource(options: DemoOptions): Promise<DemoSource> {
  if (options.tamper !== undefined) return shortened(syntheticSource(options.seed));
  if (options.data === undefined) return syntheticSource(options.seed);
  return amlworldSource({ file: options.data, banks: options.bank, from: options.from, to: options.to, limit: options.limit });
}

/** The last day of a tamper run is left for the dishonest bank. */
function daysToRun(options: DemoOptions, source: DemoSource): DemoSource['days'] {
  return options.tamper === undefined ? source.days : source.days.slice(0, -1);
}

function summarise(rows: readonly DayRow[], { bank, regulator }: Stack, directory: string): void {
  say();
  table(rows.map(({ date, records, alerts, rules, chunks, proveSeconds, verdict, cosigned }) => ({ date, records, alerts, 'by rules': byRules(rules), chunks, 'proving, s': proveSeconds, verdict, cosigned: cosigned ? 'yes' : 'no' })));
  say('\n  Sandbox: development keys, from which anyone can forge proofs. Windows are not shown yet (see the README).');
  say(`\n  bank         ${bank.url}    API ${bank.url}/docs${portalLines(regulator.url, directory)}`);
}

/** Where the supervisor's side is, and what to sign in with. */
function portalLines(url: string, directory: string): string {
  return `\n  portal       ${url}/portal/    API ${url}/docs\n               sign in with a service token: examiner in ${tokensFile(folders(directory).regulator, 'regulator')}\n`;
}

function byRules(rules: DayRow['rules']): string {
  const held = Object.entries(rules).filter(([, records]) => records > 0);
  return held.length === 0 ? 'none' : held.map(([id, records]) => `${records} ${id}`).join(', ');
}

/** Until a signal: `closeOnSignals` ends the process. */
async function forever(): Promise<never> {
  say('  Ctrl-C stops everything. The data is kept; --reset clears it.\n');
  return new Promise(() => setInterval(() => undefined, 2 ** 30));
}

try {
  await main(parseDemoOptions(process.argv.slice(2)));
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
