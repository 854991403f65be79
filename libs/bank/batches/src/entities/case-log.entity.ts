import type { CaseEvent } from '@probity/shared-evidence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigintColumn, DateColumn, IdColumn, IntegerColumn, JsonColumn, TextColumn, WideColumn } from '../columns.js';

/** Something that happened to an alert, in the hash chain of its record's business date. Never changed. */
@Entity({ schema: 'bank', name: 'case_event' })
export class CaseEventEntity {
  @IdColumn() id!: string;
  @DateColumn('business_date') businessDate!: string;
  /** Dense per business date. */
  @IntegerColumn('sequence') sequence!: number;
  @Column({ name: 'alert_id', type: 'uuid' }) alertId!: string;
  @TextColumn('kind') kind!: CaseEvent['kind'];
  @TextColumn('actor') actor!: string;
  @BigintColumn('at') at!: bigint;
  @JsonColumn('content') content!: CaseEvent['content'];
  @WideColumn('salt') salt!: bigint;
  /** `caseEventHash`, hex. */
  @TextColumn('hash') hash!: string;
}

/** The case-log root of a header. Never changed. */
@Entity({ schema: 'bank', name: 'case_log_root' })
export class CaseLogRootEntity {
  @PrimaryColumn({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  /** 32 bytes, hex. */
  @TextColumn('padding_seed') paddingSeed!: string;
  @IntegerColumn('leaves') leaves!: number;
  @TextColumn('root') root!: string;
}

/** Events [first, end) of one business date that stand under a header's root. Never changed. */
@Entity({ schema: 'bank', name: 'case_log_range' })
export class CaseLogRangeEntity {
  @PrimaryColumn({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  @PrimaryColumn({ name: 'business_date', type: 'date' }) businessDate!: string;
  @IntegerColumn('first_sequence') firstSequence!: number;
  @IntegerColumn('end_sequence') endSequence!: number;
}
