import {
  documentSha256, registrationSchema, signedCertificateSchema, verifyDocument, type BankRegistration, type LogKeyRotation, type Registration, type SignedCertificate,
} from '@probity/shared-evidence';
import { canonicalJson } from '@probity/shared-commitments';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { calendarDay, circuitKeyDigest, logKeyPeriods, rotatedKey, type LogKeyPeriod, type TrustMaterial } from '@probity/shared-proof-verifier';
import { emptyRoot, formatVerifierKey, parseVerifierKey, type NoteVerifier } from '@probity/shared-transparency';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { Bank, Certifier, CircuitKeyRow, Mode, RegistrationRow, WitnessHead, type StoredKind } from './entities.js';
import { supervisionError } from './errors.js';

/** What may be registered: a document of the bank, or a certificate with its certifier's signature. */
export const registrationBodySchema = z.union([registrationSchema, signedCertificateSchema]);
export type RegistrationBody = z.infer<typeof registrationBodySchema>;

export interface RegistrationReceipt {
  readonly kind: StoredKind | 'bank-registration';
  readonly sha256: string;
  /** False if the same document was registered before. */
  readonly created: boolean;
}

/** Documents that belong to no one bank. */
const ANY_BANK = '*';
/**
 * Checkpoints of a bank that the witness may not have cosigned yet when a rotation is registered. One that lies further ahead would keep the
 * old key in force, and as a key has one successor, nothing could be done about it.
 */
const MAX_SIZES_AHEAD = 1000;
const isCertificate = (body: RegistrationBody): body is SignedCertificate => 'signature' in body;

/** Keeps what banks register. Registering is no approval; nothing registered is ever changed. */
export class RegistrationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly witness: NoteVerifier,
  ) {}

  /**
   * Registers a document; registering it again changes nothing.
   * @throws ProbityError REGISTRATION_CONFLICT where another document has the same name or version; BANK_UNKNOWN, DOCUMENT_INVALID,
   * BANK_KEY_INVALID, CIRCUIT_KEY_MALFORMED, CERTIFIER_UNKNOWN
   */
  async register(body: RegistrationBody, actor: string): Promise<RegistrationReceipt> {
    // The database keeps neither in JSON. Canonical JSON writes both as escapes.
    if (/\\u(0000|d[89a-f])/.test(canonicalJson(body))) throw supervisionError('DOCUMENT_INVALID', 422, 'a registration holds no NUL characters and no halves of a character');
    if (isCertificate(body)) return this.registerCertificate(body, actor);
    if (body.kind === 'bank-registration') return this.registerBank(body, actor);
    return this.registerDocument(body, actor);
  }

  private async registerBank(document: BankRegistration, actor: string): Promise<RegistrationReceipt> {
    const logKey = parseVerifierKey(document.logKey);
    if (logKey?.type !== 'ed25519') throw supervisionError('BANK_KEY_INVALID', 422, 'logKey is not a C2SP verifier key of type Ed25519');
    if (calendarDay(document.startDate, document.timeZone) === undefined) throw supervisionError('DOCUMENT_INVALID', 422, 'timeZone is not a known IANA time zone');

    const sha256 = documentSha256(document);
    return this.dataSource.transaction(async (manager) => {
      const inserted = await insertNew(manager, Bank, { id: newId(), bankId: document.bankId, origin: logKey.name, document, actor });
      if (inserted) {
        await manager.insert(WitnessHead, { bankId: document.bankId, size: 0, root: Buffer.from(emptyRoot()).toString('hex'), frontier: [] });
      } else {
        const known = await manager.findOneBy(Bank, { bankId: document.bankId });
        if (known === null || documentSha256(known.document) !== sha256) throw conflict('another bank registration with this id or log origin exists');
      }
      return { kind: document.kind, sha256, created: inserted };
    });
  }

  private async registerDocument(document: Exclude<Registration, BankRegistration>, actor: string): Promise<RegistrationReceipt> {
    if (document.kind === 'feature-program-registration') requireProgram(document.program);
    const bankId = document.kind === 'circuit-key' ? ANY_BANK : document.bankId;

    return this.dataSource.transaction(async (manager) => {
      if (bankId !== ANY_BANK && !(await manager.existsBy(Bank, { bankId }))) throw supervisionError('BANK_UNKNOWN', 404, 'register the bank before its documents');
      if (document.kind === 'log-key-rotation') await this.requireRotation(manager, document);
      const receipt = await store(manager, bankId, document.kind, naturalKey(document), document, actor);
      if (receipt.created && document.kind === 'circuit-key') await this.classify(manager, receipt.id, document);
      return { kind: document.kind, sha256: receipt.sha256, created: receipt.created };
    });
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

  private async registerCertificate(signed: SignedCertificate, actor: string): Promise<RegistrationReceipt> {
    return this.dataSource.transaction(async (manager) => {
      const certifier = await manager.findOneBy(Certifier, { name: signed.document.certifier });
      if (certifier === null || !verifyDocument(signed, certifier.publicKey)) {
        throw supervisionError('CERTIFIER_UNKNOWN', 422, 'the certificate is not signed by a certifier that was named');
      }
      const { sha256, created } = await store(manager, ANY_BANK, 'circuit-certificate', documentSha256(signed.document), signed, actor);
      return { kind: 'circuit-certificate', sha256, created };
    });
  }

  /** Names a certifier whose circuit certificates count. */
  async nameCertifier(certifier: { name: string; publicKey: string }, actor: string): Promise<{ created: boolean }> {
    return this.dataSource.transaction(async (manager) => {
      const created = await insertNew(manager, Certifier, { id: newId(), ...certifier, actor });
      if (!created && !(await manager.existsBy(Certifier, certifier))) {
        throw supervisionError('CERTIFIER_CONFLICT', 409, 'another certifier has this name or this key');
      }
      return { created };
    });
  }

  /** Switches the sandbox, in which development keys are accepted and said to be. */
  async setSandbox(sandbox: boolean, actor: string): Promise<void> {
    if ((await this.isSandbox(this.dataSource.manager)) !== sandbox) await this.dataSource.manager.insert(Mode, { sandbox, actor });
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

function requireProgram(program: Parameters<typeof featureProgramDigest>[0]): void {
  try {
    loadFeatureProgram(program);
  } catch {
    throw supervisionError('DOCUMENT_INVALID', 422, 'program: a feature is not well defined, or does not fit its width');
  }
}

const conflict = (detail: string): Error => supervisionError('REGISTRATION_CONFLICT', 409, `${detail}; registrations are never changed, use a new version`);

async function insertNew(manager: EntityManager, entity: new () => object, values: Record<string, unknown>): Promise<boolean> {
  const { raw } = await manager.createQueryBuilder().insert().into(entity).values(values).orIgnore().returning('*').execute();
  return Array.isArray(raw) && raw.length > 0;
}

async function store(
  manager: EntityManager, bankId: string, kind: StoredKind, key: string, document: Registration | SignedCertificate, actor: string,
): Promise<{ id: string; sha256: string; created: boolean }> {
  const id = newId();
  const sha256 = documentSha256(document);
  if (await insertNew(manager, RegistrationRow, { id, bankId, kind, naturalKey: key, sha256, document, actor })) return { id, sha256, created: true };
  const known = await manager.findOneByOrFail(RegistrationRow, { bankId, kind, naturalKey: key });
  // The signature of a certificate may differ, its content may not: the natural key is the content.
  if (kind !== 'circuit-certificate' && known.sha256 !== sha256) throw conflict(`another ${kind} of this name or version exists`);
  return { id: known.id, sha256: known.sha256, created: false };
}
