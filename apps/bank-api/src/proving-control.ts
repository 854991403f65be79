import { OutboxEntity, provingSwitch, switchProving } from '@probity/bank-batches';
import { JOB_QUEUE, listWorkers, QUEUES, type ProvingFlows, type ProvingLoad } from '@probity/bank-proving';
import { IsNull, type DataSource } from 'typeorm';

export interface ProvingView {
  /** What is wanted. */
  readonly paused: boolean;
  /** Who last changed that, when and why; null where nobody did. */
  readonly changed: { readonly actor: string; readonly reason: string; readonly at: string } | null;
  /** What the queue holds; null where there is none, or none that answers. */
  readonly queue: ProvingLoad | null;
  /** So many jobs waiting, and no further batch is handed over. */
  readonly waitingLimit: number;
  /** Work that waits in the database to be handed over. */
  readonly outbox: number;
}

/** A queue that is away answers nobody, neither with an error. */
const QUEUE_MILLISECONDS = 2_000;

/** Proving as the operator sees and steers it. What he wants is stored first, and the queue follows: at once, and again at each recovery. */
export class ProvingControl {
  constructor(
    private readonly dataSource: DataSource,
    private readonly flows: ProvingFlows | undefined,
  ) {}

  /** Proofs being made are finished, none is begun; scoring and sealing go on. */
  async pause(reason: string, actor: string): Promise<ProvingView> {
    return this.#switch(true, reason, actor);
  }

  async resume(reason: string, actor: string): Promise<ProvingView> {
    return this.#switch(false, reason, actor);
  }

  async view(): Promise<ProvingView> {
    const { manager } = this.dataSource;
    const wish = await provingSwitch(manager);
    return {
      paused: wish?.paused ?? false,
      changed: wish ? { actor: wish.actor, reason: wish.reason, at: wish.createdAt.toISOString() } : null,
      queue: (await this.load()) ?? null,
      waitingLimit: QUEUES[JOB_QUEUE['prove-chunk']].waitingLimit,
      outbox: await manager.countBy(OutboxEntity, { dispatchedAt: IsNull() }),
    };
  }

  async #switch(paused: boolean, reason: string, actor: string): Promise<ProvingView> {
    await switchProving(this.dataSource.manager, paused, reason, actor);
    await answered(this.flows?.setPaused(paused));
    return this.view();
  }

  /** Proofs that the workers at work make at a time. */
  async provers(): Promise<number> {
    const working = (await listWorkers(this.dataSource)).filter(({ state }) => state === 'working');
    return working.reduce((sum, { processes }) => sum + processes, 0);
  }

  /** What the queue holds, undefined where it does not answer. */
  async load(): Promise<ProvingLoad | undefined> {
    return answered(this.flows?.load());
  }
}

async function answered<T>(asked: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), QUEUE_MILLISECONDS);
  });
  try {
    return await Promise.race([asked?.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
