/** Plays a recorded history into an empty database: by the services that would have received it, at its times, judged anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openRegulatorKeys, REGULATOR_ENTITIES, Supervision } from '@probity/regulator-supervision';
import { createDataSource, FixedClock, ProbityError, type Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
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
 * Idempotent, and goes on where it was cut short. Two at once: the row lock on `recorded_history` lets one of them play.
 * @throws ProbityError HISTORY_NOT_EMPTY where the database holds anything else; HISTORY_KEYS_DIFFER
 */
export async function playHistory({ history, ownerUrl, dataDirectory, logger, report }: PlayOptions): Promise<PlayReport> {
  putKeys(history, dataDirectory);
  const dataSource = await createDataSource({ url: ownerUrl, entities: REGULATOR_ENTITIES, applicationName: 'history-import' }).initialize();
  try {
    await begin(dataSource, history);
    const clock = new FixedClock(history.journal[0]?.at ?? history.recording.endsAt);
    const supervision = new Supervision({ dataSource, clock, logger, keys: openRegulatorKeys(dataDirectory) });
    try {
      await play({ dataSource, supervision, clock, history, report });
    } finally {
      await supervision.judging.stop();
    }
    const found = await verdictsIn(supervision, history);
    return { entries: history.journal.length, verdicts: found.length, differences: differencesOf(history.verdicts, found) };
  } finally {
    await dataSource.destroy();
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
  const [state] = await dataSource.query<{ position: number; ended: boolean }[]>('SELECT position, ended_at IS NOT NULL AS ended FROM regulator.recorded_history');
  if (state!.ended) return;
  let beaten = Math.floor((journal[0]?.at ?? 0) / BEAT_SECONDS);
  for (const [position, entry] of journal.entries()) {
    if (position < state!.position) continue;
    // What did not come in between is missed at its time.
    for (; (beaten + 1) * BEAT_SECONDS <= entry.at; beaten++) await beat(supervision, clock, (beaten + 1) * BEAT_SECONDS);
    clock.set(entry.at);
    await dataSource.query('UPDATE regulator.recorded_history SET position = $1, playing_at = to_timestamp($2)', [position, entry.at]);
    await playEntry(supervision, entry);
    report?.((position + 1) / journal.length);
  }
  for (; (beaten + 1) * BEAT_SECONDS <= recording.endsAt; beaten++) await beat(supervision, clock, (beaten + 1) * BEAT_SECONDS);
  await beat(supervision, clock, recording.endsAt);
  await dataSource.query('UPDATE regulator.recorded_history SET position = $1, playing_at = NULL, ended_at = to_timestamp($2)', [journal.length, recording.endsAt]);
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
    const [kept] = await manager.query<{ journal_sha256: string }[]>('SELECT journal_sha256 FROM regulator.recorded_history');
    if (kept?.journal_sha256 === journalSha256) return;
    const [{ used }] = await manager.query<[{ used: boolean }]>('SELECT EXISTS (SELECT FROM regulator.bank) OR EXISTS (SELECT FROM regulator.mode) OR EXISTS (SELECT FROM regulator.proposal) AS used');
    if (kept !== undefined || used) throw new ProbityError('HISTORY_NOT_EMPTY', 'the database holds something else already: a recorded history goes into an empty one, which shows nothing else afterwards');
    await manager.query('INSERT INTO regulator.recorded_history (name, journal_sha256, position) VALUES ($1, $2, 0)', [recording.name, journalSha256]);
  });
}

/** The keys that signed what was recorded: with others, no cosignature in the evidence would hold. */
function putKeys({ recording: { keys } }: RecordedHistory, dataDirectory: string): void {
  const file = join(dataDirectory, 'regulator', 'keys.json');
  const content = `${JSON.stringify(keys)}\n`;
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return;
  }
  if (readFileSync(file, 'utf8') !== content) {
    throw new ProbityError('HISTORY_KEYS_DIFFER', `${file} holds keys of a real regulator: a recorded history has keys of its own, so give it a data directory of its own (PROBITY_DATA_DIRECTORY)`);
  }
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
