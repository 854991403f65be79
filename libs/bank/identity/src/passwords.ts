/** Passwords: argon2id, a few at a time, and what is taken as one. */
import { Algorithm, hash, verify, type Options } from '@node-rs/argon2';
import { IdentityError } from './errors.js';

/** OWASP Password Storage Cheat Sheet, section Argon2id: 19 MiB, 2 iterations, 1 degree of parallelism. */
const ARGON2: Options = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PARAMETERS = '$argon2id$v=19$m=19456,t=2,p=1$';

/**
 * Of a random password that was never kept. Who has no account, or no password, is checked against it: the answer takes as long and
 * tells nothing.
 */
export const DUMMY_HASH = '$argon2id$v=19$m=19456,t=2,p=1$NbbrpedSclodQAvd9Fpq8A$6xNfl32fKOSGSmVHRqu8jWttkdDMktFme49xmh8zXTU';

/** NIST SP 800-63B-4 §3.1.1.2: length counts, kinds of characters do not; at least 15 where it is the only factor. */
export const PASSWORD_LENGTH = { min: 15, max: 256 } as const;

/** Each takes 19 MiB and a thread of the four that all file and name look-ups share. */
const AT_ONCE = 2;
/** More wait no longer than a person does; a flood is refused before it costs memory. */
const WAITING = 32;

let running = 0;
let made = 0;
const queue: (() => void)[] = [];

/** Runs one computation when its turn comes. @throws IdentityError LOGIN_BUSY */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new IdentityError('LOGIN_BUSY', 'too many people sign in right now: try again in some seconds');
    await new Promise<void>((resume) => void queue.push(resume));
  } else {
    running += 1;
  }
  try {
    made += 1;
    return await work();
  } finally {
    // The place goes to who waits longest, so that `running` never drops between them.
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** How many hashes this process has made or checked: the work an answer took, whatever else the machine does. */
export function hashesMade(): number {
  return made;
}

/** @throws IdentityError LOGIN_BUSY */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), ARGON2));
}

/** Whether a password is the one of a hash; without a hash it is not, after the same work. @throws IdentityError LOGIN_BUSY */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(stored ?? DUMMY_HASH, normal(password)));
  return right && stored !== null && stored !== undefined;
}

/** Whether a hash was made with other parameters than today's: made anew at the next login. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(PARAMETERS);
}

/** @param words what stands beside the account, and is the first thing to be guessed @throws IdentityError PASSWORD_WEAK */
export function requireStrong(password: string, words: readonly string[]): void {
  const plain = normal(password).toLowerCase();
  if ([...plain].length < PASSWORD_LENGTH.min || password.length > PASSWORD_LENGTH.max) {
    throw new IdentityError('PASSWORD_WEAK', `a password has ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters: some words that do not belong together are one`);
  }
  if (new Set(plain).size < 6) throw new IdentityError('PASSWORD_WEAK', 'the password repeats a few characters');
  if ([...words, 'probity'].some((word) => word.length >= 4 && plain.replaceAll(word.toLowerCase(), '').length < 8)) {
    throw new IdentityError('PASSWORD_WEAK', 'the password is mostly the e-mail or the name');
  }
}

/** The same characters however a keyboard composes them. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
