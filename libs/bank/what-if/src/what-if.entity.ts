import { DateColumn, IdColumn, IntegerColumn, JsonColumn, TextColumn } from '@probity/bank-batches';
import { Column, Entity } from 'typeorm';
import type { Tally, WhatIfResult } from './tally.js';

/** Thresholds in score units per segment, or a stored model's version. */
export type Draft = { readonly policy: { readonly thresholds: number[]; readonly belowLine: number[] } } | { readonly model: string };
export type WhatIfState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A draft over the records of a range of dates. */
@Entity({ schema: 'bank', name: 'what_if' })
export class WhatIfEntity {
  @IdColumn() id!: string;
  @TextColumn('kind') kind!: 'policy' | 'model';
  /** The stored version; null of thresholds that were only tried. */
  @Column({ name: 'subject', type: 'uuid', nullable: true }) subject!: string | null;
  @JsonColumn('draft') draft!: Draft;
  @DateColumn('from_date') fromDate!: string;
  @DateColumn('to_date') toDate!: string;
  @TextColumn('seed') seed!: string;
  @IntegerColumn('samples') samples!: number;
  @TextColumn('state') state!: WhatIfState;
  @TextColumn('failure_code', { nullable: true }) failureCode!: string | null;
  @IntegerColumn('attempts') attempts!: number;
  @IntegerColumn('total') total!: number;
  @IntegerColumn('done') done!: number;
  /** The last record that was looked at. */
  @DateColumn('at_date', { nullable: true }) atDate!: string | null;
  @IntegerColumn('at_sequence', { nullable: true }) atSequence!: number | null;
  @JsonColumn('tally') tally!: Tally;
  @JsonColumn('result', { nullable: true }) result!: WhatIfResult | null;
  @TextColumn('actor') actor!: string;
  @Column({ name: 'created_at', type: 'timestamptz', insert: false }) createdAt!: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
