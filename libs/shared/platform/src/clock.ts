/** Time as a port: everything that decides by time asks this, so that tests and demos can set it. */
export interface Clock {
  /** Now, in whole UTC epoch seconds. */
  nowSeconds(): number;
}

/** Injection token of the {@link Clock} in Nest modules. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = {
  nowSeconds: () => Math.floor(Date.now() / 1000),
};

/** A clock that stands still until it is set or moved. */
export class FixedClock implements Clock {
  #seconds: number;

  constructor(epochSeconds: number) {
    this.#seconds = epochSeconds;
  }

  nowSeconds(): number {
    return this.#seconds;
  }

  set(epochSeconds: number): void {
    this.#seconds = epochSeconds;
  }

  advance(seconds: number): void {
    this.#seconds += seconds;
  }
}
