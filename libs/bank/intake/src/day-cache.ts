/** What holds on a business date, kept between requests: seven queries otherwise, for every one. */
import { bankProfile, mergeRulesOn, referenceOn, versionsOn, type BankProfileEntity, type DayReference, type DayVersions, type MergeRules } from '@probity/bank-batches';
import type { CountryRiskList, LineRegister } from '@probity/bank-transactions';
import type { EntityManager } from 'typeorm';
import type { FxTableEntity } from './entities/raw.entity.js';
import { riskListOn } from './reference-lists.js';
import { fxTableRow } from './reference.js';

export interface CachedDay {
  readonly reference: DayReference;
  readonly fx: FxTableEntity;
  /** The same lines as `reference` holds, as intake reads them. */
  readonly lines: LineRegister;
  readonly countryRisk: CountryRiskList;
  /** Id of the list as it was before the list itself was read; null: the example. */
  readonly riskList: string | null;
  /** Undefined: every alert is raised. */
  readonly mergeRules: MergeRules | undefined;
  /** Its id, likewise. */
  readonly mergeRulesId: string | null;
}

/** Dates that are kept: late postings are of the last days. */
const DAYS_KEPT = 64;

/**
 * Reference data by business date. Other processes put versions too, so each use asks the database, by one query for all
 * dates, whether the versions are still those that are kept; if not, they are read anew. So a wrong answer of that query
 * costs time and nothing else: what is used was read by `referenceOn`.
 */
export class DayCache {
  readonly #days = new Map<string, CachedDay>();
  #profile: BankProfileEntity | undefined;

  /** What is kept, by date. */
  kept(): Map<string, DayReference> {
    return new Map([...this.#days].map(([date, { reference }]) => [date, reference]));
  }

  /** The bank itself: its row is never changed. @throws BatchError REFERENCE_MISSING */
  async profile(manager: EntityManager): Promise<BankProfileEntity> {
    return (this.#profile ??= await bankProfile(manager));
  }

  /**
   * What holds on each of the dates, or what is thrown where something is missing.
   * @param manager of a transaction that holds the dates' locks, where the answer must not change any more
   */
  async on(manager: EntityManager, dates: readonly string[]): Promise<(date: string) => Promise<CachedDay>> {
    const versions = await versionsOn(manager, dates);
    return async (date) => {
      const kept = this.#days.get(date);
      if (kept && holds(kept, versions.get(date)!)) return kept;
      const reference = await referenceOn(manager, date);
      const { riskList, mergeRules: mergeRulesId } = versions.get(date)!;
      const day: CachedDay = {
        reference, fx: await fxTableRow(manager, date), lines: reference.lines.rules as LineRegister, countryRisk: await riskListOn(manager, date), riskList, mergeRules: await mergeRulesOn(manager, date), mergeRulesId,
      };
      if (this.#days.size >= DAYS_KEPT) this.#days.clear();
      this.#days.set(date, day);
      return day;
    };
  }
}

function holds({ reference: { lines, program, model, policy }, fx, riskList, mergeRulesId }: CachedDay, versions: DayVersions): boolean {
  return lines.id === versions.lines && program.id === versions.program && model.id === versions.model && policy.id === versions.policy && fx.id === versions.fxTable && riskList === versions.riskList
    && mergeRulesId === versions.mergeRules;
}
