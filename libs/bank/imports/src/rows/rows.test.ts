import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FileError } from '../errors.js';
import { MAX_ROW_BYTES, type ImportFormat, type ImportRow } from './import-row.js';
import { rowsOf } from './rows.js';

const UETR = 'a3bd0a5e-1c77-4f0a-9d51-0d6d1d6a7b11';
const DOCUMENT = {
  source: 'core', externalId: 'T1', bookingTime: '2026-03-02T10:00:00Z', debtor: { bank: 'HOME', account: 'A', country: 276 }, creditor: { bank: 'AWAY', account: 'B' },
  amount: { minor: '100', currency: 'EUR' }, channel: 'instant', counterAmount: { minor: '110', currency: 'USD' }, reversal: true, reference: UETR,
};
const HEADER = 'source,external_id,booking_time,debtor_bank,debtor_account,debtor_country,creditor_bank,creditor_account,amount,currency,channel,counter_amount,counter_currency,reversal,reference';
const LINE = `core,T1,2026-03-02T10:00:00Z,HOME,A,276,AWAY,B,100,EUR,instant,110,USD,true,${UETR}`;

async function read(bytes: string | Uint8Array, format: ImportFormat, size = 1000): Promise<{ rows: ImportRow[]; error?: FileError }> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.from(bytes as Uint8Array);
    for (let i = 0; i < buffer.length; i += size) yield buffer.subarray(i, i + size);
  }
  const rows: ImportRow[] = [];
  try {
    for await (const row of rowsOf(pieces(), format, 'Europe/Berlin')) rows.push(row);
    return { rows };
  } catch (error) {
    assert.ok(error instanceof FileError, String(error));
    return { rows, error };
  }
}

const summary = (rows: readonly ImportRow[]): string[] => rows.map((row) => `${row.place}: ${row.kind === 'refused' ? row.code : row.kind}`);

describe('rows of files', () => {
  it('gives the same document from NDJSON and CSV, with the claim of its payment', async () => {
    const [line, row] = [(await read(JSON.stringify(DOCUMENT), 'ndjson')).rows[0]!, (await read(`\ufeff${HEADER}\r\n${LINE}\r\n`, 'csv')).rows[0]!];
    assert.ok(line.kind === 'document' && row.kind === 'document');
    assert.deepEqual(line.document, DOCUMENT);
    assert.deepEqual(row.document, DOCUMENT);
    assert.deepEqual(line.claim, row.claim);
    assert.equal(line.claim?.source, 'core');
    const plain = (await read(JSON.stringify({ ...DOCUMENT, reference: 'RENT' }), 'ndjson')).rows[0]!;
    assert.ok(plain.kind === 'document' && plain.claim === undefined);
  });

  it('refuses bad lines by number and reads on', async () => {
    const good = JSON.stringify(DOCUMENT);
    const deep = `{"externalId":"T2","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const lines = [good, '', '{"a', `{"x":"${'y'.repeat(MAX_ROW_BYTES)}"}`, '{}', deep, `{"externalId":"T3","x":"\\"${'['.repeat(100)}"}`, good];
    assert.deepEqual(summary((await read(lines.join('\n'), 'ndjson')).rows), [
      'line 1: document', 'line 3: ROW_MALFORMED', 'line 4: LINE_TOO_LONG', 'line 5: EXTERNAL_ID_MISSING', 'line 6: ROW_MALFORMED', 'line 7: document', 'line 8: document',
    ]);
    const bad = Buffer.concat([Buffer.from(`${good}\n`), Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from(good)]);
    assert.deepEqual(summary((await read(bad, 'ndjson')).rows), ['line 1: document', 'line 2: ENCODING_INVALID', 'line 3: document']);
    assert.deepEqual(summary((await read(`${HEADER}\n${LINE}\n${LINE},more\n${LINE.replace('T1', '')}\n`, 'csv')).rows), ['line 2: document', 'line 3: ROW_MALFORMED', 'line 4: EXTERNAL_ID_MISSING']);
  });

  it('keeps NUL and other signs that no transaction has as the document of a refused or quarantined row', async () => {
    const [line, row] = [(await read(JSON.stringify({ ...DOCUMENT, source: 'a\0b' }), 'ndjson')).rows[0]!, (await read(`${HEADER}\n${LINE.replace('core', 'a\0b')}\n`, 'csv')).rows[0]!];
    for (const read of [line, row]) assert.ok(read.kind === 'document' && (read.document as { source: string }).source === 'a\0b');
    assert.deepEqual(summary((await read(Buffer.from(`${JSON.stringify(DOCUMENT)}\n`, 'utf16le'), 'ndjson')).rows), ['line 1: ROW_MALFORMED', 'line 2: ROW_MALFORMED']);
    assert.equal((await read(Buffer.from(`\ufeff${HEADER}\n${LINE}\n`, 'utf16le'), 'csv')).error?.code, 'ENCODING_INVALID');
  });

  it('holds no more than a row of an endless one', async () => {
    async function* endless(sign: string, size: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEADER}\n`);
      const chunk = Buffer.alloc(64 << 10, sign);
      for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
    }
    const before = process.memoryUsage().rss;
    // The header is a line of its own that is no JSON.
    for (const sign of ['x', '[', '"']) {
      let refused = 0;
      for await (const row of rowsOf(endless(sign, 512 << 20), 'ndjson', 'UTC')) refused += row.kind === 'refused' ? 1 : 0;
      assert.equal(refused, 2);
    }
    for (const sign of ['x', ',', '"', ' ']) {
      await assert.rejects(async () => {
        for await (const row of rowsOf(endless(sign, 1 << 30), 'csv', 'UTC')) assert.fail(row.place);
      }, (error) => error instanceof FileError && error.code === 'CSV_MALFORMED');
    }
    assert.ok(process.memoryUsage().rss - before < 200 << 20, `${(process.memoryUsage().rss - before) >> 20} MiB`);
  });

  it('says where a CSV file broke, and keeps what came before', async () => {
    const cases: [string | Uint8Array, string, number][] = [
      [`${HEADER}\n${LINE}\n"core,T2`, 'CSV_MALFORMED', 1],
      ...['"', 'x', ','].map((sign): [string, string, number] => [`${HEADER}\n${LINE}\n"${sign.repeat(2 * MAX_ROW_BYTES)}"\n`, 'CSV_MALFORMED', 1]),
      ...['x', ','].map((sign): [string, string, number] => [`${HEADER}\n${LINE}\n${sign.repeat(2 * MAX_ROW_BYTES)}\n`, 'CSV_MALFORMED', 1]),
      [HEADER.replace('amount', 'amuont'), 'COLUMNS_UNKNOWN', 0],
      [HEADER.replace('source,', ''), 'COLUMNS_UNKNOWN', 0],
      [HEADER.replace('source,', 'source,source,'), 'COLUMNS_UNKNOWN', 0],
      ['', 'COLUMNS_UNKNOWN', 0],
      [Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xff, 0x0a])]), 'ENCODING_INVALID', 0],
    ];
    for (const [text, code, rows] of cases) {
      const got = await read(text, 'csv');
      assert.deepEqual([got.error?.code, got.rows.length], [code, rows], code);
    }
  });

  it('leaves what is of a wrong type to intake, which names the field', async () => {
    const [row] = (await read(`${HEADER}\n${LINE.replace('276', 'DE').replace('true', 'yes')}\n`, 'csv')).rows;
    assert.ok(row?.kind === 'document');
    assert.deepEqual(row.document, { ...DOCUMENT, debtor: { ...DOCUMENT.debtor, country: 'DE' }, reversal: 'yes' });
  });

  it('reads the same rows however the bytes are cut, and fails with nothing but its own error', async () => {
    const text = `${HEADER}\n${LINE}\n${LINE.replace('A,', 'Müller ü,')}\n`;
    for (const size of [1, 3, 10]) assert.deepEqual(await read(text, 'csv', size), await read(text, 'csv'));
    const lines = `${JSON.stringify(DOCUMENT)}\n{"ü":1}\n`.repeat(3);
    for (const size of [1, 3, 10]) assert.deepEqual(await read(lines, 'ndjson', size), await read(lines, 'ndjson'));
    await fc.assert(fc.asyncProperty(fc.constantFrom<ImportFormat>('csv', 'ndjson'), fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }).map((noise) => Buffer.from(`${HEADER}\n${noise}`))),
      async (format, bytes) => {
        await read(bytes, format, 7);
      }), { numRuns: 300 });
  });
});
