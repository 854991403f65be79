/**
 * Every `<--` of the gadgets as an adversary would set it: the hint becomes an input of the same circuit, everything
 * downstream is computed from it, and the constraints must leave no second answer.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FIELD_ORDER, type CircuitInput } from '@probity/shared-commitments';
import { circuitsFolder, compileForTest, type CompiledCircuit } from './circom-testing.js';

/** The sources of `lib/<name>` and what it includes, in one text without includes. */
function libSource(name: string, seen = new Set<string>()): string {
  if (seen.has(name)) return '';
  seen.add(name);
  return readFileSync(join(circuitsFolder, 'lib', name), 'utf8')
    .replace(/^pragma .*$/m, '')
    .replace(/^include "([^"]+)";$/gm, (_, included: string) => libSource(included, seen));
}

/** A circuit of one gadget. Each edit replaces one place of the source; a place that is not there once is an error. */
function gadget(lib: string, main: string, edits: readonly [string, string][]): Promise<CompiledCircuit> {
  let source = libSource(lib);
  for (const [from, to] of edits) {
    assert.equal(source.split(from).length, 2, `${from} is in ${lib} once`);
    source = source.replace(from, () => to);
  }
  return compileForTest({ source: `pragma circom 2.2.0;\n${source}\ncomponent main = ${main};\n` });
}

/** The circuit's output (wire 1), or undefined where the constraints refuse. */
async function outputOf(circuit: CompiledCircuit, input: CircuitInput): Promise<bigint | undefined> {
  try {
    return (await circuit.witness(input))[1];
  } catch (error) {
    assert.match((error as Error).message, /Assert Failed/);
    return undefined;
  }
}

const half = (FIELD_ORDER + 1n) / 2n;

describe('hints of the gadgets', () => {
  it('leave one quotient to CappedRatio', async () => {
    const circuit = await gadget('ratio.circom', 'CappedRatio(6, 4, 3)', [
      ['signal quotient <-- floor > cap ? cap : floor;', 'signal input hint; signal quotient <-- hint;'],
    ]);
    for (const numerator of [0n, 1n, 5n, 13n, 14n, 15n, 16n, 48n, 49n, 63n]) {
      for (const denominator of [0n, 1n, 2n, 7n, 8n, 15n]) {
        const floor = numerator / (denominator || 1n);
        const expected = floor > 7n ? 7n : floor;
        for (const hint of [...Array.from({ length: 10 }, (_, i) => BigInt(i)), FIELD_ORDER - 1n, half]) {
          const output = await outputOf(circuit, { numerator, denominator, hint });
          assert.equal(output, hint === expected ? expected : undefined, `${numerator} / ${denominator} with ${hint}`);
        }
      }
    }
  });

  it('leave one answer to IsZeroValue', async () => {
    const circuit = await gadget('bits.circom', 'IsZeroValue()', [['signal inverse <-- in != 0 ? 1 / in : 0;', 'signal input hint; signal inverse <-- hint;']]);
    for (const value of [1n, 2n, FIELD_ORDER - 1n]) {
      for (const hint of [0n, 1n, 2n, half, FIELD_ORDER - 1n]) {
        const right = (value * hint) % FIELD_ORDER === 1n;
        assert.equal(await outputOf(circuit, { in: value, hint }), right ? 0n : undefined);
      }
    }
    for (const hint of [0n, 1n, half]) assert.equal(await outputOf(circuit, { in: 0n, hint }), 1n);
  });

  it('leave one hour to BookingTime', async () => {
    const circuit = await gadget('day.circom', 'BookingTime()', [
      ['hour <-- offset \\ 3600;', 'signal input hourHint; hour <-- hourHint;'],
      ['signal second <-- offset % 3600;', 'signal input secondHint; signal second <-- secondHint;'],
    ]);
    const dayStart = 1_700_000_000n;
    const inverse3600 = (() => { let x = 1n; let base = 3600n; for (let e = FIELD_ORDER - 2n; e > 0n; e >>= 1n) { if (e & 1n) x = (x * base) % FIELD_ORDER; base = (base * base) % FIELD_ORDER; } return x; })();
    for (const offset of [-3601n, -1n, 0n, 3599n, 3600n, 86_399n, 89_999n, 90_000n]) {
      const input = { bookingTime: dayStart + offset, dayStart, dayEnd: dayStart + 90_000n };
      const hours = [0n, 1n, 23n, 24n, 25n, 31n, FIELD_ORDER - 1n];
      const pairs = hours.map((hour) => [hour, offset - 3600n * hour] as const);
      // The offset divided in the field, and nothing left over.
      pairs.push([(((offset + FIELD_ORDER) % FIELD_ORDER) * inverse3600) % FIELD_ORDER, 0n]);
      for (const [hourHint, second] of pairs) {
        const secondHint = ((second % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;
        const inside = offset >= 0n && offset < 90_000n && hourHint === offset / 3600n;
        assert.equal(await outputOf(circuit, { ...input, hourHint, secondHint }), inside ? hourHint : undefined, `offset ${offset}, hour ${hourHint}`);
      }
    }
  });

  it('leave one day of the week to Weekend', async () => {
    const circuit = await gadget('day.circom', 'Weekend()', [
      ['signal weeks <-- shifted \\ 7;', 'signal input weeksHint; signal input dayHint[7]; signal weeks <-- weeksHint;'],
      ['isDay[d] <-- shifted % 7 == d ? 1 : 0;', 'isDay[d] <-- dayHint[d];'],
    ]);
    const flags = (...set: number[]): bigint[] => Array.from({ length: 7 }, (_, d) => (set.includes(d) ? 1n : 0n));
    for (const businessDate of [0n, 4n, 20_000n, 2n ** 20n - 1n]) {
      const shifted = businessDate + 3n;
      for (let day = 0; day < 7; day++) {
        for (const weeks of [shifted / 7n, shifted / 7n - 1n, shifted / 7n + 1n, 0n]) {
          const right = 7n * weeks + BigInt(day) === shifted;
          const weeksHint = (weeks + FIELD_ORDER) % FIELD_ORDER;
          assert.equal(await outputOf(circuit, { businessDate, weeksHint, dayHint: flags(day) }), right ? (day >= 5 ? 1n : 0n) : undefined);
        }
      }
      for (const dayHint of [flags(), flags(0, 1), flags(1, 2), [2n, FIELD_ORDER - 1n, 0n, 0n, 0n, 0n, 0n]]) {
        assert.equal(await outputOf(circuit, { businessDate, weeksHint: shifted / 7n, dayHint }), undefined);
      }
    }
  });

  it('leave one set of flags to OneHot', async () => {
    const circuit = await gadget('one-hot.circom', 'Probe()', [
      ['// The eight values of three bits, one flag each.', `template Probe() {
        signal input active; signal input index; signal input hint[3]; signal output out;
        component flags = OneHot(3); flags.active <== ToBit()(active); flags.index <== index; flags.hint <== hint;
        out <== flags.out[0] + 2 * flags.out[1] + 4 * flags.out[2];
      }`],
      ['out[i] <-- active == 1 && index == i ? 1 : 0;', 'out[i] <-- hint[i];'],
      ['signal input index;\n    signal output {binary} out[n];', 'signal input index; signal input hint[n];\n    signal output {binary} out[n];'],
    ]);
    for (const active of [0n, 1n]) {
      for (const index of [0n, 1n, 2n, 3n]) {
        for (let set = 0; set < 8; set++) {
          const hint = [0, 1, 2].map((i) => BigInt((set >> i) & 1));
          const right = active === 1n ? index < 3n && set === 1 << Number(index) : index === 0n && set === 0;
          assert.equal(await outputOf(circuit, { active, index, hint }), right ? BigInt(set) : undefined, `${active} ${index} ${set}`);
        }
      }
    }
    assert.equal(await outputOf(circuit, { active: 1n, index: 1n, hint: [half, 0n, half] }), undefined);
  });

  it('are not needed to decode three bits', async () => {
    const circuit = await gadget('one-hot.circom', 'Probe()', [
      ['// The eight values of three bits, one flag each.', `template Probe() {
        signal input in; signal output out[8];
        out <== DecodeThree()(ToBits(3)(in));
      }`],
    ]);
    for (let value = 0; value < 8; value++) {
      const witness = await circuit.witness({ in: BigInt(value) });
      assert.deepEqual(witness.slice(1, 9), Array.from({ length: 8 }, (_, i) => (i === value ? 1n : 0n)));
    }
  });

  it('leave one decomposition to ToBits', async () => {
    const circuit = await gadget('bits.circom', 'Probe()', [
      ['// One boolean.', `template Probe() {
        signal input in; signal input hint[3]; signal output out;
        component bits = ToBits(3); bits.in <== in; bits.hint <== hint;
        out <== bits.out[0] + 2 * bits.out[1] + 4 * bits.out[2];
      }
      // One boolean.`],
      ['out[i] <-- (in >> i) & 1;', 'out[i] <-- hint[i];'],
      ['signal input in;\n    signal output {binary} out[n];\n\n    var sum', 'signal input in; signal input hint[n];\n    signal output {binary} out[n];\n\n    var sum'],
    ]);
    for (const value of [0n, 1n, 5n, 7n, 8n, FIELD_ORDER - 1n]) {
      for (let set = 0; set < 8; set++) {
        const hint = [0, 1, 2].map((i) => BigInt((set >> i) & 1));
        assert.equal(await outputOf(circuit, { in: value, hint }), BigInt(set) === value ? value : undefined);
      }
      assert.equal(await outputOf(circuit, { in: value, hint: [value, 0n, 0n] }), value <= 1n ? value : undefined);
    }
  });

  it('have no comparator that takes an unchecked value', async () => {
    const compare = (value: string): Promise<CompiledCircuit> => gadget('compare.circom', 'Probe()', [
      ['// Demands a <= b,', `template Probe() {
        signal input in; signal output out;
        signal {maxbit} limit <== Checked(3)(5);
        out <== AtLeast(3)(${value}, limit);
      }
      // Demands a <= b,`],
    ]);
    const circuit = await compare('Checked(3)(in)');
    for (const value of [0n, 4n, 5n, 7n]) assert.equal(await outputOf(circuit, { in: value }), value >= 5n ? 1n : 0n);
    for (const value of [8n, FIELD_ORDER - 1n, half]) assert.equal(await outputOf(circuit, { in: value }), undefined);
    await assert.rejects(compare('in'), /circom2/);
    await assert.rejects(compare('Checked(4)(in)'), /circom2/);
  });

  it('have no way to give NotNegative a value outside its range', async () => {
    const circuit = await gadget('compare.circom', 'NotNegative(3)', []);
    for (const value of [-8n, -7n, -1n, 0n, 1n, 7n]) assert.equal(await outputOf(circuit, { in: (value + FIELD_ORDER) % FIELD_ORDER }), value >= 0n ? 1n : 0n);
    for (const value of [8n, 15n, 16n, FIELD_ORDER - 9n, FIELD_ORDER - 16n, half]) assert.equal(await outputOf(circuit, { in: value }), undefined);
  });

  it('leave MemberOf with the list, whatever stands in it twice, and whatever the value', async () => {
    const circuit = await gadget('member.circom', 'MemberOf(4, [0, 5, 5, 9])', []);
    for (const value of [0n, 5n, 9n]) assert.equal(await outputOf(circuit, { in: value }), 1n);
    for (const value of [1n, 4n, 6n, 45n, FIELD_ORDER - 5n, half]) assert.equal(await outputOf(circuit, { in: value }), 0n);
    const one = await gadget('member.circom', 'MemberOf(1, [5])', []);
    for (const value of [0n, 4n, 5n, FIELD_ORDER - 5n]) assert.equal(await outputOf(one, { in: value }), value === 5n ? 1n : 0n);
  });

  it('compare every value of four bits with every constant', async () => {
    const constants = Array.from({ length: 15 }, (_, i) => i + 1);
    const circuit = await gadget('bits.circom', 'Probe()', [
      ['// One boolean.', `template Probe() {
        signal input in; signal output out[30];
        signal {binary} bits[4] <== ToBits(4)(in);
        signal {binary} above[4] <== SuffixOr(4)(bits);
        ${constants.map((c, i) => `out[${i}] <== AtLeastByBits(4, ${c})(bits); out[${15 + i}] <== AtLeastConstant(4, ${c})(bits, above);`).join('\n')}
      }
      // One boolean.`],
    ]);
    for (let value = 0; value < 16; value++) {
      const expected = constants.map((c) => (value >= c ? 1n : 0n));
      assert.deepEqual((await circuit.witness({ in: BigInt(value) })).slice(1, 31), [...expected, ...expected], `${value}`);
    }
  });

  it('come from no library comparator: of circomlib only Poseidon is used', () => {
    const sources = ['lib', 'record', 'record/generated'].flatMap((folder) => readdirSync(join(circuitsFolder, folder))
      .filter((name) => name.endsWith('.circom')).map((name) => [`${folder}/${name}`, readFileSync(join(circuitsFolder, folder, name), 'utf8')] as const));
    const own = new Set(sources.map(([name]) => name.split('/').at(-1)));
    const foreign = sources.flatMap(([name, text]) => [...text.matchAll(/^include "([^"]+)"/gm)].map(([, included]) => [name, included!] as const))
      .filter(([, included]) => !own.has(included.split('/').at(-1)));
    assert.deepEqual(foreign, [['lib/tagged-hash.circom', 'poseidon.circom']]);
  });

  it('are all in the gadgets tested here', () => {
    const hints = (folder: string, names: string[]): number =>
      names.reduce((sum, name) => sum + readFileSync(join(circuitsFolder, folder, name), 'utf8').split('<--').length - 1, 0);
    assert.equal(hints('lib', ['ratio.circom', 'bits.circom', 'day.circom', 'one-hot.circom']), 8);
    assert.equal(hints('lib', ['compare.circom', 'member.circom', 'tagged-hash.circom']), 0);
    assert.equal(hints('record', ['slot.circom', 'chunk.circom', 'generated/fields.circom', 'generated/features.circom', 'generated/statement.circom']), 0);
  });
});
