/** The verification record of an examination: what was looked at, what was found, and what no proof shows. */
import { bankIdString, CLAIMS, claimSchema, isoDate, isoInstant, logHash, signedSchema, verdictSchema } from '@probity/shared-evidence';
import { z } from 'zod';

const count = z.number().int().min(0);

/** Words for a business date, exactly one each. */
export const DAY_WORDS = ['complete', 'not shown', 'refused', 'missing'] as const;
export type DayWord = (typeof DAY_WORDS)[number];

const bankFindingsSchema = z.strictObject({
  bankId: bankIdString,
  name: z.string(),
  /** Business dates of the scope that evidence is owed for; the four words add up to them. */
  expected: count,
  complete: count,
  notShown: count,
  refused: count,
  missing: count,
  /** Headers that an accepted later one replaced. */
  superseded: count,
  /** Every date that is not complete. */
  exceptions: z.array(z.strictObject({ date: isoDate, word: z.enum(DAY_WORDS), codes: z.array(z.string()) })),
  /** The newest checkpoint that the witness cosigned; null before the first. */
  checkpoint: z.strictObject({ origin: z.string(), size: count, root: z.string() }).nullable(),
  /** Checkpoints with the bank's signature that contradict the history kept. */
  refusedCheckpoints: count,
});
export type BankFindings = z.infer<typeof bankFindingsSchema>;

const entrySchema = z.strictObject({
  number: z.number().int().min(1),
  kind: z.enum(['day', 'verdict', 'checkpoint', 'note']),
  bankId: bankIdString.nullable(),
  reference: z.string().nullable(),
  note: z.string(),
  addedBy: z.string(),
  addedAt: isoInstant,
  /** Of a day: its headers' verdicts; of a verdict: that one. */
  verdicts: z.array(z.strictObject({ headerHash: logHash, summary: verdictSchema.shape.summary, claims: z.array(claimSchema).length(CLAIMS.length) })),
});

export const verificationRecordSchema = z.strictObject({
  kind: z.literal('verification-record'),
  examination: z.strictObject({ number: z.number().int().min(1), title: z.string(), legalBasis: z.string(), openedBy: z.string(), openedAt: isoInstant, closed: z.boolean() }),
  scope: z.strictObject({ bankIds: z.array(bankIdString), from: isoDate, to: isoDate }),
  /** Development keys were accepted: anyone can forge proofs under them. */
  sandbox: z.boolean(),
  banks: z.array(bankFindingsSchema),
  entries: z.array(entrySchema),
  /** How many entries were withdrawn; they stay in the file and are left out here. */
  withdrawn: count,
  preparedBy: z.string(),
  preparedAt: isoInstant,
});
export type VerificationRecord = z.infer<typeof verificationRecordSchema>;
export const signedRecordSchema = signedSchema(verificationRecordSchema);
export type SignedRecord = z.infer<typeof signedRecordSchema>;

/** What no verdict of this version shows, whatever its colour. One sentence each. */
export const NEVER_SHOWN = [
  'That account windows are honest history: until they are proven, a bank can choose the window values, the segment and the risk class of each record.',
  "That finance's ledger is honest: coverage compares the records with what finance signed.",
  'That the model is good, or the thresholds sensible: both are fixed and unchanged, and stay hidden.',
  'What people did with an alert: the case log is fixed by its root and shown only where it is opened.',
] as const;
