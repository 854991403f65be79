import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alpha2Of, COUNTRIES, isCountry } from './countries.js';
import { countryRisk, countryRiskOn, EXAMPLE_COUNTRY_RISK, riskListSchema } from './country-risk.js';
import { currencyTableSchema, ISO_CURRENCIES } from './currencies.js';

const list = (validFrom: string, country: number, riskClass: number): unknown => ({ version: `v-${validFrom}`, validFrom, countries: [{ country, class: riskClass }] });

describe('lists of countries and currencies', () => {
  it('hold every country once, by both codes', () => {
    assert.equal(COUNTRIES.length, 249);
    assert.equal(new Set(COUNTRIES.map(({ numeric }) => numeric)).size, 249);
    assert.deepEqual([alpha2Of(276), alpha2Of(840), alpha2Of(0), isCountry('DE'), isCountry('XX')], ['DE', 'US', undefined, true, false]);
    for (const numeric of Object.keys(EXAMPLE_COUNTRY_RISK.classes)) assert.notEqual(alpha2Of(Number(numeric)), undefined, numeric);
  });

  it('hold currencies that make a table', () => {
    const table = currencyTableSchema.parse({ version: 'iso', validFrom: '2026-01-01', currencies: ISO_CURRENCIES });
    const digits = Object.fromEntries(table.currencies.map(({ code, minorDigits }) => [code, minorDigits]));
    assert.deepEqual([digits['EUR'], digits['JPY'], digits['KWD'], digits['XAU']], [2, 0, 3, undefined]);
  });

  it('give the risk class of the list in force, the example where none is', () => {
    const lists = [riskListSchema.parse(list('2026-03-01', 276, 2)), riskListSchema.parse(list('2026-02-01', 276, 1))];
    const classOn = (date: string): bigint => countryRisk(countryRiskOn(lists, date), 276);
    assert.deepEqual(['2026-01-31', '2026-02-28', '2026-03-01', '2026-12-31'].map(classOn), [0n, 1n, 2n, 2n]);
    assert.equal(countryRisk(countryRiskOn(lists, '2026-01-31'), 364), 3n);
    assert.equal(countryRisk(countryRiskOn(lists, '2026-03-01'), 364), 0n);
  });

  it('refuse a country that is none, and one listed twice', () => {
    assert.equal(riskListSchema.safeParse(list('2026-03-01', 999, 1)).success, false);
    assert.equal(riskListSchema.safeParse({ version: 'a', validFrom: '2026-03-01', countries: [{ country: 276, class: 1 }, { country: 276, class: 2 }] }).success, false);
  });
});
