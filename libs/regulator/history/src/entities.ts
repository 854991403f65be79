import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row at most, in a database that shows a recorded history. The service only reads it. */
@Entity({ schema: 'regulator', name: 'recorded_history' })
export class RecordedHistoryRow {
  @PrimaryColumn({ type: 'boolean', name: 'only_one' })
  onlyOne!: boolean;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'journal_sha256' })
  journalSha256!: string;

  /** The entry of the journal that is being played. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'timestamptz', name: 'playing_at', nullable: true })
  playingAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

export const HISTORY_ENTITIES = [RecordedHistoryRow];
