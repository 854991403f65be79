import { join } from 'node:path';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DeadLetterDesk, FileStore, ImportJobs, ImportRunner } from '@probity/bank-imports';
import { Intake } from '@probity/bank-intake';
import { CLOCK, type Clock, type Logger } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { ImportsController } from './imports.controller.js';
import { QuarantineController } from './quarantine.controller.js';

/** Starts and stops the taking of files. On destroying, since the database goes in the phase after it. */
class ImportsLifetime implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly runner: ImportRunner, private readonly background: boolean) {}

  onApplicationBootstrap(): void {
    if (this.background) this.runner.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.runner.stop();
  }
}

/** Import jobs, and the dead letters of every way in. */
@Module({})
export class ImportsModule {
  /** @param background whether files are taken by this process */
  static register({ dataDirectory, logger, background }: { dataDirectory: string; logger: Logger; background: boolean }): DynamicModule {
    // The one intake of the service, which is the root module's: looked up when it is needed, when all modules are there.
    const intakeOf = (modules: ModuleRef) => (): Intake => modules.get(Intake, { strict: false });
    return {
      module: ImportsModule,
      controllers: [ImportsController, QuarantineController],
      providers: [
        { provide: FileStore, useFactory: () => new FileStore(join(dataDirectory, 'imports')) },
        { provide: ImportJobs, inject: [DataSource, FileStore, CLOCK], useFactory: (dataSource: DataSource, files: FileStore, clock: Clock) => new ImportJobs(dataSource, files, clock) },
        {
          provide: ImportRunner,
          inject: [DataSource, FileStore, ModuleRef, CLOCK],
          useFactory: (dataSource: DataSource, files: FileStore, modules: ModuleRef, clock: Clock) => new ImportRunner(dataSource, files, intakeOf(modules), clock, logger),
        },
        {
          provide: DeadLetterDesk,
          inject: [DataSource, ModuleRef, CLOCK],
          useFactory: (dataSource: DataSource, modules: ModuleRef, clock: Clock) => new DeadLetterDesk(dataSource, intakeOf(modules), clock),
        },
        { provide: ImportsLifetime, inject: [ImportRunner], useFactory: (runner: ImportRunner) => new ImportsLifetime(runner, background) },
      ],
    };
  }
}
