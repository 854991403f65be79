/** What the page calls things, for readers who never saw a proof. */
import type { ClaimName } from '@probity/shared-evidence';
import type { CheckResult } from './messages.js';

type State = CheckResult['line']['verdict'];

export const CLAIM_WORDS: Readonly<Record<ClaimName, string>> = {
  records: 'The proofs cover every record of the batch, none more and none less',
  coverage: 'Finance counted the same postings, on every ledger line',
  model: 'The scores come from the registered model',
  features: 'The model read what is registered, computed as registered',
  windows: 'What the model was told of earlier payments is true',
  alerts: 'Whatever reached a registered threshold became an alert',
  history: 'The day stands in the bank’s signed log, unchanged',
  setup: 'The keys of the proofs are registered and accepted',
};

export const STATE_MARKS: Readonly<Record<State, string>> = { shown: '✓', 'not shown': '–', refused: '✕' };

/** The answer, and what it means. @param headers in the archive */
export function answerOf(verdict: State, headers: number): { readonly title: string; readonly meaning: string } {
  const all = headers === 1 ? 'the batch in this file' : `all ${headers} batches in this file`;
  switch (verdict) {
    case 'shown':
      return { title: 'Shown', meaning: `Everything that such a check can show holds for ${all}, but for what the model was told of earlier payments: nobody proves that yet.` };
    case 'refused':
      return { title: 'Refused', meaning: 'Something in this file is contradicted by what else is in it, or by what is registered. Below it says what.' };
    case 'not shown':
      return { title: 'Not shown', meaning: 'Nothing in this file is contradicted, but something that a bank must show is missing. Below it says what.' };
  }
}

/** A date as people write it: Thursday 26 October 2025. */
export function dateWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date)).replace(',', '');
}

/** @param count a decimal of any size */
export const countWords = (count: string | number): string => BigInt(count).toLocaleString('en-GB');
