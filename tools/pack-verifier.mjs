/**
 * Packs the verifier for others to install: `@probity/shared-proof-verifier` with the packages of ours that it loads inside it, and the
 * public ones listed.
 *
 *   node tools/pack-verifier.mjs [FOLDER]      writes the archive for `npm install` or `npm publish` there; its path goes to stdout
 *
 * Packages of the workspace are private and find each other through links. What is packed is put together apart, so that nothing of that
 * changes, and holds only what the entry points load: no tests, no proving.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { importClosure } from './closure.mjs';
import { packages, root } from './workspace.mjs';

const HOME = 'libs/shared/proof-verifier';
/** What of the package is public; the door for tests is not. */
const ENTRIES = ['.', './reasons', './wasm'];

/** @param {string} folder where the archive goes @returns {string} its path */
export function packVerifier(folder) {
  const staging = mkdtempSync(join(tmpdir(), 'probity-pack-'));

  try {
    stage(staging);
    mkdirSync(folder, { recursive: true });
    const packed = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(folder)], { cwd: staging, encoding: 'utf8' });
    if (packed.status !== 0) throw new Error(`npm pack failed: ${packed.stderr}`);
    return join(resolve(folder), JSON.parse(packed.stdout)[0].filename);
  } finally {
    rmSync(staging, { recursive: true });
  }
}

function stage(staging) {
  const workspace = packages();
  const home = manifestOf(HOME);
  const entries = ENTRIES.map((entry) => home.exports[entry]);
  const loaded = importClosure(entries.map((entry) => join(root, HOME, entry.default)));
  const files = [...loaded.files.keys(), ...declarations(entries.map((entry) => join(root, HOME, entry.types)))];
  const owners = new Map();

  for (const file of files) {
    const { directory } = workspace.find((each) => file.startsWith(join(root, each.directory) + sep));
    const target = join(staging, directory === HOME ? '' : join('node_modules', manifestOf(directory).name));
    owners.set(directory, target);
    const copy = join(target, relative(join(root, directory), file));
    mkdirSync(dirname(copy), { recursive: true });
    // Their maps lead to sources that are not packed.
    writeFileSync(copy, readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*\n?/m, ''));
  }

  const bundled = [...owners.keys()].filter((directory) => directory !== HOME).sort();
  const known = Object.assign({}, ...[HOME, ...bundled].map((directory) => manifestOf(directory).dependencies));
  const listed = [...new Set([...loaded.packages.keys()].map(packageName))].filter((name) => !workspace.some((each) => each.name === name)).sort();

  for (const directory of bundled) {
    const { name, version, type, license, exports } = manifestOf(directory);
    writeJson(join(owners.get(directory), 'package.json'), { name, version, type, license, exports: { '.': exports['.'] } });
  }

  writeJson(join(staging, 'package.json'), {
    name: home.name,
    version: home.version,
    description: 'Judges archived evidence of a bank offline: proofs, coverage, registrations and the signed log. In Node and in browsers.',
    type: home.type,
    license: home.license,
    engines: manifestOf('.').engines,
    exports: Object.fromEntries(ENTRIES.map((entry) => [entry, home.exports[entry]])),
    dependencies: { ...pick(known, listed), ...Object.fromEntries(bundled.map(manifestOf).map(({ name, version }) => [name, version])) },
    bundleDependencies: bundled.map((directory) => manifestOf(directory).name),
  });
  copyFileSync(join(root, HOME, 'README.md'), join(staging, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(staging, 'LICENSE'));
}

/** Files of ours with the types of entry points, as the compiler follows them. */
function declarations(entries) {
  const program = ts.createProgram(entries, { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, types: [] });
  return program.getSourceFiles().map(({ fileName }) => resolve(fileName)).filter((file) => file.startsWith(join(root, 'libs') + sep));
}

const packageName = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

function pick(versions, names) {
  return Object.fromEntries(names.map((name) => {
    if (versions[name] === undefined) throw new Error(`${name} is loaded, but no package.json of the verifier names it`);
    return [name, versions[name]];
  }));
}

const manifestOf = (directory) => JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'));
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${packVerifier(process.argv[2] ?? join(root, '.probity/packages'))}\n`);
}
