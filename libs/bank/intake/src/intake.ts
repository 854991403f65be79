/**
 * Intake: what arrives becomes records, in one database transaction: sequence given, window advanced, features
 * evaluated, scored, alert raised. Commitments are not computed here.
 */
import {
  AlertEntity, appendCaseEvents, bankProfile, BusinessDayEntity, businessDateOf, closeHistory, dayBounds, daysSinceEpoch, lockBusinessDay, lockWindowStart, policyOf, RecordEntity, referenceOn,
  WindowStartEntity, writeReceipt,
  type BankProfileEntity, type DayReference,
} from '@probity/bank-batches';
import { advance, featureRow, packWindow, unpackWindow, type WindowState } from '@probity/bank-features';
import {
  accountKey, postingOf, pseudonymCache, type AccountId, type CountryRiskList, type Holder, type LineRegister, type PseudonymOf, type RecordDraft,
} from '@probity/bank-transactions';
import { decide, pack, referenceDigest, sha256Hex, VIEW_LAYOUT, type Posting } from '@probity/shared-commitments';
import { ruleIds } from '@probity/shared-feature-program';
import { newId, ProbityError, type Clock } from '@probity/shared-platform';
import { In, IsNull, type DataSource, type EntityManager, type FindOperator } from 'typeorm';
import { AccountEntity, CustomerEntity, QuarantineEntity, TransactionEntity } from './entities/raw.entity.js';
import { IntakeError } from './errors.js';
import { riskListOn } from './reference-lists.js';
import { fxTableRow, lineRulesOn } from './reference.js';
import { parseAll, sortOne, type Accepted, type DayRules, type Refused } from './sorting.js';

/** Transactions of one request, at the most. */
export const MAX_TRANSACTIONS = 1000;

/** Production scoring of a model version (`name@semver`). */
export type ScorerOf = (modelVersion: string) => Promise<{ score(records: readonly (readonly bigint[])[]): Promise<number[]> }>;

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
const INSERT_ROWS = 500;

interface Day extends DayRules {
  readonly businessDate: string;
  readonly countryRisk: CountryRiskList;
}

interface Pending {
  readonly record: RecordEntity;
  readonly features: readonly bigint[];
  /** Why the record is an alert: rules that hold, and the score once it is known. None: it is none. */
  readonly reasons: string[];
}

export class Intake {
  #pseudonymOf: PseudonymOf;
  #pseudonyms = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scorerOf: ScorerOf,
    private readonly clock: Clock,
    private readonly pseudonymKey: bigint,
  ) {
    this.#pseudonymOf = pseudonymCache(pseudonymKey);
  }

  /** Takes 1 to 1,000 transactions, in order of arrival. Bad ones are quarantined and reported; good ones are not held up by them. */
  async take(documents: readonly unknown[], actor: string): Promise<IntakeReceipt> {
    return this.#take(documents, actor, true, (manager, accepted, days) => this.#record(manager, accepted, days, actor));
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

  async #take(
    documents: readonly unknown[], actor: string, scored: boolean,
    process: (manager: EntityManager, accepted: readonly Accepted[], days: ReadonlyMap<string, Day>) => Promise<{ records: number; alerts: number }>,
  ): Promise<IntakeReceipt> {
    const profile = await bankProfile(this.dataSource.manager);
    const { accepted, refused, days } = await this.#sort(documents, profile, scored);
    if (scored) await this.#loadModels(accepted);
    if (scored) await this.#receipt(documents, accepted, refused, actor);
    return this.dataSource.transaction(async (manager) => {
      const { fresh, duplicates, conflicts } = await this.#store(manager, accepted, actor);
      const quarantined = await this.#quarantine(manager, refused, actor);
      const done = fresh.length === 0 ? { records: 0, alerts: 0 } : await process(manager, fresh, days);
      await this.#resolve(manager, fresh);
      return { accepted: fresh.length, ...done, duplicates, conflicts, quarantined };
    });
  }

  /** Committed before anything is scored: what is dropped after this shows. */
  async #receipt(documents: readonly unknown[], accepted: readonly Accepted[], refused: readonly Refused[], actor: string): Promise<void> {
    const amounts = new Map<string, bigint>();
    for (const { transaction: { amount: { currency, minor } } } of accepted) amounts.set(currency, (amounts.get(currency) ?? 0n) + BigInt(minor));
    const rows = [
      ...accepted.map(({ index, transaction: { source, externalId }, contentSha256 }) => ({ index, source, externalId, sha256: contentSha256 })),
      ...refused.map(({ index, source, externalId }) => ({ index, source, externalId, sha256: sha256Hex(JSON.stringify(documents[index]) ?? '') })),
    ].sort((a, b) => a.index - b.index);
    await writeReceipt(this.dataSource, { rows: rows.map(({ source, externalId, sha256 }) => [source, externalId, sha256]), amounts, at: this.clock.nowSeconds(), actor });
  }

  /** Before any lock is taken: loading reads the database by a connection of its own, and who holds a lock must not wait for one. */
  async #loadModels(accepted: readonly Accepted[]): Promise<void> {
    for (const date of new Set(accepted.map(({ businessDate }) => businessDate))) {
      await this.scorerOf((await referenceOn(this.dataSource.manager, date)).model.version);
    }
  }

  async #sort(documents: readonly unknown[], profile: BankProfileEntity, scored: boolean): Promise<{ accepted: Accepted[]; refused: Refused[]; days: Map<string, Day> }> {
    const { parsed, refused } = parseAll(documents);
    const holders = await this.#holders(parsed.flatMap(({ transaction: { debtor, creditor } }) => [debtor, creditor]));
    const days = new Map<string, Day>();
    const closed = new Map<string, ProbityError>();
    const accepted: Accepted[] = [];
    for (const item of parsed) {
      const businessDate = businessDateOf(Date.parse(item.transaction.bookingTime) / 1000, profile.timeZone);
      const day = closed.get(businessDate) ?? days.get(businessDate) ?? (await this.#day(businessDate, profile, scored));
      if (day instanceof ProbityError) {
        closed.set(businessDate, day);
        const { source, externalId } = item.transaction;
        refused.push({ index: item.index, source, externalId, code: day.code, reason: day.detail, businessDate, postings: [] });
        continue;
      }
      days.set(businessDate, day);
      const sorted = sortOne(item, businessDate, day, (account) => holders.get(accountKey(account)));
      if ('accepted' in sorted) accepted.push(sorted.accepted);
      else refused.push(sorted.refused);
    }
    return { accepted, refused: refused.sort((a, b) => a.index - b.index), days };
  }

  /** The rules of a date, or why nothing can be taken for it: then its rows are quarantined, and those of other dates are not. */
  async #day(businessDate: string, profile: BankProfileEntity, scored: boolean): Promise<Day | ProbityError> {
    const { manager } = this.dataSource;
    // As history it would never become a record, and the posting sent again would pass for a duplicate.
    if (!scored && businessDate >= profile.startDate) return new IntakeError('HISTORY_TOO_LATE', `history ends before the first business date, ${profile.startDate}: send it to POST /transactions`);
    try {
      if (scored) await referenceOn(manager, businessDate);
      return {
        businessDate,
        banks: new Set(profile.ownBanks),
        // History is older than the first register: it is read by the rules of the first business date.
        lines: await lineRulesOn(manager, scored ? businessDate : profile.startDate),
        fx: (await fxTableRow(manager, businessDate)).document,
        countryRisk: await riskListOn(manager, businessDate),
      };
    } catch (error) {
      if (error instanceof ProbityError) return error;
      throw error;
    }
  }

  async #holders(parties: readonly AccountId[]): Promise<Map<string, Holder>> {
    const accounts = await this.dataSource.manager.findBy(AccountEntity, oneOfAccounts(parties));
    const customers = new Map((await this.dataSource.manager.findBy(CustomerEntity, { customerId: In([...new Set(accounts.map(({ customer }) => customer))]) })).map((row) => [row.customerId, row]));
    return new Map(accounts.map((row) => {
      const { customerId, segment, riskClass } = customers.get(row.customer)!;
      return [accountKey(row), { customerId, segment, riskClass }];
    }));
  }

  /** Stores what is new; the unique key decides which of two senders was first. */
  async #store(manager: EntityManager, accepted: readonly Accepted[], actor: string): Promise<{ fresh: Accepted[]; duplicates: number; conflicts: IntakeReceipt['conflicts'] }> {
    const keyOf = ({ transaction }: Accepted): string => `${transaction.source}\n${transaction.externalId}`;
    const first = new Map<string, Accepted>();
    accepted.forEach((item) => first.has(keyOf(item)) || first.set(keyOf(item), item));
    // In one order for all senders, so that two of them never wait for each other.
    const rows = [...first.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { transaction, contentSha256 }]) => ({
      id: newId(), source: transaction.source, externalId: transaction.externalId, contentSha256, content: transaction,
      receivedAt: BigInt(this.clock.nowSeconds()), actor,
    }));
    const inserted = new Set<string>();
    for (let i = 0; i < rows.length; i += INSERT_ROWS) {
      const slice = rows.slice(i, i + INSERT_ROWS);
      const result = await manager.createQueryBuilder().insert().into(TransactionEntity).values(slice as never).orIgnore().returning('id').execute();
      (result.raw as { id: string }[]).forEach(({ id }) => inserted.add(id));
    }
    const newKeys = new Set(rows.filter(({ id }) => inserted.has(id)).map(({ source, externalId }) => `${source}\n${externalId}`));
    const known = await this.#knownContent(manager, [...first.values()].filter((item) => !newKeys.has(keyOf(item))), keyOf);

    const fresh: Accepted[] = [];
    const conflicts: { index: number; code: 'CONTENT_CONFLICT' }[] = [];
    let duplicates = 0;
    for (const item of accepted) {
      const key = keyOf(item);
      if (newKeys.has(key) && first.get(key) === item) fresh.push(item);
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

  /** What waited in quarantine and came again, whole, waits no longer. */
  async #resolve(manager: EntityManager, fresh: readonly Accepted[]): Promise<void> {
    if (fresh.length === 0) return;
    const waiting = await manager.findBy(QuarantineEntity, { ...oneOf(fresh), resolvedAt: IsNull() });
    const taken = new Set(fresh.map(({ transaction: { source, externalId } }) => `${source}\n${externalId}`));
    const resolved = waiting.filter(({ source, externalId }) => taken.has(`${source}\n${externalId}`)).map(({ id }) => id);
    if (resolved.length > 0) await manager.update(QuarantineEntity, { id: In(resolved) }, { resolvedAt: BigInt(this.clock.nowSeconds()) });
  }

  /** Locks in one order for all senders: dates, then accounts. */
  async #windows(manager: EntityManager, accepted: readonly Accepted[]): Promise<Windows> {
    const accounts = accepted.flatMap(({ drafts }) => drafts.map(({ entry }) => entry.account));
    const wanted = new Set(accounts.map(accountKey));
    const rows = await manager.find(AccountEntity, { where: oneOfAccounts(accounts), order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const customers = await manager.findBy(CustomerEntity, { customerId: In([...new Set(rows.map(({ customer }) => customer))]) });
    return new Windows(rows.filter((row) => wanted.has(accountKey(row))), new Map(customers.map((row) => [row.customerId, row.pseudonym])));
  }

  async #record(manager: EntityManager, accepted: readonly Accepted[], days: ReadonlyMap<string, Day>, actor: string): Promise<{ records: number; alerts: number }> {
    await closeHistory(manager);
    const dates = [...new Set(accepted.map(({ businessDate }) => businessDate))].sort();
    const profile = await bankProfile(manager);
    const rules = new Map<string, { reference: DayReference; dayStart: number; next: number }>();
    for (const date of dates) {
      const { nextSequence } = await lockBusinessDay(manager, date);
      rules.set(date, { reference: await referenceOn(manager, date), dayStart: dayBounds(date, profile.timeZone).dayStart, next: nextSequence });
    }
    const windows = await this.#windows(manager, accepted);
    const ids = await this.#transactionIds(manager, accepted);
    const pending: Pending[] = [];
    for (const { transaction, businessDate, drafts } of accepted) {
      const day = days.get(businessDate)!;
      const rule = rules.get(businessDate)!;
      for (const draft of drafts) {
        const sequence = rule.next++;
        pending.push(this.#pendingRecord(windows, draft, day, rule, {
          transactionId: ids.get(`${transaction.source}\n${transaction.externalId}`)!, businessDate, sequence, actor,
        }));
      }
    }
    await this.#score(pending, rules);
    for (let i = 0; i < pending.length; i += INSERT_ROWS) await manager.insert(RecordEntity, pending.slice(i, i + INSERT_ROWS).map(({ record }) => record));
    const alerts = await this.#raise(manager, pending, [...rules.keys()], actor);
    await windows.store(manager);
    for (const [businessDate, { next }] of rules) await manager.update(BusinessDayEntity, { businessDate }, { nextSequence: next });
    return { records: pending.length, alerts };
  }

  /** Stores the alerts, each with its event in the case log; the dates are locked. @returns how many */
  async #raise(manager: EntityManager, pending: readonly Pending[], dates: readonly string[], actor: string): Promise<number> {
    const at = this.clock.nowSeconds();
    const alerts = pending.filter(({ record }) => record.alert).map(({ record, reasons }) => ({
      record, row: { id: newId(), recordId: record.id, reasons, state: 'raised' as const, actor, raisedAt: BigInt(at) },
    }));
    if (alerts.length > 0) await manager.insert(AlertEntity, alerts.map(({ row }) => row));
    for (const date of dates) {
      const events = alerts.filter(({ record }) => record.businessDate === date).map(({ record, row: { id, reasons } }) => ({
        kind: 'alert-raised' as const, alert: id, actor, at, content: { record: record.sequence, reasons },
      }));
      await appendCaseEvents(manager, date, events);
    }
    return alerts.length;
  }

  #pendingRecord(
    windows: Windows, draft: RecordDraft, day: Day, { reference, dayStart }: { reference: DayReference; dayStart: number },
    row: Pick<RecordEntity, 'transactionId' | 'businessDate' | 'sequence' | 'actor'>,
  ): Pending {
    const { entry, segment, riskClass } = draft;
    const posting = this.#posting(draft, day);
    const counterparty = this.#pseudonym(accountKey(entry.counterparty));
    const account = windows.of(accountKey(entry.account));
    const { view, features, rules, next } = featureRow(reference.program.document, account.state, { posting, counterparty }, {
      segment: BigInt(segment), riskClass: BigInt(riskClass), dayStart, businessDate: daysSinceEpoch(row.businessDate),
    });
    const record: RecordEntity = {
      ...row,
      id: newId(),
      source: entry.source, externalId: entry.externalId, side: entry.side,
      accountId: account.row.id, accountVersion: account.version, windowState: [...packWindow(account.state)],
      amount: posting.amount, amountBase: posting.amountBase, bookingTime: posting.bookingTime,
      line: Number(posting.line), channel: Number(posting.channel), debit: Number(posting.debit), reversal: Number(posting.reversal),
      crossCurrency: Number(posting.crossCurrency), counterpartyRisk: Number(posting.counterpartyRisk),
      counterpartyCountry: Number(posting.counterpartyCountry), currency: Number(posting.currency),
      accountPseudonym: account.row.pseudonym, customerPseudonym: windows.customerPseudonym(account.row), counterpartyPseudonym: counterparty,
      reference: referenceDigest(entry.reference),
      view: pack(VIEW_LAYOUT, view),
      segment, riskClass,
      features: features.map(Number),
      rules: rules.map(Number),
      score: 0, alert: false,
      modelVersion: reference.model.version, policyVersion: reference.policy.version,
    };
    account.state = next;
    account.version += 1;
    const held = ruleIds(reference.program.document).filter((_, slot) => rules[slot] === 1n);
    return { record, features, reasons: held.map((id) => `rule:${id}`) };
  }

  /** Scores all records of a model version in one run, then decides. */
  async #score(pending: readonly Pending[], rules: ReadonlyMap<string, { reference: DayReference }>): Promise<void> {
    for (const version of new Set(pending.map(({ record }) => record.modelVersion))) {
      const ofModel = pending.filter(({ record }) => record.modelVersion === version);
      const scores = await (await this.scorerOf(version)).score(ofModel.map(({ features }) => features));
      if (scores.length !== ofModel.length) throw new IntakeError('SCORE_COUNT', 'the model gave another number of scores than records');
      ofModel.forEach(({ record, reasons }, i) => {
        record.score = scores[i]!;
        const policy = policyOf(rules.get(record.businessDate)!.reference.policy);
        const { alert, byScore } = decide(policy, BigInt(record.segment), BigInt(record.score), record.rules.map(BigInt));
        record.alert = alert === 1n;
        if (byScore) reasons.unshift('score');
      });
    }
  }

  async #remember(manager: EntityManager, accepted: readonly Accepted[], days: ReadonlyMap<string, Day>): Promise<{ records: number; alerts: number }> {
    await extendHistory(manager, accepted);
    const windows = await this.#windows(manager, accepted);
    for (const { index, businessDate, drafts } of accepted) {
      for (const draft of drafts) {
        const account = windows.of(accountKey(draft.entry.account));
        const posting = this.#posting(draft, days.get(businessDate)!);
        // It would count at the window's own time, days too late.
        if (posting.bookingTime < account.state.clock) throw new IntakeError('HISTORY_UNSORTED', `transaction ${index} of the request is older than what its account's window holds already: history comes in order of booking time`);
        account.state = advance(account.state, { posting, counterparty: this.#pseudonym(accountKey(draft.entry.counterparty)) });
        account.version += 1;
      }
    }
    await windows.store(manager);
    return { records: 0, alerts: 0 };
  }

  async #transactionIds(manager: EntityManager, accepted: readonly Accepted[]): Promise<Map<string, string>> {
    const rows = await manager.find(TransactionEntity, { select: { id: true, source: true, externalId: true }, where: oneOf(accepted) });
    return new Map(rows.map(({ id, source, externalId }) => [`${source}\n${externalId}`, id]));
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

/** Likewise of accounts. */
function oneOfAccounts(accounts: readonly AccountId[]): { bank: FindOperator<string>; account: FindOperator<string> } {
  return { bank: anyOf(accounts.map(({ bank }) => bank)), account: anyOf(accounts.map(({ account }) => account)) };
}

const anyOf = (values: readonly string[]): FindOperator<string> => In([...new Set(values)]);

interface OpenWindow {
  readonly row: AccountEntity;
  state: WindowState;
  version: number;
}

/** Windows of the accounts of one request, under their row locks. */
class Windows {
  readonly #open: Map<string, OpenWindow>;

  constructor(rows: readonly AccountEntity[], private readonly customers: ReadonlyMap<string, bigint>) {
    this.#open = new Map(rows.map((row) => [accountKey(row), { row, state: unpackWindow(row.windowState as [bigint, bigint, bigint]), version: row.version }]));
  }

  of(account: string): OpenWindow {
    return this.#open.get(account)!;
  }

  customerPseudonym(row: AccountEntity): bigint {
    return this.customers.get(row.customer)!;
  }

  async store(manager: EntityManager): Promise<void> {
    for (const { row, state, version } of this.#open.values()) {
      if (version !== row.version) await manager.update(AccountEntity, { id: row.id }, { windowState: [...packWindow(state)], version });
    }
  }
}
