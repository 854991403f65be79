/** The evidence of one batch: what the log holds, what was attested, the proofs. Closed schemas: an unknown key is refused. */
import { LINE_SLOTS } from '@probity/shared-commitments';
import { z } from 'zod';
import { caseLogSchema } from './case-log.js';
import {
  bankIdString, batchKind, count, epochSeconds, explanationText, fieldString, integerString, isoDate, isoInstant, lineSlot, logHash, sha256String,
  totalsValues, versionedId,
} from './primitives.js';
import { recoverySchema } from './recovery.js';
import { proofSchema, signedCertificateSchema, signedSchema } from './registrations.js';

/** Chunks of one batch, at the most (index of 16 bits). */
export const MAX_CHUNKS = 65_536;

const tally = { count: integerString, amount: integerString };

/** What finance signs for one batch, computed from its own ledger extract and nothing else. */
export const ledgerAttestationSchema = z.strictObject({
  kind: z.literal('ledger-attestation'),
  bankId: bankIdString,
  businessDate: isoDate,
  batchKind,
  batchIndex: count,
  /** The whole business date as the ledger has it now, per line: count and amount in the line's currency, and how much of it the bank says waits in quarantine. */
  lines: z.array(z.strictObject({ slot: lineSlot, ...tally, quarantined: z.strictObject(tally) })).length(LINE_SLOTS),
  /** Digest of finance's own FX table of the date: base amounts in the transaction commitments follow from it. */
  fxTableDigest: fieldString,
  /** Postings of the ledger that no batch of the date has scored or quarantined, and records of this batch that the ledger does not know. */
  differences: z.strictObject({ missing: count, extra: count }),
  slots: z.number().int().min(1).max(4096),
  /** Recomputed from the ledger, one a chunk: contents are bound, not only sums. A record that the ledger does not know counts as zero. */
  transactionsCommitments: z.array(fieldString).max(MAX_CHUNKS),
  attestedAt: isoInstant,
});
export type LedgerAttestation = z.infer<typeof ledgerAttestationSchema>;

const chunkCommitmentsSchema = z.strictObject({
  transactionsCommitment: fieldString,
  recordsCommitment: fieldString,
  lookupTagsCommitment: fieldString,
  inferenceCommitment: fieldString,
  totalsBefore: fieldString,
  totalsAfter: fieldString,
});

/** What both leaves of a batch say alike. */
const batchFields = {
  bankId: bankIdString,
  businessDate: isoDate,
  dayStart: epochSeconds,
  dayEnd: epochSeconds,
  batchKind,
  /** Number of the batch within its business date, from 0. */
  batchIndex: count,
  slots: z.number().int().min(1).max(4096),
  recordCircuit: versionedId,
  modelCircuit: versionedId,
  featureProgramDigest: fieldString,
  modelDigest: fieldString,
  policyCommitment: fieldString,
  queryKeyCommitment: fieldString,
  /** `documentSha256` of the attestation's document (without its signature). */
  attestationSha256: sha256String,
  /** Log hash of the header that a correction or a recovery replaces. */
  supersedes: logHash.optional(),
};

/** Enters the log, and is cosigned, before the first proof job exists. */
export const closeLeafSchema = z.strictObject({
  kind: z.literal('close'),
  ...batchFields,
  chunks: z.array(chunkCommitmentsSchema).max(MAX_CHUNKS),
  /** Lookup tags of all records in sequence order. */
  lookupTags: z.array(fieldString),
});
export type CloseLeaf = z.infer<typeof closeLeafSchema>;

export const batchHeaderSchema = z.strictObject({
  kind: z.literal('header'),
  ...batchFields,
  /** RFC 9162 leaf hash of the close leaf. */
  closeLeafHash: logHash,
  batchRoot: fieldString,
  /** First totals open to zeros, last ones to the figures of the batch. An empty batch has no chunk and zero totals. */
  totals: z.strictObject({ firstSalt: integerString, last: totalsValues, lastSalt: integerString }),
  /** Per line and for the whole business date up to this batch: ledger = scored + quarantined + excluded. */
  coverage: z
    .array(z.strictObject({ slot: lineSlot, ledger: z.strictObject(tally), scored: z.strictObject(tally), quarantined: z.strictObject(tally), excluded: z.strictObject(tally) }))
    .length(LINE_SLOTS),
  /** `circuitKeyDigest` of the proof verifier: of the checked verifying keys. */
  recordKeySha256: sha256String,
  modelKeySha256: sha256String,
  /** `documentSha256` of the certificate's document (without its signature) and of the register of lines. */
  certificateSha256: sha256String,
  lineRegisterSha256: sha256String,
  /** The day's FX table. That base amounts follow from it is not proven yet. */
  fxTableDigest: fieldString,
  alerts: z.strictObject({ raised: count, merged: count }),
  /** What happened to alerts since the bank's header before, of whichever business date; fixed here, shown only where it is opened. */
  caseLog: caseLogSchema,
  /** Records whose production score differed from the evaluator's at sealing. */
  rescoreDifferences: count,
  /** First day from which account windows hold history, by the bank's word; the same in all headers. */
  windowsSince: isoDate,
  /** Log hash of the bank's previous header; absent in its first. */
  previousHeader: logHash.optional(),
  /** Of a recovery batch, and of no other. */
  recovery: recoverySchema.optional(),
  /** Added before publication, for the examiner. */
  explanation: explanationText.optional(),
});
export type BatchHeader = z.infer<typeof batchHeaderSchema>;

export const evidenceBundleSchema = z.strictObject({
  kind: z.literal('evidence-bundle'),
  version: z.literal(1),
  close: closeLeafSchema,
  header: batchHeaderSchema,
  attestation: signedSchema(ledgerAttestationSchema),
  certificate: signedCertificateSchema.optional(),
  /** In chunk order. */
  proofs: z.array(z.strictObject({ record: proofSchema, model: proofSchema })).max(MAX_CHUNKS),
  log: z.strictObject({
    /** C2SP signed note with the bank's signature and, when it has them, cosignatures. */
    checkpoint: z.string().max(20_000),
    closeIndex: count,
    closeInclusion: z.array(logHash).max(64),
    headerIndex: count,
    headerInclusion: z.array(logHash).max(64),
  }),
});
export type EvidenceBundle = z.infer<typeof evidenceBundleSchema>;
