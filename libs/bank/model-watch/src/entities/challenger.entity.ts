import { DateColumn, IdColumn, IntegerColumn, TextColumn } from '@probity/bank-batches';
import { Entity } from 'typeorm';

/** A model or a policy that is tried beside those that hold. Never changed: the newest version for a date holds. */
@Entity({ schema: 'bank', name: 'challenger' })
export class ChallengerEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @DateColumn('valid_from') validFrom!: string;
  /** Null: the model that scored the record. */
  @TextColumn('model_version', { nullable: true }) modelVersion!: string | null;
  /** Null: the policy that decided. */
  @IntegerColumn('policy_version', { nullable: true }) policyVersion!: number | null;
  @TextColumn('actor') actor!: string;
}
