import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { platformError } from '../errors.js';

/** Who does something: stands in every change. Permissions are words such as `transactions:write`; `*` is all. */
export interface Actor {
  readonly id: string;
  readonly permissions: readonly string[];
  /** Who speaks for one bank reaches nothing of another one. */
  readonly bankId?: string;
  /** Of a person who signed in; a service token has none. */
  readonly session?: ActorSession;
}

/** What is known of a person's session. */
export interface ActorSession {
  readonly id: string;
  readonly userId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** How they signed in: `password` or `provider`. */
  readonly method: string;
  /** When they last proved who they are; epoch seconds. */
  readonly authenticatedAt: number;
  readonly expiresAt: number;
}

export function isPermitted(actor: Actor, permission: string): boolean {
  return actor.permissions.includes('*') || actor.permissions.includes(permission);
}

const tokensSchema = z.record(z.string().min(1), z.string().min(32));

/** The service tokens of one zone: each names an actor. */
export class ServiceTokens {
  readonly #entries: readonly { readonly actor: Actor; readonly digest: Buffer; readonly token: string }[];

  private constructor(tokens: Readonly<Record<string, string>>, actors: readonly Actor[]) {
    this.#entries = actors.map((actor) => {
      const token = tokens[actor.id] ?? '';
      return { actor, token, digest: digestOf(token) };
    });
  }

  /**
   * Opens the token file, making it (mode 0600) and the tokens of actors it doesn't know yet. What an actor may do is
   * said by `actors`, in code; the file holds the secrets only.
   *
   * @throws ProbityError TOKENS_UNREADABLE when the file is damaged or others can read it
   */
  static open(file: string, actors: readonly Actor[]): ServiceTokens {
    // Four eyes compare ids: no service may have one that could be a person's.
    if (actors.some(({ id }) => id.startsWith('user:'))) throw platformError('TOKENS_UNREADABLE', 'ids of service actors do not begin with user:, which is kept for people');
    const known = readTokens(file);
    const missing = actors.filter((actor) => known[actor.id] === undefined);
    const tokens = { ...known, ...Object.fromEntries(missing.map((actor) => [actor.id, randomBytes(32).toString('base64url')])) };

    if (missing.length > 0) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
      renameSync(draft, file);
    }

    return new ServiceTokens(tokens, actors);
  }

  /** The actor a token belongs to. Takes the same time wherever and whether it matches. */
  actorOf(token: string): Actor | undefined {
    const given = digestOf(token);
    let match: Actor | undefined;

    for (const entry of this.#entries) {
      if (timingSafeEqual(entry.digest, given) && token.length > 0) {
        match = entry.actor;
      }
    }

    return match;
  }

  /** The token of an actor, for a client on this machine. */
  tokenOf(actorId: string): string {
    const entry = this.#entries.find((candidate) => candidate.actor.id === actorId);

    if (entry === undefined) {
      throw platformError('TOKENS_UNREADABLE', `no service token for actor ${actorId}`);
    }

    return entry.token;
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function readTokens(file: string): Record<string, string> {
  if (!existsSync(file)) {
    return {};
  }

  if ((statSync(file).mode & 0o077) !== 0) {
    throw platformError('TOKENS_UNREADABLE', `${file} can be read by others: chmod 600, or remove it to get new tokens`);
  }

  try {
    return tokensSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The cause would quote the file.
    throw platformError('TOKENS_UNREADABLE', `${file} is not a token file: remove it to get new tokens`);
  }
}
