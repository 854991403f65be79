/** A door of its own (`@probity/shared-proving-key/testing`): small circuits, powers of tau of known scalars, and keys made from any scalars. */
export { setUp } from './direct-setup.js';
export { writePowersOfTau } from './powers-of-tau.testing.js';
export { domainBitsOf } from './qap.js';
export { deriveSecrets } from './setup-secrets.js';
export { circomlibDirectory, r1csFile, smallDigest, smallInput, writeSmallCircuit } from './small-circuit.testing.js';
