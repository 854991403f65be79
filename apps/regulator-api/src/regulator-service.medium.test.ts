import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { canonicalJson } from '@probity/shared-commitments';
import type { SignedReceipt, Verdict } from '@probity/shared-evidence';
import { createLogger, migrateZone, ServiceTokens, signedHeaders, withConnection, type ServiceConfig } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { documentLeafHash, offlineVerify, trustMaterialSchema } from '@probity/shared-proof-verifier';
import { earlierLeaf, logKey, publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import { consistencyProof, formatAddCheckpoint, formatVerifierKey, leafHash, parseVerifierKey, rootOf, signCheckpoint, verifierOf, verifyCosignature, withCosignatures } from '@probity/shared-transparency';
import { describeRegulatorApi, REGULATOR_ACTORS, startRegulatorService, type RegulatorService } from './regulator-service.js';

const logLines: string[] = [];
const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => void logLines.push(line) } });
const bundle = publish(sampleParts());
const { bankId } = bundle.header;

describe('regulator-api', { skip: skipWithoutPostgres() }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-regulator-'));
  let database: TestDatabase;
  let service: RegulatorService;
  let config: ServiceConfig;
  let tokens: ServiceTokens;

  const call = async (method: string, path: string, actor: string, body?: unknown): Promise<{ status: number; text: string; json: Record<string, unknown>; type: string }> => {
    const isText = typeof body === 'string';
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, ...(body !== undefined && { 'content-type': isText ? 'text/plain' : 'application/json' }) },
      body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, text, type, json: type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };

  before(async () => {
    database = await createTestDatabase('regulator');
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
    config = {
      zone: 'regulator', dataDirectory: folder, databaseUrl: database.appUrl, queue: { backend: 'postgres' }, host: '127.0.0.1', port: 0, logLevel: 'silent',
      tokensFile: join(folder, 'tokens', 'regulator.json'), monitoring: undefined, stallMilliseconds: 250, regulator: undefined,
      browser: { origin: undefined, secureCookies: false }, rateLimits: { actor: undefined, address: undefined },
    };
    service = await startRegulatorService(config, logger);
    tokens = ServiceTokens.open(config.tokensFile, REGULATOR_ACTORS);
  });

  after(async () => {
    await service.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  test('a day from registration to verdict, over http', async () => {
    const trust = sampleTrust();
    for (const document of [{ kind: 'mode', sandbox: true }, { kind: 'certifier', ...trust.certifiers[0] }, trust.bank, ...trust.lineRegisters, ...trust.featurePrograms, ...trust.models, ...trust.policies, ...trust.circuitKeys.map(({ key }) => key), bundle.certificate]) {
      const handedIn = await call('POST', '/registrations', 'operator', document);
      assert.equal(handedIn.status, 200);
      const { id, sha256 } = handedIn.json;
      assert.equal((await call('POST', `/registrations/${String(id)}/confirm`, 'examiner-1', { sha256 })).json['state'], 'pending');
      assert.equal((await call('POST', `/registrations/${String(id)}/confirm`, 'examiner-2', { sha256 })).json['state'], 'registered');
    }
    assert.deepEqual((await call('GET', '/mode', 'bank')).json, { sandbox: true, recorded: false, recording: null });

    const witness = parseVerifierKey((await (await fetch(`${service.url}/witness/key`)).json() as { witnessKey: string }).witnessKey)!;
    const texts = [Buffer.from(earlierLeaf()).toString('utf8'), canonicalJson(bundle.close), canonicalJson(bundle.header)];
    for (const [size, oldSize] of [[2, 0], [3, 2]] as const) {
      const hashes = texts.slice(0, size).map((text) => leafHash(Buffer.from(text, 'utf8')));
      const checkpoint = signCheckpoint({ origin: logKey.name, size, root: rootOf(hashes) }, logKey);
      const early = await call('POST', '/witness/add-checkpoint', 'bank', formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint }));
      assert.deepEqual([early.status, early.json['code']], [422, 'LEAVES_MISSING']);
      assert.equal((await call('POST', `/banks/${bankId}/log/leaves`, 'bank', { from: oldSize, leaves: texts.slice(oldSize, size) })).status, 200);
      const answer = await call('POST', '/witness/add-checkpoint', 'bank', formatAddCheckpoint({ oldSize, consistency: consistencyProof(hashes, oldSize), checkpoint }));
      assert.equal(answer.status, 200);
      assert.ok(verifyCosignature(withCosignatures(checkpoint, answer.text), witness));
      const stale = await call('POST', '/witness/add-checkpoint', 'bank', formatAddCheckpoint({ oldSize: 1, consistency: consistencyProof(hashes, 1), checkpoint }));
      assert.deepEqual([stale.status, stale.text], [409, `${size}\n`]);
      assert.match(stale.type, /^text\/x\.tlog\.size/);
    }

    const submitted = await call('POST', `/banks/${bankId}/evidence`, 'bank', bundle);
    assert.equal(submitted.status, 202);
    const { bundleSha256 } = (submitted.json as unknown as SignedReceipt).document;
    const path = `/banks/${bankId}/evidence/${bundleSha256}`;
    while ((await call('GET', path, 'bank')).json['state'] === 'pending') await new Promise((resolve) => setTimeout(resolve, 50));

    const verdict = await call('GET', `/banks/${bankId}/verdicts/${documentLeafHash(bundle.header)}`, 'examiner');
    assert.deepEqual([verdict.status, verdict.json['summary']], [200, 'shown']);
    assert.equal((await call('GET', `/banks/${bankId}/days?from=2025-10-26&to=2025-10-26`, 'examiner')).status, 200);
    assert.ok(trustMaterialSchema.parse((await call('GET', `/banks/${bankId}/trust`, 'examiner')).json));
    assert.match(String((await call('GET', `/banks/${bankId}/checkpoint`, 'examiner')).json['note']), /^sample-bank\/log\n3\n/);
  });

  test('evidence to take home: the same bytes each time, judged elsewhere as here', async () => {
    const take = async (from: string, to: string): Promise<Response> =>
      fetch(`${service.url}/banks/${bankId}/evidence.zip?from=${from}&to=${to}`, { headers: { authorization: `Bearer ${tokens.tokenOf('examiner')}` } });
    const taken = await take('2025-10-01', '2025-10-31');
    assert.deepEqual([taken.status, taken.headers.get('content-type'), taken.headers.get('content-disposition')], [200, 'application/zip', `attachment; filename=${bankId}-2025-10-01-2025-10-31.zip`]);
    const zip = Buffer.from(await taken.arrayBuffer());
    assert.deepEqual(zip, Buffer.from(await (await take('2025-10-01', '2025-10-31')).arrayBuffer()));
    const { days, checkpoint } = offlineVerify(zip);
    const verdict = (await call('GET', `/banks/${bankId}/verdicts/${documentLeafHash(bundle.header)}`, 'examiner')).json as unknown as Verdict;
    // The regulator saw the checkpoint itself; the bundle has it with the cosignature of the sample's witness, which is not this one.
    const elsewhere = verdict.claims.map(({ claim, code }) => (claim === 'history' ? 'COSIGNATURE_MISSING' : code));
    assert.deepEqual([days[0]!.claims.map(({ code }) => code), checkpoint?.size], [elsewhere, 3]);

    const nothing = await take('2025-10-01', '2025-10-25');
    assert.deepEqual([nothing.status, (await nothing.json() as { code: string }).code], [404, 'EVIDENCE_NOT_FOUND']);
    assert.equal((await take('2025-10-31', '2025-10-01')).status, 400);
    assert.equal((await call('GET', `/banks/${bankId}/evidence.zip?from=2025-10-01&to=2025-10-31`, 'bank')).status, 403);
  });

  test('the monitor sees how much was judged, of no bank in particular', async () => {
    assert.deepEqual((await (await fetch(`${service.url}/ready`)).json() as { checks: unknown }).checks, { database: 'up', migrations: 'up' });
    const { status, text } = await call('GET', '/metrics', 'monitor');
    assert.equal(status, 200);
    for (const figure of ['probity_verdicts{summary="shown"', 'probity_evidence{state="judged"']) assert.match(text, new RegExp(`^${figure.replace('{', '\\{')},service="regulator-api"\\} [1-9]`, 'm'));
    assert.equal(text.includes(bankId), false);
    assert.equal((await call('GET', '/metrics', 'examiner')).status, 403);
  });

  test('each actor may do its own part only', async () => {
    for (const [method, path, actor] of [
      ['POST', '/registrations', 'bank'], ['GET', '/registrations', 'bank'], ['POST', '/registrations', 'examiner'], ['POST', `/banks/${bankId}/evidence`, 'examiner'], ['POST', '/witness/add-checkpoint', 'examiner'],
      ['POST', `/banks/${bankId}/log/leaves`, 'examiner'], ['GET', `/banks/${bankId}/log/leaves?from=0`, 'examiner'], ['GET', `/banks/${bankId}/log/hashes?from=0`, 'examiner'],
    ] as const) {
      const answer = await call(method, path, actor, method === 'GET' ? undefined : {});
      assert.deepEqual([answer.status, answer.json['code']], [403, 'PERMISSION_DENIED'], path);
    }
  });

  test('what is malformed is refused with a code', async () => {
    assert.deepEqual((await call('POST', '/registrations', 'operator', { kind: 'nothing' })).json['code'], 'VALIDATION_FAILED');
    assert.deepEqual((await call('POST', `/banks/${bankId}/evidence`, 'bank', [1])).json['code'], 'VALIDATION_FAILED');
    assert.equal((await call('POST', '/banks/unknown-bank/evidence', 'bank', {})).json['code'], 'BANK_UNKNOWN');
    assert.equal((await call('GET', `/banks/${bankId}/days?from=2025-10-26&to=2025-10-01`, 'bank')).json['code'], 'PERIOD_INVALID');
    assert.equal((await call('POST', '/witness/add-checkpoint', 'bank', { old: 0 })).status, 400);
    assert.equal((await call('GET', `/banks/${bankId}/log/leaves?from=-1`, 'bank')).json['code'], 'VALIDATION_FAILED');
    assert.equal((await call('POST', `/banks/${bankId}/log/leaves`, 'bank', { from: 3, leaves: ['{"kind":"close"}'] })).json['code'], 'LEAF_INVALID');
    assert.equal((await call('POST', '/witness/add-checkpoint', 'bank', 'x'.repeat(70_000))).status, 413);
  });

  test('what a request holds is in no error and no log line', async () => {
    const document = { ...sampleTrust().policies[0]!, version: 'CANARY' };
    for (const [status, method, path, body] of [
      [400, 'POST', '/registrations', document], [400, 'POST', '/registrations', { kind: 'certifier', name: 'CANARY', publicKey: 'CANARY' }], [400, 'POST', '/witness/add-checkpoint', 'old CANARY\n\nCANARY\n'],
      [422, 'POST', `/banks/${bankId}/log/leaves`, { from: 3, leaves: ['{"kind":"CANARY"}'] }], [400, 'GET', `/banks/${bankId}/days?from=CANARY&to=CANARY`, undefined], [404, 'GET', '/CANARY', undefined],
    ] as const) {
      const answer = await call(method, path, 'operator', body);
      assert.equal(answer.status, status, path);
      assert.doesNotMatch(answer.text, /CANARY/, path);
    }
    const sent = await call('POST', `/banks/${bankId}/evidence`, 'bank', { ...bundle, kind: 'CANARY', header: { ...bundle.header, batchRoot: 'CANARY', account: 'CANARY' } });
    const path = `/banks/${bankId}/evidence/${(sent.json as unknown as SignedReceipt).document.bundleSha256}`;
    while ((await call('GET', path, 'bank')).json['state'] === 'pending') await new Promise((resolve) => setTimeout(resolve, 50));
    const { json, text } = await call('GET', path, 'bank');
    assert.equal(json['summary'], 'refused');
    assert.doesNotMatch(text, /CANARY/);
    assert.ok(logLines.length > 0);
    for (const line of logLines) assert.doesNotMatch(line, /CANARY/);
  });

  test('keys are private and survive a restart', async () => {
    assert.equal(statSync(join(folder, 'regulator', 'keys.json')).mode & 0o777, 0o600);
    const before = await (await fetch(`${service.url}/witness/key`)).text();
    await service.close();
    service = await startRegulatorService(config, logger);
    assert.equal(await (await fetch(`${service.url}/witness/key`)).text(), before);
  });

  test('the API document can be had without a database', async () => {
    const { paths } = await describeRegulatorApi(logger, join(folder, 'scratch.json'));
    assert.ok('/witness/add-checkpoint' in paths && '/banks/{bankId}/evidence' in paths);
  });

  test('of each key it is said what the regulator checked itself, and what rests on whose word', async () => {
    const circuits = async (): Promise<Record<string, unknown>[]> => (await call('GET', `/banks/${bankId}/circuits`, 'examiner')).json as unknown as Record<string, unknown>[];
    const standings = async (): Promise<unknown[]> => (await circuits()).map(({ role, standing, state }) => [role, standing, state]);
    assert.deepEqual(await standings(), [['record', 'NOT_REBUILT', 'not shown'], ['model', 'CERTIFIED', 'shown']]);
    const check = { keySha256: bundle.header.recordKeySha256, featureProgramDigest: bundle.header.featureProgramDigest, r1csSha256: 'ab'.repeat(32), remadeKeySha256: null, compiler: 'circom 2', constraints: 5 };
    assert.equal((await call('POST', '/circuit-checks', 'examiner', check)).status, 403);
    assert.equal((await call('POST', '/circuit-checks', 'operator', { ...check, keySha256: 'cd'.repeat(32) })).json['code'], 'CIRCUIT_KEY_UNKNOWN');
    assert.equal((await call('POST', '/circuit-checks', 'operator', { ...check, featureProgramDigest: '1' })).status, 204, 'of another program: kept, and says nothing of this one');
    assert.deepEqual((await standings())[0], ['record', 'NOT_REBUILT', 'not shown']);
    assert.equal((await call('POST', '/circuit-checks', 'operator', check)).status, 204);
    assert.deepEqual((await standings())[0], ['record', 'SETUP_UNKNOWN', 'not shown']);
    await assert.rejects(withConnection(database.appUrl, (client) => client.query('UPDATE regulator.circuit_check SET remade_key_sha256 = key_sha256')), /permission denied|append-only|never changed/);
  });

  test('a bank signs its requests with its registered key, and reaches its own matters only', async () => {
    const secrets = [new Uint8Array(32).fill(21), new Uint8Array(32).fill(22)] as const;
    const register = async (document: object): Promise<void> => {
      const { id, sha256 } = (await call('POST', '/registrations', 'operator', document)).json;
      for (const actor of ['examiner-1', 'examiner-2']) assert.equal((await call('POST', `/registrations/${String(id)}/confirm`, actor, { sha256 })).status, 200);
    };
    const signed = async (method: string, path: string, secretKey: Uint8Array, body?: string): Promise<number> => {
      const url = new URL(path, service.url);
      const headers = await signedHeaders({ method, url, ...(body === undefined ? {} : { body }) }, { id: bankId, secretKey });
      return (await fetch(url, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': path.startsWith('/witness') ? 'text/plain' : 'application/json' }) }, ...(body === undefined ? {} : { body }) })).status;
    };
    const publicKey = (secretKey: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secretKey));

    assert.equal(await signed('GET', `/banks/${bankId}/verdicts`, secrets[0]), 401, 'no key is registered yet');
    await register({ kind: 'request-key', bankId, version: 1, publicKey: publicKey(secrets[0]) });
    assert.equal(await signed('GET', `/banks/${bankId}/verdicts`, secrets[0]), 200);
    assert.equal(await signed('POST', `/banks/${bankId}/evidence`, secrets[0], JSON.stringify(bundle)), 202);

    // Every route of one bank, and those of all: none lets it see or do something in another one's name.
    const { paths } = await describeRegulatorApi(logger, join(folder, 'described.json'));
    for (const [template, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods ?? {})) {
        const path = template.replace('{bankId}', 'other-bank').replace('{date}', '2026-01-01').replaceAll(/\{(bundleSha256|headerHash|sha256)\}/g, 'ab'.repeat(32)).replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
        const isPublic = ['/health', '/ready', '/witness/key'].includes(template);
        const status = await signed(method.toUpperCase(), path, secrets[0], method === 'post' ? '{}' : undefined);
        if (isPublic) assert.ok(status < 400, template);
        // The witness reads its body itself: this one is malformed before it is anybody's.
        else assert.equal(status, template === '/witness/add-checkpoint' ? 400 : 403, `${method} ${template}`);
      }
    }

    await register({ kind: 'request-key', bankId, version: 2, publicKey: publicKey(secrets[1]) });
    assert.deepEqual([await signed('GET', `/banks/${bankId}/verdicts`, secrets[0]), await signed('GET', `/banks/${bankId}/verdicts`, secrets[1])], [401, 200], 'a replaced key is dead at once');

    const size = 1;
    const stranger = { ...logKey, name: 'other-bank/log' };
    await register({ ...sampleTrust().bank, bankId: 'other-bank', name: 'Other Bank', logKey: formatVerifierKey(verifierOf(stranger)) });
    const checkpoint = signCheckpoint({ origin: stranger.name, size, root: rootOf([leafHash(earlierLeaf())]) }, stranger);
    assert.equal(await signed('POST', '/witness/add-checkpoint', secrets[1], formatAddCheckpoint({ oldSize: 0, consistency: [], checkpoint })), 403, "another bank's log");
  });

  test('the token that all banks could share counts in a sandbox only', async () => {
    const { id, sha256 } = (await call('POST', '/registrations', 'operator', { kind: 'mode', sandbox: false })).json;
    for (const actor of ['examiner-1', 'examiner-2']) await call('POST', `/registrations/${String(id)}/confirm`, actor, { sha256 });
    const refused = await call('GET', `/banks/${bankId}/verdicts`, 'bank');
    assert.deepEqual([refused.status, refused.json['code']], [403, 'PERMISSION_DENIED']);
    assert.match(String(refused.json['detail']), /sign requests/);
  });
});
