import type { EvidenceBundle } from '@probity/shared-evidence';
import type { Clock } from '@probity/shared-platform';
import type { Supervision } from '@probity/regulator-supervision';
import type { DataSource } from 'typeorm';
import { inspectionError } from './errors.js';
import { inspectedHeaders, type InspectedHeader, type JudgedRow } from './inspected-day.js';
import { ENTRIES_A_PAGE, MAX_CHECKPOINTS, type Contradiction, type HandedOut, type LogEntry, type LogPage } from './log-page.js';
import { VERDICTS_A_PAGE, type FoundVerdict, type VerdictFilter, type VerdictPage } from './verdict-search.js';

/** Reads what an examiner opens after the first page: days, logs, verdicts, evidence. It reads only. */
export class InspectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly supervision: Supervision,
    private readonly clock: Clock,
  ) {}

  /**
   * Every batch of a business date, in order, each with the best verdict on it.
   * @param asOf a date: only what was judged when it was over, UTC @throws ProbityError BANK_UNKNOWN
   */
  async headers(bankId: string, date: string, asOf?: string): Promise<InspectedHeader[]> {
    const trust = await this.supervision.registrations.trustMaterial(bankId);
    const rows: (Omit<JudgedRow, 'bundle'> & { readonly bundle: Buffer })[] = await this.dataSource.query(
      `WITH best AS (
         SELECT DISTINCT ON (v.header_hash) v.*, e.bundle, e.bundle_sha256,
                min(e.received_at) OVER (PARTITION BY v.header_hash) AS first_received,
                min(v.judged_at) OVER (PARTITION BY v.header_hash, v.summary) AS first_judged
           FROM regulator.verdict v JOIN regulator.evidence e ON e.id = v.evidence_id
          WHERE v.bank_id = $1 AND v.business_date = $2 AND v.header_hash IS NOT NULL AND v.judged_at <= $3
          ORDER BY v.header_hash, CASE v.summary WHEN 'shown' THEN 0 WHEN 'not shown' THEN 1 ELSE 2 END, v.sequence DESC
       )
       SELECT bundle, bundle_sha256 AS "bundleSha256", octet_length(bundle) AS "bundleBytes", header_hash AS "headerHash", summary, claims, supersedes, anchored,
              attested_at AS "attestedAt", first_received AS "receivedAt", first_judged AS "judgedAt",
              (SELECT min(c.created_at) FROM regulator.checkpoint c JOIN regulator.log_leaf header ON header.bank_id = c.bank_id AND header.hash = best.header_hash
                 JOIN regulator.log_leaf leaf ON leaf.bank_id = c.bank_id AND leaf.hash = header.close_leaf_hash WHERE c.bank_id = $1 AND c.size > leaf.index) AS "closeCosignedAt",
              (SELECT min(c.created_at) FROM regulator.checkpoint c JOIN regulator.log_leaf leaf ON leaf.bank_id = c.bank_id AND leaf.hash = best.header_hash
                WHERE c.bank_id = $1 AND c.size > leaf.index) AS "headerCosignedAt"
         FROM best`,
      [bankId, date, this.until(asOf)],
    );
    return inspectedHeaders(rows.map((row) => ({ ...row, bundle: JSON.parse(row.bundle.toString('utf8')) as EvidenceBundle })), trust);
  }

  /** A bundle as it was received: canonical JSON. @throws ProbityError EVIDENCE_NOT_FOUND (404) */
  async bundle(bankId: string, bundleSha256: string): Promise<Buffer> {
    const [row]: { bundle: Buffer }[] = await this.dataSource.query('SELECT bundle FROM regulator.evidence WHERE bank_id = $1 AND bundle_sha256 = $2', [bankId, bundleSha256]);
    if (row === undefined) throw inspectionError('EVIDENCE_NOT_FOUND', 404, 'no evidence of this digest was received');
    return row.bundle;
  }

  /** The log of a bank, newest first. @param before index; entries from there on are left out @throws ProbityError BANK_UNKNOWN */
  async log(bankId: string, before?: number, asOf?: string): Promise<LogPage> {
    const { origin } = await this.supervision.registrations.requireBank(bankId);
    const until = this.until(asOf);
    const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    const checkpoints: LogPage['checkpoints'] = await this.dataSource.query(
      `SELECT size::int AS size, root, ${iso('min(created_at)')} AS "cosignedAt" FROM regulator.checkpoint WHERE bank_id = $1 AND created_at <= $2 GROUP BY size, root ORDER BY size DESC LIMIT ${MAX_CHECKPOINTS}`, [bankId, until]);
    const contradictions: Contradiction[] = await this.dataSource.query(
      `SELECT size::int AS size, root, ${iso('created_at')} AS "seenAt", NULL AS "seenBy", reason, note FROM regulator.refused_checkpoint WHERE bank_id = $1 AND created_at <= $2
       UNION ALL
       SELECT size::int, root, ${iso('created_at')}, seen_by, 'SEEN_ELSEWHERE', note FROM regulator.compared_checkpoint WHERE bank_id = $1 AND created_at <= $2 AND outcome = 'another history'
       ORDER BY 3 DESC`, [bankId, until]);
    const handedOut: HandedOut[] = await this.dataSource.query(`SELECT size::int AS size, ${iso('created_at')} AS at FROM regulator.recovering WHERE bank_id = $1 AND created_at <= $2 ORDER BY created_at DESC`, [bankId, until]);
    const [newest] = checkpoints;
    const end = Math.min(before ?? Infinity, newest?.size ?? 0);
    const entries: LogEntry[] = await this.dataSource.query(
      `SELECT leaf.index::int AS index, leaf.kind, leaf.hash, leaf.business_date::text AS "businessDate", leaf.batch_index AS "batchIndex", leaf.batch_kind AS "batchKind",
              (SELECT v.summary FROM regulator.verdict v WHERE leaf.kind = 'header' AND v.bank_id = leaf.bank_id AND v.header_hash = leaf.hash AND v.judged_at <= $2
                ORDER BY CASE v.summary WHEN 'shown' THEN 0 WHEN 'not shown' THEN 1 ELSE 2 END LIMIT 1) AS summary,
              (SELECT ${iso('min(c.created_at)')} FROM regulator.checkpoint c WHERE c.bank_id = leaf.bank_id AND c.size > leaf.index) AS "cosignedAt"
         FROM regulator.log_leaf leaf WHERE leaf.bank_id = $1 AND leaf.index < $3 ORDER BY leaf.index DESC LIMIT ${ENTRIES_A_PAGE}`, [bankId, until, end]);
    const last = entries.at(-1);
    return {
      bankId, origin, head: newest === undefined ? null : { size: newest.size, root: newest.root }, contradictions, handedOut, checkpoints, entries,
      next: last === undefined || last.index === 0 ? null : last.index,
    };
  }

  /** Verdicts of all banks, newest first, a page at a time. */
  async verdicts(filter: VerdictFilter): Promise<VerdictPage> {
    const claimFilter = filter.claim === undefined && filter.status === undefined && filter.code === undefined ? null : { claim: filter.claim, status: filter.status, code: filter.code };
    const rows: (FoundVerdict & { readonly sequence: string; readonly judged: Date })[] = await this.dataSource.query(
      `SELECT sequence, bank_id AS "bankId", business_date::text AS "businessDate", batch_index AS "batchIndex", batch_kind AS "batchKind", header_hash AS "headerHash", summary,
              coalesce(jsonb_path_query_array(claims, '$[*] ? (@.status != "shown")'), '[]') AS findings, judged_at AS judged
         FROM regulator.verdict
        WHERE judged_at <= $1 AND ($2::text IS NULL OR bank_id = $2) AND ($3::date IS NULL OR business_date >= $3) AND ($4::date IS NULL OR business_date <= $4)
          AND ($5::text IS NULL OR summary = $5) AND ($6::text IS NULL OR batch_kind = $6) AND ($7::jsonb IS NULL OR claims @> $7) AND ($8::bigint IS NULL OR sequence < $8)
        ORDER BY sequence DESC LIMIT ${VERDICTS_A_PAGE + 1}`,
      [this.until(filter.asOf), filter.bank ?? null, filter.from ?? null, filter.to ?? null, filter.summary ?? null, filter.kind ?? null,
        claimFilter === null ? null : JSON.stringify([claimFilter]), filter.cursor ?? null],
    );
    const page = rows.slice(0, VERDICTS_A_PAGE);
    return {
      verdicts: page.map(({ sequence: _, judged, ...found }) => ({ ...found, judgedAt: judged.toISOString() })),
      next: rows.length > page.length ? page.at(-1)!.sequence : null,
    };
  }

  /** The end of an as-of date, or now. */
  private until(asOf: string | undefined): string {
    const now = this.clock.nowSeconds() + 1;
    const over = asOf === undefined ? now : Date.parse(`${asOf}T00:00:00Z`) / 1000 + 86_400;
    return new Date(Math.min(now, over) * 1000).toISOString();
  }
}
