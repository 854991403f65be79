/** Plays a recorded history into an empty database: by the services that would have received it, at its times, judged anew. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openRegulatorKeys, REGULATOR_ENTITIES, Supervision } from '@probity/regulator-supervision';
import { createDataSource, FixedClock, ProbityError, type Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { HISTORY_ENTITIES, RecordedHistoryRow } from './entities.js';
import type { Entry, ExpectedVerdict, RecordedHistory } from './format.js';
import { shortVerdict } from './verdicts.js';

const BEAT_SECONDS = 86_400;

export interface PlayOptions {
  readonly history: RecordedHistory;
  /** Of the database's owner: rows are dated in the past. The database must be migrated. */
  readonly ownerUrl: string;
  /** Of the regulator's service that will show it; the keys of the recording are put there. */
  readonly dataDirectory: string;
  readonly logger: Logger;
  readonly report?: (fraction: number) => void;
}

export interface PlayReport {
  readonly entries: number;
  readonly verdicts: number;
  /** Verdicts that are not what was recorded. */
  readonly differences: readonly { readonly expected?: ExpectedVerdict; readonly found?: ExpectedVerdict }[];
}

/**
 * Idempotent, and goes on where it was cut short. Two at once: the lock below lets one of them play, the other is refused.
 * @returns what the judge said, compared with the recording
 * @throws ProbityError HISTORY_NOT_EMPTY where the database holds anything else; HISTORY_KEYS_DIFFER; HISTORY_BUSY
 */
export async function playHistory({ history, ownerUrl, dataDirectory, logger, report }: PlayOptions): Promise<PlayReport> {
  requireOwnKeys(history, dataDirectory);
  const dataSource = await createDataSource({ url: ownerUrl, entities: [...REGULATOR_ENTITIES, ...HISTORY_ENTITIES], applicationName: 'history-import' }).initialize();
  try {
    return await alone(dataSource, async () => {
      await begin(dataSource, history);
      putKeys(history, dataDirectory);
      const clock = new FixedClock(history.journal[0]?.at ?? history.recording.endsAt);
      const supervision = new Supervision({ dataSource, clock, logger, keys: openRegulatorKeys(dataDirectory) });
      try {
        await play({ dataSource, supervision, clock, history, report });
      } finally {
        await supervision.judging.stop();
      }
      const found = await verdictsIn(supervision, history);
      return { entries: history.journal.length, verdicts: found.length, differences: differencesOf(history.verdicts, found) };
    });
  } finally {
    await dataSource.destroy();
  }
}

/** Under a lock of the session, so that it goes with the process that holds it. */
async function alone<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const session = dataSource.createQueryRunner();
  try {
    const [{ free }] = (await session.query("SELECT pg_try_advisory_lock(hashtextextended('recorded history', 0)) AS free")) as [{ free: boolean }];
    if (!free) throw new ProbityError('HISTORY_BUSY', 'another process plays a history into this database: wait for it');
    try {
      return await work();
    } finally {
      await session.query('SELECT pg_advisory_unlock_all()');
    }
  } finally {
    await session.release();
  }
}

interface Theatre {
  readonly dataSource: DataSource;
  readonly supervision: Supervision;
  readonly clock: FixedClock;
  readonly history: RecordedHistory;
  readonly report?: (fraction: number) => void;
}

async function play({ dataSource, supervision, clock, history: { journal, recording }, report }: Theatre): Promise<void> {
  const state = await dataSource.manager.findOneByOrFail(RecordedHistoryRow, { onlyOne: true });
  if (state.endedAt !== null) return;
  let beaten = Math.floor((journal[0]?.at ?? 0) / BEAT_SECONDS);
  for (const [position, entry] of journal.entries()) {
    if (position < state.position) continue;
    // What did not come in between is missed at its time.
    for (; (beaten + 1) * BEAT_SECONDS <= entry.at; beaten++) await beat(supervision, clock, (beaten + 1) * BEAT_SECONDS);
    clock.set(entry.at);
    await dataSource.manager.update(RecordedHistoryRow, { onlyOne: true }, { position, playingAt: new Date(entry.at * 1000) });
    await playEntry(supervision, entry);
    report?.((position + 1) / journal.length);
  }
  for (; (beaten + 1) * BEAT_SECONDS <= recording.endsAt; beaten++) await beat(supervision, clock, (beaten + 1) * BEAT_SECONDS);
  await beat(supervision, clock, recording.endsAt);
  await dataSource.manager.update(RecordedHistoryRow, { onlyOne: true }, { position: journal.length, playingAt: null, endedAt: new Date(recording.endsAt * 1000) });
}

async function beat(supervision: Supervision, clock: FixedClock, seconds: number): Promise<void> {
  clock.set(seconds);
  await supervision.heartbeat.beat();
}

async function playEntry({ proposals, leaves, witness, evidence, judging }: Supervision, entry: Entry): Promise<void> {
  switch (entry.do) {
    case 'register': {
      let proposal = await proposals.propose(entry.document, entry.by);
      for (const person of entry.confirmedBy) {
        const confirmed = proposal.confirmations.some(({ actor }) => actor === person);
        if (proposal.state === 'pending' && !confirmed) proposal = await proposals.confirm(proposal.id, proposal.sha256, '', person);
      }
      return;
    }
    case 'leaves':
      await leaves.offer(entry.bankId, { from: entry.from, leaves: entry.leaves });
      return;
    case 'checkpoint':
      // A refusal is an answer too, and part of the history.
      await witness.addCheckpoint(entry.body);
      return;
    case 'hand-out':
      await leaves.handOut(entry.bankId, entry.from, entry.by);
      return;
    case 'evidence':
      await evidence.receive(entry.bankId, entry.bundle, entry.by);
      while (await judging.judgeNext());
  }
}

/** Marks the database as one that shows this recording, or finds it marked. */
async function begin(dataSource: DataSource, { recording, journalSha256 }: RecordedHistory): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('LOCK TABLE regulator.recorded_history IN EXCLUSIVE MODE');
    const [kept] = await manager.find(RecordedHistoryRow);
    if (kept?.journalSha256 === journalSha256) return;
    const [{ used }] = await manager.query<[{ used: boolean }]>('SELECT EXISTS (SELECT FROM regulator.bank) OR EXISTS (SELECT FROM regulator.mode) OR EXISTS (SELECT FROM regulator.proposal) AS used');
    if (kept !== undefined || used) throw new ProbityError('HISTORY_NOT_EMPTY', 'the database holds something else already: a recorded history goes into an empty one, which shows nothing else afterwards');
    await manager.insert(RecordedHistoryRow, { onlyOne: true, name: recording.name, journalSha256, position: 0 });
  });
}

const keysFile = (dataDirectory: string): string => join(dataDirectory, 'regulator', 'keys.json');
const writtenKeys = ({ recording: { keys } }: RecordedHistory): string => `${JSON.stringify(keys)}\n`;

/** Keys of a real regulator are not to be mixed with those of a recording, which are published. */
function requireOwnKeys(history: RecordedHistory, dataDirectory: string): void {
  const file = keysFile(dataDirectory);
  if (existsSync(file) && readFileSync(file, 'utf8') !== writtenKeys(history)) {
    throw new ProbityError('HISTORY_KEYS_DIFFER', `${file} holds other keys than the recording: a recorded history needs a data directory of its own`);
  }
}

/** The keys that signed what was recorded: with others, no cosignature in the evidence would hold. */
function putKeys(history: RecordedHistory, dataDirectory: string): void {
  const file = keysFile(dataDirectory);
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // By a name of its own first: a process that dies while it writes leaves no half a file behind.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, writtenKeys(history), { mode: 0o600 });
  renameSync(draft, file);
}

async function verdictsIn({ evidence }: Supervision, { verdicts }: RecordedHistory): Promise<ExpectedVerdict[]> {
  const found: ExpectedVerdict[] = [];
  for (const bankId of new Set(verdicts.map((verdict) => verdict.bankId))) found.push(...(await evidence.verdicts(bankId)).map(shortVerdict));
  return found;
}

function differencesOf(expected: readonly ExpectedVerdict[], found: readonly ExpectedVerdict[]): PlayReport['differences'] {
  const left = new Map(found.map((verdict) => [JSON.stringify(verdict), verdict]));
  const missing = expected.filter((verdict) => !left.delete(JSON.stringify(verdict)));
  return [...missing.map((verdict) => ({ expected: verdict })), ...[...left.values()].map((verdict) => ({ found: verdict }))];
}
