/**
 * Intake: what arrives becomes records, in one database transaction: sequence given, window advanced, features
 * evaluated, scored, alert raised. Commitments are not computed here.
 */
import {
  AlertEntity, appendCaseEvents, businessDateOf, closeHistory, dayBounds, daysSinceEpoch, lockBusinessDay, lockWindowStart, mergingOn, policyOf, RecordEntity, WindowStartEntity, writeReceipt,
  type BankProfileEntity, type DayReference, type MergeRules,
} from '@probity/bank-batches';
import { advance, featureRow, packWindow, unpackWindow, type WindowState } from '@probity/bank-features';
import {
  accountKey, postingOf, pseudonymCache, type AccountId, type CountryRiskList, type Holder, type LineRegister, type PseudonymOf, type RecordDraft,
} from '@probity/bank-transactions';
import { decide, pack, referenceDigest, sha256Hex, VIEW_LAYOUT, type Policy, type Posting } from '@probity/shared-commitments';
import { ruleIds } from '@probity/shared-feature-program';
import { newId, ProbityError, type Clock } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager, type FindOperator } from 'typeorm';
import { DayCache, type CachedDay } from './day-cache.js';
import { deadLettersOf, keepDeadLetters } from './dead-letters.js';
import { QuarantineEntity, TransactionEntity } from './entities/raw.entity.js';
import { IntakeError } from './errors.js';
import { riskListOn } from './reference-lists.js';
import { fxTableRow, lineRulesOn } from './reference.js';
import { accountRows, insertTransactions, lockDates, moveWindows, writeRecords, type AccountRow, type MovedWindow } from './rows.js';
import { parseAll, sortOne, textOfRefused, type Accepted, type DayRules, type Refused } from './sorting.js';

/** Transactions of one request, at the most. */
export const MAX_TRANSACTIONS = 1000;

/** Production scoring of a model version (`name@semver`). */
export type ScorerOf = (modelVersion: string) => Promise<{ score(records: readonly (readonly bigint[] | readonly number[])[]): Promise<number[]> }>;

/** Told how long it took to score the records of a request: windows, features, model and decision, once its locks were there. */
export interface IntakeObserver {
  scored(seconds: number, records: number): void;
}

/** Work of the caller's that stands or falls with the taking: it runs last, in the same database transaction. */
export type IntakeCompanion = (manager: EntityManager, receipt: IntakeReceipt) => Promise<void>;

export interface IntakeReceipt {
  /** Transactions taken now. */
  readonly accepted: number;
  /** Records they became. */
  readonly records: number;
  readonly alerts: number;
  /** Transactions that had come before, with the same content. */
  readonly duplicates: number;
  /** Known by source and external id, with other content: nothing was changed. */
  readonly conflicts: readonly { readonly index: number; readonly code: 'CONTENT_CONFLICT' }[];
  readonly quarantined: readonly { readonly index: number; readonly code: string; readonly reason: string }[];
}

/** External accounts whose pseudonyms are kept in memory before the cache is started anew. */
const PSEUDONYMS_KEPT = 200_000;

/** Rules of one business date; of history they name no model. */
interface Day extends DayRules {
  readonly countryRisk: CountryRiskList;
  readonly modelVersion?: string;
}

/** What a date's records are made with, under its lock. */
interface RecordRules {
  readonly reference: DayReference;
  readonly policy: Policy;
  readonly ruleNames: readonly string[];
  readonly mergeRules: MergeRules | undefined;
  readonly dayStart: number;
  readonly date: number;
  /** Next sequence number. */
  next: number;
}

interface Pending {
  readonly record: RecordEntity;
  readonly features: readonly bigint[];
  /** Why the record is an alert: rules that hold, and the score once it is known. None: it is none. */
  readonly reasons: string[];
}

export class Intake {
  readonly #days = new DayCache();
  #historyClosed = false;
  #pseudonymOf: PseudonymOf;
  #pseudonyms = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scorerOf: ScorerOf,
    private readonly clock: Clock,
    private readonly pseudonymKey: bigint,
    private readonly observer?: IntakeObserver,
  ) {
    this.#pseudonymOf = pseudonymCache(pseudonymKey);
  }

  /** Takes 1 to 1,000 transactions, in order of arrival. Bad ones are quarantined and reported; good ones are not held up by them. */
  async take(documents: readonly unknown[], actor: string, companion?: IntakeCompanion): Promise<IntakeReceipt> {
    return this.#take(documents, actor, true, (manager, accepted, days) => this.#record(manager, accepted, days, actor), companion);
  }

  /**
   * Takes transactions from before the first business date: they advance windows and become no records.
   * The same again changes nothing. In order of time for each account, over all requests: a window can't go back.
   * @throws IntakeError HISTORY_CLOSED after the first record or batch, HISTORY_UNSORTED
   */
  async takeHistory(documents: readonly unknown[], actor: string): Promise<IntakeReceipt> {
    if ((await this.dataSource.manager.findOneByOrFail(WindowStartEntity, { id: 1 })).closed) throw historyClosed();
    return this.#take(documents, actor, false, (manager, accepted, days) => this.#remember(manager, accepted, days));
  }

  /** What would score each date that this process has met, by what it holds in memory. */
  loadedDays(): ReadonlyMap<string, DayReference> {
    return this.#days.kept();
  }

  async #take(
    documents: readonly unknown[], actor: string, scored: boolean,
    process: (manager: EntityManager, accepted: readonly Fresh[], days: ReadonlyMap<string, Day>) => Promise<{ records: number; alerts: number }>,
    companion?: IntakeCompanion,
  ): Promise<IntakeReceipt> {
    const profile = await this.#days.profile(this.dataSource.manager);
    const { accepted, refused, days } = await this.#sort(documents, profile, scored);
    if (scored) await this.#loadModels(days.values());
    if (scored) await this.#receipt(documents, accepted, refused, actor);
    return this.dataSource.transaction(async (manager) => {
      const { fresh, duplicates, conflicts } = await this.#store(manager, accepted, actor);
      const quarantined = await this.#quarantine(manager, refused, actor);
      // Of history none: it is not sent again as a record.
      if (scored) await keepDeadLetters(manager, deadLettersOf(documents, refused), this.clock.nowSeconds(), actor);
      const done = fresh.length === 0 ? { records: 0, alerts: 0 } : await process(manager, fresh, days);
      const receipt = { accepted: fresh.length, ...done, duplicates, conflicts, quarantined };
      await companion?.(manager, receipt);
      return receipt;
    });
  }

  /** Committed before anything is scored: what is dropped after this shows. */
  async #receipt(documents: readonly unknown[], accepted: readonly Accepted[], refused: readonly Refused[], actor: string): Promise<void> {
    const amounts = new Map<string, bigint>();
    for (const { transaction: { amount: { currency, minor } } } of accepted) amounts.set(currency, (amounts.get(currency) ?? 0n) + BigInt(minor));
    const rows = [
      ...accepted.map(({ index, transaction: { source, externalId }, contentSha256 }) => ({ index, source, externalId, sha256: contentSha256 })),
      ...refused.map(({ index, source, externalId }) => ({ index, source, externalId, sha256: sha256Hex(textOfRefused(documents[index]) ?? '') })),
    ].sort((a, b) => a.index - b.index);
    await writeReceipt(this.dataSource, { rows: rows.map(({ source, externalId, sha256 }) => [source, externalId, sha256]), amounts, at: this.clock.nowSeconds(), actor });
  }

  /** Before any lock is taken: loading reads the database by a connection of its own, and who holds a lock must not wait for one. */
  async #loadModels(days: Iterable<Day>): Promise<void> {
    for (const { modelVersion } of days) if (modelVersion !== undefined) await this.scorerOf(modelVersion);
  }

  async #sort(documents: readonly unknown[], profile: BankProfileEntity, scored: boolean): Promise<{ accepted: Accepted[]; refused: Refused[]; days: Map<string, Day> }> {
    const { parsed, refused } = parseAll(documents);
    const holders = await this.#holders(parsed.flatMap(({ transaction: { debtor, creditor } }) => [debtor, creditor]).filter(({ bank }) => profile.ownBanks.includes(bank)));
    const dateOf = businessDates(profile.timeZone);
    const dated = parsed.map((item) => ({ item, businessDate: dateOf(Date.parse(item.transaction.bookingTime) / 1000) }));
    const days = await this.#daysOf([...new Set(dated.map(({ businessDate }) => businessDate))], profile, scored);
    const accepted: Accepted[] = [];
    for (const { item, businessDate } of dated) {
      const day = days.get(businessDate)!;
      if (day instanceof ProbityError) {
        const { source, externalId } = item.transaction;
        refused.push({ index: item.index, source, externalId, code: day.code, reason: day.detail, businessDate, postings: [] });
        continue;
      }
      const sorted = sortOne(item, businessDate, day, (account) => holders.get(accountKey(account)));
      if ('accepted' in sorted) accepted.push(sorted.accepted);
      else refused.push(sorted.refused);
    }
    const open = [...days].filter((entry): entry is [string, Day] => !(entry[1] instanceof ProbityError));
    return { accepted, refused: refused.sort((a, b) => a.index - b.index), days: new Map(open) };
  }

  /** The rules of each date, or why nothing can be taken for it: then its rows are quarantined, and those of other dates are not. */
  async #daysOf(dates: readonly string[], profile: BankProfileEntity, scored: boolean): Promise<Map<string, Day | ProbityError>> {
    const { manager } = this.dataSource;
    const days = new Map<string, Day | ProbityError>();
    const cached = scored ? await this.#days.on(manager, dates) : undefined;
    for (const date of dates) {
      try {
        days.set(date, cached ? scoredDay(await cached(date), profile) : await historyDay(manager, date, profile));
      } catch (error) {
        if (!(error instanceof ProbityError)) throw error;
        days.set(date, error);
      }
    }
    return days;
  }

  async #holders(accounts: readonly AccountId[]): Promise<Map<string, Holder>> {
    const rows = await accountRows(this.dataSource.manager, accounts, false);
    return new Map(rows.map((row) => [accountKey(row), { customerId: row.customer, segment: row.segment, riskClass: row.riskClass }]));
  }

  /** Stores what is new; the unique key decides which of two senders was first. */
  async #store(manager: EntityManager, accepted: readonly Accepted[], actor: string): Promise<{ fresh: Fresh[]; duplicates: number; conflicts: IntakeReceipt['conflicts'] }> {
    const keyOf = ({ transaction }: Accepted): string => `${transaction.source}\n${transaction.externalId}`;
    const first = new Map<string, Accepted>();
    accepted.forEach((item) => first.has(keyOf(item)) || first.set(keyOf(item), item));
    // In one order for all senders, so that two of them never wait for each other.
    const rows = [...first.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { transaction, contentSha256 }]) => ({
      id: newId(), source: transaction.source, externalId: transaction.externalId, contentSha256, content: transaction,
      receivedAt: BigInt(this.clock.nowSeconds()), actor,
    }));
    const inserted = await insertTransactions(manager, rows, this.clock.nowSeconds());
    const newIds = new Map(rows.filter(({ id }) => inserted.has(id)).map(({ id, source, externalId }) => [`${source}\n${externalId}`, id]));
    const known = await this.#knownContent(manager, [...first.values()].filter((item) => !newIds.has(keyOf(item))), keyOf);

    const fresh: Fresh[] = [];
    const conflicts: { index: number; code: 'CONTENT_CONFLICT' }[] = [];
    let duplicates = 0;
    for (const item of accepted) {
      const key = keyOf(item);
      const transactionId = newIds.get(key);
      if (transactionId !== undefined && first.get(key) === item) fresh.push({ ...item, transactionId });
      else if (item.contentSha256 === (known.get(key) ?? first.get(key)!.contentSha256)) duplicates += 1;
      else conflicts.push({ index: item.index, code: 'CONTENT_CONFLICT' });
    }
    return { fresh, duplicates, conflicts };
  }

  async #knownContent(manager: EntityManager, items: readonly Accepted[], keyOf: (item: Accepted) => string): Promise<Map<string, string>> {
    if (items.length === 0) return new Map();
    const rows = await manager.find(TransactionEntity, { select: { id: true, source: true, externalId: true, contentSha256: true }, where: oneOf(items) });
    const content = new Map(rows.map(({ source, externalId, contentSha256 }) => [`${source}\n${externalId}`, contentSha256]));
    return new Map(items.map((item) => [keyOf(item), content.get(keyOf(item))!]));
  }

  async #quarantine(manager: EntityManager, refused: readonly Refused[], actor: string): Promise<IntakeReceipt['quarantined']> {
    const rows = refused.flatMap(({ index, source, externalId, code, reason, businessDate, postings }): Partial<QuarantineEntity>[] => {
      const row = { source, externalId, lineNumber: index, code, reason, businessDate, receivedAt: BigInt(this.clock.nowSeconds()), resolvedAt: null, actor };
      return postings.length === 0
        ? [{ ...row, id: newId(), side: '', line: null, amount: null }]
        : postings.map(({ side, slot, amount }) => ({ ...row, id: newId(), side, line: slot, amount }));
    });
    // One more time the same row: it waits already.
    if (rows.length > 0) await manager.createQueryBuilder().insert().into(QuarantineEntity).values(rows as never).orIgnore().execute();
    return refused.map(({ index, code, reason }) => ({ index, code, reason }));
  }

  async #record(manager: EntityManager, accepted: readonly Fresh[], days: ReadonlyMap<string, Day>, actor: string): Promise<{ records: number; alerts: number }> {
    await this.#closeHistory(manager);
    // Locks in one order for all senders: dates, then accounts.
    const rules = await this.#lockDates(manager, [...new Set(accepted.map(({ businessDate }) => businessDate))].sort());
    const windows = await lockWindows(manager, accepted);
    const started = performance.now();
    const pending: Pending[] = [];
    for (const { transactionId, businessDate, drafts } of accepted) {
      const rule = rules.get(businessDate)!;
      for (const draft of drafts) pending.push(this.#pendingRecord(windows, draft, days.get(businessDate)!, rule, { transactionId, businessDate, sequence: rule.next++, actor }));
    }
    await this.#score(pending, rules);
    this.observer?.scored((performance.now() - started) / 1000, pending.length);
    await writeRecords(manager, pending.map(({ record }) => record), windows.moved(), new Map([...rules].map(([date, { next }]) => [date, next])));
    return { records: pending.length, alerts: await this.#raise(manager, pending, rules, actor) };
  }

  /** Closed is closed for good, so it is asked until it is seen once. */
  async #closeHistory(manager: EntityManager): Promise<void> {
    if (this.#historyClosed) return;
    this.#historyClosed = await manager.existsBy(WindowStartEntity, { id: 1, closed: true });
    if (!this.#historyClosed) await closeHistory(manager);
  }

  /** Takes the row locks of dates, in their order, and reads what holds on them: from then on no version for them can come. */
  async #lockDates(manager: EntityManager, dates: readonly string[]): Promise<Map<string, RecordRules>> {
    const profile = await this.#days.profile(manager);
    const next = await lockDates(manager, dates);
    // A first record of its date: rows are made in the same order.
    if (next.size === 0) for (const date of dates) next.set(date, (await lockBusinessDay(manager, date)).nextSequence);
    const cached = await this.#days.on(manager, dates);
    const rules = new Map<string, RecordRules>();
    for (const date of dates) {
      const { reference, mergeRules } = await cached(date);
      rules.set(date, {
        reference, mergeRules, policy: policyOf(reference.policy), ruleNames: ruleIds(reference.program.document), dayStart: dayBounds(date, profile.timeZone).dayStart, date: daysSinceEpoch(date), next: next.get(date)!,
      });
    }
    return rules;
  }

  /** Stores the alerts, each raised or merged and with its event in the case log; the dates are locked. @returns how many */
  async #raise(manager: EntityManager, pending: readonly Pending[], rules: ReadonlyMap<string, RecordRules>, actor: string): Promise<number> {
    const at = this.clock.nowSeconds();
    let alerts = 0;
    for (const [date, { mergeRules }] of rules) {
      const found = pending.filter(({ record }) => record.alert && record.businessDate === date);
      if (found.length === 0) continue;
      const merging = mergeRules && mergeRules.rules.length > 0 ? await mergingOn(manager, date, mergeRules, found.map(({ record }) => record.customerPseudonym.toString())) : undefined;
      const placed = found.map(({ record, reasons }) => {
        const id = newId();
        return { id, record, reasons, merge: merging?.place({ id, account: record.accountId, customer: record.customerPseudonym.toString(), reasons, score: record.score }) };
      });
      await manager.insert(AlertEntity, placed.map(({ id, record, reasons, merge }) => ({
        id, recordId: record.id, reasons, state: merge ? 'merged' as const : 'raised' as const, mergedInto: merge?.into ?? null, actor, raisedAt: BigInt(at),
      })));
      await appendCaseEvents(manager, date, placed.map(({ id, record, reasons, merge }) => (merge
        ? { kind: 'alert-merged', alert: id, actor, at, content: { record: record.sequence, reasons, ...merge, rulesVersion: mergeRules!.version } }
        : { kind: 'alert-raised', alert: id, actor, at, content: { record: record.sequence, reasons } })));
      alerts += placed.length;
    }
    return alerts;
  }

  #pendingRecord(
    windows: Windows, draft: RecordDraft, day: Day, { reference, ruleNames, dayStart, date }: RecordRules,
    row: Pick<RecordEntity, 'transactionId' | 'businessDate' | 'sequence' | 'actor'>,
  ): Pending {
    const { entry, segment, riskClass } = draft;
    const posting = this.#posting(draft, day);
    const counterparty = this.#pseudonym(accountKey(entry.counterparty));
    const account = windows.of(accountKey(entry.account));
    const { view, features, rules, next } = featureRow(reference.program.document, account.state, { posting, counterparty }, {
      segment: BigInt(segment), riskClass: BigInt(riskClass), dayStart, businessDate: date,
    });
    const record: RecordEntity = {
      ...row,
      id: newId(),
      source: entry.source, externalId: entry.externalId, side: entry.side,
      accountId: account.row.id, accountVersion: account.version, windowState: [...account.packed],
      amount: posting.amount, amountBase: posting.amountBase, bookingTime: posting.bookingTime,
      line: Number(posting.line), channel: Number(posting.channel), debit: Number(posting.debit), reversal: Number(posting.reversal),
      crossCurrency: Number(posting.crossCurrency), counterpartyRisk: Number(posting.counterpartyRisk),
      counterpartyCountry: Number(posting.counterpartyCountry), currency: Number(posting.currency),
      accountPseudonym: account.row.pseudonym, customerPseudonym: account.row.customerPseudonym, counterpartyPseudonym: counterparty,
      reference: referenceDigest(entry.reference),
      view: pack(VIEW_LAYOUT, view),
      segment, riskClass,
      features: features.map(Number),
      rules: rules.map(Number),
      score: 0, alert: false,
      modelVersion: reference.model.version, policyVersion: reference.policy.version,
    };
    move(account, next);
    const held = ruleNames.filter((_, slot) => rules[slot] === 1n);
    return { record, features, reasons: held.map((id) => `rule:${id}`) };
  }

  /** Scores all records of a model version in one run, then decides. */
  async #score(pending: readonly Pending[], rules: ReadonlyMap<string, RecordRules>): Promise<void> {
    for (const version of new Set(pending.map(({ record }) => record.modelVersion))) {
      const ofModel = pending.filter(({ record }) => record.modelVersion === version);
      const scores = await (await this.scorerOf(version)).score(ofModel.map(({ features }) => features));
      if (scores.length !== ofModel.length) throw new IntakeError('SCORE_COUNT', 'the model gave another number of scores than records');
      ofModel.forEach(({ record, reasons }, i) => {
        record.score = scores[i]!;
        const { alert, byScore } = decide(rules.get(record.businessDate)!.policy, BigInt(record.segment), BigInt(record.score), record.rules.map(BigInt));
        record.alert = alert === 1n;
        if (byScore) reasons.unshift('score');
      });
    }
  }

  async #remember(manager: EntityManager, accepted: readonly Accepted[], days: ReadonlyMap<string, Day>): Promise<{ records: number; alerts: number }> {
    await extendHistory(manager, accepted);
    const windows = await lockWindows(manager, accepted);
    for (const { index, businessDate, drafts } of accepted) {
      for (const draft of drafts) {
        const account = windows.of(accountKey(draft.entry.account));
        const posting = this.#posting(draft, days.get(businessDate)!);
        // It would count at the window's own time, days too late.
        if (posting.bookingTime < account.state.clock) throw new IntakeError('HISTORY_UNSORTED', `transaction ${index} of the request is older than what its account's window holds already: history comes in order of booking time`);
        move(account, advance(account.state, { posting, counterparty: this.#pseudonym(accountKey(draft.entry.counterparty)) }));
      }
    }
    await moveWindows(manager, windows.moved());
    return { records: 0, alerts: 0 };
  }

  #posting({ entry }: RecordDraft, { lines, fx, countryRisk }: { lines: LineRegister; fx: Day['fx']; countryRisk: CountryRiskList }): Posting {
    return postingOf(entry, { lines, fx, countryRisk });
  }

  #pseudonym(account: string): bigint {
    this.#pseudonyms += 1;
    if (this.#pseudonyms > PSEUDONYMS_KEPT) {
      this.#pseudonymOf = pseudonymCache(this.pseudonymKey);
      this.#pseudonyms = 0;
    }
    return this.#pseudonymOf('account', account);
  }
}

const historyClosed = (): IntakeError => new IntakeError('HISTORY_CLOSED', 'history can be imported before the first record and the first batch only: windows move by records now');

/** Notes from when on there is history. The row lock keeps history and the first record apart. */
async function extendHistory(manager: EntityManager, accepted: readonly Accepted[]): Promise<void> {
  const { since, closed } = await lockWindowStart(manager);
  if (closed) throw historyClosed();
  const first = accepted.map(({ businessDate }) => businessDate).reduce((a, b) => (a < b ? a : b));
  if (since === null || first < since) await manager.update(WindowStartEntity, { id: 1 }, { since: first });
}

/** Rows that may be of these transactions, found by their unique key's index; who asks still compares both parts. */
function oneOf(items: readonly Accepted[]): { source: FindOperator<string>; externalId: FindOperator<string> } {
  return { source: anyOf(items.map(({ transaction }) => transaction.source)), externalId: anyOf(items.map(({ transaction }) => transaction.externalId)) };
}

const anyOf = (values: readonly string[]): FindOperator<string> => In([...new Set(values)]);

/** A transaction that was stored now. */
type Fresh = Accepted & { readonly transactionId: string };

const scoredDay = ({ reference, lines, fx, countryRisk }: CachedDay, profile: BankProfileEntity): Day => ({
  modelVersion: reference.model.version, banks: new Set(profile.ownBanks), lines, fx: fx.document, countryRisk,
});

/** @throws IntakeError HISTORY_TOO_LATE, FX_TABLE_MISSING; BatchError REFERENCE_MISSING */
async function historyDay(manager: EntityManager, businessDate: string, profile: BankProfileEntity): Promise<Day> {
  // As history it would never become a record, and the posting sent again would pass for a duplicate.
  if (businessDate >= profile.startDate) throw new IntakeError('HISTORY_TOO_LATE', `history ends before the first business date, ${profile.startDate}: send it to POST /transactions`);
  // History is older than the first register: it is read by the rules of the first business date.
  const [lines, { document: fx }] = [await lineRulesOn(manager, profile.startDate), await fxTableRow(manager, businessDate)];
  return { banks: new Set(profile.ownBanks), lines, fx, countryRisk: await riskListOn(manager, businessDate) };
}

/** Business dates of booking times. Those of a request are mostly of one date, and working a calendar date out takes longer than comparing with its ends. */
function businessDates(timeZone: string): (time: number) => string {
  let last = { date: '', dayStart: 0, dayEnd: 0 };
  return (time) => {
    if (time < last.dayStart || time >= last.dayEnd) {
      const date = businessDateOf(time, timeZone);
      last = { date, ...dayBounds(date, timeZone) };
    }
    return last.date;
  };
}

interface OpenWindow {
  readonly row: AccountRow;
  state: WindowState;
  packed: readonly bigint[];
  version: number;
}

function move(window: OpenWindow, state: WindowState): void {
  window.state = state;
  window.packed = packWindow(state);
  window.version += 1;
}

/** Locks the accounts of a request, each one's row in order of ids. */
async function lockWindows(manager: EntityManager, accepted: readonly Accepted[]): Promise<Windows> {
  const accounts = new Map(accepted.flatMap(({ drafts }) => drafts.map(({ entry: { account } }) => [accountKey(account), account])));
  return new Windows(await accountRows(manager, [...accounts.values()], true));
}

/** Windows of the accounts of one request, under their row locks. */
class Windows {
  readonly #open: Map<string, OpenWindow>;

  constructor(rows: readonly AccountRow[]) {
    this.#open = new Map(rows.map((row) => {
      const packed = row.windowState as [bigint, bigint, bigint];
      return [accountKey(row), { row, state: unpackWindow(packed), packed, version: row.version }];
    }));
  }

  of(account: string): OpenWindow {
    return this.#open.get(account)!;
  }

  /** Those that moved. */
  moved(): MovedWindow[] {
    return [...this.#open.values()].filter(({ row, version }) => version !== row.version).map(({ row, packed, version }) => ({ id: row.id, windowState: packed, version }));
  }
}
