/** The hour of closing as a job scheduler of the queue, alike on both backends. */
import { calendarOfPattern, cronPattern, nextRun, type Calendar } from '@probity/bank-batches';
import type { Queue, QueueOptions, RepeatOptions } from 'bullmq';
import { QUEUES, JOB_QUEUE } from './queues.js';

/** Id of the scheduler; there is one. */
export const CLOSE_SCHEDULER = 'close-days';

/** A scheduler that stands this long behind its hour has lost its job. */
const BEHIND_MILLISECONDS = 300_000;

/**
 * What every queue and worker that touches the scheduler is made with. The library's own strategy loses days whose clocks
 * change at the wrong moment, or fails on them, so the bank's calendar works out the next run from the same pattern.
 */
export const SCHEDULER_SETTINGS = {
  settings: {
    repeatStrategy: (milliseconds: number, { pattern, tz }: RepeatOptions): number =>
      nextRun(calendarOfPattern(pattern ?? ''), tz ?? 'UTC', Math.floor(milliseconds / 1000)).at * 1000,
  },
} as const satisfies Pick<QueueOptions, 'settings'>;

/** A calendar with its time zone, as far as the scheduler knows it: dates without a run are for the run to find out. */
export type ClosingHours = Pick<Calendar, 'closeTime' | 'weekdays'> & { readonly timeZone: string };

/**
 * Sees to it that the scheduler is there as the calendar wants it: after a change of the calendar, and after the queue lost
 * its data. Left alone where it is right, since putting it anew drops a job that is due at this moment.
 *
 * @param batches the queue of `close-days`, made with SCHEDULER_SETTINGS
 * @returns whether it was put
 */
export async function scheduleClosing(batches: Queue, hours: ClosingHours): Promise<boolean> {
  const pattern = cronPattern(hours);
  const known = await batches.getJobScheduler(CLOSE_SCHEDULER);
  if (known && known.pattern === pattern && known.tz === hours.timeZone && known.next !== undefined && known.next > Date.now() - BEHIND_MILLISECONDS) return false;
  const { attempts, backoff, removeOnComplete, removeOnFail } = QUEUES[JOB_QUEUE['close-days']];
  await batches.upsertJobScheduler(CLOSE_SCHEDULER, { pattern, tz: hours.timeZone }, { name: 'close-days', data: {}, opts: { attempts, backoff, removeOnComplete, removeOnFail } });
  return true;
}
