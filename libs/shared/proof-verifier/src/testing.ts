/** A door of its own (`@probity/shared-proof-verifier/testing`): a good day with real proofs, made by trapdoor, and such proofs alone. */
export { attestorSecret, certifierSecret, logKey, modelTrapdoor, publish, recordTrapdoor, rootOfChunks, sampleParts, sampleTrust, witnessKey } from './claims/sample-day.testing.js';
export { simulateProof, trapdoor, verifyingKeyOf, type Trapdoor } from './claims/simulated-proofs.testing.js';
