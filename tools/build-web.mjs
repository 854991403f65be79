/*
 * Builds the pages that browsers load, where what they are made from has changed since:
 *
 *   node tools/build-web.mjs [--force]
 *
 * A build takes seconds, so a stamp beside its output says what it was made from.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { filesBelow, packages, root } from './workspace.mjs';

const APPS = ['apps/regulator-web'];

for (const app of APPS) {
  const stampFile = join(root, app, 'dist/site.stamp');
  const stamp = digestOf(app);

  if (!process.argv.includes('--force') && existsSync(stampFile) && existsSync(join(root, app, 'dist/site/index.html')) && readFileSync(stampFile, 'utf8') === stamp) {
    continue;
  }

  process.stderr.write(`Building the pages of ${app} …\n`);
  await build({ configFile: join(root, app, 'vite.config.mjs'), logLevel: 'warn' });
  writeFileSync(stampFile, stamp);
}

/** Of everything that may get into the pages: sources of the app and of the packages of ours that it names, and theirs; and the versions of all others. */
function digestOf(app) {
  const all = packages();
  const found = new Set();
  const waiting = [app];

  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, next, 'package.json'), 'utf8'));
    waiting.push(...all.filter(({ name }) => name in dependencies).map(({ directory }) => directory));
  }

  const files = [...found].sort().flatMap((directory) => filesBelow(directory, (file) => !file.startsWith(`${directory}/dist/`) && !/\.test\.ts$/.test(file)));
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...files]) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return `${hash.digest('hex')}\n`;
}
