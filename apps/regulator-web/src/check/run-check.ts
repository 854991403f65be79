import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  archiveEvidence, compareKept, documentLeafHash, flipOneBit, offlineVerify, openArchive, parseEvidence, trustMaterialSchema, verdictLine,
  type OpenedArchive, type PairingEngine,
} from '@probity/shared-proof-verifier';
import type { CheckRequest, CheckResult } from './check-messages.js';

/** @returns a number below `below`, from the browser's own source of randomness */
export const chooseAtRandom = (below: number): number => crypto.getRandomValues(new Uint32Array(1))[0]! % below;

/**
 * Judges an archive as `probity verify` does, and says how far it is.
 * @param onProgress proofs checked so far, and of how many
 */
export function runCheck({ zip, kept, flip }: CheckRequest, engine: PairingEngine, onProgress: (done: number, of: number) => void, choose = chooseAtRandom): CheckResult {
  const start = performance.now();
  const archive = openArchive(zip);
  const changed = flip && archive !== undefined ? flipped(archive, choose) : undefined;
  const proofs = (archive?.bundles ?? []).reduce((sum, { document }) => {
    const parsed = parseEvidence(document);
    return sum + (parsed.ok ? 2 * parsed.bundle.proofs.length : 0);
  }, 0);
  const result = offlineVerify(changed?.zip ?? zip, undefined, { engine, onProofs: onProgress });
  const line = verdictLine(result);
  const trust = trustMaterialSchema.safeParse(archive?.trust);
  return {
    verdict: line.verdict,
    headers: result.days.map(({ bundle }, index) => ({ headerHash: bundle && documentLeafHash(bundle.header), claims: line.days[index]!.claims })),
    checkpoint: line.checkpoint,
    kept: kept === undefined || !trust.success ? undefined : compareKept({ size: kept.checkpoint.size, root: fromBase64(kept.checkpoint.root) }, kept.history, trust.data).outcome,
    flipped: changed?.path,
    notChecked: result.notChecked,
    proofs,
    milliseconds: performance.now() - start,
  };
}

/** SHA-256 of a script, as `sha256sum` prints it. */
export const hashOf = (bytes: ArrayBuffer): string => bytesToHex(sha256(new Uint8Array(bytes)));

/** The archive with one bit changed, put together again as somebody would who wants it to be believed. */
function flipped(archive: OpenedArchive, choose: (below: number) => number): { readonly zip: Uint8Array; readonly path: string } | undefined {
  const documents = archive.bundles.map(({ document }) => document);
  const which = choose(documents.length);
  const parsed = parseEvidence(documents[which]);
  const about = archive.manifest;
  if (!parsed.ok || about === undefined) return undefined;
  const { document, path } = flipOneBit(parsed.bundle, choose);
  const bundles = documents.map((other, index) => (index === which ? document : other)) as Parameters<typeof archiveEvidence>[2];
  return { zip: archiveEvidence({ bankId: about.bankId, from: about.from, to: about.to }, archive.trust, bundles, archive.history), path };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
