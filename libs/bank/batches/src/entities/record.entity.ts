import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigintColumn, DateColumn, FieldColumn, FieldsColumn, IdColumn, IntegerColumn, SmallColumn, TextColumn, WideColumn } from '../columns.js';

/** One posting, as committed: pseudonyms, integers, digests. No customer, no account number. */
@Entity({ schema: 'bank', name: 'record' })
export class RecordEntity {
  @IdColumn() id!: string;
  @Column({ name: 'transaction_id', type: 'uuid' }) transactionId!: string;
  /** Source, external id and side: by which the ledger attestor finds the posting. */
  @TextColumn('source') source!: string;
  @TextColumn('external_id') externalId!: string;
  @TextColumn('side') side!: 'debit' | 'credit';
  @DateColumn('business_date') businessDate!: string;
  /** Dense per business date: the order in which windows advanced. */
  @IntegerColumn('sequence') sequence!: number;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  /** Postings on the account before this one. */
  @IntegerColumn('account_version') accountVersion!: number;
  /** The account's packed window before this posting. */
  @FieldsColumn('window_state') windowState!: bigint[];
  @BigintColumn('amount') amount!: bigint;
  @BigintColumn('amount_base') amountBase!: bigint;
  @BigintColumn('booking_time') bookingTime!: bigint;
  @SmallColumn('line') line!: number;
  @SmallColumn('channel') channel!: number;
  @SmallColumn('debit') debit!: number;
  @SmallColumn('reversal') reversal!: number;
  @SmallColumn('cross_currency') crossCurrency!: number;
  @SmallColumn('counterparty_risk') counterpartyRisk!: number;
  @SmallColumn('counterparty_country') counterpartyCountry!: number;
  @SmallColumn('currency') currency!: number;
  @WideColumn('account_pseudonym') accountPseudonym!: bigint;
  @WideColumn('customer_pseudonym') customerPseudonym!: bigint;
  @WideColumn('counterparty_pseudonym') counterpartyPseudonym!: bigint;
  @FieldColumn('reference') reference!: bigint;
  /** The packed view. */
  @FieldColumn('view') view!: bigint;
  @SmallColumn('segment') segment!: number;
  @SmallColumn('risk_class') riskClass!: number;
  @IntegerColumn('features', { array: true }) features!: number[];
  /** 1 where the rule holds; in the order of the feature program's rules. */
  @SmallColumn('rules', { array: true }) rules!: number[];
  @IntegerColumn('score') score!: number;
  @Column({ name: 'alert', type: 'boolean' }) alert!: boolean;
  @TextColumn('model_version') modelVersion!: string;
  @IntegerColumn('policy_version') policyVersion!: number;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'alert' })
export class AlertEntity {
  @IdColumn() id!: string;
  @Column({ name: 'record_id', type: 'uuid' }) recordId!: string;
  /** Why: `score`, and `rule:<id>` of each rule that held. */
  @TextColumn('reasons', { array: true }) reasons!: string[];
  @TextColumn('state') state!: 'raised' | 'merged';
  /** The raised alert it is told of with, by the merge rules of its date; null where it is raised itself. */
  @Column({ name: 'merged_into', type: 'uuid', nullable: true }) mergedInto!: string | null;
  @TextColumn('actor') actor!: string;
  @BigintColumn('raised_at') raisedAt!: bigint;
}

/** Gives out the sequence numbers of a business date: who holds its row lock may take the next ones. */
@Entity({ schema: 'bank', name: 'business_day' })
export class BusinessDayEntity {
  @PrimaryColumn({ name: 'business_date', type: 'date' }) businessDate!: string;
  @IntegerColumn('next_sequence') nextSequence!: number;
}

/** From which day on windows hold history; exactly one row, fixed once it is closed. */
@Entity({ schema: 'bank', name: 'window_start' })
export class WindowStartEntity {
  @PrimaryColumn({ name: 'id', type: 'integer' }) id!: number;
  /** Earliest booking date of the history; null while there is none and history may still come. */
  @DateColumn('since', { nullable: true }) since!: string | null;
  @Column({ name: 'closed', type: 'boolean' }) closed!: boolean;
}
