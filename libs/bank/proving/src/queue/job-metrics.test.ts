import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createLogger, newId } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import { Registry } from 'prom-client';
import { ArtifactError } from '../artifacts/artifact-error.js';
import { jobMetrics } from './job-metrics.js';
import { provingError } from './proving-error.js';
import { QueueJobs, type JobHandler } from './queue-worker.js';

const payload = { batchId: newId(), chunkIndex: 3, circuit: 'model' };
const job = (more: object = {}): Job => ({ name: 'prove-chunk', data: payload, attemptsMade: 0, opts: { attempts: 2 }, updateProgress: () => Promise.resolve(), moveToDelayed: () => Promise.resolve(), ...more }) as unknown as Job;

it('counts what becomes of jobs, with labels of closed sets only', async () => {
  const registry = new Registry();
  let outcome: () => ReturnType<JobHandler<'prove-chunk'>['handle']>;
  const jobs = new QueueJobs('proving', [{ jobName: 'prove-chunk', handle: () => outcome() }], createLogger({ name: 'test', level: 'silent' }), {
    observer: jobMetrics(registry), settings: { postpone: { hold: 0, delay: 0 } },
  });
  const run = async (handle: typeof outcome, more?: object): Promise<void> => {
    outcome = handle;
    await jobs.run(job(more)).catch(() => undefined);
  };

  await run(() => Promise.resolve({ stored: true, proveMilliseconds: 3_000 }));
  await run(() => Promise.resolve({ stored: false, proveMilliseconds: 0 }));
  await run(() => Promise.reject(provingError('PROOF_REFUSED', 'memory fault')));
  await run(() => Promise.reject(provingError('PROOF_REFUSED', 'memory fault')), { attemptsMade: 1 });
  await run(() => Promise.reject(provingError('SEALED_COMMITMENT_MISMATCH', 'rows were changed')));
  await run(() => Promise.reject(new ArtifactError('ARTIFACT_MISSING', 'not published yet')));
  await run(() => Promise.resolve({}), { name: `evil-${payload.batchId}` });

  const text = await registry.metrics();
  for (const line of [
    'probity_jobs_total{job="prove-chunk",outcome="done"} 2',
    'probity_jobs_total{job="prove-chunk",outcome="retry"} 1',
    'probity_jobs_total{job="prove-chunk",outcome="failed"} 2',
    'probity_jobs_total{job="prove-chunk",outcome="postponed"} 1',
    'probity_jobs_total{job="unknown",outcome="failed"} 1',
    'probity_jobs_total{job="complete-batch",outcome="done"} 0',
    'probity_proving_seconds_bucket{le="2",circuit="model",engine="snarkjs"} 0',
    'probity_proving_seconds_bucket{le="4",circuit="model",engine="snarkjs"} 1',
    'probity_proving_seconds_count{circuit="model",engine="snarkjs"} 1',
    'probity_proof_verifications_total{circuit="model",outcome="accepted"} 1',
    'probity_proof_verifications_total{circuit="model",outcome="refused"} 2',
    'probity_proof_verifications_total{circuit="record",outcome="refused"} 0',
    'probity_jobs_stalled_total{queue="proving"} 0',
  ]) {
    assert.ok(text.split('\n').includes(line), line);
  }
  assert.equal(text.includes(payload.batchId), false);
});
