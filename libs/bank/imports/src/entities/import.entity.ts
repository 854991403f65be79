import { BigintColumn, IdColumn, IntegerColumn, TextColumn } from '@probity/bank-batches';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportFormat } from '../rows/import-row.js';

export type ImportState = 'waiting' | 'running' | 'done' | 'broken' | 'cancelled';

/** A file that is, or was, taken in the background. */
@Entity({ schema: 'bank', name: 'import' })
export class ImportEntity {
  @IdColumn() id!: string;
  @TextColumn('format') format!: ImportFormat;
  /** Of the file. With the format it names the import: the same file again is the same import. */
  @TextColumn('sha256') sha256!: string;
  @BigintColumn('bytes') bytes!: bigint;
  @TextColumn('state') state!: ImportState;
  /** Rows whose outcome is stored: where a run that died goes on. */
  @IntegerColumn('rows_read') rowsRead!: number;
  @BigintColumn('bytes_read') bytesRead!: bigint;
  @IntegerColumn('accepted') accepted!: number;
  @IntegerColumn('records') records!: number;
  @IntegerColumn('alerts') alerts!: number;
  @IntegerColumn('duplicates') duplicates!: number;
  @IntegerColumn('conflicts') conflicts!: number;
  @IntegerColumn('quarantined') quarantined!: number;
  @IntegerColumn('refused') refused!: number;
  @IntegerColumn('skipped') skipped!: number;
  /** Why a broken file could not be read on, and where. */
  @TextColumn('failure_code', { nullable: true }) failureCode!: string | null;
  @TextColumn('failure_place', { nullable: true }) failurePlace!: string | null;
  /** Code of what keeps a run from going on. */
  @TextColumn('trouble', { nullable: true }) trouble!: string | null;
  @TextColumn('actor') actor!: string;
  @BigintColumn('received_at') receivedAt!: bigint;
  @BigintColumn('started_at', { nullable: true }) startedAt!: bigint | null;
  @BigintColumn('finished_at', { nullable: true }) finishedAt!: bigint | null;
  @Column({ name: 'lease_owner', type: 'uuid', nullable: true }) leaseOwner!: string | null;
}

/** One row of a file that was not taken, and why; never what it holds. */
@Entity({ schema: 'bank', name: 'import_error' })
export class ImportRowErrorEntity {
  @PrimaryColumn({ name: 'import_id', type: 'uuid' }) importId!: string;
  /** From 1. */
  @PrimaryColumn({ name: 'row_number', type: 'integer' }) rowNumber!: number;
  /** Line number or element path. */
  @TextColumn('place') place!: string;
  @TextColumn('code') code!: string;
  @TextColumn('reason') reason!: string;
}
