/** The documents of a batch: close leaf, header, bundle. Built from rows; the schemas refuse what they don't know. */
import { batchTreeRoot } from '@probity/shared-commitments/batch-tree';
import { chunkStatementDigest, chunkStatements, LINE_SLOTS, modelStatementDigest, recordStatementDigest, ZERO_TOTALS } from '@probity/shared-commitments';
import {
  batchHeaderSchema, closeLeafSchema, evidenceBundleSchema, type BatchHeader, type CloseLeaf, type EvidenceBundle,
} from '@probity/shared-evidence';
import { IsNull, LessThan, Not, type EntityManager, type FindOperator } from 'typeorm';
import type { BankLog } from './bank-log.js';
import { caseLogOf } from './case-log.js';
import { BatchEntity, ChunkEntity, ProofEntity } from './entities/batch.entity.js';
import { LogLeafEntity } from './entities/log.entity.js';
import { LineRegisterEntity } from './entities/reference.entity.js';
import { BatchError } from './errors.js';
import { newestExplanation } from './explanation.js';
import { certificateOf, circuitOf } from './reference-data.js';
import { commitmentsOf, commitmentStrings, readContext, storeTotals, type StoredTotals } from './stored.js';
import { windowsSince } from './window-start.js';

async function chunksOf(manager: EntityManager, batchId: string): Promise<ChunkEntity[]> {
  return manager.find(ChunkEntity, { where: { batchId }, order: { chunkIndex: 'ASC' } });
}

/** Named fields that close leaf and header share. */
function sharedFields(batch: BatchEntity): Omit<CloseLeaf, 'kind' | 'chunks' | 'lookupTags'> {
  const { context } = batch;
  if (batch.attestationSha256 === null) throw new BatchError('ATTESTATION_MISSING', `batch ${batch.id} has no ledger attestation yet`);
  return {
    bankId: context.bankId,
    businessDate: batch.businessDate,
    dayStart: context.dayStart,
    dayEnd: context.dayEnd,
    batchKind: batch.kind,
    batchIndex: batch.batchIndex,
    slots: batch.slots,
    recordCircuit: context.recordCircuit,
    modelCircuit: context.modelCircuit,
    featureProgramDigest: context.featureProgramDigest,
    modelDigest: context.modelDigest,
    policyCommitment: context.policyCommitment,
    queryKeyCommitment: context.queryKeyCommitment,
    attestationSha256: batch.attestationSha256,
    ...(batch.supersedes === null ? {} : { supersedes: batch.supersedes }),
  };
}

export async function closeLeafOf(manager: EntityManager, batch: BatchEntity): Promise<CloseLeaf> {
  // Only the tags: a large day has a million seals.
  const tags: { lookup_tag: string }[] = await manager.query('SELECT lookup_tag::text FROM bank.seal WHERE batch_id = $1 ORDER BY position', [batch.id]);
  return closeLeafSchema.parse({
    kind: 'close',
    ...sharedFields(batch),
    chunks: (await chunksOf(manager, batch.id)).map((chunk) => commitmentStrings(commitmentsOf(chunk))),
    lookupTags: tags.map(({ lookup_tag: tag }) => tag),
  });
}

/** Root over the statements of the sealed chunks. */
function rootOf(batch: BatchEntity, chunks: readonly ChunkEntity[]): bigint {
  const context = readContext(batch.context);
  return batchTreeRoot(chunks.map((chunk, index) => {
    const { record, model } = chunkStatements(context, index, commitmentsOf(chunk));
    return chunkStatementDigest(recordStatementDigest(record), modelStatementDigest(model));
  }));
}

/** Rows before a batch in the log: of one that is not there yet, all. */
const earlierInLog = ({ headerIndex }: BatchEntity): FindOperator<number> => (headerIndex === null ? Not(IsNull()) : LessThan(headerIndex));

/**
 * The header. `previousHeader` is read here, so the caller holds the head of the log; the case log was cut. Of a batch whose
 * header is in the log, the same header again, unless a row was changed.
 */
export async function headerOf(manager: EntityManager, batch: BatchEntity): Promise<BatchHeader> {
  const chunks = await chunksOf(manager, batch.id);
  const last = chunks.at(-1);
  const totals = last ? last.totals : storeTotals(ZERO_TOTALS);
  const lines = await manager.findOneByOrFail(LineRegisterEntity, { version: batch.lineRegisterVersion });
  const certificate = await certificateOf(manager, batch.context.modelCircuit);
  if (!certificate) throw new BatchError('REFERENCE_MISSING', `no certificate for circuit ${batch.context.modelCircuit}: PUT /reference/certificates first`);
  const [previous] = await manager.find(BatchEntity, { where: { headerIndex: earlierInLog(batch) }, order: { headerIndex: 'DESC' }, take: 1 });
  const explanation = await newestExplanation(manager, batch.id);
  return batchHeaderSchema.parse({
    kind: 'header',
    ...sharedFields(batch),
    closeLeafHash: batch.closeHash!,
    batchRoot: rootOf(batch, chunks).toString(),
    totals: { firstSalt: batch.firstSalt.toString(), last: totals, lastSalt: (last?.totalsSalt ?? batch.firstSalt).toString() },
    coverage: await coverageOf(manager, batch, totals),
    recordKeySha256: (await circuitOf(manager, batch.context.recordCircuit)).verifyingKeySha256,
    modelKeySha256: (await circuitOf(manager, batch.context.modelCircuit)).verifyingKeySha256,
    certificateSha256: certificate.sha256,
    lineRegisterSha256: lines.sha256,
    fxTableDigest: batch.fxTableDigest.toString(),
    alerts: await alertsOf(manager, batch.id),
    caseLog: await caseLogOf(manager, batch.id),
    rescoreDifferences: batch.rescoreDifferences,
    ...(batch.recovery === null ? {} : { recovery: { ...batch.recovery, approvals: batch.approvals } }),
    windowsSince: await windowsSince(manager),
    ...(previous?.headerHash ? { previousHeader: previous.headerHash } : {}),
    ...(explanation ? { explanation: explanation.text } : {}),
  });
}

type Coverage = BatchHeader['coverage'];

/** Per line and for the whole date so far: what finance signed, what was scored, what waits in quarantine. */
async function coverageOf(manager: EntityManager, batch: BatchEntity, totals: StoredTotals): Promise<Coverage> {
  const earlier = await countingBatches(manager, batch);
  const attested = batch.attestation!.document.lines;
  const text = ({ count, amount }: { count: bigint; amount: bigint }): Coverage[number]['ledger'] => ({ count: count.toString(), amount: amount.toString() });
  return Array.from({ length: LINE_SLOTS }, (_, slot) => {
    const scored = [totals, ...earlier].reduce(
      (sum, { lines }) => ({ count: sum.count + BigInt(lines[slot]!.count), amount: sum.amount + BigInt(lines[slot]!.amount) }),
      { count: 0n, amount: 0n },
    );
    const ledger = attested.find((line) => line.slot === slot);
    const waiting = batch.quarantined.filter((posting) => posting.slot === slot);
    return {
      slot,
      ledger: { count: ledger?.count ?? '0', amount: ledger?.amount ?? '0' },
      scored: text(scored),
      quarantined: text({ count: BigInt(waiting.length), amount: waiting.reduce((sum, { amount }) => sum + BigInt(amount), 0n) }),
      excluded: { count: '0', amount: '0' },
    };
  });
}

/** Totals of the date's earlier batches that count: judged, not refused, not replaced by an accepted one or by this one. As the regulator counts: by headers. */
async function countingBatches(manager: EntityManager, batch: BatchEntity): Promise<StoredTotals[]> {
  const accepted = (await manager.findBy(BatchEntity, { businessDate: batch.businessDate, state: 'judged', headerIndex: earlierInLog(batch) })).filter(({ verdict }) => verdict?.summary !== 'refused');
  const replaced = new Set([...accepted.map(({ supersedes }) => supersedes), batch.supersedes]);
  return accepted.filter(({ id, headerHash }) => id !== batch.id && !replaced.has(headerHash)).map(({ header }) => header!.totals.last);
}

/**
 * What reached people: only an alert of which the case log says the same counts, and a merged one only where it names a raised
 * alert of the same customer. So a row that was merged by hand, or put in, is missing here against the proven count, and every
 * judge of the header sees it.
 */
async function alertsOf(manager: EntityManager, batchId: string): Promise<BatchHeader['alerts']> {
  const rows: { state: 'raised' | 'merged'; count: number }[] = await manager.query(
    `SELECT alert.state, count(*)::integer AS count
       FROM bank.seal
       JOIN bank.record ON record.id = seal.record_id
       JOIN bank.alert ON alert.record_id = record.id
       JOIN bank.case_event event ON event.alert_id = alert.id AND event.kind IN ('alert-raised', 'alert-merged')
        AND event.kind = 'alert-' || alert.state AND event.business_date = record.business_date
       LEFT JOIN bank.alert target ON target.id = alert.merged_into
       LEFT JOIN bank.record theirs ON theirs.id = target.record_id
      WHERE seal.batch_id = $1
        AND (alert.state = 'raised'
             OR (target.state = 'raised' AND theirs.customer_pseudonym = record.customer_pseudonym AND event.content ->> 'into' = target.id::text))
      GROUP BY alert.state`,
    [batchId],
  );
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { raised: of('raised'), merged: of('merged') };
}

/** The evidence of an anchored batch. The same bytes each time: everything it is built from is fixed by then. */
export async function bundleOf(manager: EntityManager, batch: BatchEntity, log: BankLog): Promise<EvidenceBundle> {
  const { header, closeIndex, headerIndex, anchorSize } = batch;
  if (header === null || closeIndex === null || headerIndex === null || anchorSize === null || batch.attestation === null) {
    throw new BatchError('BATCH_STATE', `batch ${batch.id} is ${batch.state}: its evidence is complete once it is anchored`);
  }
  const proofs = await manager.find(ProofEntity, { where: { batchId: batch.id }, order: { chunkIndex: 'ASC' } });
  const proofOf = (chunkIndex: number, circuit: 'record' | 'model'): ProofEntity['proof'] => {
    const found = proofs.find((proof) => proof.chunkIndex === chunkIndex && proof.circuit === circuit);
    if (!found) throw new BatchError('PROOFS_MISSING', `batch ${batch.id}: no ${circuit} proof of chunk ${chunkIndex}`);
    return found.proof;
  };
  const close = await manager.findOneByOrFail(LogLeafEntity, { index: closeIndex });
  const certificate = await certificateOf(manager, header.modelCircuit);
  return evidenceBundleSchema.parse({
    kind: 'evidence-bundle',
    version: 1,
    close: JSON.parse(close.leaf.toString('utf8')),
    header,
    attestation: batch.attestation,
    ...(certificate ? { certificate: certificate.signed } : {}),
    proofs: Array.from({ length: batch.chunks }, (_, chunk) => ({ record: proofOf(chunk, 'record'), model: proofOf(chunk, 'model') })),
    log: {
      checkpoint: (await log.cosignedNote(anchorSize))!,
      closeIndex,
      closeInclusion: await log.inclusion(closeIndex, anchorSize),
      headerIndex,
      headerInclusion: await log.inclusion(headerIndex, anchorSize),
    },
  });
}
