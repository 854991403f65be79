#!/usr/bin/env node
/** `bank-api`: configured by the environment, see `loadServiceConfig`. */
import 'reflect-metadata';
import { createLogger, createService, loadServiceConfig, runService } from '@probity/shared-platform';
import { bankService } from './service.js';

const config = loadServiceConfig('bank');
const logger = createLogger({ name: 'bank-api', level: config.logLevel });

await runService(() => createService(bankService(config, logger)), { logger });
