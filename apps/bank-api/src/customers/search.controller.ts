import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Identities, search, type Hit } from '@probity/bank-customers';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const text = z.string().trim().min(2).max(128).refine((value) => !value.includes('\0'), 'no text');
const querySchema = z.strictObject({ q: text });

@Controller('search')
export class SearchController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly identities: Identities,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Find transactions, accounts, customers, alerts and batches by id, reference, number or (with the permission for identities) words of a name.' })
  @ApiQuery({ name: 'q', schema: openApiSchema(text) })
  @Header('cache-control', 'no-store')
  @RequirePermission('search:read')
  async search(@Query(new ZodPipe(querySchema)) { q }: z.infer<typeof querySchema>, @CurrentActor() actor: Actor): Promise<{ hits: Hit[] }> {
    return { hits: await search(this.dataSource.manager, this.identities, actor, q) };
  }
}
