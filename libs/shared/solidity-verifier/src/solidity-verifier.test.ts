import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createEVM, type EVM } from '@ethereumjs/evm';
import { hexToBytes, type PrefixedHexString } from '@ethereumjs/util';
import type { EvidenceBundle } from '@probity/shared-evidence';
import { chunkSignals, recordTrapdoor, simulateProof, verifyingKeyOf } from '@probity/shared-proof-verifier/testing';
import { parseVerifyingKey, verifyingKeyToWire, type ProofWire, type TrustMaterial, type VerifyingKeyWire } from '@probity/shared-proof-verifier';
import { strFromU8, unzipSync } from 'fflate';
import solc from 'solc';
import { proofCalldata, solidityVerifier } from './solidity-verifier.js';

const FIELD_ORDER = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001n;
const GAS = 10_000_000n;

/** Runtime code of the contract, by the real compiler, which may not even warn. */
function compile(source: string): string {
  const input = { language: 'Solidity', sources: { 'V.sol': { content: source } }, settings: { optimizer: { enabled: true }, outputSelection: { '*': { '*': ['evm.deployedBytecode.object'] } } } };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as { errors?: { formattedMessage: string }[]; contracts: Record<string, Record<string, { evm: { deployedBytecode: { object: string } } }>> };
  assert.deepEqual(output.errors?.map(({ formattedMessage }) => formattedMessage) ?? [], []);
  return output.contracts['V.sol']!.ProbityVerifier!.evm.deployedBytecode.object;
}

/** Key, signal and proof of the first chunk of the sample day: real ones, made by the prover. */
function sampleProof(): { key: VerifyingKeyWire; signal: bigint; proof: ProofWire } {
  const files = unzipSync(readFileSync(join(import.meta.dirname, '../../../../samples/day.zip')));
  const read = <T>(name: string): T => JSON.parse(strFromU8(files[name]!)) as T;
  const [bundle, trust] = [read<EvidenceBundle>('bundle.json'), read<TrustMaterial>('trust.json')];
  const registered = trust.circuitKeys.find(({ key }) => key.role === 'record' && key.circuit === bundle.header.recordCircuit)!.key;
  const parsed = parseVerifyingKey({ protocol: 'groth16', curve: 'bn254', nPublic: 1, ...registered.verifyingKey });
  assert.ok(parsed.ok);
  return { key: verifyingKeyToWire(parsed.value), signal: chunkSignals(bundle)[0]!.record, proof: bundle.proofs[0]!.record };
}

describe('the verifier as a contract', () => {
  const { key, signal, proof } = sampleProof();
  let evm: EVM;
  let code: Uint8Array;
  const call = async (runtime: Uint8Array, data: string): Promise<{ verified: boolean; gas: bigint }> => {
    const { exceptionError, returnValue, executionGasUsed } = await evm.runCode({ code: runtime, data: hexToBytes(data as PrefixedHexString), gasLimit: GAS });
    assert.equal(exceptionError, undefined);
    return { verified: Buffer.from(returnValue).readUInt8(31) === 1, gas: executionGasUsed };
  };
  const verified = async (given: bigint, changed: ProofWire = proof): Promise<boolean> => (await call(code, proofCalldata(given, changed))).verified;

  before(async () => {
    evm = await createEVM();
    code = hexToBytes(`0x${compile(solidityVerifier(key, 'the record circuit of the sample day'))}`);
  });

  test('accepts a real proof of its signal, for about 200,000 gas', async () => {
    const { verified: result, gas } = await call(code, proofCalldata(signal, proof));
    assert.equal(result, true);
    assert.ok(gas < 230_000n, `${gas}`);
  });

  test('refuses another signal, also another spelling of the same one', async () => {
    for (const other of [signal + 1n, 0n, signal + FIELD_ORDER]) assert.equal(await verified(other), false);
  });

  test('refuses changed points, points off the curve, at infinity, and in the wrong places', async () => {
    const q = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;
    const negative = (point: ProofWire['a']): ProofWire['a'] => [point[0], String(q - BigInt(point[1]))];
    const plus = (text: string, by: bigint): string => String(BigInt(text) + by);
    const changed: ProofWire[] = [
      { ...proof, a: proof.c, c: proof.a }, { ...proof, a: negative(proof.a) }, { ...proof, c: negative(proof.c) },
      { ...proof, a: [plus(proof.a[0], 1n), proof.a[1]] }, { ...proof, c: [proof.c[0], plus(proof.c[1], 1n)] },
      { ...proof, a: [plus(proof.a[0], q), proof.a[1]] }, { ...proof, a: [proof.a[0], plus(proof.a[1], q)] },
      { ...proof, a: ['0', '0'] }, { ...proof, c: ['0', '0'] }, { ...proof, b: [['0', '0'], ['0', '0']] },
      { ...proof, b: [[proof.b[0][1], proof.b[0][0]], proof.b[1]] }, { ...proof, b: [[plus(proof.b[0][0], 1n), proof.b[0][1]], proof.b[1]] },
    ];
    for (const one of changed) assert.equal(await verified(signal, one), false, JSON.stringify(one));
  });

  test('refuses a proof under another key', async () => {
    const { alpha, beta, gamma, delta, ic } = verifyingKeyOf(recordTrapdoor);
    const other = { protocol: 'groth16' as const, curve: 'bn254' as const, nPublic: 1 as const, alpha, beta, gamma, delta, ic };
    const runtime = hexToBytes(`0x${compile(solidityVerifier(other, 'another circuit'))}`);
    assert.equal((await call(runtime, proofCalldata(signal, proof))).verified, false);
    assert.equal((await call(runtime, proofCalldata(7n, simulateProof(recordTrapdoor, 7n)))).verified, true);
  });

  test('a comment can not be broken out of', () => {
    assert.throws(() => solidityVerifier(key, 'x\ncontract Evil {}'), RangeError);
  });
});
