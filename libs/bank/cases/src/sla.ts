/** The clock of a case: how much of its time is spent, when it is due, and how that looks. Pure. */
import { addBusinessSeconds, businessSeconds, type BusinessHours, type Stretch } from './business-hours.js';

/** A time in which the clock stands: waiting for information, or closed. It goes on while `to` is null. Epoch seconds. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

export interface SlaClock {
  readonly startedAt: number;
  /** In order of time, none overlapping; only the last may go on. */
  readonly pauses: readonly Pause[];
  readonly targetSeconds: number;
}

export type SlaState = 'green' | 'amber' | 'red' | 'paused';

/** From this share of the target on it is amber. */
const AMBER_SHARE = 0.75;

/** The times in which the clock ran; the last one has no end where it still runs. */
function running({ startedAt, pauses }: SlaClock): Stretch[] {
  const starts = [startedAt, ...pauses.map(({ to }) => to ?? Infinity)];
  return starts.map((from, i) => ({ from, to: pauses[i]?.from ?? Infinity })).filter(({ from }) => from !== Infinity);
}

/** Seconds of business hours spent by an instant. */
export function spentSeconds(hours: BusinessHours, clock: SlaClock, now: number): number {
  return running(clock).reduce((sum, { from, to }) => sum + businessSeconds(hours, from, Math.min(to, now)), 0);
}

/** The instant at which a share of the target is spent; null where the clock stands before it comes to that. */
function instantOf(hours: BusinessHours, clock: SlaClock, seconds: number): number | null {
  let left = seconds;
  for (const { from, to } of running(clock)) {
    if (to === Infinity) return addBusinessSeconds(hours, from, left);
    const there = businessSeconds(hours, from, to);
    if (there >= left) return addBusinessSeconds(hours, from, left);
    left -= there;
  }
  return null;
}

/** When it turns amber and when it is due; each null where the clock stands and that has not come. */
export function slaTimes(hours: BusinessHours, clock: SlaClock): { amberAt: number | null; dueAt: number | null } {
  return { amberAt: instantOf(hours, clock, Math.ceil(clock.targetSeconds * AMBER_SHARE)), dueAt: instantOf(hours, clock, clock.targetSeconds) };
}

/** What the times say at an instant. */
export function slaState({ amberAt, dueAt }: { readonly amberAt: number | null; readonly dueAt: number | null }, now: number): SlaState {
  if (dueAt !== null && dueAt <= now) return 'red';
  if (dueAt === null) return 'paused';
  return amberAt !== null && amberAt <= now ? 'amber' : 'green';
}

/** For those who can't tell colours apart. @param remainingSeconds of business hours; negative once it is late */
export function slaText(state: SlaState, remainingSeconds: number): string {
  const hours = Math.floor(Math.abs(remainingSeconds) / 3600);
  const minutes = Math.floor((Math.abs(remainingSeconds) % 3600) / 60);
  const time = `${hours} h ${minutes} min`;
  if (state === 'red') return remainingSeconds < 0 ? `late by ${time} of business hours` : 'due now';
  const left = `${time} of business hours left`;
  return state === 'paused' ? `stands still, ${left}` : state === 'amber' ? `due soon, ${left}` : left;
}
