import { describeFaults } from './matrix.testing.js';

describeFaults('postgres');
