import { isoDate, publicKeyString, registrationSchema, signedCeremonySchema, signedCertificateSchema, type SignedCeremony, type SignedCertificate } from '@probity/shared-evidence';
import { z } from 'zod';
import type { ProposedKind } from './entities.js';

/** An audit firm, or the supervisor's own team, whose circuit certificates count. */
export const certifierSchema = z.strictObject({ kind: z.literal('certifier'), name: z.string().min(1).max(200), publicKey: publicKeyString });
export type CertifierBody = z.infer<typeof certifierSchema>;

/** Whether the installation is a sandbox, in which development keys are accepted and said to be. */
export const modeSchema = z.strictObject({ kind: z.literal('mode'), sandbox: z.boolean() });
export type ModeBody = z.infer<typeof modeSchema>;

/** Fields that no feature program may read, newest version first in force. The supervisor's own list; a field may be one that no record has yet. */
export const forbiddenFieldsSchema = z.strictObject({
  kind: z.literal('forbidden-fields'),
  version: z.number().int().min(1),
  validFrom: isoDate,
  fields: z.array(z.strictObject({ field: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), reason: z.string().min(1).max(500) })).max(200),
});
export type ForbiddenFields = z.infer<typeof forbiddenFieldsSchema>;

/** What may be handed in: a document of a bank, a certificate with its certifier's signature, a ceremony with that of the own witness, or what the supervisor itself decides. */
export const registrationBodySchema = z.union([registrationSchema, signedCertificateSchema, signedCeremonySchema, certifierSchema, modeSchema, forbiddenFieldsSchema]);
export type RegistrationBody = z.infer<typeof registrationBodySchema>;

export const isCertificate = (body: RegistrationBody): body is SignedCertificate => 'signature' in body && body.document.kind === 'circuit-certificate';
export const isCeremony = (body: RegistrationBody): body is SignedCeremony => 'signature' in body && body.document.kind === 'ceremony';
export const kindOf = (body: RegistrationBody): ProposedKind => ('signature' in body ? body.document.kind : body.kind);

/** The bank whose document it is; null for what is of no one bank. */
export function bankOf(body: RegistrationBody): string | null {
  return !isCertificate(body) && 'bankId' in body ? body.bankId : null;
}
