import { publicKeyString, registrationSchema, signedCertificateSchema, type BankRegistration, type Registration, type SignedCertificate } from '@probity/shared-evidence';
import { z } from 'zod';

/** An audit firm, or the supervisor's own team, whose circuit certificates count. */
export const certifierSchema = z.strictObject({ kind: z.literal('certifier'), name: z.string().min(1).max(200), publicKey: publicKeyString });
export type CertifierBody = z.infer<typeof certifierSchema>;

/** Whether the installation is a sandbox, in which development keys are accepted and said to be. */
export const modeSchema = z.strictObject({ kind: z.literal('mode'), sandbox: z.boolean() });
export type ModeBody = z.infer<typeof modeSchema>;

/** What may be handed in: a document of a bank, a certificate with its certifier's signature, or what the supervisor itself decides. */
export const registrationBodySchema = z.union([registrationSchema, signedCertificateSchema, certifierSchema, modeSchema]);
export type RegistrationBody = z.infer<typeof registrationBodySchema>;

export const isCertificate = (body: RegistrationBody): body is SignedCertificate => 'signature' in body;
export const kindOf = (body: RegistrationBody): Registration['kind'] | 'circuit-certificate' | 'certifier' | 'mode' => (isCertificate(body) ? 'circuit-certificate' : body.kind);
export const isBank = (body: RegistrationBody): body is BankRegistration => kindOf(body) === 'bank-registration';

/** The bank whose document it is; null for what is of no one bank. */
export function bankOf(body: RegistrationBody): string | null {
  return !isCertificate(body) && 'bankId' in body ? body.bankId : null;
}
