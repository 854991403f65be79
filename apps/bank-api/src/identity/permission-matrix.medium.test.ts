/** docs/permissions.md, cell by cell, against what the service answers. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROLES, type Role } from '@probity/bank-identity';
import { createLogger, createService, newId, repositoryRoot, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from '../actors.js';
import { BankApiModule } from '../bank-api.module.js';
import { openTestBank, type TestBank } from '../bank.test-helper.js';
import { STRANGERS_MAY_POST } from './auth.controller.js';
import { personOf, sessionHeaders } from './identity.testing.js';
import { BankUserSessions } from './user-sessions.js';

const AT_ONCE = 6;
/** The first table of the page; the second is of services. */
const PEOPLE = 0;
/** Ends what the others need: called at the end, as a session of its own. */
const LAST = ['POST /auth/logout', 'POST /log/rotate-key'];

interface Cell {
  readonly operation: string;
  readonly who: string;
  readonly expected: string;
  readonly headers: Readonly<Record<string, string>>;
}

describe('the permission matrix', { skip: skipWithoutPostgres(), timeout: 60_000 }, () => {
  let bank: TestBank;
  let service: RunningService;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-matrix-'));
  const headersOf = new Map<string, Record<string, string>>();
  const tables = tablesOf(readFileSync(join(repositoryRoot(), 'docs', 'permissions.md'), 'utf8'));

  before(async () => {
    bank = await openTestBank();
    const logger = createLogger({ name: 'test', level: 'silent' });
    const tokens = ServiceTokens.open(join(dataDirectory, 'tokens.json'), BANK_ACTORS);
    const config = { databaseUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({
      name: 'bank-api', version: '0', logger, tokens, module: BankApiModule.register({ config, logger, background: false }), rateLimits: { actor: undefined, address: undefined },
      sessions: (app) => app.get(BankUserSessions), strangersMayPost: STRANGERS_MAY_POST,
    });
    for (const { id } of BANK_ACTORS) headersOf.set(id, { authorization: `Bearer ${tokens.tokenOf(id)}` });
    for (const role of ROLES) {
      const { id, headers } = await personOf(bank, service, role, [role as Role]);
      headersOf.set(`role ${role}`, headers);
      headersOf.set(`old ${role}`, await sessionHeaders(service, id, 301));
      headersOf.set(`last ${role}`, await sessionHeaders(service, id));
    }
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const answerOf = async ({ operation, headers }: Cell): Promise<{ status: number; code: unknown }> => {
    const [method, template] = operation.split(' ') as [string, string];
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'date' ? '2026-03-02' : newId()));
    const body = method === 'GET' ? undefined : '{}';
    const response = await fetch(`${service.url}${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body });
    const text = await response.text();
    return { status: response.status, code: response.headers.get('content-type')?.startsWith('application/problem+json') ? (JSON.parse(text) as { code: unknown }).code : undefined };
  };
  const problemOf = async (cell: Cell): Promise<string | undefined> => {
    const { status, code } = await answerOf(cell);
    const refused = status === 401 || status === 403;
    const right = cell.expected === 'yes' ? !refused || PUBLIC_REFUSALS.has(String(code)) : status === 403 && code === cell.expected;
    return right ? undefined : `${cell.who}: ${cell.operation} should be ${cell.expected}, was ${status} ${String(code)}`;
  };
  /** All of them, some at a time. @returns what was otherwise */
  const differences = async (cells: readonly Cell[]): Promise<string[]> => {
    const problems: string[] = [];
    const work = cells.values();
    const worker = async (): Promise<void> => {
      for (const cell of work) {
        const problem = await problemOf(cell);
        if (problem !== undefined) problems.push(problem);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return problems;
  };
  /** Each cell of both tables. @param session which of a person's sessions calls */
  const cellsOf = (session: string): Cell[] =>
    tables.flatMap(({ columns, rows }, table) => rows.flatMap(({ operation, marks }) => columns.map((column, i): Cell => {
      const who = table === PEOPLE ? `${session} ${column}` : column;
      return { operation, who, expected: marks[i] === '–' ? 'PERMISSION_DENIED' : 'yes', headers: headersOf.get(who)! };
    })));

  it('is of every operation of the running service', async () => {
    const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)).sort();
    for (const { rows } of tables) assert.deepEqual(rows.map(({ operation }) => operation).sort(), operations);
    assert.deepEqual(tables.map(({ columns }) => columns), [[...ROLES], BANK_ACTORS.map(({ id }) => id)]);
  });

  it('is what the service answers, in every cell', async (context) => {
    const cells = cellsOf('role').filter(({ operation }) => !LAST.includes(operation));
    assert.deepEqual(await differences(cells), []);
    context.diagnostic(`${cells.length} cells`);
  });

  it('asks for a fresh login where it says so, of people and not of services', async () => {
    const cells = tables[PEOPLE]!.rows.filter(({ operation }) => !LAST.includes(operation)).flatMap(({ operation, marks }) => ROLES.map((role, i): Cell => ({
      operation, who: `old ${role}`, headers: headersOf.get(`old ${role}`)!, expected: { '–': 'PERMISSION_DENIED', fresh: 'STEP_UP_REQUIRED', yes: 'yes' }[marks[i]!] ?? 'unknown mark',
    })));
    assert.deepEqual(await differences(cells.filter(({ expected }) => expected !== 'PERMISSION_DENIED')), []);
  });

  it('is refused to strangers, all but what is open to everybody', async () => {
    const problems = await Promise.all(tables[PEOPLE]!.rows.map(async ({ operation, permission }) => {
      const { status } = await answerOf({ operation, who: 'stranger', expected: '', headers: {} });
      return permission === 'everybody' || status === 401 ? [] : [`${operation}: ${status}`];
    }));
    assert.deepEqual(problems.flat(), []);
  });

  it('holds for what ends things, too', async () => {
    for (const operation of [...LAST].reverse()) {
      const cells = cellsOf(operation === 'POST /auth/logout' ? 'last' : 'role').filter((cell) => cell.operation === operation);
      assert.deepEqual(await differences(cells), []);
    }
  });
});

/** How routes that are open to everybody refuse what they were sent. */
const PUBLIC_REFUSALS = new Set(['LOGIN_REFUSED']);

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly operation: string; readonly permission: string; readonly marks: readonly string[] }[];
}

/** The tables of the page: people, and services. */
function tablesOf(page: string): Table[] {
  return page.split('| Operation | Permission |').slice(1).map((text) => {
    const lines = text.split('\n');
    const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim()).filter((cell) => cell !== '');
    const rows = lines.filter((line) => line.startsWith('| `')).map((line) => {
      const [operation, permission, ...marks] = cells(line) as [string, string, ...string[]];
      return { operation: operation.replaceAll('`', ''), permission, marks };
    });
    return { columns: cells(lines[0]!), rows };
  });
}
