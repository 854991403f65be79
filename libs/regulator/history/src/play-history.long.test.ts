/** The whole committed history, and that every event that it promises is in it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { createLogger, migrateZone, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { committedHistory } from './committed.testing.js';
import { EVENT_KINDS, type RecordedEvent } from './format.js';
import { playHistory } from './play-history.js';

interface Row {
  readonly batch_index: number;
  readonly batch_kind: string;
  readonly summary: string;
  readonly codes: string[];
  readonly header: { totals: { last: { records: string } }; alerts: { raised: number; merged: number }; explanation?: string; modelDigest: string; policyCommitment: string; dayStart: number; dayEnd: number; coverage: Record<'ledger' | 'scored' | 'quarantined', { count: string }>[] };
}

describe('the whole recorded history', { skip: skipWithoutPostgres() }, () => {
  const history = committedHistory();
  let database: TestDatabase;
  let dataDirectory: string;
  const query = async <T>(text: string, values: unknown[] = []): Promise<T[]> => withConnection(database.ownerUrl, async (sql) => (await sql.query(text, values)).rows as T[]);
  const eventOf = (kind: RecordedEvent['kind']): RecordedEvent => history.events.find((event) => event.kind === kind)!;
  const between = (bankId: string, from: string, to = from): Promise<Row[]> => query<Row>(
    `SELECT verdict.batch_index, verdict.batch_kind, verdict.summary, (SELECT array_agg(claim ->> 'code') FROM jsonb_array_elements(verdict.claims) claim) AS codes, convert_from(evidence.bundle, 'utf8')::jsonb -> 'header' AS header
       FROM regulator.verdict JOIN regulator.evidence ON evidence.id = verdict.evidence_id
      WHERE verdict.bank_id = $1 AND verdict.business_date BETWEEN $2 AND $3 ORDER BY verdict.business_date, verdict.batch_index`, [bankId, from, to]);
  const on = (kind: RecordedEvent['kind']): Promise<Row[]> => between(eventOf(kind).bankId, eventOf(kind).date);
  const sum = ({ header }: Row, what: 'ledger' | 'scored' | 'quarantined'): number => header.coverage.reduce((total, line) => total + Number(line[what].count), 0);
  const alerts = (rows: readonly Row[]): number => rows.reduce((total, { header }) => total + header.alerts.raised + header.alerts.merged, 0) / rows.length;

  before(async () => {
    database = await createTestDatabase('regulator');
    dataDirectory = mkdtempSync(join(tmpdir(), 'probity-history-'));
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
  });
  after(async () => {
    await database.drop();
    rmSync(dataDirectory, { recursive: true });
  });

  it('comes out as it was recorded', async () => {
    const report = await playHistory({ history, ownerUrl: database.ownerUrl, dataDirectory, logger: createLogger({ name: 'test', level: 'silent' }) });
    assert.deepEqual(report, { entries: history.journal.length, verdicts: history.verdicts.length, differences: [] });
  });

  it('holds every kind of event once', () => {
    assert.deepEqual(history.events.map(({ kind }) => kind).sort(), [...EVENT_KINDS].sort());
  });

  it('has the reason codes that its events name', async () => {
    for (const { kind, bankId, date, code } of history.events) {
      if (code !== undefined) assert.ok((await between(bankId, date)).some(({ codes }) => codes.includes(code)), kind);
    }
  });

  it('shows the day of which payments were not fed: refused, corrected, completed', async () => {
    const rows = await on('missing-postings');
    assert.deepEqual(rows.map((row) => [row.batch_kind, row.summary, sum(row, 'ledger'), sum(row, 'scored'), sum(row, 'quarantined')]), [
      ['normal', 'refused', 612, 597, 0], ['correction', 'shown', 612, 597, 15], ['late', 'shown', 612, 612, 0],
    ]);
  });

  it('shows the empty day, the quarantine, the explained day, and the long one', async () => {
    assert.deepEqual((await on('empty-day')).map((row) => [row.batch_kind, row.summary, sum(row, 'ledger')]), [['empty', 'shown', 0]]);
    assert.deepEqual((await on('quarantine')).map((row) => [row.summary, sum(row, 'quarantined')]), [['shown', 2]]);
    const [explained] = await on('duplicate-file');
    assert.match(explained!.header.explanation!, /second time/);
    assert.equal(explained!.summary, 'shown');
    for (const { header } of await on('long-day')) assert.equal(header.dayEnd - header.dayStart, 25 * 3600);
  });

  it('shows the missing day, the late one, and their alarms', async () => {
    assert.deepEqual(await on('missing-day'), []);
    assert.deepEqual((await on('late-attestation')).map(({ summary }) => summary), ['shown']);
    const alarms = await query<{ date: string }>("SELECT DISTINCT business_date::text AS date FROM regulator.alarm WHERE bank_id = $1 AND kind = 'DAY_MISSING' ORDER BY 1", [eventOf('missing-day').bankId]);
    assert.deepEqual(alarms.map(({ date }) => date), [eventOf('late-attestation').date, eventOf('missing-day').date]);
  });

  it('shows the restored backup: another history refused, leaves handed out, a recovery', async () => {
    assert.deepEqual((await on('restored-backup')).map(({ batch_kind: kind, summary }) => [kind, summary]), [['normal', 'shown'], ['recovery', 'shown']]);
    assert.deepEqual(await query('SELECT bank_id, reason FROM regulator.refused_checkpoint'), [{ bank_id: eventOf('restored-backup').bankId, reason: 'ANOTHER_ROOT' }]);
    assert.equal((await query('SELECT 1 FROM regulator.recovering')).length, 1);
  });

  it('shows the model change and the raised thresholds, after which alerts fall', async () => {
    const { bankId, date } = eventOf('model-change');
    const { date: raised } = eventOf('threshold-raised');
    const rows = await between(bankId, '2026-09-22', '2026-11-01');
    assert.equal(new Set(rows.map(({ header }) => header.modelDigest)).size, 2);
    assert.equal(new Set(rows.map(({ header }) => header.policyCommitment)).size, 2);
    const share = (days: readonly Row[]): number => (alerts(days) * days.length) / days.reduce((total, { header }) => total + Number(header.totals.last.records), 0);
    assert.ok(share(await between(bankId, raised, '2026-10-25')) < 0.75 * share(await between(bankId, date, '2026-10-18')));
  });

  it('shows the wave of mule accounts', async () => {
    const { bankId, date } = eventOf('mule-wave');
    assert.ok(alerts(await between(bankId, date, '2026-10-23')) > 2 * alerts(await between(bankId, '2026-10-05', '2026-10-16')));
  });
});
