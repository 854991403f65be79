/** The services die: the bank's at any moment of a day's life, the regulator's while it judges, all of them at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchView } from '../../demo/run-day.js';
import type { LinkState } from '../link.js';
import type { Dice } from '../random.js';
import { BOTH, type Scenario } from '../scenario.js';
import type { World } from '../world.js';

/** The kill -9 at moments of chance, while `work` goes on against the service that comes and goes. */
async function killBankDuring<T>(world: World, dice: Dice, kills: number, withinMilliseconds: number, work: Promise<T>): Promise<T> {
  // Awaited below; without this a failure in between would count as nobody's.
  work.catch(() => undefined);
  for (let i = 0; i < kills; i++) {
    await sleep(dice.between(0, withinMilliseconds));
    await world.killBank();
    await world.startBank();
  }
  return work;
}

/** Kills the bank's service while it waits for the witness to cosign: it was not heard, or its answer is lost. */
async function killBankWaiting(world: World, state: Extract<LinkState, 'deaf' | 'mute'>, reached: () => Promise<unknown>): Promise<void> {
  const before = world.regulatorLink.held;
  world.regulatorLink.setAt('POST /witness/add-checkpoint', state);
  await reached();
  await world.until('a message to the witness', async () => (world.regulatorLink.held > before ? true : undefined));
  await world.killBank();
  world.regulatorLink.set('open');
  await world.startBank();
}

export const bankKilled: Scenario = {
  name: 'the bank service is killed: during intake and sealing, between close leaf and cosignature, between header and cosignature, during completion',
  backends: BOTH,
  quick: ['redis'],
  async run(world, dice) {
    await world.plainWorkers();
    const day = world.nextDay();
    const { id } = await killBankDuring<BatchView>(world, dice, 2, 250, world.sealDay(day));
    let attested: Promise<void> | undefined;
    await killBankWaiting(world, 'deaf', async () => {
      attested = world.attestDay(id);
      attested.catch(() => undefined);
      await world.untilBatch(id, 'the close leaf to be in the log', ({ closeIndex }) => closeIndex !== null);
    });
    await attested;
    await killBankWaiting(world, 'mute', () => world.untilBatch(id, 'the header to be in the log', ({ headerIndex }) => headerIndex !== null));
    await killBankDuring(world, dice, 1, 400, Promise.resolve());
    return { batches: [id], seen: { kills: 5 } };
  },
};

export const regulatorKilled: Scenario = {
  name: 'the regulator service is killed with evidence on its way',
  backends: ['redis'],
  quick: [],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilBatch(id, 'the batch to be proven', ({ state }) => state !== 'closed' && state !== 'proving');
    await sleep(dice.between(0, 250));
    await world.killRegulator();
    await sleep(dice.between(0, 500));
    await world.restore();
    return { batches: [id], seen: { kills: 1 } };
  },
};

export const everythingDies: Scenario = {
  name: 'the power fails: every process is killed in mid-batch',
  backends: BOTH,
  quick: ['postgres'],
  async run(world, dice) {
    const { id } = await world.closeNextDay();
    await world.untilProofs(id, dice.between(1, 4));
    const [kills] = await Promise.all([world.killWorkers(), world.killBank(), world.killRegulator(), world.redis?.kill(), world.crashPostgres(0)]);
    await world.redis?.start();
    await world.restore();
    await world.plainWorkers();
    return { batches: [id], seen: { kills: kills + 3 + (world.redis === undefined ? 0 : 1) } };
  },
};
