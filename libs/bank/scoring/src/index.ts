export * from './fidelity.js';
export { Scorer, ScoringError, type GoldenRecord, type ScorerOptions } from './scorer.js';
