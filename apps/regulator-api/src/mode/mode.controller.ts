import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { RecordedMode } from '@probity/regulator-history';
import { Supervision } from '@probity/regulator-supervision';
import { isoInstant } from '@probity/shared-evidence';
import { openApiSchema, RequirePermission } from '@probity/shared-platform';
import { z } from 'zod';

/** The recorded history that this installation shows; undefined where what it shows is real. */
export const RECORDED = Symbol('recorded');

const modeSchema = z.strictObject({
  sandbox: z.boolean(),
  recorded: z.boolean(),
  /** Of a recording: its name, and where its clock stands. */
  recording: z.strictObject({ name: z.string(), endsAt: isoInstant }).nullable(),
});
type ModeView = z.infer<typeof modeSchema>;

@Controller('mode')
export class ModeController {
  constructor(
    private readonly supervision: Supervision,
    @Inject(RECORDED) private readonly recorded: RecordedMode | undefined,
  ) {}

  @Get()
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'Whether this is a sandbox, in which development keys are accepted and anyone can forge proofs under them, and whether all it shows is a recording.' })
  @ApiOkResponse({ schema: openApiSchema(modeSchema) })
  async mode(): Promise<ModeView> {
    const sandbox = await this.supervision.registrations.isSandbox();
    return { sandbox, recorded: this.recorded !== undefined, recording: this.recorded ? { name: this.recorded.name, endsAt: new Date(this.recorded.endsAt * 1000).toISOString() } : null };
  }
}
