import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { batchById, BatchEntity, BatchLifecycle, retryBatch, type AttestationRequest } from '@probity/bank-batches';
import { batchKind, evidenceBundleSchema, isoDate, ledgerAttestationSchema, signedSchema, type EvidenceBundle } from '@probity/shared-evidence';
import { CurrentActor, Idempotent, Keyset, openApiSchema, Paged, pageQuery, pageSchema, RequirePermission, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { batchViewSchema, viewOf, type BatchView } from '../batch-view.js';
import { ProvingControl } from '../proving-control.js';

const sealSchema = z.strictObject({
  businessDate: isoDate,
  kind: batchKind,
  /** Of a correction or a recovery: the batch that it replaces. */
  supersedes: z.uuid().optional(),
});
const publishSchema = z.strictObject({ force: z.boolean().default(false) });
const listSchema = z.strictObject({ from: isoDate.optional(), to: isoDate.optional(), ...pageQuery });
/** By business date and place within it. */
const batchList = new Keyset('batches', z.tuple([isoDate, z.int().min(0).max(2 ** 31 - 1)]));

@Controller('batches')
export class BatchesController {
  constructor(
    private readonly lifecycle: BatchLifecycle,
    private readonly dataSource: DataSource,
    private readonly proving: ProvingControl,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Seal a batch. Asked again for the same one, it is returned.' })
  @ApiBody({ schema: openApiSchema(sealSchema) })
  @ApiCreatedResponse({ schema: openApiSchema(batchViewSchema) })
  @Idempotent()
  @RequirePermission('batches:write')
  async seal(@Body(new ZodPipe(sealSchema)) body: z.infer<typeof sealSchema>, @CurrentActor() actor: Actor): Promise<BatchView> {
    return this.#view(await this.lifecycle.seal({ ...body, actor: actor.id }));
  }

  @Get()
  @ApiOperation({ summary: 'Batches of a period, by business date.' })
  @ApiQuery({ name: 'from', required: false, schema: openApiSchema(isoDate) })
  @ApiQuery({ name: 'to', required: false, schema: openApiSchema(isoDate) })
  @ApiOkResponse({ schema: openApiSchema(pageSchema(batchViewSchema)) })
  @Paged()
  @RequirePermission('batches:read')
  async list(@Query(new ZodPipe(listSchema)) { from, to, limit, cursor }: z.infer<typeof listSchema>): Promise<Page<BatchView>> {
    const [afterDate, afterIndex] = batchList.after(cursor) ?? ['0001-01-01', -1];
    const batches = await this.dataSource.manager
      .createQueryBuilder(BatchEntity, 'batch')
      .where('batch.businessDate >= :from AND batch.businessDate <= :to', { from: from ?? '0001-01-01', to: to ?? '9999-12-31' })
      .andWhere('(batch.businessDate, batch.batchIndex) > (:afterDate::date, :afterIndex::integer)', { afterDate, afterIndex })
      .orderBy('batch.businessDate')
      .addOrderBy('batch.batchIndex')
      .limit(limit + 1)
      .getMany();
    const { items, next } = batchList.page(batches, limit, ({ businessDate, batchIndex }) => [businessDate, batchIndex]);
    const provers = await this.proving.provers();
    return { items: await Promise.all(items.map((batch) => viewOf(this.dataSource, batch, provers))), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One batch: state, progress, verdict.' })
  @ApiOkResponse({ schema: openApiSchema(batchViewSchema) })
  @RequirePermission('batches:read')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<BatchView> {
    return this.#view(await batchById(this.dataSource, id));
  }

  @Get(':id/attestation-request')
  @ApiOperation({ summary: 'What the ledger attestor is given: which posting has which place and salt.' })
  @RequirePermission('batches:read')
  async attestationRequest(@Param('id', ParseUUIDPipe) id: string): Promise<AttestationRequest> {
    return this.lifecycle.attestationRequest(id);
  }

  /** Checked by the batches' own closed schema and against the registered attestor key. */
  @Post(':id/attestation')
  @ApiOperation({ summary: 'Hand in the signed ledger attestation; closes the batch.' })
  @ApiBody({ schema: openApiSchema(signedSchema(ledgerAttestationSchema)) })
  @HttpCode(200)
  @RequirePermission('attestations:write')
  async attest(@Param('id', ParseUUIDPipe) id: string, @Body() document: unknown): Promise<BatchView> {
    return this.#view(await this.lifecycle.attest(id, document));
  }

  @Post(':id/close')
  @ApiOperation({ summary: 'Go on with a batch that waits for the witness.' })
  @HttpCode(200)
  @RequirePermission('batches:write')
  async close(@Param('id', ParseUUIDPipe) id: string): Promise<BatchView> {
    return this.#view(await this.lifecycle.close(id));
  }

  /** Proves a failed batch again, once what failed it is mended. */
  @Post(':id/retry')
  @ApiOperation({ summary: 'Prove a failed batch again, once what failed it is mended.' })
  @HttpCode(200)
  @RequirePermission('batches:write')
  async retry(@Param('id', ParseUUIDPipe) id: string): Promise<BatchView> {
    await retryBatch(this.dataSource, id);
    return this.one(id);
  }

  /** Sends the evidence, with `force` also where the pre-flight refused a claim. */
  @Post(':id/publish')
  @ApiOperation({ summary: 'Send the evidence; with force also where the pre-flight refused a claim.' })
  @ApiBody({ schema: openApiSchema(publishSchema) })
  @HttpCode(200)
  @RequirePermission('batches:write')
  async publish(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(publishSchema)) { force }: z.infer<typeof publishSchema>): Promise<BatchView> {
    return this.#view(await this.lifecycle.publish(id, force));
  }

  @Get(':id/bundle')
  @ApiOperation({ summary: 'The evidence bundle of an anchored batch.' })
  @ApiOkResponse({ schema: openApiSchema(evidenceBundleSchema) })
  @RequirePermission('batches:read')
  async bundle(@Param('id', ParseUUIDPipe) id: string): Promise<EvidenceBundle> {
    return this.lifecycle.bundle(id);
  }

  async #view(batch: BatchEntity): Promise<BatchView> {
    return viewOf(this.dataSource, batch, await this.proving.provers());
  }
}
