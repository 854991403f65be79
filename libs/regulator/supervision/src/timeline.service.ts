import type { FeatureProgramRegistration, LineRegister, ModelRegistration, PolicyRegistration } from '@probity/shared-evidence';
import { fieldsRead, type FieldsRead } from '@probity/shared-feature-program';
import type { Clock } from '@probity/shared-platform';
import { inForce } from '@probity/shared-proof-verifier';
import { In, type DataSource } from 'typeorm';
import { businessDateAt } from './business-date.js';
import { forbiddenChanges, lineChanges, modelChanges, policyChanges, programChanges } from './changes-in-words.js';
import { Bank, Certifier, Confirmation, Mode, Proposal, RegistrationRow, type ProposedKind } from './entities.js';
import type { ForbiddenFields } from './registration-body.js';
import { ANY_BANK, forbiddenFields, type RegistrationService } from './registration.service.js';

/** A registration on the time line. */
export interface RegistrationEvent {
  readonly kind: ProposedKind;
  /** Null for what concerns every bank. */
  readonly bankId: string | null;
  /** What it is called: version, model id, circuit, name. */
  readonly subject: string;
  /** First business date that it holds on; null for what holds from its registration on. */
  readonly validFrom: string | null;
  readonly registeredAt: string;
  /** Null for what was registered before two people were needed. */
  readonly proposedBy: string | null;
  readonly confirmedBy: readonly string[];
  /** Of the document; null for the mode. */
  readonly sha256: string | null;
  /** Against the one before, in plain sentences. */
  readonly changes: readonly string[];
}

export interface BankSummary {
  readonly bankId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly startDate: string;
  /** Name of its log. */
  readonly origin: string;
  readonly registeredAt: string;
  /** Of the register in force today. */
  readonly lines: readonly { readonly slot: number; readonly code: string; readonly name: string; readonly currency: string }[];
}

export interface ProgramFieldsView {
  readonly program: string;
  readonly recordCircuit: string;
  readonly validFrom: string;
  readonly inForce: boolean;
  readonly reads: readonly FieldsRead[];
  /** Fields on today's list of those that must not be read; registered before the list named them. */
  readonly forbidden: readonly string[];
}

/** Registrations as events: what changed, when, and who stands behind it. */
export class TimelineService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
    private readonly clock: Clock,
  ) {}

  /** In order of registration. */
  async banks(): Promise<BankSummary[]> {
    const { manager } = this.dataSource;
    const banks = await manager.find(Bank, { order: { createdAt: 'ASC', bankId: 'ASC' } });
    const registers = await manager.find(RegistrationRow, { where: { kind: 'line-register' }, order: { sequence: 'ASC' } });
    return banks.map(({ bankId, origin, document: { name, timeZone, startDate }, createdAt }) => {
      const today = businessDateAt(this.clock.nowSeconds(), timeZone);
      const own = registers.filter((row) => row.bankId === bankId).map(({ document }) => document as LineRegister);
      return { bankId, name, timeZone, startDate, origin, registeredAt: createdAt.toISOString(), lines: inForce(own, today)?.lines ?? [] };
    });
  }

  /**
   * Everything registered that concerns a bank, in order of registration; without a bank, of all of them.
   * @throws ProbityError BANK_UNKNOWN
   */
  async events(bankId?: string): Promise<RegistrationEvent[]> {
    const { manager } = this.dataSource;
    if (bankId !== undefined) await this.registrations.requireBank(bankId);
    const of = bankId === undefined ? {} : { bankId: In([bankId, ANY_BANK]) };
    const banks = await manager.find(Bank, { where: bankId === undefined ? {} : { bankId } });
    const rows = await manager.find(RegistrationRow, { where: of, order: { sequence: 'ASC' } });
    const [certifiers, modes] = [await manager.find(Certifier), await manager.find(Mode, { order: { sequence: 'ASC' } })];
    const people = await this.people([...banks, ...rows, ...certifiers, ...modes].flatMap(({ proposalId }) => proposalId ?? []));
    const event = (row: { readonly proposalId: string | null; readonly createdAt: Date }, rest: Omit<RegistrationEvent, 'registeredAt' | 'proposedBy' | 'confirmedBy'>): RegistrationEvent => ({
      ...rest, registeredAt: row.createdAt.toISOString(), ...(people.get(row.proposalId ?? '') ?? { proposedBy: null, confirmedBy: [] }),
    });
    const events = [
      ...modes.map((row) => event(row, { kind: 'mode', bankId: null, subject: 'installation', validFrom: null, sha256: null, changes: [row.sandbox ? 'Sandbox switched on: development keys are accepted.' : 'Sandbox switched off: development keys are refused.'] })),
      ...certifiers.map((row) => event(row, { kind: 'certifier', bankId: null, subject: row.name, validFrom: null, sha256: null, changes: [`Certificates signed by ${row.name} count.`] })),
      ...banks.map((row) => event(row, { kind: 'bank-registration', bankId: row.bankId, subject: row.document.name, validFrom: row.document.startDate, sha256: null, changes: [`Evidence is owed from ${row.document.startDate} on, by days in ${row.document.timeZone}.`] })),
      ...withChanges(rows).map(([row, changes]) => event(row, {
        kind: row.kind, bankId: row.bankId === ANY_BANK ? null : row.bankId, subject: subjectOf(row), validFrom: 'validFrom' in row.document ? row.document.validFrom : null, sha256: row.sha256, changes,
      })),
    ];
    return events.sort((a, b) => a.registeredAt.localeCompare(b.registeredAt));
  }

  /** Each registered feature program of a bank with every field that it reads. @throws ProbityError BANK_UNKNOWN */
  async programs(bankId: string): Promise<ProgramFieldsView[]> {
    const { document: { timeZone } } = await this.registrations.requireBank(bankId);
    const today = businessDateAt(this.clock.nowSeconds(), timeZone);
    const rows = await this.dataSource.manager.find(RegistrationRow, { where: { bankId, kind: 'feature-program-registration' }, order: { sequence: 'ASC' } });
    const documents = rows.map(({ document }) => document as FeatureProgramRegistration);
    const forbidden = new Set((await forbiddenFields(this.dataSource.manager, today))?.fields.map(({ field }) => field));
    const current = inForce(documents, today);
    return documents.map((document) => {
      const reads = fieldsRead(document.program);
      return {
        program: `${document.program.id}@${document.program.version}`, recordCircuit: document.recordCircuit, validFrom: document.validFrom, inForce: document === current, reads,
        forbidden: [...new Set(reads.flatMap(({ fields }) => fields))].filter((field) => forbidden.has(field)).sort(),
      };
    });
  }

  private async people(proposalIds: readonly string[]): Promise<Map<string, Pick<RegistrationEvent, 'proposedBy' | 'confirmedBy'>>> {
    const proposals = await this.dataSource.manager.find(Proposal, { where: { id: In([...proposalIds]) }, select: { id: true, actor: true } });
    const confirmations = await this.dataSource.manager.find(Confirmation, { where: { proposalId: In([...proposalIds]), decision: 'confirmed' }, order: { createdAt: 'ASC' } });
    return new Map(proposals.map(({ id, actor }) => [id, { proposedBy: actor, confirmedBy: confirmations.filter(({ proposalId }) => proposalId === id).map((one) => one.actor) }]));
  }
}

function subjectOf({ document, naturalKey }: RegistrationRow): string {
  if ('signature' in document) return document.document.modelId;
  switch (document.kind) {
    case 'circuit-key':
      return `${document.circuit} (${document.role}, ${document.slots} slots)`;
    case 'log-key-rotation':
      return `from size ${document.fromSize} on`;
    default:
      return naturalKey;
  }
}

/** Each row with what it changes against the newest one before it of its bank and kind. */
function withChanges(rows: readonly RegistrationRow[]): [RegistrationRow, string[]][] {
  const newest = new Map<string, RegistrationRow>();
  return rows.map((row) => {
    const key = `${row.bankId} ${row.kind}`;
    const before = newest.get(key);
    newest.set(key, row);
    return [row, changesOf(before, row)];
  });
}

function changesOf(before: RegistrationRow | undefined, { kind, document }: RegistrationRow): string[] {
  switch (kind) {
    case 'line-register':
      return lineChanges(before?.document as LineRegister | undefined, document as LineRegister);
    case 'policy-registration':
      return policyChanges(before?.document as PolicyRegistration | undefined, document as PolicyRegistration);
    case 'model-registration':
      return modelChanges(before?.document as ModelRegistration | undefined, document as ModelRegistration);
    case 'feature-program-registration':
      return programChanges(before?.document as FeatureProgramRegistration | undefined, document as FeatureProgramRegistration);
    case 'forbidden-fields':
      return forbiddenChanges(before?.document as ForbiddenFields | undefined, document as ForbiddenFields);
    case 'circuit-key':
      return ['A verifying key.'];
    case 'circuit-certificate':
      return ['A certifier says which model a key stands for.'];
    case 'request-key':
      return [before === undefined ? 'The bank signs its requests with a key of its own.' : 'The bank signs its requests with another key; the one before counts no more.'];
    case 'log-key-rotation':
      return ['The log is signed by another key.'];
  }
}
