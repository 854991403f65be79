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

/**
 * Judges an archived day. The history rests on the witness' cosignature in the checkpoint.
 * @param trustOverride registrations from a source that the reader trusts; without it those in the archive are used
 */
export function offlineVerify(zip: Uint8Array, trustOverride?: TrustMaterial, options: JudgeOptions = {}): OfflineResult {
  const files = filesOf(zip);
  const trust = parseTrust(trustOverride ?? readJson(files['trust.json']));
  const trustFrom = trustOverride !== undefined ? 'given' : trust.ok ? 'archive' : 'none';
  const document = readJson(files['bundle.json']);
  const parsed = parseEvidence(document);
  const claims = trust.ok ? judge(document, trust.material, UNKNOWN_HISTORY, options) : malformedClaims(trust.path, 'MALFORMED_TRUST');
  return { claims, summary: summarise(claims), trustFrom, sandbox: trust.ok && trust.material.sandbox, bundle: parsed.ok ? parsed.bundle : undefined };
}
