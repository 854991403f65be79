import { Module } from '@nestjs/common';
import { AlertInsights } from '@probity/bank-alerts';
import { DataSource } from 'typeorm';
import { Models } from '../models.js';
import { AlertsController } from './alerts.controller.js';

/** Alerts, explained. */
@Module({
  controllers: [AlertsController],
  providers: [{ provide: AlertInsights, inject: [DataSource, Models], useFactory: (dataSource: DataSource, models: Models) => new AlertInsights(dataSource, models.modelOf) }],
})
export class AlertsModule {}
