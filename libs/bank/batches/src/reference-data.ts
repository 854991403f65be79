/** Reference data: what holds on a business date, and how it is put in. Rows are never changed, only followed by later ones. */
import { policyCommitment, queryKeyCommitment, randomSalt, type Policy } from '@probity/shared-commitments';
import {
  documentSha256, signedCertificateSchema, type BankRegistration, type CircuitCertificate, type CircuitKey, type LineRegister, type RecoveryKey, type Registration, type Signed,
  type VerifyingKey,
} from '@probity/shared-evidence';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { parseVerifyingKey, verifyingKeyDigest, verifyingKeyToWire } from '@probity/shared-proof-verifier';
import { Between, LessThanOrEqual, MoreThan, type EntityManager, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { LogKeyRotationEntity } from './entities/log.entity.js';
import { BusinessDayEntity } from './entities/record.entity.js';
import {
  BankProfileEntity, CertificateEntity, CircuitEntity, FeatureProgramEntity, LineRegisterEntity, ModelEntity, PolicyEntity,
} from './entities/reference.entity.js';
import { BatchError } from './errors.js';

/** Everything that holds on one business date. */
export interface DayReference {
  readonly profile: BankProfileEntity;
  readonly lines: LineRegisterEntity;
  readonly program: FeatureProgramEntity;
  readonly model: ModelEntity;
  readonly policy: PolicyEntity;
}

export async function bankProfile(manager: EntityManager): Promise<BankProfileEntity> {
  const [profile] = await manager.find(BankProfileEntity, { take: 1 });
  if (!profile) throw new BatchError('REFERENCE_MISSING', 'the bank itself is not set up: PUT /reference/bank first');
  return profile;
}

async function latest<T extends ObjectLiteral & { validFrom: string }>(manager: EntityManager, entity: EntityTarget<T>, date: string, what: string): Promise<T> {
  const found = await manager.findOne(entity, {
    where: { validFrom: LessThanOrEqual(date) } as FindOptionsWhere<T>,
    order: { validFrom: 'DESC' } as never,
  });
  if (!found) throw new BatchError('REFERENCE_MISSING', `no ${what} holds on ${date}`);
  return found;
}

/** The versions that hold on a business date. Throws REFERENCE_MISSING naming what is missing. */
export async function referenceOn(manager: EntityManager, date: string): Promise<DayReference> {
  return {
    profile: await bankProfile(manager),
    lines: await linesOn(manager, date),
    program: await latest(manager, FeatureProgramEntity, date, 'feature program'),
    model: await latest(manager, ModelEntity, date, 'model'),
    policy: await latest(manager, PolicyEntity, date, 'policy'),
  };
}

/** Ids of the rows that hold on a business date; null where there is none. */
export interface DayVersions {
  readonly lines: string | null;
  readonly program: string | null;
  readonly model: string | null;
  readonly policy: string | null;
  readonly fxTable: string | null;
  readonly riskList: string | null;
}

/** The rows that `referenceOn` and intake's own lists would find on each date, by their ids: tells whether what was read before still holds. */
export async function versionsOn(manager: EntityManager, dates: readonly string[]): Promise<Map<string, DayVersions>> {
  const newest = (table: string, from: string): string => `(SELECT id FROM bank.${table} WHERE ${from} <= day.date ORDER BY ${from} DESC LIMIT 1)`;
  const rows: (DayVersions & { date: string })[] = await manager.query(
    `SELECT day.date::text, ${newest('line_register', 'valid_from')} AS lines, ${newest('feature_program', 'valid_from')} AS program, ${newest('model', 'valid_from')} AS model,
       ${newest('policy', 'valid_from')} AS policy, ${newest('fx_table', 'date')} AS "fxTable", ${newest('risk_list', 'valid_from')} AS "riskList"
     FROM unnest($1::date[]) AS day (date)`,
    [dates],
  );
  return new Map(rows.map((row) => [row.date, row]));
}

/** The register of lines that holds on a business date. */
export async function linesOn(manager: EntityManager, date: string): Promise<LineRegisterEntity> {
  return latest(manager, LineRegisterEntity, date, 'line register');
}

/** A model with its file. Throws REFERENCE_MISSING. */
export async function modelWithFile(manager: EntityManager, version: string): Promise<ModelEntity> {
  const model = await manager.createQueryBuilder(ModelEntity, 'model').addSelect(['model.onnx', 'model.opening']).where('model.version = :version', { version }).getOne();
  if (!model) throw new BatchError('REFERENCE_MISSING', `model ${version} is not set up: PUT /reference/models first`);
  return model;
}

export function policyOf(row: PolicyEntity): Policy {
  return { thresholds: row.thresholds.map(BigInt), belowLine: row.belowLine.map(BigInt) };
}

/** A circuit by `name@semver`. Throws REFERENCE_MISSING. */
export async function circuitOf(manager: EntityManager, circuit: string): Promise<CircuitEntity> {
  const found = await manager.findOneBy(CircuitEntity, { circuit });
  if (!found) throw new BatchError('REFERENCE_MISSING', `circuit ${circuit} is not set up: PUT /reference/circuits first`);
  return found;
}

/**
 * Inserts a row, or does nothing where the same one is there. Throws REFERENCE_CONFLICT where the natural key is taken by
 * another content (a version is never changed, it is followed by the next one), or where records were scored from its first
 * day on.
 */
export async function putRow<T extends ObjectLiteral & { id: string; actor: string }>(
  manager: EntityManager, entity: new () => T, where: FindOptionsWhere<T>, row: Omit<T, 'id'>, same: (found: T) => boolean,
): Promise<T> {
  if (!(await manager.existsBy(entity, where))) {
    if ('validFrom' in row) await requireUnscored(manager, row.validFrom as string);
    await manager.createQueryBuilder().insert().into(entity).values({ ...row, id: newId() } as never).orIgnore().execute();
  }
  const found = await manager.findOneBy(entity, where);
  if (!found || !same(found)) throw new BatchError('REFERENCE_CONFLICT', `${entity.name.replace('Entity', '')}: this version or first day is taken by other content; put a later version`);
  return found;
}

/**
 * A date is scored, sealed and proven under one version of everything: what is new holds from a date without records. Dates
 * to come are let be, so that one row dated far ahead by mistake does not hold up every later version.
 */
async function requireUnscored(manager: EntityManager, validFrom: string): Promise<void> {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const scored = await manager.findOne(BusinessDayEntity, { where: { businessDate: Between(validFrom, tomorrow), nextSequence: MoreThan(0) }, order: { businessDate: 'DESC' } });
  if (scored) throw new BatchError('REFERENCE_CONFLICT', `${scored.businessDate} has records scored under what held then: a new version holds from a later date`);
}

export interface BankSetup {
  readonly bankId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly startDate: string;
  readonly attestorKey: string;
  readonly ownBanks: readonly string[];
  /** Who may approve a recovery: none, or at least two. */
  readonly recoveryKeys?: readonly RecoveryKey[];
}

/** @param freshQueryKey used only where the bank is not set up yet */
export async function putBank(manager: EntityManager, setup: BankSetup, freshQueryKey: bigint, actor: string): Promise<BankProfileEntity> {
  const [other] = await manager.find(BankProfileEntity, { take: 1 });
  if (other && other.bankId !== setup.bankId) throw new BatchError('REFERENCE_CONFLICT', 'this deployment belongs to another bank');
  const recoveryKeys = [...(setup.recoveryKeys ?? [])];
  return putRow(manager, BankProfileEntity, { bankId: setup.bankId }, { ...setup, ownBanks: [...setup.ownBanks], recoveryKeys, queryKey: freshQueryKey, actor },
    (found) => found.timeZone === setup.timeZone && found.attestorKey === setup.attestorKey && found.startDate === setup.startDate
      && found.ownBanks.join('\n') === setup.ownBanks.join('\n') && documentSha256(found.recoveryKeys) === documentSha256(recoveryKeys));
}

/** @param rules which posting stands on which line; read by intake */
export async function putLines(manager: EntityManager, document: LineRegister, rules: unknown, actor: string): Promise<LineRegisterEntity> {
  const sha256 = documentSha256(document);
  return putRow(manager, LineRegisterEntity, { version: document.version }, { version: document.version, validFrom: document.validFrom, document, sha256, rules, actor },
    (found) => found.sha256 === sha256);
}

export async function putFeatureProgram(
  manager: EntityManager, put: { readonly document: unknown; readonly recordCircuit: string; readonly validFrom: string }, actor: string,
): Promise<FeatureProgramEntity> {
  const document = loadFeatureProgram(put.document);
  const digest = featureProgramDigest(document);
  const version = `${document.id}@${document.version}`;
  return putRow(manager, FeatureProgramEntity, { version }, { version, validFrom: put.validFrom, document, digest, recordCircuit: put.recordCircuit, actor },
    (found) => found.digest === digest && found.recordCircuit === put.recordCircuit && found.validFrom === put.validFrom);
}

/** @param model `digest` and, of a committed model, `opening` are as its compiler gives them */
export async function putModel(manager: EntityManager, model: Omit<ModelEntity, 'id' | 'actor'>, actor: string): Promise<ModelEntity> {
  return putRow(manager, ModelEntity, { version: model.version }, { ...model, actor },
    (found) => found.digest === model.digest && found.modelCircuit === model.modelCircuit && found.validFrom === model.validFrom);
}

/** The salt is made here, once a version, so that constancy of the policy shows. */
export async function putPolicy(
  manager: EntityManager, put: { readonly version: number; readonly validFrom: string; readonly thresholds: readonly number[]; readonly belowLine: readonly number[] }, actor: string,
): Promise<PolicyEntity> {
  const salt = randomSalt();
  const commitment = policyCommitment({ thresholds: put.thresholds.map(BigInt), belowLine: put.belowLine.map(BigInt) }, salt);
  return putRow(manager, PolicyEntity, { version: put.version }, { ...put, thresholds: [...put.thresholds], belowLine: [...put.belowLine], salt, commitment, actor },
    (found) => found.validFrom === put.validFrom && found.thresholds.join() === put.thresholds.join() && found.belowLine.join() === put.belowLine.join());
}

export type CircuitPut = Omit<CircuitEntity, 'id' | 'actor' | 'verifyingKeySha256' | 'verifyingKey'> & { readonly verifyingKey: VerifyingKey };

/** A circuit and its artifacts by hash. Throws REFERENCE_CONFLICT for a key that no verifier would take. */
export async function putCircuit(manager: EntityManager, circuit: CircuitPut, actor: string): Promise<CircuitEntity> {
  const key = parseVerifyingKey({ protocol: 'groth16', curve: 'bn254', nPublic: 1, ...circuit.verifyingKey });
  if (!key.ok) throw new BatchError('REFERENCE_CONFLICT', `circuit ${circuit.circuit}: ${key.message}`);
  const row = { ...circuit, verifyingKey: verifyingKeyToWire(key.value), verifyingKeySha256: verifyingKeyDigest(key.value), actor };
  return putRow(manager, CircuitEntity, { circuit: circuit.circuit }, row,
    (found) => found.zkeySha256 === circuit.zkeySha256 && found.wasmSha256 === circuit.wasmSha256 && found.slots === circuit.slots && found.role === circuit.role);
}

export async function putCertificate(manager: EntityManager, signed: Signed<CircuitCertificate>, actor: string): Promise<CertificateEntity> {
  const certificate = signedCertificateSchema.parse(signed);
  const sha256 = documentSha256(certificate.document);
  return putRow(manager, CertificateEntity, { modelCircuit: certificate.document.modelCircuit },
    { modelCircuit: certificate.document.modelCircuit, sha256, signed: certificate, actor }, (found) => found.sha256 === sha256);
}

/** The key without what is the same of every key. */
function registeredForm({ verifyingKey: { alpha, beta, gamma, delta, ic } }: CircuitEntity): VerifyingKey {
  return JSON.parse(JSON.stringify({ alpha, beta, gamma, delta, ic })) as VerifyingKey;
}

/**
 * The documents to register with the regulator, in an order in which each finds what it names.
 * @param logKey the log's first key: later ones are named by rotations
 */
export async function registrations(manager: EntityManager, logKey: string): Promise<{ registrations: Registration[]; certificates: Signed<CircuitCertificate>[] }> {
  const profile = await bankProfile(manager);
  const { bankId } = profile;
  const bank: BankRegistration = {
    kind: 'bank-registration', bankId, name: profile.name, timeZone: profile.timeZone, logKey, attestorKey: profile.attestorKey,
    queryKeyCommitment: queryKeyCommitment(profile.queryKey).toString(), startDate: profile.startDate,
    ...(profile.recoveryKeys.length > 0 && { recoveryKeys: profile.recoveryKeys }),
  };
  const byStart = { order: { validFrom: 'ASC' } } as const;
  const [lines, programs, models, policies, circuits, certificates] = [
    await manager.find(LineRegisterEntity, byStart), await manager.find(FeatureProgramEntity, byStart), await manager.find(ModelEntity, byStart),
    await manager.find(PolicyEntity, byStart), await manager.find(CircuitEntity, { order: { circuit: 'ASC' } }), await manager.find(CertificateEntity),
  ];
  const rotations = await manager.find(LogKeyRotationEntity, { order: { fromSize: 'ASC' } });
  const digestOf = new Map(programs.map((program) => [program.version, program.digest]));
  return {
    registrations: [
      bank,
      ...rotations.map(({ document }) => document),
      ...lines.map(({ document }) => document),
      ...circuits.map((row): CircuitKey => ({
        kind: 'circuit-key', circuit: row.circuit, role: row.role, slots: row.slots, verifyingKey: registeredForm(row),
        ...(row.developmentSeed === null ? {} : { developmentSeed: row.developmentSeed }),
      })),
      ...programs.map((row): Registration => ({ kind: 'feature-program-registration', bankId, program: row.document, recordCircuit: row.recordCircuit, validFrom: row.validFrom })),
      ...models.map((row): Registration => ({
        kind: 'model-registration', bankId, modelId: row.version, modelDigest: row.digest.toString(), modelCircuit: row.modelCircuit,
        featureProgramDigest: digestOf.get(row.featureProgram)!.toString(), validFrom: row.validFrom,
      })),
      ...policies.map((row): Registration => ({ kind: 'policy-registration', bankId, version: row.version, validFrom: row.validFrom, policyCommitment: row.commitment.toString() })),
    ],
    certificates: certificates.map(({ signed }) => signed),
  };
}

