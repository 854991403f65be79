export * from './bundle.js';
export * from './case-log.js';
export * from './leaf.js';
export * from './primitives.js';
export * from './recovery.js';
export * from './registrations.js';
export * from './signing.js';
export * from './verdict.js';
