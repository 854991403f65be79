/** A door of its own (`@probity/shared-proof-verifier/testing`): a good day with real proofs, made by trapdoor. */
export {
  attestorSecret, certifierSecret, earlierLeaf, logKey, publish, recoverySecrets, rootOfChunks, sampleParts, sampleTrust, witnessKey,
} from './claims/sample-day.testing.js';
export { chunkSignals } from './claims/evidence-case.js';
export { simulateProof, trapdoor, verifyingKeyOf } from './claims/simulated-proofs.testing.js';
