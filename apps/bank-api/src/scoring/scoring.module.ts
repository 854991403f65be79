import { Module, type DynamicModule } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { policyOf } from '@probity/bank-batches';
import { Intake } from '@probity/bank-intake';
import { LoadedAnnouncement, ShadowScoring, type Loaded } from '@probity/bank-model-watch';
import { policyCommitment } from '@probity/shared-commitments';
import { featureProgramDigest } from '@probity/shared-feature-program';
import type { Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { Models } from '../models.js';
import { IntakeLatency } from './intake-latency.js';
import { ScoringBackground } from './scoring-background.js';
import { ScoringController } from './scoring.controller.js';

@Module({})
export class ScoringModule {
  static register({ logger, background }: { readonly logger: Logger; readonly background: boolean }): DynamicModule {
    return {
      module: ScoringModule,
      controllers: [ScoringController],
      providers: [
        { provide: IntakeLatency, useFactory: () => new IntakeLatency() },
        { provide: ShadowScoring, inject: [DataSource, Models], useFactory: (dataSource: DataSource, models: Models) => new ShadowScoring(dataSource, models.scorerOf) },
        {
          provide: LoadedAnnouncement,
          inject: [DataSource, Models, ModuleRef],
          useFactory: (dataSource: DataSource, models: Models, module: ModuleRef) =>
            // Intake takes its times from this module, so it is looked up when it is asked.
            new LoadedAnnouncement({ dataSource, kind: 'bank-api', logger, loaded: () => loadedBy(models, module.get(Intake, { strict: false })) }),
        },
        ...(background
          ? [{
              provide: ScoringBackground,
              inject: [ShadowScoring, LoadedAnnouncement],
              useFactory: (shadow: ShadowScoring, announcement: LoadedAnnouncement) => new ScoringBackground(shadow, announcement, logger),
            }]
          : []),
      ],
      exports: [IntakeLatency],
    };
  }
}

/** Digests anew, from what is in memory. */
async function loadedBy(models: Models, intake: Intake): Promise<Loaded> {
  return {
    models: await models.loaded(),
    days: [...intake.loadedDays()].map(([businessDate, { model, policy, program }]) => ({
      businessDate, model: model.version, policy: policy.version, policyCommitment: policyCommitment(policyOf(policy), policy.salt).toString(),
      program: program.version, programDigest: featureProgramDigest(program.document).toString(),
    })),
    artifacts: [],
  };
}
