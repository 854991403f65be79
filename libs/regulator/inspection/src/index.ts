export type { HeaderDetails, InspectedHeader } from './inspected-day.js';
export { InspectionService, type InspectionErrorCode } from './inspection.service.js';
export type { Contradiction, CosignedCheckpoint, HandedOut, LogEntry, LogPage } from './log-page.js';
export { verdictFilterSchema, type FoundVerdict, type VerdictFilter, type VerdictPage } from './verdict-search.js';
