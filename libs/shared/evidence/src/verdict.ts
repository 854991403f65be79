import { z } from 'zod';
import { bankIdString, batchKind, count, isoDate, isoInstant, logHash, sha256String, signatureString, publicKeyString } from './primitives.js';

/** What a verdict speaks about, in the order in which it is read. */
export const CLAIMS = ['records', 'coverage', 'model', 'features', 'windows', 'alerts', 'history', 'setup'] as const;
export type ClaimName = (typeof CLAIMS)[number];

export const claimSchema = z.strictObject({
  claim: z.enum(CLAIMS),
  status: z.enum(['shown', 'not shown', 'refused']),
  /** Closed list, see `REASON_CODES` of the proof verifier. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  /** One plain sentence. */
  sentence: z.string(),
});
export type Claim = z.infer<typeof claimSchema>;

export const verdictSchema = z.strictObject({
  kind: z.literal('verdict'),
  bankId: bankIdString,
  businessDate: isoDate,
  batchKind,
  batchIndex: count,
  /** RFC 9162 leaf hash of the judged header. */
  headerHash: logHash,
  /** `shown`: every claim but `windows` is shown. `refused`: at least one is refused. */
  summary: z.enum(['shown', 'not shown', 'refused']),
  sandbox: z.boolean(),
  claims: z.array(claimSchema).length(CLAIMS.length),
  judgedAt: isoInstant,
});
export type Verdict = z.infer<typeof verdictSchema>;

/** Signed by the regulator when a bundle arrives, before any checking. */
export const receiptSchema = z.strictObject({
  kind: z.literal('receipt'),
  bankId: bankIdString,
  bundleSha256: sha256String,
  receivedAt: isoInstant,
});
export const signedReceiptSchema = z.strictObject({ document: receiptSchema, publicKey: publicKeyString, signature: signatureString });
export type SignedReceipt = z.infer<typeof signedReceiptSchema>;

/** The one word of a list of claims. Windows are not proven yet, so they never count against it unless refused. */
export function summarise(claims: readonly Claim[]): Verdict['summary'] {
  if (claims.some(({ status }) => status === 'refused')) return 'refused';
  return claims.every(({ claim, status }) => status === 'shown' || claim === 'windows') ? 'shown' : 'not shown';
}
