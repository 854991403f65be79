/**
 * One chunk as both circuits see it: the state machine first, in TypeScript; the circuits prove that it was run.
 * Field names of the inputs are the signal names of the circuits.
 */
import { CommitmentError, requireBits, type FieldElement } from './field.js';
import { MOST_FEATURE_BITS, POSTING_LAYOUT, RULE_SLOTS, SALT_BITS, SCORE_BITS, VIEW_LAYOUT, type Outcome, type Posting, type WindowView } from './layout.js';
import { decide, policyCommitment, type Policy } from './policy.js';
import { taggedHash } from './poseidon.js';
import { lookupTag, recordCommitment, transactionCommitment, type TransactionFacts } from './record.js';
import { chunkStatements, modelStatementDigest, recordStatementDigest, type BatchContext, type ChunkCommitments } from './statement.js';
import { addToTotals, totalsCommitment, totalsVector, type Totals } from './totals.js';

/** The opening of one record: everything its commitments bind. Salts are independent random 128-bit values. */
export interface RecordOpening {
  readonly facts: TransactionFacts;
  readonly transactionSalt: bigint;
  readonly view: WindowView;
  readonly windowDigest: FieldElement;
  readonly segment: bigint;
  readonly riskClass: bigint;
  /** In the order of the feature program. */
  readonly features: readonly bigint[];
  /** 1 where the rule holds. In the order of the feature program's rules. */
  readonly rules: readonly bigint[];
  readonly score: bigint;
  readonly recordSalt: bigint;
  readonly inferenceSalt: bigint;
}

export interface ChunkInput {
  readonly records: readonly RecordOpening[];
  readonly totalsBefore: Totals;
  readonly totalsBeforeSalt: bigint;
  readonly totalsAfterSalt: bigint;
  readonly policy: Policy;
  readonly policySalt: bigint;
  readonly queryKey: FieldElement;
}

export interface SealedChunk {
  readonly commitments: ChunkCommitments;
  readonly totalsAfter: Totals;
  /** Per record, in sequence order. */
  readonly records: readonly { transactionCommitment: FieldElement; recordCommitment: FieldElement; lookupTag: FieldElement; outcome: Outcome }[];
}

/**
 * Features low, in program order, then the score, then a bit that says the slot is in use: without it a record of zeros
 * could stand for an empty slot, and its score would be nobody's. `widths` come from the feature program.
 */
export function packInference(widths: readonly number[], features: readonly bigint[], score: bigint): FieldElement {
  if (features.length !== widths.length) throw new CommitmentError('WRONG_LENGTH', 'features do not match the feature program');
  if (widths.reduce((sum, bits) => sum + bits, 0) > MOST_FEATURE_BITS) throw new CommitmentError('WRONG_LENGTH', `features must fit ${MOST_FEATURE_BITS} bits`);
  let packed = 0n;
  let shift = 0n;
  const append = (value: bigint, bits: number, name: string): void => {
    packed += requireBits(value, bits, name) << shift;
    shift += BigInt(bits);
  };
  widths.forEach((bits, i) => append(features[i]!, bits, `feature ${i}`));
  append(score, SCORE_BITS, 'score');
  append(1n, 1, 'in use');
  return packed;
}

/** A list commitment over the slots of a chunk: what is not there counts as zero. */
function listCommitment(tag: 'transactions' | 'records' | 'lookupTags', slots: number, values: readonly FieldElement[]): FieldElement {
  return taggedHash(tag, Array.from({ length: slots }, (_, i) => values[i] ?? 0n));
}

/** The list commitment that the ledger attestor recomputes from its own extract. */
export const transactionsCommitment = (slots: number, values: readonly FieldElement[]): FieldElement => listCommitment('transactions', slots, values);
/** The list commitment that a verifier recomputes from the tags of the close leaf. */
export const lookupTagsCommitment = (slots: number, values: readonly FieldElement[]): FieldElement => listCommitment('lookupTags', slots, values);

function requireFlags(rules: readonly bigint[]): readonly bigint[] {
  if (rules.length > RULE_SLOTS) throw new CommitmentError('WRONG_LENGTH', `a feature program has at most ${RULE_SLOTS} rules`);
  return rules.map((flag, slot) => requireBits(flag, 1, `rule ${slot}`));
}

/** Seals one chunk: every commitment of its statement. Pure. Throws CommitmentError where a value does not fit. */
export function sealChunk(slots: number, featureWidths: readonly number[], input: ChunkInput): SealedChunk {
  if (input.records.length < 1 || input.records.length > slots) throw new CommitmentError('WRONG_LENGTH', `a chunk holds 1 to ${slots} records`);
  let totals = input.totalsBefore;
  const inference: FieldElement[] = [];
  const records = input.records.map((record) => {
    const { alert, belowLine } = decide(input.policy, record.segment, record.score, requireFlags(record.rules));
    const outcome: Outcome = { segment: record.segment, riskClass: record.riskClass, score: record.score, alert };
    totals = addToTotals(totals, record.facts.posting, outcome, belowLine, record.rules);
    inference.push(packInference(featureWidths, record.features, record.score), requireBits(record.inferenceSalt, SALT_BITS, 'inference salt'));
    const transaction = transactionCommitment(record.facts, record.transactionSalt);
    return {
      transactionCommitment: transaction,
      recordCommitment: recordCommitment(transaction, record.view, record.windowDigest, outcome, record.recordSalt),
      lookupTag: lookupTag(input.queryKey, record.facts.reference),
      outcome,
    };
  });
  return {
    commitments: {
      transactionsCommitment: transactionsCommitment(slots, records.map((r) => r.transactionCommitment)),
      recordsCommitment: listCommitment('records', slots, records.map((r) => r.recordCommitment)),
      lookupTagsCommitment: lookupTagsCommitment(slots, records.map((r) => r.lookupTag)),
      inferenceCommitment: taggedHash('inference', Array.from({ length: 2 * slots }, (_, i) => inference[i] ?? 0n)),
      totalsBefore: totalsCommitment(input.totalsBefore, input.totalsBeforeSalt),
      totalsAfter: totalsCommitment(totals, input.totalsAfterSalt),
    },
    totalsAfter: totals,
    records,
  };
}

/** A value or a (nested) list of values, as snarkjs takes them. */
export type SignalValue = bigint | readonly SignalValue[];
export type CircuitInput = Readonly<Record<string, SignalValue>>;

const ZERO_POSTING = Object.fromEntries(POSTING_LAYOUT.map(({ name }) => [name, 0n])) as Posting;
const ZERO_VIEW = Object.fromEntries(VIEW_LAYOUT.map(({ name }) => [name, 0n])) as WindowView;

/**
 * Inputs of both circuits for one chunk. An inactive slot repeats nothing: its posting is zero but for a booking
 * time inside the day, which the circuit demands of every slot.
 */
export function circuitInputs(
  slots: number, featureWidths: readonly number[], batch: BatchContext, chunkIndex: number, input: ChunkInput,
): { record: CircuitInput; model: CircuitInput; recordDigest: FieldElement; modelDigest: FieldElement; commitments: ChunkCommitments } {
  const sealed = sealChunk(slots, featureWidths, input);
  if (policyCommitment(input.policy, input.policySalt) !== batch.policyCommitment) {
    throw new CommitmentError('OUT_OF_RANGE', 'the policy does not open the policy commitment of the batch');
  }
  const statements = chunkStatements(batch, chunkIndex, sealed.commitments);
  const recordDigest = recordStatementDigest(statements.record);
  const modelDigest = modelStatementDigest(statements.model);
  const slot = <T>(of: (record: RecordOpening) => T, absent: T): T[] =>
    Array.from({ length: slots }, (_, i) => (input.records[i] ? of(input.records[i]) : absent));
  const emptyPosting = { ...ZERO_POSTING, bookingTime: BigInt(batch.dayStart) };
  const row = (layout: readonly { name: string }[], values: Record<string, bigint>): bigint[] => layout.map(({ name }) => values[name]!);

  const record: CircuitInput = {
    statementDigest: recordDigest,
    recordCircuit: statements.record.recordCircuit,
    bankId: statements.record.bankId,
    businessDate: statements.record.businessDate,
    dayStart: statements.record.dayStart,
    dayEnd: statements.record.dayEnd,
    batchContext: statements.record.batchContext,
    featureProgramDigest: batch.featureProgramDigest,
    policy: [...input.policy.thresholds, ...input.policy.belowLine],
    policySalt: input.policySalt,
    queryKey: input.queryKey,
    totals: totalsVector(input.totalsBefore),
    totalsBeforeSalt: input.totalsBeforeSalt,
    totalsAfterSalt: input.totalsAfterSalt,
    active: slot(() => 1n, 0n),
    posting: slot((r) => row(POSTING_LAYOUT, r.facts.posting), row(POSTING_LAYOUT, emptyPosting)),
    account: slot((r) => r.facts.account, 0n),
    customer: slot((r) => r.facts.customer, 0n),
    counterparty: slot((r) => r.facts.counterparty, 0n),
    reference: slot((r) => r.facts.reference, 0n),
    transactionSalt: slot((r) => r.transactionSalt, 0n),
    view: slot((r) => row(VIEW_LAYOUT, r.view), row(VIEW_LAYOUT, ZERO_VIEW)),
    windowDigest: slot((r) => r.windowDigest, 0n),
    segment: slot((r) => r.segment, 0n),
    riskClass: slot((r) => r.riskClass, 0n),
    score: slot((r) => r.score, 0n),
    recordSalt: slot((r) => r.recordSalt, 0n),
    inferenceSalt: slot((r) => r.inferenceSalt, 0n),
  };
  const model: CircuitInput = {
    statementDigest: modelDigest,
    modelCircuit: statements.model.modelCircuit,
    bankId: statements.model.bankId,
    businessDate: statements.model.businessDate,
    batchContext: statements.model.batchContext,
    modelDigest: batch.modelDigest,
    active: slot(() => 1n, 0n),
    features: slot((r) => [...r.features], featureWidths.map(() => 0n)),
    inferenceSalt: slot((r) => r.inferenceSalt, 0n),
  };
  return { record, model, recordDigest, modelDigest, commitments: sealed.commitments };
}

