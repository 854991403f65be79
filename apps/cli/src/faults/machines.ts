/** Machines for workers: network namespaces on a bridge where this process may make them, else folders of their own on this one. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';

export interface Machine {
  readonly name: string;
  /** Command that starts a program on it. */
  readonly through: readonly string[];
  /** Its own disk. */
  readonly directory: string;
  /** Its address on the bridge; undefined where it shares this one's. */
  readonly address: string | undefined;
  /** Takes its network away, without a word to anybody; undefined where it has none of its own. */
  readonly unplug: (() => void) | undefined;
  readonly plugIn: (() => void) | undefined;
}

export interface Machines {
  readonly kind: 'network namespaces' | 'processes on one network';
  /** Where machines reach what runs here. */
  readonly host: string;
  readonly list: readonly Machine[];
  close(): void;
}

/** Makes so many machines. @param directory parent of their disks */
export function makeMachines(count: number, directory: string): Machines {
  const folders = Array.from({ length: count }, (_, i) => join(directory, `machine-${i + 1}`));
  folders.forEach((folder) => mkdirSync(folder, { recursive: true }));
  try {
    return namespaces(folders);
  } catch {
    const list = folders.map((folder, i): Machine => ({ name: `machine-${i + 1}`, through: [], directory: folder, address: undefined, unplug: undefined, plugIn: undefined }));
    return { kind: 'processes on one network', host: '127.0.0.1', list, close: () => undefined };
  }
}

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: 'ignore' });
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Was never made.
  }
}

/** Throws where `ip` is missing or refuses: no root, or a container without the right. */
function namespaces(folders: readonly string[]): Machines {
  const run = randomInt(2 ** 24).toString(16);
  const bridge = `pb${run}`;
  const subnet = `10.231.${randomInt(256)}`;
  const names = folders.map((_, i) => `probity-${run}-${i + 1}`);
  const close = (): void => {
    names.forEach((name) => quietly(() => ip('netns', 'del', name)));
    quietly(() => ip('link', 'del', bridge));
  };
  try {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('addr', 'add', `${subnet}.1/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
    const list = folders.map((directory, i): Machine => {
      const [name, near, far, address] = [names[i]!, `pv${run}${i}`, `pw${run}${i}`, `${subnet}.${10 + i}`];
      ip('netns', 'add', name);
      ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far);
      ip('link', 'set', near, 'master', bridge);
      ip('link', 'set', near, 'up');
      ip('link', 'set', far, 'netns', name);
      ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', far);
      ip('-n', name, 'link', 'set', far, 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
      return {
        name, directory, address, through: ['ip', 'netns', 'exec', name],
        unplug: () => ip('link', 'set', near, 'down'),
        plugIn: () => ip('link', 'set', near, 'up'),
      };
    });
    return { kind: 'network namespaces', host: `${subnet}.1`, list, close };
  } catch (error) {
    close();
    throw error;
  }
}
