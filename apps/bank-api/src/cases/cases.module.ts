import { Module, type DynamicModule } from '@nestjs/common';
import { CaseEvidence, Cases, EvidenceStore, FiuDesk, KnownGood, QualitySampling } from '@probity/bank-cases';
import { CLOCK, type Clock, type Logger } from '@probity/shared-platform';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CaseIntake } from './case-intake.js';
import { CasesController } from './cases.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FiuDeskController } from './fiu-desk.controller.js';
import { KnownGoodController } from './known-good.controller.js';
import { SamplingController } from './sampling.controller.js';

export interface CasesOptions {
  readonly dataDirectory: string;
  readonly logger: Logger;
  /** False: alerts wait until somebody calls `openCases`. */
  readonly background: boolean;
}

/** What people do about alerts. */
@Module({})
export class CasesModule {
  static register({ dataDirectory, logger, background }: CasesOptions): DynamicModule {
    const inject = [DataSource, CLOCK];
    return {
      module: CasesModule,
      controllers: [CasesController, EvidenceController, SamplingController, KnownGoodController, FiuDeskController],
      providers: [
        { provide: Cases, inject, useFactory: (dataSource: DataSource, clock: Clock) => new Cases(dataSource, clock) },
        { provide: QualitySampling, inject, useFactory: (dataSource: DataSource, clock: Clock) => new QualitySampling(dataSource, clock) },
        { provide: KnownGood, inject, useFactory: (dataSource: DataSource, clock: Clock) => new KnownGood(dataSource, clock) },
        { provide: FiuDesk, inject, useFactory: (dataSource: DataSource, clock: Clock) => new FiuDesk(dataSource, clock) },
        {
          provide: CaseEvidence,
          inject,
          useFactory: (dataSource: DataSource, clock: Clock) => new CaseEvidence(dataSource, new EvidenceStore(join(dataDirectory, 'evidence')), clock),
        },
        ...(background ? [{ provide: CaseIntake, inject, useFactory: (dataSource: DataSource, clock: Clock) => new CaseIntake(dataSource, clock, logger) }] : []),
      ],
    };
  }
}
