/** Risk classes of countries: a small versioned list. The class is part of the posting, and so of the transaction commitment. */
import { z } from 'zod';
import { isCountryNumber } from './countries.js';

export interface CountryRiskList {
  readonly version: string;
  /** ISO 3166-1 numeric → 1 (raised), 2 (high) or 3 (call for action). What is not listed is 0, unknown countries too. */
  readonly classes: Readonly<Record<number, 1 | 2 | 3>>;
}

/**
 * An example list, shaped after the public FATF statements: 3 for countries under a call for action, 2 for increased
 * monitoring, 1 for a few secrecy centres. It holds where a bank has put none of its own.
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

/** A list as a bank puts it. */
export const riskListSchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/).max(64),
  /** First business date on which the list holds. */
  validFrom: z.iso.date(),
  countries: z.array(z.strictObject({
    /** ISO 3166-1 numeric. */
    country: z.number().int().refine(isCountryNumber, 'no country of ISO 3166-1'),
    class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  })).max(249).refine((list) => new Set(list.map(({ country }) => country)).size === list.length, 'a country is listed twice'),
});
export type RiskList = z.infer<typeof riskListSchema>;

/** A put list as postings read it. */
export function countryRiskOf({ version, countries }: RiskList): CountryRiskList {
  return { version, classes: Object.fromEntries(countries.map((entry) => [entry.country, entry.class])) };
}

/** The list that holds on a date: the latest that starts on or before it, else the example. */
export function countryRiskOn(lists: readonly RiskList[], date: string): CountryRiskList {
  const [list] = lists.filter(({ validFrom }) => validFrom <= date).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return list ? countryRiskOf(list) : EXAMPLE_COUNTRY_RISK;
}
