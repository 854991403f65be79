import { WhatIfEntity } from './what-if.entity.js';

/** Every entity of this library, for a data source. */
export const WHAT_IF_ENTITIES = [WhatIfEntity] as const;

export * from './errors.js';
export * from './runner.js';
export * from './tally.js';
export * from './what-if.entity.js';
export * from './what-ifs.js';
