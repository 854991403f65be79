import { BigintColumn, DateColumn, IdColumn, IntegerColumn, JsonColumn, SmallColumn, TextColumn, WideColumn } from '@probity/bank-batches';
import type { Disposition } from '@probity/shared-evidence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BusinessHours } from '../business-hours.js';
import type { CaseFacts, CaseLevel, CaseState, Proposal } from '../case-state.js';
import type { Pause } from '../sla.js';

/** A summary of a case's events; made anew from them by `caseOfEvents`. Who the customer is, is not here. */
@Entity({ schema: 'bank', name: 'case_state' })
export class CaseEntity {
  @IdColumn() id!: string;
  @WideColumn('customer_pseudonym') customerPseudonym!: bigint;
  /** Its first alert, in the chain of whose business date its events stand. */
  @Column({ name: 'alert_id', type: 'uuid' }) alertId!: string;
  @DateColumn('business_date') businessDate!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('state') state!: CaseState;
  @TextColumn('level') level!: CaseLevel;
  @SmallColumn('priority') priority!: number;
  @TextColumn('assignee', { nullable: true }) assignee!: string | null;
  @BigintColumn('snoozed_until', { nullable: true }) snoozedUntil!: bigint | null;
  @JsonColumn('proposal', { nullable: true }) proposal!: Proposal | null;
  @TextColumn('disposition', { nullable: true }) disposition!: Disposition | null;
  @TextColumn('reason', { nullable: true }) reason!: string | null;
  @TextColumn('decided_by', { array: true }) decidedBy!: string[];
  @JsonColumn('suggestion', { nullable: true }) suggestion!: CaseFacts['suggestion'];
  @BigintColumn('opened_at') openedAt!: bigint;
  @BigintColumn('closed_at', { nullable: true }) closedAt!: bigint | null;
  @JsonColumn('pauses') pauses!: Pause[];
  /** As the business hours were when the case last changed. */
  @BigintColumn('amber_at', { nullable: true }) amberAt!: bigint | null;
  @BigintColumn('due_at', { nullable: true }) dueAt!: bigint | null;
}

@Entity({ schema: 'bank', name: 'case_alert' })
export class CaseAlertEntity {
  @PrimaryColumn({ name: 'alert_id', type: 'uuid' }) alertId!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
}

/** What somebody wrote with a change. Never changed. */
@Entity({ schema: 'bank', name: 'case_text' })
export class CaseTextEntity {
  @IdColumn() id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  /** Of the case, after the change. */
  @IntegerColumn('version') version!: number;
  @TextColumn('text') text!: string;
  @TextColumn('salt') salt!: string;
  @TextColumn('digest') digest!: string;
  @TextColumn('actor') actor!: string;
  @BigintColumn('at') at!: bigint;
}

/** An evidence file: its content lies under its hash. Never changed. */
@Entity({ schema: 'bank', name: 'case_evidence' })
export class CaseEvidenceEntity {
  @IdColumn() id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('name') name!: string;
  @TextColumn('content_type') contentType!: string;
  @BigintColumn('bytes') bytes!: bigint;
  @TextColumn('sha256') sha256!: string;
  @TextColumn('actor') actor!: string;
  @BigintColumn('at') at!: bigint;
}

/** Business hours without the bank's time zone, and the hours that a case may take, by priority from 1 to 4. */
export interface HoursDocument extends Omit<BusinessHours, 'timeZone'> {
  readonly targetHours: readonly [number, number, number, number];
}

/** The newest version holds. Never changed. */
@Entity({ schema: 'bank', name: 'business_hours' })
export class BusinessHoursEntity {
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @JsonColumn('document') document!: HoursDocument;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'analyst_absence' })
export class AbsenceEntity {
  @PrimaryColumn({ name: 'analyst', type: 'text' }) analyst!: string;
  @BigintColumn('until') until!: bigint;
  @TextColumn('actor') actor!: string;
}
