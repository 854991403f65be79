import type { Verdict } from '@probity/shared-evidence';
import type { ExpectedVerdict } from './format.js';

/** A verdict in the short form that a recording keeps. */
export function shortVerdict({ bankId, businessDate, batchIndex, batchKind, headerHash, summary, claims }: Verdict): ExpectedVerdict {
  return { bankId, businessDate, batchIndex, batchKind, headerHash, summary, codes: claims.map(({ claim, code }) => `${claim} ${code}`) };
}
