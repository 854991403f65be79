/** Test helper: a circuit with a dozen constraints, one public output, an include and wires that appear in no B. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FIELD_ORDER } from '@probity/shared-commitments';

const SOURCE = `pragma circom 2.1.6;
include "bitify.circom";
include "./square.circom";
template Small() {
  signal input x;
  signal input ys[2][2];
  signal output digest;
  component bits = Num2Bits(8);
  bits.in <== x;
  component square = Square();
  square.in <== x + 3 * ys[0][0];
  signal mixed;
  mixed <== square.out * ys[0][1] + ys[1][0];
  digest <== mixed * ys[1][1] + 5;
}
component main = Small();
`;

const SQUARE = 'pragma circom 2.1.6;\ntemplate Square() { signal input in; signal output out; out <== in * in; }\n';

export const circomlibDirectory: string = join(dirname(createRequire(import.meta.url).resolve('circomlib/package.json')), 'circuits');

/** Input of the small circuit, and the digest that it gives. */
export const smallInput = { x: 200n, ys: [[2n, 3n], [4n, 7n]] } as const;
export const smallDigest = ((200n + 3n * 2n) ** 2n * 3n + 4n) * 7n + 5n;

type Terms = readonly (readonly [wire: number, coefficient: bigint])[];

/** A constraint file as circom writes it, of constraints A·B = C. Wire 0 is the constant, wire 1 the one public output. */
export function r1csFile(wires: number, constraints: readonly (readonly [a: Terms, b: Terms, c: Terms])[]): Uint8Array {
  const number = (value: number | bigint, bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes);
    for (let i = 0; i < bytes; i += 1) buffer[i] = Number((BigInt(value) >> BigInt(8 * i)) & 255n);
    return buffer;
  };
  const header = Buffer.concat([number(32, 4), number(FIELD_ORDER, 32), number(wires, 4), number(1, 4), number(0, 4), number(wires - 2, 4), number(wires, 8), number(constraints.length, 4)]);
  const combination = (terms: Terms): Buffer => Buffer.concat([number(terms.length, 4), ...terms.flatMap(([wire, k]) => [number(wire, 4), number(k, 32)])]);
  const body = Buffer.concat(constraints.flat().map(combination));
  const section = (kind: number, content: Buffer): Buffer => Buffer.concat([number(kind, 4), number(content.length, 8), content]);
  return Buffer.concat([Buffer.from('r1cs'), number(1, 4), number(2, 4), section(1, header), section(2, body)]);
}

/** Writes the circuit to a temporary directory. */
export async function writeSmallCircuit(): Promise<{ directory: string; source: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'probity-circuit-'));
  const source = join(directory, 'small.circom');
  await writeFile(source, SOURCE);
  await writeFile(join(directory, 'square.circom'), SQUARE);
  return { directory, source };
}
