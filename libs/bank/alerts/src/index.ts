import { ModelBaselineEntity } from './baseline.entity.js';

/** Every entity of this library, for a data source. */
export const ALERT_ENTITIES = [ModelBaselineEntity] as const;

export * from './alert-list.js';
export * from './baseline.entity.js';
export * from './errors.js';
export * from './explain.js';
export * from './insight.js';
export * from './priority.js';
export { sentenceOf } from './sentences.js';
export * from './tree-shap.js';
export * from './typologies.js';
