/** What a check of the whole database may find. Closed list: docs/fsck.md is made from it. */

interface Meaning {
  readonly means: string;
  readonly cure: string;
}

const RESTORE = 'Find who changed the row (it is append-only for services); restore it from a backup.';
const CORRECT = 'Find the cause. Before anchoring: restore the rows and retry the batch. After it: a correction of the day.';
const REWRITTEN = 'Stop appending. Compare with what the witness kept, restore the log from a backup, explain the difference to the supervisor.';

export const FSCK_CODES = {
  REFERENCE_MISSING: { means: 'Reference data that a row names, or that should hold on its date, is not there.', cure: 'Restore the reference table from a backup; what depends on it was not checked.' },
  REFERENCE_DIFFERS: { means: 'A feature program, model, policy, register of lines, certificate or circuit key does not give the digest that stands beside it.', cure: RESTORE },
  APPROVAL_DIFFERS: { means: 'A version that holds is not what was approved, or was not approved by as many people as it needs.', cure: 'Find who changed the row or its outcome (services can not); restore it from a backup, and look at every day scored since.' },
  SEQUENCE_NOT_DENSE: { means: 'The sequence numbers of a business date have a gap.', cure: RESTORE },
  SEQUENCE_COUNTER: { means: "The counter of a business date is not the number after its last record's.", cure: 'Restore the counter; a missing record at the end of the day looks the same.' },
  RECORD_VERSIONS: { means: 'A record names another model or policy version than what held on its date.', cure: RESTORE },
  VIEW_DIFFERS: { means: 'The stored view is not what the stored window gives for the posting.', cure: RESTORE },
  FEATURES_DIFFER: { means: 'Stored features or rules are not what the feature program gives.', cure: RESTORE },
  SCORE_DIFFERS: { means: "A score is neither what the evaluator gives, nor was the evaluator's kept beside it at sealing.", cure: 'Find out whether the model runtime or the row is wrong; treat it as an incident.' },
  ALERT_FLAG: { means: 'A record is marked an alert, or not, against its policy and rules.', cure: RESTORE },
  ALERT_MISSING: { means: 'A record is an alert and has no alert row: nobody was told of it.', cure: 'Restore the alert, or raise it anew by hand.' },
  ALERT_EXTRA: { means: 'An alert row belongs to no record, or to one that is no alert.', cure: RESTORE },
  ALERT_REASONS: { means: 'The reasons of an alert are not those that policy and rules give.', cure: RESTORE },
  ALERT_MERGE: { means: 'An alert is merged, or raised, where the merge rules of its date say otherwise, or its event names another rule than merged it.', cure: RESTORE },
  CASE_EVENT_CHAIN: { means: 'The case log of a date breaks: an event is missing, or does not give its hash from its salt and the event before.', cure: RESTORE },
  CASE_EVENT_MISSING: { means: 'An alert was never raised or merged in the case log.', cure: 'Restore the event with its salt and hash from a backup; an alert row that was put in by hand looks the same.' },
  CASE_EVENT_EXTRA: { means: 'An event is of no alert, raises one a second time, or says of it what its row does not.', cure: RESTORE },
  RECEIPT_CHAIN: { means: 'The chain of intake receipts breaks: one is missing, does not give its hash, or its totals do not run on.', cure: RESTORE },
  RECEIPT_ROW_LOST: { means: 'A row was received and is neither scored nor in quarantine: the service died before it was scored and the sender did not send it again, or it was removed.', cure: 'Have the sender send the request again: rows that are there change nothing. What can not come again was removed: restore it from a backup.' },
  RECEIPT_LEAF: { means: 'A head of receipts in the log is no receipt of the table, or stands in another leaf than it says.', cure: RESTORE },
  CASE_LOG_ROOT: { means: 'The case-log root of a header is missing, belongs to no header, or does not follow from events and padding.', cure: 'Restore events and padding from a backup: a published root is never made again, so what it covers can be opened only with them.' },
  CASE_LOG_RANGE: { means: 'What headers cover of the case log leaves a gap, overlaps, goes beyond the events, or leaves out alerts of a header\'s own records.', cure: RESTORE },
  ACCOUNT_VERSIONS: { means: "The versions of an account have a gap, or do not end at the account's own.", cure: RESTORE },
  WINDOW_DIFFERS: { means: 'A stored window is not what the posting before makes of the window before.', cure: RESTORE },
  BATCH_INDEX: { means: 'The batches of a date are not numbered 0, 1, 2 …', cure: RESTORE },
  BATCH_DUPLICATE: { means: 'A date has two first batches, or a batch was corrected twice.', cure: 'Restore the batch table; explain both headers to the supervisor if both are in the log.' },
  RANGE_TILING: { means: 'The ranges of a date\'s batches leave a gap, overlap, or go beyond its records.', cure: RESTORE },
  STATE_INCONSISTENT: { means: 'A batch lacks what its state says it has, or has what it can not have yet.', cure: 'Restore the batch row; see lifecycle.md for what each state holds.' },
  SEALS_DIFFER: { means: 'The seals of a batch are not one for each record of its range, in order.', cure: RESTORE },
  CHUNKS_DIFFER: { means: 'The chunks of a batch do not cut its records in order.', cure: RESTORE },
  COMMITMENT_DIFFERS: { means: 'Commitments recomputed from records and salts are not those that were sealed: a record, a salt or the commitment was changed.', cure: CORRECT },
  TOTALS_CHAIN: { means: 'Running totals do not start at zero, or do not go on from the chunk before.', cure: CORRECT },
  TOTALS_OPENING: { means: 'Stored totals do not open their commitment.', cure: CORRECT },
  PROOF_MISSING: { means: 'A batch counts as proven, and a chunk has no proof of one of its circuits.', cure: 'Restore the proof, or retry the batch.' },
  PROOF_UNEXPECTED: { means: 'A proof belongs to no chunk of its batch.', cure: RESTORE },
  PROOF_STATEMENT: { means: "A proof is stored with another statement than its chunk's.", cure: RESTORE },
  PROOF_INVALID: { means: "A proof does not verify under the circuit's key.", cure: RESTORE },
  CLOSE_LEAF_DIFFERS: { means: 'The close leaf made anew from the rows is not the one in the log.', cure: CORRECT },
  HEADER_DIFFERS: { means: 'The header made anew from the rows is not the one in the log.', cure: CORRECT },
  OUTBOX_MISSING: { means: 'A batch was closed and nothing ever asked for its proofs.', cure: 'Retry the batch.' },
  OUTBOX_WAITING: { means: 'A batch is proven and its outbox row was never dispatched.', cure: 'Start the service: the relay takes the row; jobs twice are harmless.' },
  LEAF_INDEX: { means: 'The leaves of the log are not numbered 0, 1, 2 …', cure: REWRITTEN },
  LEAF_HASH: { means: 'A leaf does not give the hash that stands beside it.', cure: REWRITTEN },
  LOG_HEAD: { means: 'The head of the log is not the number of its leaves.', cure: REWRITTEN },
  CHECKPOINT_MISSING: { means: 'The newest leaf is in no checkpoint.', cure: REWRITTEN },
  CHECKPOINT_ROOT: { means: 'A checkpoint names another root, size or origin than the leaves give.', cure: REWRITTEN },
  CHECKPOINT_SIGNATURE: { means: "A checkpoint is not signed by the log's key.", cure: REWRITTEN },
  LOG_KEY_ROTATION: { means: 'A rotation of the log\'s key does not follow on the key before, or is not signed by both.', cure: RESTORE },
  COSIGNATURE_INVALID: { means: 'A cosigned checkpoint is another one than was signed, or is not cosigned by the witness.', cure: 'Ask the witness for its note of this size; restore it.' },
} as const satisfies Readonly<Record<string, Meaning>>;

export type FsckCode = keyof typeof FSCK_CODES;

export interface FsckProblem {
  readonly code: FsckCode;
  /** A place: date and sequence number, account id and version, batch id and chunk, leaf or checkpoint. */
  readonly where: string;
  /** Never holds a value. */
  readonly message: string;
}

/** Problems of one code that are listed; one cause can spoil every row after it. */
const LISTED = 100;

export class Problems {
  readonly list: FsckProblem[] = [];
  readonly #counts = new Map<FsckCode, number>();

  add(code: FsckCode, where: string, detail?: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > LISTED) return;
    const message = detail === undefined ? FSCK_CODES[code].means : `${FSCK_CODES[code].means} (${detail})`;
    this.list.push({ code, where, message: count === LISTED ? `${message} Further problems of this code are not listed.` : message });
  }
}
