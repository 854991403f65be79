/** A good day of three records in two chunks, with everything that is registered for it. */
import {
  batchRoot, policyCommitment, POSTING_LAYOUT, queryKeyCommitment, sealChunk, VIEW_LAYOUT, ZERO_TOTALS,
  type ChunkInput, type Posting, type RecordOpening, type Totals, type WindowView,
} from '@probity/shared-commitments';
import {
  caseLogOver, documentSha256, leafBytes, signDocument, type BatchHeader, type CircuitCertificate, type CircuitKey, type CloseLeaf, type EvidenceBundle, type LedgerAttestation,
} from '@probity/shared-evidence';
import { featureProgramDigest, featureWidths, type FeatureProgram } from '@probity/shared-feature-program';
import {
  cosign, formatVerifierKey, inclusionProof, leafHash, rootOf, signCheckpoint, verifierOf, withCosignatures, type NoteSigner, type TreeHash,
} from '@probity/shared-transparency';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { calendarDay } from './calendar-day.js';
import { chunkSignals } from './evidence-case.js';
import { documentLeafHash } from './history.js';
import { simulateProof, trapdoor, verifyingKeyOf } from './simulated-proofs.testing.js';
import { circuitKeyDigest, type KnownHistory, type TrustMaterial } from './trust.js';

const secret = (byte: string): Uint8Array => hexToBytes(byte.repeat(32));
export const logKey: NoteSigner = { name: 'sample-bank/log', type: 'ed25519', secretKey: secret('a1') };
export const witnessKey: NoteSigner = { name: 'sample-supervisor/witness', type: 'cosignature', secretKey: secret('a2') };
export const attestorSecret = secret('a3');
export const certifierSecret = secret('a4');
/** Of two people who may approve recoveries. */
export const recoverySecrets = [secret('a5'), secret('a6')] as const;

export const recordTrapdoor = trapdoor(3n);
export const modelTrapdoor = trapdoor(4n);

const SLOTS = 2;
const DATE = '2025-10-26';
const TIME_ZONE = 'Europe/Berlin';
const program: FeatureProgram = {
  id: 'sample', version: '1.0.0',
  features: [{ name: 'amountBits', bits: 6, meaning: 'bit length of the amount', value: { bitLength: { field: 'amountBase' } } }],
  rules: [{ id: 'very-large', meaning: 'base amount of twice the reporting limit or more', when: { atLeast: [{ field: 'amountBase' }, 2_000_000] } }],
};
const policy = { thresholds: [500_000n, 500_000n, 500_000n, 500_000n], belowLine: [400_000n, 400_000n, 400_000n, 400_000n] };
const programDigest = featureProgramDigest(program).toString();
const common = { bankId: 'sample-bank', validFrom: '2025-01-01' };

function key(role: CircuitKey['role']): CircuitKey {
  return { kind: 'circuit-key', circuit: `sample-${role}@1.0.0`, role, slots: SLOTS, verifyingKey: verifyingKeyOf(role === 'record' ? recordTrapdoor : modelTrapdoor) };
}
const keys = { record: key('record'), model: key('model') };

const certificate: CircuitCertificate = {
  kind: 'circuit-certificate', modelId: 'sample-model@1.0.0', modelDigest: '77', modelCircuit: 'sample-model@1.0.0', featureProgramDigest: programDigest,
  slots: SLOTS, r1csSha256: '01'.repeat(32), initialKeySha256: '02'.repeat(32), finalKeySha256: '02'.repeat(32),
  verifyingKeySha256: circuitKeyDigest(keys.model)!, certifier: 'sample-auditor', issuedAt: '2025-01-01T00:00:00Z',
};

export function sampleTrust(): TrustMaterial {
  return structuredClone({
    bank: {
      kind: 'bank-registration', bankId: common.bankId, name: 'Sample Bank', timeZone: TIME_ZONE, logKey: formatVerifierKey(verifierOf(logKey)),
      attestorKey: bytesToHex(ed25519.getPublicKey(attestorSecret)), queryKeyCommitment: queryKeyCommitment(5n).toString(), startDate: '2025-01-01',
      recoveryKeys: recoverySecrets.map((key, i) => ({ name: `person ${i + 1}`, publicKey: bytesToHex(ed25519.getPublicKey(key)) })),
    },
    logKeyRotations: [],
    lineRegisters: [{ kind: 'line-register', ...common, version: 1, baseCurrency: 'EUR', lines: [{ slot: 0, code: 'sct-in', name: 'SCT in', currency: 'EUR' }, { slot: 1, code: 'cash', name: 'Cash', currency: 'EUR' }] }],
    featurePrograms: [{ kind: 'feature-program-registration', ...common, program, recordCircuit: keys.record.circuit }],
    models: [{ kind: 'model-registration', ...common, modelId: certificate.modelId, modelDigest: certificate.modelDigest, modelCircuit: keys.model.circuit, featureProgramDigest: programDigest }],
    policies: [{ kind: 'policy-registration', ...common, version: 1, policyCommitment: policyCommitment(policy, 9n).toString() }],
    circuitKeys: [{ key: keys.record, trustClass: 'development' }, { key: keys.model, trustClass: 'development' }],
    certifiers: [{ name: 'sample-auditor', publicKey: bytesToHex(ed25519.getPublicKey(certifierSecret)) }],
    certificates: [],
    witnessKey: formatVerifierKey(verifierOf(witnessKey)),
    sandbox: true,
  } satisfies TrustMaterial);
}

function opening(line: bigint, amount: bigint, score: bigint, bookingTime: number): RecordOpening {
  const zeros = <T>(layout: readonly { name: string }[]): T => Object.fromEntries(layout.map(({ name }) => [name, 0n])) as T;
  const posting: Posting = { ...zeros<Posting>(POSTING_LAYOUT), line, amount, amountBase: amount, bookingTime: BigInt(bookingTime) };
  return {
    facts: { posting, account: 1n, customer: 2n, counterparty: 3n, reference: 4n + amount }, transactionSalt: 21n, view: zeros<WindowView>(VIEW_LAYOUT),
    windowDigest: 6n, segment: 0n, riskClass: 0n, features: [BigInt(amount.toString(2).length)], rules: [amount >= 2_000_000n ? 1n : 0n], score, recordSalt: 22n, inferenceSalt: 23n,
  };
}

const wire = (totals: Totals): BatchHeader['totals']['last'] => ({
  records: totals.records.toString(), lines: totals.lines.map(({ count, amount }) => ({ count: count.toString(), amount: amount.toString() })),
  large: totals.large.toString(), alerts: totals.alerts.toString(), belowLine: totals.belowLine.toString(), histogram: totals.histogram.map(String), rules: totals.rules.map(String),
});

/** The leaf before the sample day: a close leaf of the date before. */
export const earlierLeaf = (): Uint8Array => leafBytes(sampleParts('empty', '2025-10-25').close);

/** Where two leaves stand in a log that they were appended to, signed and cosigned. @param headerFirst as no honest bank logs them */
export function logOf(close: CloseLeaf, header: BatchHeader, earlier: readonly TreeHash[] = [leafHash(earlierLeaf())], headerFirst = false): EvidenceBundle['log'] {
  const leaves = [leafHash(leafBytes(close)), leafHash(leafBytes(header))];
  const hashes = [...earlier, ...(headerFirst ? leaves.reverse() : leaves)];
  const [closeIndex, headerIndex] = headerFirst ? [earlier.length + 1, earlier.length] : [earlier.length, earlier.length + 1];
  const note = signCheckpoint({ origin: logKey.name, size: hashes.length, root: rootOf(hashes) }, logKey);
  return {
    checkpoint: withCosignatures(note, cosign(note, witnessKey, 1_761_500_000)),
    closeIndex, closeInclusion: inclusionProof(hashes, closeIndex).map(bytesToHex), headerIndex, headerInclusion: inclusionProof(hashes, headerIndex).map(bytesToHex),
  };
}

/** Appends both leaves to a log of one leaf (or of the given ones), signs and cosigns, and proves every chunk anew unless proofs are given. */
export function publish(
  parts: { close: CloseLeaf; header: BatchHeader; attestation: EvidenceBundle['attestation']; certificate: EvidenceBundle['certificate'] },
  proofs?: EvidenceBundle['proofs'],
  earlier?: readonly TreeHash[],
): EvidenceBundle {
  const header = { ...parts.header, closeLeafHash: documentLeafHash(parts.close) };
  const bundle: EvidenceBundle = {
    kind: 'evidence-bundle', version: 1, close: parts.close, header, attestation: parts.attestation, certificate: parts.certificate, proofs: [], log: logOf(parts.close, header, earlier),
  };
  return { ...bundle, proofs: proofs ?? chunkSignals(bundle).map(({ record, model }) => ({ record: simulateProof(recordTrapdoor, record), model: simulateProof(modelTrapdoor, model) })) };
}

const FX_TABLE_DIGEST = '1';

/** The parts of the day before it is logged. Deterministic. @param more records beyond the three, of 1 EUR each */
export function sampleParts(kind: 'normal' | 'empty' = 'normal', date = DATE, more = 0): Parameters<typeof publish>[0] {
  const { dayStart, dayEnd } = calendarDay(date, TIME_ZONE)!;
  const others = Array.from({ length: more }, (_, i) => opening(0n, 100n, 10n, dayStart + 100 + i));
  const records = kind === 'empty' ? [] : [opening(0n, 1_500n, 10n, dayStart), opening(1n, 2_000_000n, 600_000n, dayStart + 90), ...others, opening(0n, 300n, 450_000n, dayEnd - 1)];
  let totals = ZERO_TOTALS;
  let salt = 31n;
  const chunks: CloseLeaf['chunks'] = [];
  const lookupTags: string[] = [];
  const trust = sampleTrust();
  for (let at = 0; at < records.length; at += SLOTS) {
    const input: ChunkInput = { records: records.slice(at, at + SLOTS), totalsBefore: totals, totalsBeforeSalt: salt, totalsAfterSalt: salt + 1n, policy, policySalt: 9n, queryKey: 5n };
    const sealed = sealChunk(SLOTS, featureWidths(program), input);
    chunks.push(Object.fromEntries(Object.entries(sealed.commitments).map(([name, value]) => [name, String(value)])) as CloseLeaf['chunks'][number]);
    lookupTags.push(...sealed.records.map(({ lookupTag }) => lookupTag.toString()));
    totals = sealed.totalsAfter;
    salt += 1n;
  }

  const last = wire(totals);
  const tally = (slot: number): { count: string; amount: string } => last.lines[slot]!;
  const zero = { count: '0', amount: '0' };
  const attestation: LedgerAttestation = {
    kind: 'ledger-attestation', bankId: common.bankId, businessDate: date, batchKind: kind, batchIndex: 0, lines: last.lines.map((line, slot) => ({ slot, ...line, quarantined: zero })), fxTableDigest: FX_TABLE_DIGEST,
    differences: { missing: 0, extra: 0 }, slots: SLOTS, transactionsCommitments: chunks.map(({ transactionsCommitment }) => transactionsCommitment), attestedAt: new Date((dayEnd + 7200) * 1000).toISOString(),
  };
  const shared = {
    bankId: common.bankId, businessDate: date, dayStart, dayEnd, batchKind: kind, batchIndex: 0, slots: SLOTS, recordCircuit: keys.record.circuit, modelCircuit: keys.model.circuit,
    featureProgramDigest: programDigest, modelDigest: certificate.modelDigest, policyCommitment: trust.policies[0]!.policyCommitment,
    queryKeyCommitment: trust.bank.queryKeyCommitment, attestationSha256: documentSha256(attestation),
  } as const;
  const close: CloseLeaf = { kind: 'close', ...shared, chunks, lookupTags };
  const header: BatchHeader = {
    kind: 'header', ...shared, closeLeafHash: '00'.repeat(32), batchRoot: '0', totals: { firstSalt: '31', last, lastSalt: salt.toString() },
    coverage: last.lines.map((_, slot) => ({ slot, ledger: tally(slot), scored: tally(slot), quarantined: zero, excluded: zero })),
    recordKeySha256: circuitKeyDigest(keys.record)!, modelKeySha256: circuitKeyDigest(keys.model)!, certificateSha256: documentSha256(certificate),
    lineRegisterSha256: documentSha256(trust.lineRegisters[0]), fxTableDigest: FX_TABLE_DIGEST, alerts: { raised: Number(last.alerts), merged: 0 },
    caseLog: caseLogOver([], '5e'.repeat(32)), rescoreDifferences: 0, windowsSince: '2024-10-01',
  };
  const draft = { close, header, attestation: signDocument(attestation, attestorSecret), certificate: signDocument(certificate, certifierSecret) };
  header.batchRoot = rootOfChunks(draft);
  return draft;
}

/** The batch root that fits the statements of close leaf and header. */
export function rootOfChunks(parts: Pick<EvidenceBundle, 'close' | 'header'>): string {
  return batchRoot(chunkSignals(parts as EvidenceBundle).map(({ chunk }) => chunk)).toString();
}

export const sampleHistory = (): KnownHistory => ({
  known: true, checkpoint: 'kept', closeWitnessedFirst: true, previousHeader: undefined, namedPreviousKnown: false, sameDate: [], placeTaken: false,
  otherCloses: [], recovering: undefined, recoverySize: { cosigned: false, restored: false },
});
