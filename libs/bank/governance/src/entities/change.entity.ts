import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';

const integer: ValueTransformer = { to: (value: number) => value, from: (value: string | null) => (value === null ? null : Number(value)) };

/** A version that somebody proposed. Without approvals it is pending. */
@Entity({ schema: 'bank', name: 'change' })
export class ChangeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id!: string;
  /** Order of proposal; given out by the database. */
  @Column({ name: 'number', type: 'bigint', insert: false, transformer: integer }) number!: number;
  @Column({ name: 'kind', type: 'text' }) kind!: string;
  /** What has versions: the policy, one circuit, one list. */
  @Column({ name: 'entity', type: 'text' }) entity!: string;
  @Column({ name: 'version', type: 'text' }) version!: string;
  /** Id of the stored row. */
  @Column({ name: 'subject', type: 'uuid' }) subject!: string;
  /** Null of what was there before approvals were kept. */
  @Column({ name: 'content_sha256', type: 'text', nullable: true }) contentSha256!: string | null;
  @Column({ name: 'valid_from', type: 'date', nullable: true }) validFrom!: string | null;
  @Column({ name: 'maker', type: 'text' }) maker!: string;
  /** Approvals besides the maker; set by the database. */
  @Column({ name: 'required', type: 'integer' }) required!: number;
  @Column({ name: 'created_at', type: 'timestamptz', insert: false }) createdAt!: Date;
}

export type Decision = 'approved' | 'rejected';

/** One person's decision on one exact version and content. */
@Entity({ schema: 'bank', name: 'change_approval' })
export class ChangeApprovalEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id!: string;
  @Column({ name: 'change_id', type: 'uuid' }) changeId!: string;
  @Column({ name: 'kind', type: 'text' }) kind!: string;
  @Column({ name: 'entity', type: 'text' }) entity!: string;
  @Column({ name: 'version', type: 'text' }) version!: string;
  @Column({ name: 'content_sha256', type: 'text' }) contentSha256!: string;
  @Column({ name: 'decision', type: 'text' }) decision!: Decision;
  @Column({ name: 'actor', type: 'text' }) actor!: string;
  @Column({ name: 'note', type: 'text' }) note!: string;
  /** Epoch seconds. */
  @Column({ name: 'at', type: 'bigint', transformer: integer }) at!: number;
}

/** What came of a change; written by the database with the approval that decides. */
@Entity({ schema: 'bank', name: 'change_outcome' })
export class ChangeOutcomeEntity {
  @PrimaryColumn({ name: 'subject', type: 'uuid' }) subject!: string;
  @Column({ name: 'change_id', type: 'uuid' }) changeId!: string;
  @Column({ name: 'kind', type: 'text' }) kind!: string;
  @Column({ name: 'entity', type: 'text' }) entity!: string;
  @Column({ name: 'outcome', type: 'text' }) outcome!: 'effective' | 'rejected';
  /** First business date; null of kinds without dates. */
  @Column({ name: 'effective_from', type: 'date', nullable: true }) effectiveFrom!: string | null;
  /** Epoch seconds. */
  @Column({ name: 'decided_at', type: 'bigint', transformer: integer }) decidedAt!: number;
}

/** Another number of approvals for a kind, once effective. */
@Entity({ schema: 'bank', name: 'approval_rule' })
export class ApprovalRuleEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id!: string;
  @Column({ name: 'kind', type: 'text' }) kind!: string;
  @Column({ name: 'required', type: 'integer' }) required!: number;
  @Column({ name: 'actor', type: 'text' }) actor!: string;
}
