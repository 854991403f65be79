import { ApprovalRuleEntity, ChangeApprovalEntity, ChangeEntity, ChangeOutcomeEntity } from './entities/change.entity.js';

/** Every entity of this library, for a data source. */
export const GOVERNANCE_ENTITIES = [ChangeEntity, ChangeApprovalEntity, ChangeOutcomeEntity, ApprovalRuleEntity] as const;

export * from './approval-rules.js';
export * from './changes.js';
export * from './diff.js';
export * from './effective.js';
export * from './entities/change.entity.js';
export * from './errors.js';
export * from './kinds.js';
export * from './propose.js';
