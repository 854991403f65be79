/** Evidence with one bit changed: what a demonstration and tests of verifiers start from. */
import type { EvidenceBundle } from '@probity/shared-evidence';

export interface Flipped {
  /** Perhaps no evidence any more: a verifier is to say so. */
  readonly document: unknown;
  /** Dotted path of the value that was changed. */
  readonly path: string;
}

type Path = readonly (string | number)[];

/**
 * Changes one bit of one value of a bundle.
 * @param choose a number from 0 to `below` - 1: random, or of a seeded generator where the same change is wanted again
 */
export function flipOneBit(bundle: EvidenceBundle, choose: (below: number) => number): Flipped {
  const document = structuredClone(bundle) as unknown;
  const paths = [...leavesOf(document)];
  const path = paths[choose(paths.length)]!;
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], document) as Record<string | number, unknown>;
  const key = path.at(-1)!;
  parent[key] = flipValue(parent[key] as string | number, choose);
  return { document, path: path.join('.') };
}

function* leavesOf(node: unknown, path: Path = []): Generator<Path, void> {
  if (typeof node !== 'object' || node === null) yield path;
  else if (Array.isArray(node)) for (const [index, child] of node.entries()) yield* leavesOf(child, [...path, index]);
  else for (const [name, child] of Object.entries(node)) yield* leavesOf(child, [...path, name]);
}

/** A value with one bit changed: of a decimal its lowest, of another text one of the character that is chosen. */
export function flipValue(value: string | number, choose: (below: number) => number): string | number {
  if (typeof value === 'number') return value ^ 1;
  if (/^\d+$/.test(value)) return String(BigInt(value) ^ 1n);
  if (value === '') return '\u0001';
  const at = choose(value.length);
  return `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ 1)}${value.slice(at + 1)}`;
}
