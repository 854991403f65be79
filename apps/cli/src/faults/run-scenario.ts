import { assertClean } from './assert-clean.js';
import { queueFigures } from './queue-figures.js';
import type { Dice } from './random.js';
import type { Scenario, Seen } from './scenario.js';
import type { World } from './world.js';

/** Strikes, waits until every batch concerned is judged, checks both databases, and counts. */
export async function runScenario(scenario: Scenario, world: World, dice: Dice): Promise<Seen> {
  const started = Date.now();
  const before = await leavesOf(world);
  const { batches, seen } = await scenario.run(world, dice);
  const counted = { jobs: 0, rerun: 0, stalled: 0, provenTwice: 0, proofs: 0 };
  for (const batchId of batches) {
    const { chunks, proofs } = await world.untilJudged(batchId);
    const figures = await queueFigures(world, batchId, chunks);
    counted.jobs += figures.jobs;
    counted.rerun += figures.rerun;
    counted.stalled += figures.stalled;
    counted.provenTwice += figures.provenTwice;
    counted.proofs += proofs;
  }
  await world.restore();
  await assertClean({ bank: world.ownerUrl('bank'), regulator: world.ownerUrl('regulator') }, world.expected);
  return { ...seen, ...counted, days: batches.length, leaves: (await leavesOf(world)) - before, seconds: Math.round((Date.now() - started) / 100) / 10 };
}

async function leavesOf(world: World): Promise<number> {
  const [head] = await world.query<{ size: number }>('SELECT size FROM bank.log_head');
  return head!.size;
}
