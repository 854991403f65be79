export * from './circom-compiler.js';
export * from './circom-sources.js';
export * from './circuit-build-error.js';
export * from './rebuild-record-circuit.js';
