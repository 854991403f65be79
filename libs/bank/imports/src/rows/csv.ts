/** CSV: one transaction a row, columns by name. */
import { parse, CsvError } from 'csv-parse';
import { FileError } from '../errors.js';
import { MAX_ROW_BYTES, type ImportRow } from './import-row.js';
import { claimOf } from './ndjson.js';

/** Columns that every file has, in any order. */
export const CSV_COLUMNS = [
  'source', 'external_id', 'booking_time', 'debtor_bank', 'debtor_account', 'creditor_bank', 'creditor_account', 'amount', 'currency', 'channel',
] as const;
/** Columns that a file may leave out, and a row may leave empty. */
export const OPTIONAL_CSV_COLUMNS = ['debtor_country', 'creditor_country', 'counter_amount', 'counter_currency', 'reversal', 'reference'] as const;

/** Bytes that are decoded at once: rows within one before the first byte that is no UTF-8 are lost with it. */
const PIECE = 4 << 10;

type Column = (typeof CSV_COLUMNS)[number] | (typeof OPTIONAL_CSV_COLUMNS)[number];

/**
 * Rows of a file with a header. UTF-8, with or without byte order mark; comma, double quotes.
 * @throws FileError COLUMNS_UNKNOWN, CSV_MALFORMED (a quote that is never closed: nothing after it can be told apart), ENCODING_INVALID
 */
export async function* readCsv(input: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow> {
  const lines = new CsvLines();
  let columns: readonly Column[] | undefined;
  for await (const { record, line } of lines.read(soundUtf8(input))) {
    if (columns === undefined) columns = columnsOf(record);
    else yield rowOf(record, columns, `line ${line}`);
  }
  if (columns === undefined) throw new FileError('COLUMNS_UNKNOWN', 'line 1');
}

interface CsvLine {
  readonly record: readonly string[];
  readonly line: number;
}

/** The parser as a stream would drop the rows before an error that nobody had read yet; asked chunk by chunk, it keeps them. */
class CsvLines {
  readonly #lines: CsvLine[] = [];
  #failure: Error | undefined;
  /** Characters since the last row ended. */
  #open = 0;
  readonly #parser = parse({
    bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_ROW_BYTES,
    on_record: (record: string[], { lines }) => {
      this.#lines.push({ record, line: lines });
      return null;
    },
  });

  constructor() {
    this.#parser.on('error', (error) => {
      this.#failure ??= error;
    });
    // Nothing is pushed: it only has to end.
    this.#parser.resume();
  }

  async *read(input: AsyncIterable<string>): AsyncGenerator<CsvLine> {
    try {
      for await (const text of input) {
        this.#open += text.length;
        await new Promise<void>((done) => void this.#parser.write(text, () => done()));
        if (this.#lines.length > 0) this.#open = 0;
        yield* this.#taken();
        // The parser's own limit counts what fields hold: a row of commas alone would grow for ever.
        if (this.#open > MAX_ROW_BYTES) throw new FileError('CSV_MALFORMED', `line ${this.#parser.info.lines}`);
      }
    } catch (error) {
      throw error instanceof NoUtf8 ? new FileError('ENCODING_INVALID', `line ${this.#parser.info.lines} or later`) : error;
    }
    const closed = new Promise<void>((done) => this.#parser.once('close', done));
    this.#parser.end();
    await closed;
    yield* this.#taken();
  }

  *#taken(): Generator<CsvLine> {
    yield* this.#lines.splice(0);
    if (this.#failure instanceof CsvError) throw new FileError('CSV_MALFORMED', `line ${this.#parser.info.lines}`);
    if (this.#failure !== undefined) throw this.#failure;
  }
}

class NoUtf8 extends Error {}

/** The same bytes. The parser would put a replacement sign for what is no UTF-8, and so make one account of several. */
async function* soundUtf8(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new NoUtf8();
    }
  };
  for await (const chunk of input) for (let i = 0; i < chunk.length; i += PIECE) yield decode(chunk.subarray(i, i + PIECE));
  yield decode();
}

function columnsOf(header: readonly string[]): readonly Column[] {
  const known: readonly string[] = [...CSV_COLUMNS, ...OPTIONAL_CSV_COLUMNS];
  const names = new Set(header);
  const sound = names.size === header.length && header.every((name) => known.includes(name)) && CSV_COLUMNS.every((name) => names.has(name));
  if (!sound) throw new FileError('COLUMNS_UNKNOWN', 'line 1');
  return header as readonly Column[];
}

function rowOf(record: readonly string[], columns: readonly Column[], place: string): ImportRow {
  if (record.length !== columns.length) return { kind: 'refused', place, code: 'ROW_MALFORMED', reason: `${columns.length} columns expected`, raw: { columns, record } };
  const row = Object.fromEntries(columns.map((name, i) => [name, record[i]!])) as Partial<Record<Column, string>>;
  if (row.external_id === '') return { kind: 'refused', place, code: 'EXTERNAL_ID_MISSING', reason: 'external_id: a file names each of its transactions', raw: { columns, record } };
  const document = documentOf(row);
  const claim = claimOf(document);
  return { kind: 'document', place, document, ...(claim === undefined ? {} : { claim }) };
}

function documentOf(row: Partial<Record<Column, string>>): Record<string, unknown> {
  const party = (side: 'debtor' | 'creditor'): Record<string, unknown> => ({
    bank: row[`${side}_bank`], account: row[`${side}_account`], ...filled('country', row[`${side}_country`], (text) => (/^[0-9]{1,3}$/.test(text) ? Number(text) : text)),
  });
  return {
    source: row.source, externalId: row.external_id, bookingTime: row.booking_time, debtor: party('debtor'), creditor: party('creditor'),
    amount: { minor: row.amount, currency: row.currency }, channel: row.channel,
    ...filled('counterAmount', row.counter_amount, (minor) => ({ minor, currency: row.counter_currency ?? '' })),
    ...filled('reversal', row.reversal, (text) => ({ true: true, false: false })[text] ?? text),
    ...filled('reference', row.reference, (text) => text),
  };
}

/** Nothing where the row leaves the column empty; what is not of its type goes to intake as it is, to be refused there by name. */
function filled(field: string, text: string | undefined, value: (text: string) => unknown): Record<string, unknown> {
  return text === undefined || text === '' ? {} : { [field]: value(text) };
}
