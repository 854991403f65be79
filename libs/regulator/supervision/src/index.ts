export { REGULATOR_ENTITIES } from './entities.js';
export { openRegulatorKeys, type RegulatorKeys } from './regulator-keys.js';
export { RegistrationService, registrationBodySchema, type RegistrationBody, type RegistrationReceipt } from './registration.service.js';
export { LeafService, type HashPage, type HeldLeaves, type LeafPage } from './leaf.service.js';
export { WitnessService, type WitnessAnswer } from './witness.service.js';
export { EvidenceService, type DayState, type EvidenceState } from './evidence.service.js';
export { JudgingService } from './judging.service.js';
export { Supervision, regulatorMigrations } from './supervision.js';
export { supervisionError, type SupervisionErrorCode } from './errors.js';
