/** One bundle with a field changed, twenty times another one: every verifier must say the same of each. */
import type { EvidenceBundle } from '@probity/shared-evidence';
import { flipValue } from './flip.js';

const FIELDS = [
  'close.businessDate', 'close.dayEnd', 'close.chunks.0.transactionsCommitment', 'close.chunks.1.totalsBefore', 'close.lookupTags.0',
  'header.batchRoot', 'header.totals.last.records', 'header.totals.last.alerts', 'header.coverage.0.scored.count', 'header.recordKeySha256', 'header.policyCommitment',
  'header.alerts.raised', 'attestation.document.lines.0.count', 'attestation.signature', 'certificate.document.modelDigest',
  'proofs.0.record.a.0', 'proofs.1.model.c.1', 'log.checkpoint', 'log.closeIndex', 'log.headerInclusion.0',
] as const;

export interface MutatedBundle {
  readonly field: string;
  /** Perhaps no evidence any more. */
  readonly document: EvidenceBundle;
}

/** @param bundle a day of at least two chunks, with its certificate */
export function mutatedBundles(bundle: EvidenceBundle): MutatedBundle[] {
  return FIELDS.map((field) => {
    const document = structuredClone(bundle);
    const path = field.split('.');
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, document as unknown as Record<string, unknown>);
    const last = path.at(-1)!;
    // In the middle of a text: of a checkpoint that is the root, of a hash a digit.
    parent[last] = flipValue(parent[last] as string | number, (below) => Math.floor(below / 2));
    return { field, document };
  });
}
