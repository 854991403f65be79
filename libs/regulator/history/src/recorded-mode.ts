import { ProbityError } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

/** What an installation that shows a recorded history says of itself. */
export interface RecordedMode {
  readonly name: string;
  /** Epoch seconds at which the recording ends. */
  readonly endsAt: number;
}

/**
 * Undefined where the installation is no recording. The database must be migrated.
 * @throws ProbityError HISTORY_UNFINISHED where an import was cut short
 */
export async function recordedMode(dataSource: DataSource): Promise<RecordedMode | undefined> {
  const [row] = await dataSource.query<{ name: string; ends_at: string | null }[]>('SELECT name, extract(epoch FROM ended_at)::bigint AS ends_at FROM regulator.recorded_history');
  if (row === undefined) return undefined;
  if (row.ends_at === null) throw new ProbityError('HISTORY_UNFINISHED', 'the import of a recorded history was cut short: run `npm run probity -- history import` again, it goes on where it was');
  return { name: row.name, endsAt: Number(row.ends_at) };
}
