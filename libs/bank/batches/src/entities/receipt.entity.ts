import type { RowReceipt } from '@probity/shared-evidence';
import { Entity, PrimaryColumn } from 'typeorm';
import { BigintColumn, IntegerColumn, JsonColumn, TextColumn, WideColumn } from '../columns.js';

/** What arrived in one request, before it was scored. Never changed. */
@Entity({ schema: 'bank', name: 'intake_receipt' })
export class IntakeReceiptEntity {
  @PrimaryColumn({ name: 'number', type: 'integer' }) number!: number;
  @BigintColumn('at') at!: bigint;
  @TextColumn('actor') actor!: string;
  @JsonColumn('rows') rows!: RowReceipt['rows'];
  @JsonColumn('totals') totals!: RowReceipt['totals'];
  @WideColumn('salt') salt!: bigint;
  /** `receiptHash`, hex. */
  @TextColumn('hash') hash!: string;
}

/** The newest receipt that a leaf of the log stands for. Never changed. */
@Entity({ schema: 'bank', name: 'receipts_leaf' })
export class ReceiptsLeafEntity {
  @PrimaryColumn({ name: 'receipt', type: 'integer' }) receipt!: number;
  @IntegerColumn('leaf_index') leafIndex!: number;
}
