/** Exact search in what is encrypted: by HMACs of normalised words, under a key that is not in the database. */
import type { KeyPort } from './keys/key-port.js';

export type TokenKind = 'name' | 'registration';

/** More words than any name has would only fill the index. */
const MAX_WORDS = 20;

/** Words of a name without case, accents and signs: "Müller-Łukasz & Co." gives muller, lukasz, co. */
export function nameWords(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd').replaceAll('æ', 'ae').replaceAll('œ', 'oe');
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length > 1))].slice(0, MAX_WORDS);
}

/** Letters and digits of a registration number, in one case. */
export function registrationWord(number: string): string {
  return number.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Tokens of words, in order. The kind is part of the text, so that a name never finds a number. */
export async function blindTokens(keys: KeyPort, words: readonly { readonly kind: TokenKind; readonly word: string }[]): Promise<Buffer[]> {
  return words.length === 0 ? [] : keys.mac('index', words.map(({ kind, word }) => JSON.stringify([kind, word])));
}

/** The name by which logs and exports speak of a customer: stable, and it tells nobody without the key who it is. Not the pseudonym of records. */
export async function customerRefs(keys: KeyPort, customerIds: readonly string[]): Promise<string[]> {
  return (await keys.mac('reference', customerIds)).map((mac) => `c-${mac.subarray(0, 12).toString('hex')}`);
}
