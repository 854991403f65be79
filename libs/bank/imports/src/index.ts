import { ImportEntity, ImportRowErrorEntity } from './entities/import.entity.js';

/** Every entity of this library, for a data source. */
export const IMPORT_ENTITIES = [ImportEntity, ImportRowErrorEntity] as const;

export * from './dead-letter-desk.js';
export * from './entities/import.entity.js';
export * from './errors.js';
export { FileStore, MAX_IMPORT_BYTES } from './file-store.js';
export { ImportJobs, type ImportView } from './import-jobs.js';
export * from './import-runner.js';
export { CSV_COLUMNS, OPTIONAL_CSV_COLUMNS } from './rows/csv.js';
export { IMPORT_FORMATS, type ImportFormat, type ImportRow } from './rows/import-row.js';
export { rowsOf } from './rows/rows.js';
