/** The first nine days of the committed history; the whole of it in `play-history.long.test.ts`. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { createLogger, migrateZone, ProbityError, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import type { RecordedHistory } from './format.js';
import { playHistory, type PlayReport } from './play-history.js';
import { committedHistory, partUntil } from './committed.testing.js';

const code = (expected: string) => (error: unknown): boolean => error instanceof ProbityError && error.code === expected;

describe('a recorded history', { skip: skipWithoutPostgres() }, () => {
  const history = partUntil(committedHistory(), '2026-09-28');
  let database: TestDatabase;
  let dataDirectory: string;
  const play = (played: RecordedHistory): Promise<PlayReport> =>
    playHistory({ history: played, ownerUrl: database.ownerUrl, dataDirectory, logger: createLogger({ name: 'test', level: 'silent' }) });
  const query = async <T>(text: string): Promise<T[]> => withConnection(database.ownerUrl, async (sql) => (await sql.query(text)).rows as T[]);

  before(async () => {
    database = await createTestDatabase('regulator');
    dataDirectory = mkdtempSync(join(tmpdir(), 'probity-history-'));
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
  });
  after(async () => {
    await database.drop();
    rmSync(dataDirectory, { recursive: true });
  });

  it('goes on where an import was cut short, and every verdict comes out as it was recorded', async () => {
    const half = Math.floor(history.journal.length / 2);
    const failing = { ...history, journal: history.journal.map((entry, i) => (i === half ? { ...entry, do: 'leaves' as const, bankId: 'nobody', from: 0, leaves: [] } : entry)) };
    await assert.rejects(play(failing), code('BANK_UNKNOWN'));
    const report = await play(history);
    assert.ok(history.verdicts.length >= 10);
    assert.deepEqual(report, { entries: history.journal.length, verdicts: history.verdicts.length, differences: [] });
  });

  it('dates rows and alarms as they were recorded', async () => {
    const [registered] = await query<{ at: string }>('SELECT extract(epoch FROM min(created_at))::bigint AS at FROM regulator.registration');
    assert.equal(Number(registered!.at), history.journal.find((entry) => entry.do === 'register' && 'kind' in entry.document && entry.document.kind === 'line-register')!.at);
    const [cosigned] = await query<{ newest: Date }>('SELECT max(created_at) AS newest FROM regulator.checkpoint');
    assert.ok(cosigned!.newest.getTime() / 1000 <= history.recording.endsAt);
  });

  it('changes nothing when it is imported again, and goes into no database that holds something else', async () => {
    const counts = (): Promise<unknown[]> => query('SELECT (SELECT count(*) FROM regulator.verdict) AS verdicts, (SELECT count(*) FROM regulator.checkpoint) AS checkpoints, (SELECT count(*) FROM regulator.registration) AS registrations');
    const kept = await counts();
    assert.deepEqual((await play(history)).differences, []);
    assert.deepEqual(await counts(), kept);
    await assert.rejects(play({ ...history, journalSha256: 'ab'.repeat(32) }), code('HISTORY_NOT_EMPTY'));
    const keys = { ...history.recording.keys, witness: 'cd'.repeat(32) };
    await assert.rejects(play({ ...history, recording: { ...history.recording, keys } }), code('HISTORY_KEYS_DIFFER'));
  });
});
