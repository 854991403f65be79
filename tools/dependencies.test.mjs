import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packages, root } from './workspace.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const versions = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
const rows = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [@a-z]/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

test('the list of dependencies names each of them once, with the licence its package states', () => {
  const listed = rows.flatMap(([names, , licence]) => names.split(', ').map((name) => [name, licence]));

  assert.deepEqual(listed.map(([name]) => name).sort(), Object.keys(versions).sort());

  for (const [name, licence] of listed) {
    const path = join(root, 'node_modules', name, 'package.json');

    // Binaries of other platforms are not installed.
    if (existsSync(path)) {
      // Old packages state a list.
      const { license, licenses } = JSON.parse(readFileSync(path, 'utf8'));
      const stated = license ?? licenses[0];
      assert.ok(licence.startsWith(typeof stated === 'string' ? stated : stated.type), `${name}: ${licence}`);
    }
  }
});

test('every package of the workspace asks for the versions of the root', () => {
  for (const { directory } of packages()) {
    const own = JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'));
    const asked = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };

    for (const [name, version] of Object.entries(asked)) {
      assert.equal(version, name.startsWith('@probity/') ? '*' : versions[name], `${directory}: ${name}`);
    }
  }
});
