/** In which order alerts are looked at: a sum of parts, each shown. It decides nothing about what is an alert. */

export interface PriorityFacts {
  readonly score: number;
  /** Of the record's segment. */
  readonly threshold: number;
  readonly maxScore: number;
  /** 0 to 3. */
  readonly riskClass: number;
  /** Rules of the feature program that hold. */
  readonly rules: number;
  /** Of the base amount, in minor units. */
  readonly amountBits: number;
  /** Alerts of the same customer in the 90 days before. */
  readonly priorAlerts: number;
}

export interface Priority {
  /** 0 to 100, the sum of the parts. */
  readonly value: number;
  readonly parts: { readonly score: number; readonly risk: number; readonly rules: number; readonly amount: number; readonly history: number };
}

/** Points at the most: 40 for the score above its threshold, 15 each for risk class, rules, amount and history. */
export function priorityOf({ score, threshold, maxScore, riskClass, rules, amountBits, priorAlerts }: PriorityFacts): Priority {
  const room = Math.max(maxScore - threshold, 1);
  const parts = {
    score: Math.floor((40 * Math.min(Math.max(score - threshold, 0), room)) / room),
    risk: 5 * Math.min(riskClass, 3),
    rules: Math.min(8 * rules, 15),
    // From about 650 in base currency on, a point a doubling.
    amount: Math.min(Math.max(amountBits - 16, 0), 15),
    history: Math.min(3 * priorAlerts, 15),
  };
  return { value: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}
