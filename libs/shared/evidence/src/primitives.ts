import { FIELD_ORDER, HISTOGRAM_BINS, LINE_SLOTS, RULE_SLOTS } from '@probity/shared-commitments';
import { z } from 'zod';

/** Canonical decimal of a field element. */
export const fieldString = z
  .string()
  // Aborts: a refinement would still run after a failed pattern, and BigInt throws on what is no number.
  .regex(/^(0|[1-9][0-9]{0,76})$/, { abort: true })
  .refine((text) => BigInt(text) < FIELD_ORDER, 'not below the field order');
/** Non-negative integer as a canonical decimal string, at most 40 digits. */
export const integerString = z.string().regex(/^(0|[1-9][0-9]{0,39})$/);
export const sha256String = z.string().regex(/^[0-9a-f]{64}$/);
/** Lower-case hex of a 32-byte Ed25519 public key (RFC 8032). */
export const publicKeyString = z.string().regex(/^[0-9a-f]{64}$/);
export const signatureString = z.string().regex(/^[0-9a-f]{128}$/);
/** From 1970 on, as statements and the database count. */
export const isoDate = z.iso.date().refine((date) => date >= '1970-01-01', 'before 1970');
export const isoInstant = z.iso.datetime();
/** `name@semver`. */
export const versionedId = z.string().regex(/^[a-z][a-z0-9-]*@\d+\.\d+\.\d+$/);
export const bankIdString = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/);
export const count = z.number().int().min(0).max(2 ** 31 - 1);
export const epochSeconds = z.number().int().min(0).max(2 ** 34 - 1);
export const lineSlot = z.number().int().min(0).max(LINE_SLOTS - 1);
export const batchKind = z.enum(['normal', 'empty', 'late', 'correction', 'recovery']);
/** RFC 9162 log hashes travel as lower-case hex. */
export const logHash = sha256String;
/** Moves a cursor, turns the direction of reading, or is not seen at all. What Unicode has not assigned yet is none of these. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** So many marks on one letter grow over the lines above and below it, and cover what stands there. */
const PILED = /\p{M}{5}/u;
/** Free text of the bank, one paragraph: who reads it sees all of it, and in its order. Signs and blanks alone say nothing. */
export const explanationText = z.string().min(1).max(2000)
  .refine((text) => !HIDDEN.test(text), 'has control, direction or invisible characters, or a line break')
  .refine((text) => !PILED.test(text), 'has a letter with five marks or more')
  .refine((text) => /\p{L}/u.test(text), 'has no letter');
/** Openings of running totals, every value as a string. */
export const totalsValues = z.strictObject({
  records: integerString,
  lines: z.array(z.strictObject({ count: integerString, amount: integerString })).length(LINE_SLOTS),
  large: integerString,
  alerts: integerString,
  belowLine: integerString,
  histogram: z.array(integerString).length(HISTOGRAM_BINS),
  rules: z.array(integerString).length(RULE_SLOTS),
});
