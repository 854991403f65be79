/**
 * Checks a message against its schema while it is read, and hands on one payment at a time. Memory holds the open elements
 * and what heads them, never the message.
 */
import { Iso20022Error, type IsoErrorCode } from './errors.js';
import type { ElementType, MessageSchema, Particle } from './schema.js';
import type { XmlElement } from './xml-element.js';

/** One payment of a message, or why it can't be taken. */
export interface Unit {
  /** `/Document/…/CdtTrfTxInf[12]`, counted from 1 over the whole message. */
  readonly place: string;
  readonly element: XmlElement;
  /** From the root down to what holds the unit, with what came before it: the heads. */
  readonly above: readonly XmlElement[];
  readonly problem?: Iso20022Error;
}

/** Deepest nesting of elements. The deepest path of a payment message is about 15. */
const MAX_DEPTH = 40;
/** Characters of one payment or of all heads together, each element counted with some more. */
const MAX_WEIGHT = 1 << 20;
const ELEMENT_WEIGHT = 64;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Frame {
  readonly type: ElementType;
  readonly particle: Particle | undefined;
  readonly path: string;
  readonly element: XmlElement;
  /** Where in the sequence the last child stood, and how often. */
  at: number;
  count: number;
  weight: number;
}

interface Attribute {
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export class Structure {
  readonly #frames: Frame[] = [];
  readonly #schemas: readonly MessageSchema[];
  readonly #hand: (unit: Unit) => void;
  #namespace = '';
  /** Depth of the unit that is being read, and what is wrong with it. */
  #unitDepth = 0;
  #problem: Iso20022Error | undefined;
  #units = 0;
  /** Of the elements kept by open frames. */
  #weight = 0;

  constructor(schemas: readonly MessageSchema[], hand: (unit: Unit) => void) {
    this.#schemas = schemas;
    this.#hand = hand;
  }

  /** Payments handed on, good or bad. */
  get units(): number {
    return this.#units;
  }

  /** Path of the innermost open element, for errors of the file. */
  get place(): string {
    return this.#frames.at(-1)?.path ?? '/';
  }

  /** @throws Iso20022Error where the message can't be read on */
  open(local: string, uri: string, attributes: readonly Attribute[]): void {
    if (this.#frames.length >= MAX_DEPTH) throw new Iso20022Error('LIMIT_DEPTH', this.place);
    const parent = this.#frames.at(-1);
    const { particle, type } = parent === undefined ? this.#root(local, uri) : this.#child(parent, local, uri);
    const own = attributes.filter((attribute) => attribute.uri !== XMLNS && attribute.uri !== XSI);
    const element: XmlElement = { name: local, attributes: Object.fromEntries(own.map(({ local: name, value }) => [name, value])), children: [], text: '' };
    // Names of a message's own elements only: any other name is content that somebody chose.
    const known = particle?.name ?? '*';
    const path = particle?.unit === true ? `${parent!.path}/${known}[${this.#units + 1}]` : `${parent?.path ?? ''}/${known}`;
    this.#frames.push({ type, particle, path, element, at: 0, count: 0, weight: 0 });
    if (particle?.unit === true) this.#unitDepth = this.#frames.length;
    this.#add(this.#frames.at(-1)!, ELEMENT_WEIGHT + local.length + own.reduce((sum, { local: name, value }) => sum + name.length + value.length, 0));
    this.#checkAttributes(type, path, element);
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    if (frame.type.kind === 'sequence' || frame.type.kind === 'choice') {
      if (/[^ \t\r\n]/.test(text)) this.#refuse('TEXT_UNEXPECTED', frame.path);
    } else {
      frame.element.text += text;
      this.#add(frame, text.length);
    }
  }

  close(): void {
    const frame = this.#frames.at(-1)!;
    if (this.#problem === undefined) this.#checkEnd(frame);
    this.#frames.pop();
    if (frame.particle?.unit === true) this.#endUnit(frame);
    else this.#keep(frame);
  }

  #root(local: string, uri: string): { particle: Particle; type: ElementType } {
    const schema = this.#schemas.find(({ namespace }) => namespace === uri);
    if (schema === undefined) throw new Iso20022Error('NAMESPACE_UNKNOWN', '/');
    if (local !== schema.root.name) throw new Iso20022Error('ELEMENT_UNKNOWN', '/');
    this.#namespace = uri;
    return { particle: schema.root, type: schema.root.type };
  }

  #child(parent: Frame, local: string, uri: string): { particle: Particle | undefined; type: ElementType } {
    const { type } = parent;
    if (uri !== this.#namespace && !(type.kind === 'opaque' && type.foreign)) this.#refuse('NAMESPACE_FOREIGN', parent.path);
    const opaqueChild = { particle: undefined, type: { kind: 'opaque', foreign: type.kind === 'opaque' && type.foreign } as const };
    // The rest of a bad payment is read to find its end, and checked no further.
    if (type.kind === 'opaque' || this.#problem !== undefined) return { ...opaqueChild, type: { kind: 'opaque', foreign: true } };
    if (type.kind === 'simple') {
      this.#refuse('ELEMENT_UNKNOWN', parent.path);
      return opaqueChild;
    }
    const particle = type.kind === 'sequence' ? this.#next(parent, type.items, local) : this.#chosen(parent, type.items, local);
    return particle === undefined ? opaqueChild : { particle, type: particle.type };
  }

  /** The place of a child in its parent's sequence; what is left out on the way must be optional. */
  #next(parent: Frame, items: readonly Particle[], local: string): Particle | undefined {
    const found = items.findIndex(({ name }, i) => i >= parent.at && name === local);
    if (found < 0) {
      this.#refuse(items.some(({ name }) => name === local) ? 'ELEMENT_MISPLACED' : 'ELEMENT_UNKNOWN', parent.path);
      return undefined;
    }
    if (found > parent.at) {
      const missing = items.find(({ min }, i) => i >= parent.at && i < found && min > (i === parent.at ? parent.count : 0));
      if (missing !== undefined) this.#refuse('ELEMENT_MISSING', `${parent.path}/${missing.name}`);
      parent.at = found;
      parent.count = 0;
    }
    parent.count += 1;
    if (parent.count > items[found]!.max) this.#refuse('ELEMENT_REPEATED', `${parent.path}/${local}`);
    return items[found];
  }

  #chosen(parent: Frame, items: readonly Particle[], local: string): Particle | undefined {
    const particle = items.find(({ name }) => name === local);
    parent.count += 1;
    if (particle === undefined || parent.count > 1) {
      this.#refuse('CHOICE_INVALID', parent.path);
      return undefined;
    }
    return particle;
  }

  #checkAttributes(type: ElementType, path: string, { attributes }: XmlElement): void {
    if (type.kind === 'opaque' || this.#problem !== undefined) return;
    const allowed = type.kind === 'simple' ? type.attributes : [];
    if (Object.keys(attributes).some((name) => !allowed.includes(name))) this.#refuse('ATTRIBUTE_UNKNOWN', path);
    const missing = allowed.find((name) => attributes[name] === undefined);
    if (missing !== undefined) this.#refuse('ELEMENT_MISSING', `${path}/@${missing}`);
  }

  #checkEnd({ type, path, element, at, count }: Frame): void {
    if (type.kind === 'simple') {
      const code = type.check(element.text, element.attributes);
      if (code !== undefined) this.#refuse(code, path);
    } else if (type.kind === 'sequence') {
      const missing = type.items.find(({ min }, i) => i >= at && min > (i === at ? count : 0));
      if (missing !== undefined) this.#refuse('ELEMENT_MISSING', `${path}/${missing.name}`);
    } else if (type.kind === 'choice' && count === 0) {
      this.#refuse('CHOICE_INVALID', path);
    }
  }

  /** Within a payment: it is refused, and the next one is read. Elsewhere the message can't be read on. */
  #refuse(code: IsoErrorCode, path: string): void {
    const problem = new Iso20022Error(code, path);
    if (this.#unitDepth === 0) throw problem;
    this.#problem ??= problem;
  }

  #endUnit(frame: Frame): void {
    this.#units += 1;
    this.#weight -= frame.weight;
    const problem = this.#problem;
    this.#unitDepth = 0;
    this.#problem = undefined;
    this.#hand({ place: frame.path, element: frame.element, above: this.#frames.map(({ element }) => element), ...(problem === undefined ? {} : { problem }) });
  }

  #keep(frame: Frame): void {
    const parent = this.#frames.at(-1);
    if (parent === undefined || frame.particle?.holdsUnits === true) {
      this.#weight -= frame.weight;
      return;
    }
    parent.element.children.push(frame.element);
    parent.weight += frame.weight;
  }

  #add(frame: Frame, weight: number): void {
    frame.weight += weight;
    this.#weight += weight;
    if (this.#weight > 2 * MAX_WEIGHT || frame.weight > MAX_WEIGHT) throw new Iso20022Error('LIMIT_ELEMENT', frame.path);
  }
}
