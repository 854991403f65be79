/**
 * Reference data: what holds on a business date, and how it is proposed. Rows are never changed, only followed by later ones,
 * and none holds before others than its maker approved it.
 */
import { effective, effectiveOn, effectiveVersions, isRejected, noteProposal, proposing, type ChangeKind, type GovernedRow, type Proposal } from '@probity/bank-governance';
import { policyCommitment, queryKeyCommitment, randomSalt, type Policy } from '@probity/shared-commitments';
import {
  documentSha256, signedCertificateSchema, type BankRegistration, type CircuitCertificate, type CircuitKey, type LineRegister, type RecoveryKey, type Registration, type RequestKey, type Signed,
  type VerifyingKey,
} from '@probity/shared-evidence';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { parseVerifyingKey, verifyingKeyDigest, verifyingKeyToWire } from '@probity/shared-proof-verifier';
import { Between, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import {
  BANK_CHANGE, CERTIFICATE_CHANGE, CIRCUIT_CHANGE, LINES_CHANGE, MODEL_CHANGE, POLICY_CHANGE, PROGRAM_CHANGE,
} from './change-kinds.js';
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
  const profile = await effective(manager, BankProfileEntity).limit(1).getOne();
  if (!profile) throw new BatchError('REFERENCE_MISSING', 'the bank itself is not set up: PUT /reference/bank first, and have it approved');
  return profile;
}

async function latest<T extends GovernedRow>(manager: EntityManager, kind: ChangeKind<T>, date: string, what: string): Promise<T> {
  const found = await effectiveOn(manager, kind, date);
  if (!found) throw new BatchError('REFERENCE_MISSING', `no ${what} holds on ${date}`);
  return found;
}

/** The versions that hold on a business date. Throws REFERENCE_MISSING naming what is missing. */
export async function referenceOn(manager: EntityManager, date: string): Promise<DayReference> {
  return {
    profile: await bankProfile(manager),
    lines: await linesOn(manager, date),
    program: await latest(manager, PROGRAM_CHANGE, date, 'feature program'),
    model: await latest(manager, MODEL_CHANGE, date, 'model'),
    policy: await latest(manager, POLICY_CHANGE, date, 'policy'),
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
  readonly mergeRules: string | null;
}

/** The rows that `referenceOn` and intake's own lists would find on each date, by their ids: tells whether what was read before still holds. */
export async function versionsOn(manager: EntityManager, dates: readonly string[]): Promise<Map<string, DayVersions>> {
  const newest = (kind: string): string =>
    `(SELECT subject FROM bank.change_outcome WHERE kind = '${kind}' AND entity = '${kind}' AND outcome = 'effective' AND effective_from <= day.date ORDER BY effective_from DESC LIMIT 1)`;
  const rows: (DayVersions & { date: string })[] = await manager.query(
    `SELECT day.date::text, ${newest('lines')} AS lines, ${newest('feature-program')} AS program, ${newest('model')} AS model,
       ${newest('policy')} AS policy, ${newest('fx-table')} AS "fxTable", ${newest('risk-list')} AS "riskList", ${newest('merge-rules')} AS "mergeRules"
     FROM unnest($1::date[]) AS day (date)`,
    [dates],
  );
  return new Map(rows.map((row) => [row.date, row]));
}

/** The register of lines that holds on a business date. */
export async function linesOn(manager: EntityManager, date: string): Promise<LineRegisterEntity> {
  return latest(manager, LINES_CHANGE, date, 'line register');
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
  const found = await effective(manager, CircuitEntity).andWhere('row.circuit = :circuit', { circuit }).limit(1).getOne();
  if (!found) throw new BatchError('REFERENCE_MISSING', `circuit ${circuit} is not set up: PUT /reference/circuits first, and have it approved`);
  return found;
}

/** The certificate of a model circuit, undefined where none holds. */
export async function certificateOf(manager: EntityManager, modelCircuit: string): Promise<CertificateEntity | undefined> {
  const found = await effective(manager, CertificateEntity).andWhere('row.modelCircuit = :modelCircuit', { modelCircuit }).limit(1).getOne();
  return found ?? undefined;
}

/**
 * Proposes a row, or does nothing where the same one is there. Throws REFERENCE_CONFLICT where the natural key is taken by
 * another content (a version is never changed, it is followed by the next one) or was rejected, where another version holds
 * from the same first day, or where records were scored from that day on.
 */
export async function putRow<T extends GovernedRow & { actor: string }>(
  manager: EntityManager, kind: ChangeKind<T>, where: FindOptionsWhere<T>, row: Omit<T, 'id'>, same: (found: T) => boolean, proposal: Omit<Proposal, 'maker'>,
): Promise<T> {
  return proposing(manager, kind, async (tx) => {
    const found = await standing(tx, kind, where, proposal.version !== undefined);
    if (found) {
      if (!same(found)) throw new BatchError('REFERENCE_CONFLICT', `${kind.kind}: this version is taken by other content; put a later version`);
      return found;
    }
    const { validFrom } = proposal;
    if (validFrom !== undefined) await requireFreeDay(tx, kind, validFrom);
    const id = newId();
    await tx.createQueryBuilder().insert().into(kind.entity).values({ ...row, id } as never).execute();
    // As it is stored: the content that is approved is read from the row.
    const stored = await tx.findOneByOrFail(kind.entity, { id } as FindOptionsWhere<T>);
    await noteProposal(tx, kind, stored, { ...proposal, maker: row.actor });
    return stored;
  });
}

/** The row that has the natural key. A rejected one leaves it free, but a number of its own stays used. */
async function standing<T extends GovernedRow>(tx: EntityManager, { kind, entity }: ChangeKind<T>, where: FindOptionsWhere<T>, numbered: boolean): Promise<T | undefined> {
  for (const row of await tx.findBy(entity, where)) {
    if (!(await isRejected(tx, row))) return row;
    if (numbered) throw new BatchError('REFERENCE_CONFLICT', `${kind}: this version was rejected; put a later version`);
  }
  return undefined;
}

async function requireFreeDay<T extends GovernedRow>(tx: EntityManager, { kind, entity }: ChangeKind<T>, validFrom: string): Promise<void> {
  await requireUnscored(tx, validFrom);
  const taken = await effective(tx, entity).andWhere('outcome.effectiveFrom = :validFrom', { validFrom }).getExists();
  if (taken) throw new BatchError('REFERENCE_CONFLICT', `${kind}: this first day is taken by other content; put a later version`);
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
  const recoveryKeys = [...(setup.recoveryKeys ?? [])];
  // One a deployment: whatever profile is there and not rejected has the place.
  return putRow(manager, BANK_CHANGE, {}, { ...setup, ownBanks: [...setup.ownBanks], recoveryKeys, queryKey: freshQueryKey, actor },
    (found) => found.bankId === setup.bankId && found.timeZone === setup.timeZone && found.attestorKey === setup.attestorKey && found.startDate === setup.startDate
      && found.ownBanks.join('\n') === setup.ownBanks.join('\n') && documentSha256(found.recoveryKeys) === documentSha256(recoveryKeys), {});
}

/** @param rules which posting stands on which line; read by intake */
export async function putLines(manager: EntityManager, document: LineRegister, rules: unknown, actor: string): Promise<LineRegisterEntity> {
  const sha256 = documentSha256(document);
  const { version, validFrom } = document;
  return putRow(manager, LINES_CHANGE, { version }, { version, validFrom, document, sha256, rules, actor }, (found) => found.sha256 === sha256, { version: String(version), validFrom });
}

export async function putFeatureProgram(
  manager: EntityManager, put: { readonly document: unknown; readonly recordCircuit: string; readonly validFrom: string }, actor: string,
): Promise<FeatureProgramEntity> {
  const document = loadFeatureProgram(put.document);
  const digest = featureProgramDigest(document);
  const version = `${document.id}@${document.version}`;
  return putRow(manager, PROGRAM_CHANGE, { version }, { version, validFrom: put.validFrom, document, digest, recordCircuit: put.recordCircuit, actor },
    (found) => found.digest === digest && found.recordCircuit === put.recordCircuit && found.validFrom === put.validFrom, { version, validFrom: put.validFrom });
}

/** @param model `digest` and, of a committed model, `opening` are as its compiler gives them */
export async function putModel(manager: EntityManager, model: Omit<ModelEntity, 'id' | 'actor'>, actor: string): Promise<ModelEntity> {
  return putRow(manager, MODEL_CHANGE, { version: model.version }, { ...model, actor },
    (found) => found.digest === model.digest && found.modelCircuit === model.modelCircuit && found.validFrom === model.validFrom, { version: model.version, validFrom: model.validFrom });
}

/** The salt is made here, once a version, so that constancy of the policy shows. */
export async function putPolicy(
  manager: EntityManager, put: { readonly version: number; readonly validFrom: string; readonly thresholds: readonly number[]; readonly belowLine: readonly number[] }, actor: string,
): Promise<PolicyEntity> {
  const salt = randomSalt();
  const commitment = policyCommitment({ thresholds: put.thresholds.map(BigInt), belowLine: put.belowLine.map(BigInt) }, salt);
  return putRow(manager, POLICY_CHANGE, { version: put.version }, { ...put, thresholds: [...put.thresholds], belowLine: [...put.belowLine], salt, commitment, actor },
    (found) => found.validFrom === put.validFrom && found.thresholds.join() === put.thresholds.join() && found.belowLine.join() === put.belowLine.join(),
    { version: String(put.version), validFrom: put.validFrom });
}

export type CircuitPut = Omit<CircuitEntity, 'id' | 'actor' | 'verifyingKeySha256' | 'verifyingKey'> & { readonly verifyingKey: VerifyingKey };

/** A circuit and its artifacts by hash. Throws REFERENCE_CONFLICT for a key that no verifier would take. */
export async function putCircuit(manager: EntityManager, circuit: CircuitPut, actor: string): Promise<CircuitEntity> {
  const key = parseVerifyingKey({ protocol: 'groth16', curve: 'bn254', nPublic: 1, ...circuit.verifyingKey });
  if (!key.ok) throw new BatchError('REFERENCE_CONFLICT', `circuit ${circuit.circuit}: ${key.message}`);
  const row = { ...circuit, verifyingKey: verifyingKeyToWire(key.value), verifyingKeySha256: verifyingKeyDigest(key.value), actor };
  return putRow(manager, CIRCUIT_CHANGE, { circuit: circuit.circuit }, row,
    (found) => found.zkeySha256 === circuit.zkeySha256 && found.wasmSha256 === circuit.wasmSha256 && found.slots === circuit.slots && found.role === circuit.role, { entity: circuit.circuit });
}

export async function putCertificate(manager: EntityManager, signed: Signed<CircuitCertificate>, actor: string): Promise<CertificateEntity> {
  const certificate = signedCertificateSchema.parse(signed);
  const sha256 = documentSha256(certificate.document);
  const { modelCircuit } = certificate.document;
  return putRow(manager, CERTIFICATE_CHANGE, { modelCircuit }, { modelCircuit, sha256, signed: certificate, actor }, (found) => found.sha256 === sha256, { entity: modelCircuit });
}

/** The key without what is the same of every key. */
function registeredForm({ verifyingKey: { alpha, beta, gamma, delta, ic } }: CircuitEntity): VerifyingKey {
  return JSON.parse(JSON.stringify({ alpha, beta, gamma, delta, ic })) as VerifyingKey;
}

/**
 * The documents to register with the regulator, in an order in which each finds what it names.
 * @param logKey the log's first key: later ones are named by rotations
 * @param requestKey what the bank signs its requests with
 */
export async function registrations(manager: EntityManager, logKey: string, requestKey?: Omit<RequestKey, 'kind' | 'bankId'>): Promise<{ registrations: Registration[]; certificates: Signed<CircuitCertificate>[] }> {
  const profile = await bankProfile(manager);
  const { bankId } = profile;
  const bank: BankRegistration = {
    kind: 'bank-registration', bankId, name: profile.name, timeZone: profile.timeZone, logKey, attestorKey: profile.attestorKey,
    queryKeyCommitment: queryKeyCommitment(profile.queryKey).toString(), startDate: profile.startDate,
    ...(profile.recoveryKeys.length > 0 && { recoveryKeys: profile.recoveryKeys }),
  };
  const lines = await effectiveVersions(manager, LineRegisterEntity);
  const [programs, models, policies] = [await effectiveVersions(manager, FeatureProgramEntity), await effectiveVersions(manager, ModelEntity), await effectiveVersions(manager, PolicyEntity)];
  const circuits = await effective(manager, CircuitEntity).orderBy('row.circuit', 'ASC').getMany();
  const certificates = await effective(manager, CertificateEntity).getMany();
  const rotations = await manager.find(LogKeyRotationEntity, { order: { fromSize: 'ASC' } });
  const digestOf = new Map(programs.map(({ row }) => [row.version, row.digest]));
  return {
    registrations: [
      bank,
      ...(requestKey === undefined ? [] : [{ kind: 'request-key' as const, bankId, ...requestKey }]),
      ...rotations.map(({ document }) => document),
      ...lines.map(({ row }) => row.document),
      ...circuits.map((row): CircuitKey => ({
        kind: 'circuit-key', circuit: row.circuit, role: row.role, slots: row.slots, verifyingKey: registeredForm(row),
        ...(row.developmentSeed === null ? {} : { developmentSeed: row.developmentSeed }),
      })),
      ...programs.map(({ row, effectiveFrom }): Registration => ({ kind: 'feature-program-registration', bankId, program: row.document, recordCircuit: row.recordCircuit, validFrom: effectiveFrom })),
      ...models.filter(({ row }) => digestOf.has(row.featureProgram)).map(({ row, effectiveFrom }): Registration => ({
        kind: 'model-registration', bankId, modelId: row.version, modelDigest: row.digest.toString(), modelCircuit: row.modelCircuit,
        featureProgramDigest: digestOf.get(row.featureProgram)!.toString(), validFrom: effectiveFrom,
      })),
      ...policies.map(({ row, effectiveFrom }): Registration => ({ kind: 'policy-registration', bankId, version: row.version, validFrom: effectiveFrom, policyCommitment: row.commitment.toString() })),
    ],
    certificates: certificates.map(({ signed }) => signed),
  };
}

