import { BatchEntity, ChunkEntity, OutboxEntity, ProofEntity, SealEntity } from './entities/batch.entity.js';
import { LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogLeafEntity, LogRecoveryEntity } from './entities/log.entity.js';
import { AlertEntity, BusinessDayEntity, RecordEntity } from './entities/record.entity.js';
import {
  BankProfileEntity, CertificateEntity, CircuitEntity, FeatureProgramEntity, LineRegisterEntity, ModelEntity, PolicyEntity,
} from './entities/reference.entity.js';

/** Every entity of this library, for a data source. */
export const BATCH_ENTITIES = [
  BankProfileEntity, LineRegisterEntity, FeatureProgramEntity, ModelEntity, PolicyEntity, CircuitEntity, CertificateEntity,
  RecordEntity, AlertEntity, BusinessDayEntity,
  BatchEntity, ChunkEntity, SealEntity, ProofEntity, OutboxEntity,
  LogLeafEntity, LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogRecoveryEntity,
] as const;

export * from './bank-log.js';
export * from './batch-lifecycle.js';
export * from './business-day.js';
export * from './chunk-store.js';
export * from './columns.js';
export * from './entities/batch.entity.js';
export * from './entities/log.entity.js';
export * from './entities/record.entity.js';
export * from './entities/reference.entity.js';
export * from './errors.js';
export * from './log-recovery.js';
export * from './ports.js';
export * from './reference-data.js';
export { approvalRequest, outstandingSize } from './recovery.js';
export * from './sealing.js';
export type { BatchTimings, StoredContext, StoredTotals } from './stored.js';
