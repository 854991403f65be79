/** Test helper: a circuit with a dozen constraints, one public output, an include and wires that appear in no B. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/** Writes the circuit to a temporary directory. */
export async function writeSmallCircuit(): Promise<{ directory: string; source: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'probity-circuit-'));
  const source = join(directory, 'small.circom');
  await writeFile(source, SOURCE);
  await writeFile(join(directory, 'square.circom'), SQUARE);
  return { directory, source };
}
