export {
  parseProof,
  parseVerifyingKey,
  proofToWire,
  verifyGroth16,
  verifyingKeyDigest,
  verifyingKeyToWire,
} from './groth16.js';
export type { Groth16Proof, Parsed, ProofWire, VerifyingKey, VerifyingKeyWire } from './groth16.js';
export type { G1Wire, G2Wire } from './groth16-points.js';
export { parseSnarkjsProof, parseSnarkjsVerifyingKey } from './groth16-snarkjs.js';
export { nobleEngine, type G2Affine, type PairingEngine, type PairingFactor } from './batch/pairing-engine.js';
export { EnginesDisagreeError, firstInvalidProof, invalidProofs, verifyBatch, type ProofCheck } from './batch/verify-batch.js';
export * from './claims/index.js';
export * from './log-keys.js';
