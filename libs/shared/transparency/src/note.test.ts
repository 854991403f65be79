import { createHash, createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { cosign, verifyCosignature, withCosignatures } from './cosignature.js';
import { consistencyProof, leafHash, rootOf } from './merkle.js';
import { formatSignatureLine, formatVerifierKey, parseNote, parseVerifierKey, signNote, verifierOf, verifyNote, type NoteSigner } from './note.js';
import { formatAddCheckpoint, formatSize, parseAddCheckpoint, parseSize } from './witness-protocol.js';

const log: NoteSigner = { name: 'bank.example/log', type: 'ed25519', secretKey: hexToBytes('11'.repeat(32)) };
const witness: NoteSigner = { name: 'supervisor.example/witness', type: 'cosignature', secretKey: hexToBytes('22'.repeat(32)) };
const hashes = [1, 2, 3].map((i) => leafHash(new Uint8Array([i])));
const checkpoint = { origin: log.name, size: 3, root: rootOf(hashes) };

test('the published note of golang.org/x/mod/sumdb/note verifies', () => {
  const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  assert.ok(key);
  assert.equal(verifyNote(note, key), text);
  assert.equal(verifyNote(note.replace('answer', 'Answer'), key), undefined);
});

test('verifier keys survive formatting, and a wrong hash or type is refused', () => {
  for (const signer of [log, witness]) assert.deepEqual(parseVerifierKey(formatVerifierKey(verifierOf(signer))), verifierOf(signer));
  const text = formatVerifierKey(verifierOf(log));
  assert.equal(parseVerifierKey(text.replace('bank', 'Bank')), undefined);
  assert.equal(parseVerifierKey(`${text}=`), undefined);
  assert.equal(parseVerifierKey(text.slice(0, -4)), undefined);
});

test('a checkpoint verifies under its own key only, byte for byte', () => {
  const note = signCheckpoint(checkpoint, log);
  assert.deepEqual(verifyCheckpoint(note, verifierOf(log)), checkpoint);
  assert.equal(verifyCheckpoint(note, verifierOf({ ...log, secretKey: hexToBytes('12'.repeat(32)) })), undefined);
  for (let at = 0; at < note.length; at += 1) {
    const changed = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
    assert.equal(verifyCheckpoint(changed, verifierOf(log)), undefined, `character ${at}`);
  }
});

test('a checkpoint has exactly three lines in one spelling', () => {
  const text = formatCheckpoint(checkpoint);
  assert.deepEqual(parseCheckpoint(text), checkpoint);
  for (const bad of [text + 'more\n', text.replace('\n3\n', '\n03\n'), text.replace('\n3\n', '\n-3\n'), text.slice(0, -1), text.replace('=', ''), '', '\n']) {
    assert.equal(parseCheckpoint(bad), undefined);
  }
});

test('an origin that is not the name of the key is refused', () => {
  const foreign = signNote(formatCheckpoint({ ...checkpoint, origin: 'other.example/log' }), log);
  assert.equal(verifyCheckpoint(foreign, verifierOf(log)), undefined);
  assert.throws(() => signCheckpoint({ ...checkpoint, origin: 'other.example/log' }, log), RangeError);
});

test('a cosignature binds time and checkpoint', () => {
  const note = signCheckpoint(checkpoint, log);
  const cosigned = withCosignatures(note, cosign(note, witness, 1_700_000_000));
  assert.equal(verifyCosignature(cosigned, verifierOf(witness)), 1_700_000_000);
  assert.deepEqual(verifyCheckpoint(cosigned, verifierOf(log)), checkpoint);
  assert.equal(verifyCosignature(note, verifierOf(witness)), undefined);
  const other = signCheckpoint({ ...checkpoint, size: 4 }, log);
  assert.equal(verifyCosignature(other + cosign(note, witness, 1_700_000_000), verifierOf(witness)), undefined);
  const line = cosign(note, witness, 1_700_000_000);
  const start = line.lastIndexOf(' ') + 1;
  const bytes = Buffer.from(line.slice(start, -1), 'base64');
  bytes[11]! ^= 1;
  assert.equal(verifyCosignature(note + line.slice(0, start) + bytes.toString('base64') + '\n', verifierOf(witness)), undefined, 'time changed');
  assert.throws(() => cosign(note, log, 1), RangeError);
});

test('a bad signature of a known key spoils a note that has a good one', () => {
  const note = signCheckpoint(checkpoint, log);
  const bad = parseNote(signCheckpoint({ ...checkpoint, size: 9 }, log))!;
  const line = `\u2014 ${log.name} ${Buffer.concat([Buffer.from(bad.signatures[0]!.keyHash, 'hex'), bad.signatures[0]!.signature]).toString('base64')}\n`;
  assert.equal(verifyCheckpoint(note + line, verifierOf(log)), undefined);
});

test('add-checkpoint requests survive formatting; malformed ones are refused', () => {
  const note = signCheckpoint(checkpoint, log);
  const request = { oldSize: 2, consistency: consistencyProof(hashes, 2), checkpoint: note };
  const body = formatAddCheckpoint(request);
  assert.deepEqual(parseAddCheckpoint(body), request);
  assert.deepEqual(parseAddCheckpoint(formatAddCheckpoint({ ...request, oldSize: 0, consistency: [] }))?.consistency, []);
  for (const bad of [body.replace('old 2', 'old 02'), body.replace('old 2', 'size 2'), body.replace('=\n', '\n'), 'old 2\n', '']) {
    assert.equal(parseAddCheckpoint(bad), undefined);
  }
  assert.equal(parseAddCheckpoint(formatAddCheckpoint({ ...request, consistency: Array.from({ length: 64 }, () => hashes[0]!) })), undefined);
  assert.equal(parseSize(formatSize(17)), 17);
  assert.equal(parseSize('17'), undefined);
});

test('parsers answer any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const parse of [parseNote, parseCheckpoint, parseAddCheckpoint, parseVerifierKey, parseSize]) parse(text);
      assert.equal(verifyCheckpoint(text, verifierOf(log)), undefined);
      assert.equal(verifyCosignature(text, verifierOf(witness)), undefined);
    }),
  );
});

/** The example of C2SP tlog-cosignature; a stray escape in its last line of base64 is left out here. */
const PUBLISHED = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

test('the published checkpoint and cosignature are read and written byte for byte', () => {
  const note = parseNote(PUBLISHED)!;
  const published = parseCheckpoint(note.text)!;
  assert.deepEqual({ ...published, root: bytesToHex(published.root) }, { origin: 'example.com/behind-the-sofa', size: 20852163, root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62' });
  assert.equal(formatCheckpoint(published), note.text);
  assert.equal(`${note.text}\n${note.signatures.map(({ name, keyHash, signature }) => formatSignatureLine(name, keyHash, signature)).join('')}`, PUBLISHED);
  const [signature, cosignature] = note.signatures;
  assert.deepEqual([signature!.keyHash, signature!.signature.length], ['033de0ae', 64]);
  // timestamped_signature: 8 bytes of time, big endian, then 64 of Ed25519.
  assert.deepEqual([cosignature!.keyHash, cosignature!.signature.length, bytesToHex(cosignature!.signature.slice(0, 8))], ['8d66cf3f', 72, '00000000641850cb']);
});

test('what is signed, and how keys are named, is as the specifications spell it', () => {
  const { publicKey } = verifierOf(log);
  const note = signCheckpoint(checkpoint, log);
  const [body, line] = note.split('\n\n') as [string, string];
  assert.equal(`${body}\n`, `bank.example/log\n3\n${Buffer.from(checkpoint.root).toString('base64')}\n`);
  const node = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]), format: 'der', type: 'spki' });
  const blob = Buffer.from(line.slice(line.lastIndexOf(' ') + 1, -1), 'base64');
  const keyId = (name: string, type: number, key: Uint8Array): Buffer => createHash('sha256').update(`${name}\n`).update(new Uint8Array([type])).update(key).digest().subarray(0, 4);
  assert.equal(line.slice(0, line.lastIndexOf(' ')), '\u2014 bank.example/log');
  assert.deepEqual(blob.subarray(0, 4), keyId(log.name, 1, publicKey));
  assert.equal(verify(null, Buffer.from(`${body}\n`), node, blob.subarray(4)), true, 'by another implementation of Ed25519');

  const cosigned = cosign(note, witness, 1_700_000_000);
  const witnessKey = verifierOf(witness).publicKey;
  const nodeWitness = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), witnessKey]), format: 'der', type: 'spki' });
  const cosignature = Buffer.from(cosigned.slice(cosigned.lastIndexOf(' ') + 1, -1), 'base64');
  assert.deepEqual(cosignature.subarray(0, 4), keyId(witness.name, 4, witnessKey));
  assert.equal(cosignature.readBigUInt64BE(4), 1_700_000_000n);
  assert.equal(verify(null, Buffer.from(`cosignature/v1\ntime 1700000000\n${body}\n`), nodeWitness, cosignature.subarray(12)), true);
});
