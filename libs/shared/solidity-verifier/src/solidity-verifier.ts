/**
 * The verifier of one registered key as a Solidity contract, and the calldata of a proof for it. The equation is that of
 * Groth16 (eprint 2016/260), over the precompiled contracts of EIP-196 and EIP-197.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ProofWire, VerifyingKeyWire } from '@probity/shared-proof-verifier';

export const VERIFY_SIGNATURE = 'verify(uint256,uint256[2],uint256[2][2],uint256[2])';

/**
 * Source of a contract with one function, `verify(signal, a, b, c) returns (bool)`: true for a valid proof of the signal. False for anything
 * else, also for a signal not below the field order (it would have a second spelling) and for points off the curve, outside the group, or at infinity.
 * @param key of one public signal, as the strict parser has accepted it
 * @param about one line that goes into the head comment: which circuit the key is of
 */
export function solidityVerifier(key: VerifyingKeyWire, about: string): string {
  if (!/^[\w@.,:/ -]{1,200}$/.test(about)) throw new RangeError('about is one line of plain characters: it becomes a comment of the contract');
  const [ic0, ic1] = key.ic;
  return `// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies proofs of ${about}.
// What a valid proof says stands in the statement that the signal is the digest of: rebuild it from its named fields, take it from nobody.
pragma solidity ^0.8.20;

contract ProbityVerifier {
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;
    uint256 private constant Q = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;

    /// @param signal public signal, the digest of a statement
    /// @param b a point of the second group, each coordinate as EIP-197 has it: imaginary part first
    function verify(uint256 signal, uint256[2] calldata a, uint256[2][2] calldata b, uint256[2] calldata c) external view returns (bool) {
        if (signal >= R || a[0] >= Q || a[1] >= Q || c[0] >= Q || c[1] >= Q) return false;
        // The precompiled contracts take zeros as the point at infinity, which no proof holds.
        if ((a[0] == 0 && a[1] == 0) || (c[0] == 0 && c[1] == 0) || (b[0][0] == 0 && b[0][1] == 0 && b[1][0] == 0 && b[1][1] == 0)) return false;

        // ic0 + signal * ic1
        (bool multiplied, bytes memory product) = address(7).staticcall{gas: 10000}(abi.encode(
            ${ic1![0]}, ${ic1![1]}, signal));
        if (!multiplied) return false;
        (bool added, bytes memory sum) = address(6).staticcall{gas: 1000}(bytes.concat(abi.encode(
            ${ic0![0]}, ${ic0![1]}), product));
        if (!added) return false;

        // e(-a, b) * e(alpha, beta) * e(ic0 + signal * ic1, gamma) * e(c, delta) = 1
        bytes memory pairs = bytes.concat(
            abi.encode(a[0], a[1] == 0 ? 0 : Q - a[1], b[0][0], b[0][1], b[1][0], b[1][1]),
            abi.encode(${g1(key.alpha)},
                ${g2(key.beta)}),
            sum, abi.encode(
                ${g2(key.gamma)}),
            abi.encode(c[0], c[1],
                ${g2(key.delta)}));
        // 45,000 and 34,000 a pair (EIP-1108); a failing call takes all gas it is given, so it gets no more.
        (bool paired, bytes memory one) = address(8).staticcall{gas: 200000}(pairs);
        return paired && one.length == 32 && abi.decode(one, (uint256)) == 1;
    }
}
`;
}

const g1 = ([x, y]: VerifyingKeyWire['alpha']): string => `uint256(${x}), uint256(${y})`;
const g2 = ([[x0, x1], [y0, y1]]: VerifyingKeyWire['beta']): string => [x1, x0, y1, y0].map((coordinate) => `uint256(${coordinate})`).join(', ');

/** Calldata of a call of `verify`, 0x and hex. */
export function proofCalldata(signal: bigint, { a, b, c }: ProofWire): string {
  const [[x0, x1], [y0, y1]] = b;
  const words = [signal, ...[...a, x1, x0, y1, y0, ...c].map(BigInt)];
  return `0x${bytesToHex(keccak_256(utf8ToBytes(VERIFY_SIGNATURE)).subarray(0, 4))}${words.map((word) => word.toString(16).padStart(64, '0')).join('')}`;
}
