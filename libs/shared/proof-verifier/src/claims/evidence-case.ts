/** One bundle on the judge's table: what was parsed, what the statements are, how proofs are checked. */
import {
  chunkStatementDigest, chunkStatements, CommitmentError, modelStatementDigest, packBatchContext, recordStatementDigest, requireBits, type BatchContext, type Totals,
} from '@probity/shared-commitments';
import type { BatchHeader, CircuitKey, EvidenceBundle } from '@probity/shared-evidence';
import type { PairingEngine } from '../batch/pairing-engine.js';
import type { firstInvalidProof } from '../batch/verify-batch.js';
import { verifyingKeyDigest, type VerifyingKey } from '../groth16.js';
import { dayNumber } from './calendar-day.js';
import { parseCircuitKey, type HistoryFacts, type TrustClass, type TrustMaterial } from './trust.js';

/** Which of many proofs is the first that does not verify. */
export type FirstInvalid = typeof firstInvalidProof;

/** The public signals of one chunk, rebuilt from named fields. */
export interface ChunkSignals {
  readonly record: bigint;
  readonly model: bigint;
  readonly chunk: bigint;
}

export interface EvidenceCase {
  readonly bundle: EvidenceBundle;
  readonly trust: TrustMaterial;
  readonly history: HistoryFacts;
  readonly engine: PairingEngine;
  readonly firstInvalid: FirstInvalid;
  /** Empty where counts do not fit or the record key is unknown: then no proof is looked at either. */
  readonly signals: readonly ChunkSignals[];
  readonly totals: Totals;
  /** The registered keys that the header names. */
  readonly keys: Readonly<Record<CircuitKey['role'], KeyLookup>>;
}

export function totalsOf({ totals: { last } }: BatchHeader): Totals {
  return {
    records: BigInt(last.records),
    lines: last.lines.map(({ count, amount }) => ({ count: BigInt(count), amount: BigInt(amount) })),
    large: BigInt(last.large),
    alerts: BigInt(last.alerts),
    belowLine: BigInt(last.belowLine),
    histogram: last.histogram.map(BigInt),
    rules: last.rules.map(BigInt),
  };
}

function batchContextOf(header: BatchHeader): BatchContext {
  return {
    bankId: header.bankId,
    recordCircuit: header.recordCircuit,
    modelCircuit: header.modelCircuit,
    businessDate: dayNumber(header.businessDate),
    dayStart: header.dayStart,
    dayEnd: header.dayEnd,
    kind: header.batchKind,
    batchIndex: header.batchIndex,
    featureProgramDigest: BigInt(header.featureProgramDigest),
    modelDigest: BigInt(header.modelDigest),
    policyCommitment: BigInt(header.policyCommitment),
    queryKeyCommitment: BigInt(header.queryKeyCommitment),
  };
}

/** Checks the widths of a header's context, which statements check too, but an empty batch has none. Throws CommitmentError. */
export function requireContext(header: BatchHeader): void {
  packBatchContext(header.batchKind, header.batchIndex, 0);
  requireBits(dayNumber(header.businessDate), 20, 'businessDate');
}

/** True if records, slots, chunks and proofs fit together. Looked at before anything is hashed: hashing costs as much as these lists are long. */
export function countsFit({ close, header, proofs }: EvidenceBundle): boolean {
  const records = close.lookupTags.length;
  const chunks = Math.ceil(records / header.slots);
  return header.totals.last.records === String(records) && close.chunks.length === chunks && proofs.length === chunks;
}

/** Signals of every chunk of the close leaf under the context of the header. Throws CommitmentError where a value is wider than its field. */
export function chunkSignals({ close, header }: EvidenceBundle): ChunkSignals[] {
  const batch = batchContextOf(header);
  return close.chunks.map((chunk, index) => {
    const { record, model } = chunkStatements(batch, index, {
      transactionsCommitment: BigInt(chunk.transactionsCommitment),
      recordsCommitment: BigInt(chunk.recordsCommitment),
      lookupTagsCommitment: BigInt(chunk.lookupTagsCommitment),
      inferenceCommitment: BigInt(chunk.inferenceCommitment),
      totalsBefore: BigInt(chunk.totalsBefore),
      totalsAfter: BigInt(chunk.totalsAfter),
    });
    const recordSignal = recordStatementDigest(record);
    const modelSignal = modelStatementDigest(model);
    return { record: recordSignal, model: modelSignal, chunk: chunkStatementDigest(recordSignal, modelSignal) };
  });
}

/** Runs a computation on the attacker's values; undefined where one does not fit. */
export function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CommitmentError) return undefined;
    throw error;
  }
}

export type KeyLookup =
  | { readonly found: 'usable'; readonly key: VerifyingKey; readonly trustClass: TrustClass }
  | { readonly found: 'degenerate' }
  | { readonly found: 'none' };

/** The registered key that the header names for a role, of the header's circuit and slots. Checking a key takes milliseconds: once a case. */
export function registeredKey(trust: TrustMaterial, header: BatchHeader, role: CircuitKey['role']): KeyLookup {
  const [circuit, digest] = role === 'record' ? [header.recordCircuit, header.recordKeySha256] : [header.modelCircuit, header.modelKeySha256];
  const candidates = trust.circuitKeys.filter(({ key }) => key.role === role && key.circuit === circuit && key.slots === header.slots);
  let degenerate = false;
  for (const { key, trustClass } of candidates) {
    const parsed = parseCircuitKey(key);
    if (!parsed.ok) degenerate = true;
    else if (verifyingKeyDigest(parsed.value) === digest) return { found: 'usable', key: parsed.value, trustClass };
  }
  return { found: degenerate ? 'degenerate' : 'none' };
}
