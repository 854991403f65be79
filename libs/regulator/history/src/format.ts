/**
 * A recorded history: what reached a regulator, in its order, with its bytes and its times. It holds no verdict that is believed:
 * whoever plays it judges it again. A folder holds
 *
 * - `recording.json`: name, period, and the regulator's keys. They are published, so nothing of a recording proves anything to anyone;
 * - `journal.ndjson`: an entry a line, in order of time;
 * - `verdicts.ndjson`: what the judge said when it was recorded, a header a line, for comparison;
 * - `events.json`: what an examiner should find, and where.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registrationBodySchema } from '@probity/regulator-supervision';
import { ProbityError } from '@probity/shared-platform';
import { z } from 'zod';

const seconds = z.number().int().min(0);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const date = z.iso.date();
const actor = z.string().min(1);
const at = { at: seconds };

export const recordingSchema = z.strictObject({
  schema: z.literal('probity/recorded-history/1'),
  name: z.string().min(1),
  note: z.string(),
  from: date,
  to: date,
  /** Epoch seconds at which the recording ends. */
  endsAt: seconds,
  keys: z.strictObject({ witness: hex32, receipt: hex32 }),
});
export type Recording = z.infer<typeof recordingSchema>;

export const entrySchema = z.discriminatedUnion('do', [
  /** A document was handed in at the regulator's, and these people confirmed it. */
  z.strictObject({ ...at, do: z.literal('register'), document: registrationBodySchema, by: actor, confirmedBy: z.array(actor) }),
  z.strictObject({ ...at, do: z.literal('leaves'), bankId: z.string(), from: z.number().int().min(0), leaves: z.array(z.string()) }),
  /** The body of an add-checkpoint request. */
  z.strictObject({ ...at, do: z.literal('checkpoint'), body: z.string() }),
  z.strictObject({ ...at, do: z.literal('evidence'), bankId: z.string(), by: actor, bundle: z.record(z.string(), z.unknown()) }),
  /** Leaves were handed out again to a bank that lost them. */
  z.strictObject({ ...at, do: z.literal('hand-out'), bankId: z.string(), from: z.number().int().min(0), by: actor }),
]);
export type Entry = z.infer<typeof entrySchema>;

/** What was said of a header, in short. */
export const expectedVerdictSchema = z.strictObject({
  bankId: z.string(),
  businessDate: date,
  batchIndex: z.number().int().min(0),
  batchKind: z.string(),
  headerHash: hex32,
  summary: z.enum(['shown', 'not shown', 'refused']),
  /** Claim and reason code, in the order of the claims. */
  codes: z.array(z.string()),
});
export type ExpectedVerdict = z.infer<typeof expectedVerdictSchema>;

export const EVENT_KINDS = [
  'development-key', 'empty-day', 'quarantine', 'duplicate-file', 'late-attestation', 'missing-postings', 'model-change', 'missing-day', 'restored-backup', 'threshold-raised', 'mule-wave', 'long-day',
] as const;

export const eventSchema = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  bankId: z.string(),
  /** Business date on which it is found. */
  date,
  /** In plain words, for people. */
  title: z.string(),
  /** What an examiner should find. */
  finding: z.string(),
  page: z.enum(['day', 'timeline', 'chain']),
  /** Reason code that one of the date's verdicts holds, where there is one. */
  code: z.string().optional(),
});
export type RecordedEvent = z.infer<typeof eventSchema>;

export const FILES = { recording: 'recording.json', journal: 'journal.ndjson', verdicts: 'verdicts.ndjson', events: 'events.json' } as const;

export interface RecordedHistory {
  readonly recording: Recording;
  readonly journal: readonly Entry[];
  readonly journalSha256: string;
  readonly verdicts: readonly ExpectedVerdict[];
  readonly events: readonly RecordedEvent[];
}

/** Reads and checks a folder. @throws ProbityError HISTORY_UNREADABLE naming the file and line */
export function readHistory(directory: string): RecordedHistory {
  const text = (file: string): string => {
    try {
      return readFileSync(join(directory, file), 'utf8');
    } catch (cause) {
      throw unreadable(directory, file, 'it is not there, or can not be read', cause);
    }
  };
  const parsed = <T>(schema: z.ZodType<T>, file: string, content: string, line?: number): T => {
    try {
      return schema.parse(JSON.parse(content));
    } catch (cause) {
      throw unreadable(directory, file, line === undefined ? 'it is not of the form of a recorded history' : `line ${line} is not of the form of a recorded history`, cause);
    }
  };
  const lines = <T>(schema: z.ZodType<T>, file: string, content: string): T[] =>
    content.split('\n').filter((line) => line !== '').map((line, i) => parsed(schema, file, line, i + 1));
  const journal = text(FILES.journal);
  return {
    recording: parsed(recordingSchema, FILES.recording, text(FILES.recording)),
    journal: lines(entrySchema, FILES.journal, journal),
    journalSha256: createHash('sha256').update(journal).digest('hex'),
    verdicts: lines(expectedVerdictSchema, FILES.verdicts, text(FILES.verdicts)),
    events: parsed(z.array(eventSchema), FILES.events, text(FILES.events)),
  };
}

const unreadable = (directory: string, file: string, what: string, cause: unknown): ProbityError =>
  new ProbityError('HISTORY_UNREADABLE', `${join(directory, file)}: ${what}; --from takes the folder of a recorded history`, { cause });
