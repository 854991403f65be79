export * from './attest.js';
export * from './request.js';
