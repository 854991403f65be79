/** Versioned daily FX tables of integers. That a conversion followed its table is computed at intake, not proven. */
import { documentDigest, type FieldElement } from '@probity/shared-commitments';
import { z } from 'zod';
import { TransactionError } from './errors.js';

const natural = z.string().regex(/^[1-9][0-9]{0,30}$/, 'a positive integer as a string');

export const fxTableSchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/).max(64),
  /** First business date for which the table holds. */
  date: z.iso.date(),
  /** Base currency of the bank. */
  base: z.string().regex(/^[A-Z]{3}$/),
  rates: z
    .array(
      z.strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/),
        /** Decimal places of the currency's minor unit in this table. */
        minorDigits: z.number().int().min(0).max(6),
        /** Base minor units = floor(minor units * numerator / denominator). */
        numerator: natural,
        denominator: natural,
      }),
    )
    .min(1),
});
export type FxTable = z.infer<typeof fxTableSchema>;

/** Digest of a table: named in the header of every batch that used it. */
export function fxTableDigest(table: FxTable): FieldElement {
  return documentDigest('fx-table', { ...table, rates: table.rates.map((rate) => ({ ...rate, minorDigits: String(rate.minorDigits) })) });
}

/** The rate of a currency. Throws FX_RATE_MISSING. */
export function rateOf(table: FxTable, currency: string): FxTable['rates'][number] {
  const rate = table.rates.find((candidate) => candidate.currency === currency);
  if (!rate) throw new TransactionError('FX_RATE_MISSING', `FX table ${table.version} has no rate for the currency`);
  return rate;
}

/** Minor units of a currency as minor units of the base currency, rounded down. */
export function toBase(table: FxTable, amount: bigint, currency: string): bigint {
  const { numerator, denominator } = rateOf(table, currency);
  return (amount * BigInt(numerator)) / BigInt(denominator);
}

/** The table that holds on a date: the latest that starts on or before it. Throws FX_RATE_MISSING. */
export function fxTableOn(tables: readonly FxTable[], date: string): FxTable {
  const table = tables.filter((candidate) => candidate.date <= date).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (!table) throw new TransactionError('FX_RATE_MISSING', `no FX table holds on ${date}`);
  return table;
}
