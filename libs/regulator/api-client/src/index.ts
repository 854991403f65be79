export * from '@probity/shared-api-client';
export * from './regulator-client.js';
export type { components, operations, paths } from './schema.generated.js';
