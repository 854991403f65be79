import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { eventsBefore, type StoredIdentityEvent } from '@probity/bank-identity';
import { Keyset, Paged, pageQuery, RequirePermission, ZodPipe, type Page } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const listSchema = z.strictObject({ ...pageQuery, user: z.uuid().optional() });
const EVENTS = new Keyset('identity-events', z.int().min(1));

/** What happened to users and sessions. */
@Controller('audit')
export class IdentityAuditController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('identity')
  @ApiOperation({ summary: 'Logins and refusals, step-ups, and changes of users and roles, newest first.' })
  @ApiQuery({ name: 'user', required: false, description: 'id of a user: only what concerns them' })
  @Paged()
  @RequirePermission('audit:read')
  async events(@Query(new ZodPipe(listSchema)) { limit, cursor, user }: z.infer<typeof listSchema>): Promise<Page<StoredIdentityEvent>> {
    return EVENTS.page(await eventsBefore(this.dataSource.manager, { userId: user, before: EVENTS.after(cursor), limit: limit + 1 }), limit, ({ number }) => number);
  }
}
