export * from './explain.js';
export * from './priority.js';
export { sentenceOf } from './sentences.js';
export * from './tree-shap.js';
export * from './typologies.js';
