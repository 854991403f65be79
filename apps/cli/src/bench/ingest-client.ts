/**
 * The sender of `bench ingest`, a process of its own: a client on the service's event loop would measure itself. It makes
 * the same synthetic bank as the bench did, and sends its transactions in order of time.
 */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateBank, type SyntheticBankOptions } from '@probity/bank-synthetic';

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  readonly bank: SyntheticBankOptions;
  /** Transactions of this date and before it were sent by others. */
  readonly after: string;
}

/** What the sender is asked to do, one after the other. */
export type ClientPhase =
  | { readonly kind: 'bulk'; readonly seconds: number; readonly senders: number; readonly transactions: number }
  | { readonly kind: 'single'; readonly seconds: number; readonly perSecond: number };

export interface PhaseFigures {
  /** Transactions that the service said it scored and committed. */
  readonly accepted: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Requests refused, failed, or answered with fewer transactions taken than were sent. */
  readonly errors: number;
  /** From the time at which each request was due to its answer, milliseconds, ascending. */
  readonly latencies: readonly number[];
}

export type ClientMessage = { readonly options: ClientOptions } | { readonly phase: ClientPhase };
export type ClientAnswer = { readonly ready: number } | { readonly figures: PhaseFigures } | { readonly failure: string };

class Client {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #transactions: readonly string[];
  #next = 0;

  constructor(private readonly options: ClientOptions) {
    this.#transactions = generateBank(options.bank).transactions.map(({ transaction }) => transaction)
      .filter(({ bookingTime }) => bookingTime.slice(0, 10) > options.after).map((transaction) => JSON.stringify(transaction));
  }

  get left(): number {
    return this.#transactions.length - this.#next;
  }

  async run(phase: ClientPhase): Promise<PhaseFigures> {
    return phase.kind === 'bulk' ? this.#bulk(phase) : this.#single(phase);
  }

  /** Closed loop: each sender sends its next request when it has the answer to the one before. */
  async #bulk({ seconds, senders, transactions }: Extract<ClientPhase, { kind: 'bulk' }>): Promise<PhaseFigures> {
    const tally = new Tally();
    const end = performance.now() + seconds * 1000;
    await Promise.all(Array.from({ length: senders }, async () => {
      while (performance.now() < end) await this.#send(transactions, performance.now(), tally);
    }));
    return tally.figures();
  }

  /**
   * Open loop: requests are due at fixed times, whatever became of those before, and each one's time counts from when it
   * was due. A service that stands still for a second so shows a hundred late answers, not one.
   */
  async #single({ seconds, perSecond }: Extract<ClientPhase, { kind: 'single' }>): Promise<PhaseFigures> {
    const tally = new Tally();
    const start = performance.now();
    const sent: Promise<void>[] = [];
    for (let i = 0; i < seconds * perSecond; i++) {
      const due = start + (i * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait);
      sent.push(this.#send(1, due, tally));
    }
    await Promise.all(sent);
    return tally.figures();
  }

  async #send(count: number, due: number, tally: Tally): Promise<void> {
    if (this.left < count) throw new Error('the synthetic bank has no further transactions: give it more days');
    const body = `{"transactions":[${this.#transactions.slice(this.#next, this.#next + count).join(',')}]}`;
    this.#next += count;
    const accepted = await this.#post(body).catch(() => 0);
    tally.add(accepted, accepted === count, performance.now() - due);
  }

  /** @returns transactions taken, by the receipt; 0 where the request was refused */
  #post(body: string): Promise<number> {
    return new Promise((done, failed) => {
      const headers = { 'authorization': `Bearer ${this.options.token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(new URL('/transactions', this.options.url), { method: 'POST', agent: this.#agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => done(response.statusCode === 201 ? (JSON.parse(Buffer.concat(parts).toString()) as { accepted: number }).accepted : 0));
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }
}

class Tally {
  readonly #start = performance.now();
  #end = this.#start;
  #accepted = 0;
  #errors = 0;
  readonly #latencies: number[] = [];

  add(accepted: number, whole: boolean, latency: number): void {
    this.#accepted += accepted;
    if (!whole) this.#errors += 1;
    this.#latencies.push(latency);
    this.#end = performance.now();
  }

  figures(): PhaseFigures {
    return { accepted: this.#accepted, errors: this.#errors, seconds: (this.#end - this.#start) / 1000, latencies: this.#latencies.sort((a, b) => a - b) };
  }
}

let client: Client | undefined;

function answer(message: ClientAnswer): void {
  process.send!(message);
}

process.on('message', (message: ClientMessage) => {
  const work = async (): Promise<ClientAnswer> => {
    if ('options' in message) {
      client = new Client(message.options);
      return { ready: client.left };
    }
    return { figures: await client!.run(message.phase) };
  };
  work().then(answer, (error: unknown) => answer({ failure: String(error) }));
});
// The bench is gone: nobody asks any more.
process.on('disconnect', () => process.exit());
