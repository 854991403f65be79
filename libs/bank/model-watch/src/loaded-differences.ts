/** Compares what processes say that they have loaded with what should be: for today, and for every batch that is not judged. */
import { bankProfile, businessDateOf, CircuitEntity, FeatureProgramEntity, ModelEntity, PolicyEntity, referenceOn } from '@probity/bank-batches';
import { ProbityError, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { codeDigest, type Loaded } from './loaded.js';

export type LoadedDifferenceCode =
  /** It holds another model for the date than the one that is effective. */
  | 'MODEL_NOT_EFFECTIVE'
  | 'POLICY_NOT_EFFECTIVE'
  | 'PROGRAM_NOT_EFFECTIVE'
  /** The digest of what is in memory is not the registered one of that version. */
  | 'MODEL_DIGEST_DIFFERS'
  | 'POLICY_COMMITMENT_DIFFERS'
  | 'PROGRAM_DIGEST_DIFFERS'
  /** An artifact of no registered circuit. */
  | 'CIRCUIT_NOT_REGISTERED'
  /** It runs other code than the service that answers. */
  | 'STALE_PROCESS'
  /** It fell silent without having stopped: what it holds now is not known. */
  | 'SILENT_PROCESS';

export interface LoadedDifference {
  readonly code: LoadedDifferenceCode;
  /** Id of the process. */
  readonly process: string;
  readonly businessDate: string | null;
  readonly loaded: string | null;
  readonly expected: string | null;
}

/** What should be loaded for a date. */
export interface Expected {
  readonly businessDate: string;
  /** Null: today. */
  readonly batchId: string | null;
  readonly model: string;
  readonly policy: number;
  readonly program: string;
}

export interface LoadedProcess {
  readonly id: string;
  readonly kind: 'bank-api' | 'prover-worker';
  readonly host: string;
  readonly pid: number;
  readonly code: string;
  readonly loaded: Loaded;
  readonly silent: boolean;
  readonly startedAt: string;
  readonly lastSeenAt: string;
}

export interface LoadedView {
  readonly processes: readonly LoadedProcess[];
  readonly expected: readonly Expected[];
  readonly differences: readonly LoadedDifference[];
}

/** Three heartbeats. */
const SILENT_AFTER_SECONDS = 30;

/** Processes that have not stopped, what should hold, and where the two differ. */
export async function loadedView(dataSource: DataSource, clock: Clock): Promise<LoadedView> {
  const { manager } = dataSource;
  const processes = await runningProcesses(manager);
  const expected = await expectedNow(manager, clock);
  return { processes, expected, differences: differencesOf(processes, expected, await registered(manager), codeDigest()) };
}

async function runningProcesses(manager: EntityManager): Promise<LoadedProcess[]> {
  const rows: (Omit<LoadedProcess, 'startedAt' | 'lastSeenAt'> & { startedAt: Date; lastSeenAt: Date })[] = await manager.query(
    `SELECT id, kind, host, pid, code, loaded, last_seen_at < now() - make_interval(secs => $1) AS silent, started_at AS "startedAt", last_seen_at AS "lastSeenAt"
     FROM bank.loaded_process WHERE NOT stopped ORDER BY kind, started_at, id`,
    [SILENT_AFTER_SECONDS],
  );
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }));
}

async function expectedNow(manager: EntityManager, clock: Clock): Promise<Expected[]> {
  const open: Expected[] = await manager.query(
    `SELECT business_date::text AS "businessDate", id AS "batchId", model_version AS model, policy_version AS policy, feature_program_version AS program
     FROM bank.batch WHERE state NOT IN ('judged', 'failed') ORDER BY business_date, batch_index`,
  );
  try {
    const today = businessDateOf(clock.nowSeconds(), (await bankProfile(manager)).timeZone);
    const { model, policy, program } = await referenceOn(manager, today);
    return [{ businessDate: today, batchId: null, model: model.version, policy: policy.version, program: program.version }, ...open];
  } catch (error) {
    // Nothing holds today: then nothing is scored either.
    if (error instanceof ProbityError && error.code === 'REFERENCE_MISSING') return open;
    throw error;
  }
}

/** Registered digests by version, and the hashes of registered artifacts. */
interface Registered {
  readonly models: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<number, string>;
  readonly programs: ReadonlyMap<string, string>;
  readonly artifacts: ReadonlySet<string>;
}

async function registered(manager: EntityManager): Promise<Registered> {
  return {
    models: new Map((await manager.find(ModelEntity)).map(({ version, digest }) => [version, digest.toString()])),
    policies: new Map((await manager.find(PolicyEntity)).map(({ version, commitment }) => [version, commitment.toString()])),
    programs: new Map((await manager.find(FeatureProgramEntity)).map(({ version, digest }) => [version, digest.toString()])),
    artifacts: new Set((await manager.find(CircuitEntity)).flatMap(({ wasmSha256, zkeySha256 }) => [wasmSha256, zkeySha256])),
  };
}

/** Pure: the differences, process by process. */
export function differencesOf(processes: readonly LoadedProcess[], expected: readonly Expected[], known: Registered, code: string): LoadedDifference[] {
  return processes.flatMap((running): LoadedDifference[] => {
    const found: LoadedDifference[] = [];
    const note = (what: LoadedDifferenceCode, businessDate: string | null, loaded: string | null, should: string | null | undefined): void => {
      if (loaded !== should) found.push({ code: what, process: running.id, businessDate, loaded, expected: should ?? null });
    };
    if (running.silent) found.push({ code: 'SILENT_PROCESS', process: running.id, businessDate: null, loaded: null, expected: null });
    note('STALE_PROCESS', null, running.code, code);
    const { models, days, artifacts } = running.loaded;
    for (const { version, digest } of models) note('MODEL_DIGEST_DIFFERS', null, digest, known.models.get(version));
    for (const day of days) {
      note('POLICY_COMMITMENT_DIFFERS', day.businessDate, day.policyCommitment, known.policies.get(day.policy));
      note('PROGRAM_DIGEST_DIFFERS', day.businessDate, day.programDigest, known.programs.get(day.program));
      for (const should of expected.filter(({ businessDate }) => businessDate === day.businessDate)) {
        note('MODEL_NOT_EFFECTIVE', day.businessDate, day.model, should.model);
        note('POLICY_NOT_EFFECTIVE', day.businessDate, String(day.policy), String(should.policy));
        note('PROGRAM_NOT_EFFECTIVE', day.businessDate, day.program, should.program);
      }
    }
    for (const sha256 of artifacts) if (!known.artifacts.has(sha256)) note('CIRCUIT_NOT_REGISTERED', null, sha256, null);
    return found;
  });
}
