import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { alertsOfCustomer, type AlertPage } from '@probity/bank-alerts';
import {
  customersSchema, customerView, erasureReason, Identities, identityPurpose, putCustomersWithIdentity, requireCustomer, type AccessView, type CustomersPut, type CustomerView, type Identity,
} from '@probity/bank-customers';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { BankKeys } from '../bank-keys.js';

const customerId = z.string().min(1).max(128);
const purposeSchema = z.strictObject({ purpose: identityPurpose });
const erasureSchema = z.strictObject({ reason: erasureReason });

const alertPage = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() };
const alertPageSchema = z.strictObject(alertPage);

@Controller()
export class CustomersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: BankKeys,
    private readonly identities: Identities,
  ) {}

  @Put('reference/customers')
  @ApiOperation({ summary: 'Put customers with segment, risk class and accounts, and optionally who they are: that is stored encrypted.' })
  @ApiBody({ schema: openApiSchema(customersSchema) })
  @RequirePermission('reference:write')
  async put(@Body(new ZodPipe(customersSchema)) body: CustomersPut, @CurrentActor() actor: Actor): Promise<{ customers: number; accounts: number; identities: number }> {
    return putCustomersWithIdentity(this.dataSource, this.identities, body, this.keys.pseudonymKey, actor.id);
  }

  @Get('customers/:id')
  @ApiOperation({ summary: 'A customer: segment and risk class with history, accounts, alerts, volume by month, risk facts. Not who it is.' })
  @RequirePermission('customers:read')
  async customer(@Param('id', new ZodPipe(customerId)) id: string): Promise<CustomerView> {
    return customerView(this.dataSource.manager, id);
  }

  @Get('customers/:id/alerts')
  @ApiOperation({ summary: 'Alerts of a customer over all accounts, newest first, each with what it was merged into and its case.' })
  @ApiQuery({ name: 'limit', required: false, schema: openApiSchema(alertPage.limit) })
  @ApiQuery({ name: 'cursor', required: false, schema: openApiSchema(alertPage.cursor) })
  @RequirePermission('customers:read')
  async alerts(@Param('id', new ZodPipe(customerId)) id: string, @Query(new ZodPipe(alertPageSchema)) page: z.infer<typeof alertPageSchema>): Promise<AlertPage> {
    return alertsOfCustomer(this.dataSource.manager, (await requireCustomer(this.dataSource.manager, id)).customerId, undefined, page);
  }

  @Get('customers/:id/identity')
  @ApiOperation({ summary: 'Who a customer is. Each reading stands in the access log, with its purpose.' })
  @ApiQuery({ name: 'purpose', schema: openApiSchema(identityPurpose) })
  @Header('cache-control', 'no-store')
  @RequirePermission('customers:identity')
  async identity(@Param('id', new ZodPipe(customerId)) id: string, @Query(new ZodPipe(purposeSchema)) { purpose }: z.infer<typeof purposeSchema>, @CurrentActor() actor: Actor): Promise<Identity> {
    return this.identities.read(id, purpose, actor.id);
  }

  @Get('customers/:id/identity-access')
  @ApiOperation({ summary: 'Who looked at, found or erased the identity of a customer, newest first.' })
  @RequirePermission('audit:read')
  async accesses(@Param('id', new ZodPipe(customerId)) id: string): Promise<AccessView[]> {
    return this.identities.accesses(id);
  }

  @Delete('customers/:id/identity')
  @ApiOperation({ summary: "Erase a customer's identity by destroying its key. Records and proofs stay." })
  @ApiBody({ schema: openApiSchema(erasureSchema) })
  @RequirePermission('customers:erase')
  async erase(@Param('id', new ZodPipe(customerId)) id: string, @Body(new ZodPipe(erasureSchema)) { reason }: z.infer<typeof erasureSchema>, @CurrentActor() actor: Actor): Promise<{ erasedAt: number }> {
    return this.identities.erase(id, reason, actor.id);
  }

  @Post('identity-keys/rotate')
  @ApiOperation({ summary: 'Wrap every data key under a new version of the key-encryption key, and destroy the versions before. May be asked for again.' })
  @HttpCode(200)
  @RequirePermission('keys:rotate')
  async rotate(): Promise<{ keyId: string; rewrapped: number }> {
    return this.identities.rotate();
  }
}
