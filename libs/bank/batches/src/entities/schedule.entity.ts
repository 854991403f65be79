import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigintColumn, IdColumn, IntegerColumn, JsonColumn, SmallColumn, TextColumn } from '../columns.js';

/** When the bank closes its days. The newest version holds. */
@Entity({ schema: 'bank', name: 'calendar' })
export class CalendarEntity {
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @Column({ name: 'id', type: 'uuid' }) id!: string;
  /** Local time, `HH:MM`. */
  @TextColumn('close_time') closeTime!: string;
  /** ISO weekdays. */
  @SmallColumn('weekdays', { array: true }) weekdays!: number[];
  @TextColumn('closed_dates', { array: true }) closedDates!: string[];
  @Column({ name: 'continuous', type: 'boolean' }) continuous!: boolean;
  /** Epoch seconds: runs before it are no concern of this version. */
  @BigintColumn('since') since!: bigint;
  @TextColumn('actor') actor!: string;
}

/** A date that could not be sealed, and why: a code, no value. */
export interface DayFailure {
  readonly businessDate: string;
  readonly code: string;
}

/** One run of the calendar, or one that somebody started: then it has no date. */
@Entity({ schema: 'bank', name: 'schedule_run' })
export class ScheduleRunEntity {
  @IdColumn() id!: string;
  @Column({ name: 'run_date', type: 'date', nullable: true }) runDate!: string | null;
  @Column({ name: 'started_at', type: 'timestamptz', insert: false }) startedAt!: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
  /** Batches sealed. */
  @IntegerColumn('sealed') sealed!: number;
  @JsonColumn('failures') failures!: DayFailure[];
  @TextColumn('actor') actor!: string;
}

/** Whether proving is wanted to run; the newest row holds. */
@Entity({ schema: 'bank', name: 'proving_switch' })
export class ProvingSwitchEntity {
  @IdColumn() id!: string;
  @Column({ name: 'paused', type: 'boolean' }) paused!: boolean;
  @TextColumn('reason') reason!: string;
  @TextColumn('actor') actor!: string;
  @Column({ name: 'created_at', type: 'timestamptz', insert: false }) createdAt!: Date;
}

/** A record whose proof is wanted before all others. */
@Entity({ schema: 'bank', name: 'express_record' })
export class ExpressRecordEntity {
  @PrimaryColumn({ name: 'record_id', type: 'uuid' }) recordId!: string;
  @TextColumn('actor') actor!: string;
}
