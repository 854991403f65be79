/** Keeps two processes from doing the same build at once. */
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 200;
const HEARTBEAT_MILLISECONDS = 2_000;
/** Longer than any pause of the holder's event loop. */
const SILENCE_MILLISECONDS = 60_000;

/**
 * Runs an action while holding a lock file. It only saves work: builds are written atomically, so in the rare case
 * that two waiters take over the lock of a dead process together, both build the same bytes.
 */
export async function withBuildLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  while (!(await take(path))) {
    if (await isAbandoned(path)) await rm(path, { force: true });
    else await sleep(POLL_MILLISECONDS);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, HEARTBEAT_MILLISECONDS);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
}

const take = (path: string): Promise<boolean> =>
  writeFile(path, String(process.pid), { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** A lock is abandoned when its holder is gone from this machine, or has been silent (its process id may be another's by now). */
async function isAbandoned(path: string): Promise<boolean> {
  const lock = await stat(path).catch(() => undefined);
  if (lock === undefined) return false;
  if (Date.now() - lock.mtimeMs > SILENCE_MILLISECONDS) return true;
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  // Empty: just created, its holder not yet written. Another look will tell.
  if (!Number.isSafeInteger(holder) || holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
