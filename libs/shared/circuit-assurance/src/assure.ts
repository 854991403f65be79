/** Tries to change a valid witness in every way that an adversary of one circuit would, and lists what got through. */
import { randomBytes } from 'node:crypto';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { Adversary, type Outcome } from './adversary.js';
import type { AssuredCircuit } from './circuit.js';
import { reduce, type Terms } from './constraint-system.js';
import { replaceableWires } from './replaceable-wires.js';
import { REASONS, type Reason } from './reasons.js';
import { foldIndices } from './symbols.js';
import { changedInput, inputElements, type WitnessInput } from './witness-program.js';

/** How a survivor came about. */
export type Attempt =
  /** One wire changed, all others as they are. */
  | 'wire'
  /** An input changed, all computed from it, the public values kept. */
  | 'input'
  /** An input outside the width that it should have, under any public values. */
  | 'range'
  /** One unit moved from one input to another that is packed with it, the public values kept. */
  | 'carry'
  /** A hint set by the adversary, all computed from it, under any public values. */
  | 'hint';

export interface Survivor {
  readonly attempt: Attempt;
  /** Full name; several joined by ` + ` where they changed together. */
  readonly signal: string;
  /** Whether the public values stayed as they were. A survivor that changes them is never explained. */
  readonly samePublic: boolean;
  /** Undefined: unexplained. */
  readonly reason: string | undefined;
}

export interface AssuranceReport {
  /** Wires, input elements and hints that were changed, each counted once for each kind of attempt. */
  readonly signalsTried: number;
  readonly hints: number;
  readonly hintsTried: number;
  readonly survivors: readonly Survivor[];
}

export interface AssuranceOptions {
  /** Declared width in bits of an input, by its name in the circuit's input and its indices; undefined where any element is allowed. */
  readonly widthOf?: (name: string, ...indices: readonly number[]) => number | undefined;
  /** Reasons of this circuit beside the general ones. */
  readonly reasons?: readonly Reason[];
  /** Hints that are tried at the most, evenly spread; all where it is left out. */
  readonly mostHints?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** How many hints an adversary sets beside the first to mend what broke. */
const MENDS = 2;
/** More broken constraints than this are not mended by a few hints. */
const MOST_BROKEN = 4;
/** Smallest array of bits that can hold a value and the same value plus the field's order. */
const ALIAS_BITS = 254;

/** An element that no circuit expects. Not repeatable on purpose: a survivor of one run in many is a finding too. */
const randomElement = (): bigint => BigInt(`0x${randomBytes(40).toString('hex')}`) % FIELD_ORDER;

function otherValues(value: bigint): bigint[] {
  return [...new Set([value + 1n, 1n - value, -value, value + 2n ** 128n, 0n, randomElement()].map(reduce))].filter((other) => other !== value);
}

/**
 * Runs all attempts on one valid witness.
 * @param input satisfies the circuit; with random salts, so that it says where signals are
 * @throws Error where the input satisfies no witness
 */
export async function assureCircuit(circuit: AssuredCircuit, input: WitnessInput, options: AssuranceOptions = {}): Promise<AssuranceReport> {
  const adversary = new Adversary(circuit, input);
  const found = new Map<string, Survivor>();
  const reasons = [...REASONS, ...(options.reasons ?? [])];
  const valueOf = (name: string): bigint | undefined => adversary.valueOf(name);
  const survived = (attempt: Attempt, signals: readonly string[], samePublic: boolean): void => {
    const names = signals.map((signal) => ({ signal, reason: samePublic ? reasons.find((reason) => reason.applies(signal, valueOf))?.reason : undefined }));
    // All that changed must be explained; one reason is enough to print.
    const reason = names.every((name) => name.reason !== undefined) ? names[0]?.reason : undefined;
    const signal = signals.join(' + ');
    const key = `${attempt} ${signal}`;
    if (!found.has(key) || !samePublic) found.set(key, { attempt, signal, samePublic, reason });
  };
  const progress = options.onProgress ?? (() => {});
  const work = attempts(adversary, options, survived);
  let done = 0;
  for (const step of work.steps) {
    step();
    progress(++done / work.steps.length);
    // Lets progress be drawn and other work go on.
    if (done % 64 === 0) await new Promise((resume) => setImmediate(resume));
  }
  return { signalsTried: work.signalsTried, hints: adversary.hints.length, hintsTried: work.hintsTried, survivors: [...found.values()] };
}

type Survived = (attempt: Attempt, signals: readonly string[], samePublic: boolean) => void;

function attempts(adversary: Adversary, options: AssuranceOptions, survived: Survived): { steps: (() => void)[]; signalsTried: number; hintsTried: number } {
  const { circuit, input } = adversary;
  const { system, symbols } = circuit;
  const steps: (() => void)[] = [];
  const nameOfWire = (wire: number): string => symbols.namesOf(wire)[0]!;

  steps.push(() => {
    for (const { wire } of replaceableWires(system, adversary.honest)) survived('wire', [nameOfWire(wire)], wire > system.publicSignals);
  });

  const isPublic = (name: string): boolean => {
    const wire = symbols.wireOf[symbols.numberOf(name)!]!;
    return wire > 0 && wire <= system.publicSignals;
  };
  const elements = inputElements(input);
  for (const { name, path, value } of elements) {
    // A public input was tried as a wire: with others computed from it, it is another statement.
    if (!isPublic(name)) {
      steps.push(() => {
        for (const other of otherValues(value)) {
          if (keepsPublic(adversary.attempt(new Map(), changedInput(input, path, other), true))) survived('input', [name], true);
        }
      });
    }
    const width = options.widthOf?.(...path);
    if (width === undefined) continue;
    steps.push(() => {
      for (const other of [1n << BigInt(width), value + (1n << BigInt(width)), -1n, -(1n << BigInt(width)), randomElement()].map(reduce)) {
        if (adversary.attempt(new Map(), changedInput(input, path, other)).kind === 'accepted') survived('range', [name], false);
      }
    });
  }
  const byName = new Map(elements.map((element) => [element.name, element]));
  for (const [low, high, ratio] of packedPairs(adversary, new Set(byName.keys()))) {
    steps.push(() => {
      const [first, second] = [byName.get(low)!, byName.get(high)!];
      for (const unit of [1n, -1n]) {
        const moved = changedInput(changedInput(input, first.path, reduce(first.value + unit * ratio)), second.path, reduce(second.value - unit));
        if (keepsPublic(adversary.attempt(new Map(), moved, true))) survived('carry', [low, high], true);
      }
    });
  }

  const all = adversary.hints;
  const most = Math.min(options.mostHints ?? all.length, all.length);
  const hints = most === all.length ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
  for (const hint of hints) steps.push(() => tryHint(adversary, hint, survived));
  steps.push(...groups(adversary).map((overrides) => () => mend(adversary, overrides, 0, survived)));
  return { steps, signalsTried: system.wires - 1 + elements.length + hints.length, hintsTried: hints.length };
}

/** Outputs are computed, so an accepted attempt can have other ones. */
const keepsPublic = (outcome: Outcome): boolean => outcome.kind === 'accepted' && outcome.samePublic;

function tryHint(adversary: Adversary, hint: number, survived: Survived): void {
  for (const other of otherValues(adversary.honestValue(hint))) {
    if (adversary.allowsAlone(hint, other)) mend(adversary, new Map([[hint, other]]), MENDS, survived);
  }
}

/** Tries some hints; where few constraints break, sets one hint more so that the first of them holds. */
function mend(adversary: Adversary, overrides: ReadonlyMap<number, bigint>, mends: number, survived: Survived): void {
  const { system, symbols } = adversary.circuit;
  const outcome = adversary.attempt(overrides);
  if (outcome.kind === 'accepted') {
    survived('hint', nameGroup([...overrides.keys()].map((signal) => symbols.names[signal]!)), outcome.samePublic);
    return;
  }
  if (outcome.kind === 'unchanged' || mends === 0 || outcome.brokenRows.length > MOST_BROKEN) return;
  const row = outcome.brokenRows[0]!;
  for (const wire of new Set(system.constraint(row).flatMap((terms) => terms.map(([held]) => held)))) {
    const hint = adversary.hintOfWire.get(wire);
    if (hint === undefined || overrides.has(hint)) continue;
    const value = adversary.solve(row, wire, outcome.witness);
    if (value !== undefined && adversary.allowsAlone(hint, value)) mend(adversary, new Map([...overrides, [hint, value]]), mends - 1, survived);
  }
}

/** The names of changed hints, a whole array by one folded name. */
const nameGroup = (names: readonly string[]): string[] => (names.length <= 3 ? [...names] : [...new Set(names.map(foldIndices))]);

/** Arrays of bits as another value would set them: the same plus the field's order, and a one moved to its neighbour. */
function groups(adversary: Adversary): Map<number, bigint>[] {
  const { symbols } = adversary.circuit;
  const arrays = new Map<string, number[]>();
  for (const hint of adversary.hints) {
    const array = symbols.names[hint]!.replace(/\[\d+\]$/, '');
    const known = arrays.get(array);
    if (known === undefined) arrays.set(array, [hint]);
    else known.push(hint);
  }
  const found: Map<number, bigint>[] = [];
  for (const members of arrays.values()) {
    const values = members.map((member) => adversary.honestValue(member));
    if (members.length < 2 || values.some((value) => value > 1n)) continue;
    const value = values.reduce((sum, bit, i) => sum + (bit << BigInt(i)), 0n);
    const alias = value + FIELD_ORDER;
    if (members.length >= ALIAS_BITS && alias < 1n << BigInt(members.length)) found.push(new Map(members.map((member, i) => [member, (alias >> BigInt(i)) & 1n])));
    for (let i = 0; i + 1 < members.length; i++) {
      if (values[i] !== values[i + 1]) found.push(new Map([[members[i]!, values[i + 1]!], [members[i + 1]!, values[i]!]]));
    }
  }
  return found;
}

/** Pairs of inputs that stand beside each other in one linear combination, the second worth `ratio` of the first. */
function packedPairs(adversary: Adversary, inputs: ReadonlySet<string>): [low: string, high: string, ratio: bigint][] {
  const { system, symbols } = adversary.circuit;
  const inputOfWire = new Map([...inputs].map((name) => [symbols.wireOf[symbols.numberOf(name)!]!, name]));
  const found = new Map<string, [string, string, bigint]>();
  const look = (terms: Terms): void => {
    const packed = terms.filter(([wire]) => wire > system.publicSignals && inputOfWire.has(wire)).map(([wire, k]) => ({ name: inputOfWire.get(wire)!, weight: smaller(k) }));
    packed.sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));
    for (let i = 0; i + 1 < packed.length; i++) {
      const [low, high] = [packed[i]!, packed[i + 1]!];
      if (low.weight === 0n || high.weight % low.weight !== 0n) continue;
      found.set(`${low.name} ${high.name}`, [low.name, high.name, high.weight / low.weight]);
    }
  };
  for (let row = 0; row < system.rows; row++) system.constraint(row).forEach(look);
  return [...found.values()];
}

/** A coefficient or its negative, whichever is the smaller integer. */
const smaller = (k: bigint): bigint => (k > FIELD_ORDER - k ? FIELD_ORDER - k : k);
