export * from './growing-tree.js';
export * from './merkle.js';
export * from './note.js';
export * from './checkpoint.js';
export * from './cosignature.js';
export * from './witness-protocol.js';
export * from './frontier.js';
