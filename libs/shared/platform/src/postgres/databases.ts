import { join } from 'node:path';
import type { Config, Zone, ZoneDatabase } from '../config.js';
import { copyDatabase, dropDatabase, withConnection, withDatabase } from '../database.js';
import { platformError } from '../errors.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** The two zones' databases, wherever they are. */
export interface Databases {
  readonly bank: ZoneDatabase;
  readonly regulator: ZoneDatabase;
  /** Copies a zone's database under a new name; its connections are ended. On external servers the owner needs CREATEDB. */
  copy(zone: Zone, name: string): Promise<ZoneDatabase>;
  drop(zone: Zone, name: string): Promise<void>;
  /** Stops what {@link openDatabases} started; external servers run on. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres under `directory`, or checks that the configured servers answer.
 *
 * @param directory where the embedded cluster lives; `postgres` in the data directory by default
 * @throws ProbityError DATABASE_UNREACHABLE, or those of `startEmbeddedPostgres`
 */
export async function openDatabases(config: Config, directory: string = join(config.dataDirectory, 'postgres')): Promise<Databases> {
  if (config.databases.kind === 'embedded') {
    const postgres = await startEmbeddedPostgres({ directory });

    return {
      bank: postgres.bank,
      regulator: postgres.regulator,
      copy: async (zone, name) => {
        await postgres.copyDatabase(databaseOf(postgres[zone].ownerUrl), name);
        return postgres.urls(zone, name);
      },
      drop: (_zone, name) => postgres.dropDatabase(name),
      stop: () => postgres.stop(),
    };
  }

  const { bank, regulator } = config.databases;
  await assertReachable('bank', bank);
  await assertReachable('regulator', regulator);
  const zones = { bank, regulator };

  return {
    bank,
    regulator,
    copy: async (zone, name) => {
      const { ownerUrl, appUrl } = zones[zone];
      await copyDatabase(withDatabase(ownerUrl, 'postgres'), databaseOf(ownerUrl), name);
      return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name) };
    },
    drop: (zone, name) => dropDatabase(withDatabase(zones[zone].ownerUrl, 'postgres'), name),
    stop: () => Promise.resolve(),
  };
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

async function assertReachable(zone: Zone, database: ZoneDatabase): Promise<void> {
  try {
    await withConnection(database.ownerUrl, (client) => client.query('SELECT 1'));
  } catch (cause) {
    throw platformError('DATABASE_UNREACHABLE', `${zone.toUpperCase()}_DATABASE_URL: no connection: is the server up, and are user and password right?`, { cause });
  }
}
