/** One plain sentence a feature. What a feature means stands in its program; here is only how to say it. */

interface Said {
  readonly name: string;
  readonly meaning: string;
}

const plain = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

/** A bit length b says 2^(b-1) up to 2^b - 1: told as a range in whole units of the base currency, of two minor digits. */
function amountRange(bits: number): string {
  if (bits === 0) return 'nothing';
  const units = (minor: number): string => Math.floor(minor / 100).toLocaleString('en-GB');
  return `${units(2 ** (bits - 1))} to ${units(2 ** bits)}`;
}

const yes = (text: string, otherwise: string): Phrase => (value) => (value === 0 ? otherwise : text);
type Phrase = (value: number, baseline: number) => string;

const counted = (one: string, many: string, when: string): Phrase => (value, baseline) => `${plain(value, one, many)} ${when}; usual: ${baseline}.`;

const PHRASES: Readonly<Record<string, Phrase>> = {
  amountBits: (value, baseline) => `The amount is ${amountRange(value)} in base currency; usual: ${amountRange(baseline)}.`,
  amountVersusMean: (value) => {
    const doublings = value - 64;
    return doublings === 0 ? "The amount is about the account's mean." : `The amount is about ${2 ** Math.abs(doublings)} times ${doublings > 0 ? 'above' : 'below'} the mean of the account's last postings.`;
  },
  nearLimit: yes('The amount is just below the reporting limit.', 'The amount is not just below the reporting limit.'),
  nearLimitCount7d: counted('posting just below the reporting limit', 'postings just below the reporting limit', 'within about a week'),
  cash: yes('Made in cash.', 'Not made in cash.'),
  instant: yes('An instant payment.', 'No instant payment.'),
  debit: yes('Money leaves the account.', 'Money comes in.'),
  crossCurrency: yes('The other side is in another currency.', 'Both sides are in one currency.'),
  crossCurrencyCount7d: counted('posting across currencies', 'postings across currencies', 'within about a week'),
  counterpartyRisk: (value, baseline) => `The counterparty's country is of risk class ${value} of 3; usual: ${baseline}.`,
  riskClass: (value, baseline) => `The customer is of risk class ${value} of 3; usual: ${baseline}.`,
  creditBits1d: (value, baseline) => `Received within about a day: ${amountRange(value)} in base currency; usual: ${amountRange(baseline)}.`,
  debitBits1d: (value, baseline) => `Sent within about a day: ${amountRange(value)} in base currency; usual: ${amountRange(baseline)}.`,
  passThrough1d: (value) => `About ${Math.round((value * 100) / 16)} % of what came in within about a day went out again${value === 63 ? ', or more' : ''}.`,
  creditCount1d: counted('credit', 'credits', 'within about a day'),
  debitCount1d: counted('debit', 'debits', 'within about a day'),
  creditCount7d: counted('credit', 'credits', 'within about a week'),
  debitCount7d: counted('debit', 'debits', 'within about a week'),
  distinctIn7d: counted('counterparty paid in', 'different counterparties paid in', 'within about a week'),
  distinctOut7d: counted('counterparty was paid', 'different counterparties were paid', 'within about a week'),
  newCounterparty: yes('This counterparty was not seen in about 90 days.', 'This counterparty is known.'),
  reciprocal: yes('This counterparty stood on the other side, too, within about a week.', 'This counterparty did not stand on the other side within about a week.'),
  minutesSinceCredit: (value) => `${plain(value, 'minute', 'minutes')} after the last credit${value === 2047 ? ', or more' : ''}.`,
  idleDays: counted('day', 'days', 'since the last posting'),
  ageDays: counted('day', 'days', 'since the first posting'),
  hour: (value) => `Booked between ${String(value).padStart(2, '0')}:00 and ${String((value + 1) % 24).padStart(2, '0')}:00.`,
  weekend: yes('Booked on a Saturday or Sunday.', 'Booked on a weekday.'),
};

/** A sentence about a feature's value and its baseline; of a feature without a phrase of its own, by the program's words. */
export function sentenceOf({ name, meaning }: Said, value: number, baseline: number): string {
  const phrase = Object.hasOwn(PHRASES, name) ? PHRASES[name] : undefined;
  return phrase?.(value, baseline) ?? `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}: ${value}; usual: ${baseline}.`;
}
