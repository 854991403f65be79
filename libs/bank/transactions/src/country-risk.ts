/** Risk classes of countries: a small versioned list. The class is part of the posting, so the list is part of what a bank registers. */

export interface CountryRiskList {
  readonly version: string;
  /** ISO 3166-1 numeric → 1 (raised), 2 (high) or 3 (call for action). What is not listed is 0, unknown countries too. */
  readonly classes: Readonly<Record<number, 1 | 2 | 3>>;
}

/**
 * An example list, shaped after the public FATF statements: 3 for countries under a call for action, 2 for increased
 * monitoring, 1 for a few secrecy centres. A bank registers its own.
 */
export const EXAMPLE_COUNTRY_RISK: CountryRiskList = {
  version: 'example-1',
  classes: {
    104: 3, 364: 3, 408: 3,
    12: 2, 24: 2, 120: 2, 180: 2, 332: 2, 404: 2, 422: 2, 508: 2, 516: 2, 566: 2, 710: 2, 704: 2, 728: 2, 760: 2, 862: 2, 887: 2,
    92: 1, 136: 1, 591: 1, 690: 1,
  },
};

export function countryRisk(list: CountryRiskList, country: number): bigint {
  return BigInt(list.classes[country] ?? 0);
}
