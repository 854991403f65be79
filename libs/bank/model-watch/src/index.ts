import { ChallengerEntity } from './entities/challenger.entity.js';

/** Every entity of this library, for a data source. */
export const MODEL_WATCH_ENTITIES = [ChallengerEntity] as const;

export * from './challenger.js';
export * from './comparison.js';
export * from './entities/challenger.entity.js';
export * from './errors.js';
export * from './loaded.js';
export * from './loaded-differences.js';
export * from './shadow-scoring.js';
