/** Jobs that nobody can do, and a chunk that nobody survives. */
import assert from 'node:assert/strict';
import { newId } from '@probity/shared-platform';
import { withQueue } from '../queue-figures.js';
import { BOTH, type Scenario } from '../scenario.js';
import { persist, type World } from '../world.js';

/** Put into the queue past our own code, as somebody with a Redis shell or an older release might. */
const POISON: readonly (readonly [name: string, data: unknown])[] = [
  ['prove-chunk', { batchId: 'no uuid', chunkIndex: 0, circuit: 'record' }],
  ['prove-chunk', { batchId: newId(), chunkIndex: 0, circuit: 'record', amount: '9500' }],
  ['prove-chunk', null],
  ['prove-chunk', { batchId: newId(), chunkIndex: 0, circuit: 'record' }],
  ['prove-everything', {}],
];

export const poisonedJobs: Scenario = {
  name: 'jobs with unknown names, malformed payloads and unknown batches are in the queue',
  backends: BOTH,
  quick: ['redis'],
  async run(world) {
    const ids = await withQueue(world, 'proving', async (queue) => Promise.all(POISON.map(async ([name, data]) => (await queue.add(name, data)).id!)));
    const { id } = await world.closeNextDay();
    await world.untilJudged(id);
    await withQueue(world, 'proving', (queue) =>
      world.until('every poisoned job to have failed', async () => {
        const states = await Promise.all(ids.map((job) => queue.getJobState(job)));
        return states.every((state) => state === 'failed') ? true : undefined;
      }),
    );
    assert.equal(world.workers.size, 2, 'no worker died of it');
    return { batches: [id], seen: { poisoned: ids.length } };
  },
};

/** The worker is killed by the second chunk, each time, until the queue gives the chunk up and the batch says so; mended, it goes on. */
export const deadlyChunk: Scenario = {
  name: 'a chunk kills every worker that takes it up',
  backends: ['redis'],
  quick: [],
  async run(world) {
    await world.stopWorkers();
    const { id } = await world.closeNextDay({ workers: false });
    const kills = await dieUntilGivenUp(world, id);
    await world.stopWorkers();
    await persist(() => world.bank.post(`/batches/${id}/retry`));
    await world.plainWorkers();
    return { batches: [id], seen: { kills } };
  },
};

async function dieUntilGivenUp(world: World, batchId: string): Promise<number> {
  let kills = 0;
  const givenUp = world.untilBatch(batchId, 'the chunk to be given up', ({ failureCode }) => failureCode === 'PROVING_STALLED');
  givenUp.catch(() => undefined);
  for (let over = false; !over; ) {
    const worker = await world.startWorker({ faults: { deadlyJob: '-1-record', queues: { maxStalledCount: 1 } } });
    over = await Promise.race([worker.exited.then(() => false), givenUp.then(() => true)]);
    if (!over) kills += 1;
  }
  return kills;
}
