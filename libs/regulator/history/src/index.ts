export { HISTORY_ENTITIES } from './entities.js';
export { EVENT_KINDS, FILES, readHistory, recordingSchema, type Entry, type ExpectedVerdict, type RecordedEvent, type RecordedHistory, type Recording } from './format.js';
export { playHistory, type PlayReport } from './play-history.js';
export { recordedMode, type RecordedMode } from './recorded-mode.js';
export { shortVerdict } from './verdicts.js';
