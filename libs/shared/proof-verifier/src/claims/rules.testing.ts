/**
 * The closed list of the verifier's rules: what must hold, the code that says it does not, and evidence that breaks it. docs/statement.md is
 * generated from it, `rules.test.ts` runs each, and no reason code is without a rule.
 */
import { documentSha256, signDocument, type Claim, type ClaimName, type EvidenceBundle } from '@probity/shared-evidence';
import type { PairingEngine } from '../batch/pairing-engine.js';
import { wasmEngine } from '../batch/wasm-engine.js';
import { archiveDay } from './archive.js';
import { documentLeafHash } from './history.js';
import { judge } from './judge.js';
import { offlineVerify } from './offline.js';
import type { ReasonCode } from './reasons.js';
import { approvalOf } from './recovery.js';
import { attestorSecret, certifierSecret, logOf, publish, recoverySecrets, rootOfChunks, sampleHistory, sampleParts, sampleTrust } from './sample-day.testing.js';
import { UNKNOWN_HISTORY, type HistoryFacts, type KnownHistory, type OtherClose, type TrustMaterial } from './trust.js';

/** What a rule is broken by. */
export interface Broken {
  readonly bundle: unknown;
  readonly trust: unknown;
  readonly history: HistoryFacts;
  /** To be judged as an archive. */
  readonly archived: boolean;
}

export interface Rule {
  /** On which the code stands when the rule is broken. */
  readonly claim: ClaimName;
  readonly code: ReasonCode;
  /** What must hold. */
  readonly must: string;
  /** `service`: needs what the regulator's database knows, so the offline verifiers can't check it. */
  readonly where?: 'service';
  /** Evidence that breaks it, and nothing before it. */
  readonly broken: () => Broken;
}

type Parts = ReturnType<typeof sampleParts>;
const ZERO = { count: '0', amount: '0' };
const OTHER = '11'.repeat(32);

const judged = (bundle: unknown, trust: TrustMaterial = sampleTrust(), history: HistoryFacts = sampleHistory()): Broken => ({ bundle, trust, history, archived: false });

/** As verifiers get it that have nothing else. */
export const archiveOf = ({ bundle, trust }: Broken): Uint8Array => archiveDay(JSON.stringify(bundle), JSON.stringify(trust));

let engine: PairingEngine | undefined;

/** What the judge says of it. */
export function claimsOf(broken: Broken): readonly Claim[] {
  engine ??= wasmEngine();
  return broken.archived ? offlineVerify(archiveOf(broken), undefined, { engine }).days[0]!.claims : judge(broken.bundle, broken.trust as TrustMaterial, broken.history, { engine });
}

/** A day of a bank that changes something before it logs, signs and proves: everything else fits. */
function day(change: (parts: Parts) => void, kind: 'normal' | 'empty' = 'normal'): EvidenceBundle {
  const parts = sampleParts(kind);
  change(parts);
  return logged(parts);
}

function logged(parts: Parts): EvidenceBundle {
  parts.attestation = signDocument(parts.attestation.document, attestorSecret);
  parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(parts.attestation.document);
  parts.header.batchRoot = rootOfChunks(parts);
  return publish(parts);
}

const both = (parts: Parts, change: object): void => void [Object.assign(parts.close, change), Object.assign(parts.header, change)];
const bank = (change: (parts: Parts) => void, kind?: 'normal' | 'empty'): (() => Broken) => () => judged(day(change, kind));
/** What is changed on the way to the verifier. */
const sent = (change: (bundle: EvidenceBundle) => void): (() => Broken) => () => {
  const bundle = publish(sampleParts());
  change(bundle);
  return judged(bundle);
};
const registered = (change: (trust: TrustMaterial) => void): (() => Broken) => () => {
  const trust = sampleTrust();
  change(trust);
  return judged(publish(sampleParts()), trust);
};
const known = (change: Partial<KnownHistory>, bundle: () => EvidenceBundle = () => publish(sampleParts())): (() => Broken) => () => judged(bundle(), sampleTrust(), { ...sampleHistory(), ...change });
const attested = (change: (document: EvidenceBundle['attestation']['document']) => void): (() => Broken) => bank(({ attestation }) => change(attestation.document));
const certified = (change: Partial<NonNullable<Parts['certificate']>['document']>): (() => Broken) => bank((parts) => {
  parts.certificate = signDocument({ ...parts.certificate!.document, ...change }, certifierSecret);
});

const otherClose: OtherClose = { hash: '22'.repeat(32), batchIndex: 0, logIndex: 0, headed: false, abandoned: false };
const kind = (parts: Parts, batchKind: EvidenceBundle['header']['batchKind'], more: object = {}): void => {
  both(parts, { batchKind, ...more });
  Object.assign(parts.attestation.document, { batchKind, ...('batchIndex' in more ? { batchIndex: more.batchIndex } : {}) });
};

/** The day as a recovery of a close leaf that nothing followed. */
function recovery(change: (recovered: NonNullable<EvidenceBundle['header']['recovery']>, parts: Parts) => void = () => undefined, keys: readonly Uint8Array[] = recoverySecrets): () => EvidenceBundle {
  return () => {
    const parts = sampleParts();
    kind(parts, 'recovery', { batchIndex: 1 });
    parts.attestation = signDocument(parts.attestation.document, attestorSecret);
    parts.close.attestationSha256 = documentSha256(parts.attestation.document);
    const recovered = { reason: 'batch-abandoned' as const, cosignedSize: 1, abandons: [otherClose.hash], approvals: [] };
    parts.header.recovery = recovered;
    change(parts.header.recovery, parts);
    const document = approvalOf({ ...parts.header, closeLeafHash: documentLeafHash(parts.close), recovery: parts.header.recovery });
    parts.header.recovery.approvals = keys.map((key) => { const { publicKey, signature } = signDocument(document, key); return { publicKey, signature }; });
    return logged(parts);
  };
}
const recovering = { otherCloses: [otherClose], recoverySize: { cosigned: true, restored: false } };

const offline = (bundle: EvidenceBundle, trust: unknown = sampleTrust()): Broken => ({ bundle, trust, history: UNKNOWN_HISTORY, archived: true });

export const RULES: readonly Rule[] = [
  { claim: 'records', code: 'MALFORMED_EVIDENCE', must: 'The bundle fits the closed schema: exact keys, canonical decimals below the field order, declared widths, real dates.', broken: sent((bundle) => Object.assign(bundle.header, { extra: 1 })) },
  { claim: 'records', code: 'MALFORMED_TRUST', must: 'So do the registrations that are judged by.', broken: () => offline(publish(sampleParts()), { sandbox: true }) },

  { claim: 'records', code: 'CONTEXT_MISMATCH', must: 'Close leaf and header say the same of bank, date, day, kind, number, slots, circuits, program, model, policy, query key, attestation and what is replaced.', broken: bank(({ header }) => { header.batchIndex = 1; }) },
  { claim: 'records', code: 'BANK_MISMATCH', must: 'The evidence is of the bank of the registration.', broken: registered((trust) => { trust.bank.bankId = 'other-bank'; }) },
  { claim: 'records', code: 'DAY_BOUNDS_WRONG', must: "The day is the calendar day in the bank's registered time zone, to the second.", broken: bank((parts) => both(parts, { dayEnd: parts.close.dayEnd - 3600 })) },
  { claim: 'records', code: 'QUERY_KEY_NOT_REGISTERED', must: 'Lookup tags were made with the registered key.', broken: bank((parts) => both(parts, { queryKeyCommitment: '5' })) },
  { claim: 'records', code: 'CHUNK_COUNT_WRONG', must: 'As many lookup tags as records, as many chunks and pairs of proofs as these fill.', broken: bank(({ header }) => { header.totals.last.records = '2'; }) },
  { claim: 'records', code: 'BATCH_KIND_MISMATCH', must: 'An empty batch has no record, a normal or late one has some.', broken: bank((parts) => kind(parts, 'empty')) },
  { claim: 'records', code: 'RECORD_KEY_UNKNOWN', must: 'The record proofs are under a key that is registered for this circuit and number of slots.', broken: registered((trust) => { trust.circuitKeys.shift(); }) },
  { claim: 'records', code: 'TOTALS_INCONSISTENT', must: 'The totals add up: histogram and lines to the records; alerts and those below the line are no more than these; no rule has more than there are alerts; of an empty batch all are zero.', broken: bank(({ header }) => { header.totals.last.rules[0] = '2'; }) },
  { claim: 'records', code: 'TOTALS_CHAIN_BROKEN', must: 'Running totals start at zero and each chunk goes on from the one before.', broken: bank(({ close }) => { close.chunks[1] = close.chunks[0]!; }) },
  { claim: 'records', code: 'TOTALS_OPENING_WRONG', must: 'The totals of the header open the commitment after the last chunk.', broken: bank(({ header }) => { header.totals.last.rules[0] = '0'; }) },
  { claim: 'records', code: 'LOOKUP_TAGS_WRONG', must: 'The lookup tags of the close leaf open the commitment of each chunk.', broken: bank(({ close }) => { close.lookupTags.reverse(); }) },
  { claim: 'records', code: 'BATCH_ROOT_WRONG', must: 'The batch root is the root over the statements of the chunks.', broken: () => { const parts = sampleParts(); parts.header.batchRoot = '1'; return judged(publish(parts)); } },
  { claim: 'records', code: 'RECORD_PROOF_MALFORMED', must: 'Each record proof has one spelling: affine points on the curve, in the group, none at infinity.', broken: sent(({ proofs }) => { proofs[0]!.record.a = ['0', '0']; }) },
  { claim: 'records', code: 'RECORD_PROOF_INVALID', must: 'Each record proof proves the statement that is rebuilt from the named fields.', broken: sent(({ proofs }) => { proofs[0]!.record = proofs[1]!.record; }) },

  { claim: 'coverage', code: 'ATTESTATION_UNSIGNED', must: 'The attestation is signed by the registered key of finance.', broken: sent((bundle) => { bundle.attestation = signDocument(bundle.attestation.document, certifierSecret); }) },
  { claim: 'coverage', code: 'ATTESTATION_MISMATCH', must: 'It is the one that the header names, and of this bank, date, kind, number and slots.', broken: attested((document) => { document.batchIndex = 1; }) },
  { claim: 'coverage', code: 'FX_TABLE_DIFFERS', must: 'Finance used the FX table of the header.', broken: bank(({ header }) => { header.fxTableDigest = '2'; }) },
  { claim: 'coverage', code: 'ATTESTED_TOO_EARLY', must: 'It was made when the business date was over.', broken: attested((document) => { document.attestedAt = '2025-10-26T22:59:59Z'; }) },
  { claim: 'coverage', code: 'LEDGER_DIFFERENCES', must: 'Finance found no posting without a record and no record without a posting.', broken: attested((document) => { document.differences.missing = 1; }) },
  { claim: 'coverage', code: 'LEDGER_COMMITMENTS_DIFFER', must: 'The commitments that finance computed from its ledger are those that were proven, chunk by chunk.', broken: attested((document) => { document.transactionsCommitments[0] = '1'; }) },
  { claim: 'coverage', code: 'LINE_MISSING', must: 'Every slot of the lines stands in its place.', broken: bank(({ header }) => { header.coverage.reverse(); }) },
  { claim: 'coverage', code: 'LEDGER_FIGURES_DIFFER', must: "The header's ledger figures are those that finance signed.", broken: bank(({ header }) => { header.coverage[1]!.ledger = ZERO; }) },
  { claim: 'coverage', code: 'QUARANTINE_DIFFERS', must: 'So are its figures in quarantine.', broken: bank(({ header }) => { header.coverage[0]!.quarantined = { count: '1', amount: '5' }; }) },
  { claim: 'coverage', code: 'LINE_NOT_COVERED', must: 'Per line: ledger = scored + quarantined + excluded, in count and in amount.', broken: bank(({ header }) => { header.coverage[0]!.scored = { count: '3', amount: '1800' }; }) },
  {
    claim: 'coverage', code: 'SCORED_FIGURES_DIFFER', must: 'What is said to be scored is what the accepted batches of the date proved.',
    broken: bank(({ header, attestation }) => { const more = { count: '3', amount: '9000' }; Object.assign(header.coverage[0]!, { ledger: more, scored: more }); Object.assign(attestation.document.lines[0]!, more); }),
  },
  {
    claim: 'coverage', code: 'NOTHING_SCORED', must: 'Where finance counts postings, some of them were scored.',
    broken: bank(({ header, attestation }) => { const all = { count: '5', amount: '700' }; Object.assign(attestation.document.lines[0]!, { ...all, quarantined: all }); Object.assign(header.coverage[0]!, { ledger: all, quarantined: all }); }, 'empty'),
  },
  {
    claim: 'coverage', code: 'EXCLUDED_WITHOUT_APPROVAL', must: 'Nothing is excluded: approvals are not in the evidence yet.',
    broken: bank(({ header, attestation }) => { const ledger = { count: '3', amount: '1900' }; Object.assign(attestation.document.lines[0]!, ledger); Object.assign(header.coverage[0]!, { ledger, excluded: { count: '1', amount: '100' } }); }),
  },
  { claim: 'coverage', code: 'EARLIER_BATCHES_UNKNOWN', must: 'The earlier batches of the date are at hand.', broken: () => judged(day((parts) => kind(parts, 'late', { batchIndex: 1 })), sampleTrust(), UNKNOWN_HISTORY) },
  { claim: 'coverage', code: 'LINE_REGISTER_UNKNOWN', must: 'The register of lines is the one in force on the date.', broken: bank(({ header }) => { header.lineRegisterSha256 = '00'.repeat(32); }) },
  {
    claim: 'coverage', code: 'LINE_NOT_REGISTERED', must: 'Lines that are not registered have no figures.',
    broken: bank(({ header, attestation }) => { const some = { count: '1', amount: '5' }; Object.assign(attestation.document.lines[7]!, { ...some, quarantined: some }); Object.assign(header.coverage[7]!, { ledger: some, quarantined: some }); }),
  },

  { claim: 'model', code: 'MODEL_NOT_REGISTERED', must: 'Model, model circuit and feature program are registered together.', broken: bank((parts) => both(parts, { modelDigest: '78' })) },
  { claim: 'model', code: 'MODEL_NOT_IN_FORCE', must: 'They are the registration in force on the date: the newest valid-from not after it; of equals, the one registered last.', broken: registered((trust) => { trust.models.push({ ...trust.models[0]!, modelDigest: '78', validFrom: '2025-10-26' }); }) },
  { claim: 'model', code: 'CERTIFICATE_MISSING', must: 'A certificate says which model the key stands for.', broken: bank((parts) => { parts.certificate = undefined; }) },
  { claim: 'model', code: 'CERTIFICATE_NOT_TRUSTED', must: 'It is signed by a certifier whom the regulator named.', broken: bank((parts) => { parts.certificate = signDocument(parts.certificate!.document, attestorSecret); }) },
  { claim: 'model', code: 'CERTIFICATE_MISMATCH', must: 'It is the one that the header names, and of this model, circuit, program, slots and key.', broken: certified({ modelDigest: '78' }) },
  { claim: 'model', code: 'PRODUCTION_SCORES_DIFFER', must: 'No record was scored otherwise in production than at sealing.', broken: bank(({ header }) => { header.rescoreDifferences = 1; }) },
  { claim: 'model', code: 'MODEL_KEY_UNKNOWN', must: 'The model proofs are under a key that is registered for this circuit and number of slots.', broken: registered((trust) => { trust.circuitKeys.pop(); }) },
  { claim: 'model', code: 'MODEL_PROOF_MALFORMED', must: 'Each model proof has one spelling.', broken: sent(({ proofs }) => { proofs[0]!.model.a = ['01', '2']; }) },
  { claim: 'model', code: 'MODEL_PROOF_INVALID', must: 'Each model proof proves its statement.', broken: sent(({ proofs }) => { proofs[0]!.model = proofs[1]!.model; }) },
  { claim: 'model', code: 'RECORDS_NOT_SHOWN', must: 'Nothing is shown of scores, features, coverage or alerts where the record proofs were not accepted: the two proofs of a chunk are joined by one commitment.', broken: sent((bundle) => { bundle.proofs = []; }) },

  { claim: 'features', code: 'FEATURE_PROGRAM_NOT_REGISTERED', must: 'The feature program is registered for this record circuit.', broken: bank((parts) => both(parts, { featureProgramDigest: '5' })) },
  { claim: 'features', code: 'FEATURE_PROGRAM_NOT_IN_FORCE', must: 'It is the one in force on the date.', broken: registered((trust) => { const [first] = trust.featurePrograms; trust.featurePrograms.push({ ...first!, program: { ...first!.program, version: '1.0.1' } }); }) },

  { claim: 'windows', code: 'WINDOWS_NOT_PROVEN', must: 'Account windows are proven from their first posting on: never yet.', broken: () => judged(publish(sampleParts())) },
  { claim: 'windows', code: 'WINDOWS_SINCE_TOO_LATE', must: "They are said to hold history from the bank's registered start date or before.", broken: bank(({ header }) => { header.windowsSince = '2025-01-02'; }) },
  { claim: 'windows', code: 'WINDOWS_SINCE_CHANGED', where: 'service', must: 'From the same day as in every other header of the bank.', broken: known({ statedWindowsSince: '2024-03-01' }) },

  { claim: 'alerts', code: 'RULE_NOT_IN_PROGRAM', must: 'Only rules of the registered program have counts.', broken: bank(({ header }) => { header.totals.last.rules[1] = '1'; }) },
  { claim: 'alerts', code: 'POLICY_NOT_REGISTERED', must: 'The policy commitment is registered.', broken: bank((parts) => both(parts, { policyCommitment: '5' })) },
  { claim: 'alerts', code: 'POLICY_NOT_IN_FORCE', must: 'It is the one in force on the date.', broken: registered((trust) => { trust.policies.push({ ...trust.policies[0]!, version: 2, policyCommitment: '6' }); }) },
  { claim: 'alerts', code: 'ALERTS_CAPPED', must: 'No fewer alerts were raised or merged than are proven.', broken: bank(({ header }) => { header.alerts.raised = 0; }) },
  { claim: 'alerts', code: 'ALERTS_OVERCOUNTED', must: 'And no more.', broken: bank(({ header }) => { header.alerts.merged = 1; }) },
  { claim: 'alerts', code: 'MODEL_NOT_SHOWN', must: 'Alerts follow from scores: where these are not shown, no more are alerts.', broken: sent(({ proofs }) => { proofs[0]!.model = proofs[1]!.model; }) },
  { claim: 'alerts', code: 'FEATURES_NOT_SHOWN', must: 'And from rules, which are part of the feature program.', broken: registered((trust) => { const [first] = trust.featurePrograms; trust.featurePrograms.push({ ...first!, program: { ...first!.program, version: '1.0.1' } }); }) },

  { claim: 'history', code: 'CHECKPOINT_UNSIGNED', must: 'The checkpoint is signed by the key of the log that is registered for its size.', broken: registered((trust) => { trust.bank.logKey = trust.witnessKey; }) },
  { claim: 'history', code: 'HEADER_NOT_IN_LOG', must: 'The header is in the log at its index (RFC 9162).', broken: sent(({ log }) => { log.headerInclusion.pop(); }) },
  { claim: 'history', code: 'CLOSE_NOT_IN_LOG', must: 'So is the close leaf.', broken: sent(({ log }) => { log.closeInclusion.pop(); }) },
  { claim: 'history', code: 'CLOSE_AFTER_HEADER', must: 'The close leaf comes before the header.', broken: sent((bundle) => { bundle.log = logOf(bundle.close, bundle.header, undefined, true); }) },
  { claim: 'history', code: 'CLOSE_LEAF_MISMATCH', must: 'The header names this close leaf.', broken: sent((bundle) => { bundle.header.closeLeafHash = OTHER; bundle.log = logOf(bundle.close, bundle.header); }) },
  { claim: 'history', code: 'COSIGNATURE_MISSING', must: "The regulator's witness cosigned the checkpoint.", broken: () => { const bundle = publish(sampleParts()); bundle.log.checkpoint = `${bundle.log.checkpoint.split('\n').slice(0, -2).join('\n')}\n`; return offline(bundle); } },
  { claim: 'history', code: 'HISTORY_REWRITTEN', must: 'Nothing that is known of the log contradicts the checkpoint.', broken: known({ checkpoint: 'conflicting' }) },
  { claim: 'history', code: 'CHECKPOINT_NOT_WITNESSED', where: 'service', must: 'The witness cosigned exactly this checkpoint.', broken: known({ checkpoint: 'unseen' }) },
  { claim: 'history', code: 'CLOSE_NOT_WITNESSED_FIRST', where: 'service', must: 'It cosigned one with the close leaf before the header was logged.', broken: known({ closeWitnessedFirst: false }) },
  { claim: 'history', code: 'DATE_CLOSED_TWICE', where: 'service', must: 'No other close leaf of the date has this number, unless a recovery abandons it.', broken: known({ otherCloses: [otherClose] }) },
  { claim: 'history', code: 'CLOSE_UNACCOUNTED', where: 'service', must: 'Every earlier close leaf of the date has its header, or a recovery abandons it.', broken: known({ otherCloses: [{ ...otherClose, batchIndex: 1 }] }) },
  { claim: 'history', code: 'PREVIOUS_HEADER_UNKNOWN', where: 'service', must: 'Evidence of the header before was received and accepted into the history.', broken: bank(({ header }) => { header.previousHeader = OTHER; }) },
  { claim: 'history', code: 'PREVIOUS_HEADER_MISMATCH', must: "The header names the bank's last header before it.", broken: known({ previousHeader: OTHER }) },
  { claim: 'history', code: 'BATCH_INDEX_NOT_DENSE', where: 'service', must: 'Batches of a date are numbered without a gap.', broken: bank((parts) => both(parts, { batchIndex: 1 })) },
  { claim: 'history', code: 'BATCH_PLACE_TAKEN', must: 'No later header of the date has this number or a lower one.', broken: known({ placeTaken: true }) },
  { claim: 'history', code: 'BATCH_SEQUENCE_WRONG', must: 'A date starts with its one normal or empty batch, or the recovery of it; others follow.', broken: known({}, () => day((parts) => kind(parts, 'late'))) },
  { claim: 'history', code: 'SUPERSEDED_HEADER_UNKNOWN', must: 'A correction, and only it or a recovery, replaces an earlier header of its date.', broken: bank((parts) => both(parts, { supersedes: OTHER })) },
  { claim: 'history', code: 'RECOVERY_EXPECTED', where: 'service', must: 'After leaves were handed out again, the next header is a recovery from that size.', broken: known({ recovering: 1 }) },
  { claim: 'history', code: 'RECOVERY_INCOMPLETE', must: 'A recovery, and no other kind, says what it replaces or abandons.', broken: known(recovering, recovery((recovered) => { recovered.abandons = []; })) },
  { claim: 'history', code: 'RECOVERY_KEYS_NOT_REGISTERED', must: 'The bank registered who may approve a recovery.', broken: () => { const trust = sampleTrust(); delete trust.bank.recoveryKeys; return judged(recovery()(), trust, { ...sampleHistory(), ...recovering }); } },
  { claim: 'history', code: 'RECOVERY_NOT_APPROVED', must: 'Two different ones of them signed exactly this recovery.', broken: known(recovering, recovery(() => undefined, [recoverySecrets[0], recoverySecrets[0]])) },
  { claim: 'history', code: 'RECOVERY_SIZE_WRONG', where: 'service', must: 'It goes on from a size that the witness cosigned, and at which leaves were handed out again where it says so.', broken: known(recovering, recovery((recovered) => { recovered.reason = 'restored-from-backup'; })) },
  { claim: 'history', code: 'RECOVERY_REFERENCE_UNKNOWN', where: 'service', must: 'It abandons close leaves of its date that have no header, each once.', broken: known(recovering, recovery((recovered) => { recovered.abandons.push(OTHER); })) },

  { claim: 'setup', code: 'SETUP_KEY_UNKNOWN', must: 'Both keys are registered.', broken: registered((trust) => { trust.circuitKeys.shift(); }) },
  { claim: 'setup', code: 'SETUP_KEY_DEGENERATE', must: 'Both are sound: points in their groups, gamma the generator, delta neither gamma nor its negative, two points for one signal.', broken: registered((trust) => { const { verifyingKey } = trust.circuitKeys[0]!.key; verifyingKey.delta = verifyingKey.gamma; }) },
  { claim: 'setup', code: 'SETUP_DEVELOPMENT_REFUSED', must: 'Both come from a ceremony, unless the installation is a sandbox.', broken: registered((trust) => { trust.sandbox = false; }) },
];
