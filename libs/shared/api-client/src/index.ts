export * from './client.js';
export * from './helpers.js';
export * from './problem.js';
