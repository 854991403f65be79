import { BigintColumn, DateColumn, IdColumn, IntegerColumn, TextColumn } from '@probity/bank-batches';
import { Column, Entity } from 'typeorm';

/** A row that could not be taken, with its document, so that it can be sent again without its sender. */
@Entity({ schema: 'bank', name: 'dead_letter' })
export class DeadLetterEntity {
  @IdColumn() id!: string;
  @TextColumn('source') source!: string;
  @TextColumn('external_id') externalId!: string;
  /** `raw`: a row of a file that could not be read as a transaction. */
  @TextColumn('form') form!: 'transaction' | 'raw';
  /** JSON. Raw data: read on its own only. */
  @TextColumn('document', { nullable: true, select: false }) document!: string | null;
  @TextColumn('code') code!: string;
  /** Names the place, never the value. */
  @TextColumn('reason') reason!: string;
  @DateColumn('business_date', { nullable: true }) businessDate!: string | null;
  @Column({ name: 'import_id', type: 'uuid', nullable: true }) importId!: string | null;
  @TextColumn('place', { nullable: true }) place!: string | null;
  /** How often it came again in vain. */
  @IntegerColumn('attempts') attempts!: number;
  @BigintColumn('received_at') receivedAt!: bigint;
  @BigintColumn('resolved_at', { nullable: true }) resolvedAt!: bigint | null;
  @TextColumn('actor') actor!: string;
  /** When, by whom and why somebody said that it is not to be taken. It may come again after that: then it waits again. */
  @BigintColumn('discarded_at', { nullable: true }) discardedAt!: bigint | null;
  @TextColumn('discarded_by', { nullable: true }) discardedBy!: string | null;
  @TextColumn('discard_reason', { nullable: true }) discardReason!: string | null;
}
