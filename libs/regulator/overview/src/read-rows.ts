import type { BankRegistration, BatchHeader, Claim, LineRegister, Verdict } from '@probity/shared-evidence';
import type { DataSource, EntityManager } from 'typeorm';
import type { OverviewRows } from './overview.js';
import type { Moment } from './overview.service.js';
import type { HeaderRow, OpenMatters } from './rows.js';

/**
 * Reads, in one snapshot, what was known at a moment.
 * @param bankId one bank's only; all banks' where none is named
 */
export function readRows(dataSource: DataSource, { knownUntil }: Moment, bankId?: string): Promise<OverviewRows> {
  const until = knownUntil === undefined ? 'infinity' : new Date(knownUntil * 1000).toISOString();
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const parameters = [until, bankId ?? null];
    const [mode]: { sandbox: boolean }[] = await manager.query('SELECT sandbox FROM regulator.mode WHERE created_at <= $1 ORDER BY sequence DESC LIMIT 1', [until]);
    const banks: { document: BankRegistration }[] = await manager.query(
      'SELECT document FROM regulator.bank WHERE created_at <= $1 AND ($2::text IS NULL OR bank_id = $2) ORDER BY bank_id', parameters);
    return {
      sandbox: mode?.sandbox ?? false,
      banks: banks.map(({ document: { bankId: id, name, timeZone, startDate } }) => ({ bankId: id, name, timeZone, startDate })),
      headers: await headers(manager, parameters),
      ...(await registrations(manager, parameters)),
      open: await openMatters(manager, parameters),
    };
  });
}

/** Headers in the cosigned log, each with the best verdict on it: shown before not shown before refused, of equals the newest. */
async function headers(manager: EntityManager, parameters: readonly unknown[]): Promise<HeaderRow[]> {
  const rows: {
    bank_id: string; date: string; header_hash: string; batch_index: number; batch_kind: BatchHeader['batchKind']; supersedes: string | null; summary: Verdict['summary']; claims: Claim[];
    received_at: string; judged_at: string; attested_at: string | null; coverage: BatchHeader['coverage']; records: string; alerts: string;
  }[] = await manager.query(
    `WITH judged AS (
       SELECT v.*, e.received_at FROM regulator.verdict v JOIN regulator.evidence e ON e.id = v.evidence_id
        WHERE v.anchored AND v.header_hash IS NOT NULL AND v.judged_at <= $1 AND ($2::text IS NULL OR v.bank_id = $2)
     ), best AS (
       SELECT DISTINCT ON (bank_id, header_hash) *,
              min(received_at) OVER (PARTITION BY bank_id, header_hash) AS first_received,
              min(judged_at) OVER (PARTITION BY bank_id, header_hash, summary) AS first_judged
         FROM judged ORDER BY bank_id, header_hash, CASE summary WHEN 'shown' THEN 0 WHEN 'not shown' THEN 1 ELSE 2 END, sequence DESC
     )
     SELECT best.bank_id, best.business_date::text AS date, best.header_hash, best.batch_index, best.batch_kind, best.supersedes, best.summary, best.claims,
            extract(epoch FROM first_received)::float8 AS received_at, extract(epoch FROM first_judged)::float8 AS judged_at, extract(epoch FROM attested_at)::float8 AS attested_at,
            header -> 'coverage' AS coverage, header #>> '{totals,last,records}' AS records, header #>> '{totals,last,alerts}' AS alerts
       FROM best JOIN regulator.log_leaf leaf ON leaf.bank_id = best.bank_id AND leaf.hash = best.header_hash AND leaf.kind = 'header'
       CROSS JOIN LATERAL (SELECT convert_from(leaf.leaf, 'UTF8')::jsonb AS header) parsed`,
    [...parameters],
  );
  return rows.map((row) => ({
    bankId: row.bank_id, date: row.date, headerHash: row.header_hash, batchIndex: row.batch_index, batchKind: row.batch_kind, supersedes: row.supersedes,
    summary: row.summary, claims: row.claims, receivedAt: Number(row.received_at), judgedAt: Number(row.judged_at), attestedAt: row.attested_at === null ? null : Number(row.attested_at),
    coverage: row.coverage, records: row.records, alerts: row.alerts,
  }));
}

async function registrations(manager: EntityManager, parameters: readonly unknown[]): Promise<Pick<OverviewRows, 'registers' | 'registrations'>> {
  const rows: { bank_id: string; sequence: string; kind: string; natural_key: string; valid_from: string | null; lines: LineRegister['lines'] | null; registered_at: string }[] = await manager.query(
    `SELECT bank_id, sequence, kind, natural_key, document ->> 'validFrom' AS valid_from, CASE kind WHEN 'line-register' THEN document -> 'lines' END AS lines,
            extract(epoch FROM created_at)::float8 AS registered_at
       FROM regulator.registration WHERE created_at <= $1 AND ($2::text IS NULL OR bank_id IN ($2, '*')) ORDER BY sequence`,
    [...parameters],
  );
  return {
    registers: rows.flatMap(({ bank_id: bankId, sequence, valid_from: validFrom, lines }) => (lines === null || validFrom === null ? [] : [{ bankId, sequence: Number(sequence), validFrom, lines }])),
    registrations: rows.map(({ bank_id: bankId, kind, natural_key: name, valid_from: validFrom, registered_at: registeredAt }) => ({ bankId, kind, name, validFrom, registeredAt: Number(registeredAt) })),
  };
}

async function openMatters(manager: EntityManager, parameters: readonly unknown[]): Promise<OpenMatters> {
  const [until] = parameters;
  const contradictions: { bank_id: string; size: string; seen_by: string | null }[] = await manager.query(
    `SELECT bank_id, size, NULL AS seen_by FROM regulator.refused_checkpoint WHERE created_at <= $1 AND ($2::text IS NULL OR bank_id = $2)
     UNION ALL
     SELECT bank_id, size, seen_by FROM regulator.compared_checkpoint WHERE outcome = 'another history' AND created_at <= $1 AND ($2::text IS NULL OR bank_id = $2)
     ORDER BY bank_id, size`,
    [...parameters],
  );
  const failed: { bank_id: string; count: number }[] = await manager.query(
    `SELECT j.bank_id, count(*)::int AS count FROM regulator.judging j JOIN regulator.evidence e ON e.id = j.evidence_id
      WHERE j.state = 'failed' AND e.received_at <= $1 AND ($2::text IS NULL OR j.bank_id = $2) GROUP BY 1 ORDER BY 1`,
    [...parameters],
  );
  const proposals: { bank_id: string | null; kind: string; count: number }[] = await manager.query(
    `SELECT p.bank_id, p.kind, count(*)::int AS count FROM regulator.proposal p
      WHERE p.created_at <= $1 AND ($2::text IS NULL OR p.bank_id = $2)
        AND NOT EXISTS (SELECT FROM regulator.confirmation c WHERE c.proposal_id = p.id AND c.decision = 'declined' AND c.created_at <= $1)
        AND (SELECT count(*) FROM regulator.confirmation c WHERE c.proposal_id = p.id AND c.decision = 'confirmed' AND c.created_at <= $1) < 2
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [...parameters],
  );
  const [keys]: { count: number }[] = await manager.query(`SELECT count(*)::int AS count FROM regulator.circuit_key WHERE trust_class = 'development' AND created_at <= $1`, [until]);
  return {
    contradictions: contradictions.map(({ bank_id: bankId, size, seen_by: seenBy }) => ({ bankId, size: Number(size), seenBy })),
    failed: failed.map(({ bank_id: bankId, count }) => ({ bankId, count })),
    proposals: proposals.map(({ bank_id: bankId, kind, count }) => ({ bankId, kind, count })),
    developmentKeys: keys?.count ?? 0,
  };
}
