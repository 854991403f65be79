import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';
import { ProvingControl, type ProvingView } from '../proving-control.js';

const switchSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });
type SwitchBody = z.infer<typeof switchSchema>;

@Controller('proving')
export class ProvingSwitchController {
  constructor(private readonly control: ProvingControl) {}

  @Get()
  @ApiOperation({ summary: 'Whether proving runs, who decided that and why, and what waits.' })
  @RequirePermission('batches:read')
  async proving(): Promise<ProvingView> {
    return this.control.view();
  }

  @Post('pause')
  @ApiOperation({ summary: 'Begin no further proof. Proofs being made are finished; scoring and sealing go on.' })
  @ApiBody({ schema: openApiSchema(switchSchema) })
  @HttpCode(200)
  @RequirePermission('proving:operate')
  async pause(@Body(new ZodPipe(switchSchema)) { reason }: SwitchBody, @CurrentActor() actor: Actor): Promise<ProvingView> {
    return this.control.pause(reason, actor.id);
  }

  @Post('resume')
  @ApiOperation({ summary: 'Let proving go on.' })
  @ApiBody({ schema: openApiSchema(switchSchema) })
  @HttpCode(200)
  @RequirePermission('proving:operate')
  async resume(@Body(new ZodPipe(switchSchema)) { reason }: SwitchBody, @CurrentActor() actor: Actor): Promise<ProvingView> {
    return this.control.resume(reason, actor.id);
  }
}
