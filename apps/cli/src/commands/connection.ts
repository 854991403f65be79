import { existsSync, readFileSync } from 'node:fs';
import { ProbityError, tokensFile, type Zone } from '@probity/shared-platform';
import type { Command } from 'commander';
import { ApiClient } from '../api-client.js';

export interface ConnectionOptions {
  readonly url: string;
  /** Data directory of the zone, where its service keeps its tokens. */
  readonly dir: string;
}

/** Adds the two options by which a command finds its service and the token to use there. */
export function withConnection(command: Command, zone: Zone): Command {
  return command.requiredOption('--url <url>', `address of the ${zone}'s service`).requiredOption('--dir <folder>', `the ${zone}'s data directory, which holds its service tokens`);
}

/** A client with the token of one actor. Throws TOKENS_UNREADABLE saying where it looked. */
export function connect(zone: Zone, actor: string, { url, dir }: ConnectionOptions): ApiClient {
  const file = tokensFile(dir, zone);
  if (!existsSync(file)) throw new ProbityError('TOKENS_UNREADABLE', `${file} is not there: --dir takes the folder in which the service keeps its tokens`);
  const tokens = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const token = tokens[actor];
  if (token === undefined) throw new ProbityError('TOKENS_UNREADABLE', `${file} has no token for ${actor}`);
  return new ApiClient(url, token);
}
