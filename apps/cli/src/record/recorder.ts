/** Writes down what reaches the regulator's service, in its order, and moves its clock. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Entry } from '@probity/regulator-history';
import { registrationBodySchema, type Supervision } from '@probity/regulator-supervision';
import { canonicalJson } from '@probity/shared-commitments';
import type { Clock } from '@probity/shared-platform';

/** Runs as real time does, from where it was set last; never back. */
export class RunningClock implements Clock {
  #base: number;
  #since = Date.now();

  constructor(epochSeconds: number) {
    this.#base = epochSeconds;
  }

  nowSeconds(): number {
    return this.#base + Math.floor((Date.now() - this.#since) / 1000);
  }

  /** A time that has passed already is let be. */
  set(epochSeconds: number): void {
    this.#base = Math.max(epochSeconds, this.nowSeconds());
    this.#since = Date.now();
  }
}

/** The time of the last entry of a journal: where a recording that was cut short goes on. */
export function lastTime(file: string): number | undefined {
  const last = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) : undefined;
  return last ? (JSON.parse(last) as Entry).at : undefined;
}

/**
 * From now on every call that changes something at the regulator's stands in the journal once it was answered; canonical JSON,
 * a line each. What was refused with an error changed nothing and is left out. A process that dies between the two makes the
 * same call again, which changes nothing.
 */
export function recordCalls({ proposals, leaves, witness, evidence }: Supervision, clock: Clock, file: string): void {
  const write = (entry: Entry): void => appendFileSync(file, `${canonicalJson(entry)}\n`);

  const confirm = proposals.confirm.bind(proposals);
  proposals.confirm = async (id, ...rest) => {
    const at = clock.nowSeconds();
    const view = await confirm(id, ...rest);
    if (view.state === 'registered') {
      const { document } = await proposals.view(id);
      write({ at, do: 'register', document: registrationBodySchema.parse(document), by: view.proposedBy, confirmedBy: view.confirmations.map(({ actor }) => actor) });
    }
    return view;
  };
  const offer = leaves.offer.bind(leaves);
  leaves.offer = async (bankId, offered) => {
    const at = clock.nowSeconds();
    const held = await offer(bankId, offered);
    write({ at, do: 'leaves', bankId, from: offered.from, leaves: [...offered.leaves] });
    return held;
  };
  const handOut = leaves.handOut.bind(leaves);
  leaves.handOut = async (bankId, from, by) => {
    const at = clock.nowSeconds();
    const page = await handOut(bankId, from, by);
    write({ at, do: 'hand-out', bankId, from, by });
    return page;
  };
  const addCheckpoint = witness.addCheckpoint.bind(witness);
  witness.addCheckpoint = async (body) => {
    const at = clock.nowSeconds();
    const answer = await addCheckpoint(body);
    write({ at, do: 'checkpoint', body });
    return answer;
  };
  const receive = evidence.receive.bind(evidence);
  evidence.receive = async (bankId, bundle, by) => {
    const at = clock.nowSeconds();
    const receipt = await receive(bankId, bundle, by);
    write({ at, do: 'evidence', bankId, by, bundle: bundle as Record<string, unknown> });
    return receipt;
  };
}
