import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { dispositionsOf } from '@probity/bank-cases';
import { WhatIfRunner, WhatIfs, type DispositionsOf } from '@probity/bank-what-if';
import type { Disposition } from '@probity/shared-evidence';
import type { Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { Models } from '../models.js';
import { WhatIfController } from './what-if.controller.js';

/** Runs beside the api and ends before the database is let go of. */
class Background implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly runner: WhatIfRunner,
    private readonly background: boolean,
  ) {}

  onApplicationBootstrap(): void {
    if (this.background) this.runner.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.runner.stop();
  }
}

/** Whether an alert was worth it, by how its case was closed; an inconclusive one says neither. */
const WORTH: Readonly<Record<Disposition, 'productive' | 'unproductive' | undefined>> = {
  'suspicious-reported': 'productive', 'suspicious-not-reported': 'productive', 'false-positive': 'unproductive', explained: 'unproductive', inconclusive: undefined,
};

const decidedBy = (dataSource: DataSource): DispositionsOf => async (recordIds) => {
  const closed = await dispositionsOf(dataSource.manager, recordIds);
  return new Map([...closed].flatMap(([record, disposition]) => (WORTH[disposition] ? [[record, WORTH[disposition]]] : [])));
};

/** Drafts of policies and models over the bank's own history. */
@Module({})
export class WhatIfModule {
  static register({ background, logger }: { readonly background: boolean; readonly logger: Logger }): DynamicModule {
    return {
      module: WhatIfModule,
      controllers: [WhatIfController],
      providers: [
        { provide: WhatIfs, inject: [DataSource], useFactory: (dataSource: DataSource) => new WhatIfs(dataSource) },
        { provide: WhatIfRunner, inject: [DataSource, Models], useFactory: (dataSource: DataSource, models: Models) => new WhatIfRunner(dataSource, models.scorerOf, decidedBy(dataSource), logger) },
        { provide: Background, inject: [WhatIfRunner], useFactory: (runner: WhatIfRunner) => new Background(runner, background) },
      ],
      exports: [WhatIfs],
    };
  }
}
