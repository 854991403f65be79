import type { IntakeObserver } from '@probity/bank-intake';
import type { Metrics } from '@probity/shared-platform';
import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';

/** Single transactions are what a payment waits for; bulk is what a file brings. */
const KINDS = ['single', 'bulk'] as const;
type Kind = (typeof KINDS)[number];

/** Seconds. 50 ms is what a single transaction is allowed at the 99th percentile. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** Newest requests of each kind from which quantiles are taken. */
const KEPT = 10_000;
/** Postings of one transaction, at the most: one on each side. */
const SINGLE_RECORDS = 2;

export interface Quantiles {
  /** How many they are taken from. */
  readonly samples: number;
  /** Milliseconds; null where there is none. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

/** Times of `POST /transactions` since this process started, of its newest requests. */
export type LatencyView = Readonly<Record<Kind, { readonly request: Quantiles; readonly scoring: Quantiles }>>;

/**
 * How long requests of transactions take, from their first byte to the answer, and how much of that is scoring: as
 * histograms for Prometheus, and exactly for people. Nothing in it says whose transactions they were.
 */
export class IntakeLatency implements IntakeObserver {
  readonly #newest = { single: { request: new Newest(), scoring: new Newest() }, bulk: { request: new Newest(), scoring: new Newest() } };
  #histograms: { readonly request: Histogram<'kind'>; readonly scoring: Histogram<'kind'> } | undefined;

  register(metrics: Metrics): void {
    const histogram = (name: string, help: string): Histogram<'kind'> => new Histogram({ name, help, labelNames: ['kind'], buckets: BUCKETS, registers: [metrics] });
    this.#histograms = {
      request: histogram('probity_intake_request_seconds', 'From the headers of a request of transactions to its answer, by whether it held one'),
      scoring: histogram('probity_intake_scoring_seconds', 'Of these, windows, features, model and decision, once the locks were held'),
    };
    for (const kind of KINDS) Object.values(this.#histograms).forEach((each) => each.zero({ kind }));
  }

  scored(seconds: number, records: number): void {
    this.#note('scoring', records > SINGLE_RECORDS ? 'bulk' : 'single', seconds);
  }

  /** Before the body is read, which for a bulk request is a good part of it. Refused requests are not counted: they are quick. */
  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.once('finish', () => {
      if (request.method !== 'POST' || response.statusCode !== 201) return;
      const { transactions } = request.body as { transactions: readonly unknown[] };
      this.#note('request', transactions.length > 1 ? 'bulk' : 'single', (performance.now() - started) / 1000);
    });
    next();
  };

  view(): LatencyView {
    const of = (kind: Kind): LatencyView[Kind] => ({ request: this.#newest[kind].request.quantiles(), scoring: this.#newest[kind].scoring.quantiles() });
    return { single: of('single'), bulk: of('bulk') };
  }

  #note(what: 'request' | 'scoring', kind: Kind, seconds: number): void {
    this.#newest[kind][what].add(seconds);
    this.#histograms?.[what].observe({ kind }, seconds);
  }
}

/** The newest values, the oldest overwritten. */
class Newest {
  readonly #seconds = new Float64Array(KEPT);
  #count = 0;

  add(seconds: number): void {
    this.#seconds[this.#count++ % KEPT] = seconds;
  }

  quantiles(): Quantiles {
    const sorted = this.#seconds.slice(0, Math.min(this.#count, KEPT)).sort();
    // Nearest rank: a value that was measured.
    const at = (share: number): number | null => (sorted.length === 0 ? null : Math.round(sorted[Math.ceil(share * sorted.length) - 1]! * 10_000) / 10);
    return { samples: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
  }
}
