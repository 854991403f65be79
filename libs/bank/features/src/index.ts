export * from './feature-row.js';
export * from './window-state.js';
export * from './window.js';
