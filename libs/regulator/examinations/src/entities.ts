import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignedRecord } from './record.js';

const SCHEMA = 'regulator';
const asNumber = { to: (value: number | undefined) => value, from: (value: string) => Number(value) };

@Entity({ schema: SCHEMA, name: 'examination' })
export class Examination {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', transformer: asNumber, insert: false })
  number!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', name: 'legal_basis' })
  legalBasis!: string;

  @Column({ type: 'text', array: true, name: 'bank_ids' })
  bankIds!: string[];

  @Column({ type: 'date', name: 'first_date' })
  firstDate!: string;

  @Column({ type: 'date', name: 'last_date' })
  lastDate!: string;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'examination_entry' })
export class ExaminationEntry {
  @PrimaryColumn({ type: 'uuid', name: 'examination_id' })
  examinationId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  kind!: 'day' | 'verdict' | 'checkpoint' | 'note' | 'withdrawal' | 'closing';

  @Column({ type: 'text', name: 'bank_id', nullable: true })
  bankId!: string | null;

  /** A date, the hash of a header, the size of a checkpoint, the number of the entry withdrawn. */
  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

@Entity({ schema: SCHEMA, name: 'verification_record' })
export class VerificationRecordRow {
  @PrimaryColumn({ type: 'text' })
  sha256!: string;

  @Column({ type: 'uuid', name: 'examination_id' })
  examinationId!: string;

  @Column({ type: 'jsonb' })
  record!: SignedRecord;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

export const EXAMINATION_ENTITIES = [Examination, ExaminationEntry, VerificationRecordRow];
