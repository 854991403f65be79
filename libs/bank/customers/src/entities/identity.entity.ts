/** Identities as they lie in the database: keys wrapped, fields sealed, words as HMACs. */
import { BigintColumn, IdColumn, IntegerColumn, TextColumn } from '@probity/bank-batches';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'bank', name: 'customer_key' })
export class CustomerKeyEntity {
  /** Id of the customer's row. */
  @IdColumn() id!: string;
  /** Of the data key. */
  @IntegerColumn('version') version!: number;
  /** Version of the key-encryption key that wraps it. */
  @TextColumn('key_id', { nullable: true }) keyId!: string | null;
  @Column({ name: 'wrapped', type: 'bytea', nullable: true }) wrapped!: Buffer | null;
  @Column({ name: 'content_mac', type: 'bytea', nullable: true }) contentMac!: Buffer | null;
  @TextColumn('actor') actor!: string;
  @BigintColumn('put_at') putAt!: bigint;
  @BigintColumn('erased_at', { nullable: true }) erasedAt!: bigint | null;
  @TextColumn('erased_by', { nullable: true }) erasedBy!: string | null;
  @TextColumn('erase_reason', { nullable: true }) eraseReason!: string | null;
}

@Entity({ schema: 'bank', name: 'customer_identity' })
export class CustomerIdentityEntity {
  @PrimaryColumn({ name: 'customer', type: 'uuid' }) customer!: string;
  @PrimaryColumn({ name: 'field', type: 'text' }) field!: string;
  @IntegerColumn('key_version') keyVersion!: number;
  @Column({ name: 'sealed', type: 'bytea' }) sealed!: Buffer;
}

@Entity({ schema: 'bank', name: 'customer_token' })
export class CustomerTokenEntity {
  @PrimaryColumn({ name: 'token', type: 'bytea' }) token!: Buffer;
  @PrimaryColumn({ name: 'customer', type: 'uuid' }) customer!: string;
}

/** Append-only: who looked at whom, and why. */
@Entity({ schema: 'bank', name: 'identity_access' })
export class IdentityAccessEntity {
  @IdColumn() id!: string;
  @TextColumn('customer_ref') customerRef!: string;
  @TextColumn('actor') actor!: string;
  /** `found`: the name was searched and this customer was a hit. */
  @TextColumn('action') action!: 'read' | 'found' | 'erased';
  @TextColumn('purpose') purpose!: string;
  @BigintColumn('at') at!: bigint;
}

export const CUSTOMER_ENTITIES = [CustomerKeyEntity, CustomerIdentityEntity, CustomerTokenEntity, IdentityAccessEntity] as const;
