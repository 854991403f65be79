import { CIRCUIT_ENTITIES, CircuitService } from '@probity/regulator-circuits';
import { EXAMINATION_ENTITIES, ExaminationService } from '@probity/regulator-examinations';
import { HISTORY_ENTITIES, recordedMode } from '@probity/regulator-history';
import { ArchiveService, InspectionService } from '@probity/regulator-inspection';
import { OverviewService } from '@probity/regulator-overview';
import { openRegulatorKeys, REGULATOR_ENTITIES, Supervision, type RegulatorPermission } from '@probity/regulator-supervision';
import {
  createDataSource, createMetrics, createService, databaseState, describeService, migrationsState, repositoryRoot, watchStalls, FixedClock, ServiceTokens, systemClock,
  type Actor, type Answers, type Clock, type CreateServiceOptions, type Logger, type RunningService, type ServiceConfig,
} from '@probity/shared-platform';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ANSWERS } from './answers.generated.js';
import { ApiModule } from './api-module.js';
import { SHARED_BANK_ACTOR } from './shared-token.interceptor.js';
import { regulatorMetrics } from './regulator-metrics.js';

const NAME = 'regulator-api';
const VERSION = '0.1.0';
/** Every table of the regulator's zone. */
export const ENTITIES: (new () => object)[] = [...REGULATOR_ENTITIES, ...CIRCUIT_ENTITIES, ...EXAMINATION_ENTITIES, ...HISTORY_ENTITIES];

const READ: readonly RegulatorPermission[] = ['portal:read', 'verdicts:read', 'registrations:read', 'examinations:read', 'examinations:write'];
/** What a bank may do, in its own matters. */
const BANK: readonly RegulatorPermission[] = ['evidence:submit', 'checkpoints:submit', 'leaves:recover', 'verdicts:read'];
/** Who may do what by a token. */
export const REGULATOR_ACTORS: readonly Actor[] = [
  { id: 'operator', permissions: ['*'] },
  // For trying out: it speaks for every bank, so it counts in a sandbox only. Banks sign their requests.
  { id: SHARED_BANK_ACTOR, permissions: BANK },
  { id: 'examiner', permissions: READ },
  // For trying out: confirming takes two people, and whoever holds both tokens is one.
  { id: 'examiner-1', permissions: [...READ, 'registrations:confirm'] },
  { id: 'examiner-2', permissions: [...READ, 'registrations:confirm'] },
  { id: 'monitor', permissions: ['metrics:read'] },
];

export interface RegulatorService extends RunningService {
  readonly supervision: Supervision;
}

/**
 * Starts the regulator's service: opens its keys and tokens (made at the first start), listens, and judges in the
 * background. The database must be migrated. Over a recorded history the clock stands where the recording ends: no day
 * after that is owed.
 * @throws ProbityError HISTORY_UNFINISHED where an import of a recorded history was cut short
 */
export async function startRegulatorService(config: ServiceConfig, logger: Logger, runningClock: Clock = systemClock): Promise<RegulatorService> {
  const dataSource = createDataSource({ url: config.databaseUrl, entities: ENTITIES, applicationName: NAME });
  await dataSource.initialize();
  try {
    const keys = openRegulatorKeys(config.dataDirectory);
    const recorded = await recordedMode(dataSource);
    const clock = recorded === undefined ? runningClock : new FixedClock(recorded.endsAt);
    const supervision = new Supervision({ dataSource, clock, logger, keys });
    const examinations = new ExaminationService(dataSource, supervision, keys.receiptSecret, clock);
    const metrics = regulatorMetrics(createMetrics(NAME), dataSource);
    const service = await createService({
      ...serviceOptions({ supervision, examinations, circuits: new CircuitService(dataSource, supervision, clock), inspection: new InspectionService(dataSource, supervision, clock), archives: new ArchiveService(dataSource, supervision), overview: new OverviewService(dataSource, clock), recorded }, logger, ServiceTokens.open(config.tokensFile, REGULATOR_ACTORS)),
      host: config.host,
      port: config.port,
      signers: async (bankId) => {
        const publicKey = await supervision.registrations.requestKey(bankId);
        return publicKey === undefined ? undefined : { actor: { id: `bank ${bankId}`, permissions: BANK, bankId }, publicKey };
      },
      rateLimits: config.rateLimits,
      metrics,
      ready: async () => ({ database: await databaseState(dataSource), migrations: await migrationsState(dataSource, join(repositoryRoot(), 'migrations/regulator')) }),
    });
    const watch = watchStalls({ thresholdMilliseconds: config.stallMilliseconds, logger, metrics });
    supervision.judging.start();
    supervision.heartbeat.start();
    return {
      ...service,
      supervision,
      close: async () => {
        watch.stop();
        await service.close();
        await supervision.heartbeat.stop();
        await supervision.judging.stop();
        await dataSource.destroy();
      },
    };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

function serviceOptions(services: Parameters<typeof ApiModule.over>[0], logger: Logger, tokens: ServiceTokens): CreateServiceOptions {
  return { name: NAME, version: VERSION, module: ApiModule.over(services), logger, tokens, bodyLimit: '20mb', answers: ANSWERS, site: { path: '/portal', directory: join(repositoryRoot(), 'apps/regulator-web/dist/site') } };
}

/**
 * The OpenAPI document, without database or network.
 * @param tokensFile a scratch file for tokens that nobody uses
 * @param answers as the sources say now; the generated ones where nothing is said
 */
export async function describeRegulatorApi(logger: Logger, tokensFile: string, answers: Answers = ANSWERS): Promise<Awaited<ReturnType<typeof describeService>>> {
  const dataSource = createDataSource({ url: 'postgres://nowhere/none', entities: ENTITIES });
  const keys = { witness: { name: 'described/witness', type: 'cosignature' as const, secretKey: randomBytes(32) }, receiptSecret: randomBytes(32) };
  const clock = new FixedClock(0);
  const supervision = new Supervision({ dataSource, clock, logger, keys });
  const examinations = new ExaminationService(dataSource, supervision, keys.receiptSecret, clock);
  return describeService({ ...serviceOptions({ supervision, examinations, circuits: new CircuitService(dataSource, supervision, clock), inspection: new InspectionService(dataSource, supervision, clock), archives: new ArchiveService(dataSource, supervision), overview: new OverviewService(dataSource, clock), recorded: undefined }, logger, ServiceTokens.open(tokensFile, REGULATOR_ACTORS)), answers });
}
