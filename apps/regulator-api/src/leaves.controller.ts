import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Supervision, type HashPage, type HeldLeaves, type LeafPage } from '@probity/regulator-supervision';
import { bankIdString, leavesSchema, type Leaves } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const from = z.coerce.number().int().min(0).max(2 ** 31 - 1);
const fromSchema = z.strictObject({ from });

@Controller('banks/:bankId/log')
export class LeavesController {
  constructor(private readonly supervision: Supervision) {}

  @Post('leaves')
  @HttpCode(200)
  @RequirePermission('checkpoints:submit')
  @ApiOperation({ summary: 'Hand in leaves of the log, before the checkpoint over them. Until that is cosigned, leaves of the same index replace them.' })
  @ApiBody({ schema: openApiSchema(leavesSchema) })
  offer(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Body(new ZodPipe(leavesSchema)) leaves: Leaves): Promise<HeldLeaves> {
    return this.supervision.leaves.offer(bankId, leaves);
  }

  @Get('hashes')
  @RequirePermission('leaves:recover')
  @ApiOperation({ summary: 'Hashes of the cosigned leaves, by which a bank compares what it has.' })
  @ApiQuery({ name: 'from', schema: openApiSchema(from) })
  hashes(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(fromSchema)) query: z.infer<typeof fromSchema>): Promise<HashPage> {
    return this.supervision.leaves.hashes(bankId, query.from);
  }

  /** A GET that leaves a mark: handing leaves out is what makes the log a recovering one. */
  @Get('leaves')
  @RequirePermission('leaves:recover')
  @ApiOperation({ summary: 'Hand cosigned leaves out again to a bank that lost them. From then on its log goes on with an approved recovery only.' })
  @ApiQuery({ name: 'from', schema: openApiSchema(from) })
  handOut(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(fromSchema)) query: z.infer<typeof fromSchema>, @CurrentActor() actor: Actor): Promise<LeafPage> {
    return this.supervision.leaves.handOut(bankId, query.from, actor.id);
  }
}
