/**
 * ZIP archives in one form only: entries stored, not compressed, in the order given, dated 1980-01-01, without comment or extra field.
 * So an archive has the same bytes whoever makes it, a byte changed anywhere shows, and reading never unpacks to more than was sent.
 * Format: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */

export interface ZipEntry {
  /** Printable ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
/** 1980-01-01 00:00:00 as the format counts. */
const DATE = 0x00210000;
const VERSION = 20;
const MAX_BYTES = 0xffffffff;
const MAX_ENTRIES = 0xffff;
const NAME = /^[\x21-\x7e]{1,200}$/;

/** Numbers in little endian, each `[value, bytes]`. */
function fields(...values: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) out.setUint16(at, value, true);
    else out.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(out.buffer);
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/**
 * The bytes of an archive, a part at a time: entries are asked for one after the other, so only one is in memory.
 * @throws RangeError for a name that is not printable ASCII or stands twice, and where sizes do not fit the format (4 GiB)
 */
export async function* storedZip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Uint8Array, void> {
  const writer = new ZipWriter();
  for await (const entry of entries) yield* writer.entry(entry);
  yield writer.end();
}

/** An archive in memory, see `storedZip`. */
export function storedZipSync(entries: readonly ZipEntry[]): Uint8Array {
  const writer = new ZipWriter();
  const parts = [...entries.flatMap((entry) => writer.entry(entry)), writer.end()];
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

class ZipWriter {
  private readonly central: Uint8Array[] = [];
  private readonly names = new Set<string>();
  private offset = 0;

  entry({ name, bytes }: ZipEntry): Uint8Array[] {
    if (!NAME.test(name) || this.names.has(name)) throw new RangeError('an entry of an archive has a name of printable ASCII of its own');
    const encoded = ascii(name);
    const common = [[VERSION, 2], [0, 2], [0, 2], [DATE, 4], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [encoded.length, 2], [0, 2]] as const;
    this.central.push(fields([CENTRAL, 4], [VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [this.offset, 4]), encoded);
    this.names.add(name);
    this.offset += LOCAL_BYTES + encoded.length + bytes.length;
    if (this.offset > MAX_BYTES || this.names.size > MAX_ENTRIES) throw new RangeError('the archive is larger than the format holds');
    return [fields([LOCAL, 4], ...common), encoded, bytes];
  }

  end(): Uint8Array {
    const size = this.central.reduce((sum, { length }) => sum + length, 0);
    const end = fields([END, 4], [0, 2], [0, 2], [this.names.size, 2], [this.names.size, 2], [size, 4], [this.offset, 4], [0, 2]);
    const out = new Uint8Array(size + end.length);
    let at = 0;
    for (const part of [...this.central, end]) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}

/** The entries of an archive that is, byte for byte, what `storedZip` writes; undefined for any other. */
export function readStoredZip(zip: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= zip.length && view.getUint32(at, true) === LOCAL) {
    const size = view.getUint32(at + 22, true);
    const start = at + LOCAL_BYTES + view.getUint16(at + 26, true);
    if (start + size > zip.length) return undefined;
    entries.push({ name: String.fromCharCode(...zip.subarray(at + LOCAL_BYTES, start)), bytes: zip.subarray(start, start + size) });
    at = start + size;
  }
  try {
    const again = storedZipSync(entries);
    return again.length === zip.length && again.every((byte, i) => byte === zip[i]) ? entries : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
