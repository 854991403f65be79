import { summarise, type BatchHeader, type EvidenceBundle } from '@probity/shared-evidence';
import { newId, type Clock, type Logger } from '@probity/shared-platform';
import {
  checkpointOf, documentLeafHash, headerIsIn, isApproved, outstandingRestore, parseEvidence, verdictOf,
  type EarlierHeader, type KnownHistory, type LoggedRecovery, type OtherClose, type TrustMaterial,
} from '@probity/shared-proof-verifier';
import { And, In, IsNull, LessThan, LessThanOrEqual, MoreThan, Not, type DataSource, type EntityManager } from 'typeorm';
import { CheckpointRow, EvidenceRow, Judging, LogLeaf, Recovering, RefusedCheckpoint, VerdictRow } from './entities.js';
import { bestOf } from './evidence.service.js';
import { JudgeThread } from './judge-thread.js';
import { headerIn, isCosigned, recoveryHeaders } from './leaf.service.js';
import type { RegistrationService } from './registration.service.js';

const MAX_ATTEMPTS = 3;
const POLL_MILLISECONDS = 1_000;

/**
 * Judges evidence in order of arrival, a bank at a time. The table is the queue: what was pending when a process died
 * is pending when the next one starts.
 */
export class JudgingService {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;
  #stopped = true;
  readonly #thread = new JudgeThread();

  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Starts judging in the background. */
  start(): void {
    this.#stopped = false;
    this.#timer = setInterval(() => this.wake(), POLL_MILLISECONDS);
    this.wake();
  }

  /** Finishes the verdict in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
    await this.#thread.stop();
  }

  /** Looks for work now. */
  wake(): void {
    this.#wanted = true;
    if (this.#stopped || this.#running !== undefined) return;
    this.#running = this.drain().finally(() => {
      this.#running = undefined;
    });
  }

  private async drain(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        while (!this.#stopped && (await this.judgeNext()));
      } catch (error) {
        this.logger.error({ err: error }, 'judging failed, will be tried again');
      }
    }
  }

  /** Judges one bundle, if there is one. @returns false if there was none */
  async judgeNext(): Promise<boolean> {
    let evidenceId: string | undefined;
    try {
      return await this.dataSource.transaction(async (manager) => {
        evidenceId = await pick(manager);
        if (evidenceId === undefined) return false;
        if (await this.judgeOne(manager, evidenceId)) await manager.update(Judging, { evidenceId }, { state: 'judged' });
        return true;
      });
    } catch (error) {
      if (evidenceId !== undefined) await this.countFailure(evidenceId);
      throw error;
    }
  }

  private async countFailure(evidenceId: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE regulator.judging SET attempts = attempts + 1, state = CASE WHEN attempts + 1 >= $2 THEN 'failed' ELSE state END WHERE evidence_id = $1 AND state = 'pending'`,
      [evidenceId, MAX_ATTEMPTS],
    );
  }

  /** @returns false if the evidence was put back, to wait for its predecessor */
  private async judgeOne(manager: EntityManager, evidenceId: string): Promise<boolean> {
    const evidence = await manager.findOneByOrFail(EvidenceRow, { id: evidenceId });
    const trust = await this.registrations.trustMaterial(evidence.bankId, manager);
    const document: unknown = JSON.parse(evidence.bundle.toString('utf8'));
    const parsed = parseEvidence(document);
    const history = parsed.ok ? await historyFacts(manager, evidence.bankId, parsed.bundle, trust) : { known: false as const };
    const anchored = parsed.ok && history.known && history.checkpoint === 'kept' && headerIsIn(checkpointOf(parsed.bundle, trust)!, parsed.bundle);
    if (anchored && (await letWait(manager, evidence.bankId, evidenceId, parsed.bundle.header.previousHeader))) return false;
    const claims = await this.#thread.judge({ document, trust, history });
    const judgedAt = new Date(this.clock.nowSeconds() * 1000);
    const base = { id: newId(), evidenceId, bankId: evidence.bankId, claims, judgedAt };

    if (!parsed.ok || claims.every(({ code }) => code === 'MALFORMED_EVIDENCE')) {
      await manager.insert(VerdictRow, { ...base, summary: 'refused', anchored: false });
      return true;
    }
    const { header, log, attestation } = parsed.bundle;
    await manager.insert(VerdictRow, {
      ...base,
      summary: summarise(claims),
      headerHash: documentLeafHash(header),
      businessDate: header.businessDate,
      batchIndex: header.batchIndex,
      batchKind: header.batchKind,
      headerIndex: log.headerIndex,
      supersedes: header.supersedes ?? null,
      lines: header.totals.last.lines,
      windowsSince: header.windowsSince,
      attestedAt: new Date(attestation.document.attestedAt),
      anchored,
      document: verdictOf(parsed.bundle, claims, trust.sandbox, judgedAt.toISOString()),
    });
    return true;
  }
}

/** Puts evidence back whose predecessor was not judged yet: once, for half a minute. @returns false if it waited before */
async function letWait(manager: EntityManager, bankId: string, evidenceId: string, previousHeader: string | undefined): Promise<boolean> {
  if (previousHeader === undefined || (await manager.existsBy(VerdictRow, { bankId, anchored: true, headerHash: previousHeader }))) return false;
  const [rows]: [unknown[], number] = await manager.query(
    `UPDATE regulator.judging SET waits_for = $2, wait_until = now() + interval '30 seconds' WHERE evidence_id = $1 AND waits_for IS NULL RETURNING evidence_id`,
    [evidenceId, previousHeader],
  );
  return rows.length > 0;
}

/** The oldest evidence of a bank that may be judged now, where no other process is at this bank. */
async function pick(manager: EntityManager): Promise<string | undefined> {
  const mayBeJudged = (row: string): string => `${row}.state = 'pending' AND (${row}.waits_for IS NULL OR ${row}.wait_until < now()
    OR EXISTS (SELECT 1 FROM regulator.verdict v WHERE v.bank_id = ${row}.bank_id AND v.header_hash = ${row}.waits_for AND v.anchored))`;
  const rows: { evidence_id: string }[] = await manager.query(
    `SELECT j.evidence_id FROM regulator.judging j
      WHERE ${mayBeJudged('j')}
        AND NOT EXISTS (SELECT 1 FROM regulator.judging e WHERE e.bank_id = j.bank_id AND e.sequence < j.sequence AND ${mayBeJudged('e')})
      ORDER BY j.sequence LIMIT 1 FOR UPDATE OF j SKIP LOCKED`,
  );
  return rows[0]?.evidence_id;
}

/** What this regulator knows besides the evidence: the leaves under the checkpoints that it cosigned, and its verdicts on the headers among them. */
async function historyFacts(manager: EntityManager, bankId: string, bundle: EvidenceBundle, trust: TrustMaterial): Promise<KnownHistory> {
  const { header, log } = bundle;
  const { headerIndex } = log;
  const headerHash = documentLeafHash(header);
  const recoveries = (await recoveryHeaders(manager, bankId)).filter((recovery) => isApproved(recovery.header, trust.bank));
  const restored = (await manager.findBy(Recovering, { bankId })).map(({ size }) => size);
  const named = header.recovery?.cosignedSize;
  const [previous] = await manager.find(LogLeaf, { where: { bankId, kind: 'header', index: LessThan(headerIndex) }, order: { index: 'DESC' }, take: 1 });

  return {
    known: true,
    checkpoint: await checkpointState(manager, bankId, bundle, trust),
    closeWitnessedFirst: await manager.existsBy(CheckpointRow, { bankId, size: And(MoreThan(log.closeIndex), LessThanOrEqual(headerIndex)) }),
    previousHeader: previous?.hash,
    statedWindowsSince: await statedWindowsSince(manager, bankId, headerHash),
    namedPreviousKnown: await isKnown(manager, bankId, header.previousHeader, restored),
    sameDate: await earlierHeaders(manager, bankId, header.businessDate, headerIndex),
    placeTaken: await isPlaceTaken(manager, bankId, header, headerHash, headerIndex),
    otherCloses: await otherCloses(manager, bankId, header, log.closeIndex, recoveries),
    recovering: outstandingRestore(restored, recoveries, headerIndex),
    recoverySize: { cosigned: named !== undefined && (await isCosigned(manager, bankId, named)), restored: named !== undefined && restored.includes(named) },
  };
}

/** Whether a header was judged; one from before a restore need not be, since its evidence may be lost for good. */
async function isKnown(manager: EntityManager, bankId: string, headerHash: string | undefined, restored: readonly number[]): Promise<boolean> {
  if (headerHash === undefined) return false;
  if (await manager.existsBy(VerdictRow, { bankId, anchored: true, headerHash })) return true;
  return manager.existsBy(LogLeaf, { bankId, kind: 'header', hash: headerHash, index: LessThan(Math.max(0, ...restored)) });
}

/** Headers of a date before an index of the log, with what was judged of them. One whose evidence never came counts as not accepted. */
async function earlierHeaders(manager: EntityManager, bankId: string, businessDate: string, headerIndex: number): Promise<EarlierHeader[]> {
  const leaves = await manager.find(LogLeaf, { where: { bankId, kind: 'header', businessDate, index: LessThan(headerIndex) }, order: { index: 'ASC' } });
  const verdicts = await manager.findBy(VerdictRow, { bankId, anchored: true, headerHash: In(leaves.map(({ hash }) => hash)) });
  return leaves.map(({ hash, leaf }) => {
    const header = headerIn(leaf);
    const best = bestOf(verdicts.filter(({ headerHash }) => headerHash === hash));
    return {
      headerHash: hash,
      batchIndex: header.batchIndex,
      kind: header.batchKind,
      accepted: best !== undefined && best.summary !== 'refused',
      ...(header.supersedes !== undefined && { supersedes: header.supersedes }),
      lines: header.totals.last.lines.map(({ count, amount }) => ({ count: BigInt(count), amount: BigInt(amount) })),
    };
  });
}

/** The other close leaves of the date, and what became of each. */
async function otherCloses(manager: EntityManager, bankId: string, header: BatchHeader, closeIndex: number, recoveries: readonly LoggedRecovery[]): Promise<OtherClose[]> {
  const { businessDate } = header;
  const columns = { bankId: true, index: true, hash: true, batchIndex: true, closeLeafHash: true } as const;
  const closes = await manager.find(LogLeaf, { where: { bankId, kind: 'close', businessDate, index: Not(closeIndex) }, select: columns, order: { index: 'ASC' } });
  const headers = await manager.find(LogLeaf, { where: { bankId, kind: 'header', businessDate }, select: columns });
  const headed = new Set(headers.map(({ closeLeafHash }) => closeLeafHash));
  const abandoned = new Set(recoveries.flatMap((recovery) => recovery.header.recovery!.abandons));
  return closes.map(({ index, hash, batchIndex }) => ({ hash, batchIndex: batchIndex!, logIndex: index, headed: headed.has(hash), abandoned: abandoned.has(hash) }));
}

/** From when on windows hold history, as the bank first said it of another header, where that was not refused. */
async function statedWindowsSince(manager: EntityManager, bankId: string, headerHash: string): Promise<string | undefined> {
  const first = await manager.createQueryBuilder(VerdictRow, 'verdict')
    .where({ bankId, anchored: true, headerHash: Not(headerHash), windowsSince: Not(IsNull()) })
    .andWhere('NOT verdict.claims @> :refused', { refused: JSON.stringify([{ claim: 'windows', status: 'refused' }]) })
    .orderBy('verdict.sequence')
    .limit(1)
    .getOne();
  return first?.windowsSince ?? undefined;
}

/**
 * The bank decides when it sends which evidence: a header from further on in the log may have been judged before this one
 * was known. If its history was shown, it holds its place. One that was refused holds none.
 */
async function isPlaceTaken(manager: EntityManager, bankId: string, { businessDate, batchIndex }: BatchHeader, headerHash: string, headerIndex: number): Promise<boolean> {
  const later = await manager.find(VerdictRow, {
    where: { bankId, anchored: true, businessDate, headerHash: Not(headerHash), headerIndex: MoreThan(headerIndex), batchIndex: LessThanOrEqual(batchIndex) },
  });
  return later.some(({ claims }) => claims.some(({ claim, status }) => claim === 'history' && status === 'shown'));
}

/** Where the checkpoint of the evidence stands against what the witness kept. */
async function checkpointState(
  manager: EntityManager, bankId: string, bundle: EvidenceBundle, trust: TrustMaterial,
): Promise<KnownHistory['checkpoint']> {
  const checkpoint = checkpointOf(bundle, trust);
  if (checkpoint === undefined) return 'unseen';
  const root = Buffer.from(checkpoint.root).toString('hex');
  const kept = await manager.findOneBy(CheckpointRow, { bankId, size: checkpoint.size });
  if (kept !== null) return kept.root === root ? 'kept' : 'conflicting';
  return (await manager.existsBy(RefusedCheckpoint, { bankId, size: checkpoint.size, root })) ? 'conflicting' : 'unseen';
}
