import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { registrationBodySchema, Supervision, type RegistrationBody, type RegistrationReceipt } from '@probity/regulator-supervision';
import { publicKeyString } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const certifierSchema = z.strictObject({ name: z.string().min(1).max(200), publicKey: publicKeyString });
const modeSchema = z.strictObject({ sandbox: z.boolean() });

@Controller()
export class RegistrationsController {
  constructor(private readonly supervision: Supervision) {}

  @Post('registrations')
  @HttpCode(200)
  @RequirePermission('registrations:write')
  @ApiOperation({ summary: 'Register a document of a bank, or a signed circuit certificate. Registering again changes nothing; registering is no approval.' })
  @ApiBody({ schema: openApiSchema(registrationBodySchema) })
  register(@Body(new ZodPipe(registrationBodySchema)) body: RegistrationBody, @CurrentActor() actor: Actor): Promise<RegistrationReceipt> {
    return this.supervision.registrations.register(body, actor.id);
  }

  @Post('certifiers')
  @HttpCode(200)
  @RequirePermission('certifiers:write')
  @ApiOperation({ summary: 'Name a certifier whose circuit certificates count.' })
  @ApiBody({ schema: openApiSchema(certifierSchema) })
  nameCertifier(@Body(new ZodPipe(certifierSchema)) body: z.infer<typeof certifierSchema>, @CurrentActor() actor: Actor): Promise<{ created: boolean }> {
    return this.supervision.registrations.nameCertifier(body, actor.id);
  }

  @Put('mode')
  @RequirePermission('mode:write')
  @ApiOperation({ summary: 'Switch the sandbox, in which development keys are accepted and said to be.' })
  @ApiBody({ schema: openApiSchema(modeSchema) })
  async setMode(@Body(new ZodPipe(modeSchema)) { sandbox }: z.infer<typeof modeSchema>, @CurrentActor() actor: Actor): Promise<{ sandbox: boolean }> {
    await this.supervision.registrations.setSandbox(sandbox, actor.id);
    return { sandbox };
  }
}
