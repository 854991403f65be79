/* What generators of text files share: stable JSON, and writing or checking. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './workspace.mjs';

/** JSON with keys in order, so that a reordering of code changes no file. */
export function stableJson(value) {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/**
 * Writes files, or with `--check` on the command line says which differ and makes the process fail.
 *
 * @param {Record<string, string>} files content by path relative to the root
 * @param {{ owns?: string }} [options] a folder that holds nothing but these files: others in it are removed, or reported
 */
export function writeOrCheck(files, { owns } = {}) {
  const check = process.argv.includes('--check');

  for (const [path, content] of Object.entries(files)) {
    if (read(path) === content) continue;

    if (check) {
      fail(`${path} differs from what the code says: run npm run generate`);
    } else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
      process.stderr.write(`wrote ${path}\n`);
    }
  }

  for (const path of owns === undefined ? [] : readdirSync(join(root, owns)).map((name) => `${owns}/${name}`)) {
    if (path in files) continue;

    if (check) {
      fail(`${path} is made by nothing any more: run npm run generate`);
    } else {
      rmSync(join(root, path));
      process.stderr.write(`removed ${path}\n`);
    }
  }
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
