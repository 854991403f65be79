import { createLogger, loadServiceConfig, runService } from '@probity/shared-platform';
import { startRegulatorService } from './regulator-service.js';

const config = loadServiceConfig('regulator');
const logger = createLogger({ name: 'regulator-api', level: config.logLevel });

await runService(() => startRegulatorService(config, logger), { logger });
