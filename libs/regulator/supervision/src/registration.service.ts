import { documentSha256, verifyDocument, type BankRegistration, type LogKeyRotation, type Registration, type RequestKey, type SignedCertificate } from '@probity/shared-evidence';
import { featureProgramDigest, fieldsRead, loadFeatureProgram, type FeatureProgram } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { calendarDay, circuitKeyDigest, inForce, logKeyPeriods, rotatedKey, type LogKeyPeriod, type TrustMaterial } from '@probity/shared-proof-verifier';
import { emptyRoot, formatVerifierKey, parseVerifierKey, type NoteVerifier } from '@probity/shared-transparency';
import type { DataSource, EntityManager } from 'typeorm';
import { Bank, Certifier, CircuitKeyRow, Mode, RegistrationRow, WitnessHead, type StoredKind } from './entities.js';
import { supervisionError } from './errors.js';
import { isCertificate, type CertifierBody, type ForbiddenFields, type ModeBody, type RegistrationBody } from './registration-body.js';

/** Documents that belong to no one bank. */
export const ANY_BANK = '*';
/**
 * Checkpoints of a bank that the witness may not have cosigned yet when a rotation is registered. One that lies further ahead would keep the
 * old key in force, and as a key has one successor, nothing could be done about it.
 */
const MAX_SIZES_AHEAD = 1000;

/** Who handed it in, and the proposal that was confirmed. */
export interface Entry {
  readonly id: string | null;
  readonly actor: string;
}

/** Keeps what banks register. Registering is no approval; nothing registered is ever changed. Documents come through `ProposalService`. */
export class RegistrationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly witness: NoteVerifier,
  ) {}

  /**
   * Registers a document; registering it again changes nothing. The database refuses what was not confirmed at commit.
   * @throws ProbityError REGISTRATION_CONFLICT where another document has the same name or version; BANK_UNKNOWN, DOCUMENT_INVALID,
   * BANK_KEY_INVALID, CIRCUIT_KEY_MALFORMED, CERTIFIER_UNKNOWN, CERTIFIER_CONFLICT, LOG_KEY_ROTATION_INVALID, VALID_FROM_PASSED
   */
  async enter(manager: EntityManager, body: RegistrationBody, entry: Entry): Promise<void> {
    if (isCertificate(body)) return this.enterCertificate(manager, body, entry);
    switch (body.kind) {
      case 'bank-registration':
        return this.enterBank(manager, body, entry);
      case 'certifier':
        return this.enterCertifier(manager, body, entry);
      case 'mode':
        return this.enterMode(manager, body, entry);
      case 'forbidden-fields':
        await store(manager, ANY_BANK, body.kind, `v${body.version}`, body, entry);
        return;
      default:
        return this.enterDocument(manager, body, entry);
    }
  }

  private async enterBank(manager: EntityManager, document: BankRegistration, { id: proposalId, actor }: Entry): Promise<void> {
    const logKey = parseVerifierKey(document.logKey);
    if (logKey?.type !== 'ed25519') throw supervisionError('BANK_KEY_INVALID', 422, 'logKey is not a C2SP verifier key of type Ed25519');
    if (calendarDay(document.startDate, document.timeZone) === undefined) throw supervisionError('DOCUMENT_INVALID', 422, 'timeZone is not a known IANA time zone');

    const inserted = await insertNew(manager, Bank, { id: newId(), bankId: document.bankId, origin: logKey.name, document, proposalId, actor });
    if (inserted) {
      await manager.insert(WitnessHead, { bankId: document.bankId, size: 0, root: Buffer.from(emptyRoot()).toString('hex'), frontier: [] });
      return;
    }
    const known = await manager.findOneBy(Bank, { bankId: document.bankId });
    if (known === null || documentSha256(known.document) !== documentSha256(document)) throw conflict('another bank registration with this id or log origin exists');
  }

  private async enterDocument(manager: EntityManager, document: Exclude<Registration, BankRegistration>, entry: Entry): Promise<void> {
    if (document.kind === 'feature-program-registration') requireProgram(document.program);
    const bankId = document.kind === 'circuit-key' ? ANY_BANK : document.bankId;
    if (bankId !== ANY_BANK && !(await manager.existsBy(Bank, { bankId }))) throw supervisionError('BANK_UNKNOWN', 404, 'the bank of this document is not registered: confirm its registration first');
    if (document.kind === 'feature-program-registration') await requireAllowed(manager, document.program, document.validFrom);
    if (document.kind === 'log-key-rotation') await this.requireRotation(manager, document);
    const stored = await store(manager, bankId, document.kind, naturalKey(document), document, entry);
    if (stored.created && 'validFrom' in document) await requireFuture(manager, document);
    if (stored.created && document.kind === 'circuit-key') await this.classify(manager, stored.id, document);
  }

  /** A log's key has one successor, named by itself, for sizes that the witness has not seen yet. */
  private async requireRotation(manager: EntityManager, document: LogKeyRotation): Promise<void> {
    const { bankId } = document;
    // Two at once: the second one sees what the first one registered.
    const head = await manager.findOneOrFail(WitnessHead, { where: { bankId }, lock: { mode: 'pessimistic_write' } });
    if (await manager.existsBy(RegistrationRow, { bankId, kind: document.kind, naturalKey: naturalKey(document) })) return;
    const periods = await logKeysOf(manager, await this.requireBank(bankId, manager));
    const isNext = document.fromSize > head.size && document.fromSize <= head.size + MAX_SIZES_AHEAD;
    if (rotatedKey(document, periods) === undefined || !isNext) {
      throw supervisionError('LOG_KEY_ROTATION_INVALID', 422, 'the rotation does not follow on the key that signs the log now, goes back to a former key, lacks a signature of the two keys, reaches back to sizes that were cosigned, or lies far ahead of them');
    }
  }

  /** Nothing at hand shows that the regulator took part in a key's ceremony, so every key counts as a development key. */
  private async classify(manager: EntityManager, registrationId: string, document: Extract<Registration, { kind: 'circuit-key' }>): Promise<void> {
    const keySha256 = circuitKeyDigest(document);
    if (keySha256 === undefined) throw supervisionError('CIRCUIT_KEY_MALFORMED', 422, 'verifyingKey is not a sound Groth16 key over BN254');
    const reason = document.developmentSeed === undefined ? 'no ceremony record' : 'published seed';
    await manager.insert(CircuitKeyRow, { registrationId, keySha256, trustClass: 'development', reason });
  }

  private async enterCertificate(manager: EntityManager, signed: SignedCertificate, entry: Entry): Promise<void> {
    const certifier = await manager.findOneBy(Certifier, { name: signed.document.certifier });
    if (certifier === null || !verifyDocument(signed, certifier.publicKey)) {
      throw supervisionError('CERTIFIER_UNKNOWN', 422, 'the certificate is not signed by a certifier who was named');
    }
    await store(manager, ANY_BANK, 'circuit-certificate', documentSha256(signed.document), signed, entry);
  }

  private async enterCertifier(manager: EntityManager, { name, publicKey }: CertifierBody, { id: proposalId, actor }: Entry): Promise<void> {
    const created = await insertNew(manager, Certifier, { id: newId(), name, publicKey, proposalId, actor });
    if (!created && !(await manager.existsBy(Certifier, { name, publicKey }))) throw supervisionError('CERTIFIER_CONFLICT', 409, 'another certifier has this name or this key');
  }

  private async enterMode(manager: EntityManager, { sandbox }: ModeBody, { id: proposalId, actor }: Entry): Promise<void> {
    if ((await this.isSandbox(manager)) !== sandbox) await manager.insert(Mode, { sandbox, proposalId, actor });
  }

  /** False until it is switched on. */
  async isSandbox(manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const [newest] = await manager.find(Mode, { order: { sequence: 'DESC' }, take: 1 });
    return newest?.sandbox ?? false;
  }

  async requireBank(bankId: string, manager: EntityManager = this.dataSource.manager): Promise<Bank> {
    const bank = await manager.findOneBy(Bank, { bankId });
    if (bank === null) throw supervisionError('BANK_UNKNOWN', 404, 'no bank of this id is registered');
    return bank;
  }

  /** The key that a bank signs its requests with now; undefined where it registered none. */
  async requestKey(bankId: string): Promise<string | undefined> {
    const rows = await this.dataSource.manager.find(RegistrationRow, { where: { bankId, kind: 'request-key' } });
    const newest = rows.map(({ document }) => document as RequestKey).reduce<RequestKey | undefined>((best, key) => (best === undefined || key.version > best.version ? key : best), undefined);
    return newest?.publicKey;
  }

  /** Everything registered that evidence of this bank is judged by. */
  async trustMaterial(bankId: string, manager: EntityManager = this.dataSource.manager): Promise<TrustMaterial> {
    const bank = await this.requireBank(bankId, manager);
    const rows = await manager.find(RegistrationRow, { where: [{ bankId }, { bankId: ANY_BANK }], order: { sequence: 'ASC' } });
    const classes = new Map((await manager.find(CircuitKeyRow)).map(({ registrationId, trustClass }) => [registrationId, trustClass]));
    const certifiers = await manager.find(Certifier, { order: { name: 'ASC' } });
    // Documents were validated against their schemas when they were registered, and can not be changed since.
    const documents = <T>(kind: StoredKind): T[] => rows.filter((row) => row.kind === kind).map(({ document }) => document as T);

    return {
      bank: bank.document,
      logKeyRotations: documents('log-key-rotation'),
      lineRegisters: documents('line-register'),
      featurePrograms: documents('feature-program-registration'),
      models: documents('model-registration'),
      policies: documents('policy-registration'),
      circuitKeys: rows
        .filter(({ kind }) => kind === 'circuit-key')
        .map(({ id, document }) => ({ key: document as Extract<Registration, { kind: 'circuit-key' }>, trustClass: classes.get(id) ?? 'development' })),
      certifiers: certifiers.map(({ name, publicKey }) => ({ name, publicKey })),
      certificates: documents('circuit-certificate'),
      witnessKey: formatVerifierKey(this.witness),
      sandbox: await this.isSandbox(manager),
    };
  }
}

/** The keys of a bank's log, as registered. */
export async function logKeysOf(manager: EntityManager, { bankId, document }: Pick<Bank, 'bankId' | 'document'>): Promise<LogKeyPeriod[]> {
  const rows = await manager.find(RegistrationRow, { where: { bankId, kind: 'log-key-rotation' }, order: { sequence: 'ASC' } });
  // Each was checked to follow on the one before when it was registered.
  return logKeyPeriods(document.logKey, rows.map((row) => row.document as LogKeyRotation))!;
}

function naturalKey(document: Exclude<Registration, BankRegistration>): string {
  switch (document.kind) {
    case 'line-register':
    case 'policy-registration':
    case 'request-key':
      return `v${document.version}`;
    case 'model-registration':
      return document.modelId;
    case 'feature-program-registration':
      return `${document.program.id}@${document.program.version}`;
    case 'log-key-rotation':
      return document.oldKey;
    case 'circuit-key':
      return `${document.role}:${document.circuit}:${document.slots}`;
  }
}

/** The list in force on a date; the last registered of the same first day. */
export async function forbiddenFields(manager: EntityManager, date: string): Promise<ForbiddenFields | undefined> {
  const rows = await manager.find(RegistrationRow, { where: { kind: 'forbidden-fields' }, order: { sequence: 'ASC' } });
  return inForce(rows.map(({ document }) => document as ForbiddenFields), date);
}

async function requireAllowed(manager: EntityManager, program: FeatureProgram, validFrom: string): Promise<void> {
  const list = await forbiddenFields(manager, validFrom);
  const forbidden = new Set(list?.fields.map(({ field }) => field));
  for (const { name, kind, fields } of fieldsRead(program)) {
    const field = fields.find((read) => forbidden.has(read));
    if (field !== undefined) throw supervisionError('FIELD_FORBIDDEN', 422, `${kind} ${name} reads ${field}, which version ${list!.version} of the list of forbidden fields names: take it out of the program`);
  }
}

function requireProgram(program: Parameters<typeof featureProgramDigest>[0]): void {
  try {
    loadFeatureProgram(program);
  } catch {
    throw supervisionError('DOCUMENT_INVALID', 422, 'program: a feature is not well defined, or does not fit its width');
  }
}

/**
 * What was in force on a day that was judged stays so: a registration in hindsight would change what a verdict rests on. Days that were
 * refused are no such days, as what was not registered in time is cured by registering it.
 */
async function requireFuture(manager: EntityManager, { bankId, validFrom }: { readonly bankId: string; readonly validFrom: string }): Promise<void> {
  const [row]: { date: string | null }[] = await manager.query("SELECT max(business_date)::text AS date FROM regulator.verdict WHERE bank_id = $1 AND anchored AND summary <> 'refused'", [bankId]);
  if (row!.date !== null && validFrom <= row!.date) {
    throw supervisionError('VALID_FROM_PASSED', 409, `validFrom is not after ${row!.date}, the newest business date whose evidence was not refused: what was in force on it stays so`);
  }
}

const conflict = (detail: string): Error => supervisionError('REGISTRATION_CONFLICT', 409, `${detail}; registrations are never changed, use a new version`);

async function insertNew(manager: EntityManager, entity: new () => object, values: Record<string, unknown>): Promise<boolean> {
  const { raw } = await manager.createQueryBuilder().insert().into(entity).values(values).orIgnore().returning('*').execute();
  return Array.isArray(raw) && raw.length > 0;
}

async function store(
  manager: EntityManager, bankId: string, kind: StoredKind, key: string, document: Registration | SignedCertificate | ForbiddenFields, { id: proposalId, actor }: Entry,
): Promise<{ id: string; created: boolean }> {
  const id = newId();
  const sha256 = documentSha256(document);
  if (await insertNew(manager, RegistrationRow, { id, bankId, kind, naturalKey: key, sha256, document, proposalId, actor })) return { id, created: true };
  const known = await manager.findOneByOrFail(RegistrationRow, { bankId, kind, naturalKey: key });
  // The signature of a certificate may differ, its content may not: the natural key is the content.
  if (kind !== 'circuit-certificate' && known.sha256 !== sha256) throw conflict(`another ${kind} of this name or version exists`);
  return { id: known.id, created: false };
}
