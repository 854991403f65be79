import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadConfig, newId } from '@probity/shared-platform';
import { prepareCircuits } from '../circuits.js';
import { assertConsistent } from './assert-consistent.js';
import { Dice } from './random.js';
import { redisCommand } from './redis-server.js';
import { runScenario } from './run-scenario.js';
import { SCENARIOS } from './scenarios/index.js';
import { World, type Backend } from './world.js';

const SEED = 7;

/**
 * The fault matrix on one queue backend, each scenario once, as far as the tests have the time: real processes, a real queue, real
 * proofs with the tiny circuits. `npm run faults` runs all of it, for as long as wanted; what that counted stands in
 * docs/reliability.md.
 */
export function describeFaults(backend: Backend): void {
  const skip = backend === 'redis' && redisCommand() === undefined ? 'needs redis-server on the PATH' : false;
  void describe(`after a fault every day is judged once, with the queue on ${backend}`, { skip }, () => {
    const dice = new Dice(SEED);
    let world: World | undefined;

    before(async () => {
      const { dataDirectory } = loadConfig();
      const circuits = await prepareCircuits(dataDirectory, 'tiny', () => undefined);
      world = await World.open({
        directory: join(dataDirectory, 'faults', newId()), backend, circuits, artifactsDirectory: join(dataDirectory, 'artifacts'), seed: SEED, records: [3], logLevel: 'silent',
      });
    });
    after(() => world?.close());

    for (const scenario of SCENARIOS.filter(({ quick }) => quick.includes(backend))) {
      void it(scenario.name, { skip: scenario.skip?.() ?? false, timeout: 240_000 }, async (context) => {
        context.diagnostic(JSON.stringify(await runScenario(scenario, world!, dice)));
      });
    }
    void it('fsck finds nothing after all of them', () => assertConsistent(world!));
  });
}
