/** What holds state goes away: Redis with its data or without, Postgres. */
import { setTimeout as sleep } from 'node:timers/promises';
import { BOTH, type Scenario } from '../scenario.js';

export const redisRestarted: Scenario = {
  name: 'Redis is killed and comes back with its data',
  backends: ['redis'],
  quick: ['redis'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, 1);
    await sleep(dice.between(0, 300));
    await world.redis!.kill();
    await sleep(dice.between(0, 1_000));
    await world.redis!.start();
    return { batches: [id], seen: { kills: 1 } };
  },
};

/** Where it was lost, a day in the middle of its proofs goes on once the bank's service looks for what the queue no longer knows. */
export const redisEmptied: Scenario = {
  name: 'Redis is killed and comes back empty',
  backends: ['redis'],
  quick: ['redis'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, 1);
    await sleep(dice.between(0, 300));
    await world.redis!.kill();
    await world.redis!.start({ withData: false });
    await world.stopBank();
    await world.startBank();
    return { batches: [id], seen: { kills: 1 } };
  },
};

export const redisAwayAtClosing: Scenario = {
  name: 'a day is closed while Redis is away',
  backends: ['redis'],
  quick: [],
  async run(world, dice) {
    await world.plainWorkers();
    const batch = await world.sealDay(world.nextDay());
    await world.redis!.kill();
    await world.attestDay(batch.id);
    await world.untilBatch(batch.id, 'the batch to be closed', ({ state }) => state === 'closed');
    await sleep(dice.between(0, 1_500));
    await world.redis!.start();
    return { batches: [batch.id], seen: { kills: 1 } };
  },
};

export const postgresRestarted: Scenario = {
  name: 'Postgres stops at once and replays its log, in mid-batch',
  backends: BOTH,
  quick: ['postgres'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, 1);
    await sleep(dice.between(0, 300));
    await world.crashPostgres(dice.between(0, 1_000));
    return { batches: [id], seen: { stops: 1 } };
  },
};

/** Longer than the quick tries of a job take together. */
const LONG_MILLISECONDS = 45_000;

export const postgresAwayForLong: Scenario = {
  name: 'Postgres is away for longer than the quick tries of a job last',
  backends: ['redis'],
  quick: [],
  async run(world) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, 1);
    await world.crashPostgres(LONG_MILLISECONDS);
    return { batches: [id], seen: { stops: 1 } };
  },
};
