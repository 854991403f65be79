/**
 * The ledger attestor: finance's own program. It recomputes every transaction commitment of a batch from finance's own
 * ledger extract, so that what it signs binds contents and not only sums. What it signs is what the ledger says,
 * whether or not the batch agrees: a difference is for the examiner to see.
 */
import { fxTableDigest, ledgerFacts, lineByCode, pseudonymCache, recordKey, type FactsContext, type LedgerEntry } from '@probity/bank-transactions';
import { LINE_SLOTS, transactionCommitment, transactionsCommitment } from '@probity/shared-commitments';
import type { LedgerAttestation } from '@probity/shared-evidence';
import type { AttestationRequest } from './request.js';

export interface LedgerDay {
  /** Every posting of the business date in the ledger, as of now. */
  readonly entries: readonly LedgerEntry[];
  /** Keys (`recordKey`) of postings that earlier batches of the date covered, kept by the attestor itself. */
  readonly coveredBefore: ReadonlySet<string>;
}

/** Thrown where a request can't be answered at all. */
export class AttestationError extends Error {
  override readonly name = 'AttestationError';
  constructor(
    readonly code: 'SEQUENCE_NOT_DENSE' | 'LEDGER_KEY_REPEATED',
    message: string,
  ) {
    super(message);
  }
}

/** Computes what finance signs for one batch. Pure; about 1 ms of Poseidon a posting. */
export function attest(request: AttestationRequest, ledger: LedgerDay, context: FactsContext, attestedAt: Date): LedgerAttestation {
  const entries = new Map<string, LedgerEntry>();
  const lines = Array.from({ length: LINE_SLOTS }, (_, slot) => ({ slot, all: zeroTally(), quarantined: zeroTally() }));
  const lineOf = (entry: LedgerEntry): (typeof lines)[number] => lines[lineByCode(context.lines, entry.line).slot]!;
  for (const entry of ledger.entries) {
    if (entries.has(recordKey(entry))) throw new AttestationError('LEDGER_KEY_REPEATED', 'the ledger file holds a posting twice: extract it again');
    entries.set(recordKey(entry), entry);
    count(lineOf(entry).all, entry);
  }

  const pseudonymOf = pseudonymCache(context.pseudonymKey);
  const unmatched = new Set([...entries.keys()].filter((key) => !ledger.coveredBefore.has(key)));
  for (const key of new Set(request.quarantined.map(recordKey))) {
    const entry = entries.get(key);
    if (entry && unmatched.delete(key)) count(lineOf(entry).quarantined, entry);
  }
  let extra = 0;
  const commitments = [...request.records].sort((a, b) => a.sequence - b.sequence).map((record, i) => {
    if (record.sequence !== i) throw new AttestationError('SEQUENCE_NOT_DENSE', `sequence ${i} is missing or repeated in the request`);
    const key = recordKey(record);
    const entry = entries.get(key);
    // A posting that stands at two places of the batch is known once: the second place is one too many.
    if (!entry || !unmatched.delete(key)) {
      extra += 1;
      return 0n;
    }
    return transactionCommitment(ledgerFacts(entry, context, pseudonymOf), BigInt(record.salt));
  });
  const chunks = Array.from({ length: Math.ceil(commitments.length / request.slots) }, (_, i) => commitments.slice(i * request.slots, (i + 1) * request.slots));

  return {
    kind: 'ledger-attestation',
    bankId: request.bankId,
    businessDate: request.businessDate,
    batchKind: request.batchKind,
    batchIndex: request.batchIndex,
    lines: lines.map(({ slot, all, quarantined }) => ({ slot, ...written(all), quarantined: written(quarantined) })),
    fxTableDigest: fxTableDigest(context.fx).toString(),
    differences: { missing: unmatched.size, extra },
    slots: request.slots,
    transactionsCommitments: chunks.map((chunk) => transactionsCommitment(request.slots, chunk).toString()),
    attestedAt: attestedAt.toISOString(),
  };
}

interface Tally {
  count: bigint;
  amount: bigint;
}

const zeroTally = (): Tally => ({ count: 0n, amount: 0n });
const written = ({ count: postings, amount }: Tally): { count: string; amount: string } => ({ count: postings.toString(), amount: amount.toString() });

function count(tally: Tally, { amount }: LedgerEntry): void {
  tally.count += 1n;
  tally.amount += amount;
}
