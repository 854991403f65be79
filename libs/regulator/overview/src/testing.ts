export { seedSixWeeks, SEED_BANKS, SEED_NOW, SEED_ODD, SEED_SENTENCE } from './testing/seed.js';
