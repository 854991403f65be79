import { DeadLetterEntity } from './entities/dead-letter.entity.js';
import { AccountEntity, CustomerEntity, FxTableEntity, QuarantineEntity, TransactionEntity } from './entities/raw.entity.js';

/** Every entity of this library, for a data source. */
export const INTAKE_ENTITIES = [CustomerEntity, AccountEntity, TransactionEntity, QuarantineEntity, DeadLetterEntity, FxTableEntity] as const;

export * from './day-facts.js';
export * from './dead-letters.js';
export * from './entities/dead-letter.entity.js';
export * from './entities/raw.entity.js';
export * from './errors.js';
export * from './intake.js';
export * from './reference.js';
