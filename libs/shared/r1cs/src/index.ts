export * from './r1cs.js';
