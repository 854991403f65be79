/*
 * Lints the whole repository in one ESLint run.
 *
 * The module-boundary rule needs Nx's project graph and does nothing, silently, where it finds none. So the graph is
 * made first, and a forbidden import is linted as a probe: if that passes, the lint fails.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { root } from './workspace.mjs';

const PROBES = [
  { file: 'libs/regulator/supervision/src/index.ts', text: "import '@probity/bank-scoring';\n", why: 'the supervisor imports a bank library' },
  { file: 'libs/regulator/supervision/src/index.ts', text: "import 'onnxruntime-node';\n", why: 'the supervisor imports a scoring engine' },
  { file: 'libs/shared/commitments/src/index.ts', text: "import '@nestjs/common';\n", why: 'a pure library imports a framework' },
];

/** @returns {Promise<number>} how many errors were found */
export async function lint() {
  execFileSync(join(root, 'node_modules', '.bin', 'nx'), ['show', 'projects'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // The rule reads the graph only when it believes Nx started it.
  process.env.NX_DAEMON = 'false';
  process.chdir(root);
  const eslint = new ESLint({ cwd: root });
  const deaf = await deafProbes(eslint);
  const results = await eslint.lintFiles(['apps', 'libs', 'tools']);
  const formatter = await eslint.loadFormatter('stylish');
  const report = await formatter.format(results);

  process.stderr.write(report);

  for (const why of deaf) {
    process.stderr.write(`lint: the module-boundary rule is not at work: it lets pass that ${why}\n`);
  }

  return deaf.length + results.reduce((sum, result) => sum + result.errorCount, 0);
}

async function deafProbes(eslint) {
  const deaf = [];

  for (const probe of PROBES) {
    const [result] = await eslint.lintText(probe.text, { filePath: join(root, probe.file) });

    if (!result.messages.some((message) => message.ruleId === '@nx/enforce-module-boundaries')) {
      deaf.push(probe.why);
    }
  }

  return deaf;
}

if (process.argv[1] === import.meta.filename) {
  const errors = await lint();
  process.stderr.write(`lint: ${errors} error(s)\n`);
  process.exitCode = errors === 0 ? 0 : 1;
}
