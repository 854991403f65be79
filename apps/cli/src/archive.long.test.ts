/** The recorded history, taken home: a whole period of each bank, judged from the archive alone as the regulator judged it day by day. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { REGULATOR_ACTORS, startRegulatorService, type RegulatorService } from '@probity/regulator-api';
import { playHistory, readHistory } from '@probity/regulator-history';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { createLogger, FixedClock, migrateZone, repositoryRoot, ServiceTokens, type ServiceConfig } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { documentLeafHash, offlineVerify, openArchive } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';

const [FROM, TO] = ['2026-09-01', '2026-11-30'];

describe('archives of the recorded history', { skip: skipWithoutPostgres() }, () => {
  const history = readHistory(join(repositoryRoot(), 'samples/recorded'));
  const logger = createLogger({ name: 'test', level: 'silent' });
  const folder = mkdtempSync(join(tmpdir(), 'probity-archives-'));
  let database: TestDatabase;
  let service: RegulatorService;
  let authorization: string;

  before(async () => {
    database = await createTestDatabase('regulator');
    await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
    await playHistory({ history, ownerUrl: database.ownerUrl, dataDirectory: folder, logger });
    const config: ServiceConfig = {
      zone: 'regulator', dataDirectory: folder, databaseUrl: database.appUrl, queue: { backend: 'postgres' }, host: '127.0.0.1', port: 0, logLevel: 'silent',
      tokensFile: join(folder, 'tokens', 'regulator.json'), monitoring: undefined, stallMilliseconds: 250, regulator: undefined,
      browser: { origin: undefined, secureCookies: false }, rateLimits: { actor: undefined, address: undefined },
    };
    service = await startRegulatorService(config, logger, new FixedClock(history.recording.endsAt));
    authorization = `Bearer ${ServiceTokens.open(config.tokensFile, REGULATOR_ACTORS).tokenOf('examiner')}`;
  });
  after(async () => {
    await service.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  for (const bankId of ['alpen-bank', 'hanse-bank']) {
    test(`${bankId}: every header of six weeks`, async () => {
      const get = (path: string): Promise<Response> => fetch(`${service.url}${path}`, { headers: { authorization } });
      const zip = new Uint8Array(await (await get(`/banks/${bankId}/evidence.zip?from=${FROM}&to=${TO}`)).arrayBuffer());
      assert.ok(openArchive(zip)!.history !== undefined);
      const { days } = offlineVerify(zip, undefined, { engine: wasmEngine() });
      assert.ok(days.length > 35);
      for (const { bundle, claims } of days) {
        const { header } = bundle!;
        const verdict = (await (await get(`/banks/${bankId}/verdicts/${documentLeafHash(header)}`)).json()) as { claims: { claim: string; status: string; code: string }[] };
        const line = (all: readonly { claim: string; status: string; code: string }[]): string[] => all.map(({ claim, status, code }) => `${claim} ${status} ${code}`);
        // One day was judged before the regulator became a sandbox; the archive has the registrations of today.
        const today = line(verdict.claims).map((each) => each.replace('refused SETUP_DEVELOPMENT_REFUSED', 'shown SETUP_DEVELOPMENT_SANDBOX'));
        assert.deepEqual(line(claims), today, `${header.businessDate} ${header.batchKind}`);
      }
    });
  }
});
