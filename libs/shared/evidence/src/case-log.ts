/**
 * The case log: events of alerts in salted hash chains, and the padded root over them that a header publishes. The root
 * shows nothing until the bank opens an event under it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@probity/shared-commitments';
import { compareBytes, inclusionProof, leafHash, rootOf, verifyInclusion, type TreeHash } from '@probity/shared-transparency';
import { z } from 'zod';
import { count, epochSeconds, integerString, isoDate, logHash } from './primitives.js';

/** How a case is closed. Closed: add, never rename. */
export const DISPOSITIONS = ['false-positive', 'explained', 'suspicious-reported', 'suspicious-not-reported', 'inconclusive'] as const;
export const caseDisposition = z.enum(DISPOSITIONS);
export type Disposition = z.infer<typeof caseDisposition>;

/** Who may work on a case. */
export const CASE_LEVELS = ['analyst', 'senior', 'mlro'] as const;
export const caseLevel = z.enum(CASE_LEVELS);
/** 1 is urgent, 4 low. */
export const casePriority = z.number().int().min(1).max(4);
/** Why, as the bank's list of reasons names it. */
export const reasonCode = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const actorId = z.string().min(1).max(200);

const envelope = {
  id: z.uuid(),
  /** Of the alert's record; of a `desk-noted`, the day on which it happened. */
  businessDate: isoDate,
  /** Number of the event in the chain of this date, from 0. */
  sequence: count,
  /** The alert; of a case, its first one. Of a `desk-noted`, what it is about. */
  alert: z.uuid(),
  /** The service or the role's holder that did it. */
  actor: actorId,
  at: epochSeconds,
};
/** The record's sequence number on its date, and why it is an alert: `score`, `rule:<id>`. */
const alertContent = z.strictObject({ record: count, reasons: z.array(z.string().min(1).max(200)).min(1).max(64) });

/** Likewise, with the raised alert it is told of with, and the rule that says so. */
const mergedContent = z.strictObject({ ...alertContent.shape, into: z.uuid(), rule: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), rulesVersion: count.min(1) });

/** A change of a case. `version` counts the changes of the case from 1; texts and files stand there as digests only. */
function caseChange<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.strictObject({ ...envelope, kind: z.literal(kind), content: z.strictObject({ case: z.uuid(), version: count.min(1), ...shape }) });
}

/** What an event's hash binds, besides salt and predecessor. Nothing personal: ids of the bank's own, codes, and digests. Closed: add, never rename. */
export const caseEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...envelope, kind: z.literal('alert-raised'), content: alertContent }),
  z.strictObject({ ...envelope, kind: z.literal('alert-merged'), content: mergedContent }),
  caseChange('case-opened', { priority: casePriority }),
  caseChange('alert-joined', { priority: casePriority }),
  // The merge of an alert was taken back: it is looked at by itself.
  caseChange('alert-unmerged', { digest: logHash }),
  caseChange('assigned', { assignee: actorId }),
  caseChange('released', {}),
  caseChange('started', {}),
  caseChange('noted', { digest: logHash }),
  caseChange('evidence-added', { digest: logHash }),
  caseChange('waiting', { party: z.enum(['customer', 'relationship-manager']), digest: logHash }),
  caseChange('resumed', { digest: logHash }),
  caseChange('snoozed', { until: epochSeconds, digest: logHash }),
  caseChange('escalated', { level: caseLevel, digest: logHash }),
  caseChange('prioritised', { priority: casePriority, digest: logHash }),
  caseChange('close-proposed', { disposition: caseDisposition, reason: reasonCode, digest: logHash }),
  caseChange('close-refused', { digest: logHash }),
  caseChange('closed', { disposition: caseDisposition, reason: reasonCode }),
  caseChange('reopen-proposed', { digest: logHash }),
  caseChange('reopen-refused', { digest: logHash }),
  caseChange('reopened', {}),
  caseChange('known-good-matched', { decision: z.uuid(), disposition: caseDisposition }),
  caseChange('qa-reviewed', { outcome: z.enum(['agree', 'disagree']), digest: logHash }),
  // What the desk for the FIU, the sampling or the known-good list noted. That there is a report is confidential: nothing shows but a salted digest.
  z.strictObject({ ...envelope, kind: z.literal('desk-noted'), content: z.strictObject({ version: count.min(1), digest: logHash }) }),
]);
/** What may happen. */
export const CASE_EVENT_KINDS = caseEventSchema.options.map(({ shape }) => shape.kind.value);
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** Leaves of a root, at the least: a day with few events looks like a day with a thousand. */
export const MIN_CASE_LOG_LEAVES = 1024;
const SIZES = Array.from({ length: 15 }, (_, doublings) => MIN_CASE_LOG_LEAVES * 2 ** doublings);

/** What a header says of the case log. */
export const caseLogSchema = z.strictObject({
  /** RFC 9162 root over the events since the header before, and padding. */
  root: logHash,
  /** A power of two: the number of events does not show. */
  leaves: z.literal(SIZES),
});
export type CaseLog = z.infer<typeof caseLogSchema>;

/** An event with what leads from it to a header's root. */
export const caseEventOpeningSchema = z.strictObject({
  event: caseEventSchema,
  previousHash: logHash,
  salt: integerString,
  index: count,
  path: z.array(logHash).max(64),
});
export type CaseEventOpening = z.infer<typeof caseEventOpeningSchema>;

/** What the first event of a date's chain follows on. */
export const CASE_CHAIN_START = '00'.repeat(32);

const EVENT_TAG = utf8ToBytes('probity/case-event/v1\n');
const PADDING_TAG = utf8ToBytes('probity/case-log-padding/v1\n');
const SALT_BYTES = 16;

/**
 * SHA-256 over tag, hash of the event before (32 bytes), salt (16 bytes) and canonical JSON of the event, as hex. The salt keeps
 * anyone from guessing an event that was not opened.
 * @throws RangeError where the salt has more than 128 bits
 */
export function caseEventHash(previousHash: string, salt: bigint, event: CaseEvent): string {
  if (salt < 0n || salt >= 1n << BigInt(8 * SALT_BYTES)) throw new RangeError('a salt has 128 bits');
  const saltBytes = hexToBytes(salt.toString(16).padStart(2 * SALT_BYTES, '0'));
  return bytesToHex(sha256.create().update(EVENT_TAG).update(hexToBytes(previousHash)).update(saltBytes).update(utf8ToBytes(canonicalJson(event))).digest());
}

/** A leaf that stands for no event; who doesn't know the seed can't tell it from one that does. */
function paddingHash(seed: string, number: number): string {
  return bytesToHex(sha256.create().update(PADDING_TAG).update(hexToBytes(seed)).update(utf8ToBytes(String(number))).digest());
}

/**
 * Leaf hashes of a root: events and padding up to the next power of two. In the order of the hashes themselves, which is
 * random: the place of an opened event tells neither how many there are nor where the padding begins.
 */
function caseLogLeaves(eventHashes: readonly string[], paddingSeed: string): TreeHash[] {
  const size = SIZES.find((leaves) => leaves >= eventHashes.length);
  if (size === undefined) throw new RangeError('more events than a case-log root can cover');
  const padding = Array.from({ length: size - eventHashes.length }, (_, number) => paddingHash(paddingSeed, number));
  return [...eventHashes, ...padding].map(leafOf).sort(compareBytes);
}

const leafOf = (hash: string): TreeHash => leafHash(hexToBytes(hash));

/**
 * The root over events, in whatever order they are given.
 * @param paddingSeed 32 random bytes as hex, made for this root alone and kept: with it the root can be made again
 */
export function caseLogOver(eventHashes: readonly string[], paddingSeed: string): CaseLog {
  const leaves = caseLogLeaves(eventHashes, paddingSeed);
  return { root: bytesToHex(rootOf(leaves)), leaves: leaves.length };
}

/**
 * Where an event stands under a root, and its audit path, lowest level first.
 * @throws RangeError where it is none of the events
 */
export function caseEventInclusion(eventHashes: readonly string[], paddingSeed: string, eventHash: string): Pick<CaseEventOpening, 'index' | 'path'> {
  if (!eventHashes.includes(eventHash)) throw new RangeError('the event is not under this root');
  const leaves = caseLogLeaves(eventHashes, paddingSeed);
  const wanted = leafOf(eventHash);
  const index = leaves.findIndex((leaf) => compareBytes(leaf, wanted) === 0);
  return { index, path: inclusionProof(leaves, index).map(bytesToHex) };
}

/** True if the opened event stands under a header's root. The opening comes from outside: of another form, it is false. */
export function verifyCaseEvent({ root, leaves }: CaseLog, opening: unknown): boolean {
  const parsed = caseEventOpeningSchema.safeParse(opening);
  if (!parsed.success) return false;
  const { event, previousHash, salt, index, path } = parsed.data;
  if (BigInt(salt) >= 1n << BigInt(8 * SALT_BYTES)) return false;
  return verifyInclusion(hexToBytes(root), leaves, leafOf(caseEventHash(previousHash, BigInt(salt), event)), index, path.map(hexToBytes));
}
