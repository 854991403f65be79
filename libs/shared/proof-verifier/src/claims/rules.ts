/**
 * Every check of the judge, numbered: what it looks at, what it rests on, the reason it gives. docs/statement.md is made from it, and
 * other implementations are written from that. Rules of a claim stand in the order in which their findings are weighed.
 */
import type { ClaimName } from '@probity/shared-evidence';
import type { ReasonCode } from './reasons.js';

export interface Rule {
  readonly claim: ClaimName | 'any';
  /** What has to hold. */
  readonly check: string;
  readonly restsOn: string;
  readonly code: ReasonCode;
  /** Where the rule can be checked: from evidence and registrations alone, only with the regulator's own records, or only on an archive. */
  readonly where: 'everywhere' | 'regulator' | 'archive';
}

type Row = readonly [code: ReasonCode, check: string, restsOn: string, where?: Rule['where']];

function rulesOf<const Prefix extends string, const Rows extends Readonly<Record<`${Prefix}${number}`, Row>>>(claim: Rule['claim'], _prefix: Prefix, rows: Rows): Record<keyof Rows, Rule> {
  return Object.fromEntries(Object.entries<Row>(rows).map(([id, [code, check, restsOn, where = 'everywhere']]) => [id, { claim, check, restsOn, code, where }])) as Record<keyof Rows, Rule>;
}

export const RULES = {
  ...rulesOf('any', 'G', {
    G1: ['MALFORMED_EVIDENCE', 'The archive is byte for byte one of the two forms of *Archives*.', 'the bytes of the archive', 'archive'],
    G2: ['MALFORMED_TRUST', 'The registrations are strict JSON, and fit `trust.json` of the schemas, and the conditions beside it.', 'schema', 'archive'],
    G3: ['MALFORMED_EVIDENCE', 'The bundle is strict JSON, and fits `evidence-bundle.json` of the schemas, and the conditions beside it.', 'schema'],
    G4: ['MALFORMED_EVIDENCE', 'The batch index has at most 16 bits, the day number of the business date at most 20.', 'widths of the statement'],
    G5: ['RECORDS_NOT_SHOWN', 'Coverage, model, features and alerts: nothing was found on *records*; model: the statements were rebuilt (R5 and R7 hold).', 'claim records'],
    G6: ['MODEL_NOT_SHOWN', 'Alerts: nothing was found on *model*.', 'claim model'],
    G7: ['FEATURES_NOT_SHOWN', 'Alerts: nothing was found on *features*.', 'claim features'],
  }),
  ...rulesOf('records', 'R', {
    R1: ['CONTEXT_MISMATCH', 'Close leaf and header say the same of `bankId`, `businessDate`, `dayStart`, `dayEnd`, `batchKind`, `batchIndex`, `slots`, `recordCircuit`, `modelCircuit`, `featureProgramDigest`, `modelDigest`, `policyCommitment`, `queryKeyCommitment`, `attestationSha256`, `supersedes`.', 'both leaves'],
    R2: ['BANK_MISMATCH', "The header's `bankId` is the registered one.", 'bank registration'],
    R3: ['DAY_BOUNDS_WRONG', '`dayStart` and `dayEnd` are the first second of the business date, and of the next, in the registered time zone (the first of two midnights, where clocks go back over it), at most 90,000 seconds apart.', 'bank registration, IANA time zones'],
    R4: ['QUERY_KEY_NOT_REGISTERED', '`queryKeyCommitment` is the registered one.', 'bank registration'],
    R5: ['CHUNK_COUNT_WRONG', 'There are as many lookup tags as `totals.last.records`; chunks and proofs are each that number divided by `slots`, rounded up. Where not, R6 to R14 are not looked at.', 'both leaves, number of proofs'],
    R6: ['BATCH_KIND_MISMATCH', 'An `empty` batch has no record; a `normal` or `late` one has one at least.', 'header'],
    R7: ['RECORD_KEY_UNKNOWN', 'A registered, sound key of role `record`, for `recordCircuit` and `slots`, has the digest `recordKeySha256`. Where not, R8 to R14 are not looked at.', 'circuit keys'],
    R8: ['TOTALS_INCONSISTENT', 'Histogram and line counts each sum to the records; alerts + below line, and large, are not more than the records; no rule counts more than the alerts; without a chunk all totals are zero.', 'header'],
    R9: ['TOTALS_CHAIN_BROKEN', '`totalsBefore` of the first chunk commits to zeros under `firstSalt` (128 bits); of each next one it is `totalsAfter` of the one before.', 'close leaf, Poseidon'],
    R10: ['TOTALS_OPENING_WRONG', '`totalsAfter` of the last chunk commits to `totals.last` under `lastSalt` (128 bits).', 'both leaves, Poseidon'],
    R11: ['LOOKUP_TAGS_WRONG', 'Of each chunk, its slice of the lookup tags, zeros to the end, hashes to `lookupTagsCommitment`.', 'close leaf, Poseidon'],
    R12: ['BATCH_ROOT_WRONG', '`batchRoot` is the root over the chunk statements.', 'rebuilt statements, Poseidon'],
    R13: ['RECORD_PROOF_MALFORMED', 'Every record proof is canonical: decimals below q, points on the curve, B in the subgroup of order r, no infinity. Looked at only where nothing above was found, as is R14.', 'BN254'],
    R14: ['RECORD_PROOF_INVALID', 'Every record proof proves its rebuilt statement under the key of R7.', 'Groth16, the registered key'],
  }),
  ...rulesOf('coverage', 'C', {
    C1: ['ATTESTATION_UNSIGNED', 'The attestation is signed with the registered key of the ledger attestor.', 'Ed25519, bank registration'],
    C2: ['ATTESTATION_MISMATCH', 'Its SHA-256 is `attestationSha256` of the header; `bankId`, `businessDate`, `batchKind`, `batchIndex` and `slots` are those of the header.', 'SHA-256'],
    C3: ['FX_TABLE_DIFFERS', '`fxTableDigest` is the same in attestation and header.', "finance's word"],
    C4: ['ATTESTED_TOO_EARLY', '`attestedAt` is not before `dayEnd`.', "finance's word"],
    C5: ['LEDGER_DIFFERENCES', '`differences.missing` and `differences.extra` are zero.', "finance's word"],
    C6: ['LEDGER_COMMITMENTS_DIFFER', 'The transaction commitments of the attestation are those of the chunks, one for one.', 'finance recomputed them from its ledger'],
    C7: ['LINE_MISSING', 'For each slot from 0, header and attestation have that slot at that place. C8 to C11 are looked at slot by slot, where this holds: C8, C9, then C10 and C11 for counts, then for amounts.', 'header, attestation'],
    C8: ['LEDGER_FIGURES_DIFFER', '`ledger` of the header is what the attestation says.', "finance's word"],
    C9: ['QUARANTINE_DIFFERS', '`quarantined` of the header is what the attestation says.', "finance's word"],
    C10: ['LINE_NOT_COVERED', 'ledger = scored + quarantined + excluded, exactly, in count and in amount.', 'header'],
    C11: ['SCORED_FIGURES_DIFFER', '`scored` is what the totals of this batch and of the earlier batches of the date that count give: accepted, and replaced neither by an accepted one nor by this. Looked at where the earlier ones are known, or the batch is number 0.', 'proven totals'],
    C12: ['NOTHING_SCORED', 'Where the ledger counts a posting, something was scored.', 'header'],
    C13: ['EXCLUDED_WITHOUT_APPROVAL', 'Nothing is excluded.', 'header'],
    C14: ['EARLIER_BATCHES_UNKNOWN', 'The batch is number 0 of its date, or all earlier ones are known.', 'regulator, or the archive', 'archive'],
    C15: ['LINE_REGISTER_UNKNOWN', '`lineRegisterSha256` is the SHA-256 of the register of lines in force. Where not, C16 is not looked at.', 'line registers'],
    C16: ['LINE_NOT_REGISTERED', 'On a slot outside the register all figures and totals are zero.', 'line registers'],
  }),
  ...rulesOf('model', 'M', {
    M1: ['MODEL_NOT_REGISTERED', 'A registered model has the `modelDigest`, `modelCircuit` and `featureProgramDigest` of the header.', 'model registrations'],
    M2: ['MODEL_NOT_IN_FORCE', 'The model in force has them.', 'model registrations'],
    M3: ['CERTIFICATE_MISSING', 'There is a certificate: in the bundle, or else a registered one whose document has the SHA-256 `certificateSha256`.', 'certificates'],
    M4: ['CERTIFICATE_NOT_TRUSTED', 'A named certifier, of the name in it, signed it. Where not, M5 is not looked at.', 'Ed25519, certifiers'],
    M5: ['CERTIFICATE_MISMATCH', 'It speaks of the `modelDigest`, `modelCircuit`, `featureProgramDigest`, `slots`, `verifyingKeySha256` (= `modelKeySha256`) of the header and the registered `modelId`; its SHA-256 is `certificateSha256`.', "the certifier's word"],
    M6: ['PRODUCTION_SCORES_DIFFER', '`rescoreDifferences` is zero.', "the bank's word"],
    M7: ['MODEL_KEY_UNKNOWN', 'As R7, for role `model`, `modelCircuit` and `modelKeySha256`. M7 to M9 are looked at only where nothing above was found.', 'circuit keys'],
    M8: ['MODEL_PROOF_MALFORMED', 'As R13, for the model proofs.', 'BN254'],
    M9: ['MODEL_PROOF_INVALID', 'As R14, for the model proofs.', 'Groth16, the registered key'],
  }),
  ...rulesOf('features', 'F', {
    F1: ['FEATURE_PROGRAM_NOT_REGISTERED', 'A registered program has the `featureProgramDigest` and `recordCircuit` of the header.', 'feature program registrations'],
    F2: ['FEATURE_PROGRAM_NOT_IN_FORCE', 'The program in force is one of those.', 'feature program registrations'],
  }),
  ...rulesOf('windows', 'W', {
    W1: ['WINDOWS_NOT_PROVEN', 'Always found: the values of account windows are not proven.', "the bank's word"],
    W2: ['WINDOWS_SINCE_TOO_LATE', '`windowsSince` is not after the registered start date.', 'bank registration'],
    W3: ['WINDOWS_SINCE_CHANGED', '`windowsSince` is what the header judged first said.', 'earlier headers', 'regulator'],
  }),
  ...rulesOf('alerts', 'A', {
    A1: ['RULE_NOT_IN_PROGRAM', 'The totals count nothing on a rule slot that the program (the first of F1) does not have.', 'feature program registrations'],
    A2: ['POLICY_NOT_REGISTERED', 'A registered policy has the `policyCommitment` of the header.', 'policy registrations'],
    A3: ['POLICY_NOT_IN_FORCE', 'The policy in force has it.', 'policy registrations'],
    A4: ['ALERTS_CAPPED', 'raised + merged is not less than the alerts proven.', "the bank's word for what was raised"],
    A5: ['ALERTS_OVERCOUNTED', 'raised + merged is not more than the alerts proven.', "the bank's word for what was raised"],
  }),
  ...rulesOf('history', 'H', {
    H1: ['CHECKPOINT_UNSIGNED', "The checkpoint is a note signed by the log's key of its size. Where not, H2 to H5 are not looked at.", 'Ed25519, bank registration and rotations'],
    H2: ['HEADER_NOT_IN_LOG', "The audit path leads from the header's leaf hash at `headerIndex` to the root.", 'RFC 9162'],
    H3: ['CLOSE_NOT_IN_LOG', "The audit path leads from the close leaf's hash at `closeIndex` to the root.", 'RFC 9162'],
    H4: ['CLOSE_AFTER_HEADER', '`closeIndex` is below `headerIndex`.', 'bundle'],
    H5: ['CLOSE_LEAF_MISMATCH', '`closeLeafHash` of the header is the leaf hash of the close leaf.', 'SHA-256'],
    H6: ['SUPERSEDED_HEADER_UNKNOWN', 'A `correction` names a header in `supersedes`, a `recovery` may, no other kind does.', 'header'],
    H7: ['RECOVERY_EXPECTED', 'After a restore without a recovery yet, the header is a recovery `restored-from-backup` from that size.', 'record of leaves handed out', 'regulator'],
    H8: ['RECOVERY_INCOMPLETE', 'A batch of kind `recovery`, and no other, has the part `recovery`; it replaces a header or abandons a close leaf.', 'header'],
    H9: ['RECOVERY_KEYS_NOT_REGISTERED', 'Where there is a part `recovery`, keys of approvers are registered.', 'bank registration'],
    H10: ['RECOVERY_NOT_APPROVED', 'The kind is `recovery`, and two of those people signed the approval rebuilt from the header.', 'Ed25519, bank registration'],
    H11: ['RECOVERY_SIZE_WRONG', '`cosignedSize` is a cosigned size not above `closeIndex`; after a restore, one at which leaves were handed out.', 'witness records', 'regulator'],
    H12: ['RECOVERY_REFERENCE_UNKNOWN', 'Each abandoned leaf is an earlier close leaf of the date without a header; none stands twice.', 'cosigned log', 'regulator'],
    H13: ['HISTORY_REWRITTEN', 'The witness kept no other history.', 'witness records', 'regulator'],
    H14: ['CHECKPOINT_NOT_WITNESSED', 'The witness cosigned this checkpoint.', 'witness records', 'regulator'],
    H15: ['CLOSE_NOT_WITNESSED_FIRST', 'A checkpoint with the close leaf and without the header was cosigned.', 'witness records', 'regulator'],
    H16: ['DATE_CLOSED_TWICE', 'No other close leaf of the date, not abandoned, has this number.', 'cosigned log', 'regulator'],
    H17: ['CLOSE_UNACCOUNTED', 'Every earlier close leaf of the date has a header or is abandoned.', 'cosigned log', 'regulator'],
    H18: ['PREVIOUS_HEADER_UNKNOWN', 'The header named in `previousHeader` is known.', 'cosigned log', 'regulator'],
    H19: ['PREVIOUS_HEADER_MISMATCH', 'It is the newest one before this.', 'cosigned log', 'regulator'],
    H20: ['BATCH_INDEX_NOT_DENSE', 'The batch index is the number of earlier batches of the date, abandoned ones counted.', 'cosigned log', 'regulator'],
    H21: ['BATCH_PLACE_TAKEN', 'No later header of the date that is known has this number or a lower one.', 'cosigned log', 'regulator'],
    H22: ['BATCH_SEQUENCE_WRONG', 'A date begins with its one `normal` or `empty` batch, or with a recovery.', 'cosigned log', 'regulator'],
    H23: ['SUPERSEDED_HEADER_UNKNOWN', 'What `supersedes` names is an earlier header of the date.', 'cosigned log', 'regulator'],
    H24: ['COSIGNATURE_MISSING', "The checkpoint carries a cosignature of the witness; every one of its lines verifies.", 'Ed25519, witness key', 'archive'],
    H25: ['PREVIOUS_HEADER_MISMATCH', 'The header named in `previousHeader`, where it is in the archive, is the newest one before this; where it is not, one is named if an earlier header is there.', 'other headers of the archive', 'archive'],
    H26: ['BATCH_PLACE_TAKEN', 'Earlier headers of the date have lower numbers, later ones higher.', 'other headers of the archive', 'archive'],
    H27: ['BATCH_SEQUENCE_WRONG', 'A `normal` or `empty` batch follows only `late` ones and corrections of its date.', 'other headers of the archive', 'archive'],
    H28: ['SUPERSEDED_HEADER_UNKNOWN', 'What `supersedes` names, where it is in the archive, is an earlier header of the date.', 'other headers of the archive', 'archive'],
    H29: ['HISTORY_REWRITTEN', 'Signed checkpoints of one size have one root. Where not, H30 and H31 are not looked at.', 'other headers of the archive', 'archive'],
    H30: ['COSIGNATURE_MISSING', 'The newest checkpoint, where the archive has one, is signed and cosigned. Where not, H31 is not looked at.', 'Ed25519, `history.json`', 'archive'],
    H31: ['HISTORY_REWRITTEN', 'The newest checkpoint extends this one.', 'RFC 9162, `history.json`', 'archive'],
  }),
  ...rulesOf('setup', 'S', {
    S1: ['SETUP_KEY_UNKNOWN', 'For each role, first `record`, the key of R7 or M7 is registered.', 'circuit keys'],
    S2: ['SETUP_KEY_DEGENERATE', 'No registered key of the role, circuit and slots, which might be meant, is unsound.', 'BN254'],
    S3: ['SETUP_DEVELOPMENT_REFUSED', 'A development key is used only in a sandbox.', "the regulator's word: trust class, sandbox"],
  }),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** What is said of a claim on which nothing was found. Windows are never shown. */
export const SHOWN_CODES = [
  'RECORDS_SHOWN', 'RECORDS_EMPTY_DAY', 'COVERAGE_SHOWN', 'COVERAGE_SHOWN_WITH_QUARANTINE', 'MODEL_SHOWN', 'FEATURES_SHOWN', 'ALERTS_SHOWN', 'ALERTS_SHOWN_WITH_RULES',
  'HISTORY_SHOWN', 'SETUP_SHOWN', 'SETUP_DEVELOPMENT_SANDBOX',
] as const satisfies readonly ReasonCode[];
