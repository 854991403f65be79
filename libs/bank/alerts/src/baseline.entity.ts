import { IntegerColumn, TextColumn } from '@probity/bank-batches';
import { Entity, PrimaryColumn } from 'typeorm';

/** What a model's features are usually like. Never changed; the newest version explains. */
@Entity({ schema: 'bank', name: 'model_baseline' })
export class ModelBaselineEntity {
  @PrimaryColumn({ name: 'model_version', type: 'text' }) modelVersion!: string;
  @PrimaryColumn({ name: 'version', type: 'integer' }) version!: number;
  @IntegerColumn('features', { array: true }) features!: number[];
  /** Of how many records it is the medians; 0 where it was put by hand. */
  @IntegerColumn('records') records!: number;
  @TextColumn('actor') actor!: string;
}
