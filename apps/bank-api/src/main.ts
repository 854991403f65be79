#!/usr/bin/env node
/** `bank-api`: configured by the environment, see `loadServiceConfig`. */
import 'reflect-metadata';
import { createLogger, loadServiceConfig, runService } from '@probity/shared-platform';
import { startBankService } from './service.js';

const config = loadServiceConfig('bank');
const logger = createLogger({ name: 'bank-api', level: config.logLevel });

await runService(() => startBankService(config, logger), { logger });
