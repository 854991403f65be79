export { ArchiveService } from './archive.service.js';
export type { InspectionErrorCode } from './errors.js';
export type { HeaderDetails, InspectedHeader } from './inspected-day.js';
export { InspectionService } from './inspection.service.js';
export type { Contradiction, CosignedCheckpoint, HandedOut, LogEntry, LogPage } from './log-page.js';
export { verdictFilterSchema, type FoundVerdict, type VerdictFilter, type VerdictPage } from './verdict-search.js';
