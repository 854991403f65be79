import { Body, Controller, Inject, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { compileModel, UnsupportedModelError, type ModelPackage } from '@probity/bank-compiler';
import {
  BatchError, dayBounds, FeatureProgramEntity, ModelEntity, putBank, putCalendar, putCertificate, putCircuit, putFeatureProgram, putLines, putModel, putPolicy,
} from '@probity/bank-batches';
import { putFxTable } from '@probity/bank-intake';
import { fxTableSchema, type FxTable, type LineRegister as LineRules } from '@probity/bank-transactions';
import { CHANNEL, randomSalt, SCORE_BITS, SEGMENTS, type Channel } from '@probity/shared-commitments';
import {
  bankIdString, isoDate, lineRegisterSchema, lineSlot, publicKeyString, recoveryKeysSchema, sha256String, signedCertificateSchema, verifyingKeySchema, versionedId,
} from '@probity/shared-evidence';
import { FeatureProgramError } from '@probity/shared-feature-program';
import { CLOCK, CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor, type Clock } from '@probity/shared-platform';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { randomFieldElement } from '../bank-keys.js';
import { splitId, storedOpening } from '../models.js';

function isTimeZone(name: string): boolean {
  try {
    dayBounds('2026-01-01', name);
    return true;
  } catch {
    return false;
  }
}

const bankSchema = z.strictObject({
  bankId: bankIdString,
  name: z.string().min(1).max(200),
  timeZone: z.string().min(1).max(64).refine(isTimeZone, 'no IANA time zone'),
  startDate: isoDate,
  attestorKey: publicKeyString,
  /** Bank ids in transactions that mean this bank. */
  ownBanks: z.array(z.string().min(1).max(128)).min(1).max(1000),
  /** Who may approve a recovery after a restore: two or more people, or nobody. */
  recoveryKeys: recoveryKeysSchema.optional(),
});
const rulesSchema = z.strictObject({
  version: z.string().min(1).max(64),
  lines: z.array(
    z.strictObject({
      slot: lineSlot, code: z.string(), name: z.string(), currency: z.string(),
      channels: z.array(z.enum(Object.keys(CHANNEL) as [Channel, ...Channel[]])), side: z.enum(['debit', 'credit', 'both']), convertsForeign: z.boolean(),
    }),
  ),
});
const linesSchema = z.strictObject({ document: lineRegisterSchema, rules: rulesSchema });
const programSchema = z.strictObject({ document: z.unknown(), recordCircuit: versionedId, validFrom: isoDate });
const modelSchema = z.strictObject({
  version: versionedId, onnx: z.base64(), modelCircuit: versionedId, featureProgram: versionedId, validFrom: isoDate,
  mode: z.enum(['compiled', 'committed']).default('compiled').describe('compiled: weights are constants of the circuit; committed: weights are witness, opened against the model digest'),
});
const score = z.number().int().min(0).max(2 ** SCORE_BITS - 1);
const policySchema = z.strictObject({
  version: z.number().int().min(1), validFrom: isoDate, thresholds: z.array(score).length(SEGMENTS), belowLine: z.array(score).length(SEGMENTS),
}).refine(({ thresholds, belowLine }) => belowLine.every((below, segment) => below <= thresholds[segment]!), { path: ['belowLine'], message: 'above the threshold of its segment' });
const circuitSchema = z.strictObject({
  circuit: versionedId,
  role: z.enum(['record', 'model']),
  slots: z.number().int().min(1).max(4096),
  r1csSha256: sha256String,
  wasmSha256: sha256String,
  zkeySha256: sha256String,
  verifyingKey: verifyingKeySchema,
  developmentSeed: z.string().min(1).optional(),
});

const calendarSchema = z.strictObject({
  closeTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).describe('local time in the bank\'s time zone, HH:MM'),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).describe('ISO weekdays on which days are closed; 1 is Monday'),
  closedDates: z.array(isoDate).max(1000).default([]).describe('dates without a run; the next run catches up'),
  continuous: z.boolean().default(false).describe('seal and prove each full chunk while the day runs'),
});

interface Done {
  readonly id: string;
}

/** Reference data. Each PUT may be repeated; a version once put is followed by later ones, never changed. */
@Controller('reference')
@RequirePermission('reference:write')
export class ReferenceController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Put('bank')
  @ApiOperation({ summary: 'Set the bank up: who it is, its time zone, its ledger attestor.' })
  @ApiBody({ schema: openApiSchema(bankSchema) })
  async bank(@Body(new ZodPipe(bankSchema)) body: z.infer<typeof bankSchema>, @CurrentActor() actor: Actor): Promise<Done> {
    const { id } = await putBank(this.dataSource.manager, body, randomFieldElement(), actor.id);
    return { id };
  }

  @Put('lines')
  @ApiOperation({ summary: 'Put a version of the register of ledger lines, with the rules by which postings stand on them.' })
  @ApiBody({ schema: openApiSchema(linesSchema) })
  async lines(@Body(new ZodPipe(linesSchema)) { document, rules }: z.infer<typeof linesSchema>, @CurrentActor() actor: Actor): Promise<Done> {
    requireSameLines(document.lines, rules);
    const { id } = await putLines(this.dataSource.manager, document, rules, actor.id);
    return { id };
  }

  @Put('feature-programs')
  @ApiOperation({ summary: 'Put a feature program and the record circuit that proves it.' })
  @ApiBody({ schema: openApiSchema(programSchema) })
  async featureProgram(@Body(new ZodPipe(programSchema)) body: z.infer<typeof programSchema>, @CurrentActor() actor: Actor): Promise<Done> {
    const { id } = await understood(() => putFeatureProgram(this.dataSource.manager, body, actor.id));
    return { id };
  }

  @Put('models')
  @ApiOperation({ summary: 'Put a trained model (ONNX, base64). It is compiled at once; what can not be compiled exactly is refused.' })
  @ApiBody({ schema: openApiSchema(modelSchema) })
  async model(@Body(new ZodPipe(modelSchema)) body: z.infer<typeof modelSchema>, @CurrentActor() actor: Actor): Promise<Done & { modelDigest: string }> {
    const { manager } = this.dataSource;
    const program = await manager.findOneBy(FeatureProgramEntity, { version: body.featureProgram });
    if (!program) throw new BatchError('REFERENCE_MISSING', `feature program ${body.featureProgram} is not set up: PUT /reference/feature-programs first`);
    const { mode, onnx: encoded, ...model } = body;
    const onnx = Buffer.from(encoded, 'base64');
    const options = mode === 'committed' ? { mode, salt: await modelSalt(manager, body.version) } : {};
    const compiled = await understood(() => compileModel(onnx, program.document, splitId(body.version), options));
    requireOwnCircuit(body.modelCircuit, compiled);
    const { id } = await putModel(manager, { ...model, onnx, digest: compiled.modelDigest, opening: storedOpening(compiled) }, actor.id);
    return { id, modelDigest: compiled.modelDigest.toString() };
  }

  @Put('policies')
  @ApiOperation({ summary: 'Put a version of the thresholds, in score units per segment.' })
  @ApiBody({ schema: openApiSchema(policySchema) })
  async policy(@Body(new ZodPipe(policySchema)) body: z.infer<typeof policySchema>, @CurrentActor() actor: Actor): Promise<Done> {
    const { id } = await putPolicy(this.dataSource.manager, body, actor.id);
    return { id };
  }

  @Put('circuits')
  @ApiOperation({ summary: 'Put a circuit: its artifacts by hash, and its verifying key.' })
  @ApiBody({ schema: openApiSchema(circuitSchema) })
  async circuit(@Body(new ZodPipe(circuitSchema)) body: z.infer<typeof circuitSchema>, @CurrentActor() actor: Actor): Promise<Done & { verifyingKeySha256: string }> {
    const { id, verifyingKeySha256 } = await putCircuit(this.dataSource.manager, { ...body, developmentSeed: body.developmentSeed ?? null }, actor.id);
    return { id, verifyingKeySha256 };
  }

  @Put('certificates')
  @ApiOperation({ summary: 'Put the signed certificate of a model circuit.' })
  @ApiBody({ schema: openApiSchema(signedCertificateSchema) })
  async certificate(@Body(new ZodPipe(signedCertificateSchema)) body: z.infer<typeof signedCertificateSchema>, @CurrentActor() actor: Actor): Promise<Done> {
    const { id } = await putCertificate(this.dataSource.manager, body, actor.id);
    return { id };
  }

  @Put('calendar')
  @ApiOperation({ summary: 'Put when days are closed: local time, weekdays, dates without a run. Each change is a new version.' })
  @ApiBody({ schema: openApiSchema(calendarSchema) })
  async calendar(@Body(new ZodPipe(calendarSchema)) body: z.infer<typeof calendarSchema>, @CurrentActor() actor: Actor): Promise<{ version: number }> {
    const { version } = await putCalendar(this.dataSource.manager, body, this.clock.nowSeconds(), actor.id);
    return { version };
  }

  @Put('fx/:date')
  @ApiOperation({ summary: 'Put the FX table that holds from a date on.' })
  @ApiBody({ schema: openApiSchema(fxTableSchema) })
  async fx(@Param('date') date: string, @Body(new ZodPipe(fxTableSchema)) body: FxTable, @CurrentActor() actor: Actor): Promise<{ date: string }> {
    if (body.date !== date) throw new BatchError('REFERENCE_CONFLICT', 'the table holds from another date than the path says', { status: 400 });
    await putFxTable(this.dataSource.manager, body, actor.id);
    return { date };
  }
}

/** A document that its own library can't honour is the sender's fault, and the reason (which names places, no values) is for him. */
async function understood<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FeatureProgramError || error instanceof UnsupportedModelError) throw new BatchError('REFERENCE_INVALID', `${error.code}: ${error.message}`, { status: 400, cause: error });
    throw error;
  }
}

/** A model named with another's circuit would only fail at night. The circuit's size is the deployment's choice. */
function requireOwnCircuit(modelCircuit: string, { circuit: { name, version } }: ModelPackage): void {
  const [, own] = /^(.*?)(?:-tiny|-s\d+)?@/.exec(modelCircuit) ?? [];
  if (own !== name || !modelCircuit.endsWith(`@${version}`)) {
    throw new BatchError('REFERENCE_INVALID', `modelCircuit: this model's circuit is ${name}@${version}, or that name with the suffix of a chunk size`, { status: 400 });
  }
}

/** The salt that a version has, so that a repeated PUT gives the same digest; a new one for a new version. */
async function modelSalt(manager: EntityManager, version: string): Promise<bigint> {
  const known = await manager.createQueryBuilder(ModelEntity, 'model').addSelect('model.opening').where('model.version = :version', { version }).getOne();
  return known?.opening ? BigInt(known.opening.salt) : randomSalt();
}

/** Intake's rules and the registered document speak of the same lines. */
function requireSameLines(registered: readonly { slot: number; code: string; currency: string }[], { lines }: LineRules): void {
  const names = (list: readonly { slot: number; code: string; currency: string }[]): string => list.map(({ slot, code, currency }) => `${slot} ${code} ${currency}`).sort().join('\n');
  if (names(registered) !== names(lines)) throw new BatchError('REFERENCE_CONFLICT', 'the rules and the registered document do not list the same lines', { status: 400 });
}
