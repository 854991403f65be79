/**
 * How the structure of a message is written down: tables of elements in order, with how often each may stand, and checks
 * of values. Written from the public message definitions of ISO 20022; what intake does not read is `opaque`.
 */
import type { IsoErrorCode } from './errors.js';

/** Says what is wrong with a value, or nothing. @param attributes of the element, `Ccy` of an amount */
export type ValueCheck = (text: string, attributes: Readonly<Record<string, string>>) => IsoErrorCode | undefined;

export interface SimpleType {
  readonly kind: 'simple';
  readonly check: ValueCheck;
  /** Attributes that must be there; no others may. */
  readonly attributes: readonly string[];
}

export interface SequenceType {
  readonly kind: 'sequence';
  readonly items: readonly Particle[];
}

/** Exactly one of the items. */
export interface ChoiceType {
  readonly kind: 'choice';
  readonly items: readonly Particle[];
}

/** Read and not interpreted. */
export interface OpaqueType {
  readonly kind: 'opaque';
  /** Whether elements of other namespaces may stand inside. */
  readonly foreign: boolean;
}

export type ElementType = SimpleType | SequenceType | ChoiceType | OpaqueType;

export interface Particle {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly type: ElementType;
  /** One payment: handed on as soon as it ends, and its errors end nothing else. */
  readonly unit: boolean;
  /** Has units below: it is not kept once it ends. */
  readonly holdsUnits: boolean;
}

const MANY = Number.MAX_SAFE_INTEGER;

const particle = (name: string, type: ElementType, min: number, max: number): Particle => ({
  name, type, min, max, unit: false,
  holdsUnits: (type.kind === 'sequence' || type.kind === 'choice') && type.items.some((item) => item.unit || item.holdsUnits),
});

export const simple = (check: ValueCheck, attributes: readonly string[] = []): SimpleType => ({ kind: 'simple', check, attributes });
export const sequence = (...items: readonly Particle[]): SequenceType => ({ kind: 'sequence', items });
export const choice = (...items: readonly Particle[]): ChoiceType => ({ kind: 'choice', items });
export const opaque: OpaqueType = { kind: 'opaque', foreign: false };
/** Supplementary data: whatever an agreement between two banks puts there. */
export const supplementary: OpaqueType = { kind: 'opaque', foreign: true };

/** Once. */
export const one = (name: string, type: ElementType): Particle => particle(name, type, 1, 1);
/** At most once. */
export const optional = (name: string, type: ElementType = opaque): Particle => particle(name, type, 0, 1);
/** Any number of times. */
export const any = (name: string, type: ElementType = opaque, max = MANY): Particle => particle(name, type, 0, max);
/** At least once. */
export const some = (name: string, type: ElementType): Particle => particle(name, type, 1, MANY);
export const unit = (name: string, type: ElementType, min: 0 | 1): Particle => ({ ...particle(name, type, min, MANY), unit: true });

/** Several optional elements that intake does not read, in order. */
export const unread = (...names: readonly string[]): Particle[] => names.map((name) => optional(name));

/** A message in one version. */
export interface MessageSchema {
  readonly namespace: string;
  readonly root: Particle;
}
