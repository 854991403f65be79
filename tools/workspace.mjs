/* What the tools know of the workspace: its root and its projects. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = dirname(import.meta.dirname);

/** Folders that hold packages, as in the root package.json's `workspaces`. */
const PACKAGE_FOLDERS = ['apps', 'libs/shared', 'libs/bank', 'libs/regulator'];

/** @returns {{ name: string, directory: string }[]} every TypeScript package, `directory` relative to the root */
export function packages() {
  return PACKAGE_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, folder, entry.name, 'package.json')))
      .map((entry) => ({ name: JSON.parse(readFileSync(join(root, folder, entry.name, 'package.json'), 'utf8')).name, directory: `${folder}/${entry.name}` })),
  );
}

/** @returns {string[]} files below `directory` (relative to the root) for which `keep` holds, relative to the root, sorted */
export function filesBelow(directory, keep) {
  if (!existsSync(join(root, directory))) {
    return [];
  }

  return readdirSync(join(root, directory), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.includes('node_modules/') && keep(file))
    .sort();
}
