/** From when on windows hold history: moves while history comes, then stands in every header. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { batchById, BatchEntity, WindowStartEntity } from '@probity/bank-batches';
import { AccountEntity } from '@probity/bank-intake';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { asOwner, attestBlindly, DATE, openTestBank, payment, throughProving, type TestBank } from './bank.test-helper.js';

const at = (id: string, bookingTime: string): ReturnType<typeof payment> => payment(id, { bookingTime });
const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('start of windows', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());
  const start = async (): Promise<Pick<WindowStartEntity, 'since' | 'closed'>> => {
    const { since, closed } = await bank.dataSource.manager.findOneByOrFail(WindowStartEntity, { id: 1 });
    return { since, closed };
  };
  const window = async (): Promise<string> => {
    const { windowState, version } = await bank.dataSource.manager.findOneByOrFail(AccountEntity, { account: 'CANARY-ACCOUNT-1' });
    return `${windowState.join()} ${version}`;
  };

  it('is the earliest booking date of the history, in the bank\'s time zone; the same history again changes nothing', async () => {
    assert.deepEqual(await start(), { since: null, closed: false });
    // One hour later it is the 11th in Berlin.
    const history = [at('h1', '2025-12-10T23:30:00Z'), at('h2', '2025-12-20T10:00:00Z')];
    await bank.intake.takeHistory(history, 'test');
    const before = await window();
    assert.deepEqual(await start(), { since: '2025-12-11', closed: false });
    const { accepted, duplicates } = await bank.intake.takeHistory(history, 'test');
    assert.deepEqual([accepted, duplicates, await window()], [0, 2, before]);
  });

  it('takes no history that is older than what a window holds, and then nothing of its request', async () => {
    const before = await window();
    await assert.rejects(bank.intake.takeHistory([at('h3', '2025-12-21T10:00:00Z'), at('h4', '2025-12-19T10:00:00Z')], 'test'), code('HISTORY_UNSORTED'));
    assert.equal(await window(), before);
  });

  it('closes with the first record, and is the same in all headers', async () => {
    await bank.intake.take([payment('a')], 'test');
    assert.deepEqual(await start(), { since: '2025-12-11', closed: true });
    await assert.rejects(bank.intake.takeHistory([at('h5', '2025-12-21T10:00:00Z')], 'test'), code('HISTORY_CLOSED'));
    const first = await throughProving(bank, { businessDate: DATE, kind: 'normal' });
    await bank.dataSource.manager.update(BatchEntity, { id: first.id }, { state: 'judged', verdict: { summary: 'shown' } as never });
    const empty = await bank.lifecycle.seal({ businessDate: '2026-03-03', kind: 'empty', actor: 'test' });
    await bank.lifecycle.attest(empty.id, await attestBlindly(bank, empty));
    assert.deepEqual([first, await batchById(bank.dataSource, empty.id)].map(({ header }) => header!.windowsSince), ['2025-12-11', '2025-12-11']);
  });

  it('can not be changed once closed, by the owner neither', async () => {
    const statements = ["UPDATE bank.window_start SET since = '2020-01-01'", 'UPDATE bank.window_start SET closed = false', 'DELETE FROM bank.window_start'];
    for (const sql of statements) await assert.rejects(bank.dataSource.query(sql), sql);
    await assert.rejects(bank.dataSource.query('INSERT INTO bank.window_start (id) VALUES (2)'), /permission denied/);
    await asOwner(bank, async (owner) => {
      for (const sql of [...statements, 'TRUNCATE bank.window_start']) await assert.rejects(owner.query(sql), /APPEND_ONLY/, sql);
    });
  });
});

describe('start of windows without history', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());

  it("is the bank's start date, from its first batch on", async () => {
    const empty = await bank.lifecycle.seal({ businessDate: DATE, kind: 'empty', actor: 'test' });
    await bank.lifecycle.attest(empty.id, await attestBlindly(bank, empty));
    assert.equal((await batchById(bank.dataSource, empty.id)).header!.windowsSince, '2026-01-01');
    await assert.rejects(bank.intake.takeHistory([at('h', '2025-12-20T10:00:00Z')], 'test'), code('HISTORY_CLOSED'));
  });
});
