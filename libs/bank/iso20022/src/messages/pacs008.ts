/** pacs.008, FIToFICustomerCreditTransfer: one bank's payment order to the next. */
import { account, agent, agentsInBetween, chargeBearer, max35, party, paymentType, settlementTime } from '../components.js';
import { bankOf, bookingTime, channelOf, identifierOf, moneyOf, partyOf, paymentKey, referenceOf, withoutUndefined, type MappedPayment, type MappingOptions } from '../mapping.js';
import { any, one, optional, sequence, supplementary, unit as unitOf, unread, type MessageSchema } from '../schema.js';
import type { Unit } from '../structure.js';
import { amount, date, dateTime, decimal, indicator, numericText, uetr } from '../values.js';
import { find, textOf } from '../xml-element.js';
import { namespaceOf, type Message } from './message.js';

/** FIToFICustomerCreditTransferV08, and V10, which adds a mandate, an expiry and the initiating party's new place. */
function schema(version: '08' | '10'): MessageSchema {
  const since10 = version === '10';
  // GroupHeader93, GroupHeader96.
  const header = sequence(
    one('MsgId', max35), one('CreDtTm', dateTime), ...(since10 ? [optional('XpryDtTm', dateTime)] : []), optional('BtchBookg', indicator), one('NbOfTxs', numericText),
    optional('CtrlSum', decimal), optional('TtlIntrBkSttlmAmt', amount), optional('IntrBkSttlmDt', date), one('SttlmInf', { kind: 'opaque', foreign: false }),
    optional('PmtTpInf', paymentType), optional('InstgAgt', agent), optional('InstdAgt', agent),
  );
  // CreditTransferTransaction39, CreditTransferTransaction50.
  const transaction = sequence(
    one('PmtId', sequence(optional('InstrId', max35), one('EndToEndId', max35), optional('TxId', max35), optional('UETR', uetr), optional('ClrSysRef', max35))),
    optional('PmtTpInf', paymentType), one('IntrBkSttlmAmt', amount), optional('IntrBkSttlmDt', date), ...unread('SttlmPrty'), optional('SttlmTmIndctn', settlementTime),
    ...unread('SttlmTmReq'), optional('AccptncDtTm', dateTime), optional('PoolgAdjstmntDt', date), optional('InstdAmt', amount), optional('XchgRate', decimal),
    one('ChrgBr', chargeBearer), any('ChrgsInf'), ...(since10 ? unread('MndtRltdInf') : []), ...agentsInBetween('PrvsInstgAgt'),
    optional('InstgAgt', agent), optional('InstdAgt', agent), ...agentsInBetween('IntrmyAgt'), ...unread('UltmtDbtr', 'InitgPty'),
    one('Dbtr', party), optional('DbtrAcct', account(!since10)), one('DbtrAgt', agent), ...unread('DbtrAgtAcct'),
    one('CdtrAgt', agent), ...unread('CdtrAgtAcct'), one('Cdtr', party), optional('CdtrAcct', account(!since10)), ...unread('UltmtCdtr'),
    any('InstrForCdtrAgt'), any('InstrForNxtAgt'), ...unread('Purp'), any('RgltryRptg', undefined, 10), ...unread('Tax'), any('RltdRmtInf', undefined, 10), ...unread('RmtInf'),
    any('SplmtryData', supplementary),
  );
  return {
    namespace: namespaceOf('pacs.008', version),
    root: one('Document', sequence(one('FIToFICstmrCdtTrf', sequence(one('GrpHdr', header), unitOf('CdtTrfTxInf', transaction, 1), any('SplmtryData', supplementary))))),
  };
}

function map(unit: Unit, options: MappingOptions): MappedPayment[] {
  const { element } = unit;
  const header = find(unit.above[1], 'GrpHdr');
  const [debtor, creditor] = [partyOf(unit, element, 'Dbtr'), partyOf(unit, element, 'Cdtr')];
  const id = find(element, 'PmtId');
  const [endToEndId, uniqueId] = [textOf(id, 'EndToEndId')!, textOf(id, 'UETR')];
  const settled = moneyOf(find(element, 'IntrBkSttlmAmt')!);
  const instructed = find(element, 'InstdAmt');
  // Ordered in one currency and settled in another: the one leaves the debtor's account, the other reaches the creditor's.
  const ordered = instructed === undefined ? settled : moneyOf(instructed);
  const crosses = ordered.currency !== settled.currency;
  const settlementDate = textOf(element, 'IntrBkSttlmDt') ?? textOf(header, 'IntrBkSttlmDt');
  // Unique with the bank that gave it; the end-to-end id is the debtor's.
  const sender = bankOf(find(element, 'InstgAgt') ?? find(header, 'InstgAgt')) ?? debtor.bank;
  const transactionId = textOf(id, 'TxId') ?? `${textOf(header, 'MsgId')!}/${unit.place.slice(unit.place.lastIndexOf('[') + 1, -1)}`;
  const times = [textOf(element, 'AccptncDtTm'), textOf(element, 'SttlmTmIndctn', 'CdtDtTm'), textOf(element, 'SttlmTmIndctn', 'DbtDtTm'), settlementDate, textOf(header, 'CreDtTm')];
  const key = paymentKey({ uetr: uniqueId, endToEndId, debtorAccount: debtor.account, creditorAccount: creditor.account, amount: settled, date: settlementDate, returned: false });
  return [{
    transaction: withoutUndefined({
      source: 'pacs.008', externalId: uniqueId ?? identifierOf(`${sender}/${transactionId}`), bookingTime: bookingTime(unit, times, options), debtor, creditor,
      amount: crosses ? ordered : settled, counterAmount: crosses ? settled : undefined,
      channel: channelOf([find(element, 'PmtTpInf'), find(header, 'PmtTpInf')], debtor, creditor), reference: referenceOf(uniqueId, endToEndId),
    }),
    ...(key === undefined ? {} : { key }),
    side: '',
  }];
}

export const pacs008: Message = { id: 'pacs.008', schemas: [schema('08'), schema('10')], map };
