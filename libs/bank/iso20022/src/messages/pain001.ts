/** pain.001, CustomerCreditTransferInitiation: a customer's order to his bank. An instruction only, for banks that have no pacs.008 of it. */
import { account, agent, agentsInBetween, chargeBearer, dateOrDateTime, max35, party, paymentType } from '../components.js';
import {
  accountOf, bankOf, bookingTime, channelOf, countryOf, identifierOf, moneyOf, NOT_PROVIDED, partyOf, paymentKey, referenceOf, required, withoutUndefined,
  type MappedPayment, type MappingOptions, type Party,
} from '../mapping.js';
import { any, choice, one, optional, sequence, some, supplementary, unit as unitOf, unread, type MessageSchema } from '../schema.js';
import type { Unit } from '../structure.js';
import { amount, currency, date, dateTime, decimal, indicator, numericText, oneOf, uetr } from '../values.js';
import { find, textOf } from '../xml-element.js';
import { namespaceOf, type Message } from './message.js';

/** CustomerCreditTransferInitiationV09 and V11. */
function schema(version: '09' | '11'): MessageSchema {
  const since11 = version === '11';
  // GroupHeader85, GroupHeader95.
  const header = sequence(
    one('MsgId', max35), one('CreDtTm', dateTime), any('Authstn', undefined, 2), one('NbOfTxs', numericText), optional('CtrlSum', decimal), one('InitgPty', party),
    ...unread('FwdgAgt', 'InitnSrc'),
  );
  // CreditTransferTransaction34, CreditTransferTransaction54.
  const transaction = sequence(
    one('PmtId', sequence(optional('InstrId', max35), one('EndToEndId', max35), optional('UETR', uetr))), optional('PmtTpInf', paymentType),
    one('Amt', choice(one('InstdAmt', amount), one('EqvtAmt', sequence(one('Amt', amount), one('CcyOfTrf', currency))))),
    ...unread('XchgRateInf'), optional('ChrgBr', chargeBearer), ...(since11 ? unread('MndtRltdInf') : []), ...unread('ChqInstr', 'UltmtDbtr'), ...agentsInBetween('IntrmyAgt'),
    optional('CdtrAgt', agent), ...unread('CdtrAgtAcct'), optional('Cdtr', party), optional('CdtrAcct', account(!since11)), ...unread('UltmtCdtr'), any('InstrForCdtrAgt'),
    ...unread('InstrForDbtrAgt', 'Purp'), any('RgltryRptg', undefined, 10), ...unread('Tax'), any('RltdRmtInf', undefined, 10), ...unread('RmtInf'), any('SplmtryData', supplementary),
  );
  // PaymentInstruction30, PaymentInstruction40.
  const instruction = sequence(
    one('PmtInfId', max35), one('PmtMtd', oneOf('CHK', 'TRF', 'TRA')), ...(since11 ? unread('ReqdAdvcTp') : []), optional('BtchBookg', indicator), optional('NbOfTxs', numericText),
    optional('CtrlSum', decimal), optional('PmtTpInf', paymentType), one('ReqdExctnDt', dateOrDateTime), optional('PoolgAdjstmntDt', date), one('Dbtr', party),
    one('DbtrAcct', account(!since11)), one('DbtrAgt', agent), ...unread('DbtrAgtAcct', 'InstrForDbtrAgt', 'UltmtDbtr'), optional('ChrgBr', chargeBearer), ...unread('ChrgsAcct', 'ChrgsAcctAgt'),
    unitOf('CdtTrfTxInf', transaction, 1),
  );
  return {
    namespace: namespaceOf('pain.001', version),
    root: one('Document', sequence(one('CstmrCdtTrfInitn', sequence(one('GrpHdr', header), some('PmtInf', instruction), any('SplmtryData', supplementary))))),
  };
}

function map(unit: Unit, options: MappingOptions): MappedPayment[] {
  const { element } = unit;
  const header = find(unit.above[1], 'GrpHdr');
  const instruction = unit.above[2];
  const debtor = partyOf(unit, instruction, 'Dbtr', '../');
  const creditor = creditorOf(unit);
  const [endToEndId, uniqueId] = [textOf(element, 'PmtId', 'EndToEndId')!, textOf(element, 'PmtId', 'UETR')];
  // An equivalent amount is in the debtor's currency; what it comes to is not known yet.
  const ordered = moneyOf(find(element, 'Amt', 'InstdAmt') ?? find(element, 'Amt', 'EqvtAmt', 'Amt')!);
  const executionDate = textOf(instruction, 'ReqdExctnDt', 'Dt') ?? textOf(instruction, 'ReqdExctnDt', 'DtTm');
  const place = `${textOf(header, 'MsgId')!}/${textOf(instruction, 'PmtInfId')!}/${unit.place.slice(unit.place.lastIndexOf('[') + 1, -1)}`;
  const paymentTypes = [find(element, 'PmtTpInf'), find(instruction, 'PmtTpInf')];
  const key = paymentKey({ uetr: uniqueId, endToEndId, debtorAccount: debtor.account, creditorAccount: creditor.account, amount: ordered, date: executionDate, returned: false });
  return [{
    transaction: withoutUndefined({
      source: 'pain.001', externalId: uniqueId ?? identifierOf(`${debtor.account}/${place}`),
      bookingTime: bookingTime(unit, [textOf(instruction, 'ReqdExctnDt', 'DtTm'), executionDate], options), debtor, creditor, amount: ordered,
      channel: textOf(instruction, 'PmtMtd') === 'CHK' ? 'cheque' as const : channelOf(paymentTypes, debtor, creditor), reference: referenceOf(uniqueId, endToEndId),
    }),
    ...(key === undefined ? {} : { key }),
    side: '',
  }];
}

/** Of SEPA orders the creditor's bank may be left out ("IBAN only"); of cheques the account. */
function creditorOf(unit: Unit): Party {
  const { element } = unit;
  const account = find(element, 'CdtrAcct');
  const cheque = textOf(unit.above[2], 'PmtMtd') === 'CHK';
  return {
    bank: bankOf(find(element, 'CdtrAgt')) ?? NOT_PROVIDED,
    account: cheque ? (accountOf(account) ?? NOT_PROVIDED) : required(accountOf(account), unit, 'ACCOUNT_MISSING', 'CdtrAcct'),
    country: countryOf(find(element, 'Cdtr'), account),
  };
}

export const pain001: Message = { id: 'pain.001', schemas: [schema('09'), schema('11')], map };
