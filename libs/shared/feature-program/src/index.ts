export * from './circom.js';
export * from './evaluate.js';
export * from './load.js';
export * from './fields-read.js';
export * from './lower.js';
export * from './program.js';
export * from './record-cost.js';
