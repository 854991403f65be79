import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { AlertEntity, BankLog, RecordEntity, registrations } from '@probity/bank-batches';
import { isoDate, registrationSchema, signedCertificateSchema, type CircuitCertificate, type Registration, type Signed } from '@probity/shared-evidence';
import { openApiSchema, platformError, RequirePermission, ZodPipe } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const dateSchema = z.strictObject({ date: isoDate });
const registrationsSchema = z.strictObject({ registrations: z.array(registrationSchema), certificates: z.array(signedCertificateSchema) });

/** An alert, by its record's place: who it is about stays with the cases. */
export interface AlertView {
  readonly id: string;
  readonly state: 'raised' | 'merged';
  /** `score`, and `rule:<id>` of each rule that held. */
  readonly reasons: readonly string[];
  readonly businessDate: string;
  readonly sequence: number;
  readonly score: number;
  readonly segment: number;
}

@Controller()
export class RecordsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: BankLog,
  ) {}

  @Get('alerts')
  @ApiOperation({ summary: 'Alerts of a business date.' })
  @ApiQuery({ name: 'date', schema: openApiSchema(isoDate) })
  @RequirePermission('alerts:read')
  async alerts(@Query(new ZodPipe(dateSchema)) { date }: z.infer<typeof dateSchema>): Promise<AlertView[]> {
    return this.dataSource
      .createQueryBuilder(AlertEntity, 'alert')
      .innerJoin(RecordEntity, 'record', 'record.id = alert.recordId')
      .where('record.businessDate = :date', { date })
      .select(['alert.id AS id', 'alert.state AS state', 'alert.reasons AS reasons', 'record.business_date::text AS "businessDate"', 'record.sequence AS sequence', 'record.score AS score', 'record.segment AS segment'])
      .orderBy('record.sequence')
      .getRawMany<AlertView>();
  }

  /** What to register with the regulator: documents in an order in which each finds what it names, then certificates. */
  @Get('registrations')
  @ApiOperation({ summary: 'The documents to register with the regulator.' })
  @ApiOkResponse({ schema: openApiSchema(registrationsSchema) })
  @RequirePermission('registrations:read')
  async registrations(): Promise<{ registrations: Registration[]; certificates: Signed<CircuitCertificate>[] }> {
    return registrations(this.dataSource.manager, this.log.logKey);
  }

  /** The newest checkpoint as a signed note. */
  @Get('log/checkpoint')
  @ApiOperation({ summary: 'The newest checkpoint of the log, cosigned where it is.' })
  @RequirePermission('batches:read')
  async checkpoint(): Promise<{ checkpoint: string }> {
    const checkpoint = await this.log.checkpoint();
    if (checkpoint === undefined) throw platformError('NOT_FOUND', 'the log is empty: nothing was closed yet', { status: 404 });
    return { checkpoint };
  }
}
