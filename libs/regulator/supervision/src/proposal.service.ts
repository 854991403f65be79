import { canonicalJson } from '@probity/shared-commitments';
import { documentSha256 } from '@probity/shared-evidence';
import { newId, type Clock } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { Confirmation, Proposal, type ProposedKind } from './entities.js';
import { supervisionError } from './errors.js';
import { bankOf, isCeremony, kindOf, type RegistrationBody } from './registration-body.js';
import type { RegistrationService } from './registration.service.js';

/** People besides the one who handed it in. */
export const CONFIRMATIONS_NEEDED = 2;
const LISTED = 500;

export interface ConfirmationView {
  readonly actor: string;
  readonly decision: Confirmation['decision'];
  readonly note: string;
  readonly at: string;
}

export interface ProposalView {
  readonly id: string;
  readonly kind: ProposedKind;
  readonly bankId: string | null;
  readonly sha256: string;
  readonly state: 'pending' | 'registered' | 'declined';
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly confirmations: readonly ConfirmationView[];
}

export interface ProposalDetail extends ProposalView {
  readonly document: unknown;
}

/** What is handed in waits here until two people, neither of whom handed it in, have confirmed it; then it is registered, in the same transaction. */
export class ProposalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a document. The same one again is the same proposal while it waits or once it is registered; after it was declined it is a new one.
   * It is tried out, together with what it rests on and what waits as well, so that nobody is asked to confirm what can't be registered.
   * @throws ProbityError what registering throws
   */
  async propose(body: RegistrationBody, actor: string): Promise<ProposalView> {
    // The database keeps neither in JSON. Canonical JSON writes both as escapes.
    if (/\\u(0000|d[89a-f])/.test(canonicalJson(body))) throw supervisionError('DOCUMENT_INVALID', 422, 'a registration holds no NUL characters and no halves of a character');
    const [sha256, kind, bankId] = [documentSha256(body), kindOf(body), bankOf(body)];
    const id = await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`proposal ${sha256}`]);
      const known = await manager.find(Proposal, { where: { sha256, kind }, order: { sequence: 'DESC' }, take: 1 });
      // A switch of the mode is the same document each time, and means something each time.
      if (known[0] !== undefined) {
        const { state } = viewOf(known[0], await manager.findBy(Confirmation, { proposalId: known[0].id }));
        if (state === 'pending' || (state === 'registered' && kind !== 'mode')) return known[0].id;
      }
      await this.tryOut(manager, body);
      const row = { id: newId(), kind, bankId, sha256, document: body, actor, createdAt: this.now() };
      await manager.insert(Proposal, row as unknown as Record<string, unknown>);
      return row.id;
    });
    return this.view(id);
  }

  private async tryOut(manager: EntityManager, body: RegistrationBody): Promise<void> {
    const rollback = new Error('tried out');
    await manager.transaction(async (savepoint) => {
      for (const proposal of await this.awaited(savepoint, body)) await this.registrations.enter(savepoint, proposal.document, proposal);
      await this.registrations.enter(savepoint, body, { id: null, actor: 'trial' });
      throw rollback;
    }).catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  }

  /** What the document rests on and waits itself: its bank, its certifier. */
  private async awaited(manager: EntityManager, body: RegistrationBody): Promise<Proposal[]> {
    const bankId = bankOf(body);
    const pending = await pendingProposals(manager);
    return pending.filter(({ kind, bankId: other, document }) => (
      (kind === 'bank-registration' && kindOf(body) !== 'bank-registration' && other === bankId && bankId !== null)
      || ('signature' in body && !('signature' in document) && document.kind === 'certifier' && document.name === (isCeremony(body) ? body.document.verifiedBy : body.document.certifier))
    ));
  }

  /**
   * Confirms that the document is what it says it is. With the second confirmation it is registered.
   * @param sha256 of the document that was looked at
   * @throws ProbityError PROPOSAL_UNKNOWN, PROPOSAL_DECIDED, PROPOSAL_OTHER, OWN_PROPOSAL, CONFIRMED_BEFORE, and what registering throws
   */
  async confirm(id: string, sha256: string, note: string, actor: string): Promise<ProposalView> {
    return this.decide(id, { decision: 'confirmed', sha256, note, actor });
  }

  /** Ends it. Who handed it in may take it back so. @throws ProbityError PROPOSAL_UNKNOWN, PROPOSAL_DECIDED, CONFIRMED_BEFORE */
  async decline(id: string, note: string, actor: string): Promise<ProposalView> {
    return this.decide(id, { decision: 'declined', sha256: undefined, note, actor });
  }

  private async decide(id: string, { decision, sha256, note, actor }: { decision: Confirmation['decision']; sha256: string | undefined; note: string; actor: string }): Promise<ProposalView> {
    await this.dataSource.transaction(async (manager) => {
      // Of two at once, the second sees the first one's decision.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`decide ${id}`]);
      const proposal = await manager.findOneBy(Proposal, { id });
      if (proposal === null) throw supervisionError('PROPOSAL_UNKNOWN', 404, 'there is no proposal with this id');
      const before = await manager.findBy(Confirmation, { proposalId: id });
      if (viewOf(proposal, before).state !== 'pending') throw supervisionError('PROPOSAL_DECIDED', 409, 'it is registered or declined already');
      if (before.some((other) => other.actor === actor)) throw supervisionError('CONFIRMED_BEFORE', 409, 'you confirmed it already: another person is needed');
      if (decision === 'confirmed' && actor === proposal.actor) throw supervisionError('OWN_PROPOSAL', 403, 'who hands a document in does not confirm it: two others do');
      if (decision === 'confirmed' && sha256 !== proposal.sha256) throw supervisionError('PROPOSAL_OTHER', 409, 'the digest is of another document than the proposed one: look at it again');
      await manager.insert(Confirmation, { proposalId: id, actor, decision, sha256: proposal.sha256, note, createdAt: this.now() });
      const confirmed = before.filter((other) => other.decision === 'confirmed').length + 1;
      if (decision === 'confirmed' && confirmed >= CONFIRMATIONS_NEEDED) await this.registrations.enter(manager, proposal.document, proposal);
    });
    return this.view(id);
  }

  /** The newest 500, newest first; of one state. */
  async list(state?: ProposalView['state']): Promise<ProposalView[]> {
    const { manager } = this.dataSource;
    const rows = state === 'pending' ? (await pendingProposals(manager)).reverse() : await manager.find(Proposal, { order: { sequence: 'DESC' }, take: LISTED });
    const decided = await manager.findBy(Confirmation, { proposalId: In(rows.map(({ id }) => id)) });
    const views = rows.map((row) => viewOf(row, decided.filter(({ proposalId }) => proposalId === row.id)));
    return state === undefined ? views : views.filter((view) => view.state === state);
  }

  /** @throws ProbityError PROPOSAL_UNKNOWN */
  async view(id: string): Promise<ProposalDetail> {
    const row = await this.dataSource.manager.findOneBy(Proposal, { id });
    if (row === null) throw supervisionError('PROPOSAL_UNKNOWN', 404, 'there is no proposal with this id');
    return { ...viewOf(row, await this.dataSource.manager.findBy(Confirmation, { proposalId: id })), document: row.document };
  }

  private now(): Date {
    return new Date(this.clock.nowSeconds() * 1000);
  }
}

/** Oldest first. */
async function pendingProposals(manager: EntityManager): Promise<Proposal[]> {
  return manager.createQueryBuilder(Proposal, 'proposal')
    .where(`(SELECT count(*) FROM regulator.confirmation c WHERE c.proposal_id = proposal.id AND c.decision = 'confirmed') < ${CONFIRMATIONS_NEEDED}`)
    .andWhere(`NOT EXISTS (SELECT FROM regulator.confirmation c WHERE c.proposal_id = proposal.id AND c.decision = 'declined')`)
    .orderBy('proposal.sequence', 'ASC').take(LISTED).getMany();
}

function viewOf({ id, kind, bankId, sha256, actor, createdAt }: Proposal, decided: readonly Confirmation[]): ProposalView {
  const declined = decided.some(({ decision }) => decision === 'declined');
  const confirmed = decided.filter(({ decision }) => decision === 'confirmed').length;
  return {
    id, kind, bankId, sha256, proposedBy: actor, proposedAt: createdAt.toISOString(),
    state: declined ? 'declined' : confirmed >= CONFIRMATIONS_NEEDED ? 'registered' : 'pending',
    confirmations: [...decided].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map((one) => ({ actor: one.actor, decision: one.decision, note: one.note, at: one.createdAt.toISOString() })),
  };
}
