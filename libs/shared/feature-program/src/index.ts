export * from './circom.js';
export * from './evaluate.js';
export * from './program.js';
export * from './range.js';
