/** What the service answers with, by the names that its API document gives. */
import type { components } from './schema.generated.js';

export type { components, operations, paths } from './schema.generated.js';

type Schemas = components['schemas'];

export type AlertView = Schemas['AlertView'];
export type AttestationRequest = Schemas['AttestationRequest'];
export type BatchView = Schemas['BatchView'];
export type CaseView = Schemas['CaseView'];
export type ChangeView = Schemas['ChangeView'];
export type IntakeReceipt = Schemas['IntakeReceipt'];
