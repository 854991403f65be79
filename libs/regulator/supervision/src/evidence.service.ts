import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { signDocument, type BatchHeader, type SignedReceipt, type Verdict } from '@probity/shared-evidence';
import { newId, type Clock } from '@probity/shared-platform';
import { calendarDay } from '@probity/shared-proof-verifier';
import { DateTime } from 'luxon';
import { Between, Not, type DataSource, type EntityManager } from 'typeorm';
import { EvidenceRow, Judging, LogLeaf, VerdictRow } from './entities.js';
import { supervisionError } from './errors.js';
import type { RegistrationService } from './registration.service.js';

export interface EvidenceState {
  readonly bundleSha256: string;
  readonly receivedAt: string;
  /** `failed`: the judge itself failed repeatedly; an operator has to look. */
  readonly state: Judging['state'];
  readonly summary?: Verdict['summary'];
  readonly claims?: Verdict['claims'];
  /** Absent where the evidence was too malformed to name a header. */
  readonly verdict?: Verdict;
}

/** A business date as the supervisor sees it. */
export interface DayState {
  readonly date: string;
  /** Evidence is owed: the date is not before the bank's start date, and it is over. */
  readonly expected: boolean;
  /** True if evidence is owed and no header in the cosigned log has come. */
  readonly missing: boolean;
  readonly headers: readonly {
    readonly headerHash: string;
    readonly batchIndex: number;
    readonly batchKind: string;
    readonly summary: Verdict['summary'];
    /** The header is in the log, and the checkpoint that covers it was cosigned. */
    readonly anchored: boolean;
    /** A later accepted correction replaced it. */
    readonly superseded: boolean;
    /** What the bank says beside it, as its header in the cosigned log has it; the bank's word, which no claim rests on. */
    readonly explanation: string | null;
  }[];
}

const MAX_PERIOD_DAYS = 400;
const MAX_VERDICTS = 1000;

/** Receives evidence and shows what became of it. */
export class EvidenceService {
  /** Called when there is something new to judge. */
  onReceived: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
    private readonly receiptSecret: Uint8Array,
    private readonly clock: Clock,
  ) {}

  /** The key that signs receipts: Ed25519, hex. */
  receiptKey(): string {
    return bytesToHex(ed25519.getPublicKey(this.receiptSecret));
  }

  /**
   * Keeps a bundle as it came and signs for it, before any checking. The same bundle again gets the same receipt, and is
   * judged again unless it was shown.
   * @throws ProbityError BANK_UNKNOWN; DOCUMENT_INVALID for what has no canonical form
   */
  async receive(bankId: string, bundle: unknown, actor: string): Promise<SignedReceipt> {
    await this.registrations.requireBank(bankId);
    const content = canonicalForm(bundle);
    const bundleSha256 = sha256Hex(content);
    const receivedAt = new Date(this.clock.nowSeconds() * 1000);
    const receipt = signDocument({ kind: 'receipt' as const, bankId, bundleSha256, receivedAt: receivedAt.toISOString() }, this.receiptSecret);

    const kept = await this.dataSource.transaction(async (manager) => {
      const inserted = await manager.createQueryBuilder().insert().into(EvidenceRow)
        .values({ id: newId(), bankId, bundleSha256, bundle: Buffer.from(content, 'utf8'), receipt, actor, receivedAt })
        .orIgnore().returning(['id', 'sequence']).execute();
      const [row] = inserted.raw as { id: string; sequence: string }[];
      if (row !== undefined) await manager.insert(Judging, { evidenceId: row.id, bankId, sequence: Number(row.sequence) });
      const kept = await manager.findOneOrFail(EvidenceRow, { where: { bankId, bundleSha256 }, select: { id: true, receipt: true } });
      // What it lacked (a cosignature, a registration, the header before it) may be there now.
      if (row === undefined && !(await manager.existsBy(VerdictRow, { evidenceId: kept.id, summary: 'shown' }))) {
        await manager.update(Judging, { evidenceId: kept.id, state: Not('pending') }, { state: 'pending', attempts: 0 });
      }
      return kept;
    });
    this.onReceived();
    return kept.receipt;
  }

  /** @throws ProbityError EVIDENCE_NOT_FOUND */
  async state(bankId: string, bundleSha256: string): Promise<EvidenceState> {
    const manager = this.dataSource.manager;
    const evidence = await manager.findOne(EvidenceRow, { where: { bankId, bundleSha256 }, select: { id: true, receivedAt: true } });
    if (evidence === null) throw supervisionError('EVIDENCE_NOT_FOUND', 404, 'no evidence of this digest was received');
    const judging = await manager.findOneByOrFail(Judging, { evidenceId: evidence.id });
    const [verdict] = judging.state === 'pending' ? [] : await manager.find(VerdictRow, { where: { evidenceId: evidence.id }, order: { sequence: 'DESC' }, take: 1 });
    return {
      bundleSha256,
      receivedAt: evidence.receivedAt.toISOString(),
      state: judging.state,
      ...(verdict && { summary: verdict.summary, claims: verdict.claims, ...(verdict.document && { verdict: verdict.document }) }),
    };
  }

  /** The newest 1,000 verdicts on a bank's headers, newest first. */
  async verdicts(bankId: string): Promise<Verdict[]> {
    await this.registrations.requireBank(bankId);
    const rows = await this.dataSource.manager.find(VerdictRow, { where: { bankId }, order: { sequence: 'DESC' }, take: MAX_VERDICTS });
    return rows.flatMap(({ document }) => (document === null ? [] : [document]));
  }

  /**
   * The verdict on a header: the best that any evidence of it reached, since what was shown once is not unshown by bad evidence.
   * @throws ProbityError VERDICT_NOT_FOUND while there is none
   */
  async verdict(bankId: string, headerHash: string): Promise<Verdict> {
    const rows = await this.dataSource.manager.findBy(VerdictRow, { bankId, headerHash });
    const document = bestOf(rows)?.document;
    if (document === null || document === undefined) throw supervisionError('VERDICT_NOT_FOUND', 404, 'this header was not judged yet');
    return document;
  }

  /**
   * What is expected and what came, a calendar day at a time.
   * @param from @param to dates, both included
   * @throws ProbityError PERIOD_INVALID
   */
  async days(bankId: string, from: string, to: string): Promise<DayState[]> {
    const bank = await this.registrations.requireBank(bankId);
    const [first, last] = [DateTime.fromISO(from, { zone: 'utc' }), DateTime.fromISO(to, { zone: 'utc' })];
    const length = last.diff(first, 'days').days;
    if (!(length >= 0 && length < MAX_PERIOD_DAYS)) throw supervisionError('PERIOD_INVALID', 400, `from and to are dates in order, at most ${MAX_PERIOD_DAYS} days, both included`);
    const rows = await this.dataSource.manager.find(VerdictRow, { where: { bankId, businessDate: Between(from, to) }, order: { sequence: 'ASC' } });

    const explanations = await explanationsIn(this.dataSource.manager, bankId, from, to);

    return Array.from({ length: length + 1 }, (_, offset) => {
      const date = first.plus({ days: offset }).toISODate()!;
      const day = calendarDay(date, bank.document.timeZone);
      const expected = date >= bank.document.startDate && day !== undefined && day.dayEnd <= this.clock.nowSeconds();
      const headers = headersOf(rows.filter(({ businessDate }) => businessDate === date), explanations);
      return { date, expected, missing: expected && !headers.some(({ anchored }) => anchored), headers };
    });
  }
}

/** Numbers beyond a double and absurd nesting have no canonical form. */
function canonicalForm(bundle: unknown): string {
  try {
    return canonicalJson(bundle);
  } catch {
    throw supervisionError('DOCUMENT_INVALID', 422, 'the bundle has no canonical JSON form: a number is not finite, or the nesting is too deep');
  }
}

/** Shown before not shown before refused; of equals the newest. */
export function bestOf(rows: readonly VerdictRow[]): VerdictRow | undefined {
  const rank = { shown: 2, 'not shown': 1, refused: 0 };
  return rows.reduce<VerdictRow | undefined>((best, row) => (best === undefined || rank[row.summary] > rank[best.summary] || (row.summary === best.summary && row.sequence > best.sequence) ? row : best), undefined);
}

/** By header hash, of the headers of a period that are under a cosigned checkpoint and hold one. */
async function explanationsIn(manager: EntityManager, bankId: string, from: string, to: string): Promise<Map<string, string>> {
  const leaves = await manager.find(LogLeaf, { where: { bankId, kind: 'header', businessDate: Between(from, to) }, select: { bankId: true, index: true, hash: true, leaf: true } });
  return new Map(leaves.flatMap(({ hash, leaf }) => {
    const { explanation } = JSON.parse(leaf.toString('utf8')) as BatchHeader;
    return explanation === undefined ? [] : [[hash, explanation] as const];
  }));
}

function headersOf(rows: readonly VerdictRow[], explanations: ReadonlyMap<string, string>): DayState['headers'] {
  const hashes = [...new Set(rows.flatMap(({ headerHash }) => headerHash ?? []))];
  const best = hashes.map((hash) => bestOf(rows.filter(({ headerHash }) => headerHash === hash))!);
  const superseded = new Set(best.filter(({ summary }) => summary !== 'refused').map(({ supersedes }) => supersedes));
  return best
    .map(({ headerHash, batchIndex, batchKind, summary, anchored }) => ({
      headerHash: headerHash!, batchIndex: batchIndex!, batchKind: batchKind!, summary, anchored, superseded: superseded.has(headerHash),
      explanation: explanations.get(headerHash!) ?? null,
    }))
    .sort((a, b) => a.batchIndex - b.batchIndex);
}
