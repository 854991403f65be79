/** Raw data: who the customers are and what they did. Nothing else in the bank's zone reads these tables. */
import { BigintColumn, DateColumn, FieldColumn, FieldsColumn, IdColumn, IntegerColumn, JsonColumn, SmallColumn, TextColumn, WideColumn } from '@probity/bank-batches';
import type { CurrencyTable, FxTable, IdentifiedTransaction, RiskList } from '@probity/bank-transactions';
import { Entity } from 'typeorm';

@Entity({ schema: 'bank', name: 'customer' })
export class CustomerEntity {
  @IdColumn() id!: string;
  @TextColumn('customer_id') customerId!: string;
  @WideColumn('pseudonym') pseudonym!: bigint;
  /** 0 to 3: chooses the threshold. */
  @SmallColumn('segment') segment!: number;
  /** 0 low to 3 high. */
  @SmallColumn('risk_class') riskClass!: number;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'account' })
export class AccountEntity {
  @IdColumn() id!: string;
  @TextColumn('bank') bank!: string;
  @TextColumn('account') account!: string;
  @TextColumn('customer') customer!: string;
  @WideColumn('pseudonym') pseudonym!: bigint;
  /** The packed window after `version` postings. */
  @FieldsColumn('window_state') windowState!: bigint[];
  @IntegerColumn('version') version!: number;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'transaction' })
export class TransactionEntity {
  @IdColumn() id!: string;
  @TextColumn('source') source!: string;
  @TextColumn('external_id') externalId!: string;
  @TextColumn('content_sha256') contentSha256!: string;
  @JsonColumn('content') content!: IdentifiedTransaction;
  @BigintColumn('received_at') receivedAt!: bigint;
  @TextColumn('actor') actor!: string;
}

/** What could not be scored: one row a posting where the side is known, else one a transaction. */
@Entity({ schema: 'bank', name: 'quarantine' })
export class QuarantineEntity {
  @IdColumn() id!: string;
  @TextColumn('source') source!: string;
  @TextColumn('external_id') externalId!: string;
  @TextColumn('side') side!: 'debit' | 'credit' | '';
  /** Place in the request or file, from 0. */
  @IntegerColumn('line_number') lineNumber!: number;
  @TextColumn('code') code!: string;
  /** Names the place, never the value. */
  @TextColumn('reason') reason!: string;
  @DateColumn('business_date', { nullable: true }) businessDate!: string | null;
  /** Slot of the ledger line, and amount in its currency, where they could be told. */
  @SmallColumn('line', { nullable: true }) line!: number | null;
  @BigintColumn('amount', { nullable: true }) amount!: bigint | null;
  @BigintColumn('received_at') receivedAt!: bigint;
  @BigintColumn('resolved_at', { nullable: true }) resolvedAt!: bigint | null;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'fx_table' })
export class FxTableEntity {
  @IdColumn() id!: string;
  @DateColumn('date') date!: string;
  @JsonColumn('document') document!: FxTable;
  @FieldColumn('digest') digest!: bigint;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'risk_list' })
export class RiskListEntity {
  @IdColumn() id!: string;
  @TextColumn('version') version!: string;
  @DateColumn('valid_from') validFrom!: string;
  @JsonColumn('document') document!: RiskList;
  @TextColumn('sha256') sha256!: string;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'currency_table' })
export class CurrencyTableEntity {
  @IdColumn() id!: string;
  @TextColumn('version') version!: string;
  @DateColumn('valid_from') validFrom!: string;
  @JsonColumn('document') document!: CurrencyTable;
  @TextColumn('sha256') sha256!: string;
  @TextColumn('actor') actor!: string;
}
