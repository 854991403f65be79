/** Who a customer is, as it arrives and as it is given out. At rest every field is encrypted. */
import { isCountry } from '@probity/bank-transactions';
import { z } from 'zod';
import { nameWords, registrationWord, type TokenKind } from './blind-index.js';

const text = (longest: number): z.ZodString => z.string().trim().min(1).max(longest);
const country = z.string().refine(isCountry, 'no alpha-2 code of ISO 3166-1');

export const identitySchema = z.strictObject({
  kind: z.enum(['person', 'company']),
  name: text(200),
  /** Of a person. */
  birthDate: z.iso.date().optional(),
  /** Of a company. */
  registrationNumber: text(64).optional(),
  country: country.optional(),
  address: z.strictObject({ lines: z.array(text(100)).min(1).max(4), postcode: text(16).optional(), city: text(100), country }).optional(),
  email: z.email().max(254).optional(),
  phone: text(32).optional(),
  /** What stands beside the customer's IBANs. */
  accountNames: z.array(z.strictObject({ bank: text(128), account: text(128), displayName: text(200) })).max(1000).optional(),
});
export type Identity = z.infer<typeof identitySchema>;

/** Each field as text, to be sealed alone. */
export function fieldsOf(identity: Identity): [string, string][] {
  return Object.entries(identity).filter(([, value]) => value !== undefined).map(([field, value]) => [field, JSON.stringify(value)]);
}

/** The inverse of `fieldsOf`. */
export function identityOf(fields: readonly (readonly [string, string])[]): Identity {
  return identitySchema.parse(Object.fromEntries(fields.map(([field, value]) => [field, JSON.parse(value) as unknown])));
}

/** What a customer can be found by. */
export function wordsOf(identity: Identity): { kind: TokenKind; word: string }[] {
  const number = identity.registrationNumber === undefined ? '' : registrationWord(identity.registrationNumber);
  return [...nameWords(identity.name).map((word) => ({ kind: 'name' as const, word })), ...(number === '' ? [] : [{ kind: 'registration' as const, word: number }])];
}

/** Why somebody reads an identity: a closed list, since free text would become one more place with personal data. */
export const identityPurpose = z.enum(['alert', 'case', 'report', 'request-for-information', 'customer-request', 'correction', 'audit']);
export type IdentityPurpose = z.infer<typeof identityPurpose>;

/** Why an identity is erased. */
export const erasureReason = z.enum(['retention-ended', 'customer-request', 'court-order', 'entered-by-mistake']);
export type ErasureReason = z.infer<typeof erasureReason>;
