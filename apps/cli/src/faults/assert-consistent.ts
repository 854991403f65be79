import assert from 'node:assert/strict';
import { join } from 'node:path';
import { BATCH_ENTITIES, fsck } from '@probity/bank-batches';
import { createDataSource } from '@probity/shared-platform';
import { parseVerifierKey } from '@probity/shared-transparency';
import { firstLogKeyIn, storedEvaluators } from '../bank-database.js';
import type { World } from './world.js';

/**
 * Asserts that `probity fsck` finds nothing in the bank's database: everything in it made anew, from the rows to the log's root. It
 * verifies every proof of every date, so it runs after the last scenario and not after each, as `assertClean` does.
 */
export async function assertConsistent(world: World): Promise<void> {
  const dataSource = createDataSource({ url: world.bankAppUrl, entities: [...BATCH_ENTITIES], poolSize: 2, applicationName: 'faults' });
  await dataSource.initialize();
  try {
    const { witnessKey } = await world.submission.get<{ witnessKey: string }>('/witness/key');
    const { problems, days } = await fsck(dataSource, {
      evaluatorOf: storedEvaluators(dataSource), firstLogKey: firstLogKeyIn(join(world.options.directory, 'bank')), witnessKey: parseVerifierKey(witnessKey),
    });
    assert.deepEqual(problems, []);
    assert.equal(days, world.expected.size);
  } finally {
    await dataSource.destroy();
  }
}
