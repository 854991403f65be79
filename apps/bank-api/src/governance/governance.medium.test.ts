import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putPolicy, RecordEntity, referenceOn, registrations } from '@probity/bank-batches';
import { Changes, ChangeApprovalEntity, pendingChanges, putApprovalRule, type ChangeView } from '@probity/bank-governance';
import { putFxTable } from '@probity/bank-intake';
import { createService, newId, ServiceTokens, createLogger, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from '../actors.js';
import { BankApiModule } from '../bank-api.module.js';
import { asOwner, openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { CHANGE_KINDS } from './governance.module.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;
const raised = (expected: string) => (error: unknown): boolean => String((error as Error).message).startsWith(expected);
const NOW = 1_772_000_000;
/** Alerts on every score of every segment: a policy whose effect no test can miss. */
const ALL = { thresholds: [0, 0, 0, 0], belowLine: [0, 0, 0, 0] };

describe('maker-checker', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let changes: Changes;
  let service: RunningService;
  const directory = mkdtempSync(join(tmpdir(), 'probity-governance-'));
  const logger = createLogger({ name: 'test', level: 'silent' });
  const tokens = ServiceTokens.open(join(directory, 'tokens.json'), [...BANK_ACTORS, { id: 'auditor', permissions: ['changes:read'] }]);
  before(async () => {
    bank = await openTestBank();
    changes = new Changes(bank.dataSource, CHANGE_KINDS);
    const config = { databaseUrl: bank.database.appUrl, dataDirectory: directory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({ name: 'bank-api', version: '0', module: BankApiModule.register({ config, logger, background: false }), logger, tokens });
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(directory, { recursive: true });
  });

  const propose = async (version: number, validFrom: string, maker = 'maker'): Promise<ChangeView> => {
    const { id } = await putPolicy(bank.dataSource.manager, { version, validFrom, ...ALL }, maker);
    return changeOf(id);
  };
  const changeOf = async (subject: string): Promise<ChangeView> => {
    const [{ id }] = await bank.dataSource.query<[{ id: string }]>('SELECT id FROM bank.change WHERE subject = $1', [subject]);
    return changes.get(id, true);
  };
  const approve = ({ id, contentSha256 }: ChangeView, actor: string, content = contentSha256!): Promise<ChangeView> =>
    changes.decide(id, 'approved', { actor, note: 'looked at it', contentSha256: content }, NOW);
  const policyOn = async (date: string): Promise<number> => (await referenceOn(bank.dataSource.manager, date)).policy.version;
  const alertOf = async (externalId: string, bookingTime: string): Promise<boolean> => {
    await bank.intake.take([payment(externalId, { bookingTime })], 'test');
    return (await bank.dataSource.manager.findOneByOrFail(RecordEntity, { externalId })).alert;
  };
  const call = async (actor: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const headers = { authorization: `Bearer ${tokens.tokenOf(actor)}`, 'content-type': 'application/json' };
    const response = await fetch(new URL(path, service.url), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('has no effect on scoring while it waits, and has from its date on once two others approved it', async () => {
    const change = await propose(2, '2026-03-10');
    assert.deepEqual([change.state, change.required, change.code], ['pending', 2, 'PENDING']);
    assert.equal(await policyOn('2026-03-10'), 1);
    assert.equal((await approve(change, 'ann')).state, 'pending');
    assert.equal(await policyOn('2026-03-10'), 1, 'one approval is not two');
    const done = await approve(change, 'bob');
    assert.deepEqual([done.state, done.code, done.effectiveFrom, done.approvals.map(({ actor }) => actor)], ['effective', 'EFFECTIVE', '2026-03-10', ['ann', 'bob']]);
    assert.deepEqual([await policyOn('2026-03-09'), await policyOn('2026-03-10')], [1, 2]);
    assert.deepEqual([await alertOf('before', '2026-03-09T10:00:00Z'), await alertOf('from', '2026-03-10T10:00:00Z')], [false, true]);
  });

  it('is never decided by its maker, whatever he is permitted, and by nobody twice', async () => {
    const change = await propose(3, '2026-04-01');
    await assert.rejects(approve(change, 'maker'), code('SELF_APPROVAL'));
    await approve(change, 'ann');
    await assert.rejects(approve(change, 'ann'), code('DOUBLE_APPROVAL'));
    assert.equal((await changes.get(change.id, true)).state, 'pending');
    const rejected = await changes.decide(change.id, 'rejected', { actor: 'maker', note: 'taken back' }, NOW);
    assert.equal(rejected.state, 'rejected');
    await assert.rejects(approve(change, 'bob'), code('CHANGE_DECIDED'));
    await assert.rejects(propose(3, '2026-04-01'), code('REFERENCE_CONFLICT'), 'its number is used');
    assert.equal(await policyOn('2026-04-01'), 2);
  });

  it('is approved as one exact version and content', async () => {
    const change = await propose(4, '2026-04-01');
    await assert.rejects(approve(change, 'ann', 'f'.repeat(64)), code('CONTENT_CHANGED'));
    await approve(change, 'ann');
    const set = (value: number): Promise<unknown> => asOwner(bank, (owner) => owner.query('UPDATE bank.policy SET thresholds[1] = $1 WHERE version = 4', [value]));
    await set(5);
    await assert.rejects(approve(change, 'bob'), code('CONTENT_CHANGED'), 'the row is not what was proposed');
    await set(0);
    assert.equal((await approve(change, 'bob')).state, 'effective');
  });

  it('takes a first day that others took, or that has records, from nobody', async () => {
    const taken = await propose(5, '2026-05-01');
    const other = await propose(6, '2026-05-01');
    for (const actor of ['ann', 'bob']) await approve(taken, actor);
    await approve(other, 'ann');
    await assert.rejects(approve(other, 'bob'), code('FIRST_DAY_TAKEN'));

    const late = await propose(7, '2026-05-10');
    await approve(late, 'ann');
    for (const day of ['2026-05-10', '2026-05-12']) await alertOf(`late-${day}`, `${day}T10:00:00Z`);
    const done = await approve(late, 'bob');
    assert.deepEqual([done.code, done.validFrom, done.effectiveFrom], ['EFFECTIVE_LATER', '2026-05-10', '2026-05-13']);
    assert.deepEqual([await policyOn('2026-05-12'), await policyOn('2026-05-13')], [5, 7]);
    const registered = (await registrations(bank.dataSource.manager, 'key')).registrations.flatMap((document) => (document.kind === 'policy-registration' ? [document] : []));
    assert.deepEqual(registered.map(({ version, validFrom }) => [version, validFrom]), [[1, '2026-01-01'], [2, '2026-03-10'], [4, '2026-04-01'], [5, '2026-05-01'], [7, '2026-05-13']]);

    await putFxTable(bank.dataSource.manager, { version: 't2', date: '2026-05-11', base: 'EUR', rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }] }, 'maker');
    const fx = (await pendingChanges(bank.dataSource.manager)).at(-1)!;
    await assert.rejects(changes.decide(fx.id, 'approved', { actor: 'ann', note: 'n', contentSha256: fx.contentSha256! }, NOW), code('CHANGE_TOO_LATE'), 'its date stands in the document');
  });

  it('becomes effective once, however many approve at a time', async () => {
    const change = await propose(8, '2026-06-01');
    const answers = await Promise.allSettled(['ann', 'bob', 'eve', 'joe', 'ann'].map((actor) => approve(change, actor)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 2);
    for (const answer of answers) if (answer.status === 'rejected') assert.match((answer.reason as { code: string }).code, /^(CHANGE_DECIDED|DOUBLE_APPROVAL)$/);
    const view = await changes.get(change.id, true);
    assert.deepEqual([view.state, view.approvals.length], ['effective', 2]);
  });

  it('finds a day without records only where no scoring transaction is giving it its first', async () => {
    const change = await propose(9, '2026-07-01');
    await approve(change, 'ann');
    let decided: Promise<ChangeView> | undefined;
    await bank.dataSource.transaction(async (scoring) => {
      await scoring.query("INSERT INTO bank.business_day (business_date) VALUES ('2026-07-01') ON CONFLICT DO NOTHING");
      decided = approve(change, 'bob');
      await new Promise((resume) => setTimeout(resume, 150));
      await scoring.query("UPDATE bank.business_day SET next_sequence = 1 WHERE business_date = '2026-07-01'");
    });
    assert.equal((await decided!).effectiveFrom, '2026-07-02');
  });

  it('can be proposed and decided over REST, by different people', async () => {
    const put = await call('operator', 'PUT', '/reference/policies', { version: 20, validFrom: '2026-10-01', thresholds: [7, 7, 7, 7], belowLine: [3, 3, 3, 3] });
    assert.equal(put.status, 200);
    const inbox = (await call('checker', 'GET', '/changes')).body['changes'] as ChangeView[];
    const change = inbox.find(({ kind, version }) => kind === 'policy' && version === '20')!;
    assert.deepEqual(change.changed.filter(({ path }) => path.startsWith('thresholds')), [0, 1, 2, 3].map((segment) => ({ path: `thresholds.${segment}`, before: 0, after: 7 })));
    const seen = (await call('auditor', 'GET', `/changes/${change.id}`)).body as unknown as ChangeView;
    assert.deepEqual(seen.changed.filter(({ path }) => path.startsWith('thresholds')), [{ path: 'thresholds', hidden: true }]);

    const { contentSha256 } = change;
    const path = `/changes/${change.id}`;
    for (const [actor, action, body, status, expected] of [
      ['operator', 'approve', { contentSha256, note: 'mine' }, 409, 'SELF_APPROVAL'],
      ['auditor', 'approve', { contentSha256, note: 'n' }, 403, 'PERMISSION_DENIED'],
      ['checker', 'approve', { contentSha256: 'a'.repeat(64), note: 'n' }, 409, 'CONTENT_CHANGED'],
      ['checker', 'approve', { contentSha256, note: ' ' }, 400, 'VALIDATION_FAILED'],
      ['checker', 'approve', { contentSha256, note: 'n', force: true }, 400, 'VALIDATION_FAILED'],
      ['checker', 'approve', { contentSha256, note: 'fine' }, 200, undefined],
      ['checker', 'approve', { contentSha256, note: 'again' }, 409, 'DOUBLE_APPROVAL'],
      ['second-checker', 'reject', { note: 'too many alerts' }, 200, undefined],
      ['second-checker', 'approve', { contentSha256, note: 'n' }, 409, 'CHANGE_DECIDED'],
    ] as const) {
      const answer = await call(actor, 'POST', `${path}/${action}`, body);
      assert.deepEqual([answer.status, answer.body['code']], [status, expected ?? answer.body['code']], `${actor} ${action} ${body.note}`);
    }
    const { state, approvals } = (await call('auditor', 'GET', path)).body as unknown as ChangeView;
    assert.deepEqual([state, approvals.map(({ actor, decision }) => `${actor} ${decision}`)], ['rejected', ['checker approved', 'second-checker rejected']]);
    assert.equal((await call('checker', 'GET', `/changes/${newId()}`)).body['code'], 'CHANGE_UNKNOWN');
  });

  it('needs fewer people only by a change of its own, which helps none that waited', async () => {
    const waiting = await propose(10, '2026-08-01');
    const rule = await putApprovalRule(bank.dataSource.manager, { kind: 'policy', required: 1 }, 'maker');
    assert.equal((await propose(11, '2026-08-02')).required, 2);
    const asked = await changeOf(rule.id);
    assert.equal(asked.required, 2);
    for (const actor of ['ann', 'bob']) await approve(asked, actor);
    assert.equal((await approve(waiting, 'ann')).state, 'pending');
    assert.equal((await approve(await propose(12, '2026-08-03'), 'ann')).state, 'effective');
    await assert.rejects(putApprovalRule(bank.dataSource.manager, { kind: 'nothing', required: 1 }, 'maker'), code('CHANGE_KIND_UNKNOWN'));
  });

  it('is guarded by the database against who passes the service by', async () => {
    const change = await propose(13, '2026-09-01');
    const { id: changeId, kind, entity, version, contentSha256 } = change;
    const row = { id: newId(), changeId, kind, entity, version, contentSha256: contentSha256!, decision: 'approved' as const, note: 'by hand', at: NOW };
    const { manager } = bank.dataSource;
    await assert.rejects(manager.insert(ChangeApprovalEntity, { ...row, actor: 'maker' }), raised('SELF_APPROVAL'));
    await assert.rejects(manager.insert(ChangeApprovalEntity, { ...row, actor: 'ann', version: '14' }), raised('CONTENT_CHANGED'));
    await assert.rejects(manager.query("INSERT INTO bank.change_outcome SELECT subject, id, kind, entity, 'effective', valid_from, 0 FROM bank.change WHERE id = $1", [changeId]), /permission denied/);
    // A row without a change, put by hand, holds nowhere.
    await manager.query("INSERT INTO bank.policy (id, version, valid_from, thresholds, below_line, salt, commitment, actor) VALUES (gen_random_uuid(), 99, '2026-09-01', '{0,0,0,0}', '{0,0,0,0}', 1, 1, 'eve')");
    assert.equal(await policyOn('2026-09-01'), 12);
    await asOwner(bank, async (owner) => {
      await assert.rejects(owner.getRepository(ChangeApprovalEntity).insert({ ...row, actor: 'maker' }), raised('SELF_APPROVAL'), 'the owner of the tables as well');
      for (const table of ['change', 'change_approval', 'change_outcome', 'approval_rule']) {
        await assert.rejects(owner.query(`DELETE FROM bank.${table}`), raised('APPEND_ONLY'), table);
        await assert.rejects(owner.query(`TRUNCATE bank.${table} CASCADE`), raised('APPEND_ONLY'), table);
      }
      await assert.rejects(owner.query(`UPDATE bank.change SET maker = 'eve'`), raised('APPEND_ONLY'));
    });
  });

  it('covers every kind in the database', async () => {
    const kinds = await bank.dataSource.query<{ kind: string }[]>('SELECT kind FROM bank.governed_kind');
    assert.deepEqual(kinds.map(({ kind }) => kind).sort(), CHANGE_KINDS.map(({ kind }) => kind).sort());
  });
});
