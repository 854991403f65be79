export { countryCode, countryNumber } from './countries.js';
export { Iso20022Error, type IsoErrorCode } from './errors.js';
export { keyOfReference, NOT_PROVIDED } from './mapping.js';
export { MAX_MESSAGE_BYTES } from './reader.js';
export { MESSAGE_IDS, readIso20022, type IsoRow, type MessageId } from './rows.js';
export { isIban, minorDigits } from './values.js';
