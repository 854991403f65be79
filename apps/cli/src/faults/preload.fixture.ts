/**
 * Loaded into a service before its own code (`--import`), by the fault tests only: claims that run out in seconds instead of
 * half a minute, a clock that jumps, and a chunk that kills whoever takes it up. The product has no switch for any of this.
 */
import { readFileSync } from 'node:fs';
import { QueueJobs, QUEUES, type QueueSettings } from '@probity/bank-proving';

export interface PreloadSettings {
  /** Settings of both queues that this process overrides. */
  readonly queues?: Partial<Pick<QueueSettings, 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'postpone'>>;
  /** File that holds the milliseconds by which this process's clock is wrong, read again and again. */
  readonly clockFile?: string;
  /** Jobs whose id ends like this kill the process with SIGKILL once they run. */
  readonly deadlyJob?: string;
}

/** Name of the variable that carries the settings. */
export const PRELOAD_VARIABLE = 'PROBITY_FAULT_SETTINGS';

const CLOCK_READ_MILLISECONDS = 50;

function install({ queues = {}, clockFile, deadlyJob }: PreloadSettings): void {
  for (const settings of Object.values(QUEUES)) Object.assign(settings, queues);
  if (clockFile !== undefined) shiftClock(clockFile);
  if (deadlyJob !== undefined) killOn(deadlyJob);
}

function shiftClock(file: string): void {
  const RealDate = Date;
  let offset = Number(readFileSync(file, 'utf8'));
  setInterval(() => (offset = Number(readFileSync(file, 'utf8'))), CLOCK_READ_MILLISECONDS).unref();
  const now = (): number => RealDate.now() + offset;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values, newTarget) => Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown)),
  });
}

function killOn(idEnd: string): void {
  const run = QueueJobs.prototype.run;
  QueueJobs.prototype.run = function runUnlessDeadly(this: QueueJobs, job) {
    if (job.id?.endsWith(idEnd) === true) process.kill(process.pid, 'SIGKILL');
    return run.call(this, job);
  };
}

const text = process.env[PRELOAD_VARIABLE];
if (text !== undefined) install(JSON.parse(text) as PreloadSettings);
