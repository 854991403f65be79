import { documentSha256, signDocument, type Claim } from '@probity/shared-evidence';
import { newId, type Clock } from '@probity/shared-platform';
import { parseCheckpoint } from '@probity/shared-transparency';
import type { DayState, Supervision } from '@probity/regulator-supervision';
import type { DataSource, EntityManager } from 'typeorm';
import { Examination, ExaminationEntry, VerificationRecordRow } from './entities.js';
import { examinationError } from './errors.js';
import type { BankFindings, DayWord, SignedRecord, VerificationRecord } from './record.js';

export interface NewExamination {
  readonly title: string;
  readonly legalBasis: string;
  readonly bankIds: readonly string[];
  readonly from: string;
  readonly to: string;
}

export type NewEntry =
  | { readonly kind: 'day'; readonly bankId: string; readonly reference: string; readonly note: string }
  | { readonly kind: 'verdict'; readonly bankId: string; readonly reference: string; readonly note: string }
  | { readonly kind: 'checkpoint'; readonly bankId: string; readonly reference: string; readonly note: string }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'withdrawal'; readonly reference: string; readonly note: string }
  | { readonly kind: 'closing'; readonly note: string };

export interface EntryView {
  readonly number: number;
  readonly kind: ExaminationEntry['kind'];
  readonly bankId: string | null;
  readonly reference: string | null;
  readonly note: string;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly withdrawn: boolean;
}

export interface ExaminationSummary {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly legalBasis: string;
  readonly bankIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closed: boolean;
}

export interface ExaminationView extends ExaminationSummary {
  readonly entries: readonly EntryView[];
  /** Records signed so far, the newest first. */
  readonly records: readonly { readonly sha256: string; readonly preparedBy: string; readonly preparedAt: string }[];
}

/** Examination files: opened with a scope, filled by examiners, ended by a closing; their records are signed. */
export class ExaminationService {
  /** @param secretKey Ed25519, signs verification records */
  constructor(
    private readonly dataSource: DataSource,
    private readonly supervision: Pick<Supervision, 'registrations' | 'evidence' | 'witness'>,
    private readonly secretKey: Uint8Array,
    private readonly clock: Clock,
  ) {}

  /** @throws ProbityError BANK_UNKNOWN, SCOPE_INVALID, PERIOD_INVALID */
  async open({ title, legalBasis, bankIds, from, to }: NewExamination, actor: string): Promise<ExaminationView> {
    if (new Set(bankIds).size !== bankIds.length) throw examinationError('SCOPE_INVALID', 422, 'bankIds names a bank twice');
    // The longest period that days are given for: a file that no record can be made of is of no use.
    for (const bankId of bankIds) await this.supervision.evidence.days(bankId, from, to);
    const id = newId();
    await this.dataSource.manager.insert(Examination, { id, title, legalBasis, bankIds: [...bankIds], firstDate: from, lastDate: to, actor, createdAt: this.now() });
    return this.view(id);
  }

  /** The newest 200. */
  async list(): Promise<ExaminationSummary[]> {
    const { manager } = this.dataSource;
    const rows = await manager.find(Examination, { order: { number: 'DESC' }, take: 200 });
    const closed = new Set((await manager.findBy(ExaminationEntry, { kind: 'closing' })).map(({ examinationId }) => examinationId));
    return rows.map((row) => summaryOf(row, closed.has(row.id)));
  }

  /** @throws ProbityError EXAMINATION_UNKNOWN */
  async view(id: string): Promise<ExaminationView> {
    const { manager } = this.dataSource;
    const [row, entries] = [await requireExamination(manager, id), await entriesOf(manager, id)];
    const records = await manager.find(VerificationRecordRow, { where: { examinationId: id }, order: { createdAt: 'DESC' }, select: { sha256: true, actor: true, createdAt: true } });
    return {
      ...summaryOf(row, entries.some(({ kind }) => kind === 'closing')),
      entries,
      records: records.map(({ sha256, actor, createdAt }) => ({ sha256, preparedBy: actor, preparedAt: createdAt.toISOString() })),
    };
  }

  /**
   * Puts something into the file. Nothing is taken out: a withdrawal leaves both visible, a closing ends the file.
   * @throws ProbityError EXAMINATION_UNKNOWN, EXAMINATION_CLOSED, SCOPE_LEFT, REFERENCE_UNKNOWN, ENTRY_UNKNOWN
   */
  async add(id: string, entry: NewEntry, actor: string): Promise<EntryView> {
    return this.dataSource.transaction(async (manager) => {
      // Numbers are dense, so two writers take turns; the row itself can't be locked by a role that may not change it.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`examination ${id}`]);
      const [row, entries] = [await requireExamination(manager, id), await entriesOf(manager, id)];
      if (entries.some(({ kind }) => kind === 'closing')) throw examinationError('EXAMINATION_CLOSED', 409, 'the examination is closed: open another one');
      await this.requireReference(row, entries, entry);
      const number = entries.length + 1;
      const { kind, note } = entry;
      const added = { examinationId: id, number, kind, note, bankId: 'bankId' in entry ? entry.bankId : null, reference: 'reference' in entry ? entry.reference : null, actor, createdAt: this.now() };
      await manager.insert(ExaminationEntry, added);
      return entryView(added, false);
    });
  }

  private async requireReference({ bankIds, firstDate, lastDate }: Examination, entries: readonly EntryView[], entry: NewEntry): Promise<void> {
    if ('bankId' in entry && !bankIds.includes(entry.bankId)) throw examinationError('SCOPE_LEFT', 422, 'bankId is no bank of the scope: open an examination of it');
    switch (entry.kind) {
      case 'day':
        if (entry.reference < firstDate || entry.reference > lastDate) throw examinationError('SCOPE_LEFT', 422, 'reference is no business date of the scope');
        return;
      case 'verdict': {
        const { businessDate } = await this.supervision.evidence.verdict(entry.bankId, entry.reference);
        if (businessDate < firstDate || businessDate > lastDate) throw examinationError('SCOPE_LEFT', 422, 'reference is a verdict on a business date outside the scope');
        return;
      }
      case 'checkpoint': {
        const rows: unknown[] = await this.dataSource.query(
          'SELECT 1 FROM regulator.checkpoint WHERE bank_id = $1 AND size = $2 UNION ALL SELECT 1 FROM regulator.refused_checkpoint WHERE bank_id = $1 AND size = $2', [entry.bankId, entry.reference]);
        if (rows.length === 0) throw examinationError('REFERENCE_UNKNOWN', 422, 'reference is the size of no checkpoint of this bank that was cosigned or refused');
        return;
      }
      case 'withdrawal':
        if (!entries.some(({ number, kind, withdrawn }) => String(number) === entry.reference && kind !== 'withdrawal' && !withdrawn)) {
          throw examinationError('ENTRY_UNKNOWN', 422, 'reference is the number of no entry that can be withdrawn');
        }
        return;
      case 'note':
      case 'closing':
    }
  }

  /** Makes and signs the verification record as everything stands now; kept as signed. */
  async sign(id: string, actor: string): Promise<{ readonly sha256: string; readonly record: SignedRecord }> {
    const examination = await this.view(id);
    const record = await this.recordOf(examination, actor);
    const signed = signDocument(record, this.secretKey);
    const sha256 = documentSha256(record);
    const row = { sha256, examinationId: id, record: signed, actor, createdAt: new Date(record.preparedAt) };
    await this.dataSource.createQueryBuilder().insert().into(VerificationRecordRow).values(row as unknown as Record<string, unknown>).orIgnore().execute();
    return { sha256, record: signed };
  }

  /** @throws ProbityError RECORD_UNKNOWN */
  async record(id: string, sha256: string): Promise<SignedRecord> {
    const row = await this.dataSource.manager.findOneBy(VerificationRecordRow, { examinationId: id, sha256 });
    if (row === null) throw examinationError('RECORD_UNKNOWN', 404, 'no record of this digest was signed in this examination');
    return row.record;
  }

  private async recordOf({ number, title, legalBasis, openedBy, openedAt, closed, bankIds, from, to, entries }: ExaminationView, actor: string): Promise<VerificationRecord> {
    const counted = entries.filter((entry) => !entry.withdrawn);
    const kept = counted.flatMap((entry) => (entry.kind === 'withdrawal' || entry.kind === 'closing' ? [] : [{ ...entry, kind: entry.kind }]));
    return {
      kind: 'verification-record',
      examination: { number, title, legalBasis, openedBy, openedAt, closed },
      scope: { bankIds: [...bankIds], from, to },
      sandbox: await this.supervision.registrations.isSandbox(),
      banks: await Promise.all(bankIds.map((bankId) => this.findingsOf(bankId, from, to))),
      entries: await Promise.all(kept.map(async ({ withdrawn: _, ...entry }) => ({ ...entry, verdicts: await this.verdictsOf(entry) }))),
      withdrawn: entries.length - counted.length,
      preparedBy: actor,
      preparedAt: this.now().toISOString(),
    };
  }

  private async findingsOf(bankId: string, from: string, to: string): Promise<BankFindings> {
    const { document } = await this.supervision.registrations.requireBank(bankId);
    const days = (await this.supervision.evidence.days(bankId, from, to)).filter(({ expected }) => expected);
    const words = days.map((day) => ({ day, word: wordOf(day) }));
    const exceptions = await Promise.all(words.filter(({ word }) => word !== 'complete').map(async ({ day, word }) => ({ date: day.date, word, codes: await this.codesOf(bankId, day) })));
    const note = await this.supervision.witness.newestCheckpoint(bankId);
    const checkpoint = note === undefined ? undefined : parseCheckpoint(`${note.split('\n\n', 1)[0]}\n`);
    const [refused]: { count: number }[] = await this.dataSource.query('SELECT count(*)::int AS count FROM regulator.refused_checkpoint WHERE bank_id = $1', [bankId]);
    const count = (wanted: DayWord): number => words.filter(({ word }) => word === wanted).length;
    return {
      bankId, name: document.name, expected: days.length, complete: count('complete'), notShown: count('not shown'), refused: count('refused'), missing: count('missing'),
      superseded: days.flatMap(({ headers }) => headers).filter(({ superseded }) => superseded).length,
      exceptions,
      checkpoint: checkpoint === undefined ? null : { origin: checkpoint.origin, size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex') },
      refusedCheckpoints: refused!.count,
    };
  }

  private async codesOf(bankId: string, { headers }: DayState): Promise<string[]> {
    const claims = await Promise.all(headers.filter(({ superseded }) => !superseded).map(({ headerHash }) => this.supervision.evidence.verdict(bankId, headerHash)));
    return [...new Set(claims.flatMap((verdict) => blemishes(verdict.claims)))].sort();
  }

  private async verdictsOf({ kind, bankId, reference }: Pick<EntryView, 'kind' | 'bankId' | 'reference'>): Promise<VerificationRecord['entries'][number]['verdicts']> {
    if (bankId === null || reference === null || (kind !== 'day' && kind !== 'verdict')) return [];
    const hashes = kind === 'verdict' ? [reference] : (await this.supervision.evidence.days(bankId, reference, reference))[0]!.headers.map(({ headerHash }) => headerHash);
    const verdicts = await Promise.all(hashes.map((hash) => this.supervision.evidence.verdict(bankId, hash)));
    return verdicts.map(({ headerHash, summary, claims }) => ({ headerHash, summary, claims }));
  }

  private now(): Date {
    return new Date(this.clock.nowSeconds() * 1000);
  }
}

/** Every claim of a verdict that is not shown, but windows, which never are. */
const blemishes = (claims: readonly Claim[]): string[] => claims.filter(({ claim, status }) => status !== 'shown' && !(claim === 'windows' && status === 'not shown')).map(({ code }) => code);

/** The word for a date by what stands today: its headers that nothing replaced. */
export function wordOf({ headers }: Pick<DayState, 'headers'>): DayWord {
  const standing = headers.filter(({ anchored, superseded }) => anchored && !superseded);
  if (standing.length === 0) return 'missing';
  if (standing.some(({ summary }) => summary === 'refused')) return 'refused';
  return standing.every(({ summary }) => summary === 'shown') ? 'complete' : 'not shown';
}

async function requireExamination(manager: EntityManager, id: string): Promise<Examination> {
  const row = await manager.findOneBy(Examination, { id });
  if (row === null) throw examinationError('EXAMINATION_UNKNOWN', 404, 'there is no examination with this id');
  return row;
}

async function entriesOf(manager: EntityManager, examinationId: string): Promise<EntryView[]> {
  const rows = await manager.find(ExaminationEntry, { where: { examinationId }, order: { number: 'ASC' } });
  const withdrawn = new Set(rows.filter(({ kind }) => kind === 'withdrawal').map(({ reference }) => reference));
  return rows.map((row) => entryView(row, row.kind !== 'withdrawal' && withdrawn.has(String(row.number))));
}

const entryView = ({ number, kind, bankId, reference, note, actor, createdAt }: ExaminationEntry, withdrawn: boolean): EntryView => ({
  number, kind, bankId, reference, note, addedBy: actor, addedAt: createdAt.toISOString(), withdrawn,
});

const summaryOf = ({ id, number, title, legalBasis, bankIds, firstDate, lastDate, actor, createdAt }: Examination, closed: boolean): ExaminationSummary => ({
  id, number, title, legalBasis, bankIds, from: firstDate, to: lastDate, openedBy: actor, openedAt: createdAt.toISOString(), closed,
});
