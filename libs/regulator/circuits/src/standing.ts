/** What a registered key stands on: what the regulator checked itself, and what it takes from somebody else. */
import type { TrustClass } from '@probity/shared-proof-verifier';

/** Closed list. */
export const STANDINGS = {
  REBUILT_FROM_SEED: { state: 'shown', sentence: 'The regulator compiled this circuit from public sources, and its published seed gives this very key. Anyone who makes the key can forge with it.' },
  REBUILT_FOR_CEREMONY: { state: 'shown', sentence: "The regulator compiled this circuit from public sources, and it is the one of the ceremony in which the regulator's own witness contributed and verified the key." },
  NOT_REBUILT: { state: 'not shown', sentence: 'The regulator has not rebuilt this circuit yet: what the key proves is what the bank says of it.' },
  NO_PROGRAM: { state: 'not shown', sentence: 'No registered feature program names this record circuit, so there is nothing to rebuild it from.' },
  ANOTHER_KEY: { state: 'refused', sentence: 'The regulator compiled this circuit from public sources, and its published seed gives another key.' },
  ANOTHER_CIRCUIT: { state: 'refused', sentence: "The regulator compiled this circuit from public sources, and the ceremony was of other constraints." },
  SETUP_UNKNOWN: { state: 'not shown', sentence: 'The regulator compiled this circuit from public sources. The key has neither a published seed nor a ceremony, so whether it is of this circuit can not be seen.' },
  CERTIFIED: { state: 'shown', sentence: 'The circuit holds the model, which stays with the bank. That the key is of the registered model rests on the word of the certifier.' },
  NOT_CERTIFIED: { state: 'not shown', sentence: 'No certifier says which model this key stands for.' },
} as const satisfies Record<string, { readonly state: 'shown' | 'not shown' | 'refused'; readonly sentence: string }>;
export type Standing = keyof typeof STANDINGS;

/** What is known of a key. */
export interface KeyFacts {
  readonly role: 'record' | 'model';
  readonly keySha256: string;
  readonly trustClass: TrustClass;
  readonly hasSeed: boolean;
  /** Of a record key: digests of the registered programs that name its circuit. */
  readonly programs: readonly string[];
  /** The newest check of the key against one of these programs. */
  readonly check: { readonly r1csSha256: string; readonly remadeKeySha256: string | null } | undefined;
  /** Constraints of the ceremony that gave the key its class. */
  readonly ceremonyR1csSha256: string | undefined;
  /** Certifiers whose certificates name the key. */
  readonly certifiers: readonly string[];
}

/** What a key stands on. A check that found something wrong says so even where the class is a good one. */
export function standingOf({ role, keySha256, trustClass, hasSeed, programs, check, ceremonyR1csSha256, certifiers }: KeyFacts): Standing {
  if (role === 'model') return certifiers.length > 0 ? 'CERTIFIED' : 'NOT_CERTIFIED';
  if (programs.length === 0) return 'NO_PROGRAM';
  if (check === undefined) return 'NOT_REBUILT';
  if (trustClass === 'ceremony') return check.r1csSha256 === ceremonyR1csSha256 ? 'REBUILT_FOR_CEREMONY' : 'ANOTHER_CIRCUIT';
  if (!hasSeed) return 'SETUP_UNKNOWN';
  return check.remadeKeySha256 === keySha256 ? 'REBUILT_FROM_SEED' : 'ANOTHER_KEY';
}
