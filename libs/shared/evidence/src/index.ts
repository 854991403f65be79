export * from './bundle.js';
export * from './case-log.js';
export * from './primitives.js';
export * from './registrations.js';
export * from './signing.js';
export * from './verdict.js';
