/** Asking for runs of a draft, and reading what came of them. */
import { FeatureProgramEntity, ModelEntity, PolicyEntity, RecordEntity } from '@probity/bank-batches';
import { effectiveVersions } from '@probity/bank-governance';
import { newId } from '@probity/shared-platform';
import { Between, In, type DataSource, type EntityManager } from 'typeorm';
import { WhatIfError } from './errors.js';
import { emptyTally, type WhatIfResult } from './tally.js';
import { WhatIfEntity, type Draft, type WhatIfState } from './what-if.entity.js';

/** A stored policy by version, thresholds that are only tried, or a stored model by version. Effective or not. */
export type AskedDraft =
  | { readonly policyVersion: number }
  | { readonly thresholds: readonly number[]; readonly belowLine: readonly number[] }
  | { readonly modelVersion: string };

export interface WhatIfRequest {
  readonly draft: AskedDraft;
  /** Business dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly samples: number;
}

export interface WhatIfView {
  readonly id: string;
  readonly kind: 'policy' | 'model';
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly state: WhatIfState;
  readonly failureCode: string | null;
  /** Records looked at, of those that were there when it was asked for. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly actor: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly result: WhatIfResult | null;
}

/** The newest run of a stored version, in short. */
export type WhatIfSummary = Pick<WhatIfView, 'id' | 'from' | 'to' | 'state' | 'progress' | 'finishedAt'> & Partial<Pick<WhatIfResult, 'total' | 'dispositions'>>;

export class WhatIfs {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws WhatIfError WHAT_IF_DRAFT_UNKNOWN, WHAT_IF_OTHER_PROGRAM */
  async ask({ draft, from, to, seed, samples }: WhatIfRequest, actor: string): Promise<WhatIfView> {
    const { manager } = this.dataSource;
    const { subject, stored } = await this.#stored(manager, draft, from, to);
    const total = await manager.countBy(RecordEntity, { businessDate: Between(from, to) });
    const id = newId();
    await manager.insert(WhatIfEntity, {
      id, kind: 'model' in stored ? 'model' : 'policy', subject, draft: stored, fromDate: from, toDate: to, seed, samples, state: 'waiting', failureCode: null, attempts: 0,
      total, done: 0, atDate: null, atSequence: null, tally: emptyTally(), result: null, actor, finishedAt: null,
    } as never);
    return this.get(id);
  }

  /** @throws WhatIfError WHAT_IF_UNKNOWN */
  async get(id: string): Promise<WhatIfView> {
    const row = await this.dataSource.manager.findOneBy(WhatIfEntity, { id });
    if (!row) throw new WhatIfError('WHAT_IF_UNKNOWN', `there is no what-if run ${id}`, { status: 404 });
    return viewOf(row);
  }

  /** Ends a run at the next slice. @throws WhatIfError WHAT_IF_UNKNOWN, WHAT_IF_ENDED */
  async cancel(id: string): Promise<WhatIfView> {
    // Waits for the slice that has the row; the update then sees what state it left.
    const { affected } = await this.dataSource.manager.update(WhatIfEntity, { id, state: In(['waiting', 'running']) }, { state: 'cancelled', finishedAt: new Date() });
    const view = await this.get(id);
    if (affected === 0) throw new WhatIfError('WHAT_IF_ENDED', `what-if run ${id} is ${view.state} already`);
    return view;
  }

  /** The newest run of each stored version that has one. */
  async newestOf(subject: string): Promise<WhatIfSummary | null> {
    const row = await this.dataSource.manager.findOne(WhatIfEntity, { where: { subject }, order: { createdAt: 'DESC', id: 'DESC' } });
    if (!row) return null;
    const { id, from, to, state, progress, finishedAt, result } = viewOf(row);
    return { id, from, to, state, progress, finishedAt, ...(result && { total: result.total, dispositions: result.dispositions }) };
  }

  async #stored(manager: EntityManager, draft: AskedDraft, from: string, to: string): Promise<{ subject: string | null; stored: Draft }> {
    if ('thresholds' in draft) return { subject: null, stored: { policy: { thresholds: [...draft.thresholds], belowLine: [...draft.belowLine] } } };
    if ('policyVersion' in draft) {
      const policy = await manager.findOneBy(PolicyEntity, { version: draft.policyVersion });
      if (!policy) throw new WhatIfError('WHAT_IF_DRAFT_UNKNOWN', `there is no policy ${draft.policyVersion}: PUT /reference/policies first`, { status: 404 });
      return { subject: policy.id, stored: { policy: { thresholds: policy.thresholds, belowLine: policy.belowLine } } };
    }
    const model = await manager.findOneBy(ModelEntity, { version: draft.modelVersion });
    if (!model) throw new WhatIfError('WHAT_IF_DRAFT_UNKNOWN', `there is no model ${draft.modelVersion}: PUT /reference/models first`, { status: 404 });
    await requireProgram(manager, model.featureProgram, from, to);
    return { subject: model.id, stored: { model: model.version } };
  }
}

/** Stored features are those of the program that held on their date: a model over another one would read the wrong columns. */
async function requireProgram(manager: EntityManager, version: string, from: string, to: string): Promise<void> {
  const programs = await effectiveVersions(manager, FeatureProgramEntity);
  const held = programs.filter(({ effectiveFrom }, i) => effectiveFrom <= to && !(programs[i + 1] && programs[i + 1]!.effectiveFrom <= from));
  const other = held.find(({ row }) => row.version !== version);
  if (other) throw new WhatIfError('WHAT_IF_OTHER_PROGRAM', `records of these dates hold features of ${other.row.version}, and the model reads ${version}: choose dates on which that program held`);
}

function viewOf({ id, kind, fromDate, toDate, seed, state, failureCode, done, total, actor, createdAt, finishedAt, result }: WhatIfEntity): WhatIfView {
  return {
    id, kind, from: fromDate, to: toDate, seed, state, failureCode, progress: { done, total: Math.max(done, total) }, actor,
    createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, result,
  };
}
