/** Archives of several headers: a good one, and such that break what headers of one archive have to say of each other. Deterministic. */
import { documentSha256, leafBytes, signDocument, type EvidenceBundle } from '@probity/shared-evidence';
import { compareBytes, consistencyProof, cosign, inclusionProof, leafHash, rootOf, signCheckpoint, withCosignatures, type TreeHash } from '@probity/shared-transparency';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { archiveEvidence, type ArchiveHistory } from './archive.js';
import { documentLeafHash } from './history.js';
import { attestorSecret, earlierLeaf, logKey, publish, rootOfChunks, sampleParts, sampleTrust, witnessKey } from './sample-day.testing.js';

type Parts = ReturnType<typeof sampleParts>;

const signed = (hashes: readonly TreeHash[]): string => signCheckpoint({ origin: logKey.name, size: hashes.length, root: rootOf(hashes) }, logKey);
const cosigned = (hashes: readonly TreeHash[]): string => withCosignatures(signed(hashes), cosign(signed(hashes), witnessKey, 1_761_600_000));

/** The same evidence with another log around it. */
function relogged(bundle: EvidenceBundle, hashes: readonly TreeHash[]): EvidenceBundle {
  const indexOf = (leaf: EvidenceBundle['close'] | EvidenceBundle['header']): number => hashes.findIndex((hash) => compareBytes(hash, leafHash(leafBytes(leaf))) === 0);
  const [closeIndex, headerIndex] = [indexOf(bundle.close), indexOf(bundle.header)];
  const path = (index: number): string[] => inclusionProof(hashes, index).map(bytesToHex);
  return { ...bundle, log: { checkpoint: cosigned(hashes), closeIndex, closeInclusion: path(closeIndex), headerIndex, headerInclusion: path(headerIndex) } };
}

function batch(kind: 'normal' | 'empty', date: string, change: (parts: Parts) => void, at: readonly TreeHash[]): EvidenceBundle {
  const parts = sampleParts(kind, date);
  change(parts);
  parts.attestation = signDocument(parts.attestation.document, attestorSecret);
  parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(parts.attestation.document);
  parts.header.batchRoot = rootOfChunks(parts);
  return publish(parts, undefined, at);
}

const hashesOf = ({ header }: EvidenceBundle): TreeHash[] => [header.closeLeafHash, documentLeafHash(header)].map(hexToBytes);
const follow = (previous: EvidenceBundle) => ({ header }: Parts): void => { header.previousHeader = documentLeafHash(previous.header); };
const correct = (previous: EvidenceBundle, replaced: EvidenceBundle, batchIndex: number) => (parts: Parts): void => {
  follow(previous)(parts);
  for (const part of [parts.close, parts.header, parts.attestation.document]) Object.assign(part, { batchKind: 'correction', batchIndex });
  parts.close.supersedes = parts.header.supersedes = documentLeafHash(replaced.header);
};

/** Archives by what is wrong with them; `good` is shown. */
export function archivesOfSeveral(): Record<string, Uint8Array> {
  const start = [leafHash(earlierLeaf())];
  const first = batch('normal', '2025-10-26', () => undefined, start);
  const afterFirst = [...start, ...hashesOf(first)];
  const second = batch('empty', '2025-10-26', correct(first, first, 1), afterFirst);
  const afterSecond = [...afterFirst, ...hashesOf(second)];
  const third = batch('empty', '2025-10-27', follow(second), afterSecond);
  const leaves = [...afterSecond, ...hashesOf(third)];
  const again = (parts: Parts): void => {
    follow(second)(parts);
    for (const part of [parts.close, parts.header, parts.attestation.document]) part.batchIndex = 2;
  };
  const zip = (bundles: readonly EvidenceBundle[], history?: ArchiveHistory): Uint8Array => archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-28' }, sampleTrust(), bundles, history);
  const newest = (checkpoint: string, sizes: readonly number[]): ArchiveHistory => (
    { kind: 'archive-history', checkpoint, consistency: sizes.map((size) => ({ size, hashes: consistencyProof(leaves, size).map(bytesToHex) })) }
  );
  return {
    good: zip([first, second, third], newest(cosigned(leaves), [3, 5])),
    'no first batch of the date': zip([second]),
    'a header skipped': zip([first, second, batch('empty', '2025-10-27', follow(first), afterSecond)]),
    'a place taken': zip([first, second, batch('normal', '2025-10-26', follow(second), afterSecond)]),
    'a second first batch': zip([first, second, batch('normal', '2025-10-26', again, afterSecond)]),
    'a header of another date replaced': zip([first, second, batch('empty', '2025-10-28', correct(second, second, 0), afterSecond)]),
    'two roots of one size': zip([relogged(second, [...afterSecond, ...[1, 2].map((byte) => leafHash(new Uint8Array([byte])))]), third]),
    'a newest checkpoint that is not cosigned': zip([first], newest(signed(leaves), [3])),
    'a newest checkpoint that is not shown to extend': zip([first], newest(cosigned(leaves), [])),
  };
}
