/** How much a caller may ask for: `perSecond` in the long run, `burst` at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** What is left after a request. Seconds are rounded up. */
export interface RateState {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly resetSeconds: number;
  /** Until the next request is allowed; 0 where it is. */
  readonly retrySeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** More callers than this are not remembered one by one: addresses are cheap, and memory is not. */
const BUCKETS_KEPT = 10_000;

/**
 * Token buckets by caller, in the memory of one process: with n processes a caller gets n times as much. A bucket that is
 * full again says nothing and is forgotten first.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    readonly limit: RateLimit,
    private readonly nowMilliseconds: () => number = () => performance.now(),
  ) {}

  /** Takes one token of a caller. */
  take(caller: string): RateState {
    const { perSecond, burst } = this.limit;
    const now = this.nowMilliseconds();
    const known = this.#buckets.get(caller);
    const before = known === undefined ? burst : this.#filled(known, now);
    const allowed = before >= 1;
    const tokens = allowed ? before - 1 : before;
    // Behind all others: the first of the map are those that were quiet for the longest.
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens, at: now });
    this.#forget(now);
    return {
      allowed,
      remaining: Math.floor(tokens),
      resetSeconds: Math.ceil((burst - tokens) / perSecond),
      retrySeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond)),
    };
  }

  get size(): number {
    return this.#buckets.size;
  }

  #filled({ tokens, at }: Bucket, now: number): number {
    return Math.min(this.limit.burst, tokens + ((now - at) / 1000) * this.limit.perSecond);
  }

  /** At most two a request, so that no request pays for many. Over the limit even a bucket in use goes. */
  #forget(now: number): void {
    for (let i = 0; i < 2; i += 1) {
      const [oldest] = this.#buckets;
      if (oldest === undefined) return;
      const [caller, bucket] = oldest;
      if (this.#filled(bucket, now) < this.limit.burst && this.#buckets.size <= BUCKETS_KEPT) return;
      this.#buckets.delete(caller);
    }
  }
}
