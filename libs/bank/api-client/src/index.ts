export * from '@probity/shared-api-client';
export * from './bank-client.js';
export * from './helpers.js';
export * from './views.js';
