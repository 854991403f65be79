/** Evidence archives: what is in them, by name. The form is described in docs/evidence-format.md. */
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { bankIdString, evidenceBundleSchema, isoDate, logHash, sha256String, type EvidenceBundle } from '@probity/shared-evidence';
import { z } from 'zod';
import { documentLeafHash } from './history.js';
import { readStoredZip, storedZipSync, type ZipEntry } from './stored-zip.js';
import { trustMaterialSchema } from './trust.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Headers in one archive, at the most. */
export const MAX_ARCHIVE_HEADERS = 2000;

const entrySchema = z.strictObject({ name: z.string().min(1).max(200), bytes: z.number().int().min(0).max(2 ** 32 - 1), sha256: sha256String });

/** `manifest.json`, the first entry: what else is in the archive. */
export const archiveManifestSchema = z.strictObject({
  kind: z.literal('evidence-archive'),
  version: z.literal(1),
  bankId: bankIdString,
  /** First and last business date asked for, both included. */
  from: isoDate,
  to: isoDate,
  /** SHA-256 of the canonical JSON of the schemas that the documents fit (docs/schemas). */
  schemas: z.strictObject({ 'evidence-bundle': sha256String, history: sha256String, trust: sha256String }),
  /** Every other entry, in the order in which it stands in the archive. */
  entries: z.array(entrySchema).min(1).max(MAX_ARCHIVE_HEADERS + 2),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

/** `history.json`: the newest checkpoint that the witness cosigned, and how it extends the checkpoints in the bundles. */
export const archiveHistorySchema = z.strictObject({
  kind: z.literal('archive-history'),
  /** C2SP note with the cosignature. */
  checkpoint: z.string().max(20_000),
  /** RFC 9162 consistency proofs from each older size that a bundle's checkpoint has, sizes ascending. */
  consistency: z.array(z.strictObject({ size: z.number().int().min(1).max(2 ** 31 - 1), hashes: z.array(logHash).max(64) })).max(MAX_ARCHIVE_HEADERS),
});
export type ArchiveHistory = z.infer<typeof archiveHistorySchema>;

let schemaDigests: ArchiveManifest['schemas'] | undefined;

/** Digests of the published schemas, computed once. */
export function archiveSchemas(): ArchiveManifest['schemas'] {
  const digest = (title: string, schema: z.ZodType): string => sha256Hex(canonicalJson({ title, ...z.toJSONSchema(schema, { io: 'input' }) }));
  schemaDigests ??= {
    'evidence-bundle': digest('evidence-bundle', evidenceBundleSchema), history: digest('archive-history', archiveHistorySchema), trust: digest('trust', trustMaterialSchema),
  };
  return schemaDigests;
}

/** Where a header's evidence stands: by date, number and leaf hash, so that names sort as batches follow. */
export function archiveName(header: Pick<EvidenceBundle['header'], 'businessDate' | 'batchIndex'>, headerHash: string): string {
  return `days/${header.businessDate}/${String(header.batchIndex).padStart(5, '0')}-${headerHash}.json`;
}

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const fileOf = ({ name, bytes }: ZipEntry): ArchivedFile => ({ name, bytes: bytes.length, sha256: sha256Hex(bytes) });

/** The manifest over files, in the order in which they will stand. */
export function manifestEntry(about: Pick<ArchiveManifest, 'bankId' | 'from' | 'to'>, entries: readonly ArchivedFile[]): ZipEntry {
  const manifest: ArchiveManifest = { kind: 'evidence-archive', version: 1, ...about, schemas: archiveSchemas(), entries: [...entries] };
  return { name: 'manifest.json', bytes: utf8(canonicalJson(manifest)) };
}

export const jsonEntry = (name: string, document: unknown): ZipEntry => ({ name, bytes: utf8(canonicalJson(document)) });

/** A whole archive in memory. Bundles in the order in which they are to stand; `history` where it is known. */
export function archiveEvidence(about: Pick<ArchiveManifest, 'bankId' | 'from' | 'to'>, trust: unknown, bundles: readonly EvidenceBundle[], history?: ArchiveHistory): Uint8Array {
  const files = [
    jsonEntry('trust.json', trust),
    ...(history === undefined ? [] : [jsonEntry('history.json', history)]),
    ...bundles.map((bundle) => jsonEntry(archiveName(bundle.header, documentLeafHash(bundle.header)), bundle)),
  ];
  return storedZipSync([manifestEntry(about, files.map(fileOf)), ...files]);
}

/** Writes `day.zip`: one batch, `bundle.json` and `trust.json`, without a manifest. */
export function archiveDay(bundleJson: string, trustJson: string): Uint8Array {
  return storedZipSync([{ name: 'bundle.json', bytes: utf8(bundleJson) }, { name: 'trust.json', bytes: utf8(trustJson) }]);
}

export interface OpenedArchive {
  readonly trust: unknown;
  readonly bundles: readonly { readonly name: string; readonly document: unknown }[];
  readonly history: ArchiveHistory | undefined;
  readonly manifest: ArchiveManifest | undefined;
}

const BUNDLE_NAME = /^days\/\d{4}-\d{2}-\d{2}\/\d{5,10}-[0-9a-f]{64}\.json$/;

/** Opens either form; undefined where it is not exactly of it, so that nothing unread can hide in an archive. */
export function openArchive(zip: Uint8Array): OpenedArchive | undefined {
  const entries = readStoredZip(zip);
  const names = entries?.map(({ name }) => name).join(' ');
  if (entries === undefined) return undefined;
  if (names === 'bundle.json trust.json') {
    return { trust: readJson(entries[1]!.bytes), bundles: [{ name: 'bundle.json', document: readJson(entries[0]!.bytes) }], history: undefined, manifest: undefined };
  }
  const [first, ...files] = entries;
  const manifest = first?.name === 'manifest.json' ? archiveManifestSchema.safeParse(readJson(first.bytes)) : undefined;
  if (manifest?.success !== true || !fitsManifest(manifest.data, files)) return undefined;

  const named = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const bundles = files.filter(({ name }) => BUNDLE_NAME.test(name)).map(({ name, bytes }) => ({ name, document: readJson(bytes) }));
  const history = named.has('history.json') ? archiveHistorySchema.safeParse(readJson(named.get('history.json')!)) : undefined;
  const known = bundles.length + 1 + (history === undefined ? 0 : 1);
  if (!named.has('trust.json') || known !== files.length || bundles.length === 0 || history?.success === false) return undefined;
  return { trust: readJson(named.get('trust.json')!), bundles, history: history?.data, manifest: manifest.data };
}

function fitsManifest({ entries, schemas }: ArchiveManifest, files: readonly ZipEntry[]): boolean {
  return canonicalJson(entries) === canonicalJson(files.map(fileOf)) && canonicalJson(schemas) === canonicalJson(archiveSchemas());
}

/** Strict: a byte order mark, which the decoder would swallow, is no JSON. Verifiers have to agree on what they read. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
