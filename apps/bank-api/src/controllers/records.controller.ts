import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { BankLog, proveExpress, registrations, type ExpressView } from '@probity/bank-batches';
import {
  logKeyRotationSchema, registrationSchema, signedCertificateSchema, type CircuitCertificate, type LogKeyRotation, type Registration, type Signed,
} from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, platformError, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { BankKeys } from '../bank-keys.js';
import { rotateLogKey } from '../rotate-log-key.js';

const recordKeySchema = z.strictObject({ source: z.string().min(1).max(64), externalId: z.string().min(1).max(256), side: z.enum(['debit', 'credit']) });
const registrationsSchema = z.strictObject({ registrations: z.array(registrationSchema), certificates: z.array(signedCertificateSchema) });

@Controller()
export class RecordsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: BankLog,
    private readonly keys: BankKeys,
  ) {}

  @Post('records/:id/prove')
  @ApiOperation({ summary: 'Prove the chunk of a record before all others. Answers with its state; asked again, with the state by then.' })
  @HttpCode(202)
  @RequirePermission('proving:operate')
  async prove(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ExpressView> {
    return proveExpress(this.dataSource, { id }, actor.id);
  }

  @Post('records/prove')
  @ApiOperation({ summary: 'The same for a posting by its source, external id and side.' })
  @ApiBody({ schema: openApiSchema(recordKeySchema) })
  @HttpCode(202)
  @RequirePermission('proving:operate')
  async proveByKey(@Body(new ZodPipe(recordKeySchema)) key: z.infer<typeof recordKeySchema>, @CurrentActor() actor: Actor): Promise<ExpressView> {
    return proveExpress(this.dataSource, key, actor.id);
  }

  /** What to register with the regulator: documents in an order in which each finds what it names, then certificates. */
  @Get('registrations')
  @ApiOperation({ summary: 'The documents to register with the regulator.' })
  @ApiOkResponse({ schema: openApiSchema(registrationsSchema) })
  @RequirePermission('registrations:read')
  async registrations(): Promise<{ registrations: Registration[]; certificates: Signed<CircuitCertificate>[] }> {
    return registrations(this.dataSource.manager, this.log.logKey, this.keys.requestKey());
  }

  /** The answer is to be registered with the regulator, whose witness refuses the new key until then. */
  @Post('log/rotate-key')
  @ApiOperation({ summary: "Let a new key sign the log from the next checkpoint on. Register the answer with the regulator: its witness refuses the new key until then." })
  @ApiOkResponse({ schema: openApiSchema(logKeyRotationSchema) })
  @HttpCode(200)
  @RequirePermission('log:rotate')
  async rotateKey(@CurrentActor() actor: Actor): Promise<LogKeyRotation> {
    return rotateLogKey(this.keys, this.log, actor.id);
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
