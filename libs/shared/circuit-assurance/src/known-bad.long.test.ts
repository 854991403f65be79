/** Circuits with a known mistake: the suite must name the signal, and find nothing in the corrected twin. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assureCircuit, type Attempt } from './assure.js';
import { compileForAssurance } from './circuit.js';
import { circomlibFolder, circuitsFolder } from './compile.js';
import type { WitnessInput } from './witness-program.js';

const folder = join(circuitsFolder, 'known-bad');
const salt = 0x1234_5678_9abc_def0_1234_5678_9abc_def0n;

interface Fixture {
  readonly template: string;
  readonly input: WitnessInput;
  readonly widths?: Readonly<Record<string, number>>;
  /** Which attempt must get through, and with which signal. */
  readonly caught: readonly [Attempt, string];
}

const FIXTURES: Readonly<Record<string, Fixture>> = {
  'less-than-unchecked.circom': { template: 'BelowHundred', input: { value: 42n, salt }, widths: { value: 8 }, caught: ['range', 'main.value'] },
  'unbound-hint.circom': { template: 'Parity', input: { value: 1_001n, salt }, widths: { value: 16 }, caught: ['hint', 'main.parity'] },
  'unused-public-input.circom': { template: 'Dated', input: { businessDate: 20_000n, amount: 5n, salt }, caught: ['wire', 'main.businessDate'] },
  'packed-unchecked.circom': { template: 'Packed', input: { currency: 978n, country: 276n, salt }, caught: ['carry', 'main.currency + main.country'] },
  'aliased-bits.circom': { template: 'LowByte', input: { value: 77n, salt }, caught: ['hint', 'main.Num2Bits.out[*]'] },
  'non-boolean-selector.circom': { template: 'Pick', input: { chooseSecond: 1n, first: 10n, second: 20n, salt }, widths: { chooseSecond: 1 }, caught: ['range', 'main.chooseSecond'] },
  'division-unchecked.circom': { template: 'Quotient', input: { dividend: 1_000n, divisor: 7n, salt }, widths: { divisor: 8 }, caught: ['hint', 'main.quotient + main.remainder'] },
  'unconstrained-output.circom': { template: 'Product', input: { left: 6n, right: 7n, salt }, caught: ['wire', 'main.product'] },
};

const includes = [folder, circomlibFolder];

function compile(file: string, { template }: Fixture, corrected: 0 | 1): ReturnType<typeof compileForAssurance> {
  const publics = readFileSync(join(folder, file), 'utf8').match(/signal input (\w+); \/\/ public/);
  return compileForAssurance({ text: `include "${file}";\ncomponent main ${publics === null ? '' : `{public [${publics[1]}]}`} = ${template}(${corrected});\n`, includes });
}

describe('known-bad circuits', () => {
  it('are all tried here', () => {
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.circom')).sort(), Object.keys(FIXTURES).sort());
  });

  for (const [file, fixture] of Object.entries(FIXTURES)) {
    const widthOf = (name: string): number | undefined => fixture.widths?.[name];

    it(`${file} is caught by its signal`, async () => {
      const { survivors } = await assureCircuit(await compile(file, fixture, 0), fixture.input, { widthOf });
      const [attempt, signal] = fixture.caught;
      const found = survivors.filter((survivor) => survivor.attempt === attempt && survivor.signal === signal);
      assert.equal(found.length, 1, JSON.stringify(survivors));
      assert.equal(found[0]!.reason, undefined, 'and is not explained away');
    });

    it(`${file} passes where it is corrected`, async () => {
      const { survivors, hintsTried, hints } = await assureCircuit(await compile(file, fixture, 1), fixture.input, { widthOf });
      assert.deepEqual(survivors, []);
      assert.equal(hintsTried, hints);
    });
  }
});
