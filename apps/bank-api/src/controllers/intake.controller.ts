import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { Intake, MAX_TRANSACTIONS, type IntakeReceipt } from '@probity/bank-intake';
import { transactionSchema } from '@probity/bank-transactions';
import { CurrentActor, Idempotent, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

/** Each transaction is checked by itself, so that a bad one is quarantined and not the request refused. */
const transactionsSchema = z.strictObject({ transactions: z.array(z.unknown()).min(1).max(MAX_TRANSACTIONS) });
/** What a good request holds, for the API document. */
const describedSchema = z.strictObject({ transactions: z.array(transactionSchema).min(1).max(MAX_TRANSACTIONS) });
type TransactionsBody = z.infer<typeof transactionsSchema>;

@Controller()
export class IntakeController {
  constructor(private readonly intake: Intake) {}

  @Post('transactions')
  @ApiOperation({ summary: 'Take 1 to 1,000 transactions. Bad ones are quarantined and reported by index; the same again changes nothing.' })
  @ApiBody({ schema: openApiSchema(describedSchema) })
  @Idempotent()
  @RequirePermission('transactions:write')
  async take(@Body(new ZodPipe(transactionsSchema)) body: TransactionsBody, @CurrentActor() actor: Actor): Promise<IntakeReceipt> {
    return this.intake.take(body.transactions, actor.id);
  }

  @Post('history')
  @ApiOperation({ summary: 'Warm account windows up with transactions from before the first business date. Refused after the first batch.' })
  @ApiBody({ schema: openApiSchema(describedSchema) })
  @Idempotent()
  @RequirePermission('history:import')
  async history(@Body(new ZodPipe(transactionsSchema)) body: TransactionsBody, @CurrentActor() actor: Actor): Promise<IntakeReceipt> {
    return this.intake.takeHistory(body.transactions, actor.id);
  }
}
