export { decisionFlips, fidelityReport, fidelityReportSchema, marginErrors, type EvaluationSet, type FidelityOptions, type FidelityReport } from './fidelity.js';
export { fidelityPage } from './fidelity-page.js';
export { originalMargins } from './original-model.js';
export { Scorer, ScoringError, type GoldenRecord, type ScorerOptions } from './scorer.js';
export { thresholdAtBudget } from './statistics.js';
