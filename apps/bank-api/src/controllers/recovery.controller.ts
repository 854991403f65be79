import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { BatchLifecycle, LogRecovery, type LogRecoveryReport } from '@probity/bank-batches';
import { recoveryApprovalSchema, signedSchema, type RecoveryApproval } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { viewOf, type BatchView } from '../batch-view.js';
import { ProvingControl } from '../proving-control.js';

@Controller()
export class RecoveryController {
  constructor(
    private readonly lifecycle: BatchLifecycle,
    private readonly recovery: LogRecovery,
    private readonly dataSource: DataSource,
    private readonly proving: ProvingControl,
  ) {}

  @Post('log/recover')
  @ApiOperation({ summary: 'After a restore from backup: bring the log back to what the witness cosigned. Asked again, nothing changes.' })
  @HttpCode(200)
  @RequirePermission('log:recover')
  async recover(@CurrentActor() actor: Actor): Promise<LogRecoveryReport> {
    return this.recovery.recover(actor.id);
  }

  @Get('batches/:id/approval-request')
  @ApiOperation({ summary: 'What a person signs who approves a recovery.' })
  @ApiOkResponse({ schema: openApiSchema(recoveryApprovalSchema) })
  @RequirePermission('batches:read')
  async approvalRequest(@Param('id', ParseUUIDPipe) id: string): Promise<RecoveryApproval> {
    return this.lifecycle.approvalRequest(id);
  }

  /** Checked by the batches' own closed schema and against the registered keys. */
  @Post('batches/:id/approvals')
  @ApiOperation({ summary: "Hand in one person's signed approval of a recovery. With the second one it goes on." })
  @ApiBody({ schema: openApiSchema(signedSchema(recoveryApprovalSchema)) })
  @HttpCode(200)
  @RequirePermission('approvals:write')
  async approve(@Param('id', ParseUUIDPipe) id: string, @Body() signed: unknown): Promise<BatchView> {
    return viewOf(this.dataSource, await this.lifecycle.approve(id, signed), await this.proving.provers());
  }
}
