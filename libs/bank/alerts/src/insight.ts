/** What an alert's page shows: facts, priority, typology hints, events, proof state; and its explanation. */
import { AlertEntity, CaseEventEntity, FeatureProgramEntity, ModelEntity, PolicyEntity, RecordEntity, type BatchEntity } from '@probity/bank-batches';
import type { IntegerModel } from '@probity/bank-compiler';
import type { FeatureProgram } from '@probity/shared-feature-program';
import type { DataSource, EntityManager } from 'typeorm';
import { alertView, listAlerts, type AlertView } from './alert-list.js';
import { baselineOf, putBaseline } from './baselines.js';
import { AlertError } from './errors.js';
import { explain, type Explanation } from './explain.js';
import { priorityOf, type Priority } from './priority.js';
import { typologyHints, type TypologyHint } from './typologies.js';

/** The compiled model of a version (`name@semver`). */
export type ModelOf = (version: string) => Promise<IntegerModel>;

const DAY_SECONDS = 86_400;
const PRIOR_DAYS = 90;

/** Where the proof of a record is. */
export interface ProofState {
  /** `scored` until the record is sealed; then its newest batch's state. */
  readonly state: BatchEntity['state'] | 'scored';
  readonly batchId: string | null;
  readonly chunkIndex: number | null;
}

/** An alert that is told of with another one. */
export type MergedAlert = Pick<AlertView, 'id' | 'businessDate' | 'sequence' | 'score' | 'reasons' | 'mergeRule' | 'mergeTakenBack' | 'caseId'>;

export interface AlertInsight extends Omit<AlertView, 'merged'> {
  readonly recordId: string;
  /** Alerts that are told of with this one. */
  readonly merged: readonly MergedAlert[];
  readonly raisedAt: number;
  readonly modelVersion: string;
  readonly policyVersion: number;
  readonly featureProgram: string;
  readonly features: readonly { readonly name: string; readonly meaning: string; readonly value: number }[];
  readonly priority: Priority;
  readonly typologies: readonly TypologyHint[];
  readonly events: readonly { readonly kind: string; readonly at: number; readonly actor: string }[];
  readonly proof: ProofState;
}

export interface AlertExplanation extends Explanation {
  readonly modelVersion: string;
  /** Version of the baseline, and of how many records it is the medians. */
  readonly baseline: { readonly version: number; readonly records: number };
  readonly note: string;
}

const NOTE = 'A change to baseline says what one feature alone makes of this score; such changes do not add up. The Shapley values do: to the score less the score of the baseline.';

export class AlertInsights {
  constructor(
    private readonly dataSource: DataSource,
    private readonly modelOf: ModelOf,
  ) {}

  /** @throws AlertError ALERT_UNKNOWN */
  async view(id: string): Promise<AlertInsight> {
    const { manager } = this.dataSource;
    const { alert, record, program, featureProgram } = await this.#found(manager, id);
    const { maxScore } = await this.modelOf(record.modelVersion);
    const { thresholds } = await manager.findOneByOrFail(PolicyEntity, { version: record.policyVersion });
    const named = Object.fromEntries(program.features.map(({ name }, i) => [name, record.features[i]!]));
    const merged = await listAlerts(manager, { mergedInto: id });
    const events = await manager.find(CaseEventEntity, { where: { alertId: id }, order: { sequence: 'ASC' } });
    return {
      ...(await alertView(manager, id))!,
      recordId: record.id, raisedAt: Number(alert.raisedAt),
      merged: merged.map(({ id: other, businessDate, sequence, score, reasons, mergeRule, mergeTakenBack, caseId }) => ({ id: other, businessDate, sequence, score, reasons, mergeRule, mergeTakenBack, caseId })),
      modelVersion: record.modelVersion, policyVersion: record.policyVersion, featureProgram,
      features: program.features.map(({ name, meaning }, i) => ({ name, meaning, value: record.features[i]! })),
      priority: priorityOf({
        score: record.score, threshold: thresholds[record.segment]!, maxScore, riskClass: record.riskClass, rules: record.rules.filter((held) => held === 1).length,
        amountBits: record.amountBase.toString(2).length, priorAlerts: await priorAlerts(manager, record),
      }),
      typologies: typologyHints(named),
      events: events.map(({ kind, at, actor }) => ({ kind, at: Number(at), actor })),
      proof: await proofState(manager, record.id),
    };
  }

  /** @throws AlertError ALERT_UNKNOWN, BASELINE_MISSING */
  async explanation(id: string, actor: string): Promise<AlertExplanation> {
    const { manager } = this.dataSource;
    const { record, program } = await this.#found(manager, id);
    const { features, version, records } = await baselineOf(manager, record.modelVersion, actor);
    const explanation = explain(await this.modelOf(record.modelVersion), program, record.features, features);
    return { ...explanation, modelVersion: record.modelVersion, baseline: { version, records }, note: NOTE };
  }

  /** @throws AlertError BASELINE_INVALID */
  async putBaseline(modelVersion: string, features: readonly number[], actor: string): Promise<{ version: number }> {
    return putBaseline(this.dataSource.manager, await this.modelOf(modelVersion), modelVersion, features, actor);
  }

  async #found(manager: EntityManager, id: string): Promise<{ alert: AlertEntity; record: RecordEntity; program: FeatureProgram; featureProgram: string }> {
    const alert = await manager.findOneBy(AlertEntity, { id });
    if (alert === null) throw new AlertError('ALERT_UNKNOWN', `there is no alert ${id}`, 404);
    const record = await manager.findOneByOrFail(RecordEntity, { id: alert.recordId });
    const { featureProgram } = await manager.findOneByOrFail(ModelEntity, { version: record.modelVersion });
    const { document } = await manager.findOneByOrFail(FeatureProgramEntity, { version: featureProgram });
    return { alert, record, program: document, featureProgram };
  }
}

async function priorAlerts(manager: EntityManager, { customerPseudonym, bookingTime, id }: RecordEntity): Promise<number> {
  return manager.createQueryBuilder(RecordEntity, 'record')
    .where('record.alert AND record.customerPseudonym = :customerPseudonym AND record.id <> :id', { customerPseudonym: customerPseudonym.toString(), id })
    .andWhere('record.bookingTime BETWEEN :from AND :to', { from: (bookingTime - BigInt(PRIOR_DAYS * DAY_SECONDS)).toString(), to: bookingTime.toString() })
    .getCount();
}

/** By the newest batch that sealed the record: a correction comes after what it replaces. */
async function proofState(manager: EntityManager, recordId: string): Promise<ProofState> {
  const [row]: ProofState[] = await manager.query(
    `SELECT batch.state, batch.id AS "batchId", seal.position / batch.slots AS "chunkIndex"
       FROM bank.seal seal JOIN bank.batch batch ON batch.id = seal.batch_id
      WHERE seal.record_id = $1 ORDER BY batch.batch_index DESC LIMIT 1`,
    [recordId],
  );
  return row ?? { state: 'scored', batchId: null, chunkIndex: null };
}
