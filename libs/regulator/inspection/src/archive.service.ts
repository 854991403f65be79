import { archiveName, fileOf, jsonEntry, manifestEntry, MAX_ARCHIVE_HEADERS, storedZip, type ArchivedFile, type ArchiveHistory, type ZipEntry } from '@probity/shared-proof-verifier';
import { ProbityError } from '@probity/shared-platform';
import { consistencyProof, parseCheckpoint, parseNote } from '@probity/shared-transparency';
import type { Supervision } from '@probity/regulator-supervision';
import type { DataSource } from 'typeorm';
import { inspectionError } from './errors.js';

/** A header of the archive, without its evidence. */
interface ArchivedRow {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly headerHash: string;
  readonly businessDate: string;
  readonly batchIndex: number;
  /** C2SP note of the evidence. */
  readonly checkpoint: string;
}

/**
 * Evidence to take home: what `probity verify`, the page from disk and the check in the browser read. The form is described in
 * docs/evidence-format.md; the same state of the database gives the same bytes.
 */
export class ArchiveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly supervision: Supervision,
  ) {}

  /**
   * The evidence of every header in the cosigned log within dates, both included: of each the bundle with the best verdict.
   * @returns the archive's bytes, a part at a time: one bundle is in memory
   * @throws ProbityError BANK_UNKNOWN; EVIDENCE_NOT_FOUND (404) where there is none; ARCHIVE_TOO_LARGE (422)
   */
  async archive(bankId: string, from: string, to: string): Promise<AsyncIterable<Uint8Array>> {
    const trust = jsonEntry('trust.json', await this.supervision.registrations.trustMaterial(bankId));
    const rows = await this.rows(bankId, from, to);
    if (rows.length === 0) throw inspectionError('EVIDENCE_NOT_FOUND', 404, 'no header of these dates is in the cosigned log');
    if (rows.length > MAX_ARCHIVE_HEADERS) throw inspectionError('ARCHIVE_TOO_LARGE', 422, `these dates have more than ${MAX_ARCHIVE_HEADERS} headers: take fewer dates at once`);

    const history = jsonEntry('history.json', await this.history(bankId, rows.map(({ checkpoint }) => sizeOf(checkpoint))));
    const files = rows.map((row): ArchivedFile => ({ name: archiveName(row, row.headerHash), bytes: row.bytes, sha256: row.sha256 }));
    return storedZip(this.entries([manifestEntry({ bankId, from, to }, [fileOf(trust), fileOf(history), ...files]), trust, history], rows));
  }

  /**
   * The newest cosigned checkpoint and how it extends the log of older sizes.
   * @param sizes of checkpoints that somebody has @throws ProbityError BANK_UNKNOWN; CHECKPOINT_NOT_FOUND (404) where none was cosigned
   */
  async history(bankId: string, sizes: readonly number[]): Promise<ArchiveHistory> {
    await this.supervision.registrations.requireBank(bankId);
    const note = await this.supervision.witness.newestCheckpoint(bankId);
    if (note === undefined) throw inspectionError('CHECKPOINT_NOT_FOUND', 404, 'no checkpoint of this bank was cosigned yet');
    const newest = sizeOf(note);
    const older = [...new Set(sizes)].filter((size) => size >= 1 && size <= newest).sort((a, b) => a - b);
    const leaves: { hash: string }[] = older.length === 0 ? [] : await this.dataSource.query('SELECT hash FROM regulator.log_leaf WHERE bank_id = $1 AND index < $2 ORDER BY index', [bankId, newest]);
    const hashes = leaves.map(({ hash }) => Buffer.from(hash, 'hex'));
    return {
      kind: 'archive-history',
      checkpoint: note,
      consistency: older.map((size) => ({ size, hashes: consistencyProof(hashes, size).map((hash) => Buffer.from(hash).toString('hex')) })),
    };
  }

  private rows(bankId: string, from: string, to: string): Promise<ArchivedRow[]> {
    return this.dataSource.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (v.header_hash) e.id, octet_length(e.bundle) AS bytes, e.bundle_sha256 AS sha256, v.header_hash AS "headerHash", v.business_date::text AS "businessDate",
                v.batch_index AS "batchIndex", convert_from(e.bundle, 'UTF8')::jsonb #>> '{log,checkpoint}' AS checkpoint
           FROM regulator.verdict v JOIN regulator.evidence e ON e.id = v.evidence_id
          WHERE v.bank_id = $1 AND v.business_date BETWEEN $2 AND $3 AND v.anchored AND v.header_hash IS NOT NULL
          ORDER BY v.header_hash, CASE v.summary WHEN 'shown' THEN 0 WHEN 'not shown' THEN 1 ELSE 2 END, v.sequence DESC
       ) best ORDER BY "businessDate", "batchIndex", "headerHash" LIMIT ${MAX_ARCHIVE_HEADERS + 1}`,
      [bankId, from, to],
    );
  }

  private async *entries(first: readonly ZipEntry[], rows: readonly ArchivedRow[]): AsyncGenerator<ZipEntry, void> {
    yield* first;
    for (const row of rows) {
      const [evidence]: { bundle: Buffer }[] = await this.dataSource.query('SELECT bundle FROM regulator.evidence WHERE id = $1', [row.id]);
      yield { name: archiveName(row, row.headerHash), bytes: evidence!.bundle };
    }
  }
}

/** @throws ProbityError for what no judged evidence and no cosigned note can be */
function sizeOf(note: string): number {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (checkpoint === undefined) throw new ProbityError('INTERNAL', 'a checkpoint in the database can not be read', { status: 500 });
  return checkpoint.size;
}
