import type { Dice } from './random.js';
import type { Backend, World } from './world.js';

/** What a scenario saw: figures for the table, none of which decides anything. */
export type Seen = Readonly<Record<string, number>>;

export interface Scenario {
  readonly name: string;
  /** Queue backends that it has to do with. */
  readonly backends: readonly Backend[];
  /** Those on which the tests run it too, which have not the time for all. */
  readonly quick: readonly Backend[];
  /** Why it can't run on this machine, where it can't. */
  readonly skip?: () => string | undefined;
  /**
   * Closes at least one date and strikes. Returns the batches that must come to be judged, and what it saw; who calls it waits for
   * them, restores the world, and checks everything.
   */
  run(world: World, dice: Dice): Promise<{ readonly batches: readonly string[]; readonly seen: Seen }>;
}

export const BOTH: readonly Backend[] = ['redis', 'postgres'];
