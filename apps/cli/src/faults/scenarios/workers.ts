/** What may happen to a worker: it dies, stands still past its claim, or loses the queue. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { withQueue } from '../queue-figures.js';
import { BOTH, type Scenario } from '../scenario.js';
import type { World } from '../world.js';

/** Kills without a word, each while it proves. */
export const workerKilled: Scenario = {
  name: 'a worker is killed in mid-proof, twice',
  backends: BOTH,
  quick: ['redis'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    for (const proofs of [1, 2]) {
      await world.untilProofs(id, proofs);
      await sleep(dice.between(0, 300));
      await dice.pick([...world.workers]).kill();
      await world.startWorker();
    }
    return { batches: [id], seen: { kills: 2 } };
  },
};

/**
 * A worker stands still (as a machine does that swaps, or a container that is frozen) until its claim is lost and another has
 * begun its chunk; then both prove it at once and both want to store it.
 */
export const chunkProvenTwice: Scenario = {
  name: 'two workers prove the same chunk at once, one having lost its claim',
  backends: BOTH,
  quick: ['redis'],
  async run(world) {
    await world.stopWorkers();
    const first = await world.startWorker();
    const { id } = await world.closeNextDay({ workers: false });
    await world.untilProofs(id, 1);
    const held = await standStillWithJob(world, first.pid);
    await world.startWorker();
    await withQueue(world, 'proving', (queue) =>
      world.until('another worker to begin the same chunk', async () => ((await queue.getJob(held.id!))!.attemptsStarted > 1 ? true : undefined)),
    );
    process.kill(first.pid, 'SIGCONT');
    await world.untilJudged(id);
    return { batches: [id], seen: { frozen: 1 } };
  },
};

/** Stops the process at a moment at which it has a job in hand. */
async function standStillWithJob(world: World, pid: number): Promise<Job> {
  return withQueue(world, 'proving', async (queue) =>
    world.until('the worker to have a chunk in hand', async () => {
      process.kill(pid, 'SIGSTOP');
      const [job] = await queue.getActive();
      if (job === undefined) process.kill(pid, 'SIGCONT');
      return job;
    }),
  );
}

/** Longer than a claim holds. */
const CUT_MILLISECONDS = 5_500;

export const queueLinkCut: Scenario = {
  name: 'the connection between workers and queue is cut for longer than a claim holds',
  backends: BOTH,
  quick: ['redis'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, 1);
    await sleep(dice.between(0, 300));
    world.workerQueue.set('cut');
    await sleep(CUT_MILLISECONDS);
    world.workerQueue.set('open');
    return { batches: [id], seen: { cuts: 1 } };
  },
};
