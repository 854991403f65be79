/** Verdicts by what an examiner looks for. */
import { batchKind, bankIdString, CLAIMS, isoDate, type Claim, type Verdict } from '@probity/shared-evidence';
import { z } from 'zod';

const SUMMARIES = ['shown', 'not shown', 'refused'] as const;

/** Every condition must hold; `status` and `code` are of one claim, of the named one where `claim` is given. */
export const verdictFilterSchema = z.strictObject({
  bank: bankIdString.optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  summary: z.enum(SUMMARIES).optional(),
  kind: batchKind.optional(),
  claim: z.enum(CLAIMS).optional(),
  status: z.enum(SUMMARIES).optional(),
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/).optional(),
  /** Judged before the end of this date, UTC. */
  asOf: isoDate.optional(),
  /** `next` of the page before. */
  cursor: z.string().regex(/^\d{1,15}$/).optional(),
});
export type VerdictFilter = z.infer<typeof verdictFilterSchema>;

export interface FoundVerdict {
  readonly bankId: string;
  /** Null where the evidence was too malformed to name a header. */
  readonly businessDate: string | null;
  readonly batchIndex: number | null;
  readonly batchKind: Verdict['batchKind'] | null;
  readonly headerHash: string | null;
  readonly summary: Verdict['summary'];
  /** Claims that are not shown or refused. */
  readonly findings: readonly Claim[];
  /** ISO 8601. */
  readonly judgedAt: string;
}

export interface VerdictPage {
  /** Newest first. */
  readonly verdicts: readonly FoundVerdict[];
  readonly next: string | null;
}

export const VERDICTS_A_PAGE = 50;
