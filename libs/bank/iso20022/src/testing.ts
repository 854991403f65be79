/** Writes messages for tests, from transactions: what a bank's payment engine would send. */
import type { TransactionInput } from '@probity/bank-transactions';
import { countryCode } from './countries.js';
import { isIban, minorDigits } from './values.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const decimalOf = ({ minor, currency }: TransactionInput['amount']): string => {
  const digits = minorDigits(currency)!;
  const padded = minor.padStart(digits + 1, '0');
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};
const money = (name: string, amount: TransactionInput['amount']): string => `<${name} Ccy="${amount.currency}">${decimalOf(amount)}</${name}>`;
const agentXml = (name: string, bank: string): string =>
  `<${name}><FinInstnId>${/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bank) ? `<BICFI>${bank}</BICFI>` : `<ClrSysMmbId><MmbId>${escape(bank)}</MmbId></ClrSysMmbId>`}</FinInstnId></${name}>`;
const accountXml = (name: string, account: string): string => `<${name}><Id>${isIban(account) ? `<IBAN>${account}</IBAN>` : `<Othr><Id>${escape(account)}</Id></Othr>`}</Id></${name}>`;
const partyXml = (name: string, country: number | undefined, inner = (text: string): string => text): string => {
  const code = countryCode(country ?? 0);
  return `<${name}>${inner(code === undefined ? '<Nm>Somebody</Nm>' : `<Nm>Somebody</Nm><PstlAdr><Ctry>${code}</Ctry></PstlAdr>`)}</${name}>`;
};
const paymentType = (channel: TransactionInput['channel']): string =>
  `<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl>${channel === 'instant' ? '<LclInstrm><Cd>INST</Cd></LclInstrm>' : ''}</PmtTpInf>`;

/** @param version of pacs.008.001 */
export function pacs008Of(transactions: readonly TransactionInput[], { version = '08', messageId = 'M1' } = {}): string {
  const body = transactions.map((transaction) => [
    `<CdtTrfTxInf><PmtId><EndToEndId>${escape(transaction.reference ?? 'NOTPROVIDED')}</EndToEndId><TxId>${escape(transaction.externalId!)}</TxId></PmtId>${paymentType(transaction.channel)}`,
    money('IntrBkSttlmAmt', transaction.counterAmount ?? transaction.amount), `<AccptncDtTm>${transaction.bookingTime}</AccptncDtTm>`,
    transaction.counterAmount === undefined ? '' : money('InstdAmt', transaction.amount), '<ChrgBr>SLEV</ChrgBr>',
    partyXml('Dbtr', transaction.debtor.country), accountXml('DbtrAcct', transaction.debtor.account), agentXml('DbtrAgt', transaction.debtor.bank),
    agentXml('CdtrAgt', transaction.creditor.bank), partyXml('Cdtr', transaction.creditor.country), accountXml('CdtrAcct', transaction.creditor.account),
    '<RmtInf><Ustrd>for &amp; against</Ustrd></RmtInf></CdtTrfTxInf>',
  ].join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.${version}"><FIToFICstmrCdtTrf><GrpHdr><MsgId>${messageId}</MsgId>`
    + `<CreDtTm>2026-03-02T06:00:00Z</CreDtTm><NbOfTxs>${transactions.length}</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>\n${body.join('\n')}\n</FIToFICstmrCdtTrf></Document>`;
}

export interface Leg {
  readonly uetr?: string;
  readonly endToEndId?: string;
  readonly amount: TransactionInput['amount'];
  readonly debtor: TransactionInput['debtor'];
  readonly creditor: TransactionInput['creditor'];
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const ids = ({ uetr, endToEndId = 'NOTPROVIDED' }: Leg, more = ''): string => `<EndToEndId>${endToEndId}</EndToEndId>${uetr === undefined ? more : `${more}<UETR>${uetr}</UETR>`}`;

/** One payment as pacs.008 tells it; `TxId` is its end-to-end id with `T-` before it. */
export const legAsPacs008 = (leg: Leg): string => '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10"><FIToFICstmrCdtTrf><GrpHdr><MsgId>P1</MsgId><CreDtTm>2026-03-02T06:00:00Z</CreDtTm>'
  + `<NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr><CdtTrfTxInf><PmtId>${leg.uetr === undefined ? ids(leg, `<TxId>T-${leg.endToEndId}</TxId>`) : ids(leg)}</PmtId>`
  + `${money('IntrBkSttlmAmt', leg.amount)}<IntrBkSttlmDt>${leg.date}</IntrBkSttlmDt><ChrgBr>SLEV</ChrgBr>${partyXml('Dbtr', leg.debtor.country)}${accountXml('DbtrAcct', leg.debtor.account)}`
  + `${agentXml('DbtrAgt', leg.debtor.bank)}${agentXml('CdtrAgt', leg.creditor.bank)}${partyXml('Cdtr', leg.creditor.country)}${accountXml('CdtrAcct', leg.creditor.account)}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>`;

/** The same payment as its debtor ordered it. */
export const legAsPain001 = (leg: Leg, version = '09'): string => `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}"><CstmrCdtTrfInitn><GrpHdr><MsgId>C1</MsgId>`
  + '<CreDtTm>2026-03-01T06:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs><InitgPty><Nm>Somebody</Nm></InitgPty></GrpHdr><PmtInf><PmtInfId>I1</PmtInfId><PmtMtd>TRF</PmtMtd>'
  + `<ReqdExctnDt><Dt>${leg.date}</Dt></ReqdExctnDt>${partyXml('Dbtr', leg.debtor.country)}${accountXml('DbtrAcct', leg.debtor.account)}${agentXml('DbtrAgt', leg.debtor.bank)}`
  + `<CdtTrfTxInf><PmtId>${ids(leg)}</PmtId><Amt>${money('InstdAmt', leg.amount)}</Amt>${agentXml('CdtrAgt', leg.creditor.bank)}${partyXml('Cdtr', leg.creditor.country)}`
  + `${accountXml('CdtrAcct', leg.creditor.account)}</CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>`;

/** The same payment as a statement of one side's account tells it. */
export function legAsCamt053(leg: Leg, side: 'debit' | 'credit', { status = 'BOOK', returned = false } = {}): string {
  const own = side === 'debit' ? leg.debtor : leg.creditor;
  const inPty = (text: string): string => `<Pty>${text}</Pty>`;
  return '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-03-03T06:00:00Z</CreDtTm></GrpHdr><Stmt><Id>S1</Id>'
    + `${accountXml('Acct', own.account).replace('</Acct>', `${agentXml('Svcr', own.bank)}</Acct>`)}<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>${money('Amt', leg.amount)}<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${leg.date}</Dt></Dt></Bal>`
    + `<Ntry>${money('Amt', leg.amount)}<CdtDbtInd>${side === 'debit' ? 'DBIT' : 'CRDT'}</CdtDbtInd>${returned ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>${leg.date}</Dt></BookgDt>`
    + `<ValDt><Dt>${leg.date}</Dt></ValDt><AcctSvcrRef>R-${side}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>`
    + `<NtryDtls><TxDtls><Refs>${ids(leg)}</Refs><RltdPties>${partyXml('Dbtr', leg.debtor.country, inPty)}${accountXml('DbtrAcct', leg.debtor.account)}${partyXml('Cdtr', leg.creditor.country, inPty)}`
    + `${accountXml('CdtrAcct', leg.creditor.account)}</RltdPties><RltdAgts>${agentXml('DbtrAgt', leg.debtor.bank)}${agentXml('CdtrAgt', leg.creditor.bank)}</RltdAgts></TxDtls></NtryDtls></Ntry>`
    + '</Stmt></BkToCstmrStmt></Document>';
}

/** The return of a payment: `leg` is the payment. */
export const returnOf = (leg: Leg, { returnId = 'R1', originalTransaction = true } = {}): string => '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr><GrpHdr><MsgId>B1</MsgId>'
  + '<CreDtTm>2026-03-04T06:00:00+01:00</CreDtTm><NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>'
  + `<TxInf><RtrId>${returnId}</RtrId><OrgnlEndToEndId>${leg.endToEndId ?? 'NOTPROVIDED'}</OrgnlEndToEndId>${leg.uetr === undefined ? '' : `<OrgnlUETR>${leg.uetr}</OrgnlUETR>`}`
  + `${money('RtrdIntrBkSttlmAmt', leg.amount)}<IntrBkSttlmDt>${leg.date}</IntrBkSttlmDt><RtrRsnInf><Rsn><Cd>AC04</Cd></Rsn></RtrRsnInf>`
  + (originalTransaction
    ? `<OrgnlTxRef>${paymentType('transfer')}<Dbtr><Pty><Nm>Somebody</Nm></Pty></Dbtr>${accountXml('DbtrAcct', leg.debtor.account)}${agentXml('DbtrAgt', leg.debtor.bank)}`
      + `${agentXml('CdtrAgt', leg.creditor.bank)}<Cdtr><Pty><Nm>Somebody</Nm></Pty></Cdtr>${accountXml('CdtrAcct', leg.creditor.account)}</OrgnlTxRef>`
    : '')
  + '</TxInf></PmtRtr></Document>';
