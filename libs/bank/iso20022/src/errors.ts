/** Why a message, or one payment of it, can't be read. Closed: add, never rename. */
export type IsoErrorCode =
  // The file: nothing after this place can be trusted.
  | 'XML_MALFORMED'
  | 'XML_FORBIDDEN'
  | 'ENCODING_INVALID'
  | 'NAMESPACE_UNKNOWN'
  | 'NAMESPACE_FOREIGN'
  | 'LIMIT_DEPTH'
  | 'LIMIT_TOKEN'
  | 'LIMIT_ELEMENT'
  | 'LIMIT_MESSAGE'
  | 'COUNT_DIFFERS'
  // The structure: which elements, in which order, how often.
  | 'ELEMENT_UNKNOWN'
  | 'ELEMENT_MISSING'
  | 'ELEMENT_REPEATED'
  | 'ELEMENT_MISPLACED'
  | 'CHOICE_INVALID'
  | 'ATTRIBUTE_UNKNOWN'
  | 'TEXT_UNEXPECTED'
  // Values.
  | 'TEXT_LENGTH'
  | 'VALUE_INVALID'
  | 'IBAN_INVALID'
  | 'BIC_INVALID'
  | 'UETR_INVALID'
  | 'AMOUNT_INVALID'
  | 'AMOUNT_TOO_PRECISE'
  | 'CURRENCY_UNKNOWN'
  | 'DATE_INVALID'
  | 'TIME_INVALID'
  // What a transaction needs and the message leaves out.
  | 'ACCOUNT_MISSING'
  | 'AGENT_MISSING'
  | 'AMOUNT_MISSING'
  | 'TIME_MISSING';

/** Names the element by its path of known element names, never by what it holds. */
export class Iso20022Error extends Error {
  override readonly name = 'Iso20022Error';

  constructor(
    readonly code: IsoErrorCode,
    /** `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[12]/IntrBkSttlmAmt`, or `line 3` where no element can be told. */
    readonly place: string,
  ) {
    super(`${code} at ${place}`);
  }
}
