export { directSetup } from './setup/direct-setup.js';
export type { DirectSetup } from './setup/direct-setup.js';
export { SetupError } from './setup/setup-error.js';
export { SETUP_VERSION } from './setup/setup-secrets.js';
export { countFinitePoints } from './setup/zkey-file.js';
export type { FinitePoints } from './setup/zkey-file.js';
