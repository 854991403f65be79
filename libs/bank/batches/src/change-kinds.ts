/** What an approval of each kind of reference data binds. A model's weights, a circuit's artifacts and a policy's salt stand in it by digest. */
import { changeKind, type ChangeKind, type ChangeKinds } from '@probity/bank-governance';
import {
  BankProfileEntity, CertificateEntity, CircuitEntity, FeatureProgramEntity, LineRegisterEntity, MergeRulesEntity, ModelEntity, PolicyEntity,
} from './entities/reference.entity.js';
import { CalendarEntity } from './entities/schedule.entity.js';

export const BANK_CHANGE: ChangeKind<BankProfileEntity> = {
  kind: 'bank', entity: BankProfileEntity,
  contentOf: ({ bankId, name, timeZone, startDate, attestorKey, ownBanks, recoveryKeys }) => ({ bankId, name, timeZone, startDate, attestorKey, ownBanks, recoveryKeys }),
};
export const LINES_CHANGE: ChangeKind<LineRegisterEntity> = {
  kind: 'lines', entity: LineRegisterEntity, contentOf: ({ document, rules }) => ({ document, rules }),
};
export const PROGRAM_CHANGE: ChangeKind<FeatureProgramEntity> = {
  kind: 'feature-program', entity: FeatureProgramEntity,
  contentOf: ({ version, validFrom, document, digest, recordCircuit }) => ({ version, validFrom, document, digest: digest.toString(), recordCircuit }),
};
export const MODEL_CHANGE: ChangeKind<ModelEntity> = {
  kind: 'model', entity: ModelEntity,
  contentOf: ({ version, validFrom, digest, modelCircuit, featureProgram }) => ({ version, validFrom, digest: digest.toString(), modelCircuit, featureProgram }),
};
export const POLICY_CHANGE: ChangeKind<PolicyEntity> = {
  kind: 'policy', entity: PolicyEntity, confidential: ['thresholds', 'belowLine'],
  contentOf: ({ version, validFrom, thresholds, belowLine, commitment }) => ({ version, validFrom, thresholds, belowLine, commitment: commitment.toString() }),
};
export const CIRCUIT_CHANGE: ChangeKind<CircuitEntity> = {
  kind: 'circuit', entity: CircuitEntity,
  contentOf: ({ circuit, role, slots, r1csSha256, wasmSha256, zkeySha256, verifyingKeySha256, developmentSeed }) =>
    ({ circuit, role, slots, r1csSha256, wasmSha256, zkeySha256, verifyingKeySha256, developmentSeed }),
};
export const CERTIFICATE_CHANGE: ChangeKind<CertificateEntity> = {
  kind: 'certificate', entity: CertificateEntity, contentOf: ({ signed }) => ({ ...signed }),
};
export const CALENDAR_CHANGE: ChangeKind<CalendarEntity> = {
  kind: 'calendar', entity: CalendarEntity, contentOf: ({ version, closeTime, weekdays, closedDates, continuous }) => ({ version, closeTime, weekdays, closedDates, continuous }),
};
export const MERGE_RULES_CHANGE: ChangeKind<MergeRulesEntity> = {
  kind: 'merge-rules', entity: MergeRulesEntity, contentOf: ({ document }) => ({ ...document }),
};

export const BATCH_CHANGE_KINDS: ChangeKinds = [
  changeKind(BANK_CHANGE), changeKind(LINES_CHANGE), changeKind(PROGRAM_CHANGE), changeKind(MODEL_CHANGE), changeKind(POLICY_CHANGE),
  changeKind(CIRCUIT_CHANGE), changeKind(CERTIFICATE_CHANGE), changeKind(CALENDAR_CHANGE), changeKind(MERGE_RULES_CHANGE),
];
