/** A door of its own (`@probity/shared-proof-verifier/testing`): a good day with real proofs, made by trapdoor, and such proofs alone. */
export {
  attestorSecret, certifierSecret, earlierLeaf, logKey, modelTrapdoor, publish, recordTrapdoor, recoverySecrets, rootOfChunks, sampleParts, sampleTrust, witnessKey,
} from './claims/sample-day.testing.js';
export { mutatedBundles, type MutatedBundle } from './claims/mutated-bundles.testing.js';
export { RULES, type Rule } from './claims/rules.testing.js';
export { chunkSignals } from './claims/evidence-case.js';
export { simulateProof, trapdoor, verifyingKeyOf, type Trapdoor } from './claims/simulated-proofs.testing.js';
