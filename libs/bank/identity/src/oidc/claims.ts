/** What of a verified ID token is taken, and in which shape. */
import { z } from 'zod';
import { IdentityError } from '../errors.js';
import type { ExternalIdentity } from '../external-login.js';

const text = z.string().min(1).max(320);
const claimsSchema = z.object({
  iss: text,
  sub: text,
  auth_time: z.number().int().positive(),
  email: z.email().max(320),
  name: z.string().max(320).optional(),
});
/** A list and nothing else: one string would be read letter by letter, or as a list of one by who is lenient. */
const groupsSchema = z.array(z.string().min(1).max(1024)).max(2000);

export type VerifiedClaims = Readonly<Record<string, unknown>>;

/**
 * Whom a provider names. No groups are a person without a role, which is said later; groups in another shape are refused.
 * @param claims of an ID token whose signature, issuer, audience, nonce and times were checked
 * @throws IdentityError OIDC_CLAIMS naming the claim, never its value
 */
export function identityOf(claims: VerifiedClaims, groupsClaim: string): ExternalIdentity {
  const result = claimsSchema.safeParse(claims);
  if (!result.success) throw claimsRefused(String(result.error.issues[0]?.path[0]));
  const groups = groupsSchema.optional().safeParse(Object.hasOwn(claims, groupsClaim) ? claims[groupsClaim] : undefined);
  if (!groups.success) throw claimsRefused(groupsClaim);
  const { iss, sub, email, name, auth_time } = result.data;
  return { issuer: iss, subject: sub, email, displayName: name?.trim() || email, groups: groups.data ?? [], authTime: auth_time };
}

function claimsRefused(claim: string): IdentityError {
  return new IdentityError('OIDC_CLAIMS', `the provider's claim ${claim} is missing or has another shape than this service takes: its administrator must mend it`);
}
