/** When a batch will be proven, from what proofs of its circuits took so far. Pure arithmetic; the rows are read in `forecast.ts`. */

/**
 * Why there is no time to name. NOT_CLOSED: its proofs begin when its close leaf is cosigned. NO_PROVER: no worker is there, and no
 * proof was made lately. NOT_MEASURED: no proof of one of its circuits was ever made here.
 */
export const ETA_REASONS = ['NOT_CLOSED', 'PROVEN', 'FAILED', 'PAUSED', 'NO_PROVER', 'NOT_MEASURED'] as const;
export type EtaReason = (typeof ETA_REASONS)[number];

export interface PerCircuit<T> {
  readonly record: T;
  readonly model: T;
}

export interface Eta {
  /** Proofs of the batch that are still to be made. */
  readonly remaining: PerCircuit<number>;
  /** Median of the newest proofs of each circuit. */
  readonly secondsPerProof: PerCircuit<number | null>;
  /** Proofs that can be made at a time now. */
  readonly provers: number;
  /** Epoch milliseconds, as the timings of a batch. */
  readonly finishesAt: number | null;
  readonly reason: EtaReason | null;
}

/** Proofs of one batch, and what one takes. */
export interface Work {
  readonly remaining: PerCircuit<number>;
  readonly secondsPerProof: PerCircuit<number | null>;
}

/** Seconds until all the work is done with so many provers, or undefined where a proof of it was never measured. */
export function secondsFor(work: readonly Work[], provers: number): number | undefined {
  const tasks = work.flatMap(({ remaining, secondsPerProof }) =>
    (['record', 'model'] as const).filter((circuit) => remaining[circuit] > 0).map((circuit) => ({ count: remaining[circuit], seconds: secondsPerProof[circuit] })));
  if (tasks.some(({ seconds }) => seconds === null)) return undefined;
  const sum = tasks.reduce((total, { count, seconds }) => total + count * seconds!, 0);
  // However many provers there are, a proof is made by one.
  return Math.max(sum / provers, 0, ...tasks.map(({ seconds }) => seconds!));
}

export interface EtaInput extends Work {
  /** Of a batch that is not being proven: why. */
  readonly standing: Extract<EtaReason, 'NOT_CLOSED' | 'PROVEN' | 'FAILED'> | null;
  /** Batches that are proven before this one. */
  readonly ahead: readonly Work[];
  readonly paused: boolean;
  readonly provers: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export function etaOf({ standing, remaining, secondsPerProof, ahead, paused, provers, now }: EtaInput): Eta {
  const without = (reason: EtaReason): Eta => ({ remaining, secondsPerProof, provers, finishesAt: null, reason });
  if (standing !== null) return without(standing);
  if (paused) return without('PAUSED');
  if (provers === 0) return without('NO_PROVER');
  const seconds = secondsFor([...ahead, { remaining, secondsPerProof }], provers);
  return seconds === undefined ? without('NOT_MEASURED') : { remaining, secondsPerProof, provers, finishesAt: Math.round(now + seconds * 1000), reason: null };
}
