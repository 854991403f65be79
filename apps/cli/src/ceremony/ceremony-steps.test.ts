/** A whole ceremony on a small circuit, and what each party must refuse. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ceremonyFault, signDocument, type Ceremony, type CeremonyFault, type PowersOfTau, type SignedCeremony } from '@probity/shared-evidence';
import { readR1cs } from '@probity/shared-r1cs';
import { readContributions, readZkey } from '@probity/shared-proving-key';
import { deriveSecrets, domainBitsOf, r1csFile, writePowersOfTau } from '@probity/shared-proving-key/testing';
import * as snarkjs from 'snarkjs';
import { publicKeyOf } from '../attestor.js';
import { applyBeacon, beginCeremony, contribute, verifyCeremony, type CeremonyGround } from './ceremony-steps.js';

// x·x = y, y·x = digest, and enough rows beside them.
const r1cs = r1csFile(8, [
  [[[2, 1n]], [[2, 1n]], [[3, 1n]]], [[[3, 1n]], [[2, 1n]], [[1, 1n]]], [[[4, 1n]], [[2, 3n]], [[5, 1n]]], [[[5, 1n], [2, 2n]], [[6, 1n]], [[7, 1n]]], [[[6, 1n]], [[6, 1n]], [[4, 1n]]],
]);
const [bank, regulator] = [randomBytes(32), randomBytes(32)];
const witnessKey = publicKeyOf(regulator);
/** 2025-10-28, before noon: between two rounds of the beacon. */
const NOW = new Date(1_761_650_000_000);
const round = Math.ceil((NOW.getTime() / 1000 - 1_692_803_367) / 3) + 10;
const beacon = { source: 'drand quicknet', round, value: 'ab'.repeat(32), iterations: 10 } as const;
const LATER = new Date(NOW.getTime() + 60_000);

let root: string;
let ground: CeremonyGround;
let done: SignedCeremony;
const powersOf = (file: string, name: string): PowersOfTau => ({ name, power: 5, blake2b: createHash('blake2b512').update(readFileSync(file)).digest('hex') });

/** A copy of the folder as it was after a step. */
function copyOf(directory: string): CeremonyGround {
  const copy = mkdtempSync(join(root, 'copy-'));
  cpSync(directory, copy, { recursive: true });
  return { ...ground, directory: copy };
}
const steps: Record<'begun' | 'byBank', string> = { begun: '', byBank: '' };

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'probity-ceremony-'));
  const directory = join(root, 'folder');
  mkdirSync(directory);
  writeFileSync(join(directory, 'circuit.r1cs'), r1cs);
  const bits = domainBitsOf(readR1cs(r1cs));
  const raw = join(root, 'raw.ptau');
  writeFileSync(raw, await writePowersOfTau(deriveSecrets('phase 1 of a test', new Uint8Array(32), bits), bits + 1));
  const ptau = join(root, 'pot.ptau');
  await snarkjs.powersOfTau.preparePhase2(raw, ptau);
  ground = { directory, circuit: 'record-test@1.0.0', role: 'record', slots: 2, r1csSha256: createHash('sha256').update(r1cs).digest('hex'), ptau, known: [powersOf(ptau, 'test.ptau')] };

  await beginCeremony(ground);
  steps.begun = copyOf(directory).directory;
  await contribute(ground, 'bank', bank, NOW);
  steps.byBank = copyOf(directory).directory;
  await contribute(ground, 'regulator', regulator, NOW);
  await applyBeacon(ground, beacon, LATER);
  done = await verifyCeremony(ground, regulator);
});

after(async () => {
  await (await snarkjs.curves.getCurveFromName('bn128')).terminate();
  rmSync(root, { recursive: true });
});

const fault = (signed: SignedCeremony): CeremonyFault | undefined => ceremonyFault(signed, witnessKey, ground.known);
/** The transcript with a change, signed again by the witness: what the signature alone would let through. */
const resigned = (change: (transcript: Ceremony) => void, by = regulator): SignedCeremony => {
  const document = structuredClone(done.document);
  change(document);
  return signDocument(document, by);
};
const codeOf = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;

describe('a ceremony', () => {
  it('of bank, regulator and beacon shows all that the class asks for', () => {
    assert.equal(fault(done), undefined);
    assert.deepEqual(done.document.contributions.map(({ document }) => document.by), ['bank', 'regulator']);
  });

  it('gives no class where any field of the transcript is changed after it was signed', () => {
    const { document } = done;
    for (const field of Object.keys(document) as (keyof Ceremony)[]) {
      assert.equal(fault({ ...done, document: { ...document, [field]: field === 'slots' ? 3 : 'other' } as Ceremony }), 'CEREMONY_NOT_VERIFIED', field);
    }
    assert.equal(fault(resigned(() => {}, bank)), 'CEREMONY_NOT_VERIFIED', "the bank's own word");
  });

  it('gives no class without the regulator, the bank, listed powers of tau, an unbroken chain, or a beacon after the last contribution', () => {
    assert.equal(fault(resigned((t) => t.contributions.pop())), 'CEREMONY_OUTSIDER_MISSING');
    // A certifier's word is of no use for a public circuit, nor the witness's for a model.
    assert.equal(fault(resigned((t) => { t.role = 'model'; })), 'CEREMONY_NOT_VERIFIED');
    assert.equal(fault(resigned((t) => { t.verifiedBy = 'an audit firm'; })), 'CEREMONY_NOT_VERIFIED');
    assert.equal(fault(resigned((t) => { t.role = 'model'; t.verifiedBy = 'an audit firm'; })), 'CEREMONY_CONTRIBUTION_FORGED');
    assert.equal(fault(resigned((t) => { t.powersOfTau.blake2b = '0'.repeat(128); })), 'CEREMONY_POWERS_UNKNOWN');
    assert.equal(fault(resigned((t) => { t.initialKeySha256 = '0'.repeat(64); })), 'CEREMONY_CHAIN_BROKEN');
    assert.equal(fault(resigned((t) => t.contributions.reverse())), 'CEREMONY_CHAIN_BROKEN');
    assert.equal(fault(resigned((t) => { t.circuit = 'record-other@1.0.0'; })), 'CEREMONY_CHAIN_BROKEN');
    assert.equal(fault(resigned((t) => { t.beacon.round -= 20; })), 'CEREMONY_BEACON_EARLY');
    assert.equal(fault(resigned((t) => { t.beacon.round += 7 * 86_400; })), 'CEREMONY_BEACON_EARLY');
    // The bank says that its own contribution is the regulator's.
    assert.equal(fault(resigned((t) => { t.contributions[1] = signDocument(t.contributions[1]!.document, bank); })), 'CEREMONY_CONTRIBUTION_FORGED');
    assert.equal(fault(resigned((t) => { t.contributions[1]!.document.contributionHash = '0'.repeat(128); })), 'CEREMONY_CONTRIBUTION_FORGED');
    assert.equal(fault(resigned((t) => { t.contributions[0] = signDocument({ ...t.contributions[0]!.document, by: 'regulator' }, regulator); })), 'CEREMONY_BANK_MISSING');
  });

  it("of a model's circuit is verified by its certifier, who contributed, and by nobody else", async () => {
    const certifier = randomBytes(32);
    const folder: CeremonyGround = { ...copyOf(steps.byBank), role: 'model' };
    await contribute(folder, 'certifier', certifier, NOW);
    await applyBeacon(folder, beacon, LATER);
    const signed = await verifyCeremony(folder, certifier, 'an audit firm');
    assert.equal(ceremonyFault(signed, publicKeyOf(certifier), ground.known), undefined);
    assert.equal(fault(signed), 'CEREMONY_NOT_VERIFIED');
    await assert.rejects(verifyCeremony(folder, regulator, 'another firm'), codeOf('CEREMONY_CONTRIBUTION_FORGED'));
  });

  it('names contributions by the hash that snarkjs gives them', async () => {
    const file = join(root, 'another.zkey');
    const hash = await snarkjs.zKey.contribute(join(steps.byBank, '0001.zkey'), file, 'another', 'entropy');
    const [first, second] = await readContributions(readFileSync(file));
    assert.deepEqual([first!.hash, second!.hash], [done.document.contributions[0]!.document.contributionHash, Buffer.from(hash).toString('hex')]);
  });

  it('is not begun or contributed to on powers of tau that are not listed, as those without a contribution', async () => {
    const untouched = join(root, 'untouched.ptau');
    await snarkjs.powersOfTau.newAccumulator(await snarkjs.curves.getCurveFromName('bn128'), 5, untouched);
    await assert.rejects(contribute({ ...copyOf(steps.begun), ptau: untouched }, 'regulator', regulator, NOW), codeOf('CEREMONY_POWERS_UNKNOWN'));
  });

  it('is not contributed to for a circuit that this machine did not compile', () =>
    assert.rejects(contribute({ ...copyOf(steps.begun), r1csSha256: '0'.repeat(64) }, 'regulator', regulator, NOW), codeOf('CEREMONY_OTHER_CIRCUIT')));

  it('makes no forging oracle of the regulator: a key with IC in the place of L is refused before the contribution', async () => {
    const bait = copyOf(steps.begun);
    const file = join(bait.directory, '0000.zkey');
    const key = readFileSync(file);
    const { l, ic } = readZkey(key);
    l.set(ic);
    writeFileSync(file, key);
    await assert.rejects(contribute(bait, 'regulator', regulator, NOW), codeOf('KEY_NOT_OF_CIRCUIT'));
    assert.throws(() => readFileSync(join(bait.directory, '0001.zkey')), { code: 'ENOENT' });
  });

  it('refuses points alone, without the coefficients that they can be checked by', async () => {
    const folder = copyOf(steps.begun);
    writeFileSync(join(folder.directory, '0000.zkey'), readFileSync(join(folder.directory, '0000.zkey')).subarray(0, 400));
    await assert.rejects(contribute(folder, 'regulator', regulator, NOW), codeOf('MALFORMED_KEY'));
  });

  it('does not pass where the key was put back to before the regulator contributed', async () => {
    // The bank applies the beacon to its own contribution, whose secret it knows, and keeps the regulator's record in the list.
    const folder = copyOf(steps.byBank);
    await applyBeacon(folder, beacon, LATER);
    const draft = JSON.parse(readFileSync(join(folder.directory, 'ceremony.json'), 'utf8')) as { contributions: unknown[] };
    draft.contributions = [...done.document.contributions];
    writeFileSync(join(folder.directory, 'ceremony.json'), JSON.stringify(draft));
    await assert.rejects(verifyCeremony(folder, regulator), codeOf('CEREMONY_KEY_REFUSED'));
  });

  it('does not pass with another beacon value than the one applied, and takes no contribution after it', async () => {
    const folder = copyOf(ground.directory);
    const file = join(folder.directory, 'ceremony.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('ab'.repeat(32), 'cd'.repeat(32)));
    await assert.rejects(verifyCeremony(folder, regulator), codeOf('CEREMONY_KEY_REFUSED'));
    await assert.rejects(contribute(copyOf(ground.directory), 'bank', bank, LATER), codeOf('CEREMONY_STEP_REFUSED'));
    await assert.rejects(applyBeacon(copyOf(steps.byBank), { ...beacon, round: round + 1000 }, LATER), codeOf('CEREMONY_STEP_REFUSED'));
  });
});
