/** Message components that several messages share (ISO 20022 names in the comments). */
import { any, choice, one, optional, sequence, unread, type SequenceType } from './schema.js';
import { bic, country, currency, date, dateTime, iban, oneOf, pattern, text } from './values.js';

export const max35 = text(35);

/** ServiceLevel8Choice, LocalInstrument2Choice, CategoryPurpose1Choice, … */
export const codeOrProprietary = choice(one('Cd', max35), one('Prtry', max35));

/** PostalAddress24. */
const postalAddress = sequence(
  optional('AdrTp'),
  ...(['Dept', 'SubDept', 'StrtNm'] as const).map((name) => optional(name, text(70))),
  optional('BldgNb', text(16)), optional('BldgNm', text(35)), optional('Flr', text(70)), optional('PstBx', text(16)), optional('Room', text(70)), optional('PstCd', text(16)),
  ...(['TwnNm', 'TwnLctnNm', 'DstrctNm', 'CtrySubDvsn'] as const).map((name) => optional(name, text(35))),
  optional('Ctry', country), any('AdrLine', text(70), 7),
);

/** PartyIdentification135. */
export const party = sequence(optional('Nm', text(140)), optional('PstlAdr', postalAddress), optional('Id'), optional('CtryOfRes', country), optional('CtctDtls'));

/** BranchAndFinancialInstitutionIdentification6. */
export const agent = sequence(
  one('FinInstnId', sequence(
    optional('BICFI', bic),
    optional('ClrSysMmbId', sequence(optional('ClrSysId'), one('MmbId', max35))),
    optional('LEI', pattern(/^[A-Z0-9]{18}[0-9]{2}$/)), optional('Nm', text(140)), optional('PstlAdr', postalAddress),
    optional('Othr', sequence(one('Id', max35), optional('SchmeNm'), optional('Issr', max35))),
  )),
  optional('BrnchId'),
);

/** Party40Choice. */
export const partyOrAgent = choice(one('Pty', party), one('Agt', agent));

/** CashAccount38; since 2021 CashAccount40, where a proxy may stand for the id. */
export const account = (idRequired: boolean, ...more: readonly ReturnType<typeof optional>[]): SequenceType => {
  const id = choice(one('IBAN', iban), one('Othr', sequence(one('Id', text(34)), optional('SchmeNm'), optional('Issr', max35))));
  return sequence(idRequired ? one('Id', id) : optional('Id', id), optional('Tp'), optional('Ccy', currency), optional('Nm', text(70)), optional('Prxy'), ...more);
};

/** PaymentTypeInformation26 to 28. */
export const paymentType = sequence(
  optional('InstrPrty', oneOf('HIGH', 'NORM')), optional('ClrChanl', text(4)), any('SvcLvl', codeOrProprietary), optional('LclInstrm', codeOrProprietary),
  optional('SeqTp', text(4)), optional('CtgyPurp', codeOrProprietary),
);

/** SettlementDateTimeIndication1. */
export const settlementTime = sequence(optional('DbtDtTm', dateTime), optional('CdtDtTm', dateTime));

/** DateAndDateTime2Choice. */
export const dateOrDateTime = choice(one('Dt', date), one('DtTm', dateTime));

export const chargeBearer = oneOf('DEBT', 'CRED', 'SHAR', 'SLEV');

/** `IntrmyAgt1`, `IntrmyAgt1Acct` … up to the third. */
export const agentsInBetween = (name: 'IntrmyAgt' | 'PrvsInstgAgt'): ReturnType<typeof unread> => [1, 2, 3].flatMap((i) => unread(`${name}${i}`, `${name}${i}Acct`));

