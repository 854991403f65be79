/** A wire that a test can cut: a TCP proxy between a client and a server. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * `open` passes everything. `cut` ends what is connected and refuses what comes. `deaf`: what clients say does not reach the
 * server. `mute`: the server hears and answers, and the answers are lost.
 */
export type LinkState = 'open' | 'cut' | 'deaf' | 'mute';

export class Link {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  /** Addresses that connected so far. */
  readonly clients = new Set<string>();
  #state: LinkState = 'open';
  #held = 0;
  #trap: { readonly state: LinkState; readonly text: string } | undefined;

  private constructor(private target: Address) {
    this.#server = createServer((client) => this.#accept(client));
  }

  /** @param host where it listens, on a free port */
  static async to(target: Address, host = '127.0.0.1'): Promise<Link> {
    const link = new Link(target);
    await new Promise<void>((done) => link.#server.listen(0, host, done));
    return link;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the link is closed');
    return address.port;
  }

  /** Pieces of traffic held back so far while deaf or mute. */
  get held(): number {
    return this.#held;
  }

  /** Where new connections go: a server that came back on another port. */
  redirect(target: Address): void {
    this.target = target;
  }

  /** Changes what passes. What was held back meanwhile is not delivered later: those connections end. */
  set(state: LinkState): void {
    this.#trap = undefined;
    const held = this.#state === 'deaf' || this.#state === 'mute';
    this.#state = state;
    if (state === 'cut' || held) this.#endAll();
  }

  /** Changes to a state at the next message of a client that holds this text, that message included. */
  setAt(text: string, state: LinkState): void {
    this.#trap = { state, text };
  }

  async close(): Promise<void> {
    this.#endAll();
    await new Promise((done) => this.#server.close(done));
  }

  #endAll(): void {
    // No resetAndDestroy: in Node 20 a socket that it ends while writing may never close, and the process then spins at its end.
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }

  #accept(client: Socket): void {
    if (this.#state === 'cut') {
      client.destroy();
      return;
    }
    if (client.remoteAddress !== undefined) this.clients.add(client.remoteAddress);
    const server = connect(this.target);
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const end = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (bytes) => {
      if (this.#trap !== undefined && bytes.includes(this.#trap.text)) this.set(this.#trap.state);
      if (this.#state === 'deaf') this.#held += 1;
      else server.write(bytes);
    });
    server.on('data', (bytes) => (this.#state === 'mute' ? (this.#held += 1) : client.write(bytes)));
  }
}
