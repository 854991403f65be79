export { directSetup } from './setup/direct-setup.js';
export type { DirectSetup } from './setup/direct-setup.js';
export { SetupError } from './setup/setup-error.js';
export { SETUP_VERSION } from './setup/setup-secrets.js';
export { countFinitePoints } from './setup/zkey-file.js';
export type { FinitePoints } from './setup/zkey-file.js';
export { ArtifactError } from './artifacts/artifact-error.js';
export { ArtifactStore, sha256Of } from './artifacts/artifact-store.js';
export {
  emptyArtifactsLock,
  loadCircuit,
  pinnedCircuit,
  pinOf,
  readArtifactsLock,
  requirePinned,
  writeArtifactsLock,
} from './artifacts/artifacts-lock.js';
export type { ArtifactsLock, LoadedCircuit, PinnedCircuit } from './artifacts/artifacts-lock.js';
export { buildCircuit } from './artifacts/build-circuit.js';
export type { BuiltCircuit, CircuitBuild } from './artifacts/build-circuit.js';
