/**
 * Finance's command: attests a sealed batch from finance's own ledger extract, with finance's own key. Its folder holds
 * the key, the pseudonym key that the bank shares with it, its own copy of the register of lines, the FX tables and
 * the risk lists, and which postings earlier batches covered.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { businessDateOf } from '@probity/bank-batches';
import { attest, attestationRequestSchema } from '@probity/bank-ledger-attestor';
import { countryRiskOn, fxTableOn, readLedger, recordKey, type FxTable, type LedgerEntry, type LineRegister, type RiskList } from '@probity/bank-transactions';
import { signDocument, type LedgerAttestation, type Signed } from '@probity/shared-evidence';
import type { ApiClient } from './api-client.js';

interface AttestorSettings {
  readonly pseudonymKey: string;
  readonly lines: LineRegister;
  readonly fxTables: readonly FxTable[];
  /** In which finance keeps its books; left out: UTC. */
  readonly timeZone?: string;
  /** Finance's own copies of the bank's lists; none: the example holds. */
  readonly riskLists?: readonly RiskList[];
}

/** An Ed25519 secret key in a file of its own (0600), made when it isn't there yet. */
export function secretKeyIn(directory: string): Uint8Array {
  return secretKeyOf(join(directory, 'secret-key'));
}

export function secretKeyOf(file: string): Uint8Array {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, bytesToHex(randomBytes(32)), { mode: 0o600 });
  }
  return hexToBytes(readFileSync(file, 'utf8').trim());
}

export const publicKeyOf = (secretKey: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secretKey));

/** Sets up finance's folder. */
export function writeAttestorSettings(directory: string, settings: AttestorSettings): void {
  secretKeyIn(directory);
  writeFileSync(join(directory, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
}

/** Makes and signs the attestation of a sealed batch. Nothing is sent. */
export async function makeAttestation(directory: string, bank: ApiClient, batchId: string, ledgerFile: string, attestedAt = new Date()): Promise<Signed<LedgerAttestation>> {
  const request = attestationRequestSchema.parse(await bank.get(`/batches/${batchId}/attestation-request`));
  const settings = JSON.parse(readFileSync(join(directory, 'settings.json'), 'utf8')) as AttestorSettings;
  const entries: LedgerEntry[] = [];
  for await (const entry of readLedger(createReadStream(ledgerFile))) {
    if (dateOf(entry, settings.timeZone) === request.businessDate) entries.push(entry);
  }
  const covered = readCovered(directory, request.businessDate);
  const wanted = new Set(request.records.map(recordKey));
  // A correction or a recovery covers again what the batch that it replaces covered.
  const earlier = Object.entries(covered).filter(([index, keys]) => Number(index) < request.batchIndex && !((request.batchKind === 'correction' || request.batchKind === 'recovery') && keys.some((key) => wanted.has(key))));
  const attestation = attest(
    request,
    { entries, coveredBefore: new Set(earlier.flatMap(([, keys]) => keys)) },
    { lines: settings.lines, fx: fxTableOn(settings.fxTables, request.businessDate), countryRisk: countryRiskOn(settings.riskLists ?? [], request.businessDate), pseudonymKey: BigInt(settings.pseudonymKey) },
    attestedAt,
  );
  const known = new Set(entries.map(recordKey));
  writeCovered(directory, request.businessDate, { ...covered, [request.batchIndex]: [...wanted].filter((key) => known.has(key)) });
  return signDocument(attestation, secretKeyIn(directory));
}

/** Attests a batch and hands the signed document in: the batch closes with it. */
export async function attestBatch(directory: string, bank: ApiClient, batchId: string, ledgerFile: string, attestedAt = new Date()): Promise<Signed<LedgerAttestation>> {
  const signed = await makeAttestation(directory, bank, batchId, ledgerFile, attestedAt);
  await bank.post(`/batches/${batchId}/attestation`, signed);
  return signed;
}

const dateOf = ({ bookingTime }: LedgerEntry, timeZone = 'UTC'): string => businessDateOf(bookingTime, timeZone);

/** Keys of the postings that each batch of a date covered, by batch index. */
type Covered = Readonly<Record<string, readonly string[]>>;

function coveredFile(directory: string, date: string): string {
  return join(directory, 'covered', `${date}.json`);
}

function readCovered(directory: string, date: string): Covered {
  const file = coveredFile(directory, date);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Covered) : {};
}

function writeCovered(directory: string, date: string, covered: Covered): void {
  mkdirSync(join(directory, 'covered'), { recursive: true, mode: 0o700 });
  writeFileSync(coveredFile(directory, date), JSON.stringify(covered));
}
