/** Offline verification of `day.zip`: `bundle.json` and `trust.json`, no network, no database. */
import type { Claim, EvidenceBundle, Verdict } from '@probity/shared-evidence';
import { summarise } from '@probity/shared-evidence';
import { compareBytes } from '@probity/shared-transparency';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { judge, malformedClaims, parseEvidence, safePath, type JudgeOptions } from './judge.js';
import { trustMaterialSchema, UNKNOWN_HISTORY, type TrustMaterial } from './trust.js';

const FILES = ['bundle.json', 'trust.json'] as const;
type Files = Record<(typeof FILES)[number], Uint8Array>;

/**
 * Writes `day.zip`. The files are stored, not compressed, under a fixed date, so that an archive has one form only: a byte
 * changed anywhere, in a name or a date too, shows.
 */
export function archiveDay(bundleJson: string, trustJson: string): Uint8Array {
  return archiveOf({ 'bundle.json': strToU8(bundleJson), 'trust.json': strToU8(trustJson) });
}

function archiveOf(files: Files): Uint8Array {
  // The date's parts are written as local time, so the same ones are given in every time zone.
  return zipSync(Object.fromEntries(FILES.map((name) => [name, files[name]])), { level: 0, mtime: new Date(1980, 0, 1) });
}

export interface OfflineResult {
  readonly claims: Claim[];
  readonly summary: Verdict['summary'];
  /** `archive`: the registrations came along with the evidence, so they are the sender's word; `given`: from elsewhere. */
  readonly trustFrom: 'archive' | 'given' | 'none';
  readonly sandbox: boolean;
  readonly bundle: EvidenceBundle | undefined;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

/** The files of an archive as `archiveDay` writes it; undefined for any other, so nothing is ever unpacked to more than was sent. */
function filesOf(zip: Uint8Array): Files | undefined {
  try {
    const files = unzipSync(zip, { filter: ({ name, compression, size }) => (FILES as readonly string[]).includes(name) && compression === 0 && size <= zip.length }) as Partial<Files>;
    if (!FILES.every((name) => files[name] !== undefined)) return undefined;
    return compareBytes(archiveOf(files as Files), zip) === 0 ? (files as Files) : undefined;
  } catch {
    return undefined;
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
  if (files === undefined) return { claims: malformedClaims('the archive'), summary: 'refused', trustFrom: 'none', sandbox: false, bundle: undefined };
  const trust = parseTrust(trustOverride ?? readJson(files['trust.json']));
  const trustFrom = trustOverride !== undefined ? 'given' : trust.ok ? 'archive' : 'none';
  const document = readJson(files['bundle.json']);
  const parsed = parseEvidence(document);
  const claims = trust.ok ? judge(document, trust.material, UNKNOWN_HISTORY, options) : malformedClaims(trust.path, 'MALFORMED_TRUST');
  return { claims, summary: summarise(claims), trustFrom, sandbox: trust.ok && trust.material.sandbox, bundle: parsed.ok ? parsed.bundle : undefined };
}
