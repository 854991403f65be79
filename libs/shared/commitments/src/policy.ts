import { requireBits, CommitmentError, type FieldElement } from './field.js';
import { SALT_BITS, SCORE_BITS, SEGMENTS } from './layout.js';
import { taggedHash } from './poseidon.js';

/** Thresholds per segment, in score units. `0 <= belowLine <= threshold < 2^SCORE_BITS`. */
export interface Policy {
  /** A record is an alert when `score >= threshold`, or when a rule of the feature program holds. */
  readonly thresholds: readonly bigint[];
  /** A record is below the line when it is no alert and `belowLine <= score`. */
  readonly belowLine: readonly bigint[];
}

/** Packs thresholds then below-line thresholds, lowest segment in the lowest bits (160 bits). */
export function packPolicy(policy: Policy): FieldElement {
  if (policy.thresholds.length !== SEGMENTS || policy.belowLine.length !== SEGMENTS) {
    throw new CommitmentError('WRONG_LENGTH', `a policy has ${SEGMENTS} segments`);
  }
  policy.belowLine.forEach((below, s) => {
    if (below > policy.thresholds[s]!) throw new CommitmentError('OUT_OF_RANGE', `belowLine of segment ${s} is above its threshold`);
  });
  return [...policy.thresholds, ...policy.belowLine].reduce(
    (packed, value, i) => packed + (requireBits(value, SCORE_BITS, `threshold ${i}`) << BigInt(SCORE_BITS * i)),
    0n,
  );
}

/** One salt per policy version, so that constancy of the policy shows from day to day. */
export function policyCommitment(policy: Policy, salt: bigint): FieldElement {
  return taggedHash('policy', [packPolicy(policy), requireBits(salt, SALT_BITS, 'policy salt')]);
}

export interface Decision {
  readonly alert: bigint;
  readonly belowLine: boolean;
  /** True if the score alone makes the alert, whatever the rules say. */
  readonly byScore: boolean;
}

/**
 * What becomes of a record: alert, or below the line, or neither.
 * @param rules the flags of the feature program's rules for the record
 */
export function decide(policy: Policy, segment: bigint, score: bigint, rules: readonly bigint[]): Decision {
  const byScore = score >= policy.thresholds[Number(segment)]!;
  const alert = byScore || rules.includes(1n);
  return { alert: alert ? 1n : 0n, belowLine: !alert && score >= policy.belowLine[Number(segment)]!, byScore };
}
