/** An account's window for people. */
import { age, type WindowState } from '@probity/bank-features';

export interface WindowLine {
  readonly name: string;
  /** An integer as text: amounts in minor units of the base currency. */
  readonly value: string;
  readonly words: string;
}

const NO_CREDIT = 2047n;

function bitsSet(sketch: bigint): number {
  return sketch.toString(2).replaceAll('0', '').length;
}

/** What the window remembers as of a time (epoch seconds). Spans are "about": a window keeps two halves of each, see `window-state.ts`. */
export function windowInWords(state: WindowState, now: number): WindowLine[] {
  if (state.clock === 0n) return [];
  const aged = age(state, BigInt(now));
  const line = (name: string, value: bigint | number, words: string): WindowLine => ({ name, value: String(value), words: `${String(value)} ${words}` });
  return [
    line('creditCount1d', aged.creditCountDayNow + aged.creditCountDayBefore, 'credits in about a day'),
    line('debitCount1d', aged.debitCountDayNow + aged.debitCountDayBefore, 'debits in about a day'),
    line('creditSum1d', aged.creditSumNow + aged.creditSumBefore, 'minor units of the base currency came in in about a day'),
    line('debitSum1d', aged.debitSumNow + aged.debitSumBefore, 'minor units of the base currency went out in about a day'),
    line('creditCount7d', aged.creditCountWeekNow + aged.creditCountWeekBefore, 'credits in about a week'),
    line('debitCount7d', aged.debitCountWeekNow + aged.debitCountWeekBefore, 'debits in about a week'),
    line('distinctIn7d', bitsSet(aged.inSketchNow | aged.inSketchBefore), 'payers or more in about a week'),
    line('distinctOut7d', bitsSet(aged.outSketchNow | aged.outSketchBefore), 'payees or more in about a week'),
    line('nearLimitCount7d', aged.nearLimitNow + aged.nearLimitBefore, 'postings just under the reporting limit in about a week'),
    line('crossCurrencyCount7d', aged.crossCurrencyNow + aged.crossCurrencyBefore, 'postings across currencies in about a week'),
    ...(aged.minutesSinceCredit === NO_CREDIT ? [] : [line('minutesSinceCredit', aged.minutesSinceCredit, 'minutes since the last credit')]),
    line('idleDays', aged.idleDays, 'days since the last posting'),
    line('ageDays', aged.ageDays, 'days since the first posting'),
  ];
}
