/**
 * What two people found to be good, for a while: a reason of alerts of one customer, with one counterparty or any. It changes
 * no score and keeps back no alert. A case all of whose alerts fall under such decisions shows how it may be closed; a person
 * looks at it and proposes that, and a second one approves, as with every case (AMLR Art. 76).
 */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { noteDesk } from './desk.js';
import { CaseEntity } from './entities/case.entity.js';
import { KnownGoodEntity } from './entities/desk.entity.js';
import { caseUnknown } from './case-record.js';
import { CaseError } from './errors.js';

/** Days for which a decision holds, at the most. */
export const MAX_KNOWN_GOOD_DAYS = 180;

export interface KnownGoodPut {
  /** Its customer is meant. */
  readonly caseId: string;
  readonly reason: string;
  /** An alert of the case: its counterparty alone is meant. */
  readonly counterpartyOfAlert?: string;
  readonly disposition: 'false-positive' | 'explained';
  readonly text: string;
  readonly days: number;
}

export interface KnownGoodView extends Pick<KnownGoodEntity, 'id' | 'version' | 'reason' | 'disposition' | 'text' | 'state' | 'proposedBy' | 'decidedBy'> {
  readonly oneCounterparty: boolean;
  readonly expiresAt: number;
  readonly expired: boolean;
  /** Times that a case fell under it. */
  readonly matched: number;
}

/** What may follow on a state, and who: `second` is anybody but who proposed. */
const DECISIONS = { approved: { from: 'proposed', second: true }, refused: { from: 'proposed', second: false }, revoked: { from: 'approved', second: false } } as const;

export class KnownGood {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws CaseError CASE_UNKNOWN */
  async propose(put: KnownGoodPut, actor: string): Promise<KnownGoodView> {
    return this.dataSource.transaction(async (manager) => {
      const at = this.clock.nowSeconds();
      const about = await manager.findOneBy(CaseEntity, { id: put.caseId });
      if (!about) throw caseUnknown();
      const counterparty = put.counterpartyOfAlert === undefined ? null : await this.counterpartyOf(put.caseId, put.counterpartyOfAlert);
      const row: KnownGoodEntity = {
        id: newId(), version: 1, customerPseudonym: about.customerPseudonym, reason: put.reason, counterpartyPseudonym: counterparty, disposition: put.disposition, text: put.text,
        state: 'proposed', proposedBy: actor, decidedBy: null, expiresAt: BigInt(at + put.days * 86_400),
      };
      await manager.insert(KnownGoodEntity, row);
      await noteDesk(manager, row.id, 1, { kind: 'known-good-proposed', reason: put.reason, disposition: put.disposition, text: put.text, expiresAt: Number(row.expiresAt), case: put.caseId }, actor, at);
      return this.view(row);
    });
  }

  private async counterpartyOf(caseId: string, alertId: string): Promise<bigint> {
    const [found] = await this.dataSource.query<{ counterparty: string }[]>(
      `SELECT record.counterparty_pseudonym::text AS counterparty
         FROM bank.case_alert member JOIN bank.alert alert ON alert.id = member.alert_id JOIN bank.record record ON record.id = alert.record_id
        WHERE member.case_id = $1 AND member.alert_id = $2`,
      [caseId, alertId],
    );
    if (!found) throw new CaseError('CASE_UNKNOWN', 'counterpartyOfAlert: no alert of this case', 404);
    return BigInt(found.counterparty);
  }

  /**
   * Approves or refuses what was proposed, or revokes what was approved. The row lock decides between two at the same time.
   * @throws CaseError DECISION_UNKNOWN, DECISION_STATE, SAME_PERSON
   */
  async decide(id: string, state: keyof typeof DECISIONS, actor: string): Promise<KnownGoodView> {
    return this.dataSource.transaction(async (manager) => {
      const row = await manager.findOne(KnownGoodEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new CaseError('DECISION_UNKNOWN', 'there is no known-good decision with this id', 404);
      const at = this.clock.nowSeconds();
      const { from, second } = DECISIONS[state];
      if (row.state !== from) throw new CaseError('DECISION_STATE', `this decision is ${row.state}`);
      if (second && row.proposedBy === actor) throw new CaseError('SAME_PERSON', 'who proposed this does not approve it: a second person does', 403);
      const changed = { ...row, state, decidedBy: actor, version: row.version + 1 };
      await manager.update(KnownGoodEntity, { id }, { state, decidedBy: actor, version: changed.version });
      await noteDesk(manager, id, changed.version, { kind: `known-good-${state}` }, actor, at);
      return this.view(changed);
    });
  }

  /** Newest first, 200 at the most. */
  async list(): Promise<KnownGoodView[]> {
    const rows = await this.dataSource.manager.find(KnownGoodEntity, { order: { id: 'DESC' }, take: 200 });
    const counts: { id: string; matched: number }[] = await this.dataSource.query(
      `SELECT content ->> 'decision' AS id, count(*)::integer AS matched FROM bank.case_event WHERE kind = 'known-good-matched' GROUP BY 1`,
    );
    const matched = new Map(counts.map((row) => [row.id, row.matched]));
    return rows.map((row) => this.view(row, matched.get(row.id)));
  }

  private view({ id, version, reason, disposition, text, state, proposedBy, decidedBy, counterpartyPseudonym, expiresAt }: KnownGoodEntity, matched = 0): KnownGoodView {
    return {
      id, version, reason, disposition, text, state, proposedBy, decidedBy, oneCounterparty: counterpartyPseudonym !== null, expiresAt: Number(expiresAt),
      expired: Number(expiresAt) <= this.clock.nowSeconds(), matched,
    };
  }
}
