import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import {
  CASE_STATES, caseDetail, Cases, hoursDocument, listCases, putHours, viewsOf, type CaseDetail, type CaseEntity, type CasePage, type CaseView, type HoursDocument,
} from '@probity/bank-cases';
import { caseDisposition, caseLevel, casePriority, isoDate, reasonCode } from '@probity/shared-evidence';
import { CLOCK, CurrentActor, isPermitted, openApiSchema, platformError, RequirePermission, ZodPipe, type Actor, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { actorId, caseActor, IF_MATCH, instant, SeenVersion, text, textSchema, VersionTag } from './requests.js';

const nextSchema = z.strictObject({ level: caseLevel.optional(), priority: casePriority.optional() });
const filterShape = {
  state: z.enum(CASE_STATES).optional(),
  assignee: actorId.optional(),
  priority: z.coerce.number().pipe(casePriority).optional(),
  sla: z.enum(['green', 'amber', 'red', 'paused']).optional(),
  customer: z.string().min(1).max(128).optional(),
  disposition: caseDisposition.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const listSchema = z.strictObject(filterShape);
const assignSchema = z.strictObject({ assignee: actorId });
const askSchema = z.strictObject({ party: z.enum(['customer', 'relationship-manager']), text });
const snoozeSchema = z.strictObject({ until: instant, text });
const escalateSchema = z.strictObject({ level: z.enum(['senior', 'mlro']), text });
const prioritySchema = z.strictObject({ priority: casePriority, text });
const closeSchema = z.strictObject({ disposition: caseDisposition, reason: reasonCode, text });
const absenceSchema = z.strictObject({ until: instant });
const localTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const targetHours = z.number().int().min(1).max(1000);
const hoursSchema = z.strictObject({
  opens: localTime,
  closes: localTime,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  holidays: z.array(isoDate).max(200),
  /** Of a case by priority, urgent first. */
  targetHours: z.tuple([targetHours, targetHours, targetHours, targetHours]),
}).refine(({ opens, closes }) => opens < closes, 'opens before it closes');

@Controller()
@UseInterceptors(VersionTag)
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('cases')
  @ApiOperation({ summary: 'Cases, newest first, a page at a time.' })
  @ApiQuery({ name: 'state', required: false, enum: CASE_STATES })
  @ApiQuery({ name: 'assignee', required: false })
  @ApiQuery({ name: 'priority', required: false, schema: openApiSchema(casePriority) })
  @ApiQuery({ name: 'sla', required: false, enum: ['green', 'amber', 'red', 'paused'] })
  @ApiQuery({ name: 'customer', required: false, description: 'Customer id.' })
  @ApiQuery({ name: 'disposition', required: false, schema: openApiSchema(caseDisposition) })
  @ApiQuery({ name: 'cursor', required: false, description: 'As the page before gave it.' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @RequirePermission('cases:read')
  async list(@Query(new ZodPipe(listSchema)) { cursor, limit, ...filter }: z.infer<typeof listSchema>): Promise<CasePage> {
    return listCases(this.dataSource.manager, filter, { cursor, limit }, this.clock.nowSeconds());
  }

  @Post('cases/next')
  @ApiOperation({ summary: 'Take the most urgent open case that nobody else is taking. Null where there is none.' })
  @ApiBody({ schema: openApiSchema(nextSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async next(@Body(new ZodPipe(nextSchema)) filter: z.infer<typeof nextSchema>, @CurrentActor() actor: Actor): Promise<{ case: CaseView | null }> {
    const taken = await this.cases.next(filter, caseActor(actor));
    return { case: taken === undefined ? null : await this.view(taken) };
  }

  @Get('cases/:id')
  @ApiOperation({ summary: 'A case. Its version is the ETag.' })
  @RequirePermission('cases:read')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<CaseView> {
    return this.view(await this.cases.byId(id));
  }

  @Get('cases/:id/history')
  @ApiOperation({ summary: 'Alerts of a case, and everything that happened to it, with texts and files.' })
  @RequirePermission('cases:read')
  async history(@Param('id', ParseUUIDPipe) id: string): Promise<CaseDetail> {
    await this.cases.byId(id);
    return caseDetail(this.dataSource.manager, id);
  }

  @Post('cases/:id/assignments')
  @ApiOperation({ summary: 'Assign a case to somebody.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(assignSchema) })
  @HttpCode(200)
  @RequirePermission('cases:assign')
  async assign(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(assignSchema)) { assignee }: z.infer<typeof assignSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.assign(id, version, assignee, caseActor(actor)));
  }

  @Post('cases/:id/release')
  @ApiOperation({ summary: 'Put a case back into the queue.' })
  @ApiHeader(IF_MATCH)
  @HttpCode(200)
  @RequirePermission('cases:work')
  async release(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.release(id, version, caseActor(actor), isPermitted(actor, 'cases:assign')));
  }

  @Post('cases/:id/start')
  @ApiOperation({ summary: 'Start to work on a case that is assigned to you.' })
  @ApiHeader(IF_MATCH)
  @HttpCode(200)
  @RequirePermission('cases:work')
  async start(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.start(id, version, caseActor(actor)));
  }

  @Post('cases/:id/questions')
  @ApiOperation({ summary: 'Ask the customer or who looks after them. The clock stands until the answer.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(askSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async ask(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(askSchema)) body: z.infer<typeof askSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.ask(id, version, body, caseActor(actor)));
  }

  @Post('cases/:id/answers')
  @ApiOperation({ summary: 'The answer to the question, or that there is none. The clock goes on.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async answer(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.answer(id, version, body.text, caseActor(actor)));
  }

  @Post('cases/:id/notes')
  @ApiOperation({ summary: 'Add a note. It replaces nothing, so it needs no version.' })
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async note(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.note(id, body.text, caseActor(actor)));
  }

  @Post('cases/:id/snooze')
  @ApiOperation({ summary: 'Put a case aside until a time (epoch seconds), with a reason. Its clock goes on.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(snoozeSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async snooze(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(snoozeSchema)) body: z.infer<typeof snoozeSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.snooze(id, version, body, caseActor(actor)));
  }

  @Post('cases/:id/escalations')
  @ApiOperation({ summary: 'Hand a case up: it is in the queue again, for who may approve.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(escalateSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async escalate(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(escalateSchema)) body: z.infer<typeof escalateSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.escalate(id, version, body, caseActor(actor)));
  }

  @Post('cases/:id/priority')
  @ApiOperation({ summary: 'Change the priority of a case, with a reason.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(prioritySchema) })
  @HttpCode(200)
  @RequirePermission('cases:assign')
  async prioritise(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(prioritySchema)) body: z.infer<typeof prioritySchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.prioritise(id, version, body, caseActor(actor)));
  }

  @Post('cases/:id/close-proposals')
  @ApiOperation({ summary: 'Propose to close a case, with disposition, reason and text. A second person approves.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(closeSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async proposeClose(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(closeSchema)) body: z.infer<typeof closeSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.proposeClose(id, version, body, caseActor(actor)));
  }

  @Post('cases/:id/close-approvals')
  @ApiOperation({ summary: 'Close a case as somebody else proposed, in the version that was read.' })
  @ApiHeader(IF_MATCH)
  @HttpCode(200)
  @RequirePermission('cases:approve')
  async approveClose(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.approveClose(id, version, caseActor(actor)));
  }

  @Post('cases/:id/close-refusals')
  @ApiOperation({ summary: 'Send a proposal to close back, with a reason.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:approve')
  async refuseClose(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.refuse(id, version, 'close-refused', body.text, caseActor(actor)));
  }

  @Post('cases/:id/reopen-proposals')
  @ApiOperation({ summary: 'Propose to open a closed case again, with a reason. A second person approves.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async proposeReopen(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.proposeReopen(id, version, body.text, caseActor(actor)));
  }

  @Post('cases/:id/reopen-approvals')
  @ApiOperation({ summary: 'Open a closed case again, as somebody else proposed.' })
  @ApiHeader(IF_MATCH)
  @HttpCode(200)
  @RequirePermission('cases:approve')
  async approveReopen(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.approveReopen(id, version, caseActor(actor)));
  }

  @Post('cases/:id/reopen-refusals')
  @ApiOperation({ summary: 'Leave a case closed, with a reason.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:approve')
  async refuseReopen(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.refuse(id, version, 'reopen-refused', body.text, caseActor(actor)));
  }

  @Post('alerts/:id/unmerge')
  @ApiOperation({ summary: 'Take the merge of an alert back, with a reason: it is looked at by itself. A closed case then waits for a second person to open it again.' })
  @ApiBody({ schema: openApiSchema(textSchema) })
  @HttpCode(200)
  @RequirePermission('cases:work')
  async unmerge(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(textSchema)) body: z.infer<typeof textSchema>, @CurrentActor() actor: Actor): Promise<CaseView> {
    return this.view(await this.cases.unmerge(id, body.text, caseActor(actor)));
  }

  @Put('analysts/:analyst/absence')
  @ApiOperation({ summary: 'Say until when (epoch seconds) an analyst gets no cases. One may say it of oneself; of others, who assigns.' })
  @ApiBody({ schema: openApiSchema(absenceSchema) })
  @RequirePermission('cases:work')
  async absence(@Param('analyst', new ZodPipe(actorId)) analyst: string, @Body(new ZodPipe(absenceSchema)) { until }: z.infer<typeof absenceSchema>, @CurrentActor() actor: Actor): Promise<{ until: number }> {
    if (analyst !== actor.id && !isPermitted(actor, 'cases:assign')) throw platformError('PERMISSION_DENIED', "another's absence needs the permission cases:assign", { status: 403 });
    await this.cases.setAbsence(analyst, until, caseActor(actor));
    return { until };
  }

  @Get('business-hours')
  @ApiOperation({ summary: 'Business hours, and how long a case of each priority may take.' })
  @RequirePermission('cases:read')
  async hours(): Promise<{ version: number; document: HoursDocument }> {
    const { version, document } = await hoursDocument(this.dataSource.manager);
    return { version, document };
  }

  @Put('business-hours')
  @ApiOperation({ summary: "Put business hours as the next version. A case's times follow with its next change." })
  @ApiBody({ schema: openApiSchema(hoursSchema) })
  @RequirePermission('reference:write')
  async putHours(@Body(new ZodPipe(hoursSchema)) body: z.infer<typeof hoursSchema>, @CurrentActor() actor: Actor): Promise<{ version: number }> {
    return { version: await putHours(this.dataSource.manager, body, actor.id) };
  }

  private async view(row: CaseEntity): Promise<CaseView> {
    return (await viewsOf(this.dataSource.manager, [row], this.clock.nowSeconds()))[0]!;
  }
}
