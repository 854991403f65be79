import { ProbityError } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { RecordedHistoryRow } from './entities.js';

/** What an installation that shows a recorded history says of itself. */
export interface RecordedMode {
  readonly name: string;
  /** Epoch seconds at which the recording ends. */
  readonly endsAt: number;
}

/**
 * Undefined where the installation is no recording.
 * @param dataSource with `HISTORY_ENTITIES`, its database migrated
 * @throws ProbityError HISTORY_UNFINISHED where an import was cut short
 */
export async function recordedMode(dataSource: DataSource): Promise<RecordedMode | undefined> {
  const [row] = await dataSource.manager.find(RecordedHistoryRow);
  if (row === undefined) return undefined;
  if (row.endedAt === null) throw new ProbityError('HISTORY_UNFINISHED', 'the import of a recorded history was cut short: run `npm run probity -- history import` again, it goes on where it was');
  return { name: row.name, endsAt: row.endedAt.getTime() / 1000 };
}
