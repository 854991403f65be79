/** What tests of pages share: the supervisor's service over a database of its own, the machine's Chromium, and signing in. */
import { startRegulatorService, REGULATOR_ACTORS, type RegulatorService } from '@probity/regulator-api';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { launchChromium, openScreen, watchErrors, type Screen } from '@probity/shared-browser-testing';
import { createLogger, FixedClock, migrateZone, repositoryRoot, ServiceTokens, type ServiceConfig } from '@probity/shared-platform';
import { createTestDatabase, type TestDatabase } from '@probity/shared-platform/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Context = Awaited<ReturnType<typeof openScreen>>;
export type PortalPage = Awaited<ReturnType<Context['newPage']>>;

/** Pictures for people to look at, of the last run. */
export const SCREENSHOTS = join(repositoryRoot(), '.probity/screenshots/portal');

export interface Portal {
  readonly url: string;
  readonly service: RegulatorService;
  readonly clock: FixedClock;
  /** The service's data directory: gone after the test. */
  readonly folder: string;
  /** A signed-in page on a screen of its own, with what went wrong in it so far. Close its context. */
  open(path: string, screen: Screen): Promise<{ readonly page: PortalPage; readonly errors: readonly string[] }>;
  /** The service token of an actor. */
  tokenOf(actor: string): string;
  close(): Promise<void>;
}

/**
 * Starts everything. Skip the test first where there is no Postgres or no Chromium.
 * @param now the service's clock, UTC epoch seconds
 * @param seed fills the database once it is migrated, and the service's data directory
 */
export async function startPortal({ now, seed }: { readonly now: number; readonly seed: (database: TestDatabase, folder: string) => Promise<void> }): Promise<Portal> {
  const folder = mkdtempSync(join(tmpdir(), 'probity-portal-'));
  const database = await createTestDatabase('regulator');
  await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
  await seed(database, folder);
  const config: ServiceConfig = {
    zone: 'regulator', dataDirectory: folder, databaseUrl: database.appUrl, queue: { backend: 'postgres' }, host: '127.0.0.1', port: 0, logLevel: 'silent',
    tokensFile: join(folder, 'tokens', 'regulator.json'), monitoring: undefined, stallMilliseconds: 250, regulator: undefined,
    browser: { origin: undefined, secureCookies: false }, rateLimits: { actor: undefined, address: undefined },
  };
  const clock = new FixedClock(now);
  const service = await startRegulatorService(config, createLogger({ name: 'portal-test', level: 'silent' }), clock);
  const tokens = ServiceTokens.open(config.tokensFile, REGULATOR_ACTORS);
  const browser: Browser = await launchChromium();

  return {
    url: service.url,
    service,
    clock,
    folder,
    tokenOf: (actor) => tokens.tokenOf(actor),
    open: async (path, screen) => {
      const context = await openScreen(browser, screen);
      await context.addInitScript((token) => sessionStorage.setItem('probity-service-token', token), tokens.tokenOf('examiner'));
      const page = await context.newPage();
      const errors = watchErrors(page);
      await page.goto(`${service.url}/portal${path}`);
      return { page, errors };
    },
    close: async () => {
      await browser.close();
      await service.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
