import { GOVERNANCE_ENTITIES } from '@probity/bank-governance';
import { BatchEntity, ChunkEntity, OutboxEntity, ProofEntity, SealEntity } from './entities/batch.entity.js';
import { CaseEventEntity, CaseLogRangeEntity, CaseLogRootEntity } from './entities/case-log.entity.js';
import { BatchExplanationEntity } from './entities/explanation.entity.js';
import { LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogKeyRotationEntity, LogLeafEntity, LogRecoveryEntity } from './entities/log.entity.js';
import { AlertEntity, BusinessDayEntity, RecordEntity, WindowStartEntity } from './entities/record.entity.js';
import {
  BankProfileEntity, CertificateEntity, CircuitEntity, FeatureProgramEntity, LineRegisterEntity, MergeRulesEntity, ModelEntity, PolicyEntity,
} from './entities/reference.entity.js';
import { IntakeReceiptEntity, ReceiptsLeafEntity } from './entities/receipt.entity.js';
import { CalendarEntity, ExpressRecordEntity, ProvingSwitchEntity, ScheduleRunEntity } from './entities/schedule.entity.js';

/** Every entity of this library, for a data source; those of governance with them, since they say which rows hold. */
export const BATCH_ENTITIES = [
  BankProfileEntity, LineRegisterEntity, FeatureProgramEntity, ModelEntity, PolicyEntity, CircuitEntity, CertificateEntity, MergeRulesEntity,
  RecordEntity, AlertEntity, BusinessDayEntity, WindowStartEntity,
  CaseEventEntity, CaseLogRangeEntity, CaseLogRootEntity,
  BatchEntity, BatchExplanationEntity, ChunkEntity, SealEntity, ProofEntity, OutboxEntity,
  LogLeafEntity, LogCheckpointEntity, LogCosignatureEntity, LogHeadEntity, LogKeyRotationEntity, LogRecoveryEntity,
  IntakeReceiptEntity, ReceiptsLeafEntity,
  CalendarEntity, ScheduleRunEntity, ProvingSwitchEntity, ExpressRecordEntity,
  ...GOVERNANCE_ENTITIES,
] as const;

export * from './bank-log.js';
export * from './batch-lifecycle.js';
export * from './business-day.js';
export * from './calendar.js';
export * from './calendar-store.js';
export * from './case-log.js';
export * from './change-kinds.js';
export * from './chunk-store.js';
export * from './columns.js';
export * from './continuous-mode.js';
export * from './day-closing.js';
export * from './entities/batch.entity.js';
export * from './entities/case-log.entity.js';
export * from './entities/explanation.entity.js';
export * from './entities/log.entity.js';
export * from './entities/receipt.entity.js';
export * from './entities/record.entity.js';
export * from './entities/reference.entity.js';
export * from './entities/schedule.entity.js';
export * from './errors.js';
export * from './eta.js';
export { explanationsOf, newestExplanation, type ExplanationPut, type MentionOf } from './explanation.js';
export { expressChunks, proveExpress, type ExpressState, type ExpressView, type RecordKey } from './express.js';
export * from './forecast.js';
export * from './log-recovery.js';
export * from './merge-rules.js';
export * from './ports.js';
export { preflightNoteSchema, resemblances, unusual, wantsExplanation, type PreflightNote } from './preflight-notes.js';
export * from './proving-switch.js';
export { logDueReceipts, openReceipts, RECEIPTS_LEAF_SECONDS, writeReceipt } from './receipts.js';
export * from './reference-data.js';
export * from './release-clock.js';
export { approvalRequest, outstandingSize } from './recovery.js';
export * from './sealing.js';
export * from './window-start.js';
export type { BatchTimings, StoredContext, StoredTotals } from './stored.js';
export { TIMINGS } from './stored.js';
export type { Proves } from './fsck/checking.js';
export * from './fsck/fsck.js';
export { provesStatement } from './fsck/proofs.js';
export { FSCK_CODES, type FsckCode, type FsckProblem } from './fsck/problems.js';
