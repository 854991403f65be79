/** camt.053, BankToCustomerStatement: what was booked on an account. For banks, or channels, that have no pacs messages. */
import { account, agent, codeOrProprietary, dateOrDateTime, max35, party, partyOrAgent } from '../components.js';
import {
  accountOf, bankOf, bookingTime, countryOf, identifierOf, isInstant, moneyOf, NOT_PROVIDED, paymentKey, referenceOf, required, withoutUndefined,
  type MappedPayment, type MappingOptions, type Party,
} from '../mapping.js';
import { any, one, optional, sequence, some, supplementary, unit as unitOf, unread, type MessageSchema } from '../schema.js';
import type { Unit } from '../structure.js';
import { amount, dateTime, indicator, oneOf, text, uetr } from '../values.js';
import { find, findAll, textOf, type XmlElement } from '../xml-element.js';
import { namespaceOf, type Message } from './message.js';

const direction = oneOf('CRDT', 'DBIT');
/** BankTransactionCodeStructure4. */
const transactionCode = sequence(
  optional('Domn', sequence(one('Cd', text(4)), one('Fmly', sequence(one('Cd', text(4)), one('SubFmlyCd', text(4)))))),
  optional('Prtry', sequence(one('Cd', max35), optional('Issr', max35))),
);

/** BankToCustomerStatementV08. */
function schema(): MessageSchema {
  // TransactionReferences6.
  const references = sequence(
    ...['MsgId', 'AcctSvcrRef', 'PmtInfId', 'InstrId', 'EndToEndId'].map((name) => optional(name, max35)), optional('UETR', uetr),
    ...['TxId', 'MndtId', 'ChqNb', 'ClrSysRef', 'AcctOwnrTxId', 'AcctSvcrTxId', 'MktInfrstrctrTxId', 'PrcgId'].map((name) => optional(name, max35)), any('Prtry'),
  );
  // TransactionParties6, TransactionAgents5.
  const parties = sequence(
    ...unread('InitgPty'), optional('Dbtr', partyOrAgent), optional('DbtrAcct', account(true)), ...unread('UltmtDbtr'), optional('Cdtr', partyOrAgent), optional('CdtrAcct', account(true)),
    ...unread('UltmtCdtr', 'TradgPty'), any('Prtry'),
  );
  const agents = sequence(...unread('InstgAgt', 'InstdAgt'), optional('DbtrAgt', agent), optional('CdtrAgt', agent),
    ...unread('IntrmyAgt1', 'IntrmyAgt2', 'IntrmyAgt3', 'RcvgAgt', 'DlvrgAgt', 'IssgAgt', 'SttlmPlc'), any('Prtry'));
  // EntryTransaction10.
  const details = sequence(
    optional('Refs', references), optional('Amt', amount), optional('CdtDbtInd', direction), ...unread('AmtDtls'), any('Avlbty'), optional('BkTxCd', transactionCode),
    ...unread('Chrgs', 'Intrst'), optional('RltdPties', parties), optional('RltdAgts', agents), optional('LclInstrm', codeOrProprietary), ...unread('Purp'),
    any('RltdRmtInf', undefined, 10), ...unread('RmtInf', 'RltdDts', 'RltdPric'), any('RltdQties'),
    ...unread('FinInstrmId', 'Tax', 'RtrInf', 'CorpActn', 'SfkpgAcct'), any('CshDpst'), ...unread('CardTx'), optional('AddtlTxInf', text(500)), any('SplmtryData', supplementary),
  );
  // ReportEntry10.
  const entry = sequence(
    optional('NtryRef', max35), one('Amt', amount), one('CdtDbtInd', direction), optional('RvslInd', indicator), one('Sts', codeOrProprietary), optional('BookgDt', dateOrDateTime),
    optional('ValDt', dateOrDateTime), optional('AcctSvcrRef', max35), any('Avlbty'), one('BkTxCd', transactionCode),
    ...unread('ComssnWvrInd', 'AddtlInfInd', 'AmtDtls', 'Chrgs', 'TechInptChanl', 'Intrst', 'CardTx'),
    any('NtryDtls', sequence(...unread('Btch'), any('TxDtls', details))), optional('AddtlNtryInf', text(500)),
  );
  // AccountStatement9, with CashAccount39.
  const statement = sequence(
    one('Id', max35), ...unread('StmtPgntn', 'ElctrncSeqNb', 'RptgSeq', 'LglSeqNb'), optional('CreDtTm', dateTime), ...unread('FrToDt', 'CpyDplctInd', 'RptgSrc'),
    one('Acct', account(true, optional('Ownr', party), optional('Svcr', agent))), ...unread('RltdAcct'), any('Intrst'), some('Bal', { kind: 'opaque', foreign: false }), ...unread('TxsSummry'),
    unitOf('Ntry', entry, 0), optional('AddtlStmtInf', text(500)),
  );
  const header = sequence(one('MsgId', max35), one('CreDtTm', dateTime), optional('MsgRcpt', party), ...unread('MsgPgntn', 'OrgnlBizQry'), optional('AddtlInf', text(500)));
  return {
    namespace: namespaceOf('camt.053', '08'),
    root: one('Document', sequence(one('BkToCstmrStmt', sequence(one('GrpHdr', header), some('Stmt', statement), any('SplmtryData', supplementary))))),
  };
}

function map(unit: Unit, options: MappingOptions): MappedPayment[] {
  const { element } = unit;
  // Pending and informational entries are booked later, or never.
  if (textOf(element, 'Sts', 'Cd') !== 'BOOK') return [];
  const all = findAll(element, 'NtryDtls').flatMap((list) => findAll(list, 'TxDtls'));
  return all.length === 0 ? [paymentOf(unit, undefined, 0, true, options)] : all.map((details, i) => paymentOf(unit, details, i, all.length === 1, options));
}

function paymentOf(unit: Unit, details: XmlElement | undefined, index: number, alone: boolean, options: MappingOptions): MappedPayment {
  const { element } = unit;
  const statement = unit.above[2];
  const own = ownOf(unit, statement);
  const credited = (textOf(details, 'CdtDbtInd') ?? textOf(element, 'CdtDbtInd')) === 'CRDT';
  const money = find(details, 'Amt') ?? (alone ? find(element, 'Amt') : undefined);
  const total = moneyOf(required(money, unit, 'AMOUNT_MISSING', 'NtryDtls/TxDtls/Amt'));
  const other = otherOf(details, own, credited);
  const [debtor, creditor] = credited ? [other, own] : [own, other];
  const returned = isTrue(textOf(element, 'RvslInd')) || find(details, 'RtrInf') !== undefined;
  const references = find(details, 'Refs');
  const [endToEndId, uniqueId] = [textOf(references, 'EndToEndId'), textOf(references, 'UETR')];
  const valueDate = textOf(element, 'ValDt', 'Dt') ?? textOf(element, 'ValDt', 'DtTm');
  const times = [textOf(element, 'BookgDt', 'DtTm'), textOf(element, 'BookgDt', 'Dt'), valueDate, textOf(statement, 'CreDtTm')];
  const given = textOf(references, 'AcctSvcrRef') ?? textOf(element, 'AcctSvcrRef');
  // The bank's own reference of the entry; without one, the entry's place in the statement.
  const entryId = given === undefined ? `${textOf(statement, 'Id')!}/${textOf(element, 'NtryRef') ?? unit.place.slice(unit.place.lastIndexOf('[') + 1, -1)}` : given;
  // A return goes from the payment's creditor to its debtor.
  const [payer, payee] = returned ? [creditor, debtor] : [debtor, creditor];
  const key = paymentKey({ uetr: uniqueId, endToEndId, debtorAccount: payer.account, creditorAccount: payee.account, amount: total, date: valueDate, returned });
  return {
    transaction: withoutUndefined({
      source: 'camt.053', externalId: identifierOf(`${own.account}/${entryId}${alone ? '' : `/${index}`}`), bookingTime: bookingTime(unit, times, options), debtor, creditor, amount: total,
      channel: channelOfEntry(element, details, debtor, creditor), reversal: returned, reference: referenceOf(uniqueId, endToEndId),
    }),
    ...(key === undefined ? {} : { key }),
    side: credited ? 'credit' : 'debit',
  };
}

function ownOf(unit: Unit, statement: XmlElement | undefined): Party {
  const acct = find(statement, 'Acct');
  return {
    bank: required(bankOf(find(acct, 'Svcr')), unit, 'AGENT_MISSING', '../Acct/Svcr'),
    account: required(accountOf(acct), unit, 'ACCOUNT_MISSING', '../Acct'),
    country: countryOf(find(acct, 'Ownr'), acct),
  };
}

/** Who stands on the other side, as far as the entry says: a fee or a card entry names nobody. */
function otherOf(details: XmlElement | undefined, own: Party, credited: boolean): Party {
  const [parties, agents] = [find(details, 'RltdPties'), find(details, 'RltdAgts')];
  const first = credited ? 'Dbtr' : 'Cdtr';
  // Entries of returns often keep the roles of the payment: then the other side is where we are not.
  const side = accountOf(find(parties, `${first}Acct`)) === own.account ? (first === 'Dbtr' ? 'Cdtr' : 'Dbtr') : first;
  const acct = find(parties, `${side}Acct`);
  return { bank: bankOf(find(agents, `${side}Agt`)) ?? NOT_PROVIDED, account: accountOf(acct) ?? NOT_PROVIDED, country: countryOf(find(parties, side), acct) };
}

/** By family of the ISO bank transaction code: credit transfers, real-time ones, cards, counter, cheques. */
function channelOfEntry(entry: XmlElement, details: XmlElement | undefined, debtor: Party, creditor: Party): MappedPayment['transaction']['channel'] {
  const family = textOf(find(details, 'BkTxCd', 'Domn') ?? find(entry, 'BkTxCd', 'Domn'), 'Fmly', 'Cd');
  if (family === 'CCRD' || family === 'MCRD') return 'card';
  if (family === 'CNTR') return 'cash';
  if (family === 'ICHQ' || family === 'RCHQ') return 'cheque';
  if (debtor.bank === creditor.bank) return 'internal';
  if (family === 'IRCT' || family === 'RRCT' || isInstant(textOf(details, 'LclInstrm', 'Cd'))) return 'instant';
  return family === undefined || family === 'ICDT' || family === 'RCDT' ? 'transfer' : 'other';
}

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

export const camt053: Message = { id: 'camt.053', schemas: [schema()], map };
