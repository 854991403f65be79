/** One synthetic day, as CSV and as pacs.008: two fresh banks must end with the same records, scores, windows and alerts. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlertEntity, RecordEntity } from '@probity/bank-batches';
import { AccountEntity, Intake, putCustomers, putFxTable } from '@probity/bank-intake';
import { pacs008Of } from '@probity/bank-iso20022/testing';
import { generateBank, OWN_BANK } from '@probity/bank-synthetic';
import type { IdentifiedTransaction, TransactionInput } from '@probity/bank-transactions';
import { systemClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { openTestBank, type TestBank } from '../bank.test-helper.js';
import { Models } from '../models.js';
import { csvOf, TestImports } from './files.testing.js';

/** Windows count distinct counterparties by bits of their pseudonyms, so two banks with two keys would score differently. */
const PSEUDONYM_KEY = 0x1357_9bdf_0246_8aceen;
const SYNTHETIC = generateBank({ seed: 20008, from: '2026-01-01', days: 1, customers: 200, historyDays: 8, launderingRate: 20, twinRate: 60, plantedEpisodes: 4 });

/** The test bank's own id in the place of the synthetic one's; a payment's end-to-end id, since no message says what stands in its place. */
function ofTestBank({ debtor, creditor, ...rest }: IdentifiedTransaction): TransactionInput {
  const at = <Party extends { bank: string }>(party: Party): Party => ({ ...party, bank: party.bank === OWN_BANK ? 'HOME' : party.bank });
  return { ...rest, debtor: at(debtor), creditor: at(creditor), reference: `E2E/${rest.externalId}` };
}

/** Before the first business date in Berlin. */
const HISTORY = SYNTHETIC.history.map(({ transaction }) => ofTestBank(transaction)).filter(({ bookingTime }) => bookingTime < '2025-12-31T23:00:00Z');
/** Cards, cash and cheques come in other messages. */
const TRANSFERS = SYNTHETIC.transactions.map(({ transaction }) => ofTestBank(transaction)).filter(({ channel }) => ['transfer', 'instant', 'internal'].includes(channel));

interface WarmBank {
  readonly bank: TestBank;
  readonly imports: TestImports;
}

async function openWarmBank(): Promise<WarmBank> {
  const bank = await openTestBank();
  const { dataSource } = bank;
  for (const table of SYNTHETIC.fxTables) await putFxTable(dataSource.manager, table, 'test');
  const customers = SYNTHETIC.customers.map(({ customerId, segment, riskClass, accounts }) => ({ customerId, segment, riskClass, accounts: accounts.map(({ account }) => ({ bank: 'HOME', account })) }));
  await putCustomers(dataSource, customers, PSEUDONYM_KEY, 'test');
  const intake = new Intake(dataSource, bank.app.get(Models).scorerOf, systemClock, PSEUDONYM_KEY);
  for (let i = 0; i < HISTORY.length; i += 1000) {
    const { quarantined, conflicts } = await intake.takeHistory(HISTORY.slice(i, i + 1000), 'test');
    assert.deepEqual([quarantined, conflicts], [[], []]);
  }
  return { bank, imports: new TestImports(dataSource, intake) };
}

/** What says which message, or which row of which database, a record came from. */
const OF_MESSAGE = ['id', 'transactionId', 'accountId', 'source', 'externalId'] satisfies (keyof RecordEntity)[];

async function recordsOf({ bank: { dataSource } }: WarmBank): Promise<Record<string, unknown>[]> {
  const [records, alerts, accounts] = await Promise.all([
    dataSource.manager.find(RecordEntity, { order: { businessDate: 'ASC', sequence: 'ASC' } }), dataSource.manager.find(AlertEntity), dataSource.manager.find(AccountEntity),
  ]);
  return records.map((record) => {
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !(OF_MESSAGE as readonly string[]).includes(name)));
    const account = accounts.find(({ id }) => id === record.accountId)!;
    const alertReasons = alerts.filter(({ recordId }) => recordId === record.id).map(({ reasons, state }) => ({ reasons, state }));
    // pacs.008 names a transaction by its sender too.
    return { ...rest, payment: record.externalId.replace(/^.*\//, ''), account: `${account.bank}/${account.account}`, windowAtTheEnd: account.windowState, alertReasons };
  });
}

describe('one day as CSV and as pacs.008', { skip: skipWithoutPostgres() }, () => {
  let csv: WarmBank;
  let iso: WarmBank;
  before(async () => {
    [csv, iso] = await Promise.all([openWarmBank(), openWarmBank()]);
  });
  after(async () => {
    for (const one of [csv, iso]) {
      one?.imports.close();
      await one?.bank.close();
    }
  });

  it('becomes the same records, with the same scores, windows and alerts', async () => {
    assert.ok(TRANSFERS.length > 200 && HISTORY.length > 2_000, `${TRANSFERS.length} of the day, ${HISTORY.length} before it`);
    const [fromCsv, fromIso] = [await csv.imports.take(csvOf(TRANSFERS), 'csv'), await iso.imports.take(pacs008Of(TRANSFERS), 'pacs.008')];
    for (const { state, rows } of [fromCsv, fromIso]) {
      assert.deepEqual({ state, ...rows }, { state: 'done', read: TRANSFERS.length, accepted: TRANSFERS.length, duplicates: 0, conflicts: 0, quarantined: 0, refused: 0, skipped: 0 });
    }
    const [ofCsv, ofIso] = [await recordsOf(csv), await recordsOf(iso)];
    assert.deepEqual(ofIso, ofCsv);
    assert.deepEqual([fromIso.records, fromIso.alerts], [fromCsv.records, fromCsv.alerts]);

    // Not for want of anything that could differ.
    const distinct = (name: string): number => new Set(ofCsv.map((record) => String(record[name]))).size;
    const alerts = ofCsv.filter(({ alert }) => alert === true).length;
    assert.ok(ofCsv.length >= TRANSFERS.length && distinct('score') > 20 && distinct('channel') === 3 && distinct('currency') === 2, `${ofCsv.length} records, ${distinct('score')} scores`);
    assert.ok(alerts > 0 && alerts < ofCsv.length && fromCsv.alerts === alerts, `${alerts} alerts`);
    assert.ok(ofCsv.every(({ accountVersion }) => Number.isInteger(accountVersion)) && ofCsv.some(({ accountVersion }) => Number(accountVersion) > 10), 'windows were warm');
  });
});
