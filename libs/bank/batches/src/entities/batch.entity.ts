import type { BatchKind } from '@probity/shared-commitments';
import type { BatchHeader, Claim, LedgerAttestation, Proof, Recovery, Signed, SignedReceipt, Verdict } from '@probity/shared-evidence';
import { Column, Entity } from 'typeorm';
import { DateColumn, FieldColumn, IdColumn, IntegerColumn, JsonColumn, TextColumn, WideColumn } from '../columns.js';
import type { QuarantinedPosting } from '../ports.js';
import type { PreflightNote } from '../preflight-notes.js';
import type { BatchTimings, StoredContext, StoredTotals } from '../stored.js';

export const BATCH_STATES = ['open', 'sealing', 'sealed', 'closed', 'proving', 'proven', 'anchored', 'published', 'judged', 'failed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

@Entity({ schema: 'bank', name: 'batch' })
export class BatchEntity {
  @IdColumn() id!: string;
  @DateColumn('business_date') businessDate!: string;
  @IntegerColumn('batch_index') batchIndex!: number;
  @TextColumn('kind') kind!: BatchKind;
  @TextColumn('state') state!: BatchState;
  @TextColumn('failure_code', { nullable: true }) failureCode!: string | null;
  @JsonColumn('context') context!: StoredContext;
  @IntegerColumn('slots') slots!: number;
  @IntegerColumn('policy_version') policyVersion!: number;
  @TextColumn('model_version') modelVersion!: string;
  @TextColumn('feature_program_version') featureProgramVersion!: string;
  @IntegerColumn('line_register_version') lineRegisterVersion!: number;
  /** Sequence numbers `[firstSequence, endSequence)` of the business date. */
  @IntegerColumn('first_sequence') firstSequence!: number;
  @IntegerColumn('end_sequence') endSequence!: number;
  @IntegerColumn('records') records!: number;
  @IntegerColumn('chunks') chunks!: number;
  @WideColumn('first_salt') firstSalt!: bigint;
  @IntegerColumn('rescore_differences') rescoreDifferences!: number;
  /** Postings of the date that waited in quarantine at sealing. */
  @JsonColumn('quarantined') quarantined!: QuarantinedPosting[];
  @FieldColumn('fx_table_digest') fxTableDigest!: bigint;
  @Column({ name: 'supersedes_batch', type: 'uuid', nullable: true }) supersedesBatch!: string | null;
  /** Log hash of the header that a correction or a recovery replaces. */
  @TextColumn('supersedes', { nullable: true }) supersedes!: string | null;
  /** Its leaves are in the log and its rows are not here: they went with what a restore did not bring back. */
  @Column({ name: 'lost', type: 'boolean' }) lost!: boolean;
  /** Of a recovery: what its header says, but for the approvals. */
  @JsonColumn('recovery', { nullable: true }) recovery!: Omit<Recovery, 'approvals'> | null;
  @JsonColumn('approvals') approvals!: Recovery['approvals'];
  @JsonColumn('attestation', { nullable: true }) attestation!: Signed<LedgerAttestation> | null;
  @TextColumn('attestation_sha256', { nullable: true }) attestationSha256!: string | null;
  @IntegerColumn('close_index', { nullable: true }) closeIndex!: number | null;
  @TextColumn('close_hash', { nullable: true }) closeHash!: string | null;
  @JsonColumn('header', { nullable: true }) header!: BatchHeader | null;
  @IntegerColumn('header_index', { nullable: true }) headerIndex!: number | null;
  @TextColumn('header_hash', { nullable: true }) headerHash!: string | null;
  @IntegerColumn('anchor_size', { nullable: true }) anchorSize!: number | null;
  @JsonColumn('preflight', { nullable: true }) preflight!: Claim[] | null;
  /** What the bank noticed at sealing; stays here. */
  @JsonColumn('preflight_notes') preflightNotes!: PreflightNote[];
  @JsonColumn('receipt', { nullable: true }) receipt!: SignedReceipt | null;
  @JsonColumn('verdict', { nullable: true }) verdict!: Verdict | null;
  @JsonColumn('timings') timings!: BatchTimings;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'chunk' })
export class ChunkEntity {
  @IdColumn() id!: string;
  @Column({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  @IntegerColumn('chunk_index') chunkIndex!: number;
  /** Number of the first record within the batch. */
  @IntegerColumn('first_position') firstPosition!: number;
  @IntegerColumn('records') records!: number;
  @FieldColumn('transactions_commitment') transactionsCommitment!: bigint;
  @FieldColumn('records_commitment') recordsCommitment!: bigint;
  @FieldColumn('lookup_tags_commitment') lookupTagsCommitment!: bigint;
  @FieldColumn('inference_commitment') inferenceCommitment!: bigint;
  @FieldColumn('totals_before') totalsBefore!: bigint;
  @FieldColumn('totals_after') totalsAfter!: bigint;
  /** Opening of `totalsAfter`. */
  @JsonColumn('totals') totals!: StoredTotals;
  @WideColumn('totals_salt') totalsSalt!: bigint;
  @TextColumn('failure_code', { nullable: true }) failureCode!: string | null;
  /** Sealed while the day ran: proven without waiting for the close leaf. */
  @Column({ name: 'early', type: 'boolean' }) early!: boolean;
}

/** A record's salts and commitments in one batch. A correction seals the same record again, with new salts. */
@Entity({ schema: 'bank', name: 'seal' })
export class SealEntity {
  @IdColumn() id!: string;
  @Column({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  @IntegerColumn('position') position!: number;
  @Column({ name: 'record_id', type: 'uuid' }) recordId!: string;
  @IntegerColumn('sequence') sequence!: number;
  @WideColumn('transaction_salt') transactionSalt!: bigint;
  @WideColumn('record_salt') recordSalt!: bigint;
  @WideColumn('inference_salt') inferenceSalt!: bigint;
  /** The evaluator's score, only where production's differed. */
  @IntegerColumn('rescored', { nullable: true }) rescored!: number | null;
  @FieldColumn('transaction_commitment') transactionCommitment!: bigint;
  @FieldColumn('record_commitment') recordCommitment!: bigint;
  @FieldColumn('lookup_tag') lookupTag!: bigint;
}

@Entity({ schema: 'bank', name: 'proof' })
export class ProofEntity {
  @IdColumn() id!: string;
  @Column({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  @IntegerColumn('chunk_index') chunkIndex!: number;
  @TextColumn('circuit') circuit!: 'record' | 'model';
  @JsonColumn('proof') proof!: Proof;
  @FieldColumn('statement_digest') statementDigest!: bigint;
  @IntegerColumn('prove_ms') proveMs!: number;
}

/** Work that must follow a committed change: written with it, dispatched after it. Payloads hold ids only. */
@Entity({ schema: 'bank', name: 'outbox' })
export class OutboxEntity {
  @IdColumn() id!: string;
  @TextColumn('topic') topic!: OutboxTopic;
  @JsonColumn('payload') payload!: OutboxPayload;
  @Column({ name: 'dispatched_at', type: 'timestamptz', nullable: true }) dispatchedAt!: Date | null;
}
/**
 * `prove-batch`: the close leaf of the batch is cosigned, its chunks are to be proven. `prove-chunk`: one chunk was
 * sealed while its day runs, and is proven at once. `express-chunk`: somebody waits for a chunk. `close-days`: a run of the calendar waits.
 */
export type OutboxTopic = 'prove-batch' | 'prove-chunk' | 'express-chunk' | 'close-days';
export interface OutboxPayload {
  readonly batchId?: string;
  readonly chunkIndex?: number;
  readonly runId?: string;
}
