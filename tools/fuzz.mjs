/*
 * Requests made from the OpenAPI document of the bank's service, against the real one, for as long as one wants.
 *
 *   npm run fuzz -- [--requests N] [--seed S]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './workspace.mjs';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } });
const { status } = spawnSync(process.execPath, ['tools/run-tests.mjs', '--medium', 'fuzz.medium'], {
  cwd: root, stdio: 'inherit', env: { ...process.env, PROBITY_FUZZ_REQUESTS: values.requests, PROBITY_FUZZ_SEED: values.seed },
});
process.exitCode = status ?? 1;
