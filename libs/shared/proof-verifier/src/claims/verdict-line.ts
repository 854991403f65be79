/** The result of offline verification as programs read it: one line of JSON, the same from every verifier, and an exit code. */
import type { Claim, Verdict } from '@probity/shared-evidence';
import type { OfflineResult } from './offline.js';

/** Exit codes of verifiers; 2 is for wrong arguments and files that can't be read. */
export const EXIT_CODES = { shown: 0, refused: 3, 'not shown': 4 } as const satisfies Record<Verdict['summary'], number>;

export interface VerdictLine {
  readonly verdict: Verdict['summary'];
  /** One entry a header, in the order of the log; `date` is null where the bundle could not be read. */
  readonly days: readonly { readonly date: string | null; readonly claims: readonly { readonly claim: string; readonly state: Claim['status']; readonly code: string; readonly message: string }[] }[];
  readonly checkpoint: OfflineResult['checkpoint'];
  readonly trustClass: OfflineResult['trustClass'];
}

/** What `verify --json` prints as its last line. */
export function verdictLine({ summary, days, checkpoint, trustClass }: OfflineResult): VerdictLine {
  return {
    verdict: summary,
    days: days.map(({ bundle, claims }) => ({
      date: bundle?.header.businessDate ?? null,
      claims: claims.map(({ claim, status, code, sentence }) => ({ claim, state: status, code, message: sentence })),
    })),
    checkpoint,
    trustClass,
  };
}
