import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { documentSha256, signDocument, type EvidenceBundle } from '@probity/shared-evidence';
import { consistencyProof, cosign, leafHash, rootOf, signCheckpoint, withCosignatures, type TreeHash } from '@probity/shared-transparency';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { strFromU8, unzipSync } from 'fflate';
import { archiveEvidence, archiveSchemas, openArchive, type ArchiveHistory } from './archive.js';
import type { FirstInvalid } from './evidence-case.js';
import { documentLeafHash } from './history.js';
import { offlineVerify } from './offline.js';
import { attestorSecret, earlierLeaf, logKey, publish, rootOfChunks, sampleParts, sampleTrust, witnessKey } from './sample-day.testing.js';
import { storedZip, storedZipSync } from './stored-zip.js';
import { verdictLine } from './verdict-line.js';

/** What rests on the pairing is tested elsewhere. */
const firstInvalid: FirstInvalid = () => undefined;
const about = { bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-27' };
const proofs = publish(sampleParts()).proofs;
const leaves: TreeHash[] = [leafHash(earlierLeaf())];

/** Appends a batch to the log of this file. */
function append(parts: ReturnType<typeof sampleParts>, batchProofs: EvidenceBundle['proofs']): EvidenceBundle {
  const bundle = publish(parts, batchProofs, leaves);
  leaves.push(hexToBytes(bundle.header.closeLeafHash), hexToBytes(documentLeafHash(bundle.header)));
  return bundle;
}

function later(kind: 'normal' | 'empty', date: string, previous: EvidenceBundle, change: (parts: ReturnType<typeof sampleParts>) => void = () => undefined): ReturnType<typeof sampleParts> {
  const parts = sampleParts(kind, date);
  parts.header.previousHeader = documentLeafHash(previous.header);
  change(parts);
  parts.attestation = signDocument(parts.attestation.document, attestorSecret);
  parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(parts.attestation.document);
  parts.header.batchRoot = rootOfChunks(parts);
  return parts;
}

const first = append(sampleParts(), proofs);
/** A second batch of the date, in which nothing came: a date's figures stay those of the first. */
const second = append(later('empty', '2025-10-26', first, ({ close, header, attestation }) => {
  for (const part of [close, header, attestation.document]) Object.assign(part, { batchKind: 'correction', batchIndex: 1 });
  close.supersedes = header.supersedes = documentLeafHash(first.header);
}), []);
const third = append(later('normal', '2025-10-27', second), proofs);

const note = signCheckpoint({ origin: logKey.name, size: leaves.length, root: rootOf(leaves) }, logKey);
const history: ArchiveHistory = {
  kind: 'archive-history', checkpoint: withCosignatures(note, cosign(note, witnessKey, 1_761_600_000)),
  consistency: [3, 5].map((size) => ({ size, hashes: consistencyProof(leaves, size).map(bytesToHex) })),
};
const verify = (bundles: readonly EvidenceBundle[], known: ArchiveHistory | undefined = history): ReturnType<typeof offlineVerify> => offlineVerify(archiveEvidence(about, sampleTrust(), bundles, known), undefined, { firstInvalid });
const historyCodes = (result: ReturnType<typeof offlineVerify>): string[] => result.days.map(({ claims }) => claims.find(({ claim }) => claim === 'history')!.code);

test('several days and several batches of a date are judged together', () => {
  const result = verify([first, second, third]);
  assert.deepEqual(historyCodes(result), ['HISTORY_SHOWN', 'HISTORY_SHOWN', 'HISTORY_SHOWN']);
  assert.equal(result.summary, 'shown', JSON.stringify(verdictLine(result).days[1]));
  assert.equal(result.checkpoint?.size, leaves.length);
  assert.equal(result.notChecked.length, 2);
  const line = verdictLine(result);
  assert.deepEqual(Object.keys(line), ['verdict', 'days', 'checkpoint', 'trustClass']);
  assert.deepEqual(line.days.map(({ date }) => date), ['2025-10-26', '2025-10-26', '2025-10-27']);
});

test('the header before, an earlier batch and a newer checkpoint that are not there are said not to be checked', () => {
  const result = verify([second]);
  assert.equal(result.days[0]!.claims.find(({ claim }) => claim === 'coverage')!.code, 'EARLIER_BATCHES_UNKNOWN');
  assert.match(result.notChecked.join(' '), /header before is not in the archive.*replaces one that is not/);
  assert.match(offlineVerify(archiveEvidence(about, sampleTrust(), [first]), undefined, { firstInvalid }).notChecked.join(' '), /no newer checkpoint/);
});

test('headers of one archive that contradict each other are refused', () => {
  const skipping = publish(later('normal', '2025-10-27', first), proofs, leaves.slice(0, 5));
  assert.deepEqual(historyCodes(verify([first, second, skipping], undefined)).at(-1), 'PREVIOUS_HEADER_MISMATCH');
  const twice = publish(later('normal', '2025-10-26', second), proofs, leaves.slice(0, 5));
  assert.deepEqual(historyCodes(verify([first, second, twice], undefined)), ['BATCH_PLACE_TAKEN', 'BATCH_PLACE_TAKEN', 'BATCH_PLACE_TAKEN']);
  const otherLog = publish(later('normal', '2025-10-27', second), proofs, [...leaves.slice(0, 4), leafHash(new Uint8Array([1]))]);
  assert.equal(historyCodes(verify([first, second, otherLog])).at(-1), 'HISTORY_REWRITTEN');
  assert.equal(historyCodes(verify([first], { ...history, consistency: [] }))[0], 'HISTORY_REWRITTEN');
});

test('an archive has one form: other tools read it, any other bytes are refused', async () => {
  const zip = archiveEvidence(about, sampleTrust(), [first, second], history);
  assert.deepEqual(zip, archiveEvidence(about, sampleTrust(), [first, second], history));
  const files = unzipSync(zip);
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as { entries: { name: string; sha256: string }[] };
  assert.deepEqual(manifest.entries.map(({ name }) => sha256Hex(files[name]!)), manifest.entries.map(({ sha256 }) => sha256));
  const parts: Uint8Array[] = [];
  for await (const part of storedZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))) parts.push(part);
  assert.deepEqual(Buffer.concat(parts), Buffer.from(zip));

  const entries = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
  for (const other of [entries.slice(0, -1), entries.toReversed(), [...entries, { name: 'note.txt', bytes: new Uint8Array() }]]) assert.equal(openArchive(storedZipSync(other)), undefined);
  for (let at = 0; at < zip.length; at += 997) assert.equal(openArchive(zip.with(at, zip[at]! ^ 1)), undefined, `byte ${at}`);
});

test('the manifest names the published schemas', () => {
  const schemas = archiveSchemas();
  for (const [name, file] of [['evidence-bundle', 'evidence-bundle'], ['history', 'archive-history'], ['trust', 'trust']] as const) {
    const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../docs/schemas', `${file}.json`), 'utf8')) as unknown;
    assert.equal(schemas[name], sha256Hex(canonicalJson(published)), name);
  }
});
