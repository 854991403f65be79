/** Files of transactions, one JSON document a line (NDJSON), in order of booking time. */
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { TransactionError } from './errors.js';
import { parseTransaction, type IdentifiedTransaction } from './transaction.js';

/**
 * Reads a file line by line. Strict: a window can't go back, so one bad or misplaced line makes it no history.
 * @throws TransactionError SCHEMA_INVALID or TIME_UNSORTED with the line number
 */
export async function* readTransactions(input: Readable): AsyncGenerator<IdentifiedTransaction> {
  let line = 0;
  let last = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const transaction = transactionOf(text, line);
    const time = Date.parse(transaction.bookingTime);
    if (time < last) throw new TransactionError('TIME_UNSORTED', `line ${line}: booked before the line above: sort the file by booking time`);
    last = time;
    yield transaction;
  }
}

function transactionOf(text: string, line: number): IdentifiedTransaction {
  try {
    const { externalId, ...transaction } = parseTransaction(parseJson(text));
    // Made of content and place among equals, an id would be another one when the file is cut in another way.
    if (externalId === undefined) throw new TransactionError('SCHEMA_INVALID', 'transaction.externalId: missing');
    return { ...transaction, externalId };
  } catch (error) {
    throw error instanceof TransactionError ? new TransactionError(error.code, `line ${line}: ${error.message}`) : error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The cause would quote the line.
    throw new TransactionError('SCHEMA_INVALID', 'no JSON document');
  }
}
