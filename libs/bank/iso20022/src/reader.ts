/**
 * Bytes of a file → payments of a message, one at a time. A file comes from outside: no DTD, no entities but XML's own five,
 * no processing instructions, and limits on everything that could grow.
 */
import { SaxesParser } from 'saxes';
import { Iso20022Error, type IsoErrorCode } from './errors.js';
import type { MessageSchema } from './schema.js';
import { Structure, type Unit } from './structure.js';
import { textOf, type XmlElement } from './xml-element.js';

/** Characters between two events of the parser: a tag with its attributes, a text, a comment. */
const MAX_TOKEN = 64 << 10;
const SLICE = 16 << 10;
/** Of one message. */
export const MAX_MESSAGE_BYTES = 2 * 2 ** 30;

/**
 * Reads one message.
 * @param schemas versions of the message that are taken, each of its own namespace
 * @throws Iso20022Error at the place where it can't be read on; what came before was handed on
 */
export async function* readUnits(input: AsyncIterable<Uint8Array>, schemas: readonly MessageSchema[], maxBytes = MAX_MESSAGE_BYTES): AsyncGenerator<Unit> {
  const parsing = new Parsing(schemas);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw parsing.error('LIMIT_MESSAGE');
    for (let i = 0; i < chunk.length; i += SLICE) {
      const text = parsing.guard('ENCODING_INVALID', () => decoder.decode(chunk.subarray(i, i + SLICE), { stream: true }));
      parsing.write(text);
      yield* parsing.take();
      parsing.requireSound();
    }
  }
  parsing.write(parsing.guard('ENCODING_INVALID', () => decoder.decode()));
  parsing.end();
  yield* parsing.take();
  parsing.requireSound();
}

class Parsing {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #units: Unit[] = [];
  readonly #structure: Structure;
  #failure: Iso20022Error | undefined;
  #heads: readonly XmlElement[] = [];
  /** Characters since the parser's last event. */
  #quiet = 0;

  constructor(schemas: readonly MessageSchema[]) {
    this.#structure = new Structure(schemas, (unit) => {
      this.#heads = unit.above;
      this.#units.push(unit);
    });
    const on = (work: () => void): void => {
      this.#quiet = 0;
      if (this.#failure !== undefined) return;
      try {
        work();
      } catch (error) {
        if (!(error instanceof Iso20022Error)) throw error;
        this.#failure = error;
      }
    };
    const forbid = (): void => on(() => {
      throw this.error('XML_FORBIDDEN');
    });
    this.#parser.on('error', () => on(() => {
      // The parser's own message quotes the document.
      throw this.error('XML_MALFORMED');
    }));
    this.#parser.on('xmldecl', ({ encoding }) => on(() => {
      if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw this.error('ENCODING_INVALID');
    }));
    this.#parser.on('doctype', forbid);
    this.#parser.on('processinginstruction', forbid);
    this.#parser.on('comment', () => on(() => undefined));
    this.#parser.on('opentag', ({ local, uri, attributes }) => on(() => this.#structure.open(local, uri, Object.values(attributes))));
    this.#parser.on('text', (text) => on(() => this.#structure.text(text)));
    this.#parser.on('cdata', (text) => on(() => this.#structure.text(text)));
    this.#parser.on('closetag', () => on(() => this.#structure.close()));
  }

  /** An error of the file: where no element is open, the line says where. */
  error(code: IsoErrorCode): Iso20022Error {
    return new Iso20022Error(code, `${this.#structure.place} (line ${this.#parser.line})`);
  }

  guard<T>(code: IsoErrorCode, work: () => T): T | undefined {
    try {
      return work();
    } catch {
      this.#failure ??= this.error(code);
      return undefined;
    }
  }

  write(text: string | undefined): void {
    if (text === undefined || text === '' || this.#failure !== undefined) return;
    this.#quiet += text.length;
    this.#parser.write(text);
    if (this.#quiet > MAX_TOKEN) this.#failure ??= this.error('LIMIT_TOKEN');
  }

  end(): void {
    if (this.#failure !== undefined) return;
    this.#parser.close();
    const announced = this.#heads.map((head) => textOf(head, 'GrpHdr', 'NbOfTxs')).find((count) => count !== undefined);
    // Written by the sender for this very purpose: a message cut and mended on the way shows.
    if (announced !== undefined && BigInt(announced) !== BigInt(this.#structure.units)) this.#failure ??= new Iso20022Error('COUNT_DIFFERS', '/Document');
  }

  /** Payments read since the last call. */
  take(): Unit[] {
    return this.#units.splice(0);
  }

  requireSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
