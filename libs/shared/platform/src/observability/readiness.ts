import type { DataSource } from 'typeorm';
import { sqlMigrations } from '../database.js';
import { withinTime } from './metrics.js';

/** One dependency's state, as the readiness route shows it. */
export type HealthState = 'up' | 'down';

/** States of what a service needs, by name. */
export type Readiness = Readonly<Record<string, HealthState>>;

const ANSWER_MILLISECONDS = 3_000;

/** `up` if the work ends well within three seconds: a client that waits for its server for ever is down. */
export async function stateOf(work: () => Promise<unknown>): Promise<HealthState> {
  try {
    await withinTime(work(), ANSWER_MILLISECONDS);
    return 'up';
  } catch {
    return 'down';
  }
}

/** Whether the database answers. */
export function databaseState(dataSource: DataSource): Promise<HealthState> {
  return stateOf(() => dataSource.query('SELECT 1'));
}

/**
 * Whether every migration that this program knows has run. A database that is ahead of the program is fine: migrations only add.
 * @param directory of the zone's migrations
 */
export function migrationsState(dataSource: DataSource, directory: string): Promise<HealthState> {
  return stateOf(async () => {
    const rows: { name: string }[] = await dataSource.query('SELECT name FROM schema_migrations');
    const done = new Set(rows.map(({ name }) => name));
    const pending = sqlMigrations(directory).filter((Migration) => !done.has(new Migration().name!));
    if (pending.length > 0) throw new Error(`${pending.length} migrations have not run`);
  });
}

/** Names of what is down. */
export function down(states: Readiness): string[] {
  return Object.keys(states).filter((name) => states[name] === 'down');
}
