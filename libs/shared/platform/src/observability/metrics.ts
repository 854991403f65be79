import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export type { Registry as Metrics } from 'prom-client';

/**
 * The metrics of one service, in a registry of its own (tests run two services in one process), with what Node tells of
 * itself: memory, CPU, garbage collection, event loop.
 *
 * Labels are closed sets, known when the code is written: no ids, no dates, no names of accounts, models or people. So a
 * scrape says how much was done and how fast, and never with whose data.
 */
export function createMetrics(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

export interface MeasuredOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  /** Every value that each label can have: all combinations are shown, as 0 where there is nothing, and no others. */
  readonly labels: Readonly<Record<Label, readonly string[]>>;
  /** Current figures, each with its labels. Asked at each scrape. */
  readonly read: () => Promise<readonly Measured<NoInfer<Label>>[]>;
}

export type Measured<Label extends string> = Readonly<Record<Label, string>> & { readonly count: number };

/** How long one reading may take: a scrape must not wait for a database or queue that is away. */
const READ_MILLISECONDS = 3_000;

/**
 * A gauge that is read when scraped. Where reading fails or takes too long, the scrape goes on without the gauge, and
 * `probity_scrape_failures` says so.
 */
export function measuredGauge<Label extends string>(registry: Registry, { name, help, labels, read }: MeasuredOptions<Label>): void {
  const failures = failuresOf(registry);
  const labelNames = Object.keys(labels) as Label[];
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset();
      const figures = await withinTime(read(), READ_MILLISECONDS).catch(() => undefined);
      failures.set({ metric: name }, figures === undefined ? 1 : 0);
      if (figures === undefined) return;
      for (const combination of combinations(labelNames, labels)) {
        const figure = figures.find((candidate) => labelNames.every((label) => candidate[label] === combination[label]));
        this.set(combination, figure?.count ?? 0);
      }
    },
  });
}

function combinations<Label extends string>(names: readonly Label[], labels: MeasuredOptions<Label>['labels']): Record<Label, string>[] {
  return names.reduce<Record<Label, string>[]>(
    (found, name) => found.flatMap((labelled) => labels[name].map((value) => ({ ...labelled, [name]: value }))),
    [{} as Record<Label, string>],
  );
}

/** As {@link measuredGauge}, one figure without a label; undefined where there is none. */
export function measuredNumber(registry: Registry, name: string, help: string, read: () => Promise<number | undefined>): void {
  const failures = failuresOf(registry);
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.reset();
      this.remove();
      const figure = await withinTime(read(), READ_MILLISECONDS).then((value) => ({ value }), () => undefined);
      failures.set({ metric: name }, figure === undefined ? 1 : 0);
      if (figure?.value !== undefined) this.set(figure.value);
    },
  });
}

function failuresOf(registry: Registry): Gauge<'metric'> {
  const name = 'probity_scrape_failures';
  const known = registry.getSingleMetric(name) as Gauge<'metric'> | undefined;
  return known ?? new Gauge({ name, help: '1 where a metric could not be read at the last scrape', labelNames: ['metric'], registers: [registry] });
}

/** What `work` gives, or an error once `milliseconds` are over. The work itself is not stopped. */
export async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`took longer than ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
