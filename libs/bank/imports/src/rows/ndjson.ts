/** NDJSON: one transaction a line, as POST /transactions takes it, each with an external id. */
import { keyOfReference } from '@probity/bank-iso20022';
import { factsOf, MAX_ROW_BYTES, type ImportRow, type PaymentClaim } from './import-row.js';

/** Deepest nesting of a line. A transaction's is 2; what walks a document further on would run out of stack at some thousands. */
const MAX_DEPTH = 16;

/** Rows of a file. A bad line is refused by its number; nothing breaks the file. */
export async function* readNdjson(input: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    const row = rowOf(line, number);
    if (row !== undefined) yield row;
  }
}

function rowOf(line: Uint8Array | 'too long', number: number): ImportRow | undefined {
  const place = `line ${number}`;
  if (line === 'too long') return { kind: 'refused', place, code: 'LINE_TOO_LONG', reason: `longer than ${MAX_ROW_BYTES} bytes`, raw: null };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return { kind: 'refused', place, code: 'ENCODING_INVALID', reason: 'the line is no UTF-8', raw: { base64: Buffer.from(line).toString('base64') } };
  }
  if (text.trim() === '') return undefined;
  const raw = { line: text };
  if (depthOf(text) > MAX_DEPTH) return { kind: 'refused', place, code: 'ROW_MALFORMED', reason: `nested deeper than ${MAX_DEPTH}`, raw };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // The cause would quote the line.
    return { kind: 'refused', place, code: 'ROW_MALFORMED', reason: 'the line is no JSON document', raw };
  }
  // Made of content and place among equals, an id would be another one when the file is cut in another way.
  const { externalId } = (typeof document === 'object' && document !== null ? document : {}) as { externalId?: unknown };
  if (externalId === undefined) return { kind: 'refused', place, code: 'EXTERNAL_ID_MISSING', reason: 'transaction.externalId: a file names each of its transactions', raw };
  const claim = claimOf(document);
  return { kind: 'document', place, document, ...(claim === undefined ? {} : { claim }) };
}

/** Of brackets outside of strings; of what is no JSON, any number. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (inString) {
      if (sign === '\\') i += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, (depth += 1));
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return deepest;
}

/** Of a document whose reference is a UETR: other messages may tell of the same payment. */
export function claimOf(document: unknown): PaymentClaim | undefined {
  const { source, externalId, reference, reversal } = document as Record<string, unknown>;
  // What intake will refuse claims nothing, and its text may not even be storable.
  if (!isIdentifier(source) || !isIdentifier(externalId) || typeof reference !== 'string') return undefined;
  const returned = reversal === true;
  const key = keyOfReference(reference, returned);
  return key === undefined ? undefined : { key, source, externalId, side: '', uetr: reference.toLowerCase(), returned, facts: factsOf(document) };
}

const isIdentifier = (value: unknown): value is string => typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} ._:#/-]{0,127}$/u.test(value);

const LINE_FEED = 0x0a;

/** Lines without their ends. A longer one than a row may be is never held whole. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | 'too long'> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const end = (): Uint8Array | 'too long' => {
    const line = length > MAX_ROW_BYTES ? 'too long' : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, at));
      yield end();
      start = at + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield end();

  function add(part: Uint8Array): void {
    length += part.length;
    if (length <= MAX_ROW_BYTES) parts.push(part);
    else parts = [];
  }
}
