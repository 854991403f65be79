import { Module } from '@nestjs/common';
import { BATCH_CHANGE_KINDS } from '@probity/bank-batches';
import { Changes, GOVERNANCE_CHANGE_KINDS, type ChangeKinds } from '@probity/bank-governance';
import { INTAKE_CHANGE_KINDS } from '@probity/bank-intake';
import { DataSource } from 'typeorm';
import { ChangesController } from './changes.controller.js';

/** Everything that only takes effect once others approved it. A kind more: its list here, and its row in `bank.governed_kind`. */
export const CHANGE_KINDS: ChangeKinds = [...BATCH_CHANGE_KINDS, ...INTAKE_CHANGE_KINDS, ...GOVERNANCE_CHANGE_KINDS];

/** Maker-checker: the inbox of changes, and deciding them. */
@Module({
  controllers: [ChangesController],
  providers: [{ provide: Changes, inject: [DataSource], useFactory: (dataSource: DataSource) => new Changes(dataSource, CHANGE_KINDS) }],
})
export class GovernanceModule {}
