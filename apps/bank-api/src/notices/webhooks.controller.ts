import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { DELIVERY_STATES, EVENTS, MAX_OVERLAP_HOURS, Webhooks, type DeliveryView, type WebhookView, type WithSecret } from '@probity/bank-notices';
import { CurrentActor, openApiSchema, Paged, pageQuery, RequirePermission, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import { z } from 'zod';

const webhookSchema = z.strictObject({
  url: z.string().min(1).max(2048).describe('https, without user, password or fragment'),
  events: z.array(z.enum(EVENTS)).min(1).max(EVENTS.length),
});
const rotationSchema = z.strictObject({
  overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(24).describe('how long the secret before signs besides; 0: it ends now'),
});
const deliveriesSchema = z.strictObject({ ...pageQuery, state: z.enum(DELIVERY_STATES).optional() });

/** Where notices are sent. No answer is kept for an idempotency key: two of them hold a secret. */
@Controller('webhooks')
@RequirePermission('webhooks:manage')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  @ApiOperation({ summary: 'Webhooks, oldest first, with what waits and what was given up. Never a secret.' })
  async list(): Promise<WebhookView[]> {
    return this.webhooks.list();
  }

  @Post()
  @ApiOperation({ summary: 'Make a webhook. The answer holds its secret, once.' })
  @ApiBody({ schema: openApiSchema(webhookSchema) })
  async add(@Body(new ZodPipe(webhookSchema)) { url, events }: z.infer<typeof webhookSchema>, @CurrentActor() actor: Actor): Promise<WithSecret> {
    return this.webhooks.add(url, events, actor.id);
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Remove a webhook: nothing is sent to it from now on.' })
  @HttpCode(204)
  async remove(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.webhooks.remove(id, actor.id);
  }

  @Post(':id/rotate-secret')
  @ApiOperation({ summary: 'Make a new secret, shown once. Both sign while the receiver changes over.' })
  @ApiBody({ schema: openApiSchema(rotationSchema) })
  @HttpCode(200)
  async rotate(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(rotationSchema)) { overlapHours }: z.infer<typeof rotationSchema>, @CurrentActor() actor: Actor): Promise<WithSecret> {
    return this.webhooks.rotateSecret(id, overlapHours, actor.id);
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'Deliveries of a webhook, newest first, with what came of the last attempt.' })
  @Paged()
  @ApiQuery({ name: 'state', required: false, enum: DELIVERY_STATES })
  async deliveries(@Param('id', ParseUUIDPipe) id: string, @Query(new ZodPipe(deliveriesSchema)) query: z.infer<typeof deliveriesSchema>): Promise<Page<DeliveryView>> {
    return this.webhooks.deliveries(id, query);
  }

  @Post(':id/test')
  @ApiOperation({ summary: 'Send a test notice, in the way of every other.' })
  @HttpCode(202)
  async test(@Param('id', ParseUUIDPipe) id: string): Promise<{ deliveryId: string }> {
    return this.webhooks.test(id);
  }
}

@Controller('deliveries')
@RequirePermission('webhooks:manage')
export class DeliveriesController {
  constructor(private readonly webhooks: Webhooks) {}

  @Post(':id/resend')
  @ApiOperation({ summary: 'Send a delivery again, or now, under the same id.' })
  @HttpCode(202)
  async resend(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.webhooks.resend(id);
  }
}
