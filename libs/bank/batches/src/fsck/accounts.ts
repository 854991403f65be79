import { advance, EMPTY_WINDOW, packWindow, unpackWindow } from '@probity/bank-features';
import { RecordEntity } from '../entities/record.entity.js';
import { factsOf } from '../opening.js';
import { PAGE, type Checking } from './checking.js';
import { computed } from './records.js';

interface Expected {
  readonly accountId: string;
  readonly version: number;
  /** The packed window that must follow; undefined where none can be computed. */
  readonly window: string | undefined;
}

interface AccountRow {
  readonly id: string;
  readonly version: number;
  readonly window_state: readonly string[];
}

/** Every account's windows in the order of its postings: each record's, advanced by its posting, is the next one's, and the last one is the account's. */
export async function checkAccounts({ manager, problems }: Checking): Promise<void> {
  let expected: Expected | undefined;
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', -1];
  for (;;) {
    const rows = await manager.createQueryBuilder(RecordEntity, 'record')
      .where('(record.accountId, record.accountVersion) > (:account, :version)', { account: after[0], version: after[1] })
      .orderBy('record.accountId').addOrderBy('record.accountVersion').limit(PAGE).getMany();
    const accounts = await accountsOf({ manager }, [...rows.map(({ accountId }) => accountId), ...(expected ? [expected.accountId] : [])]);
    for (const row of rows) {
      if (expected && expected.accountId !== row.accountId) checkEnd(problems, expected, accounts.get(expected.accountId));
      checkStart(problems, expected?.accountId === row.accountId ? expected : undefined, row);
      expected = { accountId: row.accountId, version: row.accountVersion + 1, window: advanced(row) };
    }
    const last = rows.at(-1);
    if (last === undefined) {
      if (expected) checkEnd(problems, expected, accounts.get(expected.accountId));
      return;
    }
    after = [last.accountId, last.accountVersion];
  }
}

const text = (window: readonly (bigint | string)[]): string => window.join(' ');

function advanced(row: RecordEntity): string | undefined {
  const { posting, counterparty } = factsOf(row);
  return computed(() => text(packWindow(advance(unpackWindow(row.windowState as [bigint, bigint, bigint]), { posting, counterparty }))));
}

function checkStart(problems: Checking['problems'], before: Expected | undefined, row: RecordEntity): void {
  const where = `account ${row.accountId} version ${row.accountVersion}`;
  // Postings before an account's first record are history: they moved the window and became no record.
  if (before === undefined) {
    if (row.accountVersion === 0 && text(row.windowState) !== text(packWindow(EMPTY_WINDOW))) problems.add('WINDOW_DIFFERS', where);
  } else if (before.version !== row.accountVersion) problems.add('ACCOUNT_VERSIONS', where);
  else if (before.window !== text(row.windowState)) problems.add('WINDOW_DIFFERS', where);
}

function checkEnd(problems: Checking['problems'], { accountId, version, window }: Expected, account: AccountRow | undefined): void {
  const where = `account ${accountId}`;
  if (account?.version !== version) problems.add('ACCOUNT_VERSIONS', where);
  else if (text(account.window_state) !== window) problems.add('WINDOW_DIFFERS', where);
}

/** Raw data is another library's; here only what a window is needs to be known. */
async function accountsOf({ manager }: Pick<Checking, 'manager'>, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  const rows: AccountRow[] = await manager.query('SELECT id, version, window_state FROM bank.account WHERE id = ANY($1::uuid[])', [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, row]));
}
