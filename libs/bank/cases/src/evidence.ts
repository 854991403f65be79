import { newId, type Clock } from '@probity/shared-platform';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { lockCase, recordChanges } from './case-record.js';
import { TRANSITIONS } from './case-state.js';
import { CaseEvidenceEntity } from './entities/case.entity.js';
import { CaseError } from './errors.js';
import { EVIDENCE_TYPES, type EvidenceStore } from './evidence-store.js';

/** Evidence files of cases. */
export class CaseEvidence {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file for a case: first the file, then its row and event in one transaction. A crash in between leaves a file that
   * nothing names, and the upload is made again.
   * @throws CaseError EVIDENCE_TYPE, EVIDENCE_SIZE, CASE_UNKNOWN, CASE_TRANSITION
   */
  async add(caseId: string, { name, contentType }: { readonly name: string; readonly contentType: string }, content: Readable, actor: string): Promise<CaseEvidenceEntity> {
    if (!(EVIDENCE_TYPES as readonly string[]).includes(contentType)) throw new CaseError('EVIDENCE_TYPE', `content-type: one of ${EVIDENCE_TYPES.join(', ')}`, 415);
    const { sha256, bytes } = await this.store.put(content);
    return this.dataSource.transaction(async (manager) => {
      const row = await lockCase(manager, caseId);
      if (TRANSITIONS['evidence-added'][row.state] === undefined) throw new CaseError('CASE_TRANSITION', `evidence is not added to a case that is ${row.state}`);
      const at = this.clock.nowSeconds();
      const file: CaseEvidenceEntity = { id: newId(), caseId, version: row.version + 1, name, contentType, bytes: BigInt(bytes), sha256, actor, at: BigInt(at) };
      await manager.insert(CaseEvidenceEntity, file);
      await recordChanges(manager, row, [{ change: { kind: 'evidence-added', content: { digest: sha256 } } }], actor, at);
      return file;
    });
  }

  /** @throws CaseError EVIDENCE_UNKNOWN, EVIDENCE_DAMAGED */
  async read(caseId: string, id: string): Promise<{ file: CaseEvidenceEntity; content: Readable }> {
    const file = await this.dataSource.manager.findOneBy(CaseEvidenceEntity, { id, caseId });
    if (!file) throw new CaseError('EVIDENCE_UNKNOWN', 'the case has no file with this id', 404);
    return { file, content: await this.store.read(file.sha256) };
  }
}
