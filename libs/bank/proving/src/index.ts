export { ArtifactError } from './artifacts/artifact-error.js';
export type { ArtifactErrorCode } from './artifacts/artifact-error.js';
export { ArtifactStore, sha256Of } from './artifacts/artifact-store.js';
export type { Artifacts } from './artifacts/artifact-store.js';
export { CachedArtifacts, openArtifacts } from './artifacts/cached-artifacts.js';
export { ObjectStorage } from './artifacts/object-storage.js';
export type { ObjectStorageOptions } from './artifacts/object-storage.js';
export { publishArtifacts } from './artifacts/publish-artifacts.js';
export type { PublishedArtifact, PublishedCircuit } from './artifacts/publish-artifacts.js';
export {
  emptyArtifactsLock,
  pinnedCircuit,
  pinOf,
  readArtifactsLock,
  requirePinned,
  writeArtifactsLock,
} from './artifacts/artifacts-lock.js';
export type { ArtifactsLock, PinnedCircuit } from './artifacts/artifacts-lock.js';
export { buildCircuit } from './artifacts/build-circuit.js';
export type { BuiltCircuit, CircuitBuild } from './artifacts/build-circuit.js';
export { ProverError } from './prover/prover.js';
export type { CircuitArtifacts, ProveJob, Prover, ProverDescription, ProverErrorCode, ProveResult } from './prover/prover.js';
export { openProver } from './prover/open-prover.js';
export type { OpenProverOptions } from './prover/open-prover.js';
export { WitnessProgram } from './prover/witness-program.js';
export { profileCircuit } from './profile/circuit-profile.js';
export type { CircuitProfile } from './profile/circuit-profile.js';
export { CLOSE_SCHEDULER, SCHEDULER_SETTINGS } from './queue/close-schedule.js';
export { aheadJobId, CHUNK_CIRCUITS, completeBatchJobId, parseJobPayload, proveChunkJobId } from './queue/jobs.js';
export type { Ahead, ChunkCircuit, JobName, JobPayload } from './queue/jobs.js';
export { JOB_QUEUE, QUEUES } from './queue/queues.js';
export type { QueueName, QueueSettings } from './queue/queues.js';
export { PROVING_FLOWS, ProvingFlows } from './queue/prove-flow.js';
export type { Enqueued, ProvingLoad } from './queue/prove-flow.js';
export { closeWorker, QueueJobs, startQueueWorker, workerOptions } from './queue/queue-worker.js';
export type { JobContext, JobHandler, JobObserver, JobResult, JobRun, QueueWorker, QueueWorkerOptions } from './queue/queue-worker.js';
export { jobMetrics } from './queue/job-metrics.js';
export { OutboxRelay } from './queue/outbox-relay.js';
export type { OutboxRelayOptions } from './queue/outbox-relay.js';
export { proveChunkHandler } from './queue/prove-chunk.js';
export type { ChunkStore, LoadedChunk, ProveChunkPorts, RegisteredCircuit, StoredProof } from './queue/prove-chunk.js';
export { syntheticBatch } from './synthetic/synthetic-chunk.js';
export type { SyntheticBatch, SyntheticBatchOptions } from './synthetic/synthetic-chunk.js';
export { databaseChunks } from './queue/database-chunks.js';
export { WorkerAnnouncement } from './workers/worker-announcement.js';
export type { WorkerAnnouncementOptions, WorkerEngine, WorkerState } from './workers/worker-announcement.js';
export { listWorkers, LOST_AFTER_SECONDS } from './workers/worker-list.js';
export type { WorkerView } from './workers/worker-list.js';
