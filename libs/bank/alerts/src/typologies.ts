/** Hints at a typology: transparent conditions over features. They say where to look, and decide nothing. */

export const TYPOLOGIES = [
  'structuring', 'rapid-pass-through', 'fan-in', 'fan-out', 'dormant-reactivation', 'cross-border-high-risk', 'burst',
] as const;
export type Typology = (typeof TYPOLOGIES)[number];

export interface TypologyHint {
  readonly typology: Typology;
  /** The features that made the hint, with their values. */
  readonly facts: Readonly<Record<string, number>>;
}

/** Each condition names a feature and the least value at which it holds; all of a row must. */
const CONDITIONS: Readonly<Record<Typology, Readonly<Record<string, number>>>> = {
  structuring: { nearLimit: 1, nearLimitCount7d: 2 },
  // 13 sixteenths: about 80 % of what came in is on its way out.
  'rapid-pass-through': { debit: 1, passThrough1d: 13, creditCount1d: 1 },
  'fan-in': { distinctIn7d: 6 },
  'fan-out': { debit: 1, distinctOut7d: 8 },
  'dormant-reactivation': { idleDays: 90, amountBits: 17 },
  'cross-border-high-risk': { counterpartyRisk: 2 },
  burst: { debitCount1d: 10 },
};

/** The hints that hold, in the order of the list. A program that lacks one of the features gives no hint of that typology. */
export function typologyHints(features: Readonly<Record<string, number>>): TypologyHint[] {
  return TYPOLOGIES.flatMap((typology) => {
    const wanted = Object.entries(CONDITIONS[typology]);
    const holds = wanted.every(([name, least]) => (features[name] ?? -1) >= least);
    return holds ? [{ typology, facts: Object.fromEntries(wanted.map(([name]) => [name, features[name]!])) }] : [];
  });
}
