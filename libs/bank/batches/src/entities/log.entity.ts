import type { LogKeyRotation } from '@probity/shared-evidence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn, JsonColumn, TextColumn } from '../columns.js';

/** A leaf of the bank's RFC 9162 log: canonical JSON of a close leaf or a header. Never changed. */
@Entity({ schema: 'bank', name: 'log_leaf' })
export class LogLeafEntity {
  @PrimaryColumn({ name: 'index', type: 'integer' }) index!: number;
  @Column({ name: 'leaf', type: 'bytea' }) leaf!: Buffer;
  /** RFC 9162 leaf hash, hex. */
  @TextColumn('hash') hash!: string;
}

/** A checkpoint that the bank signed. Never changed. */
@Entity({ schema: 'bank', name: 'log_checkpoint' })
export class LogCheckpointEntity {
  @PrimaryColumn({ name: 'size', type: 'integer' }) size!: number;
  @TextColumn('root') root!: string;
  @TextColumn('note') note!: string;
}

/** The same checkpoint with the witness's cosignature. Never changed. */
@Entity({ schema: 'bank', name: 'log_cosignature' })
export class LogCosignatureEntity {
  @PrimaryColumn({ name: 'size', type: 'integer' }) size!: number;
  @TextColumn('note') note!: string;
}

/** Leaves came back from the witness after a restore. Never changed. */
@Entity({ schema: 'bank', name: 'log_recovery' })
export class LogRecoveryEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id!: string;
  /** How many leaves the log still held. */
  @IntegerColumn('held') held!: number;
  /** Cosigned size that it has since. */
  @IntegerColumn('size') size!: number;
  @TextColumn('actor') actor!: string;
}

/** Who signs the log from a size on. Never changed. */
@Entity({ schema: 'bank', name: 'log_key_rotation' })
export class LogKeyRotationEntity {
  @PrimaryColumn({ name: 'from_size', type: 'integer' }) fromSize!: number;
  @JsonColumn('document') document!: LogKeyRotation;
  @TextColumn('actor') actor!: string;
}

/** The one row whose size an append swaps for the next one. */
@Entity({ schema: 'bank', name: 'log_head' })
export class LogHeadEntity {
  @PrimaryColumn({ name: 'id', type: 'integer' }) id!: number;
  @IntegerColumn('size') size!: number;
}
