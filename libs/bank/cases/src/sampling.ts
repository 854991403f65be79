/**
 * Which closed cases the second line looks at. The seed's hash is in the case log before the period ends, and the draw
 * follows from seed and case id alone: nobody chooses a case, and nobody who closes one knows whether it will be looked at.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Disposition } from '@probity/shared-evidence';
import { newId, type Clock } from '@probity/shared-platform';
import { Between, type DataSource, type EntityManager } from 'typeorm';
import { lockCase, recordChanges, type WrittenChange } from './case-record.js';
import { withText } from './cases.js';
import { noteDesk } from './desk.js';
import { CaseEntity } from './entities/case.entity.js';
import { ReviewEntity, SamplingEntity } from './entities/desk.entity.js';
import { CaseError } from './errors.js';

/** Rates are in ten-thousandths. */
export const WHOLE = 10_000;

/** Whether a case is drawn: HMAC-SHA-256 of its id under the seed, its first 48 bits read as a fraction, below the rate. */
export function isSampled(seed: string, caseId: string, rate: number): boolean {
  const drawn = createHmac('sha256', Buffer.from(seed, 'hex')).update(caseId).digest().readUIntBE(0, 6);
  return drawn * WHOLE < rate * 2 ** 48;
}

/** SHA-256 of the seed's bytes, hex. */
export function seedCommitment(seed: string): string {
  return createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');
}

export interface SamplingPut {
  /** Epoch seconds: cases closed from then on and before `periodTo`. */
  readonly periodFrom: number;
  readonly periodTo: number;
  readonly rates: Readonly<Record<Disposition, number>>;
}

export interface SamplingView extends SamplingPut {
  readonly id: string;
  readonly seedSha256: string;
  /** Once the sample is drawn. */
  readonly seed: string | null;
  readonly drawnAt: number | null;
  readonly actor: string;
}

export interface ReviewView extends Omit<ReviewEntity, 'reviewedAt'> {
  /** Epoch seconds. */
  readonly reviewedAt: number | null;
}

export class QualitySampling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Commits to a seed for a period that has not ended. @throws CaseError SAMPLING_PERIOD */
  async commit(put: SamplingPut, actor: string): Promise<SamplingView> {
    const at = this.clock.nowSeconds();
    if (put.periodTo <= at || put.periodTo <= put.periodFrom) throw new CaseError('SAMPLING_PERIOD', 'periodTo: after periodFrom and after now, since the seed is committed before the period ends', 400);
    const seed = randomBytes(32).toString('hex');
    const row: SamplingEntity = {
      id: newId(), periodFrom: BigInt(put.periodFrom), periodTo: BigInt(put.periodTo), rates: put.rates, seed, seedSha256: seedCommitment(seed), drawnAt: null, actor,
    };
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(SamplingEntity, row as never);
      await noteDesk(manager, row.id, 1, { kind: 'seed-committed', seedSha256: row.seedSha256, periodFrom: put.periodFrom, periodTo: put.periodTo, ...put.rates }, actor, at);
    });
    return samplingView(row);
  }

  /** Draws the sample once the period has ended; drawn again, it is the same one. @throws CaseError SAMPLING_UNKNOWN, SAMPLING_PERIOD */
  async draw(id: string, actor: string): Promise<{ sampling: SamplingView; drawn: number }> {
    return this.dataSource.transaction(async (manager) => {
      const row = await manager.findOne(SamplingEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new CaseError('SAMPLING_UNKNOWN', 'there is no sampling with this id', 404);
      const at = this.clock.nowSeconds();
      if (row.drawnAt === null) {
        if (BigInt(at) < row.periodTo) throw new CaseError('SAMPLING_PERIOD', 'the period has not ended');
        const reviews = await this.drawFrom(manager, row);
        if (reviews.length > 0) await manager.insert(ReviewEntity, reviews);
        row.drawnAt = BigInt(at);
        await manager.update(SamplingEntity, { id }, { drawnAt: row.drawnAt });
        await noteDesk(manager, id, 2, { kind: 'sample-drawn', seed: row.seed, drawn: reviews.length }, actor, at);
      }
      return { sampling: samplingView(row), drawn: await manager.countBy(ReviewEntity, { samplingId: id }) };
    });
  }

  private async drawFrom(manager: EntityManager, { id, seed, rates, periodFrom, periodTo }: SamplingEntity): Promise<ReviewEntity[]> {
    // A case that waits for being opened again is closed still.
    const closed = await manager.find(CaseEntity, { where: { closedAt: Between(periodFrom, periodTo - 1n) }, order: { id: 'ASC' } });
    return closed.filter((row) => isSampled(seed, row.id, rates[row.disposition!])).map((row) => ({
      id: newId(), samplingId: id, caseId: row.id, disposition: row.disposition!, decidedBy: row.decidedBy, outcome: null, reviewer: null, reviewedAt: null,
    }));
  }

  async samplings(): Promise<SamplingView[]> {
    return (await this.dataSource.manager.find(SamplingEntity, { order: { id: 'DESC' }, take: 100 })).map(samplingView);
  }

  /** The reviews of a sampling, oldest case first. */
  async reviews(samplingId: string): Promise<ReviewView[]> {
    return (await this.dataSource.manager.find(ReviewEntity, { where: { samplingId }, order: { caseId: 'ASC' } })).map(reviewView);
  }

  /**
   * The second line's word on a case. Disagreement proposes to open it again; a second person approves that.
   * @throws CaseError REVIEW_UNKNOWN, REVIEW_DONE, SAME_PERSON, CASE_TRANSITION where the case is not closed any more
   */
  async review(id: string, { outcome, text }: { readonly outcome: 'agree' | 'disagree'; readonly text: string }, actor: string): Promise<ReviewView> {
    return this.dataSource.transaction(async (manager) => {
      const review = await manager.findOne(ReviewEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!review) throw new CaseError('REVIEW_UNKNOWN', 'there is no review with this id', 404);
      if (review.outcome !== null) throw new CaseError('REVIEW_DONE', 'this review was made');
      if (review.decidedBy.includes(actor)) throw new CaseError('SAME_PERSON', 'who closed a case does not review it', 403);
      const at = this.clock.nowSeconds();
      const row = await lockCase(manager, review.caseId);
      const changes: WrittenChange[] = [withText(text, ({ digest }) => ({ kind: 'qa-reviewed', content: { outcome, digest } }))];
      if (outcome === 'disagree') changes.push(withText(text, ({ digest }) => ({ kind: 'reopen-proposed', content: { digest } })));
      await recordChanges(manager, row, changes, actor, at);
      const done = { outcome, reviewer: actor, reviewedAt: BigInt(at) };
      await manager.update(ReviewEntity, { id }, done);
      return reviewView({ ...review, ...done });
    });
  }
}

const reviewView = (row: ReviewEntity): ReviewView => ({ ...row, reviewedAt: row.reviewedAt === null ? null : Number(row.reviewedAt) });

function samplingView({ id, periodFrom, periodTo, rates, seed, seedSha256, drawnAt, actor }: SamplingEntity): SamplingView {
  return {
    id, periodFrom: Number(periodFrom), periodTo: Number(periodTo), rates, seedSha256, seed: drawnAt === null ? null : seed, drawnAt: drawnAt === null ? null : Number(drawnAt), actor,
  };
}
