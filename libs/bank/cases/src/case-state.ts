/**
 * The states of a case and what each change makes of it: pure. The same function makes a case's row when something happens
 * and makes it anew from the case log, so that the row is nothing but a summary of its events.
 */
import type { CASE_LEVELS, CaseEvent, Disposition } from '@probity/shared-evidence';
import { CaseError } from './errors.js';
import type { Pause } from './sla.js';

export const CASE_STATES = ['open', 'assigned', 'in-progress', 'waiting', 'pending-close', 'closed', 'pending-reopen'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export type CaseLevel = (typeof CASE_LEVELS)[number];

/** What happened, of a case: kind and content, without the case's id and version. */
type ChangeOf<Event> = Event extends { kind: infer Kind; content: infer Content } ? ('case' extends keyof Content ? { readonly kind: Kind; readonly content: Omit<Content, 'case' | 'version'> } : never) : never;
export type CaseChange = ChangeOf<CaseEvent>;
export type CaseChangeKind = CaseChange['kind'];

/** What somebody proposed and a second person decides. */
export interface Proposal {
  readonly by: string;
  readonly disposition?: Disposition;
  readonly reason?: string;
}

/** Everything about a case that its events say. */
export interface CaseFacts {
  readonly version: number;
  readonly state: CaseState;
  readonly level: CaseLevel;
  readonly priority: number;
  readonly assignee: string | null;
  readonly snoozedUntil: number | null;
  readonly proposal: Proposal | null;
  /** Of a case that is closed. */
  readonly disposition: Disposition | null;
  readonly reason: string | null;
  /** Who proposed and who approved its closing: they do not review it. */
  readonly decidedBy: readonly string[];
  /** What a known-good decision proposes; a person decides. */
  readonly suggestion: { readonly decision: string; readonly disposition: Disposition } | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly pauses: readonly Pause[];
}

const UNDER_WORK = ['open', 'assigned', 'in-progress', 'waiting'] as const;
const stays = (states: readonly CaseState[]): Partial<Record<CaseState, CaseState>> => Object.fromEntries(states.map((state) => [state, state]));

/** Of each change: the state it leads to, by the state it starts from. What is not listed does not happen. */
export const TRANSITIONS: Readonly<Record<Exclude<CaseChangeKind, 'case-opened'>, Partial<Record<CaseState, CaseState>>>> = {
  // What comes while a closing waits for its second person withdraws the proposal: nobody approves what he has not seen.
  'alert-joined': { ...stays(UNDER_WORK), 'pending-close': 'in-progress' },
  // The same goes for an alert that is to be looked at by itself; a closed case waits for a second person to open it again.
  'alert-unmerged': { ...stays(UNDER_WORK), 'pending-close': 'in-progress', closed: 'pending-reopen', 'pending-reopen': 'pending-reopen' },
  assigned: { open: 'assigned', assigned: 'assigned', 'in-progress': 'assigned', waiting: 'waiting' },
  released: { assigned: 'open', 'in-progress': 'open' },
  started: { assigned: 'in-progress' },
  noted: stays(UNDER_WORK),
  'evidence-added': stays(UNDER_WORK),
  waiting: { 'in-progress': 'waiting' },
  resumed: { waiting: 'in-progress' },
  snoozed: stays(UNDER_WORK),
  escalated: { open: 'open', assigned: 'open', 'in-progress': 'open' },
  prioritised: stays(UNDER_WORK),
  'close-proposed': { 'in-progress': 'pending-close' },
  'close-refused': { 'pending-close': 'in-progress' },
  closed: { 'pending-close': 'closed' },
  'reopen-proposed': { closed: 'pending-reopen' },
  'reopen-refused': { 'pending-reopen': 'closed' },
  reopened: { 'pending-reopen': 'open' },
  'known-good-matched': stays(UNDER_WORK),
  'qa-reviewed': { closed: 'closed' },
};

/** A case that has just been opened. */
export function openedCase(priority: number, at: number): CaseFacts {
  return {
    version: 1, state: 'open', level: 'analyst', priority, assignee: null, snoozedUntil: null, proposal: null, disposition: null, reason: null, decidedBy: [], suggestion: null,
    openedAt: at, closedAt: null, pauses: [],
  };
}

/**
 * The case after a change.
 * @param at epoch seconds
 * @throws CaseError CASE_TRANSITION where the change is not listed for the state, SAME_PERSON where the second person is the first
 */
export function changedCase(facts: CaseFacts, change: CaseChange, actor: string, at: number): CaseFacts {
  const state = change.kind === 'case-opened' ? undefined : TRANSITIONS[change.kind][facts.state];
  if (state === undefined) throw new CaseError('CASE_TRANSITION', `${change.kind} does not happen to a case that is ${facts.state}`);
  const next: CaseFacts = { ...facts, version: facts.version + 1, state };
  switch (change.kind) {
    case 'alert-joined':
      // A suggestion was made for the alerts there were.
      return { ...next, priority: change.content.priority, proposal: null, suggestion: null, snoozedUntil: null };
    case 'alert-unmerged':
      if (facts.disposition !== null) return { ...next, proposal: facts.proposal ?? { by: actor } };
      return { ...next, proposal: null, suggestion: null, snoozedUntil: null };
    case 'assigned':
      return { ...next, assignee: change.content.assignee };
    case 'released':
      return { ...next, assignee: null };
    case 'waiting':
      return { ...next, pauses: [...facts.pauses, { from: at, to: null }] };
    case 'resumed':
      return { ...next, pauses: ended(facts.pauses, at) };
    case 'snoozed':
      return { ...next, snoozedUntil: change.content.until };
    case 'escalated':
      return { ...next, level: change.content.level, assignee: null, snoozedUntil: null };
    case 'prioritised':
      return { ...next, priority: change.content.priority };
    case 'close-proposed':
      return { ...next, proposal: { by: actor, disposition: change.content.disposition, reason: change.content.reason } };
    case 'reopen-proposed':
      return { ...next, proposal: { by: actor } };
    case 'close-refused':
    case 'reopen-refused':
      return { ...next, proposal: null };
    case 'closed':
      requireSecond(facts, actor);
      return {
        ...next, proposal: null, disposition: change.content.disposition, reason: change.content.reason, decidedBy: [facts.proposal!.by, actor], closedAt: at,
        snoozedUntil: null, pauses: [...facts.pauses, { from: at, to: null }],
      };
    case 'reopened':
      requireSecond(facts, actor);
      return { ...next, proposal: null, disposition: null, reason: null, decidedBy: [], suggestion: null, assignee: null, closedAt: null, pauses: ended(facts.pauses, at) };
    case 'known-good-matched':
      return { ...next, suggestion: { decision: change.content.decision, disposition: change.content.disposition } };
    case 'case-opened':
    case 'started':
    case 'noted':
    case 'evidence-added':
    case 'qa-reviewed':
      return next;
  }
}

function requireSecond({ proposal }: CaseFacts, actor: string): void {
  if (proposal?.by === actor) throw new CaseError('SAME_PERSON', 'who proposed this does not approve it: a second person does', 403);
}

function ended(pauses: readonly Pause[], at: number): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

/**
 * A case made anew from its events, in order of their versions.
 * @throws CaseError where no case becomes of them: one is missing, repeated, or not listed for the state it met
 */
export function caseOfEvents(events: readonly CaseEvent[]): CaseFacts {
  let facts: CaseFacts | undefined;
  for (const { kind, content, actor, at } of events) {
    if (!('case' in content) || content.version !== (facts?.version ?? 0) + 1) throw new CaseError('CASE_TRANSITION', 'the events of the case have a gap');
    if (facts === undefined && kind !== 'case-opened') throw new CaseError('CASE_TRANSITION', 'the case was never opened');
    facts = facts === undefined ? openedCase((content as { priority: number }).priority, at) : changedCase(facts, { kind, content } as CaseChange, actor, at);
  }
  if (facts === undefined) throw new CaseError('CASE_UNKNOWN', 'no event of this case', 404);
  return facts;
}

/** Priority of a case by what its newest alert says; with each alert that joins it can only become more urgent. */
export function priorityOf(alert: { readonly riskClass: number; readonly reasons: readonly string[] }, alerts: number): number {
  const marks = [alert.riskClass >= 2, alert.reasons.length > 1, alerts >= 3].filter(Boolean).length;
  return 4 - marks;
}
