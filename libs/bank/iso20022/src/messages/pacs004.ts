/** pacs.004, PaymentReturn: money that comes back. It becomes a transaction from the original creditor to the original debtor, with `reversal`. */
import { account, agent, chargeBearer, codeOrProprietary, max35, partyOrAgent, paymentType, settlementTime } from '../components.js';
import { bankOf, bookingTime, channelOf, identifierOf, moneyOf, partyOf, paymentKey, referenceOf, withoutUndefined, type MappedPayment, type MappingOptions } from '../mapping.js';
import { any, one, optional, sequence, supplementary, unit as unitOf, unread, type MessageSchema } from '../schema.js';
import type { Unit } from '../structure.js';
import { amount, date, dateTime, decimal, indicator, numericText, uetr } from '../values.js';
import { find, textOf } from '../xml-element.js';
import { namespaceOf, type Message } from './message.js';

/** PaymentReturnV09 to V11: alike in what is read here, save that an account may be known by a proxy since V11. */
function schema(version: '09' | '10' | '11'): MessageSchema {
  // GroupHeader90.
  const header = sequence(
    one('MsgId', max35), one('CreDtTm', dateTime), any('Authstn', undefined, 2), optional('BtchBookg', indicator), one('NbOfTxs', numericText), optional('CtrlSum', decimal),
    optional('GrpRtr', indicator), optional('TtlRtrdIntrBkSttlmAmt', amount), optional('IntrBkSttlmDt', date), one('SttlmInf', { kind: 'opaque', foreign: false }),
    optional('PmtTpInf', paymentType), optional('InstgAgt', agent), optional('InstdAgt', agent),
  );
  // OriginalTransactionReference28 and later.
  const original = sequence(
    ...unread('IntrBkSttlmAmt', 'Amt', 'IntrBkSttlmDt', 'ReqdColltnDt', 'ReqdExctnDt', 'CdtrSchmeId', 'SttlmInf'), optional('PmtTpInf', paymentType),
    ...unread('PmtMtd', 'MndtRltdInf', 'RmtInf', 'UltmtDbtr'), optional('Dbtr', partyOrAgent), optional('DbtrAcct', account(version !== '11')), optional('DbtrAgt', agent),
    ...unread('DbtrAgtAcct'), optional('CdtrAgt', agent), ...unread('CdtrAgtAcct'), optional('Cdtr', partyOrAgent), optional('CdtrAcct', account(version !== '11')),
    ...unread('UltmtCdtr', 'Purp'),
  );
  // PaymentTransaction112 and later.
  const transaction = sequence(
    optional('RtrId', max35), ...unread('OrgnlGrpInf'), optional('OrgnlInstrId', max35), optional('OrgnlEndToEndId', max35), optional('OrgnlTxId', max35), optional('OrgnlUETR', uetr),
    optional('OrgnlClrSysRef', max35), optional('OrgnlIntrBkSttlmAmt', amount), optional('OrgnlIntrBkSttlmDt', date), optional('PmtTpInf', paymentType),
    one('RtrdIntrBkSttlmAmt', amount), optional('IntrBkSttlmDt', date), ...unread('SttlmPrty'), optional('SttlmTmIndctn', settlementTime), ...unread('SttlmTmReq'),
    optional('RtrdInstdAmt', amount), optional('XchgRate', decimal), optional('CompstnAmt', amount), optional('ChrgBr', chargeBearer), any('ChrgsInf'), optional('ClrSysRef', max35),
    optional('InstgAgt', agent), optional('InstdAgt', agent), ...unread('RtrChain'),
    any('RtrRsnInf', sequence(...unread('Orgtr'), optional('Rsn', codeOrProprietary), any('AddtlInf'))), optional('OrgnlTxRef', original), any('SplmtryData', supplementary),
  );
  return {
    namespace: namespaceOf('pacs.004', version),
    root: one('Document', sequence(one('PmtRtr', sequence(one('GrpHdr', header), ...unread('OrgnlGrpInf'), unitOf('TxInf', transaction, 0), any('SplmtryData', supplementary))))),
  };
}

function map(unit: Unit, options: MappingOptions): MappedPayment[] {
  const { element } = unit;
  const header = find(unit.above[1], 'GrpHdr');
  const original = find(element, 'OrgnlTxRef');
  // The money goes back: who was paid pays.
  const [debtor, creditor] = [partyOf(unit, original, 'Cdtr', 'OrgnlTxRef/'), partyOf(unit, original, 'Dbtr', 'OrgnlTxRef/')];
  const [endToEndId, uniqueId] = [textOf(element, 'OrgnlEndToEndId'), textOf(element, 'OrgnlUETR')];
  const settled = moneyOf(find(element, 'RtrdIntrBkSttlmAmt')!);
  const settlementDate = textOf(element, 'IntrBkSttlmDt') ?? textOf(header, 'IntrBkSttlmDt');
  const sender = bankOf(find(element, 'InstgAgt') ?? find(header, 'InstgAgt')) ?? debtor.bank;
  const returnId = textOf(element, 'RtrId') ?? `${textOf(header, 'MsgId')!}/${unit.place.slice(unit.place.lastIndexOf('[') + 1, -1)}`;
  const times = [textOf(element, 'SttlmTmIndctn', 'CdtDtTm'), textOf(element, 'SttlmTmIndctn', 'DbtDtTm'), settlementDate, textOf(header, 'CreDtTm')];
  const key = paymentKey({ uetr: uniqueId, endToEndId, debtorAccount: creditor.account, creditorAccount: debtor.account, amount: settled, date: settlementDate, returned: true });
  return [{
    transaction: withoutUndefined({
      source: 'pacs.004', externalId: identifierOf(`${sender}/${returnId}`), bookingTime: bookingTime(unit, times, options), debtor, creditor, amount: settled,
      channel: channelOf([find(element, 'PmtTpInf'), find(original, 'PmtTpInf')], debtor, creditor), reversal: true, reference: referenceOf(uniqueId, endToEndId),
    }),
    ...(key === undefined ? {} : { key }),
    side: '',
  }];
}

export const pacs004: Message = { id: 'pacs.004', schemas: [schema('09'), schema('10'), schema('11')], map };
