/** Tables of the regulator zone. All but `WitnessHead`, `OfferedLeaf` and `Judging` are append-only; of `ComparedCheckpoint` the outcome is settled once. */
import type { Claim, Registration, SignedCeremony, SignedCertificate, SignedReceipt, BankRegistration, Verdict, BatchHeader } from '@probity/shared-evidence';
import type { TrustClass } from '@probity/shared-proof-verifier';
import type { ForbiddenFields, RegistrationBody } from './registration-body.js';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** bigint columns come as text; sizes and sequences stay far below 2^53. */
const asNumber = { to: (value: number | undefined | null) => value, from: (value: string | null) => (value === null ? null : Number(value)) };
const SCHEMA = 'regulator';

@Entity({ schema: SCHEMA, name: 'mode' })
export class Mode {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber })
  sequence!: number;

  @Column({ type: 'boolean' })
  sandbox!: boolean;

  @Column({ type: 'uuid', name: 'proposal_id', nullable: true })
  proposalId!: string | null;

  @Column({ type: 'text' })
  actor!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'bank' })
export class Bank {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id', unique: true })
  bankId!: string;

  @Column({ type: 'text', unique: true })
  origin!: string;

  @Column({ type: 'jsonb' })
  document!: BankRegistration;

  @Column({ type: 'uuid', name: 'proposal_id', nullable: true })
  proposalId!: string | null;

  @Column({ type: 'text' })
  actor!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** Stored kinds: a bank registration has its own table; certificates are stored with their signature. */
export type StoredKind = Exclude<Registration['kind'], 'bank-registration'> | 'circuit-certificate' | 'ceremony' | 'forbidden-fields';
/** Everything that can be handed in. */
export type ProposedKind = StoredKind | 'bank-registration' | 'certifier' | 'mode';

@Entity({ schema: SCHEMA, name: 'registration' })
export class RegistrationRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber, insert: false })
  sequence!: number;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'text' })
  kind!: StoredKind;

  @Column({ type: 'text', name: 'natural_key' })
  naturalKey!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'jsonb' })
  document!: Registration | SignedCertificate | SignedCeremony | ForbiddenFields;

  @Column({ type: 'uuid', name: 'proposal_id', nullable: true })
  proposalId!: string | null;

  @Column({ type: 'text' })
  actor!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** What was handed in: a registration, a certifier, or the mode of the installation. */
@Entity({ schema: SCHEMA, name: 'proposal' })
export class Proposal {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber, insert: false })
  sequence!: number;

  @Column({ type: 'text' })
  kind!: ProposedKind;

  @Column({ type: 'text', name: 'bank_id', nullable: true })
  bankId!: string | null;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'jsonb' })
  document!: RegistrationBody;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'confirmation' })
export class Confirmation {
  @PrimaryColumn({ type: 'uuid', name: 'proposal_id' })
  proposalId!: string;

  @PrimaryColumn({ type: 'text' })
  actor!: string;

  @Column({ type: 'text' })
  decision!: 'confirmed' | 'declined';

  /** Of the document that was looked at. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'circuit_key' })
export class CircuitKeyRow {
  @PrimaryColumn({ type: 'uuid', name: 'registration_id' })
  registrationId!: string;

  @Column({ type: 'text', name: 'key_sha256' })
  keySha256!: string;

  @Column({ type: 'text', name: 'trust_class' })
  trustClass!: TrustClass;

  @Column({ type: 'text' })
  reason!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'certifier' })
export class Certifier {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', unique: true })
  name!: string;

  @Column({ type: 'text', name: 'public_key', unique: true })
  publicKey!: string;

  @Column({ type: 'uuid', name: 'proposal_id', nullable: true })
  proposalId!: string | null;

  @Column({ type: 'text' })
  actor!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'witness_head' })
export class WitnessHead {
  @PrimaryColumn({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size!: number;

  /** Lower-case hex. */
  @Column({ type: 'text' })
  root!: string;

  /** Roots of the perfect subtrees, largest first, hex. */
  @Column({ type: 'text', array: true })
  frontier!: string[];
}

/** A leaf of a bank's log, with what it says of itself. */
abstract class Leaf {
  @PrimaryColumn({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @PrimaryColumn({ type: 'bigint', transformer: asNumber })
  index!: number;

  /** The exact bytes: canonical JSON, UTF-8. */
  @Column({ type: 'bytea' })
  leaf!: Buffer;

  /** RFC 9162 leaf hash, hex. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text' })
  kind!: 'close' | 'header' | 'receipts';

  /** Of a close leaf or a header, like the next two. */
  @Column({ type: 'date', name: 'business_date', nullable: true })
  businessDate!: string | null;

  @Column({ type: 'integer', name: 'batch_index', nullable: true })
  batchIndex!: number | null;

  @Column({ type: 'text', name: 'batch_kind', nullable: true })
  batchKind!: BatchHeader['batchKind'] | null;

  @Column({ type: 'text', name: 'close_leaf_hash', nullable: true })
  closeLeafHash!: string | null;
}

/** Not cosigned yet: the bank may still replace it. */
@Entity({ schema: SCHEMA, name: 'offered_leaf' })
export class OfferedLeaf extends Leaf {}

/** Under a cosigned checkpoint. */
@Entity({ schema: SCHEMA, name: 'log_leaf' })
export class LogLeaf extends Leaf {}

/** Leaves were handed out again after a restore. */
@Entity({ schema: SCHEMA, name: 'recovering' })
export class Recovering {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size!: number;

  @Column({ type: 'bigint', transformer: asNumber })
  held!: number;

  @Column({ type: 'text' })
  actor!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'checkpoint' })
export class CheckpointRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size!: number;

  @Column({ type: 'text' })
  root!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  cosignature!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'refused_checkpoint' })
export class RefusedCheckpoint {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size!: number;

  @Column({ type: 'text' })
  root!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  reason!: 'ANOTHER_ROOT' | 'NOT_CONSISTENT';

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** A checkpoint as somebody else saw it. */
@Entity({ schema: SCHEMA, name: 'compared_checkpoint' })
export class ComparedCheckpoint {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  size!: number;

  /** Lower-case hex. */
  @Column({ type: 'text' })
  root!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text', name: 'seen_by' })
  seenBy!: string;

  @Column({ type: 'text' })
  outcome!: 'same history' | 'another history' | 'not seen here';

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'alarm' })
export class Alarm {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  /** No header of the date in the cosigned log; or a header there, and no evidence of it received. */
  @Column({ type: 'text' })
  kind!: 'DAY_MISSING' | 'EVIDENCE_MISSING';

  @Column({ type: 'date', name: 'business_date' })
  businessDate!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'evidence' })
export class EvidenceRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber, insert: false })
  sequence!: number;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'text', name: 'bundle_sha256' })
  bundleSha256!: string;

  /** Canonical JSON, UTF-8. */
  @Column({ type: 'bytea' })
  bundle!: Buffer;

  @Column({ type: 'jsonb' })
  receipt!: SignedReceipt;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'received_at' })
  receivedAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'judging' })
export class Judging {
  @PrimaryColumn({ type: 'uuid', name: 'evidence_id' })
  evidenceId!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'bigint', transformer: asNumber })
  sequence!: number;

  @Column({ type: 'text', default: 'pending' })
  state!: 'pending' | 'judged' | 'failed';

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** Log hash of the header that has to be judged first, until `waitUntil`. */
  @Column({ type: 'text', name: 'waits_for', nullable: true })
  waitsFor!: string | null;

  @Column({ type: 'timestamptz', name: 'wait_until', nullable: true })
  waitUntil!: Date | null;
}

@Entity({ schema: SCHEMA, name: 'verdict' })
export class VerdictRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber, insert: false })
  sequence!: number;

  @Column({ type: 'uuid', name: 'evidence_id' })
  evidenceId!: string;

  @Column({ type: 'text', name: 'bank_id' })
  bankId!: string;

  @Column({ type: 'text' })
  summary!: Verdict['summary'];

  @Column({ type: 'jsonb' })
  claims!: Claim[];

  @Column({ type: 'text', name: 'header_hash', nullable: true })
  headerHash!: string | null;

  @Column({ type: 'date', name: 'business_date', nullable: true })
  businessDate!: string | null;

  @Column({ type: 'integer', name: 'batch_index', nullable: true })
  batchIndex!: number | null;

  @Column({ type: 'text', name: 'batch_kind', nullable: true })
  batchKind!: BatchHeader['batchKind'] | null;

  @Column({ type: 'bigint', name: 'header_index', nullable: true, transformer: asNumber })
  headerIndex!: number | null;

  @Column({ type: 'text', nullable: true })
  supersedes!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  lines!: BatchHeader['totals']['last']['lines'] | null;

  @Column({ type: 'date', name: 'windows_since', nullable: true })
  windowsSince!: string | null;

  /** By the word of the attestation. */
  @Column({ type: 'timestamptz', name: 'attested_at', nullable: true })
  attestedAt!: Date | null;

  @Column({ type: 'boolean' })
  anchored!: boolean;

  @Column({ type: 'jsonb', nullable: true })
  document!: Verdict | null;

  @Column({ type: 'timestamptz', name: 'judged_at' })
  judgedAt!: Date;
}

export const REGULATOR_ENTITIES = [
  Mode, Bank, Proposal, Confirmation, RegistrationRow, CircuitKeyRow, Certifier, WitnessHead, OfferedLeaf, LogLeaf, Recovering, CheckpointRow, RefusedCheckpoint, ComparedCheckpoint, Alarm, EvidenceRow, Judging, VerdictRow,
];
