import { Body, Controller, Post } from '@nestjs/common';
import { Intake, MAX_TRANSACTIONS, type IntakeReceipt } from '@probity/bank-intake';
import { CurrentActor, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

/** Each transaction is checked by itself, so that a bad one is quarantined and not the request refused. */
const transactionsSchema = z.strictObject({ transactions: z.array(z.unknown()).min(1).max(MAX_TRANSACTIONS) });
type TransactionsBody = z.infer<typeof transactionsSchema>;

@Controller()
export class IntakeController {
  constructor(private readonly intake: Intake) {}

  @Post('transactions')
  @RequirePermission('transactions:write')
  async take(@Body(new ZodPipe(transactionsSchema)) body: TransactionsBody, @CurrentActor() actor: Actor): Promise<IntakeReceipt> {
    return this.intake.take(body.transactions, actor.id);
  }

  @Post('history')
  @RequirePermission('history:import')
  async history(@Body(new ZodPipe(transactionsSchema)) body: TransactionsBody, @CurrentActor() actor: Actor): Promise<IntakeReceipt> {
    return this.intake.takeHistory(body.transactions, actor.id);
  }
}
