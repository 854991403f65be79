/** For each rule of the judge, evidence or registrations that break it, and as little else as can be. Deterministic. */
import { documentSha256, leafBytes, signDocument, type BatchHeader, type EvidenceBundle } from '@probity/shared-evidence';
import { compareBytes, consistencyProof, cosign, inclusionProof, leafHash, rootOf, signCheckpoint, withCosignatures, type TreeHash } from '@probity/shared-transparency';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { archiveDay, archiveEvidence, type ArchiveHistory } from './archive.js';
import { chunkSignals } from './evidence-case.js';
import { documentLeafHash } from './history.js';
import { approvalOf } from './recovery.js';
import type { RuleId } from './rules.js';
import { attestorSecret, certifierSecret, earlierLeaf, logKey, publish, recoverySecrets, rootOfChunks, sampleHistory, sampleParts, sampleTrust, witnessKey } from './sample-day.testing.js';
import type { EarlierHeader, KnownHistory, OtherClose, TrustMaterial } from './trust.js';

type Parts = ReturnType<typeof sampleParts>;

/** One header, by what the regulator knows: `history`, or by evidence and registrations alone. */
export interface BundleCase {
  readonly bundle: unknown;
  readonly trust: unknown;
  readonly history?: KnownHistory;
}
/** A whole archive. */
export interface ArchiveCase {
  readonly zip: Uint8Array;
}
export type RuleCase = BundleCase | ArchiveCase;

export const goodBundle = publish(sampleParts());
const emptyBundle = publish(sampleParts('empty'));
const goodSignals = signalsOf(goodBundle);

function signalsOf(bundle: Pick<EvidenceBundle, 'close' | 'header'>): string {
  return chunkSignals(bundle as EvidenceBundle).map(({ record, model }) => `${record} ${model}`).join();
}

/** The sample day with parts changed before it was logged, and proven anew where its statements are others. */
function logged(change: (parts: Parts) => void, kind: 'normal' | 'empty' = 'normal'): EvidenceBundle {
  const parts = sampleParts(kind);
  change(parts);
  return publish(parts, signalsOf(parts) === goodSignals ? goodBundle.proofs : undefined);
}

/** The same, with a batch root that fits. */
const rooted = (change: (parts: Parts) => void): EvidenceBundle => logged((parts) => {
  change(parts);
  parts.header.batchRoot = rootOfChunks(parts);
});

/** The same, signed again by the attestor. */
const attested = (change: (document: Parts['attestation']['document'], parts: Parts) => void, kind: 'normal' | 'empty' = 'normal'): EvidenceBundle => logged((parts) => {
  const document = structuredClone(parts.attestation.document);
  change(document, parts);
  parts.attestation = signDocument(document, attestorSecret);
  parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(document);
}, kind);

/** The logged day, changed on the way. */
function sent(change: (bundle: EvidenceBundle) => void, from = goodBundle): EvidenceBundle {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

/** The same evidence with another log around it. */
function relogged(bundle: EvidenceBundle, hashes: readonly TreeHash[]): EvidenceBundle {
  const indexOf = (leaf: EvidenceBundle['close'] | EvidenceBundle['header']): number => hashes.findIndex((hash) => compareBytes(hash, leafHash(leafBytes(leaf))) === 0);
  const [closeIndex, headerIndex] = [indexOf(bundle.close), indexOf(bundle.header)];
  const path = (index: number): string[] => inclusionProof(hashes, index).map(bytesToHex);
  return { ...bundle, log: { checkpoint: cosigned(hashes), closeIndex, closeInclusion: path(closeIndex), headerIndex, headerInclusion: path(headerIndex) } };
}

const signed = (hashes: readonly TreeHash[]): string => signCheckpoint({ origin: logKey.name, size: hashes.length, root: rootOf(hashes) }, logKey);
const cosigned = (hashes: readonly TreeHash[]): string => withCosignatures(signed(hashes), cosign(signed(hashes), witnessKey, 1_761_600_000));
const leavesOf = ({ close, header }: EvidenceBundle): TreeHash[] => [leafHash(earlierLeaf()), leafHash(leafBytes(close)), leafHash(leafBytes(header))];

function registered(change: (trust: TrustMaterial) => void): TrustMaterial {
  const trust = sampleTrust();
  change(trust);
  return trust;
}

const of = (bundle: unknown, trust: unknown = sampleTrust()): BundleCase => ({ bundle, trust });
const judgedBy = (trust: TrustMaterial): BundleCase => of(goodBundle, trust);
const known = (change: Partial<KnownHistory>, bundle: unknown = goodBundle): BundleCase => ({ bundle, trust: sampleTrust(), history: { ...sampleHistory(), ...change } });

const OTHER = '11'.repeat(32);
const LEFT = '22'.repeat(32);
const witnessKeyText = sampleTrust().witnessKey;
const shortRegister = registered(({ lineRegisters }) => { lineRegisters[0]!.lines.pop(); });
const FIVE = { count: '5', amount: '700' };
const earlier: EarlierHeader = { headerHash: OTHER, batchIndex: 0, kind: 'normal', accepted: true, lines: [] };
const otherClose: OtherClose = { hash: LEFT, batchIndex: 0, logIndex: 0, headed: false, abandoned: false };

const withOtherClose = sent(({ header }) => { header.closeLeafHash = OTHER; });
const misnamed = relogged(withOtherClose, leavesOf(withOtherClose));

/** The sample day as a recovery at number 1 that abandons a close leaf. */
function recovery(change: (header: BatchHeader) => void = () => undefined, signers: readonly Uint8Array[] = recoverySecrets): EvidenceBundle {
  return attested((document, { close, header }) => {
    for (const part of [document, close, header]) Object.assign(part, { batchKind: 'recovery', batchIndex: 1 });
    header.recovery = { reason: 'batch-abandoned', cosignedSize: 1, abandons: [LEFT], approvals: [] };
    // What the approvals sign has the hash of the close leaf, which has the digest of the attestation.
    close.attestationSha256 = header.attestationSha256 = documentSha256(document);
    header.batchRoot = rootOfChunks({ close, header });
    header.closeLeafHash = documentLeafHash(close);
    change(header);
    const approval = header.recovery && approvalOf({ ...header, recovery: header.recovery });
    if (approval !== undefined) header.recovery.approvals = signers.map((key) => signDocument(approval, key)).map(({ publicKey, signature }) => ({ publicKey, signature }));
  });
}
const abandoning: Partial<KnownHistory> = { otherCloses: [otherClose], recoverySize: { cosigned: true, restored: false } };

/** A log of several headers: each call appends a batch. */
function book(): { append: (kind: 'normal' | 'empty', date: string, change?: (parts: Parts) => void, at?: readonly TreeHash[]) => EvidenceBundle; readonly leaves: TreeHash[] } {
  const leaves: TreeHash[] = [leafHash(earlierLeaf())];
  let previous: string | undefined;
  return {
    leaves,
    append: (kind, date, change = () => undefined, at = leaves) => {
      const parts = sampleParts(kind, date);
      if (previous !== undefined) parts.header.previousHeader = previous;
      change(parts);
      parts.attestation = signDocument(parts.attestation.document, attestorSecret);
      parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(parts.attestation.document);
      parts.header.batchRoot = rootOfChunks(parts);
      const bundle = publish(parts, undefined, at);
      previous = documentLeafHash(bundle.header);
      leaves.push(hexToBytes(bundle.header.closeLeafHash), hexToBytes(previous));
      return bundle;
    },
  };
}

const asKind = (batchKind: 'correction' | 'late', batchIndex: number, supersedes?: string) => ({ close, header, attestation }: Parts): void => {
  for (const part of [close, header, attestation.document]) Object.assign(part, { batchKind, batchIndex });
  if (supersedes !== undefined) close.supersedes = header.supersedes = supersedes;
};

function archive(bundles: readonly EvidenceBundle[], history?: ArchiveHistory): ArchiveCase {
  return { zip: archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-28' }, sampleTrust(), bundles, history) };
}

function newest(leaves: readonly TreeHash[], checkpoint = cosigned(leaves), oldSizes: readonly number[] = [3, 5]): ArchiveHistory {
  return {
    kind: 'archive-history',
    checkpoint,
    consistency: oldSizes.filter((size) => size < leaves.length).map((size) => ({ size, hashes: consistencyProof(leaves, size).map(bytesToHex) })),
  };
}

function severalHeaders(): Pick<Record<RuleId, RuleCase>, 'C14' | 'H25' | 'H26' | 'H27' | 'H28' | 'H29' | 'H30' | 'H31'> & { readonly good: ArchiveCase } {
  const { append, leaves } = book();
  const first = append('normal', '2025-10-26');
  const corrected = append('empty', '2025-10-26', asKind('correction', 1, documentLeafHash(first.header)));
  const afterTwo = [...leaves];
  const third = append('empty', '2025-10-27');
  const anew = (bundle: EvidenceBundle, change: (bundle: EvidenceBundle) => void, at: readonly TreeHash[] = afterTwo): EvidenceBundle => {
    const copy = sent(change, bundle);
    return publish({ ...copy, certificate: copy.certificate }, copy.proofs, at);
  };
  const skipping = anew(third, ({ header }) => { header.previousHeader = documentLeafHash(first.header); });
  const doubled = anew(goodBundle, ({ header }) => { header.previousHeader = documentLeafHash(corrected.header); });
  const again = anew(attested((document, { close, header }) => {
    for (const part of [document, close, header]) part.batchIndex = 2;
    header.previousHeader = documentLeafHash(corrected.header);
    header.batchRoot = rootOfChunks({ close, header });
  }), () => undefined);
  const ofAnotherDate = anew(third, ({ close, header }) => {
    for (const part of [close, header]) Object.assign(part, { batchKind: 'correction', supersedes: documentLeafHash(corrected.header) });
    close.businessDate = header.businessDate = '2025-10-28';
  });
  const forked = relogged(corrected, [...afterTwo, leafHash(new Uint8Array([1])), leafHash(new Uint8Array([2]))]);
  return {
    good: archive([first, corrected, third], newest(leaves)),
    C14: archive([corrected]),
    H25: archive([first, corrected, skipping]),
    H26: archive([first, corrected, doubled]),
    H27: archive([first, again]),
    H28: archive([first, corrected, ofAnotherDate]),
    H29: archive([forked, third]),
    H30: archive([first], newest(leaves, signed(leaves))),
    H31: archive([first], newest(leaves, cosigned(leaves), [])),
  };
}

const { good: severalDays, ...archiveCases } = severalHeaders();

/** Three headers of two dates, all shown. */
export const goodArchive = severalDays;

export const RULE_CASES: Record<RuleId, RuleCase> = {
  ...archiveCases,
  G1: { zip: archiveDay(JSON.stringify(goodBundle), JSON.stringify(sampleTrust())).with(100, 0) },
  G2: { zip: archiveDay(JSON.stringify(goodBundle), JSON.stringify({ ...sampleTrust(), sandbox: 1 })) },
  G3: of({ ...goodBundle, extra: 1 }),
  G4: of(sent(({ close, header }) => { close.batchIndex = header.batchIndex = 70_000; }, emptyBundle)),
  G5: of(rooted(({ close }) => { close.lookupTags[0] = '1'; })),
  G6: of(logged((parts) => { parts.certificate = undefined; })),
  G7: judgedBy(registered(({ featurePrograms }) => { featurePrograms.push({ ...featurePrograms[0]!, recordCircuit: 'other@1.0.0' }); })),

  R1: of(logged(({ close }) => { close.modelDigest = '78'; })),
  R2: judgedBy(registered(({ bank }) => { bank.bankId = 'other-bank'; })),
  R3: of(rooted(({ close, header }) => { close.dayEnd -= 3600; header.dayEnd -= 3600; })),
  R4: judgedBy(registered(({ bank }) => { bank.queryKeyCommitment = '5'; })),
  R5: of(sent(({ proofs }) => { proofs.pop(); })),
  R6: of(attested((document, { close, header }) => { for (const part of [document, close, header]) part.batchKind = 'late'; }, 'empty')),
  R7: judgedBy(registered(({ circuitKeys }) => { circuitKeys[0]!.key.slots = 4; })),
  R8: of(logged(({ header }) => { header.totals.last.histogram[7] = '9'; })),
  R9: of(rooted(({ close }) => { close.chunks[1]!.totalsBefore = close.chunks[0]!.totalsBefore; })),
  R10: of(logged(({ header }) => { header.totals.last.large = '2'; })),
  R11: of(rooted(({ close }) => { close.lookupTags.reverse(); })),
  R12: of(logged(({ header }) => { header.batchRoot = '1'; })),
  R13: of(sent(({ proofs }) => { proofs[1]!.record.b[0] = proofs[1]!.record.b[1]; })),
  R14: of(sent(({ proofs }) => { proofs[1]!.record = proofs[0]!.record; })),

  C1: of(logged((parts) => { parts.attestation = signDocument(parts.attestation.document, certifierSecret); })),
  C2: of(attested((document) => { document.slots = 3; })),
  C3: of(logged(({ header }) => { header.fxTableDigest = '2'; })),
  C4: of(attested((document) => { document.attestedAt = '2025-10-26T22:59:59.9Z'; })),
  C5: of(attested((document) => { document.differences.missing = 1; })),
  C6: of(attested((document) => { document.transactionsCommitments[1] = '0'; })),
  C7: of(logged(({ header }) => { header.coverage.reverse(); })),
  C8: of(logged(({ header }) => { header.coverage[1]!.ledger = { count: '0', amount: '0' }; })),
  C9: of(logged(({ header }) => { header.coverage[0]!.quarantined = { count: '1', amount: '5' }; })),
  C10: of(logged(({ header }) => { header.coverage[0]!.scored = { count: '3', amount: '1800' }; })),
  C11: of(attested((document, { header }) => { Object.assign(document.lines[1]!, FIVE); Object.assign(header.coverage[1]!, { ledger: FIVE, scored: FIVE }); })),
  C12: of(attested((document, { header }) => {
    Object.assign(document.lines[0]!, FIVE, { quarantined: FIVE });
    Object.assign(header.coverage[0]!, { ledger: FIVE, quarantined: FIVE });
  }, 'empty')),
  C13: of(attested((document, { header }) => {
    const more = { count: '3', amount: '1801' };
    Object.assign(document.lines[0]!, more);
    Object.assign(header.coverage[0]!, { ledger: more, excluded: { count: '1', amount: '1' } });
  })),
  C15: judgedBy(registered(({ lineRegisters }) => { lineRegisters.push({ ...lineRegisters[0]!, version: 2 }); })),
  C16: of(logged(({ header }) => { header.lineRegisterSha256 = documentSha256(shortRegister.lineRegisters[0]); }), shortRegister),

  M1: judgedBy(registered(({ models }) => { models[0]!.modelDigest = '78'; })),
  M2: judgedBy(registered(({ models }) => { models.push({ ...models[0]!, modelDigest: '78', validFrom: '2025-10-26' }); })),
  M3: of(logged((parts) => { parts.certificate = undefined; })),
  M4: judgedBy(registered(({ certifiers }) => { certifiers[0]!.name = 'somebody else'; })),
  M5: of(logged((parts) => {
    const document = { ...parts.certificate!.document, slots: 4 };
    parts.certificate = signDocument(document, certifierSecret);
    parts.header.certificateSha256 = documentSha256(document);
  })),
  M6: of(logged(({ header }) => { header.rescoreDifferences = 1; })),
  M7: judgedBy(registered(({ circuitKeys }) => { circuitKeys[1]!.key.slots = 4; })),
  M8: of(sent(({ proofs }) => { proofs[0]!.model.a = ['01', '2']; })),
  M9: of(sent(({ proofs }) => { proofs[0]!.model = proofs[1]!.model; })),

  F1: judgedBy(registered(({ featurePrograms }) => { featurePrograms[0]!.recordCircuit = 'other@1.0.0'; })),
  F2: judgedBy(registered(({ featurePrograms }) => { featurePrograms.push({ ...featurePrograms[0]!, program: { ...featurePrograms[0]!.program, version: '1.0.1' } }); })),

  W1: of(goodBundle),
  W2: of(logged(({ header }) => { header.windowsSince = '2025-01-02'; })),
  W3: known({ statedWindowsSince: '2024-03-01' }),

  A1: of(logged(({ header }) => { header.totals.last.rules[1] = '1'; })),
  A2: judgedBy(registered(({ policies }) => { policies[0]!.policyCommitment = '5'; })),
  A3: judgedBy(registered(({ policies }) => { policies.push({ ...policies[0]!, version: 2, policyCommitment: '6', validFrom: '2025-10-01' }); })),
  A4: of(logged(({ header }) => { header.alerts.raised = 0; })),
  A5: of(logged(({ header }) => { header.alerts.merged = 1; })),

  H1: judgedBy(registered(({ bank }) => { bank.logKey = witnessKeyText; })),
  H2: of(sent(({ header }) => { header.explanation = 'added later'; })),
  H3: of(sent(({ close }) => { close.attestationSha256 = OTHER; })),
  H4: of(relogged(goodBundle, [0, 2, 1].map((place) => leavesOf(goodBundle)[place]!))),
  H5: of(misnamed),
  H6: of(logged(({ close, header }) => { close.supersedes = header.supersedes = OTHER; })),
  H7: known({ recovering: 1 }),
  H8: of(recovery((header) => { delete header.recovery; })),
  H9: of(recovery(), registered(({ bank }) => { delete bank.recoveryKeys; })),
  H10: of(recovery(undefined, [recoverySecrets[0], recoverySecrets[0]])),
  H11: known(abandoning, recovery((header) => { header.recovery!.cosignedSize = 2; })),
  H12: known(abandoning, recovery((header) => { header.recovery!.abandons = [LEFT, LEFT]; })),
  H13: known({ checkpoint: 'conflicting' }),
  H14: known({ checkpoint: 'unseen' }),
  H15: known({ closeWitnessedFirst: false }),
  H16: known({ otherCloses: [otherClose] }),
  H17: known({ otherCloses: [{ ...otherClose, batchIndex: 1 }] }),
  H18: known({}, logged(({ header }) => { header.previousHeader = OTHER; })),
  H19: known({ previousHeader: OTHER }),
  H20: known({ sameDate: [{ ...earlier, kind: 'late' }] }),
  H21: known({ placeTaken: true }),
  H22: known({ sameDate: [earlier, earlier] }, attested((document, { close, header }) => { for (const part of [document, close, header]) part.batchIndex = 2; header.batchRoot = rootOfChunks({ close, header }); })),
  H23: known({ sameDate: [earlier] }, attested((document, { close, header }) => {
    for (const part of [document, close, header]) Object.assign(part, { batchKind: 'correction', batchIndex: 1 });
    close.supersedes = header.supersedes = LEFT;
    header.batchRoot = rootOfChunks({ close, header });
  })),
  H24: { zip: archiveDay(JSON.stringify(sent(({ log }) => { log.checkpoint = log.checkpoint.split('\n').slice(0, -2).join('\n') + '\n'; })), JSON.stringify(sampleTrust())) },

  S1: judgedBy(registered(({ circuitKeys }) => { circuitKeys.pop(); })),
  S2: judgedBy(registered(({ circuitKeys }) => { circuitKeys[0]!.key.verifyingKey.delta = circuitKeys[0]!.key.verifyingKey.gamma; })),
  S3: judgedBy(registered((trust) => { trust.sandbox = false; })),
};
