export { REASON_CODES, REASONS, type Reason, type ReasonCode } from './reasons.js';
export {
  circuitKeyDigest, inForce, parseCircuitKey, TRUST_CLASSES, trustMaterialSchema, UNKNOWN_HISTORY,
  type EarlierHeader, type HistoryFacts, type KnownHistory, type OtherClose, type TrustClass, type TrustMaterial,
} from './trust.js';
export { calendarDay, dayNumber } from './calendar-day.js';
export { checkpointOf, documentLeafHash, headerIsIn } from './history.js';
export { approvalOf, isApproved, outstandingRestore, type LoggedRecovery } from './recovery.js';
export { chunkSignals, type ChunkSignals, type FirstInvalid } from './evidence-case.js';
export { judge, malformedClaims, parseEvidence, verdictOf, type JudgeOptions, type ParsedEvidence } from './judge.js';
export {
  archiveDay, archiveEvidence, archiveHistorySchema, archiveManifestSchema, archiveName, fileOf, jsonEntry, manifestEntry, MAX_ARCHIVE_HEADERS, openArchive,
  type ArchivedFile, type ArchiveHistory, type ArchiveManifest, type OpenedArchive,
} from './archive.js';
export { storedZip, type ZipEntry } from './stored-zip.js';
export { offlineVerify, type OfflineDay, type OfflineOptions, type OfflineResult } from './offline.js';
export { EXIT_CODES, verdictLine, type VerdictLine } from './verdict-line.js';
export { flipOneBit, type Flipped } from './flip.js';
export { compareKept, type KeptOutcome } from './kept-checkpoint.js';
