/*
 * Writes every generated file of the repository, or with --check fails where one differs from what would be written.
 * `generated.json` lists the scripts; each understands --check.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

/** @returns {{ name: string, passed: boolean }[]} one entry for each generator */
export function generate({ check }) {
  const generators = JSON.parse(readFileSync(join(root, 'tools', 'generated.json'), 'utf8'));

  return generators.map(({ name, script }) => {
    const result = spawnSync(process.execPath, [join(root, script), ...(check ? ['--check'] : [])], { cwd: root, stdio: ['ignore', 2, 2] });
    return { name, passed: result.status === 0 };
  });
}

if (process.argv[1] === import.meta.filename) {
  const results = generate({ check: process.argv.includes('--check') });

  for (const { name, passed } of results) {
    process.stderr.write(`${passed ? 'ok    ' : 'FAILED'} ${name}\n`);
  }

  process.exitCode = results.every((result) => result.passed) ? 0 : 1;
}
