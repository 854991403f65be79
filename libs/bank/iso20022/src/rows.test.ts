import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTransaction, type TransactionInput } from '@probity/bank-transactions';
import fc from 'fast-check';
import { Iso20022Error, isIban, MESSAGE_IDS, readIso20022, type IsoRow, type MessageId } from './index.js';
import { decimalOf, legAsCamt053, legAsPacs008, legAsPain001, pacs008Of, returnOf, type Leg } from './testing.js';
import { toMinorUnits } from './values.js';

const UETR = 'a3bd0a5e-1c77-4f0a-9d51-0d6d1d6a7b11';
const LEG: Leg = {
  endToEndId: 'RENT-03', amount: { minor: '12345', currency: 'EUR' }, date: '2026-03-02',
  debtor: { bank: 'HOMEDEFF', account: 'DE89370400440532013000', country: 276 }, creditor: { bank: 'AWAYFRPP', account: 'FR1420041010050500013M02606', country: 250 },
};

async function* pieces(text: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

/** The rows of a file, and the error that ended it. */
async function read(text: string | Uint8Array, messageId: MessageId = 'pacs.008', size?: number): Promise<{ rows: IsoRow[]; error?: Iso20022Error }> {
  const rows: IsoRow[] = [];
  try {
    for await (const row of readIso20022(pieces(text, size), messageId, { timeZone: 'Europe/Berlin' })) rows.push(row);
    return { rows };
  } catch (error) {
    assert.ok(error instanceof Iso20022Error, `not an error of the reader: ${String(error)}`);
    return { rows, error };
  }
}

async function onlyPayment(text: string, messageId: MessageId): Promise<Extract<IsoRow, { kind: 'payment' }>> {
  const { rows, error } = await read(text, messageId);
  assert.equal(error, undefined);
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.ok(row?.kind === 'payment', JSON.stringify(row));
  parseTransaction(row.transaction);
  return row;
}

const problemOf = async (text: string, messageId: MessageId = 'pacs.008'): Promise<[string, string]> => {
  const { rows, error } = await read(text, messageId);
  const [row] = rows;
  return error !== undefined ? [error.code, error.place] : row?.kind === 'refused' ? [row.code, row.place] : assert.fail('nothing is wrong');
};

describe('reading ISO 20022', () => {
  it('makes a transaction of a credit transfer in both versions', async () => {
    const given: TransactionInput = {
      source: 'pacs.008', externalId: 'CLEARER/T1', bookingTime: '2026-03-02T10:00:00Z', debtor: { bank: 'HOMEDEFF', account: 'DE89370400440532013000', country: 276 },
      creditor: { bank: 'AWAYFRPPABC', account: 'acc 7', country: 250 }, amount: { minor: '100005', currency: 'EUR' }, channel: 'instant', reference: 'E2E/1',
    };
    for (const version of ['08', '10']) {
      const text = pacs008Of([{ ...given, externalId: 'T1', debtor: { ...given.debtor, bank: 'HOMEDEFFXXX' } }], { version })
        .replace('</SttlmInf>', '</SttlmInf><InstgAgt><FinInstnId><Othr><Id>CLEARER</Id></Othr></FinInstnId></InstgAgt>');
      assert.deepEqual((await onlyPayment(text, 'pacs.008')).transaction, given);
    }
  });

  it('takes amounts of other currencies in their own minor unit, and an order in another currency as two amounts', async () => {
    const yen = await onlyPayment(legAsPacs008({ ...LEG, amount: { minor: '500', currency: 'JPY' } }), 'pacs.008');
    assert.deepEqual(yen.transaction.amount, { minor: '500', currency: 'JPY' });
    const crossing = legAsPacs008({ ...LEG, amount: { minor: '11000', currency: 'USD' } }).replace('<ChrgBr>', '<InstdAmt Ccy="EUR">100</InstdAmt><ChrgBr>');
    const { amount, counterAmount } = (await onlyPayment(crossing, 'pacs.008')).transaction;
    assert.deepEqual([amount, counterAmount], [{ minor: '10000', currency: 'EUR' }, { minor: '11000', currency: 'USD' }]);
  });

  it('lets a return go back, marked as reversal', async () => {
    const { transaction, key } = await onlyPayment(returnOf({ ...LEG, uetr: UETR }), 'pacs.004');
    assert.deepEqual([transaction.debtor.account, transaction.creditor.account, transaction.reversal, transaction.reference], [LEG.creditor.account, LEG.debtor.account, true, UETR]);
    assert.deepEqual([transaction.debtor.country, transaction.externalId, transaction.bookingTime], [250, 'AWAYFRPP/R1', '2026-03-02T12:00:00Z']);
    assert.notEqual(key, (await onlyPayment(legAsPacs008({ ...LEG, uetr: UETR }), 'pacs.008')).key);
    assert.deepEqual(await problemOf(returnOf(LEG, { originalTransaction: false }), 'pacs.004'), ['AGENT_MISSING', '/Document/PmtRtr/TxInf[1]/OrgnlTxRef/CdtrAgt']);
  });

  it('names one payment alike in order, transfer and both statements', async () => {
    for (const leg of [LEG, { ...LEG, uetr: UETR }]) {
      const told = [
        await onlyPayment(legAsPain001(leg), 'pain.001'), await onlyPayment(legAsPain001(leg, '11'), 'pain.001'), await onlyPayment(legAsPacs008(leg), 'pacs.008'),
        await onlyPayment(legAsCamt053(leg, 'debit'), 'camt.053'), await onlyPayment(legAsCamt053(leg, 'credit'), 'camt.053'),
      ];
      assert.equal(new Set(told.map(({ key }) => key)).size, 1);
      assert.deepEqual(told.map(({ side }) => side), ['', '', '', 'debit', 'credit']);
      for (const { transaction } of told) assert.deepEqual([transaction.debtor, transaction.creditor, transaction.amount], [LEG.debtor, LEG.creditor, LEG.amount]);
    }
    const returned = await onlyPayment(legAsCamt053({ ...LEG, debtor: LEG.creditor, creditor: LEG.debtor }, 'credit', { returned: true }), 'camt.053');
    assert.equal(returned.key, (await onlyPayment(returnOf(LEG), 'pacs.004')).key);
    assert.equal((await onlyPayment(legAsPacs008({ ...LEG, endToEndId: 'NOTPROVIDED' }), 'pacs.008')).key, undefined);
    assert.notEqual((await onlyPayment(legAsPacs008({ ...LEG, creditor: { ...LEG.creditor, account: 'elsewhere' } }), 'pacs.008')).key, (await onlyPayment(legAsPain001(LEG), 'pain.001')).key);
  });

  it('passes over what is not booked, and keeps entries that name nobody', async () => {
    assert.deepEqual((await read(legAsCamt053(LEG, 'debit', { status: 'PDNG' }), 'camt.053')).rows.map(({ kind }) => kind), ['skipped']);
    const bare = legAsCamt053(LEG, 'debit').replace(/<NtryDtls>.*<\/NtryDtls>/, '').replace('ICDT', 'CCRD');
    const { transaction } = await onlyPayment(bare, 'camt.053');
    assert.deepEqual([transaction.creditor, transaction.channel], [{ bank: 'NOTPROVIDED', account: 'NOTPROVIDED', country: 0 }, 'card']);
    const batch = legAsCamt053(LEG, 'debit').replace(/(<TxDtls>)(.*)(<\/TxDtls>)/, '$1$2$3<TxDtls/>');
    assert.deepEqual(await problemOf(batch, 'camt.053'), ['AMOUNT_MISSING', '/Document/BkToCstmrStmt/Stmt/Ntry[1]/NtryDtls/TxDtls/Amt']);
  });

  it('refuses a bad payment by its path, and reads on', async () => {
    const at = (below: string): string => `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]${below}`;
    const good = legAsPacs008(LEG);
    const cases: [string, string, string, string][] = [
      ['DE89370400440532013000', 'DE88370400440532013000', 'IBAN_INVALID', '/DbtrAcct/Id/IBAN'],
      ['<BICFI>HOMEDEFF<', '<BICFI>HOME<', 'BIC_INVALID', '/DbtrAgt/FinInstnId/BICFI'],
      ['>123.45<', '>123.456<', 'AMOUNT_TOO_PRECISE', '/IntrBkSttlmAmt'],
      ['>123.45<', '>-123.45<', 'AMOUNT_INVALID', '/IntrBkSttlmAmt'],
      ['Ccy="EUR"', 'Ccy="EUX"', 'CURRENCY_UNKNOWN', '/IntrBkSttlmAmt'],
      [' Ccy="EUR"', '', 'ELEMENT_MISSING', '/IntrBkSttlmAmt/@Ccy'],
      ['>2026-03-02<', '>2026-02-30<', 'DATE_INVALID', '/IntrBkSttlmDt'],
      ['<TxId>', `<TxId>${'x'.repeat(36)}`, 'TEXT_LENGTH', '/PmtId/TxId'],
      ['<ChrgBr>SLEV</ChrgBr>', '', 'ELEMENT_MISSING', '/ChrgBr'],
      ['<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>SLEV</ChrgBr><ChrgBr>SLEV</ChrgBr>', 'ELEMENT_REPEATED', '/ChrgBr'],
      ['<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>SLEV</ChrgBr><InstdAmt Ccy="EUR">1</InstdAmt>', 'ELEMENT_MISPLACED', ''],
      ['<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>SLEV</ChrgBr><Geheim>1</Geheim>', 'ELEMENT_UNKNOWN', ''],
      ['<Id><IBAN>DE89370400440532013000</IBAN></Id>', '<Id><IBAN>DE89370400440532013000</IBAN><Othr><Id>1</Id></Othr></Id>', 'CHOICE_INVALID', '/DbtrAcct/Id'],
      ['<DbtrAcct>', '<DbtrAcct kind="x">', 'ATTRIBUTE_UNKNOWN', '/DbtrAcct'],
      ['<DbtrAcct>', '<DbtrAcct>text', 'TEXT_UNEXPECTED', '/DbtrAcct'],
      ['<Id><IBAN>DE89370400440532013000</IBAN></Id>', '', 'ACCOUNT_MISSING', '/DbtrAcct'],
    ];
    for (const [from, to, code, below] of cases) {
      assert.ok(good.includes(from), from);
      assert.deepEqual(await problemOf(good.replace(from, to)), [code, at(below)]);
    }
    const two = pacs008Of([transaction('1'), transaction('2')]).replace('>1.00<', '>1.001<');
    const { rows, error } = await read(two);
    assert.deepEqual([rows.map(({ kind }) => kind), error], [['refused', 'payment'], undefined]);
    assert.match(JSON.stringify(rows[0]), /"IntrBkSttlmAmt":"1\.001"/, 'kept for those who mend it');
  });

  it('ends at what is wrong with the file, and keeps what came before', async () => {
    const good = pacs008Of([transaction('1'), transaction('2')]);
    const cut = await read(good.slice(0, good.indexOf('<TxId>2')));
    assert.deepEqual([cut.rows.length, cut.error?.code], [1, 'XML_MALFORMED']);
    const cases: [string, string, string][] = [
      [good.replaceAll('pacs.008.001.08', 'pacs.008.001.02'), 'NAMESPACE_UNKNOWN', '/'],
      [good.replace('<NbOfTxs>2', '<NbOfTxs>3'), 'COUNT_DIFFERS', '/Document'],
      [good.replace('<MsgId>M1</MsgId>', ''), 'ELEMENT_MISSING', '/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId'],
      [good.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'ENCODING_INVALID', '/ (line 1)'],
      [good.replace('?>\n', '?><?php echo 1 ?>\n'), 'XML_FORBIDDEN', '/ (line 1)'],
    ];
    for (const [text, code, place] of cases) {
      const { error } = await read(text);
      assert.deepEqual([error?.code, error?.place], [code, place]);
    }
    assert.equal((await read(Buffer.from(good, 'latin1').fill(0xff, 400, 401))).error?.code, 'ENCODING_INVALID');
  });

  it('resolves no entity, and opens no other file', async () => {
    const attacks = [
      '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      `<!DOCTYPE Document [<!ENTITY a "lol">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`,
      '<!DOCTYPE Document SYSTEM "http://127.0.0.1/x.dtd">',
    ];
    for (const doctype of attacks) {
      const { rows, error } = await read(pacs008Of([transaction('1')]).replace('\n<Document', `\n${doctype}<Document`).replace('Somebody', '&a19;'));
      assert.deepEqual([rows, error?.code], [[], 'XML_FORBIDDEN']);
    }
    assert.equal((await read(pacs008Of([transaction('1')]).replace('Somebody', '&x;'))).error?.code, 'XML_MALFORMED');
  });

  it('is bounded: depth, tokens, one payment, the message', async () => {
    const good = pacs008Of([transaction('1')]);
    const inside = (text: string): string => good.replace('for &amp; against', text);
    assert.equal((await read(inside('<a>'.repeat(100_000)))).error?.code, 'LIMIT_DEPTH');
    assert.equal((await read(inside('x'.repeat(200_000)))).error?.code, 'LIMIT_TOKEN');
    assert.equal((await read(inside(`<a ${Array.from({ length: 20_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`))).error?.code, 'LIMIT_TOKEN');
    assert.equal((await read(inside('<a></a>'.repeat(50_000)))).error?.code, 'LIMIT_ELEMENT');
    assert.equal((await read(good.replace('<SttlmMtd>CLRG</SttlmMtd>', '<a></a>'.repeat(50_000)))).error?.code, 'LIMIT_ELEMENT');
  });

  it('holds one payment in memory at a time', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      const [head, rest] = pacs008Of([transaction('1')]).replace('<NbOfTxs>1', '<NbOfTxs>5000').split(/(?=<CdtTrfTxInf>)/) as [string, string];
      const [body, tail] = rest.split(/(?<=<\/CdtTrfTxInf>)/) as [string, string];
      yield Buffer.from(head);
      for (let i = 0; i < 50; i += 1) yield Buffer.from(body.repeat(100));
      yield Buffer.from(tail);
    }
    let count = 0;
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    for await (const row of readIso20022(endless(), 'pacs.008', { timeZone: 'UTC' })) {
      count += row.kind === 'payment' ? 1 : 0;
      if (count % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    assert.equal(count, 5_000);
    assert.ok(most < 64 << 20, `${most >> 20} MiB`);
  });

  it('gives the same rows however the bytes are cut', async () => {
    const text = pacs008Of([transaction('1'), transaction('zwei'), transaction('3')]).replaceAll('Somebody', 'Müller & Söhne — 株式会社'.replace('&', '&amp;'));
    const whole = await read(text, 'pacs.008', 1 << 20);
    for (const size of [1, 2, 3, 7, 100]) assert.deepEqual(await read(text, 'pacs.008', size), whole);
  });

  it('throws nothing but its own errors, whatever the bytes', async () => {
    const messages: [MessageId, string][] = [
      ['pacs.008', pacs008Of([transaction('1'), transaction('2')])], ['pacs.004', returnOf(LEG)], ['pain.001', legAsPain001(LEG)], ['camt.053', legAsCamt053(LEG, 'debit')],
    ];
    const damage = fc.record({ message: fc.constantFrom(...messages), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(60), put: fc.oneof(
      fc.string({ maxLength: 40 }), fc.constantFrom('<', '>', '</', '&', '&#0;', '<![CDATA[', ']]>', '<!--', '-->', '"', '\0', '<Id>', '</Id>', '<Document>', '<a:b xmlns:a="x">', ' Ccy="USD"'),
      fc.double().map(String), fc.constantFrom('999999999999999999', '0', '1e9', 'NaN', '0001-01-01', '9999-12-31T23:59:59-14:00'),
    ) });
    await fc.assert(fc.asyncProperty(damage, async ({ message: [id, text], at, length, put }) => {
      const start = Math.floor(at * text.length);
      await read(text.slice(0, start) + put + text.slice(start + length), id, 50);
    }), { numRuns: 1500 });
    await fc.assert(fc.asyncProperty(fc.constantFrom(...MESSAGE_IDS), fc.uint8Array({ maxLength: 300 }), async (id, bytes) => {
      assert.ok((await read(bytes, id)).error !== undefined);
    }), { numRuns: 300 });
  });
});

describe('values', () => {
  it('reads every amount exactly', () => {
    const currencies: fc.Arbitrary<[string, number]> = fc.constantFrom(['EUR', 2], ['JPY', 0], ['KWD', 3]);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), currencies, (minor, [currency]) => {
      assert.equal(toMinorUnits(decimalOf({ minor: String(minor), currency }), currency), minor);
    }));
    assert.deepEqual(['1.', '.5', '1e3', '1,5', '1234567890123456789', '0.123456', '+1'].map((text) => toMinorUnits(text, 'EUR')), Array(7).fill('AMOUNT_INVALID'));
    assert.equal(toMinorUnits('1.50000', 'EUR'), 150n);
  });

  it('finds one wrong or two swapped signs of an IBAN', () => {
    for (const iban of ['DE89370400440532013000', 'GB82WEST12345698765432', 'NO9386011117947', 'fr1420041010050500013m02606']) {
      assert.ok(isIban(iban));
      for (let i = 4; i < iban.length - 1; i += 1) {
        if (iban[i] !== iban[i + 1]) assert.ok(!isIban(iban.slice(0, i) + iban[i + 1]! + iban[i]! + iban.slice(i + 2)));
        assert.ok(!isIban(iban.slice(0, i) + (iban[i] === '7' ? '8' : '7') + iban.slice(i + 1)));
      }
    }
  });
});

function transaction(id: string): TransactionInput {
  return {
    source: 'core', externalId: id, bookingTime: '2026-03-02T10:00:00Z', channel: 'transfer', debtor: LEG.debtor, creditor: LEG.creditor, amount: { minor: '100', currency: 'EUR' },
  };
}
