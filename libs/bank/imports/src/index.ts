import { ImportEntity, ImportRowErrorEntity } from './entities/import.entity.js';

/** Every entity of this library, for a data source. */
export const IMPORT_ENTITIES = [ImportEntity, ImportRowErrorEntity] as const;

export * from './dead-letter-desk.js';
export * from './entities/import.entity.js';
export * from './errors.js';
export { FILE_LIMITS, FileStore, type FileLimits } from './file-store.js';
export { ImportJobs, type ImportView } from './import-jobs.js';
export * from './import-runner.js';
export { IMPORT_FORMATS, type ImportFormat } from './rows/import-row.js';
