/** Offline verification of an archive: one batch (`day.zip`) or many days with a manifest. No network, no database. */
import { summarise, type Claim, type EvidenceBundle, type Verdict } from '@probity/shared-evidence';
import { formatCheckpoint } from '@probity/shared-transparency';
import { firstInvalidProof } from '../batch/verify-batch.js';
import { openArchive } from './archive.js';
import { registeredKey, totalsOf, type FirstInvalid } from './evidence-case.js';
import { checkpointOf } from './history.js';
import { judge, malformedClaims, parseEvidence, safePath, type JudgeOptions } from './judge.js';
import { claimOf, gravest } from './reasons.js';
import { archivedHeader, checkpointFindings, newestOf, sequenceFindings, type ArchivedHeader } from './sequence.js';
import { trustMaterialSchema, UNKNOWN_HISTORY, type EarlierHeader, type HistoryFacts, type TrustClass, type TrustMaterial } from './trust.js';

/** One header of the archive and what was found of it. */
export interface OfflineDay {
  /** Undefined where the bundle could not be read. */
  readonly bundle: EvidenceBundle | undefined;
  readonly claims: Claim[];
}

export interface OfflineResult {
  readonly summary: Verdict['summary'];
  /** In the order of the log; at least one. */
  readonly days: readonly OfflineDay[];
  /** `archive`: the registrations came along with the evidence, so they are the sender's word; `given`: from elsewhere. */
  readonly trustFrom: 'archive' | 'given' | 'none';
  readonly sandbox: boolean;
  /** The weakest class of the keys in use; null where a header names a key that is not registered, or nothing could be read. */
  readonly trustClass: TrustClass | null;
  /** The newest checkpoint that was checked, root in base64; null where the log's key signed none. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** What an archive alone can't show, a sentence each. */
  readonly notChecked: readonly string[];
}

export interface OfflineOptions extends JudgeOptions {
  /** Called before the first proof and then after each `AT_ONCE` that held: how many, and of how many in the archive. */
  readonly onProofs?: (done: number, of: number) => void;
}

/** Proofs that are checked together where somebody wants to know how far it is: one pairing equation for all of them. */
const AT_ONCE = 32;

function parseTrust(document: unknown): { ok: true; material: TrustMaterial } | { ok: false; path: string } {
  try {
    const parsed = trustMaterialSchema.safeParse(document);
    return parsed.success ? { ok: true, material: parsed.data } : { ok: false, path: safePath(parsed.error.issues[0]?.path ?? []) };
  } catch (error) {
    // Feature programs nest: one of absurd depth exhausts the stack.
    if (error instanceof RangeError) return { ok: false, path: safePath(['featurePrograms']) };
    throw error;
  }
}

const unread = (claims: Claim[], trustFrom: OfflineResult['trustFrom']): OfflineResult =>
  ({ summary: 'refused', days: [{ bundle: undefined, claims }], trustFrom, sandbox: false, trustClass: null, checkpoint: null, notChecked: [] });

/**
 * Judges an archive. The history rests on the witness' cosignature in the checkpoints, and on what headers of one archive say of each other.
 * @param trustOverride registrations from a source that the reader trusts; without it those in the archive are used
 */
export function offlineVerify(zip: Uint8Array, trustOverride?: TrustMaterial, options: OfflineOptions = {}): OfflineResult {
  const archive = openArchive(zip);
  if (archive === undefined) return unread(malformedClaims('the archive'), 'none');
  const trust = parseTrust(trustOverride ?? archive.trust);
  if (!trust.ok) return unread(malformedClaims(trust.path, 'MALFORMED_TRUST'), trustOverride === undefined ? 'none' : 'given');

  const parsed = archive.bundles.map(({ document }) => parseEvidence(document));
  const malformed = parsed.flatMap((evidence): OfflineDay[] => (evidence.ok ? [] : [{ bundle: undefined, claims: malformedClaims(evidence.path) }]));
  const headers = parsed.flatMap((evidence) => (evidence.ok ? [archivedHeader(evidence.bundle)] : [])).sort((a, b) => a.bundle.log.headerIndex - b.bundle.log.headerIndex);
  const judged: (ArchivedHeader & { readonly claims: Claim[] })[] = [];
  const judgeOptions = { ...options, firstInvalid: counted(options, headers) };
  for (const header of headers) {
    const claims = judge(header.bundle, trust.material, factsOf(header, judged), judgeOptions);
    const across = gravest([...sequenceFindings(header, headers), ...checkpointFindings(header.bundle, headers, archive.history, trust.material)]);
    judged.push({ ...header, claims: across === undefined ? claims : claims.map((claim) => withFinding(claim, claimOf('history', across))) });
  }
  const days = [...malformed, ...judged.map(({ bundle, claims }) => ({ bundle, claims }))];
  const newest = archive.history === undefined ? undefined : newestOf(archive.history, trust.material);
  const checkpoint = newest ?? headers.map(({ bundle }) => checkpointOf(bundle, trust.material)).reduce((best, other) => (other !== undefined && (best === undefined || other.size > best.size) ? other : best), undefined);
  return {
    summary: summarise(days.flatMap(({ claims }) => claims)),
    days,
    trustFrom: trustOverride === undefined ? 'archive' : 'given',
    sandbox: trust.material.sandbox,
    trustClass: malformed.length > 0 ? null : weakestClass(headers, trust.material),
    checkpoint: checkpoint === undefined ? null : { origin: checkpoint.origin, size: checkpoint.size, root: formatCheckpoint(checkpoint).split('\n')[2]! },
    notChecked: notChecked(headers, archive.history !== undefined),
  };
}

/** Checks proofs a part at a time and tells how many held; as the batch verifier would where nobody asks. */
function counted({ onProofs, firstInvalid = firstInvalidProof }: OfflineOptions, headers: readonly ArchivedHeader[]): FirstInvalid {
  if (onProofs === undefined) return firstInvalid;
  const all = headers.reduce((sum, { bundle }) => sum + 2 * bundle.proofs.length, 0);
  let done = 0;
  onProofs(done, all);
  return (checks, ...rest) => {
    for (let from = 0; from < checks.length; from += AT_ONCE) {
      const part = checks.slice(from, from + AT_ONCE);
      const invalid = firstInvalid(part, ...rest);
      if (invalid !== undefined) return from + invalid;
      done += part.length;
      onProofs(done, all);
    }
    return undefined;
  };
}

/** A claim that was refused before stays what it was; else the finding over several headers speaks. */
function withFinding(claim: Claim, found: Claim): Claim {
  return claim.claim === 'history' && claim.status !== 'refused' && found.status !== 'shown' && !(claim.status === 'not shown' && found.status === 'not shown') ? found : claim;
}

/** The earlier headers of the date, where the archive holds each of them from number 0 on. */
function factsOf({ bundle: { header } }: ArchivedHeader, judged: readonly (ArchivedHeader & { readonly claims: Claim[] })[]): HistoryFacts {
  const ofDate = judged.filter(({ bundle }) => bundle.header.businessDate === header.businessDate);
  if (header.batchIndex === 0 || ofDate.length !== header.batchIndex || !ofDate.every(({ bundle }, index) => bundle.header.batchIndex === index)) return UNKNOWN_HISTORY;
  const sameDate = ofDate.map(({ bundle, hash, claims }): EarlierHeader => ({
    headerHash: hash,
    batchIndex: bundle.header.batchIndex,
    kind: bundle.header.batchKind,
    accepted: claims.every(({ status }) => status !== 'refused'),
    ...(bundle.header.supersedes !== undefined && { supersedes: bundle.header.supersedes }),
    lines: totalsOf(bundle.header).lines,
  }));
  return { known: false, sameDate };
}

function weakestClass(headers: readonly ArchivedHeader[], trust: TrustMaterial): TrustClass | null {
  const keys = headers.flatMap(({ bundle: { header } }) => (['record', 'model'] as const).map((role) => registeredKey(trust, header, role)));
  const classes = keys.map((key) => (key.found === 'usable' ? key.trustClass : null));
  return classes.includes(null) || classes.length === 0 ? null : classes.includes('development') ? 'development' : 'ceremony';
}

function notChecked(headers: readonly ArchivedHeader[], hasNewest: boolean): string[] {
  const hashes = new Set(headers.map(({ hash }) => hash));
  const open = headers.filter(({ bundle: { header } }) => header.previousHeader !== undefined && !hashes.has(header.previousHeader));
  return [
    ...(open.length > 0 ? [`Of ${open.length} of ${headers.length} headers the header before is not in the archive, so that none was left out there is not checked.`] : []),
    ...(headers.some(({ bundle: { header } }) => header.supersedes !== undefined && !hashes.has(header.supersedes)) ? ['A header replaces one that is not in the archive; what it replaced is not checked.'] : []),
    'Whether the log holds other close leaves of a date is not checked: that needs the whole log, which the regulator has.',
    'Whether the close leaf was cosigned before the header was logged is not checked: the regulator has the checkpoints in between.',
    ...(hasNewest ? [] : ['Whether the log was extended since without a change is not checked: the archive has no newer checkpoint.']),
  ];
}
