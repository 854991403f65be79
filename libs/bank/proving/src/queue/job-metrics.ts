import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ProverDescription } from '../prover/prover.js';
import { CHUNK_CIRCUITS, JOB_PAYLOADS } from './jobs.js';
import type { JobName } from './jobs.js';
import { JOB_OUTCOMES } from './queue-worker.js';
import type { JobObserver, JobRun } from './queue-worker.js';
import { QUEUES } from './queues.js';

/** Seconds, doubling: coarse on purpose. How long a proof took says nothing of what is in it, and need not be told finer. */
const BUCKETS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128];

/**
 * Counts jobs, proofs and their verification by this process. Labels are names of jobs, circuits' roles, engines and outcomes.
 * @param engine of the process' prover, if it has one
 */
export function jobMetrics(registry: Registry, engine: ProverDescription['engine'] = 'snarkjs'): JobObserver {
  const registers = [registry];
  const jobs = new Counter({ name: 'probity_jobs_total', help: 'Runs of jobs by how they ended; retry is tried again, failed is not', labelNames: ['job', 'outcome'], registers });
  const seconds = new Histogram({ name: 'probity_job_seconds', help: 'Duration of job runs, however they ended', labelNames: ['job'], buckets: BUCKETS, registers });
  const lost = new Counter({ name: 'probity_jobs_stalled_total', help: 'Jobs that lost their worker and were taken up again', labelNames: ['queue'], registers });
  const proving = new Histogram({ name: 'probity_proving_seconds', help: 'Witness and proof of one chunk', labelNames: ['circuit', 'engine'], buckets: BUCKETS, registers });
  const verified = new Counter({
    name: 'probity_proof_verifications_total', help: 'Proofs verified before they were stored', labelNames: ['circuit', 'outcome'], registers,
  });
  // A counter that is not there yet can't be told from one that nobody counts.
  for (const job of Object.keys(JOB_PAYLOADS)) for (const outcome of JOB_OUTCOMES) jobs.inc({ job, outcome }, 0);
  for (const queue of Object.keys(QUEUES)) lost.inc({ queue }, 0);
  for (const circuit of CHUNK_CIRCUITS) for (const outcome of ['accepted', 'refused']) verified.inc({ circuit, outcome }, 0);

  const proved = ({ payload, result, code }: JobRun): void => {
    const circuit = CHUNK_CIRCUITS.find((role) => role === (payload as { circuit?: unknown } | null)?.circuit);
    if (circuit === undefined) return;
    if (code === 'PROOF_REFUSED') verified.inc({ circuit, outcome: 'refused' });
    // A chunk that was proven already takes no time.
    const { proveMilliseconds } = result ?? {};
    if (typeof proveMilliseconds !== 'number' || proveMilliseconds === 0) return;
    verified.inc({ circuit, outcome: 'accepted' });
    proving.observe({ circuit, engine }, proveMilliseconds / 1000);
  };

  return {
    ran: (run) => {
      jobs.inc({ job: run.jobName, outcome: run.outcome });
      seconds.observe({ job: run.jobName }, run.seconds);
      if (run.jobName === ('prove-chunk' satisfies JobName)) proved(run);
    },
    lostWorker: (queue) => lost.inc({ queue }),
  };
}
