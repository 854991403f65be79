/** What a verification key says about a confidential model: nothing that another model of the same shape would not say. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileModel, treesOnnx, type FloatTree } from '@probity/bank-compiler';
import { circomlibFolder, circuitsFolder, compileCircuit, visibleInKey } from '@probity/shared-circuit-assurance';
import type { VerifyingKeyWire } from '@probity/shared-proof-verifier';
import { deriveSecrets, domainBitsOf, r1csFile, setUp } from '@probity/shared-proving-key/testing';
import { readR1cs } from '@probity/shared-r1cs';

const features = [3, 6, 8, 11].map((bits, i) => ({ name: `feature${i}`, bits }));

/** Verifying key of a circuit under one setup, whatever the circuit. */
async function keyOf(file: Uint8Array): Promise<VerifyingKeyWire> {
  const r1cs = readR1cs(file);
  return (await setUp(r1cs, deriveSecrets('one setup for all', new Uint8Array(32), domainBitsOf(r1cs)), () => {})).verifyingKey;
}

async function compile(tree: FloatTree, base = 0): Promise<{ r1cs: Uint8Array; visible: string }> {
  const model = compileModel(treesOnnx(base, [tree], features.length, 'probe'), { id: 'probe', version: '1.0.0', features }, { id: 'probe', version: '1.0.0' });
  const { r1cs, system } = await compileCircuit({ text: model.circomSource(1), includes: [join(circuitsFolder, 'lib'), join(circuitsFolder, 'model'), circomlibFolder] });
  return { r1cs, visible: visibleInKey(system) };
}

describe('the verifying key of a compiled model', () => {
  const tree = {
    feature: 2, cuts: [100],
    outside: { feature: 1, cuts: [17], outside: { leaf: 0 }, inside: { leaf: 0.5 } },
    inside: { feature: 3, cuts: [1_200], outside: { leaf: 0.25 }, inside: { leaf: 1 } },
  };

  it('has the same IC points for other leaves and other thresholds', async () => {
    const first = await compile(tree);
    const key = await keyOf(first.r1cs);
    const others: FloatTree[] = [
      { ...tree, outside: { feature: 1, cuts: [17], outside: { leaf: 0 }, inside: { leaf: 0.625 } } },
      { ...tree, outside: { feature: 1, cuts: [17], outside: { leaf: 0.125 }, inside: { leaf: 0.5 } } },
      { ...tree, cuts: [101] },
    ];
    for (const other of others) {
      const second = await compile(other);
      assert.notDeepEqual(Buffer.from(second.r1cs), Buffer.from(first.r1cs), 'another model');
      assert.equal(second.visible, first.visible);
      assert.deepEqual((await keyOf(second.r1cs)).ic, key.ic);
    }
  });

  it('would show a constant that lies on the constant wire', async () => {
    // x * x = digest - constant
    const circuit = (constant: bigint): Uint8Array => r1csFile(3, [[[[2, 1n]], [[2, 1n]], [[1, 1n], [0, constant]]]]);
    const [five, again, six] = await Promise.all([5n, 5n, 6n].map((constant) => keyOf(circuit(constant))));
    assert.deepEqual(again!.ic, five!.ic);
    assert.notDeepEqual(six!.ic[0], five!.ic[0]);
    assert.deepEqual(six!.ic[1], five!.ic[1]);
  });
});
