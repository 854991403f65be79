import { jobMetrics } from '@probity/bank-proving';
import {
  createMetrics, createService, describeService, ServiceTokens, type Answers, type CreateServiceOptions, type Logger, type RunningService, type ServiceConfig,
} from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { BANK_ACTORS } from './actors.js';
import { ANSWERS } from './answers.generated.js';
import { BankApiModule, type BankApiOptions } from './bank-api.module.js';
import { STRANGERS_MAY_POST } from './identity/auth.controller.js';
import { BankUserSessions } from './identity/user-sessions.js';
import { IntakeLatency } from './scoring/intake-latency.js';
import { observeBank, type BankObservation } from './observability/observe-bank.js';

const NAME = 'bank-api';
const VERSION = '0.1.0';

/** Starts the bank's service: opens its keys and tokens (made at the first start), listens, and works in the background. The database must be migrated. */
export async function startBankService(config: ServiceConfig, logger: Logger): Promise<RunningService> {
  const metrics = createMetrics(NAME);
  let observation: BankObservation | undefined;
  try {
    const service = await createService({
      ...serviceOptions({ config, logger, observer: jobMetrics(metrics) }, logger, config.tokensFile),
      host: config.host,
      port: config.port,
      rateLimits: config.rateLimits,
      metrics,
      pages: (app) => {
        observation = observeBank(config, app.get(DataSource), metrics, logger);
        const latency = app.get(IntakeLatency);
        latency.register(metrics);
        app.use('/transactions', latency.middleware);
        return [observation.page];
      },
      ready: async () => (await observation?.ready()) ?? {},
    });
    return {
      ...service,
      close: async () => {
        await service.close();
        await observation?.stop();
      },
    };
  } catch (error) {
    await observation?.stop();
    throw error;
  }
}

/**
 * The OpenAPI document, without database or network.
 * @param directory a scratch directory for keys and tokens that nobody uses
 * @param answers as the sources say now; the generated ones where nothing is said
 */
export async function describeBankApi(logger: Logger, directory: string, answers: Answers = ANSWERS): ReturnType<typeof describeService> {
  const config = { databaseUrl: 'postgres://nowhere/none', dataDirectory: directory, queue: { backend: 'postgres' as const }, regulator: undefined };
  return describeService({ ...serviceOptions({ config, logger, background: false, connect: false }, logger, `${directory}/tokens.json`), answers });
}

function serviceOptions(options: BankApiOptions, logger: Logger, tokensFile: string): CreateServiceOptions {
  return {
    name: NAME,
    version: VERSION,
    module: BankApiModule.register(options),
    logger,
    tokens: ServiceTokens.open(tokensFile, BANK_ACTORS),
    sessions: (app) => app.get(BankUserSessions),
    strangersMayPost: STRANGERS_MAY_POST,
    // A bulk request of 1,000 transactions, or a trained model, is larger than the default of 1 MB.
    bodyLimit: '20mb',
    answers: ANSWERS,
  };
}
