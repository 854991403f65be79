import { taggedHash, unpack, VIEW_LAYOUT, type RecordOpening, type TransactionFacts } from '@probity/shared-commitments';
import type { SealEntity } from './entities/batch.entity.js';
import type { RecordEntity } from './entities/record.entity.js';

/** What a transaction commitment binds, as the record's row has it now. */
export function factsOf(record: RecordEntity): TransactionFacts {
  return {
    posting: {
      amount: record.amount,
      amountBase: record.amountBase,
      bookingTime: record.bookingTime,
      line: BigInt(record.line),
      channel: BigInt(record.channel),
      debit: BigInt(record.debit),
      reversal: BigInt(record.reversal),
      crossCurrency: BigInt(record.crossCurrency),
      counterpartyRisk: BigInt(record.counterpartyRisk),
      counterpartyCountry: BigInt(record.counterpartyCountry),
      currency: BigInt(record.currency),
    },
    account: record.accountPseudonym,
    customer: record.customerPseudonym,
    counterparty: record.counterpartyPseudonym,
    reference: record.reference,
  };
}

/** The opening of a record as its row has it now, with the salts of one seal. */
export function openingOf(record: RecordEntity, seal: Pick<SealEntity, 'transactionSalt' | 'recordSalt' | 'inferenceSalt' | 'rescored'>): RecordOpening {
  return {
    facts: factsOf(record),
    transactionSalt: seal.transactionSalt,
    view: unpack(VIEW_LAYOUT, record.view),
    windowDigest: taggedHash('windowState', record.windowState),
    segment: BigInt(record.segment),
    riskClass: BigInt(record.riskClass),
    features: record.features.map(BigInt),
    rules: record.rules.map(BigInt),
    score: BigInt(seal.rescored ?? record.score),
    recordSalt: seal.recordSalt,
    inferenceSalt: seal.inferenceSalt,
  };
}
