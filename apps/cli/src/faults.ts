#!/usr/bin/env node
/** `npm run faults -- --rounds N --seed S`: the fault matrix, longer than the tests run it. The last line on stdout is one JSON object. */
import { join } from 'node:path';
import { closeOnSignals, loadConfig, newId } from '@probity/shared-platform';
import { Command, InvalidArgumentError } from 'commander';
import { prepareCircuits } from './circuits.js';
import { assertConsistent } from './faults/assert-consistent.js';
import { Dice } from './faults/random.js';
import { redisCommand } from './faults/redis-server.js';
import { runScenario } from './faults/run-scenario.js';
import type { Scenario } from './faults/scenario.js';
import { SCENARIOS } from './faults/scenarios/index.js';
import { World, type Backend } from './faults/world.js';
import { result, say, sayError, stage, table } from './terminal.js';

interface Row {
  readonly backend: Backend;
  readonly scenario: string;
  rounds: number;
  failed: number;
  readonly seen: Record<string, number>;
}

const whole = (text: string): number => {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
};

const { rounds, seed, only } = new Command('npm run faults --')
  .description('Kills, cuts, fills and poisons what proves a day, and checks that nothing is lost or doubled.')
  .option('--rounds <n>', 'times through the whole matrix', whole, 1)
  .option('--seed <n>', 'seed of the moments', whole, 1)
  .option('--only <text>', 'scenarios whose name contains this')
  .parse()
  .opts<{ rounds: number; seed: number; only?: string }>();

/** Three chunks of the tiny circuits, the last one half full. */
const RECORDS = 5;

const worlds = new Set<World>();

async function main(): Promise<void> {
  const config = loadConfig();
  closeOnSignals(async () => {
    for (const world of worlds) await world.close();
  });
  const circuits = await stage('circuits and development keys', (report) => prepareCircuits(config.dataDirectory, 'tiny', report));
  const rows: Row[] = [];
  for (const backend of ['redis', 'postgres'] as const) {
    if (backend === 'redis' && redisCommand() === undefined) {
      say('no redis-server on the PATH: scenarios on Redis are left out');
      continue;
    }
    const open = (): Promise<World> =>
      World.open({
        directory: join(config.dataDirectory, 'runs', newId()), backend, circuits, artifactsDirectory: join(config.dataDirectory, 'artifacts'), seed, records: [RECORDS],
        logLevel: config.logLevel === 'info' ? 'silent' : config.logLevel,
      });
    await runBackend(open, backend, rows);
  }
  say();
  for (const { backend, scenario, rounds: times, failed, seen } of rows) table([{ backend, scenario, rounds: times, failed, ...seen }]);
  result({ seed, rounds, rows });
  if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

async function runBackend(open: () => Promise<World>, backend: Backend, rows: Row[]): Promise<void> {
  let world: World | undefined;
  const close = async (): Promise<void> => {
    if (world === undefined) return;
    worlds.delete(world);
    await world.close();
    world = undefined;
  };
  try {
    for (let round = 0; round < rounds; round++) {
      const dice = new Dice(seed * 1_000 + round);
      for (const scenario of scenariosOf(backend)) {
        if (world === undefined) worlds.add((world = await stage(`world on ${backend}`, open)));
        // What a failed one left undone would fail all that follow: they get a new world.
        if (!(await strike(scenario, world, dice, round, rowOf(rows, backend, scenario)))) await close();
      }
      const standing = world;
      if (standing !== undefined) await stage(`fsck after round ${round + 1} on ${backend}`, () => assertConsistent(standing));
    }
  } finally {
    await close();
  }
}

function scenariosOf(backend: Backend): Scenario[] {
  return SCENARIOS.filter(({ name, backends, skip }) => {
    if (!backends.includes(backend) || (only !== undefined && !name.includes(only))) return false;
    const reason = skip?.();
    if (reason !== undefined) say(`left out: ${name}: ${reason}`);
    return reason === undefined;
  });
}

function rowOf(rows: Row[], backend: Backend, { name }: Scenario): Row {
  const known = rows.find((row) => row.backend === backend && row.scenario === name);
  if (known !== undefined) return known;
  const row = { backend, scenario: name, rounds: 0, failed: 0, seen: {} };
  rows.push(row);
  return row;
}

/** Returns whether it went well. */
async function strike(scenario: Scenario, world: World, dice: Dice, round: number, row: Row): Promise<boolean> {
  row.rounds += 1;
  try {
    const seen = await stage(`round ${round + 1} on ${row.backend}: ${scenario.name}`, () => runScenario(scenario, world, dice));
    for (const [name, count] of Object.entries(seen)) row.seen[name] = Math.round(10 * ((row.seen[name] ?? 0) + count)) / 10;
    return true;
  } catch (error) {
    row.failed += 1;
    sayError(error);
    return false;
  }
}

try {
  await main();
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
