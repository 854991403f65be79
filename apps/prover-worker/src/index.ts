export { ProverWorkerModule } from './prover-worker.module.js';
export type { ProverWorkerOptions } from './prover-worker.module.js';
