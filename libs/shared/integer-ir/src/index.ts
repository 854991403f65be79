export * from './errors.js';
export * from './evaluate.js';
export * from './graph.js';
export * from './push-thresholds.js';
export * from './rewrite.js';
