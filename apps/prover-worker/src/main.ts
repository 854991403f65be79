#!/usr/bin/env node
/** `prover-worker [--artifacts <directory>]`: a process of its own, on this machine or another. */
import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { jobMetrics } from '@probity/bank-proving';
import { createLogger, createMetrics, loadProverWorkerConfig, NestLogger, runService } from '@probity/shared-platform';
import { observeWorker } from './observability/observe-worker.js';
import { ProverWorkerModule } from './prover-worker.module.js';

const { values } = parseArgs({ options: { artifacts: { type: 'string' } } });
const config = loadProverWorkerConfig();
const logger = createLogger({ name: 'prover-worker', level: config.logLevel });

await runService(
  async () => {
    const artifactsDirectory = values.artifacts ?? join(config.dataDirectory, 'artifacts');
    const metrics = createMetrics('prover-worker');
    const app = await NestFactory.createApplicationContext(ProverWorkerModule.register({ config, artifactsDirectory, logger, observe: (engine) => jobMetrics(metrics, engine) }), { logger: new NestLogger(logger), abortOnError: false });
    const observation = await observeWorker({ app, config, metrics, logger });
    return {
      close: async () => {
        await app.close();
        await observation.stop();
      },
    };
  },
  // Chunks in hand first, then what is left to close.
  { logger, closeTimeoutMs: (config.drainSeconds + 5) * 1_000 },
);
