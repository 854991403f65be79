import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TextColumn } from '../columns.js';

/** What the bank says beside the evidence of a batch, in versions; inserts only, and none after the header. */
@Entity({ schema: 'bank', name: 'batch_explanation' })
export class BatchExplanationEntity {
  @PrimaryColumn({ name: 'batch_id', type: 'uuid' }) batchId!: string;
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @TextColumn('text') text!: string;
  @TextColumn('actor') actor!: string;
  @Column({ name: 'created_at', type: 'timestamptz', insert: false }) createdAt!: Date;
}
