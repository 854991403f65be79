/*
 * The import closure of a program: every file of ours it can load, and every package it names. Read from compiled
 * files, as they are what runs; type-only imports are gone there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { packages, root } from './workspace.mjs';

/**
 * @param {string[]} entries absolute paths of compiled files
 * @param {{ name: string, directory: string }[]} [workspace] packages that are followed into
 * @returns {{ files: Map<string, string>, packages: Map<string, string> }} each with the file that first imports it
 */
export function importClosure(entries, workspace = packages()) {
  const files = new Map();
  const named = new Map();
  const waiting = entries.map((file) => ({ file, from: '(entry)' }));

  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next.file)) {
      continue;
    }

    files.set(next.file, next.from);

    for (const specifier of importsOf(next.file)) {
      if (specifier.startsWith('.')) {
        waiting.push({ file: resolve(dirname(next.file), specifier), from: next.file });
        continue;
      }

      if (!named.has(specifier)) {
        named.set(specifier, next.file);
      }

      const target = workspaceEntry(specifier, workspace);

      if (target !== undefined) {
        waiting.push({ file: target, from: next.file });
      }
    }
  }

  return { files, packages: named };
}

/** A thread or child process is started by the address of its file, beside the file that starts it. */
const STARTED = /new URL\(\s*(['"])(\.[^'"]+\.[cm]?js)\1\s*,\s*import\.meta\.url\s*\)/g;

function importsOf(file) {
  if (!existsSync(file) || !/\.(js|mjs|cjs)$/.test(file)) {
    return [];
  }

  const text = readFileSync(file, 'utf8');
  const imported = ts.preProcessFile(text, true, true).importedFiles.map((entry) => entry.fileName);
  return [...imported, ...[...text.matchAll(STARTED)].map(([, , path]) => path)];
}

function workspaceEntry(specifier, workspace) {
  const owner = workspace.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));

  if (owner === undefined) {
    return undefined;
  }

  const directory = resolve(root, owner.directory);
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const subpath = `.${specifier.slice(owner.name.length)}`;
  const entry = manifest.exports?.[subpath];

  if (entry === undefined) {
    throw new Error(`${specifier} is not exported by ${owner.directory}/package.json`);
  }

  return join(directory, typeof entry === 'string' ? entry : entry.default);
}

/** What may not be in anything the supervisor runs. */
const FORBIDDEN_PACKAGE = /^(@probity\/bank-|onnxruntime|snarkjs|circom|bullmq|@nestjs\/bullmq|ioredis)/;
const FORBIDDEN_PATH = /\/(libs\/bank|apps\/bank-|apps\/prover-)/;
const PROVING_KEY = /(['"`])[^'"`\n]*\.zkey\1/;

/**
 * @param {ReturnType<typeof importClosure>} closure
 * @returns {string[]} one line for each thing of the bank's in the closure
 */
export function bankTraces(closure) {
  const named = [...closure.packages].filter(([name]) => FORBIDDEN_PACKAGE.test(name)).map(([name, from]) => `${from} imports ${name}`);
  const paths = [...closure.files].filter(([file]) => FORBIDDEN_PATH.test(file)).map(([file, from]) => `${from} loads ${file}`);
  const keys = [...closure.files.keys()].filter((file) => existsSync(file) && PROVING_KEY.test(readFileSync(file, 'utf8'))).map((file) => `${file} names a proving key`);

  return [...named, ...paths, ...keys];
}
