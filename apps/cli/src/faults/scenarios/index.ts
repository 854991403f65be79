import type { Scenario } from '../scenario.js';
import { clocksJump } from './clocks.js';
import { diskFull } from './disk.js';
import { deadlyChunk, poisonedJobs } from './poison.js';
import { bankKilled, everythingDies, regulatorKilled } from './services.js';
import { postgresAwayForLong, postgresRestarted, redisAwayAtClosing, redisEmptied, redisRestarted } from './stores.js';
import { chunkProvenTwice, queueLinkCut, workerKilled } from './workers.js';

/** The fault matrix. */
export const SCENARIOS: readonly Scenario[] = [
  workerKilled, chunkProvenTwice, queueLinkCut, bankKilled, regulatorKilled, everythingDies, redisRestarted, redisEmptied, redisAwayAtClosing, postgresRestarted, postgresAwayForLong, poisonedJobs, deadlyChunk,
  clocksJump, diskFull,
];
