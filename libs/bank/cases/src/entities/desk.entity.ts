import { BigintColumn, DateColumn, IdColumn, IntegerColumn, JsonColumn, TextColumn, WideColumn } from '@probity/bank-batches';
import type { Disposition } from '@probity/shared-evidence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a desk noted; the case log holds its digest. Never changed. */
@Entity({ schema: 'bank', name: 'desk_event' })
export class DeskEventEntity {
  @PrimaryColumn({ name: 'subject', type: 'uuid' }) subject!: string;
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @DateColumn('business_date') businessDate!: string;
  @JsonColumn('detail') detail!: Record<string, unknown>;
  @TextColumn('salt') salt!: string;
  @TextColumn('digest') digest!: string;
  @TextColumn('actor') actor!: string;
  @BigintColumn('at') at!: bigint;
}

@Entity({ schema: 'bank', name: 'qa_sampling' })
export class SamplingEntity {
  @IdColumn() id!: string;
  @BigintColumn('period_from') periodFrom!: bigint;
  @BigintColumn('period_to') periodTo!: bigint;
  /** Share of each disposition, in ten-thousandths. */
  @JsonColumn('rates') rates!: Readonly<Record<Disposition, number>>;
  /** 32 bytes, hex. Shown once the sample is drawn. */
  @TextColumn('seed') seed!: string;
  @TextColumn('seed_sha256') seedSha256!: string;
  @BigintColumn('drawn_at', { nullable: true }) drawnAt!: bigint | null;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'qa_review' })
export class ReviewEntity {
  @IdColumn() id!: string;
  @Column({ name: 'sampling_id', type: 'uuid' }) samplingId!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @TextColumn('disposition') disposition!: Disposition;
  /** Who closed the case: they do not review it. */
  @TextColumn('decided_by', { array: true }) decidedBy!: string[];
  @TextColumn('outcome', { nullable: true }) outcome!: 'agree' | 'disagree' | null;
  @TextColumn('reviewer', { nullable: true }) reviewer!: string | null;
  @BigintColumn('reviewed_at', { nullable: true }) reviewedAt!: bigint | null;
}

@Entity({ schema: 'bank', name: 'known_good' })
export class KnownGoodEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @WideColumn('customer_pseudonym') customerPseudonym!: bigint;
  /** As alerts name it: `score`, `rule:<id>`. */
  @TextColumn('reason') reason!: string;
  /** Null: whoever the counterparty is. */
  @WideColumn('counterparty_pseudonym') counterpartyPseudonym!: bigint | null;
  @TextColumn('disposition') disposition!: 'false-positive' | 'explained';
  @TextColumn('text') text!: string;
  @TextColumn('state') state!: 'proposed' | 'approved' | 'refused' | 'revoked';
  @TextColumn('proposed_by') proposedBy!: string;
  @TextColumn('decided_by', { nullable: true }) decidedBy!: string | null;
  @BigintColumn('expires_at') expiresAt!: bigint;
}

@Entity({ schema: 'bank', name: 'fiu_request' })
export class FiuRequestEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('reference') reference!: string;
  @TextColumn('urgency') urgency!: 'normal' | 'urgent';
  @TextColumn('legal_basis') legalBasis!: string;
  /** Customer ids, or names as the request gives them. */
  @TextColumn('subjects', { array: true }) subjects!: string[];
  @BigintColumn('received_at') receivedAt!: bigint;
  @BigintColumn('due_at') dueAt!: bigint;
  @TextColumn('state') state!: 'received' | 'assigned' | 'drafted' | 'released';
  @TextColumn('assignee', { nullable: true }) assignee!: string | null;
  @TextColumn('draft', { nullable: true }) draft!: string | null;
  @TextColumn('drafted_by', { nullable: true }) draftedBy!: string | null;
  @TextColumn('released_by', { nullable: true }) releasedBy!: string | null;
  @BigintColumn('released_at', { nullable: true }) releasedAt!: bigint | null;
}
