/** The regulator's own checks, run on the bank's own registrations before anything is sent. */
import { BatchEntity, LogCosignatureEntity, LogRecoveryEntity, registrations, type BankLog, type Preflight, type RegulatorPort } from '@probity/bank-batches';
import type { BankRegistration, CircuitKey, EvidenceBundle, FeatureProgramRegistration, LineRegister, LogKeyRotation, ModelRegistration, PolicyRegistration, Registration } from '@probity/shared-evidence';
import { documentLeafHash, isApproved, judge, outstandingRestore, type EarlierHeader, type KnownHistory, type LoggedRecovery, type OtherClose, type TrustMaterial } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import { And, Between, IsNull, LessThan, LessThanOrEqual, MoreThan, Not, type DataSource, type EntityManager } from 'typeorm';

export function preflightOf(dataSource: DataSource, log: BankLog, regulator: Pick<RegulatorPort, 'witnessKey'>): Preflight {
  return async (bundle) => {
    const trust = await ownTrust(dataSource, log, regulator);
    return judge(bundle, trust, await ownHistory(dataSource, bundle, trust), { engine: wasmEngine() });
  };
}

async function ownTrust(dataSource: DataSource, log: BankLog, regulator: Pick<RegulatorPort, 'witnessKey'>): Promise<TrustMaterial> {
  const own = await registrations(dataSource.manager, log.logKey);
  const of = <T extends Registration>(kind: T['kind']): T[] => own.registrations.filter((registration): registration is T => registration.kind === kind);
  // The class is the regulator's to assign, and it knows no other yet.
  const keys = of<CircuitKey>('circuit-key').map((key) => ({ key, trustClass: 'development' as const }));
  return {
    bank: of<BankRegistration>('bank-registration')[0]!,
    logKeyRotations: of<LogKeyRotation>('log-key-rotation'),
    lineRegisters: of<LineRegister>('line-register'),
    featurePrograms: of<FeatureProgramRegistration>('feature-program-registration'),
    models: of<ModelRegistration>('model-registration'),
    policies: of<PolicyRegistration>('policy-registration'),
    circuitKeys: keys,
    // Whom the regulator named as certifier the bank can't know for sure: it goes by the certificates it was given.
    certifiers: own.certificates.map(({ document, publicKey }) => ({ name: document.certifier, publicKey })),
    certificates: own.certificates as TrustMaterial['certificates'],
    witnessKey: await regulator.witnessKey(),
    // A development key is accepted by a sandbox only, and only the regulator knows whether it is one.
    sandbox: true,
  };
}

async function ownHistory(dataSource: DataSource, bundle: EvidenceBundle, { bank }: TrustMaterial): Promise<KnownHistory> {
  const { manager } = dataSource;
  const { closeIndex, headerIndex } = bundle.log;
  const [previous] = await manager.find(BatchEntity, { where: { headerIndex: LessThan(headerIndex) }, order: { headerIndex: 'DESC' }, take: 1 });
  const sameDate = await manager.find(BatchEntity, { where: { businessDate: bundle.header.businessDate, headerIndex: LessThan(headerIndex) }, order: { headerIndex: 'ASC' } });
  const named = bundle.header.previousHeader;
  const recovered = (await manager.find(LogRecoveryEntity)).map(({ size }) => size);
  const recoveries = (await manager.find(BatchEntity, { where: { kind: 'recovery', headerIndex: Not(IsNull()) } }))
    .map((batch) => ({ logIndex: batch.headerIndex!, header: batch.header! }))
    .filter(({ header }) => isApproved(header, bank));
  const size = bundle.header.recovery?.cosignedSize;
  const [first] = await manager.find(BatchEntity, { where: { headerIndex: And(Not(IsNull()), Not(headerIndex)) }, order: { headerIndex: 'ASC' }, take: 1 });
  return {
    known: true,
    checkpoint: 'kept',
    closeWitnessedFirst: await manager.existsBy(LogCosignatureEntity, { size: Between(closeIndex + 1, headerIndex) }),
    previousHeader: previous?.headerHash ?? undefined,
    statedWindowsSince: first?.header?.windowsSince,
    namedPreviousKnown: named !== undefined && (await manager.existsBy(BatchEntity, { headerHash: named, headerIndex: Not(IsNull()) })),
    sameDate: sameDate.map(earlierHeader),
    placeTaken: await manager.existsBy(BatchEntity, {
      businessDate: bundle.header.businessDate, headerIndex: MoreThan(headerIndex), batchIndex: LessThanOrEqual(bundle.header.batchIndex),
    }),
    otherCloses: await otherCloses(manager, bundle, recoveries),
    recovering: outstandingRestore(recovered, recoveries, headerIndex),
    recoverySize: { cosigned: size !== undefined && (await manager.existsBy(LogCosignatureEntity, { size })), restored: size !== undefined && recovered.includes(size) },
  };
}

/** The other close leaves of the date, and what became of each. */
async function otherCloses(manager: EntityManager, { header, log }: EvidenceBundle, recoveries: readonly LoggedRecovery[]): Promise<OtherClose[]> {
  const batches = await manager.find(BatchEntity, { where: { businessDate: header.businessDate, closeIndex: Not(IsNull()) }, order: { closeIndex: 'ASC' } });
  const abandoned = new Set(recoveries.flatMap((recovery) => recovery.header.recovery!.abandons));
  return batches
    .filter(({ closeIndex }) => closeIndex !== log.closeIndex)
    .map(({ closeHash, closeIndex, batchIndex, headerIndex }) => ({ hash: closeHash!, batchIndex, logIndex: closeIndex!, headed: headerIndex !== null, abandoned: abandoned.has(closeHash!) }));
}

function earlierHeader(batch: BatchEntity): EarlierHeader {
  const header = batch.header!;
  return {
    headerHash: documentLeafHash(header),
    batchIndex: header.batchIndex,
    kind: header.batchKind,
    accepted: batch.verdict !== null && batch.verdict.summary !== 'refused',
    ...(header.supersedes === undefined ? {} : { supersedes: header.supersedes }),
    lines: header.totals.last.lines.map(({ count, amount }) => ({ count: BigInt(count), amount: BigInt(amount) })),
  };
}
