/** Workers on two machines, each with a network and a disk of its own, against one Postgres and one Redis. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ArtifactStore } from '@probity/bank-proving';
import { loadConfig, newId, type ServiceProcess } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { prepareCircuits, type PreparedCircuits } from '../circuits.js';
import { assertClean } from './assert-clean.js';
import { makeMachines, type Machine, type Machines } from './machines.js';
import { queueFigures } from './queue-figures.js';
import { redisCommand } from './redis-server.js';
import { World } from './world.js';

const skip = skipWithoutPostgres() || (redisCommand() === undefined ? 'needs redis-server on the PATH' : false);

describe('workers on two machines', { skip }, () => {
  const { dataDirectory } = loadConfig();
  const directory = join(dataDirectory, 'faults', newId());
  const running = new Map<Machine, ServiceProcess>();
  let circuits: PreparedCircuits;
  let machines: Machines | undefined;
  let world: World;

  before(async () => {
    circuits = await prepareCircuits(dataDirectory, 'tiny', () => undefined);
    machines = makeMachines(2, directory);
    const { host } = machines;
    world = await World.open({ directory, backend: 'redis', circuits, artifactsDirectory: '/nonexistent', seed: 3, records: [3], logLevel: 'silent', host });
    for (const machine of machines.list) await startOn(machine);
  });
  after(async () => {
    await (world as World | undefined)?.close();
    machines?.close();
  });

  async function startOn(machine: Machine): Promise<void> {
    const store = new ArtifactStore(join(machine.directory, 'artifacts'));
    for (const { built } of [circuits.record, circuits.modelCircuit]) for (const path of [built.paths.wasm, built.paths.zkey]) await store.put(readFileSync(path));
    running.set(machine, await world.startWorker({ through: machine.through, artifactsDirectory: store.directory }));
  }

  async function loseNetwork(machine: Machine): Promise<void> {
    if (machine.unplug === undefined) await running.get(machine)!.kill();
    else machine.unplug();
  }

  async function findNetwork(machine: Machine): Promise<void> {
    if (machine.plugIn === undefined) await startOn(machine);
    else machine.plugIn();
  }

  it('prove one batch together, and each alone what the other, unplugged in mid-batch, leaves', { timeout: 240_000 }, async (context) => {
    context.diagnostic(`machines: ${machines!.kind}`);
    const [first, second] = machines!.list as [Machine, Machine];
    const figures = [];
    for (const lost of [first, second]) {
      const { id } = await world.closeNextDay({ workers: false });
      await world.untilProofs(id, 1);
      await loseNetwork(lost);
      const { chunks } = await world.untilJudged(id);
      figures.push(await queueFigures(world, id, chunks));
      await findNetwork(lost);
    }
    for (const { address } of machines!.list) {
      if (address !== undefined) assert.ok(world.workerQueue.clients.has(address) && world.database.clients.has(address), `${address} reached queue and database from its own network`);
    }
    await assertClean({ bank: world.ownerUrl('bank'), regulator: world.ownerUrl('regulator') }, world.expected);
    for (const { jobs } of figures) assert.equal(jobs, 4);
    context.diagnostic(JSON.stringify(figures));
  });
});
