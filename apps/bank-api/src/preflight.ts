/** The regulator's own checks, run on the bank's own registrations before anything is sent. */
import { BatchEntity, LogCosignatureEntity, registrations, type BankLog, type Preflight, type RegulatorPort } from '@probity/bank-batches';
import type { BankRegistration, CircuitKey, EvidenceBundle, FeatureProgramRegistration, LineRegister, LogKeyRotation, ModelRegistration, PolicyRegistration, Registration } from '@probity/shared-evidence';
import { documentLeafHash, judge, type EarlierHeader, type HistoryFacts, type TrustMaterial } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import { And, Between, IsNull, LessThan, LessThanOrEqual, MoreThan, Not, type DataSource } from 'typeorm';

export function preflightOf(dataSource: DataSource, log: BankLog, regulator: Pick<RegulatorPort, 'witnessKey'>): Preflight {
  return async (bundle) => judge(bundle, await ownTrust(dataSource, log, regulator), await ownHistory(dataSource, bundle), { engine: wasmEngine() });
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

async function ownHistory(dataSource: DataSource, bundle: EvidenceBundle): Promise<HistoryFacts> {
  const { manager } = dataSource;
  const { closeIndex, headerIndex } = bundle.log;
  const [previous] = await manager.find(BatchEntity, { where: { headerIndex: LessThan(headerIndex) }, order: { headerIndex: 'DESC' }, take: 1 });
  const sameDate = await manager.find(BatchEntity, { where: { businessDate: bundle.header.businessDate, headerIndex: LessThan(headerIndex) }, order: { headerIndex: 'ASC' } });
  const named = bundle.header.previousHeader;
  const [first] = await manager.find(BatchEntity, { where: { headerIndex: And(Not(IsNull()), Not(headerIndex)) }, order: { headerIndex: 'ASC' }, take: 1 });
  const facts = {
    known: true as const,
    checkpoint: 'kept' as const,
    closeWitnessedFirst: await manager.existsBy(LogCosignatureEntity, { size: Between(closeIndex + 1, headerIndex) }),
    previousHeader: previous?.headerHash ?? undefined,
    statedWindowsSince: first?.header?.windowsSince,
    namedPreviousKnown: named !== undefined && (await manager.existsBy(BatchEntity, { headerHash: named, headerIndex: Not(IsNull()) })),
    sameDate: sameDate.map(earlierHeader),
    placeTaken: await manager.existsBy(BatchEntity, {
      businessDate: bundle.header.businessDate, headerIndex: MoreThan(headerIndex), batchIndex: LessThanOrEqual(bundle.header.batchIndex),
    }),
  };
  return facts;
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
