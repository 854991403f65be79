/**
 * Which alerts are merged into another one of their business date. It follows from the date's rules and its alerts in the
 * order of their records, from nothing else: so `probity fsck` makes every merge anew, and nobody hides an alert by one.
 */
import { effectiveOn } from '@probity/bank-governance';
import { documentSha256, isoDate } from '@probity/shared-evidence';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { MERGE_RULES_CHANGE } from './change-kinds.js';
import type { MergeRulesEntity } from './entities/reference.entity.js';
import { putRow } from './reference-data.js';

const mergeRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** Whose alerts of the day are looked at. */
  per: z.enum(['account', 'customer']),
  /** As many are merged into one alert; the next one is raised. */
  atMost: z.int().min(1).max(100),
});

/** Merge rules of a bank from a day on; the first that fits holds. None: every alert is raised. */
export const mergeRulesSchema = z.strictObject({
  version: z.int().min(1).max(2 ** 31 - 1),
  validFrom: isoDate,
  rules: z.array(mergeRuleSchema).max(8).refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have one id'),
});
export type MergeRules = z.infer<typeof mergeRulesSchema>;

/** Proposes merge rules. @throws BatchError REFERENCE_CONFLICT for others under a version or first day that is taken, or a first day with records */
export async function putMergeRules(manager: EntityManager, document: MergeRules, actor: string): Promise<MergeRulesEntity> {
  const { version, validFrom } = document;
  return putRow(manager, MERGE_RULES_CHANGE, { version }, { version, validFrom, document, actor },
    (found) => documentSha256(found.document) === documentSha256(document), { version: String(version), validFrom });
}

/** The rules that hold on a business date; undefined where every alert is raised. */
export async function mergeRulesOn(manager: EntityManager, businessDate: string): Promise<MergeRules | undefined> {
  return (await effectiveOn(manager, MERGE_RULES_CHANGE, businessDate))?.document;
}

/** An alert, by what rules look at. */
export interface MergeCandidate {
  readonly id: string;
  readonly account: string;
  readonly customer: string;
  readonly reasons: readonly string[];
  readonly score: number;
}

export interface Merge {
  /** Id of the raised alert. */
  readonly into: string;
  readonly rule: string;
}

interface Raised extends MergeCandidate {
  merged: number;
}

/** The alerts of a business date, one after the other in the order of their records' sequence numbers. */
export class Merging {
  readonly #rules: MergeRules['rules'];
  readonly #raised = new Map<string, Raised[]>();

  constructor({ rules }: MergeRules) {
    this.#rules = rules;
  }

  /**
   * Where the next alert goes; undefined: it is raised. Only an alert that tells nothing new is merged: with no reason that the
   * other one lacks, and no higher score.
   */
  place(alert: MergeCandidate): Merge | undefined {
    const others = this.#raised.get(alert.customer) ?? [];
    for (const { id: rule, per, atMost } of this.#rules) {
      const into = others.find((other) =>
        (per === 'customer' || other.account === alert.account) && other.merged < atMost && other.score >= alert.score && alert.reasons.every((reason) => other.reasons.includes(reason)));
      if (into) {
        into.merged += 1;
        return { into: into.id, rule };
      }
    }
    this.noteRaised(alert, 0);
    return undefined;
  }

  /** An alert that was raised before, with as many merged into it. */
  noteRaised(alert: MergeCandidate, merged: number): void {
    const raised = { ...alert, merged };
    const others = this.#raised.get(alert.customer);
    if (others) others.push(raised);
    else this.#raised.set(alert.customer, [raised]);
  }
}

/** Goes on with a date whose earlier alerts are stored, as far as they are of these customers. The caller holds the date's lock. */
export async function mergingOn(manager: EntityManager, businessDate: string, rules: MergeRules, customers: readonly string[]): Promise<Merging> {
  const merging = new Merging(rules);
  const rows: (MergeCandidate & { merged: number })[] = await manager.query(
    `SELECT alert.id, record.account_id AS account, record.customer_pseudonym::text AS customer, alert.reasons, record.score,
            (SELECT count(*) FROM bank.alert merged WHERE merged.merged_into = alert.id)::integer AS merged
       FROM bank.record record JOIN bank.alert alert ON alert.record_id = record.id
      WHERE record.alert AND record.customer_pseudonym = ANY($2::numeric[]) AND record.business_date = $1 AND alert.state = 'raised'
      ORDER BY record.sequence`,
    [businessDate, [...new Set(customers)]],
  );
  for (const { merged, ...alert } of rows) merging.noteRaised(alert, merged);
  return merging;
}
