import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { newId } from '@probity/shared-platform';
import { CHUNK_CIRCUITS, parseJobPayload, proveChunkJobId } from './jobs.js';
import { proveFlow } from './prove-flow.js';
import { JOB_QUEUE, QUEUES } from './queues.js';
import { requireOneHandlerPerJob } from './queue-worker.js';

const prove = { jobName: 'prove-chunk', handle: async () => ({}) } as const;
const complete = { jobName: 'complete-batch', handle: async () => ({}) } as const;

const closeDays = { jobName: 'close-days', handle: async () => ({}) } as const;

it('wants exactly one handler for each job name of a queue', () => {
  assert.deepEqual([...requireOneHandlerPerJob('proving', [prove]).keys()], ['prove-chunk']);
  assert.throws(() => requireOneHandlerPerJob('proving', []), /QUEUE_HANDLERS_INVALID.*no handler for prove-chunk/);
  assert.throws(() => requireOneHandlerPerJob('proving', [prove, prove]), /several handlers for prove-chunk/);
  assert.deepEqual([...requireOneHandlerPerJob('batches', [complete, closeDays]).keys()], ['complete-batch', 'close-days']);
  assert.throws(() => requireOneHandlerPerJob('batches', [complete]), /no handler for close-days/);
  assert.throws(() => requireOneHandlerPerJob('batches', [complete, closeDays, prove]), /prove-chunk is not a job of this queue/);
});

it('names jobs so that a queue takes the ids: no colon, no pure integer, no two alike', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 40 }), (batchId, chunks) => {
      const flow = proveFlow(batchId, chunks);
      const ids = [flow, ...flow.children!].map(({ opts }) => opts!.jobId!);
      assert.equal(new Set(ids).size, 1 + 2 * chunks);
      for (const id of ids) assert.match(id, /^[a-z][a-z0-9-]*$/);
    }),
  );
});

it('lets ids only into a payload', () => {
  const payload = { batchId: newId(), chunkIndex: 3, circuit: 'model' };
  assert.deepEqual(parseJobPayload('prove-chunk', payload), payload);
  for (const bad of [{ ...payload, account: 'x' }, { ...payload, chunkIndex: -1 }, { ...payload, circuit: 'other' }, { ...payload, batchId: '7' }, null]) {
    assert.throws(() => parseJobPayload('prove-chunk', bad), /^ProbityError: JOB_PAYLOAD_INVALID/);
  }
});

it('keeps the jobs of the largest batch until it is complete', () => {
  const largest = CHUNK_CIRCUITS.length * 65_536;
  assert.ok(QUEUES[JOB_QUEUE['prove-chunk']].removeOnComplete.count >= largest);
  assert.equal(proveChunkJobId({ batchId: 'b', chunkIndex: 12, circuit: 'record' }), 'prove-b-12-record');
});
