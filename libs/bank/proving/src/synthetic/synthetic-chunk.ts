import { OUTCOME_LAYOUT, POSTING_LAYOUT, VIEW_LAYOUT, ZERO_TOTALS, addToTotals, decide, policyCommitment, queryKeyCommitment } from '@probity/shared-commitments';
import type { BatchContext, ChunkInput, Policy, Posting, RecordOpening, Totals, WindowView } from '@probity/shared-commitments';
import { evaluateProgram, featureProgramDigest } from '@probity/shared-feature-program';
import type { FeatureProgram } from '@probity/shared-feature-program';

export interface SyntheticBatchOptions {
  readonly program: FeatureProgram;
  /** The reference evaluator of the model. */
  readonly score: (features: readonly bigint[]) => bigint;
  readonly modelDigest: bigint;
  readonly recordCircuit: string;
  readonly modelCircuit: string;
  readonly slots: number;
  /** Records of each chunk, 1 to `slots`. */
  readonly records: readonly number[];
  readonly seed: number;
}

export interface SyntheticBatch {
  readonly batch: BatchContext;
  readonly chunks: readonly ChunkInput[];
}

const BUSINESS_DATE = 19_000;
const DAY_SECONDS = 86_400;

/**
 * A batch of records with random content that satisfies every rule of the statement: fields of every width up to their
 * limits, features by the program, scores by the evaluator, totals carried on. For measuring and testing provers; its
 * salts come out of the seed, so it must never stand for real records.
 */
export function syntheticBatch(options: SyntheticBatchOptions): SyntheticBatch {
  const { program, score } = options;
  const random = bitsFrom(options.seed);
  const policy: Policy = { thresholds: [900_000n, 700_000n, 600_000n, 500_000n], belowLine: [500_000n, 500_000n, 400_000n, 0n] };
  const policySalt = random(128);
  const queryKey = random(250);
  const dayStart = BUSINESS_DATE * DAY_SECONDS;
  const batch: BatchContext = {
    bankId: 'synthetic-bank',
    recordCircuit: options.recordCircuit,
    modelCircuit: options.modelCircuit,
    businessDate: BUSINESS_DATE,
    dayStart,
    dayEnd: dayStart + DAY_SECONDS,
    kind: 'normal',
    batchIndex: 0,
    featureProgramDigest: featureProgramDigest(program),
    modelDigest: options.modelDigest,
    policyCommitment: policyCommitment(policy, policySalt),
    queryKeyCommitment: queryKeyCommitment(queryKey),
  };

  const record = (): RecordOpening => {
    const posting = { ...fields(POSTING_LAYOUT, random), bookingTime: BigInt(dayStart) + (random(32) % BigInt(DAY_SECONDS)) } as Posting;
    const view = fields(VIEW_LAYOUT, random) as WindowView;
    const { segment, riskClass } = fields(OUTCOME_LAYOUT, random) as { segment: bigint; riskClass: bigint };
    const { features, rules } = evaluateProgram(program, posting, view, { segment, riskClass, dayStart, businessDate: BUSINESS_DATE });
    return {
      facts: { posting, account: random(120), customer: random(120), counterparty: random(120), reference: random(250) },
      transactionSalt: random(128),
      view,
      windowDigest: random(250),
      segment,
      riskClass,
      features,
      rules,
      score: score(features),
      recordSalt: random(128),
      inferenceSalt: random(128),
    };
  };

  let totals: Totals = ZERO_TOTALS;
  let salt = random(128);
  const chunks = options.records.map((count): ChunkInput => {
    const before = { totalsBefore: totals, totalsBeforeSalt: salt };
    const records = Array.from({ length: count }, record);
    for (const { facts, segment, riskClass, rules, score: scored } of records) {
      const { alert, belowLine } = decide(policy, segment, scored, rules);
      totals = addToTotals(totals, facts.posting, { segment, riskClass, score: scored, alert }, belowLine, rules);
    }
    salt = random(128);
    return { ...before, records, totalsAfterSalt: salt, policy, policySalt, queryKey };
  });
  return { batch, chunks };
}

function fields(layout: readonly { readonly name: string; readonly bits: number }[], random: (bits: number) => bigint): Record<string, bigint> {
  return Object.fromEntries(layout.map(({ name, bits }) => [name, random(bits)]));
}

/** Random integers of a width: splitmix64 (Steele, Lea, Flood 2014). */
function bitsFrom(seed: number): (bits: number) => bigint {
  let state = BigInt(seed);
  const next = (): bigint => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
  return (bits) => BigInt.asUintN(bits, (next() << 192n) | (next() << 128n) | (next() << 64n) | next());
}
