export * from './bank-client.js';
export * from './helpers.js';
export * from './problem.js';
export * from './views.js';
