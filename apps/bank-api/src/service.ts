import { ServiceTokens, type CreateServiceOptions, type Logger, type ServiceConfig } from '@probity/shared-platform';
import { BANK_ACTORS } from './actors.js';
import { BankApiModule } from './bank-api.module.js';

/** How the bank's service is built: by `main`, by tests, and for its OpenAPI document. */
export function bankService(config: ServiceConfig, logger: Logger): CreateServiceOptions {
  return {
    name: 'bank-api',
    version: '0.1.0',
    module: BankApiModule.register({ config, logger }),
    logger,
    tokens: ServiceTokens.open(config.tokensFile, BANK_ACTORS),
    host: config.host,
    port: config.port,
    // A bulk request of 1,000 transactions, or a trained model, is larger than the default of 1 MB.
    bodyLimit: '20mb',
  };
}
