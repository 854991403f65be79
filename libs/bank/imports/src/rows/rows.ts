import { Iso20022Error, keyOfReference, readIso20022, type IsoRow } from '@probity/bank-iso20022';
import { FileError } from '../errors.js';
import { readCsv } from './csv.js';
import { factsOf, type ImportFormat, type ImportRow } from './import-row.js';
import { readNdjson } from './ndjson.js';

/**
 * The rows of a file, in order. The same file gives the same rows every time.
 * @param timeZone of the bank, for times that name no zone
 * @throws FileError, Iso20022Error where the file can't be read on
 */
export async function* rowsOf(input: AsyncIterable<Uint8Array>, format: ImportFormat, timeZone: string): AsyncGenerator<ImportRow> {
  if (format === 'ndjson') yield* readNdjson(input);
  else if (format === 'csv') yield* readCsv(input);
  else for await (const row of readIso20022(input, format, { timeZone })) yield ofIso(row);
}

/** Why a file broke, if it is the file's fault. */
export const fileFailure = (error: unknown): { code: string; place: string } | undefined =>
  (error instanceof FileError || error instanceof Iso20022Error ? { code: error.code, place: error.place } : undefined);

function ofIso(row: IsoRow): ImportRow {
  if (row.kind === 'skipped') return row;
  if (row.kind === 'refused') return { ...row, reason: 'not as the definition of the message has it, or without what a transaction needs' };
  const { transaction, key, side, place } = row;
  if (key === undefined) return { kind: 'document', place, document: transaction };
  const { source, externalId, reference, reversal: returned = false } = transaction;
  const uetr = key === keyOfReference(reference, returned) ? { uetr: reference! } : {};
  return { kind: 'document', place, document: transaction, claim: { key, source, externalId: externalId!, side, ...uetr, returned, facts: factsOf(transaction) } };
}
