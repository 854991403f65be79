import { describeFaults } from './matrix.testing.js';

describeFaults('redis');
