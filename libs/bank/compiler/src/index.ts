export * from './canonical-onnx.js';
export * from './compile-model.js';
export type { CostReport } from './cost-report.js';
export * from './ensemble-import.js';
export * from './errors.js';
export * from './evaluate-model.js';
export * from './lower-ensemble.js';
export * from './model.js';
export * from './model-artifacts.js';
