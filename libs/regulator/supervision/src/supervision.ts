import { repositoryRoot, sqlMigrations, type Clock, type Logger, type MigrationClass } from '@probity/shared-platform';
import { verifierOf } from '@probity/shared-transparency';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { ComparisonService } from './comparison.service.js';
import { EvidenceService } from './evidence.service.js';
import { HeartbeatService } from './heartbeat.service.js';
import { JudgingService } from './judging.service.js';
import { ProposalService } from './proposal.service.js';
import type { RegulatorKeys } from './regulator-keys.js';
import { LeafService } from './leaf.service.js';
import { RegistrationService } from './registration.service.js';
import { TimelineService } from './timeline.service.js';
import { WitnessService } from './witness.service.js';

/** The regulator's services over one database. */
export class Supervision {
  readonly registrations: RegistrationService;
  readonly proposals: ProposalService;
  readonly timeline: TimelineService;
  readonly leaves: LeafService;
  readonly witness: WitnessService;
  readonly evidence: EvidenceService;
  readonly judging: JudgingService;
  readonly comparisons: ComparisonService;
  readonly heartbeat: HeartbeatService;

  /** @param dataSource connected, with `REGULATOR_ENTITIES` */
  constructor({ dataSource, clock, logger, keys }: { dataSource: DataSource; clock: Clock; logger: Logger; keys: RegulatorKeys }) {
    this.registrations = new RegistrationService(dataSource, verifierOf(keys.witness));
    this.proposals = new ProposalService(dataSource, this.registrations, clock);
    this.timeline = new TimelineService(dataSource, this.registrations, clock);
    this.leaves = new LeafService(dataSource, this.registrations);
    this.witness = new WitnessService(dataSource, keys.witness, clock);
    this.evidence = new EvidenceService(dataSource, this.registrations, keys.receiptSecret, clock);
    this.judging = new JudgingService(dataSource, this.registrations, clock, logger);
    this.comparisons = new ComparisonService(dataSource, this.registrations, clock);
    this.heartbeat = new HeartbeatService(dataSource, this.comparisons, clock, logger);
    this.evidence.onReceived = () => this.judging.wake();
  }
}

/** Migrations of the regulator zone, for `migrateZone`. */
export function regulatorMigrations(): MigrationClass[] {
  return sqlMigrations(join(repositoryRoot(), 'migrations', 'regulator'));
}
