import type { Proof } from '@probity/shared-evidence';
import type { FeatureProgram } from '@probity/shared-feature-program';
import { ProbityError } from '@probity/shared-platform';
import type { LogKeyPeriod, VerifyingKey } from '@probity/shared-proof-verifier';
import type { NoteVerifier } from '@probity/shared-transparency';
import { EntityNotFoundError, QueryFailedError, type EntityManager } from 'typeorm';
import { dayBounds, daysSinceEpoch } from '../business-day.js';
import { PolicyEntity } from '../entities/reference.entity.js';
import type { EvaluatorOf } from '../ports.js';
import { bankProfile, policyOf, referenceOn } from '../reference-data.js';
import type { Problems } from './problems.js';

/** What every part of the check works with. */
export interface Checking {
  /** Of one read-only transaction, so that everything is seen as of one moment. */
  readonly manager: EntityManager;
  readonly problems: Problems;
  readonly evaluatorOf: EvaluatorOf;
  /** The keys that sign checkpoints, by size. */
  readonly logKeys: readonly LogKeyPeriod[];
  /** Undefined: cosignatures are compared with what was signed, and not verified. */
  readonly witnessKey: NoteVerifier | undefined;
  /** Whether a stored proof proves a statement; by the Groth16 verifier unless given. */
  readonly proves?: Proves;
}

export type Proves = (key: VerifyingKey, statementDigest: bigint, proof: Proof) => boolean;

/** Rows read at a time. */
export const PAGE = 500;

/** What a record of one date is checked by. */
export interface DayRules {
  readonly program: FeatureProgram;
  readonly modelVersion: string;
  readonly policyVersion: number;
  readonly policy: ReturnType<typeof policyOf>;
  readonly dayStart: number;
  readonly businessDate: number;
  /** Undefined where the model can't be loaded. */
  readonly evaluate: Evaluate | undefined;
}

export type Evaluate = Awaited<ReturnType<EvaluatorOf>>;

/** The evaluator of a model; undefined, with a problem, where the model is missing or is not the registered one. */
export async function evaluatorFor({ problems, evaluatorOf }: Checking, modelVersion: string, where: string): Promise<Evaluate | undefined> {
  try {
    return await evaluatorOf(modelVersion);
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    problems.add(isMissing(error) ? 'REFERENCE_MISSING' : 'REFERENCE_DIFFERS', where, `model ${modelVersion}`);
    return undefined;
  }
}

/** What is no finding: the check itself can't go on. */
export const isDatabaseTrouble = (error: unknown): boolean => error instanceof QueryFailedError;

/** The rules of a date; undefined, with a problem, where reference data is missing. */
export async function dayRules(checking: Checking, date: string): Promise<DayRules | undefined> {
  const { manager, problems } = checking;
  try {
    const reference = await referenceOn(manager, date);
    const policy = await manager.findOneByOrFail(PolicyEntity, { version: reference.policy.version });
    return {
      program: reference.program.document,
      modelVersion: reference.model.version,
      policyVersion: policy.version,
      policy: policyOf(policy),
      dayStart: dayBounds(date, (await bankProfile(manager)).timeZone).dayStart,
      businessDate: daysSinceEpoch(date),
      evaluate: await evaluatorFor(checking, reference.model.version, date),
    };
  } catch (error) {
    if (!isMissing(error)) throw error;
    problems.add('REFERENCE_MISSING', date);
    return undefined;
  }
}

/** A row that another one names is not there. */
export const isMissing = (error: unknown): boolean => error instanceof EntityNotFoundError || (error instanceof ProbityError && error.code === 'REFERENCE_MISSING');
