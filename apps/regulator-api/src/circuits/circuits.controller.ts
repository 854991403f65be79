import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { circuitCheckSchema, CircuitService, type CircuitView, type NewCircuitCheck } from '@probity/regulator-circuits';
import { bankIdString } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';

@Controller()
export class CircuitsController {
  constructor(private readonly circuits: CircuitService) {}

  @Get('banks/:bankId/circuits')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'The keys that evidence of the bank may name: what the regulator could check of each itself, and what rests on whose word.' })
  list(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<CircuitView[]> {
    return this.circuits.list(bankId);
  }

  @Post('circuit-checks')
  @HttpCode(204)
  @RequirePermission('witness:operate')
  @ApiOperation({ summary: "Hand in what came of rebuilding a record circuit on a machine of the regulator's own: `probity check-circuits`." })
  @ApiBody({ schema: openApiSchema(circuitCheckSchema) })
  record(@Body(new ZodPipe(circuitCheckSchema)) check: NewCircuitCheck, @CurrentActor() actor: Actor): Promise<void> {
    return this.circuits.record(check, actor.id);
  }
}
