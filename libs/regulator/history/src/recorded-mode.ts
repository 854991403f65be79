import type { DataSource } from 'typeorm';

/** What an installation that shows a recorded history says of itself. */
export interface RecordedMode {
  readonly name: string;
  /** Epoch seconds at which the recording ends; null while it is being played. */
  readonly endsAt: number | null;
}

/** Undefined where the installation is no recording. The database must be migrated. */
export async function recordedMode(dataSource: DataSource): Promise<RecordedMode | undefined> {
  const [row] = await dataSource.query<{ name: string; ends_at: string | null }[]>('SELECT name, extract(epoch FROM ended_at)::bigint AS ends_at FROM regulator.recorded_history');
  return row && { name: row.name, endsAt: row.ends_at === null ? null : Number(row.ends_at) };
}
