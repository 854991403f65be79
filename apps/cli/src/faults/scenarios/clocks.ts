/** Machines that disagree about the time, and one whose clock is set while it works. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOTH, type Scenario } from '../scenario.js';

const HOUR = 3_600_000;

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
    await world.untilJudged(id);
    await world.stopWorkers();
    await world.stopBank();
    await world.restore();
    return { batches: [id], seen: { jumps: 3 } };
  },
};
