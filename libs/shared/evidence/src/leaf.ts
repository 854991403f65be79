import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@probity/shared-commitments';
import { z } from 'zod';
import { batchHeaderSchema, closeLeafSchema, type BatchHeader, type CloseLeaf } from './bundle.js';
import { receiptsLeafSchema, type ReceiptsLeaf } from './receipts.js';

const leafSchema = z.discriminatedUnion('kind', [closeLeafSchema, batchHeaderSchema, receiptsLeafSchema]);

export type LogLeafDocument = CloseLeaf | BatchHeader | ReceiptsLeaf;

/** The bytes of a log leaf: canonical JSON in UTF-8. Its RFC 9162 leaf hash, in hex, is how headers name each other. */
export function leafBytes(document: LogLeafDocument): Uint8Array {
  return utf8ToBytes(canonicalJson(document));
}

/** Reads the text of a log leaf: a close leaf, a header or a head of intake receipts, by the closed schemas, in its one canonical spelling; else undefined. */
export function parseLeaf(text: string): LogLeafDocument | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = leafSchema.safeParse(document);
  return parsed.success && canonicalJson(parsed.data) === text ? parsed.data : undefined;
}

/** How leaves travel: in log order, as the exact text that was hashed. */
export const MAX_LEAVES = 1000;
export const leavesSchema = z.strictObject({ from: z.number().int().min(0).max(2 ** 31 - 1), leaves: z.array(z.string().min(2)).min(1).max(MAX_LEAVES) });
export type Leaves = z.infer<typeof leavesSchema>;
