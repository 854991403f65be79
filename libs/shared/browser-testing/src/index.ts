export * from './browser.js';
export * from './page-checks.js';
export * from './screens.js';
