export { proofCalldata, solidityVerifier, VERIFY_SIGNATURE } from './solidity-verifier.js';
