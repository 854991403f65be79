/** Offline verification of `day.zip`: `bundle.json` and `trust.json`, no network, no database. */
import type { Claim, EvidenceBundle, Verdict } from '@probity/shared-evidence';
import { summarise } from '@probity/shared-evidence';
import { strFromU8, unzipSync } from 'fflate';
import { judge, malformedClaims, parseEvidence, safePath, type JudgeOptions } from './judge.js';
import { trustMaterialSchema, UNKNOWN_HISTORY, type TrustMaterial } from './trust.js';

/** A file in the archive that says it is bigger is left out. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

export interface OfflineResult {
  readonly claims: Claim[];
  readonly summary: Verdict['summary'];
  /** `archive`: the registrations came along with the evidence, so they are the sender's word; `given`: from elsewhere. */
  readonly trustFrom: 'archive' | 'given' | 'none';
  readonly sandbox: boolean;
  readonly bundle: EvidenceBundle | undefined;
}

function readJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

function filesOf(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter: ({ name, originalSize }) => (name === 'bundle.json' || name === 'trust.json') && originalSize <= MAX_FILE_BYTES });
  } catch {
    return {};
  }
}

/**
 * Judges an archived day. The history rests on the witness' cosignature in the checkpoint.
 * @param trustOverride registrations from a source that the reader trusts; without it those in the archive are used
 */
export function offlineVerify(zip: Uint8Array, trustOverride?: TrustMaterial, options: JudgeOptions = {}): OfflineResult {
  const files = filesOf(zip);
  const trust = trustMaterialSchema.safeParse(trustOverride ?? readJson(files['trust.json']));
  const trustFrom = trustOverride !== undefined ? 'given' : trust.success ? 'archive' : 'none';
  const document = readJson(files['bundle.json']);
  const parsed = parseEvidence(document);
  const claims = trust.success
    ? judge(document, trust.data, UNKNOWN_HISTORY, options)
    : malformedClaims(safePath(trust.error.issues[0]?.path ?? []), 'MALFORMED_TRUST');
  return { claims, summary: summarise(claims), trustFrom, sandbox: trust.success && trust.data.sandbox, bundle: parsed.ok ? parsed.bundle : undefined };
}
