/**
 * The life of a batch, one method a step. Every step is idempotent: it looks at what is stored, does what is missing, and
 * stores it before the next one relies on it. `advance` takes a batch as far as it can go; see docs/lifecycle.md.
 */
import { documentSha256, ledgerAttestationSchema, signedSchema, summarise, verifyDocument, type BatchHeader, type EvidenceBundle, type LedgerAttestation, type RecoveryApproval, type Signed } from '@probity/shared-evidence';
import { In, Raw, type DataSource, type EntityManager } from 'typeorm';
import type { BankLog } from './bank-log.js';
import { cutCaseLog } from './case-log.js';
import { batchById, batchProgress, enqueueProving } from './chunk-store.js';
import { BatchEntity, SealEntity } from './entities/batch.entity.js';
import { RecordEntity } from './entities/record.entity.js';
import { BatchError, type BatchErrorCode } from './errors.js';
import { bundleOf, closeLeafOf, headerOf } from './evidence.js';
import { addExplanation, newestExplanation, requireNoIdentifier, requireSealed, type ExplanationPut, type MentionOf } from './explanation.js';
import type { Preflight, RegulatorPort } from './ports.js';
import { wantsExplanation } from './preflight-notes.js';
import { logReceipts } from './receipts.js';
import { bankProfile } from './reference-data.js';
import { approvalRequest, lacksApproval, outstandingSize, withApproval } from './recovery.js';
import type { Sealing, SealRequest } from './sealing.js';
import type { BatchTimings } from './stored.js';

/** What the ledger attestor needs, and nothing else: it recomputes every transaction commitment from its own ledger. */
export interface AttestationRequest {
  readonly bankId: string;
  readonly businessDate: string;
  readonly batchKind: BatchEntity['kind'];
  readonly batchIndex: number;
  readonly slots: number;
  /** `sequence` counts from 0 within the batch. */
  readonly records: readonly (PostingKey & { readonly sequence: number; readonly salt: string })[];
  /** Postings of the date that could not be scored yet. */
  readonly quarantined: readonly PostingKey[];
}

export interface PostingKey {
  readonly source: string;
  readonly externalId: string;
  readonly side: 'debit' | 'credit';
}

/** Answers that do not pass by themselves. */
const REFUSALS: readonly BatchErrorCode[] = ['WITNESS_REFUSED', 'REGULATOR_REFUSED', 'LOG_BEHIND_WITNESS'];

/** Waits for the recovery that has to come first after a restore. */
const RECOVERY_FIRST: BatchErrorCode = 'RECOVERY_FIRST';

/** Waits for what the bank has to say about the day. */
const EXPLANATION_MISSING: BatchErrorCode = 'EXPLANATION_MISSING';

const signedAttestationSchema = signedSchema(ledgerAttestationSchema);

export class BatchLifecycle {
  readonly #running = new Map<string, Promise<BatchEntity>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
    readonly log: BankLog,
    private readonly regulator: RegulatorPort,
    private readonly preflight: Preflight,
  ) {}

  async seal(request: SealRequest): Promise<BatchEntity> {
    return this.sealing.seal(request);
  }

  async attestationRequest(batchId: string): Promise<AttestationRequest> {
    const batch = await batchById(this.dataSource, batchId);
    if (batch.state === 'open' || batch.state === 'sealing') throw new BatchError('BATCH_STATE', `batch ${batchId} is ${batch.state}: it is attested once it is sealed`);
    const rows = await this.dataSource
      .createQueryBuilder(SealEntity, 'seal')
      .innerJoin(RecordEntity, 'record', 'record.id = seal.recordId')
      .where('seal.batchId = :batchId', { batchId })
      .select(['record.source AS source', 'record.external_id AS "externalId"', 'record.side AS side', 'seal.position AS sequence', 'seal.transaction_salt AS salt'])
      .orderBy('seal.position')
      .getRawMany<AttestationRequest['records'][number]>();
    const { bankId } = batch.context;
    const quarantined = batch.quarantined.map(({ source, externalId, side }) => ({ source, externalId, side }));
    return { bankId, businessDate: batch.businessDate, batchKind: batch.kind, batchIndex: batch.batchIndex, slots: batch.slots, records: rows, quarantined };
  }

  /**
   * Takes what finance signed and closes the batch. Until the close leaf is in the log a new attestation replaces the
   * old one; after that only the same one is taken again. Its content is judged by the pre-flight and the regulator.
   */
  async attest(batchId: string, document: unknown): Promise<BatchEntity> {
    const parsed = signedAttestationSchema.safeParse(document);
    if (!parsed.success) throw new BatchError('ATTESTATION_CONTEXT', 'this is no signed ledger attestation', { status: 400 });
    const signed: Signed<LedgerAttestation> = parsed.data;
    const { attestorKey } = await bankProfile(this.dataSource.manager);
    if (!verifyDocument(signed, attestorKey)) throw new BatchError('ATTESTATION_SIGNATURE', "the attestation is not signed by the registered attestor's key", { status: 400 });
    const sha256 = documentSha256(signed.document);
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      const { bankId, businessDate, batchKind, batchIndex, slots } = signed.document;
      if (bankId !== batch.context.bankId || businessDate !== batch.businessDate || batchKind !== batch.kind || batchIndex !== batch.batchIndex || slots !== batch.slots) {
        throw new BatchError('ATTESTATION_CONTEXT', 'the attestation is of another bank, date, batch or chunk size');
      }
      if (batch.attestationSha256 === sha256) return;
      if (batch.state !== 'sealed' || batch.closeIndex !== null) throw new BatchError('ATTESTATION_CONFLICT', `batch ${batchId} is closed with another attestation`);
      await manager.update(BatchEntity, { id: batchId }, { attestation: signed as never, attestationSha256: sha256 });
    });
    return this.close(batchId);
  }

  /**
   * Logs the close leaf, has it cosigned, and only then lets proving start. An empty batch goes straight on, and so does a
   * proven one that was refused before.
   */
  async close(batchId: string): Promise<BatchEntity> {
    const batch = await batchById(this.dataSource, batchId);
    if (batch.state === 'sealed' && batch.attestation === null) throw new BatchError('ATTESTATION_MISSING', `batch ${batchId} has no ledger attestation yet`);
    return batch.state === 'sealed' || batch.state === 'proven' ? this.advance(batchId) : batch;
  }

  async #close(batchId: string): Promise<BatchEntity> {
    await this.log.requireNotBehind();
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      if (batch.closeIndex !== null) return;
      if (batch.state !== 'sealed') throw new BatchError('BATCH_STATE', `batch ${batchId} is ${batch.state}, not sealed`);
      if (batch.attestation === null) throw new BatchError('ATTESTATION_MISSING', `batch ${batchId} has no ledger attestation yet`);
      // Its own receipts are under it: they were committed before its records.
      await logReceipts(manager, this.log);
      const leaf = await this.log.append(manager, () => closeLeafOf(manager, batch));
      await manager.update(BatchEntity, { id: batchId }, { closeIndex: leaf.index, closeHash: leaf.hash });
    });
    const before = await batchById(this.dataSource, batchId);
    if (before.state !== 'sealed') return before;
    await this.log.cosign();
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      if (batch.state !== 'sealed') return;
      const proven = batch.chunks === 0;
      await manager.update(BatchEntity, { id: batchId }, { state: proven ? 'proven' : 'closed', failureCode: null, timings: stamped(batch, 'closedAt', ...(proven ? ['provenAt' as const] : [])) });
      if (!proven) await enqueueProving(manager, batchId);
    });
    return batchById(this.dataSource, batchId);
  }

  /** Called by the queue's parent job when the proofs of all chunks are there; takes the batch on as far as it goes. */
  async complete(batchId: string): Promise<BatchEntity> {
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      if (batch.state !== 'closed' && batch.state !== 'proving') return;
      const { chunks, proven } = await batchProgress(manager, batchId);
      if (proven.record !== chunks || proven.model !== chunks) throw new BatchError('PROOFS_MISSING', `batch ${batchId}: not every chunk has both proofs`);
      await manager.update(BatchEntity, { id: batchId }, { state: 'proven', timings: stamped(batch, 'provenAt') });
    });
    const batch = await batchById(this.dataSource, batchId);
    return batch.failureCode === null ? this.advance(batchId) : batch;
  }

  /**
   * Continues a batch from wherever it is. Stops, without error, where it has to wait: for attestation, proofs, or a
   * verdict. Asked twice at a time in one process, it runs once; in two processes row locks keep the steps apart.
   */
  async advance(batchId: string): Promise<BatchEntity> {
    const running = this.#running.get(batchId) ?? this.#advance(batchId).finally(() => this.#running.delete(batchId));
    this.#running.set(batchId, running);
    return running;
  }

  async #advance(batchId: string): Promise<BatchEntity> {
    try {
      return await this.#steps(batchId);
    } catch (error) {
      // Asking again would get the same answer: it waits for somebody, with the reason in its row.
      const refusal = error instanceof BatchError && REFUSALS.includes(error.code) ? error.code : undefined;
      if (refusal !== undefined) await this.dataSource.manager.update(BatchEntity, { id: batchId }, { failureCode: refusal });
      throw error;
    }
  }

  async #steps(batchId: string): Promise<BatchEntity> {
    let batch = await batchById(this.dataSource, batchId);
    if (batch.state === 'sealed' && batch.attestation !== null) batch = await this.#close(batchId);
    if (batch.state === 'proven') batch = (await this.#mayAnchor(batch)) ? await this.anchor(batchId) : await batchById(this.dataSource, batchId);
    if (batch.state === 'anchored' && batch.failureCode === null) batch = await this.publish(batchId, false);
    if (batch.state === 'published') batch = await this.pollVerdict(batchId);
    return batch;
  }

  /** Batches that can go on without anybody: called at start and from time to time. */
  async waiting(): Promise<string[]> {
    const batches = await this.dataSource.manager.find(BatchEntity, { where: { state: In(['sealed', 'proven', 'anchored', 'published']) }, order: { businessDate: 'ASC', batchIndex: 'ASC' } });
    return batches.filter(({ state, attestation, failureCode }) => (state !== 'sealed' || attestation !== null) && failureCode === null).map(({ id }) => id);
  }

  /**
   * A header can't be taken back. So a recovery waits for two approvals, after a restore every other batch waits for a
   * recovery (the judge would refuse it), and a day that resembles another one waits for an explanation. The reason is in the row; what cures it starts the batch again.
   */
  async #mayAnchor(batch: BatchEntity): Promise<boolean> {
    if (batch.headerIndex !== null) return true;
    const outstanding = await outstandingSize(this.dataSource.manager);
    const goesOn = outstanding === undefined || batch.recovery?.cosignedSize === outstanding;
    const failureCode = !goesOn ? RECOVERY_FIRST : lacksApproval(batch) ? 'RECOVERY_NOT_APPROVED' : undefined;
    // Only where that still holds: an approval may come in between.
    if (failureCode !== undefined) await this.dataSource.manager.update(BatchEntity, { id: batch.id, approvals: Raw((column) => `${column} = :seen::jsonb`, { seen: JSON.stringify(batch.approvals) }) }, { failureCode });
    return failureCode === undefined && this.#isExplained(batch);
  }

  /** Under the row lock of the batch, as an explanation is put: none comes between looking for it and noting that it is missing. */
  async #isExplained({ id, preflightNotes }: BatchEntity): Promise<boolean> {
    if (!wantsExplanation(preflightNotes)) return true;
    return this.dataSource.transaction(async (manager) => {
      const { headerIndex } = await locked(manager, id);
      if (headerIndex !== null || (await newestExplanation(manager, id)) !== undefined) return true;
      await manager.update(BatchEntity, { id }, { failureCode: EXPLANATION_MISSING });
      return false;
    });
  }

  /** What each of the two people signs who approve a recovery. */
  async approvalRequest(batchId: string): Promise<RecoveryApproval> {
    return approvalRequest(await batchById(this.dataSource, batchId));
  }

  /** Stores one person's signed approval of a recovery; with the second one the batch goes on. */
  async approve(batchId: string, signed: unknown): Promise<BatchEntity> {
    const batch = await this.dataSource.transaction(async (manager) => {
      const found = await locked(manager, batchId);
      const approvals = await withApproval(manager, found, signed);
      const waited = found.failureCode === 'RECOVERY_NOT_APPROVED';
      await manager.update(BatchEntity, { id: batchId }, { approvals, ...(waited && { failureCode: null }) });
      return batchById(manager, batchId);
    });
    return batch.state === 'proven' ? this.advance(batchId) : batch;
  }

  /**
   * Puts what the bank says beside the evidence; it goes into the header. A batch that waited for it goes on by itself.
   * @throws BatchError BATCH_STATE before it is sealed, EXPLANATION_TOO_LATE, EXPLANATION_NAMES_IDENTIFIER
   */
  async explain(batchId: string, explanation: ExplanationPut, mentionOf: MentionOf): Promise<void> {
    const seen = await batchById(this.dataSource, batchId);
    // First, so that the records that are looked at are those of the batch: what is sealed takes in no more.
    requireSealed(seen);
    // Before the lock: it looks at every record of the date.
    await requireNoIdentifier(this.dataSource.manager, seen, explanation.text, mentionOf);
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      await addExplanation(manager, batch, explanation);
      if (batch.failureCode === EXPLANATION_MISSING) await manager.update(BatchEntity, { id: batchId }, { failureCode: null });
    });
  }

  private async anchor(batchId: string): Promise<BatchEntity> {
    await this.log.requireNotBehind();
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      if (batch.headerIndex !== null) return;
      let header: BatchHeader | undefined;
      const leaf = await this.log.append(manager, async () => {
        await cutCaseLog(manager, batchId);
        return (header = await headerOf(manager, batch));
      });
      await manager.update(BatchEntity, { id: batchId }, { header: header as never, headerIndex: leaf.index, headerHash: leaf.hash });
    });
    const size = await this.log.cosign();
    await this.dataSource.transaction(async (manager) => {
      const batch = await locked(manager, batchId);
      if (batch.state !== 'proven') return;
      await manager.update(BatchEntity, { id: batchId }, { state: 'anchored', failureCode: null, anchorSize: size, timings: stamped(batch, 'anchoredAt') });
      if (batch.kind === 'recovery') await manager.update(BatchEntity, { failureCode: RECOVERY_FIRST }, { failureCode: null });
    });
    return batchById(this.dataSource, batchId);
  }

  /**
   * Runs the regulator's own checks, then sends the evidence. A refused claim stops it with PREFLIGHT_REFUSED, stored on
   * the batch, until it is published with `force`: a bank may send what it knows will be refused, and does so knowingly.
   * Of a published batch it asks for the verdict, also where the regulator refused to tell it before.
   */
  async publish(batchId: string, force: boolean): Promise<BatchEntity> {
    const batch = await batchById(this.dataSource, batchId);
    if (batch.state === 'judged') return batch;
    if (batch.state === 'published') return this.pollVerdict(batchId);
    if (batch.failureCode === EXPLANATION_MISSING) throw new BatchError(EXPLANATION_MISSING, `batch ${batchId} resembles an earlier day: PUT /batches/${batchId}/explanation says why, then it goes on by itself`);
    if (batch.state !== 'anchored') throw new BatchError('BATCH_STATE', `batch ${batchId} is ${batch.state}, not anchored`);
    const bundle = await this.bundle(batchId);
    const claims = [...(await this.preflight(bundle))];
    const refused = summarise(claims) === 'refused';
    await this.dataSource.manager.update(BatchEntity, { id: batchId, state: 'anchored' }, { preflight: claims as never, failureCode: refused && !force ? 'PREFLIGHT_REFUSED' : null });
    if (refused && !force) return batchById(this.dataSource, batchId);
    const receipt = await this.regulator.submitEvidence(bundle);
    await this.dataSource.manager.update(BatchEntity, { id: batchId, state: 'anchored' }, { state: 'published', failureCode: null, receipt: receipt as never, timings: stamped(batch, 'publishedAt') });
    return batchById(this.dataSource, batchId);
  }

  private async pollVerdict(batchId: string): Promise<BatchEntity> {
    const batch = await batchById(this.dataSource, batchId);
    const verdict = await this.regulator.verdict(batch.headerHash!);
    const judged = verdict && { state: 'judged' as const, verdict: verdict as never, timings: stamped(batch, 'judgedAt') };
    if (judged || batch.failureCode !== null) await this.dataSource.manager.update(BatchEntity, { id: batchId, state: 'published' }, { ...judged, failureCode: null });
    return batchById(this.dataSource, batchId);
  }

  /** The evidence of an anchored batch. */
  async bundle(batchId: string): Promise<EvidenceBundle> {
    return bundleOf(this.dataSource.manager, await batchById(this.dataSource, batchId), this.log);
  }
}

async function locked(manager: EntityManager, batchId: string): Promise<BatchEntity> {
  const batch = await manager.findOne(BatchEntity, { where: { id: batchId }, lock: { mode: 'pessimistic_write' } });
  if (!batch) throw new BatchError('BATCH_UNKNOWN', `there is no batch ${batchId}`, { status: 404 });
  return batch;
}

/** Timings are measured, nothing is decided by them: real time, not the clock port. */
function stamped(batch: BatchEntity, ...at: (keyof BatchTimings)[]): BatchTimings {
  return { ...batch.timings, ...Object.fromEntries(at.map((name) => [name, Date.now()])) };
}
