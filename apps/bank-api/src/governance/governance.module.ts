import { Module, type DynamicModule } from '@nestjs/common';
import { BATCH_CHANGE_KINDS } from '@probity/bank-batches';
import { Changes, GOVERNANCE_CHANGE_KINDS, type ChangeKinds } from '@probity/bank-governance';
import { INTAKE_CHANGE_KINDS } from '@probity/bank-intake';
import type { Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { WhatIfModule } from '../what-if/what-if.module.js';
import { ChangesController } from './changes.controller.js';

/** Everything that only takes effect once others approved it. A kind more: its list here, and its row in `bank.governed_kind`. */
export const CHANGE_KINDS: ChangeKinds = [...BATCH_CHANGE_KINDS, ...INTAKE_CHANGE_KINDS, ...GOVERNANCE_CHANGE_KINDS];

/** Maker-checker: the inbox of changes, and deciding them, with what each would have done to history. */
@Module({})
export class GovernanceModule {
  static register(options: { readonly background: boolean; readonly logger: Logger }): DynamicModule {
    return {
      module: GovernanceModule,
      imports: [WhatIfModule.register(options)],
      controllers: [ChangesController],
      providers: [{ provide: Changes, inject: [DataSource], useFactory: (dataSource: DataSource) => new Changes(dataSource, CHANGE_KINDS) }],
    };
  }
}
