/** The closed list of reasons that a claim may carry: what it says, who has to act, and what cures it. */
import type { ClaimName, Claim } from '@probity/shared-evidence';

export interface Reason {
  readonly status: Claim['status'];
  /** One plain sentence; `{name}` stands for a fact of the finding, never for a customer's data. */
  readonly sentence: string;
  readonly who: 'bank' | 'ledger attestor' | 'certifier' | 'regulator' | 'nobody';
  readonly cure: string;
}

const shown = (sentence: string): Reason => ({ status: 'shown', sentence, who: 'nobody', cure: 'Nothing to do.' });
const refused = (who: Reason['who'], sentence: string, cure: string): Reason => ({ status: 'refused', sentence, who, cure });
const notShown = (who: Reason['who'], sentence: string, cure: string): Reason => ({ status: 'not shown', sentence, who, cure });
const CORRECT = 'Find the cause, then publish a correction of the day.';

/** Reasons by the claim that carries them; those of `any` stand on several. */
export const REASONS = {
  any: {
    MALFORMED_EVIDENCE: refused('bank', 'The evidence is not of the agreed form at {path}, so nothing in it was judged.', 'Send a bundle that fits the published schema.'),
    MALFORMED_TRUST: refused('regulator', 'The registrations to judge by are not of the agreed form at {path}.', 'Use a complete export of the registrations.'),
    RECORDS_NOT_SHOWN: notShown('bank', 'This rests on the record proofs, which were not accepted.', 'Cure the claim on records first.'),
    MODEL_NOT_SHOWN: notShown('bank', 'This rests on the scores, which were not shown to be those of the registered model.', 'Cure the claim on the model first.'),
    FEATURES_NOT_SHOWN: notShown('bank', 'This rests on the features and rules, which were not shown to be those of the registered program.', 'Cure the claim on features first.'),
  },
  records: {
    RECORDS_SHOWN: shown('{records} records in {chunks} chunks are proven one by one, in sequence, inside the day.'),
    RECORDS_EMPTY_DAY: shown('The batch is empty: no record, no chunk, all totals zero.'),
    BANK_MISMATCH: refused('bank', 'The evidence is of another bank than the registration.', 'Send it under the bank that made it.'),
    CONTEXT_MISMATCH: refused('bank', 'Close leaf and header do not agree on {field}.', CORRECT),
    DAY_BOUNDS_WRONG: refused('bank', "The day's start and end are not the calendar day in the bank's registered time zone.", CORRECT),
    QUERY_KEY_NOT_REGISTERED: refused('bank', 'The lookup tags were made with another key than the registered one.', CORRECT),
    BATCH_KIND_MISMATCH: refused('bank', 'A batch of this kind can not have {records} records.', CORRECT),
    CHUNK_COUNT_WRONG: refused('bank', 'Number of records, slots, chunks and proofs do not fit together.', CORRECT),
    LOOKUP_TAGS_WRONG: refused('bank', 'The lookup tags of chunk {chunk} do not open the commitment that was proven.', CORRECT),
    TOTALS_CHAIN_BROKEN: refused('bank', 'The running totals break before chunk {chunk}: a chunk is missing, doubled or out of place.', CORRECT),
    TOTALS_OPENING_WRONG: refused('bank', 'The totals of the header do not open the last proven commitment.', CORRECT),
    TOTALS_INCONSISTENT: refused('bank', 'The totals of the header do not add up: {field}.', CORRECT),
    BATCH_ROOT_WRONG: refused('bank', 'The batch root is not the root over the statements of the chunks.', CORRECT),
    RECORD_KEY_UNKNOWN: refused('bank', 'The record proofs name a key that is not registered for this record circuit and number of slots.', 'Register the key of the record circuit, then publish a correction.'),
    RECORD_PROOF_MALFORMED: refused('bank', 'The record proof of chunk {chunk} is malformed.', 'Send the proof as the prover made it.'),
    RECORD_PROOF_INVALID: refused('bank', 'The record proof of chunk {chunk} does not prove its statement: of another chunk or day, or of changed data.', CORRECT),
  },
  coverage: {
    COVERAGE_SHOWN: shown('On every ledger line, count and amount that finance signed for equal what was scored.'),
    COVERAGE_SHOWN_WITH_QUARANTINE: shown('On every ledger line, what finance signed for equals what was scored plus what is in quarantine ({quarantined} postings, not scored).'),
    ATTESTATION_UNSIGNED: refused('ledger attestor', 'The ledger attestation is not signed by the registered attestor.', 'Have the attestor sign again.'),
    ATTESTATION_MISMATCH: refused('ledger attestor', 'The ledger attestation is not of this batch: {field}.', 'Have the attestor attest this batch.'),
    ATTESTED_TOO_EARLY: refused('ledger attestor', 'The ledger was attested before the business date was over, so the rest of the day is in no figure.', 'Have the attestor attest the whole day.'),
    LEDGER_DIFFERENCES: refused('ledger attestor', 'Finance found differences between ledger and records: {missing} postings without a record, {extra} records without a posting.', CORRECT),
    LEDGER_COMMITMENTS_DIFFER: refused('bank', 'What was proven in chunk {chunk} is not what finance has in its ledger: a record was changed or exchanged.', CORRECT),
    LINE_REGISTER_UNKNOWN: refused('bank', 'The register of ledger lines is not the one registered for the date.', 'Register the lines, then publish a correction.'),
    LINE_MISSING: refused('bank', 'Ledger line slot {slot} is missing or out of place.', CORRECT),
    LINE_NOT_REGISTERED: refused('bank', 'There are figures on slot {slot}, which is no registered ledger line.', 'Register the line, then publish a correction.'),
    LINE_NOT_COVERED: refused('bank', 'On line slot {slot}, what finance signed for is not the sum of what was scored, quarantined and excluded.', CORRECT),
    LEDGER_FIGURES_DIFFER: refused('bank', 'On line slot {slot}, the header gives other ledger figures than finance signed.', CORRECT),
    QUARANTINE_DIFFERS: refused('bank', 'On line slot {slot}, the header has other figures in quarantine than finance found in its ledger.', CORRECT),
    FX_TABLE_DIFFERS: refused('bank', "The bank's FX table of the date is not the one finance used.", CORRECT),
    SCORED_FIGURES_DIFFER: refused('bank', 'On line slot {slot}, the header gives other scored figures than were proven for the date.', CORRECT),
    EXCLUDED_WITHOUT_APPROVAL: notShown('bank', '{excluded} postings were excluded, and no approval for that is in the evidence.', 'Score them, or have the exclusion approved.'),
    NOTHING_SCORED: notShown('bank', 'Finance counts {postings} postings on the date, and not one of them was scored.', 'Cure what keeps the postings in quarantine, then publish them in a late batch.'),
    EARLIER_BATCHES_UNKNOWN: notShown('regulator', 'The batch is not the first of its date, and the earlier ones are not at hand here.', 'Judge it where the earlier batches are known.'),
  },
  model: {
    MODEL_SHOWN: shown('Every score is proven to come from the circuit which the certificate says stands for the registered model.'),
    MODEL_NOT_REGISTERED: refused('bank', 'The model, its circuit or its features are not registered.', 'Register the model before it is used.'),
    MODEL_NOT_IN_FORCE: refused('bank', 'The model is registered, and not the one in force on this date.', 'Score with the model in force.'),
    MODEL_KEY_UNKNOWN: refused('bank', 'The model proofs name a key that is not registered for this model circuit and number of slots.', 'Register the key of the model circuit, then publish a correction.'),
    MODEL_PROOF_MALFORMED: refused('bank', 'The model proof of chunk {chunk} is malformed.', 'Send the proof as the prover made it.'),
    MODEL_PROOF_INVALID: refused('bank', 'The model proof of chunk {chunk} does not prove its statement: the scores are not of this circuit.', CORRECT),
    CERTIFICATE_MISSING: refused('certifier', 'No circuit certificate says which model the key stands for.', 'Have the circuit certified.'),
    CERTIFICATE_NOT_TRUSTED: refused('certifier', 'The circuit certificate is not signed by a certifier whom the regulator named.', 'Have the circuit certified by a named certifier.'),
    CERTIFICATE_MISMATCH: refused('certifier', 'The circuit certificate speaks of another {field}.', 'Have this circuit and key certified.'),
    PRODUCTION_SCORES_DIFFER: refused('bank', '{differences} records were scored otherwise in production than at sealing.', 'Treat it as an incident: find out which scores were acted upon.'),
  },
  features: {
    FEATURES_SHOWN: shown('Every feature and every rule is proven to be the registered program applied to the posting and its committed window.'),
    FEATURE_PROGRAM_NOT_REGISTERED: refused('bank', 'The feature program is not registered for this record circuit.', 'Register the feature program before it is used.'),
    FEATURE_PROGRAM_NOT_IN_FORCE: refused('bank', 'The feature program is registered, and not the one in force on this date.', 'Use the program in force.'),
  },
  windows: {
    WINDOWS_SINCE_CHANGED: refused('bank', 'Windows are said to hold history from {since} on, and other headers of the bank say another day.', 'Find out whether windows were lost or filled anew; explain it to the supervisor.'),
    WINDOWS_SINCE_TOO_LATE: refused('bank', "Windows are said to hold history from {since} on only, which is after the bank's registered start date.", 'Find out whether windows were lost; explain it to the supervisor.'),
    WINDOWS_NOT_PROVEN: notShown(
      'nobody',
      'Until windows are proven, a dishonest bank can choose the window values of each record, its segment and risk class, and with them most of the score and which threshold holds; the proof shows arithmetic, coverage and constancy, not honest history. By the bank\'s word windows hold history from {since} on.',
      'None yet: the proof of window histories is the next step of the system.',
    ),
  },
  alerts: {
    ALERTS_SHOWN: shown('{alerts} alerts are proven by the registered policy, and the bank states that it raised or merged as many; that people saw them is its word.'),
    ALERTS_SHOWN_WITH_RULES: shown('{alerts} alerts are proven by the registered policy and the rules of the registered feature program, whose counts of records are: {rules}. The bank states that it raised or merged as many alerts; that people saw them is its word.'),
    RULE_NOT_IN_PROGRAM: refused('bank', 'The totals count records on rule slot {slot}, and the registered feature program has no such rule.', CORRECT),
    POLICY_NOT_REGISTERED: refused('bank', 'The policy (thresholds) is not registered.', 'Register the policy before it is used.'),
    POLICY_NOT_IN_FORCE: refused('bank', 'The policy is registered, and not the one in force on this date.', 'Use the policy in force.'),
    ALERTS_CAPPED: refused('bank', '{proven} alerts are proven, {handled} were raised or merged.', 'Raise the missing alerts, then publish a correction.'),
    ALERTS_OVERCOUNTED: refused('bank', '{proven} alerts are proven, {handled} are said to have been raised or merged.', CORRECT),
  },
  history: {
    HISTORY_SHOWN: shown("Close leaf and header are in the bank's log, in this order, and the witness kept its history."),
    CHECKPOINT_UNSIGNED: refused('bank', "The checkpoint is not signed by the bank's registered log key.", 'Send the checkpoint that the log signed.'),
    CLOSE_NOT_IN_LOG: refused('bank', 'The close leaf is not in the log at its index: changed after it was logged, or never logged.', CORRECT),
    HEADER_NOT_IN_LOG: refused('bank', 'The header is not in the log at its index: changed after it was logged, or never logged.', CORRECT),
    CLOSE_AFTER_HEADER: refused('bank', 'The close leaf does not come before the header in the log.', CORRECT),
    CLOSE_LEAF_MISMATCH: refused('bank', 'The header names another close leaf.', CORRECT),
    CLOSE_NOT_WITNESSED_FIRST: refused('bank', 'No checkpoint with the close leaf was cosigned before the header was logged.', 'Have the close cosigned before proving.'),
    HISTORY_REWRITTEN: refused('bank', 'The checkpoint contradicts the history that the witness kept: an earlier entry was changed or removed.', 'Restore the log that was cosigned; explain the difference.'),
    CHECKPOINT_NOT_WITNESSED: refused('bank', 'The witness did not cosign this checkpoint.', 'Have the checkpoint cosigned, then send the evidence again.'),
    COSIGNATURE_MISSING: notShown('bank', "The checkpoint carries no cosignature of the regulator's witness, so its history is not shown here.", 'Use the evidence with the cosigned checkpoint.'),
    BATCH_INDEX_NOT_DENSE: refused('bank', 'The batch is number {index} of its date, expected was {expected}.', 'Publish batches in log order, without a gap.'),
    BATCH_PLACE_TAKEN: refused('bank', 'Evidence of another batch of the date came first, which stands later in the log and has number {index} or a lower one: the date was done twice.', 'Explain the two headers; publish batches in log order.'),
    BATCH_SEQUENCE_WRONG: refused('bank', 'A batch of kind {kind} can not stand here: {field}.', CORRECT),
    PREVIOUS_HEADER_MISMATCH: refused('bank', "The header does not follow the bank's last header before it.", 'Publish headers in log order.'),
    PREVIOUS_HEADER_UNKNOWN: notShown('bank', 'The header follows one whose evidence was not received or not accepted into the history.', 'Send the evidence of that header, then this again.'),
    SUPERSEDED_HEADER_UNKNOWN: refused('bank', 'The header replaces one, and that is no earlier header of its date.', 'Refer to the header that is corrected or recovered.'),
DATE_CLOSED_TWICE: refused('bank', 'The log holds another close leaf of the date with number {index}, and no recovery abandons it: the date was closed twice.', 'Explain both; then publish a recovery of the date, approved by two people, that abandons or replaces what does not hold.'),
    CLOSE_UNACCOUNTED: refused('bank', '{closes} close leaves of the date stand in the log without a header, and no recovery abandons them: what was closed there is not known.', 'Publish the batch that was closed; or a recovery of the date, approved by two people, that abandons it.'),
    RECOVERY_EXPECTED: refused('bank', 'After a restore, leaves of the log were handed out to the bank again at size {size}: the next header has to be the recovery of a date that was lost, going on from that size.', 'Seal a lost date as recovery, have two people approve it, and publish it before anything else.'),
    RECOVERY_INCOMPLETE: refused('bank', 'The header does not say what its kind has to say of a recovery: {field}.', CORRECT),
    RECOVERY_KEYS_NOT_REGISTERED: refused('bank', 'The bank registered no keys of people who may approve a recovery.', 'Settle it with the supervisor: the keys belong in the registration of the bank.'),
    RECOVERY_NOT_APPROVED: refused('bank', 'The recovery needs the approvals of two different people whose keys are registered, and carries {approvals} that hold.', 'Seal the date as recovery again, and have two of the registered people approve it.'),
    RECOVERY_SIZE_WRONG: refused('bank', 'The recovery goes on from size {size} of the log, which {field}.', 'Recover from the size that the witness cosigned.'),
    RECOVERY_REFERENCE_UNKNOWN: refused('bank', 'The recovery abandons what is no close leaf without a header, earlier in the log and of its date.', 'Abandon the close leaves of the date that have no header, and no others.'),
  },
  setup: {
    SETUP_SHOWN: shown('Both keys come from a ceremony in which the regulator took part.'),
    SETUP_DEVELOPMENT_SANDBOX: shown('Both keys are known and well formed; at least one is a development key, from which anyone can forge proofs: accepted only because this is a sandbox.'),
    SETUP_KEY_UNKNOWN: refused('bank', 'The {role} key is not registered.', 'Register the key.'),
    SETUP_KEY_DEGENERATE: refused('bank', 'The {role} key is not a sound verifying key.', 'Make the key anew.'),
    SETUP_DEVELOPMENT_REFUSED: refused('bank', 'The {role} key is a development key, from which anyone can forge proofs.', 'Make the key in a ceremony.'),
  },
} as const satisfies Record<ClaimName | 'any', Readonly<Record<string, Reason>>>;

export const REASON_CODES = {
  ...REASONS.any,
  ...REASONS.records,
  ...REASONS.coverage,
  ...REASONS.model,
  ...REASONS.features,
  ...REASONS.windows,
  ...REASONS.alerts,
  ...REASONS.history,
  ...REASONS.setup,
};

export type ReasonCode = keyof typeof REASON_CODES;

/** Why a claim is not shown, with the facts of its sentence. */
export interface Finding {
  readonly code: ReasonCode;
  readonly facts: Readonly<Record<string, string | number | bigint>>;
}

export const finding = (code: ReasonCode, facts: Finding['facts'] = {}): Finding => ({ code, facts });

/** A claim out of a finding. */
export function claimOf(claim: ClaimName, { code, facts }: Finding): Claim {
  const reason: Reason = REASON_CODES[code];
  return { claim, status: reason.status, code, sentence: reason.sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? 'unknown')) };
}

/** The gravest finding, the earlier one of equals: refused before not shown. */
export function gravest(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ code }) => REASON_CODES[code].status === 'refused') ?? findings.find(({ code }) => REASON_CODES[code].status === 'not shown');
}
