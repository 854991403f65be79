import { AbsenceEntity, BusinessHoursEntity, CaseAlertEntity, CaseEntity, CaseEvidenceEntity, CaseTextEntity } from './entities/case.entity.js';
import { DeskEventEntity, FiuRequestEntity, KnownGoodEntity, ReviewEntity, SamplingEntity } from './entities/desk.entity.js';

/** Every entity of this library, for a data source. */
export const CASE_ENTITIES = [
  CaseEntity, CaseAlertEntity, CaseTextEntity, CaseEvidenceEntity, BusinessHoursEntity, AbsenceEntity, DeskEventEntity, SamplingEntity, ReviewEntity, KnownGoodEntity, FiuRequestEntity,
] as const;

export * from './business-hours.js';
export * from './case-state.js';
export * from './case-views.js';
export * from './cases.js';
export * from './check-cases.js';
export * from './entities/case.entity.js';
export * from './entities/desk.entity.js';
export * from './errors.js';
export * from './evidence.js';
export * from './evidence-store.js';
export * from './hours-store.js';
export * from './opening.js';
export * from './sla.js';
export { checkDesk } from './desk.js';
export * from './fiu-desk.js';
export * from './known-good.js';
export * from './sampling.js';
