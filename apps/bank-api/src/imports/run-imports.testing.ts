/** A process that runs the imports that wait once it is told to, for tests that kill it. Arguments: database URL, data directory. */
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { ImportRunner } from '@probity/bank-imports';
import { createLogger } from '@probity/shared-platform';
import { BankApiModule } from '../bank-api.module.js';

const [, , databaseUrl, dataDirectory] = process.argv as [string, string, string, string];
const logger = createLogger({ name: 'test', level: 'silent' });
const config = { databaseUrl, dataDirectory, queue: { backend: 'postgres' as const }, regulator: undefined };
const app = await NestFactory.createApplicationContext(BankApiModule.register({ config, logger, background: false }), { logger: false });
await once(process, 'message');
await app.get(ImportRunner).runWaiting();
await app.close();
