/**
 * The named fields of a chunk's two statements. Each circuit has one public signal, the digest of its fields in
 * this order; a verifier rebuilds it from the named fields and never accepts an array of signals.
 */
import { CommitmentError, requireBits, type FieldElement } from './field.js';
import { TIME_BITS } from './layout.js';
import { taggedHash } from './poseidon.js';
import { textDigest } from './text.js';

export const BATCH_KIND = { normal: 0, empty: 1, late: 2, correction: 3, recovery: 4 } as const;
export type BatchKind = keyof typeof BATCH_KIND;

export interface StatementField<Name extends string = string> {
  readonly name: Name;
  /** Declared width; 254 stands for a whole field element. */
  readonly bits: number;
  readonly meaning: string;
}
const field = <Name extends string>(name: Name, bits: number, meaning: string): StatementField<Name> => ({ name, bits, meaning });
const ELEMENT = 254;

/** Batch kind (3 bits), number of the batch within its business date (16), chunk within the batch (16), packed: all public, all checked by the verifier. */
export function packBatchContext(kind: BatchKind, batchIndex: number, chunkIndex: number): bigint {
  return BigInt(BATCH_KIND[kind]) + (requireBits(batchIndex, 16, 'batchIndex') << 3n) + (requireBits(chunkIndex, 16, 'chunkIndex') << 19n);
}

export const RECORD_STATEMENT = [
  field('recordCircuit', ELEMENT, 'digest of id@semver of the record circuit'),
  field('bankId', ELEMENT, 'digest of the bank id'),
  field('businessDate', 20, 'days since 1970-01-01 of the business date'),
  field('dayStart', TIME_BITS, 'first second of the business date, epoch seconds'),
  field('dayEnd', TIME_BITS, 'first second after the business date, epoch seconds'),
  field('batchContext', 35, 'batch kind, batch index and chunk index, packed'),
  field('transactionsCommitment', ELEMENT, 'transaction commitments in sequence order'),
  field('recordsCommitment', ELEMENT, 'record commitments in sequence order'),
  field('lookupTagsCommitment', ELEMENT, 'lookup tags in sequence order'),
  field('inferenceCommitment', ELEMENT, 'features, score and salt of every record: joins the two proofs'),
  field('featureProgramDigest', ELEMENT, 'which features'),
  field('policyCommitment', ELEMENT, 'which thresholds'),
  field('queryKeyCommitment', ELEMENT, 'which key made the lookup tags'),
  field('totalsBefore', ELEMENT, 'running totals before the chunk'),
  field('totalsAfter', ELEMENT, 'running totals after the chunk'),
] as const;

export const MODEL_STATEMENT = [
  field('modelCircuit', ELEMENT, 'digest of id@semver of the model circuit'),
  field('bankId', ELEMENT, 'digest of the bank id'),
  field('businessDate', 20, 'days since 1970-01-01 of the business date'),
  field('batchContext', 35, 'batch kind, batch index and chunk index, packed'),
  field('modelDigest', ELEMENT, 'which model, as registered. Compiled: a label, what it means rests on the circuit certificate. Committed: opened in the circuit'),
  field('inferenceCommitment', ELEMENT, 'features, score and salt of every record: joins the two proofs'),
] as const;

export type RecordStatement = Record<(typeof RECORD_STATEMENT)[number]['name'], bigint>;
export type ModelStatement = Record<(typeof MODEL_STATEMENT)[number]['name'], bigint>;

function statementDigest(tag: 'recordStatement' | 'modelStatement', fields: readonly StatementField[], values: Record<string, bigint>): FieldElement {
  return taggedHash(tag, fields.map(({ name, bits }) => {
    const value = values[name];
    if (value === undefined) throw new CommitmentError('WRONG_LENGTH', `${name} is missing`);
    return bits === ELEMENT ? value : requireBits(value, bits, name);
  }));
}

/** The one public signal of the record circuit. */
export const recordStatementDigest = (values: RecordStatement): FieldElement => statementDigest('recordStatement', RECORD_STATEMENT, values);
/** The one public signal of the model circuit. */
export const modelStatementDigest = (values: ModelStatement): FieldElement => statementDigest('modelStatement', MODEL_STATEMENT, values);

/** Identifies a chunk's evidence: leaf of the batch tree. Proof bytes never do, Groth16 proofs can be re-randomised. */
export function chunkStatementDigest(record: FieldElement, model: FieldElement): FieldElement {
  return taggedHash('chunkStatement', [record, model]);
}

/** What both sides agree on for a whole batch; chunk statements are built from it and never sent as signals. */
export interface BatchContext {
  readonly bankId: string;
  readonly recordCircuit: string;
  readonly modelCircuit: string;
  /** Days since 1970-01-01. */
  readonly businessDate: number;
  /** Epoch seconds; the day is `[dayStart, dayEnd)`. */
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly kind: BatchKind;
  readonly batchIndex: number;
  readonly featureProgramDigest: FieldElement;
  readonly modelDigest: FieldElement;
  readonly policyCommitment: FieldElement;
  readonly queryKeyCommitment: FieldElement;
}

/** The commitments of one chunk. */
export interface ChunkCommitments {
  readonly transactionsCommitment: FieldElement;
  readonly recordsCommitment: FieldElement;
  readonly lookupTagsCommitment: FieldElement;
  readonly inferenceCommitment: FieldElement;
  readonly totalsBefore: FieldElement;
  readonly totalsAfter: FieldElement;
}

/** Builds both statements of a chunk from named values. */
export function chunkStatements(batch: BatchContext, chunkIndex: number, chunk: ChunkCommitments): { record: RecordStatement; model: ModelStatement } {
  const bankId = textDigest('bank', batch.bankId);
  const businessDate = BigInt(batch.businessDate);
  const batchContext = packBatchContext(batch.kind, batch.batchIndex, chunkIndex);
  return {
    record: {
      recordCircuit: textDigest('circuit', batch.recordCircuit),
      bankId, businessDate,
      dayStart: BigInt(batch.dayStart),
      dayEnd: BigInt(batch.dayEnd),
      batchContext,
      transactionsCommitment: chunk.transactionsCommitment,
      recordsCommitment: chunk.recordsCommitment,
      lookupTagsCommitment: chunk.lookupTagsCommitment,
      inferenceCommitment: chunk.inferenceCommitment,
      featureProgramDigest: batch.featureProgramDigest,
      policyCommitment: batch.policyCommitment,
      queryKeyCommitment: batch.queryKeyCommitment,
      totalsBefore: chunk.totalsBefore,
      totalsAfter: chunk.totalsAfter,
    },
    model: {
      modelCircuit: textDigest('circuit', batch.modelCircuit),
      bankId, businessDate, batchContext,
      modelDigest: batch.modelDigest,
      inferenceCommitment: chunk.inferenceCommitment,
    },
  };
}

