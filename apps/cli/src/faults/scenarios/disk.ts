/** A worker's disk is full: artifacts can't be stored there, until there is room. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArtifactStore } from '@probity/bank-proving';
import type { Scenario } from '../scenario.js';
import type { World } from '../world.js';

/** Room for a witness program, not for a key. */
const SMALL_MEBIBYTES = 4;
const ROOMY_MEBIBYTES = 256;

export const diskFull: Scenario = {
  name: "a worker's disk for artifacts is full",
  backends: ['redis'],
  quick: ['redis'],
  skip: () => (process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'needs root on Linux, to mount a small file system'),
  async run(world) {
    const mounted = join(world.options.directory, 'small-disk');
    mkdirSync(mounted, { recursive: true });
    mount(['-t', 'tmpfs', '-o', `size=${SMALL_MEBIBYTES}m`, 'tmpfs', mounted]);
    try {
      await world.stopWorkers();
      const store = new ArtifactStore(mounted);
      const refused = await storeAll(world, store);
      assert.ok(refused > 0, 'the disk was too small for a key');
      assert.deepEqual(readdirSync(mounted).filter((name) => !/^[0-9a-f]{64}$/.test(name)), [], 'nothing half written is left');
      await world.startWorker({ artifactsDirectory: mounted });
      const { id } = await world.closeNextDay({ workers: false });
      await sleep(2_000);
      mount(['-o', `remount,size=${ROOMY_MEBIBYTES}m`, mounted]);
      assert.equal(await storeAll(world, store), 0);
      await world.untilJudged(id);
      await world.stopWorkers();
      return { batches: [id], seen: { refused } };
    } finally {
      execFileSync('umount', ['--lazy', mounted]);
    }
  },
};

function mount(options: readonly string[]): void {
  execFileSync('mount', options, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Stores the artifacts of both circuits, as the copy to a worker's machine does. Returns how many found no room. */
async function storeAll({ options: { circuits } }: World, store: ArtifactStore): Promise<number> {
  let refused = 0;
  for (const { built } of [circuits.record, circuits.modelCircuit]) {
    for (const path of [built.paths.wasm, built.paths.zkey]) {
      try {
        await store.put(readFileSync(path));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ARTIFACT_STORE_FULL')) throw error;
        refused += 1;
      }
    }
  }
  return refused;
}
