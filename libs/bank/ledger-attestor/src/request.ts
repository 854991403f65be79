import { bankIdString, batchKind, count, integerString, isoDate } from '@probity/shared-evidence';
import { z } from 'zod';

const postingKey = { source: z.string().min(1), externalId: z.string().min(1), side: z.enum(['debit', 'credit']) };

/** All that finance is given of a sealed batch: which posting has which place and which salt. No score, no window, no content. */
export const attestationRequestSchema = z.strictObject({
  bankId: bankIdString,
  businessDate: isoDate,
  batchKind,
  batchIndex: count,
  slots: z.number().int().min(1).max(4096),
  /** `sequence` counts from 0 within the batch. */
  records: z.array(z.strictObject({ ...postingKey, sequence: count, salt: integerString })),
  /** Postings of the date that could not be scored yet. */
  quarantined: z.array(z.strictObject(postingKey)),
});
export type AttestationRequest = z.infer<typeof attestationRequestSchema>;
