/**
 * Makes everything of the bank's database anew, from the rows to the root of the log, and says what differs. Trusts no
 * service: it reads the tables itself. Reads only, a page or a chunk at a time, all as of one moment.
 */
import { logKeyPeriods, rotatedKey, type LogKeyPeriod } from '@probity/shared-proof-verifier';
import type { DataSource, EntityManager } from 'typeorm';
import { LogKeyRotationEntity } from '../entities/log.entity.js';
import { checkAccounts } from './accounts.js';
import { checkBatches } from './batches.js';
import { checkCaseLog } from './case-log.js';
import type { Checking } from './checking.js';
import { checkLog } from './log.js';
import { Problems, type FsckProblem } from './problems.js';
import { ProofKeys } from './proofs.js';
import { businessDates, checkOrphanAlerts, checkRecords, computed } from './records.js';
import { checkReceipts } from './receipts.js';
import { checkReference } from './reference.js';

export interface FsckOptions extends Pick<Checking, 'evaluatorOf' | 'witnessKey' | 'proves'> {
  /** C2SP verifier key of the log's first key. Later ones are named by the rotations in the database. */
  readonly firstLogKey: string;
  /** Fraction of the business dates that are done, and what is looked at. */
  readonly report?: (fraction: number, note: string) => void;
}

export interface FsckReport {
  readonly ok: boolean;
  /** Business dates that have anything. */
  readonly days: number;
  readonly chunks: number;
  readonly leaves: number;
  readonly problems: readonly FsckProblem[];
}

/** Checks the database. What is wrong with it is in the report; only what keeps the check from running is thrown. */
export async function fsck(dataSource: DataSource, options: FsckOptions): Promise<FsckReport> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    return checkDatabase(manager, options);
  });
}

/** The same in a transaction of the caller's. */
export async function checkDatabase(manager: EntityManager, { report = () => undefined, firstLogKey, ...options }: FsckOptions): Promise<FsckReport> {
  const problems = new Problems();
  const checking: Checking = { manager, problems, logKeys: await logKeys(manager, problems, firstLogKey), ...options };
  const keys = new ProofKeys(checking);
  await checkReference(checking, keys);
  const dates = await businessDates(checking);
  let chunks = 0;
  for (const [i, { date, next }] of dates.entries()) {
    report(i / dates.length, date);
    await checkRecords(checking, date, next);
    chunks += await checkBatches(checking, keys, date, next);
  }
  report(1, 'accounts and log');
  await checkOrphanAlerts(checking);
  await checkCaseLog(checking);
  await checkReceipts(checking);
  await checkAccounts(checking);
  const leaves = await checkLog(checking);
  return { ok: problems.list.length === 0, days: dates.length, chunks, leaves, problems: problems.list };
}

/** The periods of the log's keys; as far as the rotations follow on each other. */
async function logKeys(manager: EntityManager, problems: Problems, firstKey: string): Promise<LogKeyPeriod[]> {
  const rows = await manager.find(LogKeyRotationEntity, { order: { fromSize: 'ASC' } });
  const periods = logKeyPeriods(firstKey, [])!;
  for (const { fromSize, document } of rows) {
    const key = document.fromSize === fromSize ? computed(() => rotatedKey(document, periods)) : undefined;
    if (key === undefined) problems.add('LOG_KEY_ROTATION', `rotation at ${fromSize}`);
    else periods.push({ fromSize, key });
  }
  return periods;
}
