import { DeadLetterEntity } from './entities/dead-letter.entity.js';
import { AccountEntity, CurrencyTableEntity, CustomerEntity, FxTableEntity, QuarantineEntity, RiskListEntity, TransactionEntity } from './entities/raw.entity.js';

/** Every entity of this library, for a data source. */
export const INTAKE_ENTITIES = [CustomerEntity, AccountEntity, TransactionEntity, QuarantineEntity, DeadLetterEntity, FxTableEntity, RiskListEntity, CurrencyTableEntity] as const;

export * from './day-facts.js';
export * from './dead-letters.js';
export * from './entities/dead-letter.entity.js';
export * from './entities/raw.entity.js';
export * from './errors.js';
export * from './intake.js';
export * from './reference.js';
export * from './reference-lists.js';
