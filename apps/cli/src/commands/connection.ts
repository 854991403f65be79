import type { Zone } from '@probity/shared-platform';
import type { Command } from 'commander';
import { ApiClient } from '../api-client.js';
import { tokenOf } from '../stack.js';

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
  return new ApiClient(url, tokenOf(dir, zone, actor));
}
