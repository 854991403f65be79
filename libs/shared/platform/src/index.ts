export * from './errors.js';
export * from './clock.js';
export * from './identifiers.js';
export * from './config.js';
export * from './logger.js';
export * from './database.js';
export { startEmbeddedPostgres, zoneDatabaseName, freePort } from './postgres/embedded-postgres.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './postgres/embedded-postgres.js';
