/**
 * The steps of a key's ceremony over one folder: `circuit.r1cs`, `0000.zkey` and so on, `final.zkey`, `ceremony.json`. The folder goes from hand
 * to hand, so nothing in it is believed: each step is told which constraint file its own machine compiled, and has its own powers of tau.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ceremonyBeaconSchema, ceremonyContributionSchema, ceremonyFault, ceremonySchema, CEREMONY_FAULTS, CEREMONY_WITNESS, KNOWN_POWERS_OF_TAU, powersOfTauSchema, roundTime, sha256String, signDocument, signedSchema, versionedId,
  type Ceremony, type CeremonyBeacon, type CeremonyContribution, type PowersOfTau, type Signed, type SignedCeremony,
} from '@probity/shared-evidence';
import { ProbityError } from '@probity/shared-platform';
import { parseSnarkjsVerifyingKey, verifyingKeyDigest } from '@probity/shared-proof-verifier';
import { checkKeyAgainstR1cs, inspectKey, readContributions, referenceOfPowersOfTau } from '@probity/shared-proving-key';
import * as snarkjs from 'snarkjs';
import { z } from 'zod';

/** What is in the folder until the regulator's witness signs the whole. */
const draftSchema = z.strictObject({
  circuit: versionedId,
  slots: z.number().int(),
  r1csSha256: sha256String,
  powersOfTau: powersOfTauSchema,
  initialKeySha256: sha256String,
  contributions: z.array(signedSchema(ceremonyContributionSchema)),
  beacon: ceremonyBeaconSchema.optional(),
});
type Draft = z.infer<typeof draftSchema>;

/** The circuit as this machine compiled it, and phase 1 as this machine has it. */
export interface CeremonyGround {
  readonly directory: string;
  readonly circuit: string;
  readonly role: Ceremony['role'];
  readonly slots: number;
  /** Of the constraint file that was compiled here. */
  readonly r1csSha256: string;
  readonly ptau: string;
  /** Public powers of tau that count, if not those of the project. */
  readonly known?: readonly PowersOfTau[];
}

type CeremonyErrorCode = 'CEREMONY_POWERS_UNKNOWN' | 'CEREMONY_OTHER_CIRCUIT' | 'CEREMONY_STEP_REFUSED' | 'CEREMONY_KEY_REFUSED';
const refused = (code: CeremonyErrorCode, what: string): ProbityError => new ProbityError(code, what);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const draftFile = (directory: string): string => join(directory, 'ceremony.json');
const keyFile = (directory: string, index: number): string => join(directory, `${String(index).padStart(4, '0')}.zkey`);

/** Lists a key's powers of tau, by digest and not by name. @throws ProbityError CEREMONY_POWERS_UNKNOWN */
function requirePowers({ ptau, known = KNOWN_POWERS_OF_TAU }: CeremonyGround): PowersOfTau {
  const digest = createHash('blake2b512').update(readFileSync(ptau)).digest('hex');
  const found = known.find(({ blake2b }) => blake2b === digest);
  if (found === undefined) throw refused('CEREMONY_POWERS_UNKNOWN', `${ptau} is none of the listed public powers of tau: download a file that docs/ceremony.md names`);
  return found;
}

function requireR1cs({ directory, r1csSha256 }: CeremonyGround): Uint8Array {
  const file = readFileSync(join(directory, 'circuit.r1cs'));
  if (sha256(file) !== r1csSha256) throw refused('CEREMONY_OTHER_CIRCUIT', 'circuit.r1cs is not the circuit that this machine compiled: do not contribute');
  return file;
}

function requireDraft(ground: CeremonyGround, powers: PowersOfTau): Draft {
  const draft = draftSchema.parse(JSON.parse(readFileSync(draftFile(ground.directory), 'utf8')));
  if (draft.circuit !== ground.circuit || draft.slots !== ground.slots || draft.r1csSha256 !== ground.r1csSha256 || draft.powersOfTau.blake2b !== powers.blake2b) {
    throw refused('CEREMONY_OTHER_CIRCUIT', 'ceremony.json is of another circuit or other powers of tau than this machine has: do not contribute');
  }
  return draft;
}

/** Replaced as a whole: a process that dies leaves the old one or the new one. A link that somebody left in the folder is not followed. */
function write(file: string, text: string): void {
  rmSync(`${file}.part`, { force: true });
  writeFileSync(`${file}.part`, text, { flag: 'wx' });
  renameSync(`${file}.part`, file);
}
const writeDraft = (directory: string, draft: object): void => write(draftFile(directory), `${JSON.stringify(draft, null, 2)}\n`);

/** snarkjs writes beside it, and the file gets its name once it is whole. */
async function made(file: string, work: (part: string) => Promise<unknown>): Promise<Uint8Array> {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const outcome = await work(part);
  if (outcome === false || outcome === -1) throw refused('CEREMONY_KEY_REFUSED', 'snarkjs could not make the key: are the powers of tau for a circuit of this size?');
  renameSync(part, file);
  return readFileSync(file);
}

/** Makes the first key of the circuit from phase 1. Made again, it has the same bytes. */
export async function beginCeremony(ground: CeremonyGround): Promise<{ initialKeySha256: string }> {
  const { directory, circuit, slots, r1csSha256, ptau } = ground;
  const powersOfTau = requirePowers(ground);
  requireR1cs(ground);
  if (existsSync(draftFile(directory))) throw refused('CEREMONY_STEP_REFUSED', `a ceremony was begun in ${directory} already`);
  const key = await made(keyFile(directory, 0), (part) => snarkjs.zKey.newZKey(join(directory, 'circuit.r1cs'), ptau, part));
  const initialKeySha256 = sha256(key);
  writeDraft(directory, { circuit, slots, r1csSha256, powersOfTau, initialKeySha256, contributions: [] });
  return { initialKeySha256 };
}

/**
 * Checks every point of the newest key against the circuit compiled here and phase 1, contributes, checks what came out, and signs. The secret is
 * drawn from the operating system's generator inside snarkjs, and is never written. A key that is off is refused before anything secret exists: who
 * contributes to it forges for whoever made it.
 * @throws SetupError KEY_NOT_OF_CIRCUIT, MALFORMED_KEY; ProbityError
 */
export async function contribute(ground: CeremonyGround, by: CeremonyContribution['by'], secretKey: Uint8Array, now: Date): Promise<Signed<CeremonyContribution>> {
  const { directory, circuit, slots, r1csSha256 } = ground;
  const powers = requirePowers(ground);
  const r1cs = requireR1cs(ground);
  const draft = requireDraft(ground, powers);
  if (draft.beacon !== undefined) throw refused('CEREMONY_STEP_REFUSED', 'the beacon is applied already: nothing may follow on it');
  const index = draft.contributions.length;
  const before = readFileSync(keyFile(directory, index));
  await requireKey(ground, before, r1cs);
  const hashes = (await readContributions(before)).map(({ hash }) => hash);
  if (hashes.join() !== draft.contributions.map(({ document }) => document.contributionHash).join()) throw refused('CEREMONY_KEY_REFUSED', 'the newest key holds other contributions than ceremony.json lists');

  const after = await made(keyFile(directory, index + 1), (part) => snarkjs.zKey.contribute(keyFile(directory, index), part, by, 'mixed with 64 bytes of the operating system'));
  await requireKey(ground, after, r1cs);
  inspectKey(after);
  const signed = signDocument<CeremonyContribution>(
    {
      kind: 'ceremony-contribution', circuit, slots, r1csSha256, powersOfTau: powers.blake2b, initialKeySha256: draft.initialKeySha256, index, by,
      keyBeforeSha256: sha256(before), keyAfterSha256: sha256(after), contributionHash: (await readContributions(after)).at(-1)!.hash, at: now.toISOString(),
    },
    secretKey,
  );
  writeDraft(directory, { ...draft, contributions: [...draft.contributions, signed] });
  return signed;
}

/** Every point of the key, and every contribution's proof of knowledge. */
async function requireKey({ directory, ptau }: CeremonyGround, key: Uint8Array, r1cs: Uint8Array): Promise<void> {
  await checkKeyAgainstR1cs(key, r1cs, referenceOfPowersOfTau(readFileSync(ptau)));
  if (!(await snarkjs.zKey.verifyFromR1cs(join(directory, 'circuit.r1cs'), ptau, key))) throw refused('CEREMONY_KEY_REFUSED', 'a contribution in the key does not hold: do not contribute to it and do not accept it');
}

/** Ends the ceremony with a public value. Made again from the same key and value, the result has the same bytes. */
export async function applyBeacon(ground: CeremonyGround, beacon: Omit<CeremonyBeacon, 'contributionHash'>, now: Date): Promise<CeremonyBeacon> {
  const { directory } = ground;
  const draft = requireDraft(ground, requirePowers(ground));
  const last = draft.contributions.length;
  if (last === 0) throw refused('CEREMONY_STEP_REFUSED', 'nobody contributed yet');
  if (draft.beacon !== undefined) throw refused('CEREMONY_STEP_REFUSED', 'the beacon is applied already');
  if (roundTime(beacon.round) > now.getTime() / 1000) throw refused('CEREMONY_STEP_REFUSED', 'this round of the beacon is not over yet');
  const key = await made(join(directory, 'final.zkey'), (part) => snarkjs.zKey.beacon(keyFile(directory, last), part, beacon.source, beacon.value, beacon.iterations));
  const applied = { ...beacon, contributionHash: (await readContributions(key)).at(-1)!.hash };
  writeDraft(directory, { ...draft, beacon: applied });
  return applied;
}

/**
 * Verifies a finished ceremony with what this machine compiled and downloaded itself, and signs its transcript: for the regulator's witness, or for
 * a model's circuit its certifier. Each field is recomputed here or bound by a contributor's signature, never copied unseen.
 * @throws ProbityError with the fault; SetupError
 */
export async function verifyCeremony(ground: CeremonyGround, secretKey: Uint8Array, verifiedBy = CEREMONY_WITNESS): Promise<SignedCeremony> {
  const { directory, circuit, role, slots, r1csSha256, ptau } = ground;
  const powersOfTau = requirePowers(ground);
  const r1cs = requireR1cs(ground);
  const draft = requireDraft(ground, powersOfTau);
  const { beacon, contributions } = draft;
  if (beacon === undefined) throw refused('CEREMONY_STEP_REFUSED', 'the ceremony has no beacon yet');
  const final = readFileSync(join(directory, 'final.zkey'));
  inspectKey(final);
  await requireKey(ground, final, r1cs);

  const inKey = await readContributions(final);
  const listed = [...contributions.map(({ document }) => document.contributionHash), beacon.contributionHash];
  if (inKey.map(({ hash }) => hash).join() !== listed.join()) throw refused('CEREMONY_KEY_REFUSED', 'the final key holds other contributions than ceremony.json lists');
  const ending = inKey.at(-1)!.beacon;
  if (ending?.value !== beacon.value || ending.iterations !== beacon.iterations) throw refused('CEREMONY_KEY_REFUSED', 'the last contribution in the final key is not the beacon of ceremony.json');
  const remade = async (work: (part: string) => Promise<unknown>): Promise<string> => {
    const file = join(directory, 'check.zkey');
    const digest = sha256(await made(file, work));
    rmSync(file);
    return digest;
  };
  if ((await remade((part) => snarkjs.zKey.newZKey(join(directory, 'circuit.r1cs'), ptau, part))) !== draft.initialKeySha256) throw refused('CEREMONY_KEY_REFUSED', 'the first key is not the one that circuit and powers of tau give');
  const last = keyFile(directory, contributions.length);
  if (sha256(readFileSync(last)) !== contributions.at(-1)?.document.keyAfterSha256) throw refused('CEREMONY_KEY_REFUSED', 'the key before the beacon is not the one that the last contributor signed');
  if ((await remade((part) => snarkjs.zKey.beacon(last, part, beacon.source, beacon.value, beacon.iterations))) !== sha256(final)) throw refused('CEREMONY_KEY_REFUSED', 'the final key is not what the beacon makes of the last contribution');

  const key = parseSnarkjsVerifyingKey(JSON.parse(JSON.stringify(await snarkjs.zKey.exportVerificationKey(final), (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))));
  if (!key.ok) throw refused('CEREMONY_KEY_REFUSED', `the verifying key is not sound (${key.message})`);
  const transcript: Ceremony = ceremonySchema.parse({
    kind: 'ceremony', circuit, role, slots, r1csSha256, powersOfTau, initialKeySha256: draft.initialKeySha256, contributions, beacon,
    finalKeySha256: sha256(final), verifyingKeySha256: verifyingKeyDigest(key.value), verifiedBy,
  });
  const signed = signDocument(transcript, secretKey);
  const fault = ceremonyFault(signed, signed.publicKey, ground.known);
  if (fault !== undefined) throw new ProbityError(fault, CEREMONY_FAULTS[fault]);
  return signed;
}
