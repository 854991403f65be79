import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { alertsOfCustomer, type AlertPage } from '@probity/bank-alerts';
import { accountPostings, accountView, requireAccount, transactionView, versionOfCursor, type AccountView, type PostingsPage, type TransactionView } from '@probity/bank-customers';
import { CLOCK, openApiSchema, RequirePermission, ZodPipe, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const name = z.string().min(1).max(128);
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(32).refine((text) => versionOfCursor(text) !== undefined, 'no cursor of this list');
const pageSchema = z.strictObject({ limit, cursor: cursor.optional() });

const alertPage = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() };
const alertPageSchema = z.strictObject(alertPage);

@Controller()
export class AccountsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('accounts/:bank/:account')
  @ApiOperation({ summary: 'An account: its window in words, volume by month, alerts, and with whom most money moved.' })
  @RequirePermission('customers:read')
  async account(@Param('bank', new ZodPipe(name)) bank: string, @Param('account', new ZodPipe(name)) account: string): Promise<AccountView> {
    return accountView(this.dataSource.manager, { bank, account }, this.clock.nowSeconds());
  }

  @Get('accounts/:bank/:account/alerts')
  @ApiOperation({ summary: 'Alerts of an account, newest first, each with what it was merged into and its case.' })
  @ApiQuery({ name: 'limit', required: false, schema: openApiSchema(alertPage.limit) })
  @ApiQuery({ name: 'cursor', required: false, schema: openApiSchema(alertPage.cursor) })
  @RequirePermission('customers:read')
  async alerts(@Param('bank', new ZodPipe(name)) bank: string, @Param('account', new ZodPipe(name)) account: string, @Query(new ZodPipe(alertPageSchema)) page: z.infer<typeof alertPageSchema>): Promise<AlertPage> {
    return alertsOfCustomer(this.dataSource.manager, (await requireAccount(this.dataSource.manager, { bank, account })).customer, { bank, account }, page);
  }

  @Get('accounts/:bank/:account/postings')
  @ApiOperation({ summary: 'Postings of an account, newest first.' })
  @ApiQuery({ name: 'limit', required: false, schema: openApiSchema(limit) })
  @ApiQuery({ name: 'cursor', required: false, schema: openApiSchema(cursor) })
  @RequirePermission('transactions:read')
  async postings(
    @Param('bank', new ZodPipe(name)) bank: string, @Param('account', new ZodPipe(name)) account: string, @Query(new ZodPipe(pageSchema)) page: z.infer<typeof pageSchema>,
  ): Promise<PostingsPage> {
    return accountPostings(this.dataSource.manager, { bank, account }, { before: page.cursor === undefined ? undefined : versionOfCursor(page.cursor), limit: page.limit });
  }

  @Get('transactions/:id')
  @ApiOperation({ summary: 'A transaction as it came, and the records it became.' })
  @RequirePermission('transactions:read')
  async transaction(@Param('id', ParseUUIDPipe) id: string): Promise<TransactionView> {
    return transactionView(this.dataSource.manager, id);
  }
}
