/*
 * Runs the tests of the repository and closes with one line, `N passed, N failed, N skipped`.
 *
 *   node tools/run-tests.mjs [--small | --medium] [--long] [filter…]
 *
 * Small tests are `*.test.js`, medium ones (real Postgres, queue, proofs) `*.medium.test.js`; with --long those that take minutes,
 * `*.long.test.js`, run too. A filter is part of a file's path. Without filters, lint and the checks of generated files run as well,
 * each counted as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { generate } from './generate.mjs';
import { startTestRedis } from './test-redis.mjs';
import { filesBelow, packages, root } from './workspace.mjs';

/** A file that takes longer hangs. */
const FILE_TIMEOUT_MS = 8 * 60_000;
/** Medium tests wait for others most of the time: for claims to run out, for services to start. */
const CONCURRENCY = { small: 2, medium: 3 };
/** Taken first: what takes longest must not be what is left at the end. */
const LONGEST = ['.long.', 'fsck.medium', 'queue-contract', 'faults-postgres'];

/** Files whose times are shown at the end. */
const SLOWEST = 12;

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
/** Milliseconds of each file's tests. */
const times = new Map();

const sized = options.some((option) => option === '--small' || option === '--medium');
const { small, medium } = testFiles();

if (!options.includes('--medium')) {
  await runFiles('small tests', small, CONCURRENCY.small);
}

if (!options.includes('--small') && medium.length > 0) {
  await withServices(() => runFiles('medium tests', longestFirst(medium), CONCURRENCY.medium));
}

if (filters.length === 0 && !sized) {
  checkLint();
  checkGenerated();
}

summarise();

function testFiles() {
  const built = packages().flatMap(({ directory }) => filesBelow(`${directory}/dist`, (file) => file.endsWith('.test.js') && hasSource(file)));
  const plain = filesBelow('tools', (file) => file.endsWith('.test.mjs'));
  const wanted = [...built, ...plain].filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));

  const long = options.includes('--long') ? wanted.filter((file) => sizeOf(file) === 'long') : [];
  return { small: wanted.filter((file) => sizeOf(file) === 'small'), medium: [...wanted.filter((file) => sizeOf(file) === 'medium'), ...long] };
}

function sizeOf(file) {
  return /\.(medium|long)\.test\.m?js$/.exec(file)?.[1] ?? 'small';
}

/** A compiled test outlives its deleted source, since tsc removes nothing. */
function hasSource(file) {
  const source = file.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
  return filesBelow(join(source, '..'), (candidate) => candidate === source).length === 1;
}

function longestFirst(files) {
  const rank = (file) => (LONGEST.findIndex((name) => file.includes(name)) + 1 || LONGEST.length + 1);
  return files.toSorted((left, right) => rank(left) - rank(right));
}

async function runFiles(title, files, concurrency) {
  process.stderr.write(`\n${title}: ${files.length} files\n`);

  await new Promise((done, failed) => {
    const stream = run({ files: files.map((file) => join(root, file)), concurrency, timeout: FILE_TIMEOUT_MS });
    stream.on('test:pass', (event) => recordPass(event));
    stream.on('test:fail', (event) => recordFailure(event));
    stream.on('test:complete', (event) => event.nesting === 0 && times.set(where(event), (times.get(where(event)) ?? 0) + event.details.duration_ms));
    // What a test counted; the runner's own summary of a file has no nesting.
    stream.on('test:diagnostic', ({ nesting, message }) => nesting > 0 && process.stderr.write(`  ${message}\n`));
    stream.on('test:stderr', (event) => process.stderr.write(event.message));
    stream.on('test:stdout', (event) => process.stderr.write(event.message));
    stream.on('end', done);
    stream.on('error', failed);
    stream.resume();
  });
}

function recordPass(event) {
  if (event.details.type === 'suite' && event.skip === undefined) {
    return;
  }

  if (event.skip !== undefined || event.todo !== undefined) {
    totals.skipped += 1;
    process.stderr.write(`skipped ${where(event)} › ${event.name}: ${event.skip ?? event.todo}\n`);
  } else {
    totals.passed += 1;
  }
}

function recordFailure(event) {
  const error = event.details.error;

  // A suite or parent test that fails because of its children repeats what they say.
  if (error.failureType === 'subtestsFailed') {
    return;
  }

  totals.failed += 1;
  const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause ?? error.message);
  failures.push(`${where(event)} › ${event.name}\n${indent(cause)}`);
  process.stderr.write(`FAILED  ${where(event)} › ${event.name}\n`);
}

function where(event) {
  return (event.file ?? '').replace(`${root}/`, '').replace('/dist/', '/src/').replace(/\.js$/, '.ts');
}

function indent(text) {
  return text.split('\n').map((line) => `    ${line}`).join('\n');
}

/** One throwaway Postgres cluster and, where the machine has it, one Redis for all medium tests. */
async function withServices(work) {
  const { removeEmbeddedPostgres, startEmbeddedPostgres } = await import('@probity/shared-platform');
  const directory = mkdtempSync(join(tmpdir(), 'probity-tests-'));
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  const redis = await startTestRedis();
  process.env.PROBITY_TEST_DATABASE_URL = postgres.adminUrl;
  process.env.PROBITY_TEST_BANK_OWNER_URL = postgres.bank.ownerUrl;
  process.env.PROBITY_TEST_BANK_APP_URL = postgres.bank.appUrl;
  process.env.PROBITY_TEST_REGULATOR_OWNER_URL = postgres.regulator.ownerUrl;
  process.env.PROBITY_TEST_REGULATOR_APP_URL = postgres.regulator.appUrl;

  if (redis === undefined) {
    process.stderr.write('no redis-server on the PATH: queue tests on Redis are skipped\n');
  } else {
    process.env.PROBITY_TEST_REDIS_URL = redis.url;
  }

  try {
    await work();
  } finally {
    await redis?.stop();
    await postgres.stop();
    removeEmbeddedPostgres(directory);
  }
}

function checkLint() {
  process.stderr.write('\nlint\n');
  const result = spawnSync(process.execPath, [join(root, 'tools', 'lint.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  count('lint', result.status === 0);
}

function checkGenerated() {
  process.stderr.write('\ngenerated files\n');

  for (const { name, passed } of generate({ check: true })) {
    count(`generated: ${name}`, passed);
  }
}

function count(name, passed) {
  if (passed) {
    totals.passed += 1;
  } else {
    totals.failed += 1;
    failures.push(`${name}\n    see its output above`);
  }
}

function summarise() {
  const slowest = [...times].toSorted(([, left], [, right]) => right - left).slice(0, SLOWEST);
  process.stderr.write(`\nslowest files\n${slowest.map(([file, milliseconds]) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${file}\n`).join('')}`);

  if (failures.length > 0) {
    process.stderr.write(`\n${failures.length} failed:\n\n${failures.join('\n\n')}\n\n`);
  }

  if (totals.passed + totals.failed === 0) {
    process.stderr.write('no test was run: does the filter match a file?\n');
    process.exitCode = 1;
  }

  process.exitCode = totals.failed === 0 && process.exitCode !== 1 ? 0 : 1;
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
}
