import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Logger } from '../logger.js';

export interface StallWatchOptions {
  /** A turn of the event loop that takes longer is a stall. */
  readonly thresholdMilliseconds: number;
  readonly logger: Logger;
  readonly metrics?: Registry;
  /** Stalls are logged at most this often, the ones in between summed up; 10 s by default. */
  readonly logEveryMilliseconds?: number;
}

export interface StallWatch {
  /** Ends the watch, and logs what was not logged yet. */
  stop(): void;
}

/**
 * Watches for what holds the event loop: while it is held, no request is answered, no lock of the queue is renewed, no
 * signal is seen. Nothing is excused: a prover's single-threaded stages count as well.
 */
export function watchStalls({ thresholdMilliseconds, logger, metrics, logEveryMilliseconds = 10_000 }: StallWatchOptions): StallWatch {
  const registers = metrics === undefined ? [] : [metrics];
  const stalls = new Counter({ name: 'probity_event_loop_stalls_total', help: 'Times the event loop was held longer than the configured threshold', registers });
  const longest = new Gauge({ name: 'probity_event_loop_longest_stall_seconds', help: 'Longest stall since the service started', registers });
  const interval = Math.max(10, Math.floor(thresholdMilliseconds / 5));
  let waiting = { count: 0, longest: 0 };
  let longestEver = 0;
  let loggedAt = -Infinity;
  let last = performance.now();

  const log = (now: number): void => {
    if (waiting.count === 0) return;
    logger.warn({ stalls: waiting.count, longestMilliseconds: Math.round(waiting.longest), thresholdMilliseconds }, 'event loop stalled');
    waiting = { count: 0, longest: 0 };
    loggedAt = now;
  };

  const timer = setInterval(() => {
    const now = performance.now();
    const held = now - last - interval;
    last = now;
    if (held > thresholdMilliseconds) {
      waiting = { count: waiting.count + 1, longest: Math.max(waiting.longest, held) };
      longestEver = Math.max(longestEver, held);
      stalls.inc();
      longest.set(longestEver / 1000);
    }
    if (now - loggedAt >= logEveryMilliseconds) log(now);
  }, interval);
  timer.unref();

  return {
    stop: () => {
      clearInterval(timer);
      log(performance.now());
    },
  };
}
