/**
 * Requests made from the service's own OpenAPI document, against the real service. For some seconds with the tests; for as long as
 * one wants with `npm run fuzz -- --requests N --seed S`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createLogger, loadServiceConfig, repositoryRoot, serviceEnvironment, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import fc from 'fast-check';
import { BANK_ACTORS } from '../actors.js';
import { CANARIES, DATE, openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { startBankService } from '../service.js';
import { AnswerCheck } from './answers.testing.js';
import { operationsOf, requestsOf, resolverOf, type FuzzRequest } from './fuzz-requests.testing.js';

const REQUESTS = Number(process.env['PROBITY_FUZZ_REQUESTS'] ?? 3_000);
const SEED = Number(process.env['PROBITY_FUZZ_SEED'] ?? 1_764_670);
/** With the tests the time decides, by hand the number. */
const MILLISECONDS = process.env['PROBITY_FUZZ_REQUESTS'] === undefined ? 6_000 : Number.POSITIVE_INFINITY;
const HANGS_MILLISECONDS = 5_000;
const AT_ONCE = 4;

/** What would end the run, and nothing else. */
const LEFT_OUT = [
  // Changes the key on disk for good; what follows would wait for a regulator that is not there.
  'POST /log/rotate-key',
];

/** The one status of the service's own trouble that is documented: what it needs is away. */
const AWAY = 503;

describe('requests made from the OpenAPI document', { skip: skipWithoutPostgres(), timeout: 3_600_000 }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  let ids: string[];
  const errors: string[] = [];
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-fuzz-'));

  before(async () => {
    bank = await openTestBank();
    await migrateQueueSchema(bank.database.ownerUrl);
    const config = loadServiceConfig('bank', serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'error' }));
    tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
    const logger = createLogger({ name: 'fuzz', level: 'error', destination: { write: (line) => void errors.push(line) } });
    service = await startBankService({ ...config, rateLimits: { actor: undefined, address: undefined } }, logger);
    await bank.intake.take([payment('CANARY-1'), payment('CANARY-2', { debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2', country: 276 } })], 'test');
    const sealed = await bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' });
    const records = await bank.dataSource.query<{ id: string }[]>('SELECT id FROM bank.record');
    ids = [sealed.id, DATE, ...records.map(({ id }) => id)];
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  it('are answered: no failure of the service, no hang, nothing raw, every refusal with a known code, every answer as documented', async () => {
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as Parameters<typeof operationsOf>[0] & ConstructorParameters<typeof AnswerCheck>[0];
    const answers = new AnswerCheck(document);
    const operations = operationsOf(document, LEFT_OUT);
    const perOperation = Math.ceil(REQUESTS / operations.length);
    const resolve = resolverOf(document);
    const streams = operations.map((operation, i) => requestsIn(fc.sample(requestsOf(operation, resolve, ids), { numRuns: perOperation, seed: SEED + i })));
    const endsAt = Date.now() + MILLISECONDS;
    const statuses = new Map<number, number>();
    const codes = new Set<string>();
    const reached = new Set<string>();
    const problems: string[] = [];
    const requests = alternately(streams);
    const worker = async (): Promise<void> => {
      for (const request of requests) {
        if (Date.now() > endsAt || problems.length > 20) return;
        const { status, code, problem } = await send(request, answers);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status < 300) reached.add(`${request.method} ${request.path.split('?')[0]}`);
        if (code !== undefined) codes.add(code);
        if (problem !== undefined) problems.push(`${problem}\n  ${request.method} ${request.path} ${JSON.stringify(request.headers)}\n  ${request.body?.slice(0, 600)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const sent = [...statuses.values()].reduce((a, b) => a + b, 0);
    assert.deepEqual(problems, [], `seed ${SEED}; the service logged: ${errors.slice(0, 10).join('')}`);
    // Once: reading every source for each code keeps the event loop for so long that kept connections are closed under the next test.
    const known = knownCodes();
    assert.deepEqual([...codes].filter((code) => !known.has(code)), [], 'codes that no error class declares');
    assert.ok(sent > operations.length, `${sent} requests`);
    assert.ok(reached.size > 5 && codes.size > 5, `what is only refused tests nothing: ${[...reached].join()} ${[...codes].join()}`);
    if (process.env['PROBITY_FUZZ_REQUESTS'] !== undefined) process.stderr.write(`${sent} requests, seed ${SEED}: ${JSON.stringify(Object.fromEntries(statuses))}, codes ${[...codes].sort().join(' ')}, answers of ${answers.checked.size} operations of ${operations.length} checked\n`);
  });

  it('left the service at work', async () => {
    for (const path of ['/health', '/ready', '/batches', '/workers', `/alerts?date=${DATE}`]) {
      assert.equal((await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${tokens.tokenOf('operator')}` } })).status, 200, path);
    }
  });

  const send = async ({ method, template, path, headers, body }: FuzzRequest, answers: AnswerCheck): Promise<{ status: number; code?: string; problem?: string }> => {
    let response: Response;
    let answer: string;
    try {
      response = await fetch(`${service.url}${path}`, { method, headers: { authorization: `Bearer ${tokens.tokenOf('operator')}`, ...headers }, body, signal: AbortSignal.timeout(HANGS_MILLISECONDS) });
      answer = await response.text();
    } catch (error) {
      return { status: 0, problem: `no answer: ${String(error)} ${String((error as Error).cause)}` };
    }
    const { status } = response;
    const quoted = CANARIES.find((canary) => answer.includes(canary) && !(status < 400 && HOLDS_IDS.test(path)));
    if (quoted !== undefined) return { status, problem: `${status} quotes ${quoted}: ${answer.slice(0, 300)}` };
    if (status < 400) {
      const lie = answers.problem({ method, template, path, status, contentType: response.headers.get('content-type'), text: answer });
      return lie === undefined ? { status } : { status, problem: `${status} is not the documented answer of ${method} ${template}: ${lie}` };
    }
    const problem = problemIn(response, answer);
    if (problem === undefined) return { status, problem: `${status} is no problem document: ${response.headers.get('content-type')} ${answer.slice(0, 300)}` };
    return status >= 500 && status !== AWAY ? { status, problem: `${status} ${problem}` } : { status, code: problem };
  };
});

/** What answers there is for whoever may see accounts, ids of postings or the bank's own set-up; a refusal never quotes them. */
const HOLDS_IDS = /^\/(changes|customers|accounts|transactions|search|reference|quarantine)|^\/batches\/[^/]+\/attestation-request/;

function problemIn(response: Response, answer: string): string | undefined {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
  const { type, title, status, detail, code, instance } = JSON.parse(answer) as Record<string, unknown>;
  const whole = type === `urn:probity:problem:${String(code)}` && typeof title === 'string' && status === response.status && typeof detail === 'string' && instance === `urn:probity:request:${response.headers.get('x-request-id')}`;
  return whole ? String(code) : undefined;
}

function* requestsIn(list: readonly FuzzRequest[]): Generator<FuzzRequest> {
  yield* list;
}

/** One of each in turn, so that every operation gets its share of the time. */
function* alternately(streams: readonly Generator<FuzzRequest>[]): Generator<FuzzRequest> {
  let open = [...streams];
  while (open.length > 0) {
    const still: Generator<FuzzRequest>[] = [];
    for (const stream of open) {
      const { value, done } = stream.next();
      if (done) continue;
      still.push(stream);
      yield value;
    }
    open = still;
  }
}

/** Every code that a closed union of error codes declares. */
function knownCodes(): ReadonlySet<string> {
  const files = ['libs', 'apps'].flatMap((folder) => readdirSync(join(repositoryRoot(), folder), { recursive: true, encoding: 'utf8' }).map((file) => join(repositoryRoot(), folder, file)));
  const sources = files.filter((file) => file.endsWith('errors.ts') || file.endsWith('-error.ts')).filter((file) => !file.includes('node_modules'));
  return new Set(sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code!)));
}
