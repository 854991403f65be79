/** Machines that disagree about the time, and one whose clock is set while it works. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOTH, type Scenario } from '../scenario.js';
import { persist, type BatchRow, type World } from '../world.js';

const HOUR = 3_600_000;

/**
 * The queue on Postgres reckons claims by the clock of whoever looks: a worker far behind seems dead to one far ahead, again and
 * again, until the chunk counts as deadly. Then the batch says so and waits; with the clocks put right it is tried again.
 */
const mayGiveUp = (world: World, { failureCode }: BatchRow): boolean => world.options.backend === 'postgres' && failureCode === 'PROVING_STALLED';

export const clocksJump: Scenario = {
  name: 'one worker is a day ahead and one a day behind, the bank service three hours ahead; then all jump the other way',
  backends: BOTH,
  quick: ['redis'],
  async run(world) {
    await world.stopWorkers();
    await world.stopBank();
    const folder = join(world.options.directory, 'clocks');
    mkdirSync(folder, { recursive: true });
    const file = (name: string): string => join(folder, name);
    const shift = (hours: number): void => {
      for (const [name, sign] of [['ahead', 24], ['behind', -24], ['bank', 3]] as const) writeFileSync(file(name), String(sign * hours * HOUR));
    };
    shift(1);
    await world.startBank({ clockFile: file('bank') });
    await world.startWorker({ faults: { clockFile: file('ahead') } });
    await world.startWorker({ faults: { clockFile: file('behind') } });
    const { id } = await world.closeNextDay({ workers: false });
    await world.untilProofs(id, 2);
    shift(-1);
    const { failureCode } = await world.untilBatch(id, 'the batch to be judged', (row) => row.state === 'judged' || mayGiveUp(world, row));
    await world.stopWorkers();
    await world.stopBank();
    await world.restore();
    if (failureCode !== null) {
      await persist(() => world.bank.post(`/batches/${id}/retry`));
      await world.plainWorkers();
    }
    return { batches: [id], seen: { jumps: 3, givenUp: failureCode === null ? 0 : 1 } };
  },
};
