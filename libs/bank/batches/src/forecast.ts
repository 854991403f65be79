/** Reads what a forecast needs: how many proofs are missing, and what the newest ones of the same circuits took. */
import type { DataSource, EntityManager } from 'typeorm';
import { batchProgress } from './chunk-store.js';
import { BatchEntity, ProofEntity } from './entities/batch.entity.js';
import { etaOf, type Eta, type EtaInput, type PerCircuit, type Work } from './eta.js';
import { provingSwitch } from './proving-switch.js';

/** Newest proofs that the median is taken of: an hour or so of one prover, so that another machine shows soon. */
const MEASURED_PROOFS = 101;
/** How far back they are looked for, in proofs of any circuit of the same role. */
const SEARCHED_PROOFS = 2_000;
/** A proof stored so lately means that a prover is there, though it may be between two proofs now. */
const LATELY_SECONDS = 120;

const NOTHING: Work = { remaining: { record: 0, model: 0 }, secondsPerProof: { record: null, model: null } };

/** @param announced proofs that the announced workers make at a time; where none did, a proof stored lately counts as one */
export async function forecastOf({ manager }: DataSource, batch: BatchEntity, announced: number): Promise<Eta> {
  const standing = standingOf(batch);
  if (standing === 'PROVEN') return etaOf({ ...NOTHING, standing, ahead: [], paused: false, provers: 0, now: Date.now() });
  const own = await workOf(manager, batch);
  if (standing !== null) return etaOf({ ...own, standing, ahead: [], paused: false, provers: 0, now: Date.now() });
  return etaOf({
    ...own, standing,
    ahead: await workAhead(manager, batch),
    paused: (await provingSwitch(manager))?.paused ?? false,
    provers: announced > 0 ? announced : await provenLately(manager),
    now: Date.now(),
  });
}

function standingOf({ state }: BatchEntity): EtaInput['standing'] {
  if (state === 'closed' || state === 'proving') return null;
  if (state === 'failed') return 'FAILED';
  return state === 'open' || state === 'sealing' || state === 'sealed' ? 'NOT_CLOSED' : 'PROVEN';
}

async function workOf(manager: EntityManager, batch: BatchEntity): Promise<Work> {
  const { chunks, proven } = await batchProgress(manager, batch.id);
  const remaining = { record: chunks - proven.record, model: chunks - proven.model };
  return { remaining, secondsPerProof: await measured(manager, { record: batch.context.recordCircuit, model: batch.context.modelCircuit }) };
}

/** Batches whose proofs come first: older dates, and earlier batches of the same date. */
async function workAhead(manager: EntityManager, batch: BatchEntity): Promise<Work[]> {
  const ahead = await manager
    .createQueryBuilder(BatchEntity, 'batch')
    .where("batch.state IN ('closed', 'proving')")
    .andWhere('(batch.businessDate, batch.batchIndex) < (:businessDate, :batchIndex)', { businessDate: batch.businessDate, batchIndex: batch.batchIndex })
    .getMany();
  return Promise.all(ahead.map((one) => workOf(manager, one)));
}

async function measured(manager: EntityManager, circuits: PerCircuit<string>): Promise<Work['secondsPerProof']> {
  return { record: await median(manager, 'record', circuits.record), model: await median(manager, 'model', circuits.model) };
}

async function median(manager: EntityManager, role: keyof PerCircuit<string>, circuit: string): Promise<number | null> {
  const [row] = await manager.query<{ milliseconds: number | null }[]>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY prove_ms) AS milliseconds FROM (
       SELECT newest.prove_ms FROM (SELECT batch_id, prove_ms, created_at FROM bank.proof WHERE circuit = $1 ORDER BY created_at DESC LIMIT ${SEARCHED_PROOFS}) newest
       JOIN bank.batch ON batch.id = newest.batch_id WHERE batch.context ->> $2 = $3 ORDER BY newest.created_at DESC LIMIT ${MEASURED_PROOFS}
     ) measured`,
    [role, `${role}Circuit`, circuit],
  );
  return row === undefined || row.milliseconds === null ? null : row.milliseconds / 1000;
}

/** 1 where a proof was stored lately, 0 otherwise. */
async function provenLately(manager: EntityManager): Promise<number> {
  const stored = await manager.createQueryBuilder(ProofEntity, 'proof').where(`proof.created_at > now() - interval '${LATELY_SECONDS} seconds'`).getExists();
  return stored ? 1 : 0;
}
